"""Some of several: "many of whom Iran arms", "one of the Iran-backed groups", "an alliance of A and B"."""

from dataclasses import replace

from allegiance.extraction.found import Found, Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.phrase import Chunk
from allegiance.records import ActorType

_SHARES = words("chunks", "shares")
_ALLIANCES = words("chunks", "alliances")
_UNIONS = _ALLIANCES | words("chunks", "umbrellas")
_MAKING = words("chunks", "making")
_WHOM = frozenset({"whom", "which"})
_FACTIONS = words("frames", "factions")
_NUMBERS = lexicon()["numbers"]
_BEING = frozenset({"be", "become", "remain"})
_AMONG = frozenset({"of", "among"})


def resolved(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """Put those who are meant in the place of a share of them."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        if _share(line, chunks, at):
            if chunks[at + 2].kind == "REL":
                at += 2  # "rebels, some of whom are backed": as "rebels, who are backed"
                continue
            if _said_of_them(line, chunks, at):
                at += 3  # "militias, many of them trained by": as "militias, trained by"
                continue
        if _allied(line, out, chunks, at):
            chunks[at + 2].first = chunks[at].first
            at += 2
            continue
        if one := _one_of(line, out, chunks, at):
            chunks[at].found = one
        elif named := _named_behind(line, chunks, at):
            chunks[at].owners = [*chunks[at].owners, *chunks[at].actors]
            chunks[at].found = named
        out.append(chunks[at])
        at += 1
    return out


def _share(line: Line, chunks: list[Chunk], at: int) -> bool:
    """Whether a phrase is "some of", "the majority of"."""
    here = chunks[at]
    counted = line.key(here.last - 1) in _NUMBERS or line.key(here.last - 1).isdigit()
    of = at + 2 < len(chunks) and chunks[at + 1].kind == "PREP" and chunks[at + 1].word == "of"
    whom = of and (chunks[at + 2].kind == "REL" or line.key(chunks[at + 2].first) == "them")
    share = line.key(here.last - 1) in _SHARES or (counted and whom)  # "five of whom"
    return of and share and here.kind == "NP" and not here.actors


def _said_of_them(line: Line, chunks: list[Chunk], at: int) -> bool:
    """As in ", many of them trained by": a participle that is said of those before the comma."""
    if at < 1 or chunks[at - 1].kind != "COMMA" or at + 3 >= len(chunks):
        return False
    them, verb = chunks[at + 2], chunks[at + 3]
    return line.key(them.first) == "them" and verb.kind == "VP" and verb.form in {"part", "ing"}


def _allied(line: Line, out: list[Chunk], chunks: list[Chunk], at: int) -> bool:
    """As in "an alliance of Chadian troops and M23": each of those that it is of."""
    here = chunks[at]
    if (
        here.kind != "NP"
        or (here.actors and not _nameless(here))
        or here.owners
        or line.key(here.last - 1) not in _ALLIANCES
        or at + 4 >= len(chunks)
    ):
        return False
    if out and (out[-1].word in _MAKING or out[-1].kind in {"COMMA", "NP"}):
        return False  # it is told who they are, or who leads them
    first, joint = chunks[at + 2], chunks[at + 3 : at + 7]
    several = first.kind == "NP" and first.found is not None and any(chunk.kind == "CONJ" for chunk in joint)
    return several and chunks[at + 1].kind == "PREP" and chunks[at + 1].word == "of"


def _nameless(here: Chunk) -> bool:
    """As in "A rebel alliance of M23 and others": it has no name of its own."""
    return here.found is not None and here.found.how == "unnamed" and not here.tails


def _named_behind(line: Line, chunks: list[Chunk], at: int) -> Found | None:
    """As in "A Front group, the Hill Battalion, fought": who it is, and whose."""
    whole = chunks[at].found
    if whole is None or whole.role != "name" or line.key(chunks[at].first) not in {"a", "an"}:
        return None
    plain = not line.tokens[whole.last - 1].capital and line.key(whole.last - 1) in _FACTIONS
    if not plain or [chunk.kind for chunk in chunks[at + 1 : at + 4]] != ["COMMA", "NP", "COMMA"]:
        return None
    named = chunks[at + 2].found
    if named is None or named.role != "name" or named.type is not ActorType.MILITIA:
        return None
    return replace(named, first=whole.first, last=whole.last, how="coreference")


def _one_of(line: Line, out: list[Chunk], chunks: list[Chunk], at: int) -> Found | None:
    """Who is said to be one of a crowd that somebody backs: "A, one of the Iran-backed groups"."""
    crowd = chunks[at]
    if crowd.kind != "NP" or crowd.found is None or crowd.found.how != "unnamed" or len(out) < 3:
        return None
    backed = bool(crowd.tails) or (at + 1 < len(chunks) and chunks[at + 1].form == "part")
    if not backed or out[-1].kind != "PREP" or out[-1].word not in _AMONG:
        return None
    step = len(out) - 2
    union = line.key(out[step].last - 1) in _UNIONS  # "an umbrella of mostly"
    if out[step].kind == "NP" and (union or not out[step].actors):
        if line.key(out[step].first) not in {"one", "the", "among"} and not union:
            return None  # "one", "the most powerful"
        step -= 1
    if out[step].kind == "PREP" and out[step].word == "among":
        step -= 1
    if step < 1 or not (out[step].kind == "COMMA" or out[step].word in _BEING):
        return None
    named = out[step - 1].found if out[step - 1].kind == "NP" else None
    if named is None or named.type is not crowd.found.type:
        return None
    return replace(named, first=crowd.first, last=crowd.last, how="coreference")
