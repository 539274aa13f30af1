"""Chunks made one: "members of the Front", names given again in parentheses, owners that share a head."""

from allegiance.extraction.found import Found, Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.phrase import Chunk
from allegiance.records import ActorType

_EXAMPLES = frozenset({"including", "such_as"})
_EACH = frozenset({"both", "all", "each"})  # "A and B, both members of the Front"
_NAMING = frozenset({"call", "term", "consider", "deem", "dub"})
_CALLED = words("chunks", "called")
_SORTS = words("groups", "introducing")
_QUANTITIES = words("chunks", "quantities")
_SECTIONS = words("chunks", "sections")
_UNITS = frozenset({"unit", "cell", "cells", "squad", "units"})
_OFFICERS = words("chunks", "officers")
_SOLDIERS = frozenset({"troops", "forces", "soldiers", "interests", "personnel"})


def merged(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """Make "members of the Front" one phrase, and drop parentheses that only name again."""
    chunks = _joined_owners(line, _without_acronyms(chunks))
    parts = lexicon()["parts"]
    at = 0
    out: list[Chunk] = []
    while at < len(chunks):
        here = chunks[at]
        if (
            here.kind == "NP" and not here.owners and at + 2 < len(chunks)
            and (here.found is None or _of_body(chunks, at))
            and not (out and out[-1].kind == "VP" and _says_what(out[-1].word, here.word))
            and not (out and out[-1].kind == "COMMA" and line.key(here.first) in _EACH)
            and not _ranked(line, here)
            and (here.found is not None or here.word in _QUANTITIES
                 or (here.word in parts and here.word.endswith(("s", "men")))
                 or _section(out, chunks, at))
            and chunks[at + 1].kind == "PREP" and chunks[at + 1].word in {"of", "from"}
            and chunks[at + 2].kind == "NP" and (bodies := _bodies(whole := chunks[at + 2]))
            and bodies[0].type not in {ActorType.STATE, ActorType.PERSON}
        ):  # fmt: skip
            whole.first, whole.tails = here.first, [*here.tails, *whole.tails]
            if [chunk.word for chunk in chunks[at + 3 : at + 5]] == ["and", chunks[at + 1].word]:
                del chunks[at + 4]  # "members of A and of B"
            at += 2
            continue
        if so_called := _so_called(chunks, at):
            at += so_called
            continue
        crowd = here.found is not None and here.found.role == "crowd"
        if (
            here.kind == "NP"
            and (crowd or (not here.actors and here.word in lexicon()["bands"] | _CALLED))
            and (named := _named(chunks, at))
        ):
            chunks[named].first, chunks[named].tails = here.first, [*here.tails, *chunks[named].tails]
            at = named
            continue
        if _two_sorts(line, chunks, at):
            here.last = chunks[at + 2].last
            out.append(here)
            at += 3
            continue
        officer = here.kind == "NP" and here.word in _OFFICERS and (here.owners or here.indefinite)
        if officer and _called(chunks, at):
            person = chunks[at + 2]
            person.first, person.owners = here.first, [*here.owners, *person.owners]
            at += 2
            continue
        out.append(here)
        at += 1
    return out


def _two_sorts(line: Line, chunks: list[Chunk], at: int) -> bool:
    """As in "M23 is a militia and political party led by N": two words for what one body is."""
    row = chunks[at : at + 3]
    if [chunk.kind for chunk in row] != ["NP", "CONJ", "NP"] or row[1].word != "and":
        return False
    first, second = row[0], row[2]
    sorts = line.key(first.last - 1) in _SORTS and line.key(second.last - 1) in _SORTS
    bare = not (second.found or second.owners or second.definite or second.indefinite)
    capital = any(token.capital for token in line.tokens[second.first : second.last])
    return first.indefinite and sorts and bare and not capital


def _says_what(verb: str, head: str) -> bool:
    """As in "are | members of the Front", "considers | part of the Front": a predicate, and nobody of it."""
    return verb in {"be", "become"} or (verb in _NAMING and head == "part")


def _bodies(phrase: Chunk) -> list[Found]:
    """Whom a phrase stands for; "M23's rocket unit" is M23's."""
    unit = phrase.word in _UNITS and len(phrase.owners) == 1
    return phrase.actors or (phrase.owners if unit else [])


def _of_body(chunks: list[Chunk], at: int) -> bool:
    """As in "Islamist militants from the Front and M23": those, and not all such militants."""
    crowd, whole = chunks[at].found, chunks[at + 2].found
    if crowd is None or whole is None or crowd.role != "crowd" or crowd.how != "unnamed":
        return False
    return whole.type is ActorType.MILITIA and whole.role == "name"


def _ranked(line: Line, phrase: Chunk) -> bool:
    """As in "the number two of the Front", who is one man."""
    return line.key(phrase.last - 2) in {"number", "no"}


def _so_called(chunks: list[Chunk], at: int) -> int:
    """As in "bombed what it calls hideouts of M23": how many chunks are the words of him who calls it so.

    Also "what it described as hideouts", "what it said were hideouts".
    """
    row = chunks[at : at + 5]
    kinds = [chunk.kind for chunk in row]
    if chunks[at].word != "what" or kinds[:3] != ["NP", "NP", "VP"]:
        return 0
    if kinds[3:4] == ["NP"] and row[2].word in _NAMING:
        return 3
    described = kinds[4:] == ["NP"] and row[2].word == "describe" and row[3].word == "as"
    said = kinds[3:] == ["VP", "NP"] and row[2].word in {"say", "claim"} and row[3].word == "be"
    return 4 if described or said else 0


def _section(out: list[Chunk], chunks: list[Chunk], at: int) -> bool:
    """As in "A faction of the Front attacked"; not where it says what somebody is."""
    before = out[-1] if out else None
    if before is None and not any(chunk.kind == "VP" and chunk.form == "finite" for chunk in chunks):
        return False  # "Part of the Hill Brigade." under a name
    if chunks[at].word not in _SECTIONS or chunks[at].definite:
        return False
    if before is not None and (
        before.kind in {"COMMA", "OPEN", "NP"} or before.word in {"be", "as", "form", "become", "make"}
    ):
        return False
    return at + 3 >= len(chunks) or chunks[at + 3].kind not in {"COMMA", "NP", "OPEN"}


def _called(chunks: list[Chunk], at: int) -> bool:
    """As in "a Front official named Omar Diallo"."""
    if at + 2 >= len(chunks) or chunks[at + 2].kind != "NP":
        return False
    return chunks[at + 1].kind == "VP" and chunks[at + 1].word in {"name", "call"}


def _named(chunks: list[Chunk], at: int) -> int:
    """Where the name in "a coalition called the Northern Front" stands, 0 without one."""
    step = at + 1
    if (
        step < len(chunks)
        and chunks[step].kind == "VP"
        and chunks[step].word in {"call", "name", "know", "dub"}
    ):
        step += 1
        if step < len(chunks) and chunks[step].word in {"as", "itself", "themselves"}:
            step += 1
        if step < len(chunks) and chunks[step].kind == "NP" and chunks[step].found is not None:
            return step
    return 0


def _joined_owners(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """As in "Iraqi, U.S. and Coalition targets", "Russian and Syrian air strikes": all own the one head."""
    out: list[Chunk] = []
    for chunk in chunks:
        _open(line, chunk, out)
        unnamed = not chunk.owners and _of_kind(chunk)
        owned = chunk.kind == "NP" and chunk.found is None and (unnamed or chunk.owners)
        if owned and chunk.word not in {"", "?"}:
            while True:
                gap = 1
                while out and len(out) > gap and out[-gap].kind in {"CONJ", "COMMA"} and gap < 3:
                    gap += 1
                before = out[-gap] if len(out) >= gap > 1 else None
                if (
                    before is None
                    or before.kind != "NP"
                    or not (before.word == "?" or _acronym(line, before))
                ):
                    break
                named = [before.found] if before.found else []
                chunk.owners = [*before.owners, *named, *chunk.owners]
                chunk.first = before.first
                chunk.asset |= unnamed
                del out[-gap:]
        out.append(chunk)
    return out


def _open(line: Line, chunk: Chunk, before: list[Chunk]) -> None:
    """As in "Iraqi and Coalition targets": the name owns what it was joined with, and others own it too."""
    if chunk.found is None or len(before) < 2 or before[-1].kind not in {"CONJ", "COMMA"}:
        return
    head = line.key(chunk.last - 1)
    beside = next((one for one in reversed(before) if one.kind not in {"CONJ", "COMMA"}), None)
    open_ = beside is not None and (beside.word == "?" or _acronym(line, beside))
    if open_ and chunk.found.last == chunk.last and head in lexicon()["assets"]:
        chunk.owners, chunk.found, chunk.asset, chunk.word = [*chunk.owners, chunk.found], None, True, head


def _of_kind(chunk: Chunk) -> bool:
    """As in "American and Western targets": what belongs to some whom no name tells."""
    things = chunk.word in lexicon()["assets"] or chunk.word in _SOLDIERS
    return things and chunk.last - chunk.first > 1 and not chunk.definite


def _acronym(line: Line, chunk: Chunk) -> bool:
    """A state or a body in capitals alone, which modifies as an adjective does: "U.S.", "U.N."."""
    found = chunk.found
    modifies = found is not None and (found.role == "state" or found.type is ActorType.ORGANIZATION)
    if found is None or not modifies or chunk.last - chunk.first != 1:
        return False
    return line.tokens[found.first].text.isupper()


def _without_acronyms(chunks: list[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        if chunks[at].kind == "OPEN":
            end = _closing(chunks, at)
            inner = chunks[at + 1 : end] if end else []
            if end and inner and inner[0].word in _EXAMPLES:
                out.extend(_without_acronyms(inner))  # "armed groups (including A and B)"
                at = end + 1
                continue
            if end and _aside(inner, out):
                at = end + 1
                continue
        if _or_so_called(chunks, at):
            at += 3
            continue
        out.append(chunks[at])
        at += 1
    return out


def _or_so_called(chunks: list[Chunk], at: int) -> bool:
    """As in "The Front, whose core is the Hill Units|, or HU|, left": another name of the same."""
    kinds = [chunk.kind for chunk in chunks[at : at + 4]]
    if kinds != ["COMMA", "CONJ", "NP", "COMMA"] or chunks[at + 1].word != "or" or not at:
        return False
    one, other = chunks[at - 1].found, chunks[at + 2].found
    same = one is not None and other is not None and one.actor == other.actor
    return same and any(chunk.kind == "REL" for chunk in chunks[:at])


def _closing(chunks: list[Chunk], at: int) -> int:
    depth = 0
    for step in range(at, min(at + 24, len(chunks))):
        depth += (chunks[step].kind == "OPEN") - (chunks[step].kind == "CLOSE")
        if depth == 0:
            return step
    return 0


def _aside(inner: list[Chunk], before: list[Chunk]) -> bool:
    if not any(chunk.kind == "NP" and chunk.actors for chunk in inner):
        return True
    if inner[0].kind == "VP" and inner[0].word in {"list", "know", "call"}:
        return True  # "(listed as …)", "(also known as …)"
    if inner[0].word in {"under", "formerly", "in"} and inner[0].kind in {"PREP", ""}:
        return True  # "(under the name FARC-EP)"
    last = before[-1] if before else None
    return len(inner) == 1 and last is not None and last.kind == "NP" and bool(last.actors)
