"""Groups that are counted, then named: "Two Iran-backed groups, A and B, attacked", "three: A, B and C"."""

from allegiance.extraction.found import ARMED, Line
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.records import ActorType

_GROUPS = words("chunks", "spelled_out")
_PAIRS = words("chunks", "pairs")
_NUMBERS = {
    "both": 2, "pair": 2, "couple": 2, "duo": 2, "two": 2, "trio": 3, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7,
}  # fmt: skip
_SEVERAL = frozenset({"several", "various", "many", "number", "handful", "string", "range"})
_BODIES = ARMED | {ActorType.ORGANIZATION}


def spelled_out(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """Put the names in the place of the groups that they are, with what is said of those."""
    out = chunks
    for at in range(len(chunks) - 4, -1, -1):  # from the end, so that what is before stays where it is
        if chunks[at].kind == "NP" and (names := _names(line, out, at)):
            out = _replaced(out, at, names)
        elif chunks[at].kind == "COMMA" and out[at + 1].tails:
            out = _each(line, out, at)
    return out


def _counted(line: Line, chunks: list[Chunk], at: int) -> tuple[int, bool]:
    """How many groups a phrase speaks of, 0 where it says only that they are several; whether it counts."""
    chunk = chunks[at]
    said = {line.key(i) for i in range(chunk.first, chunk.last)}
    if _pair_before(chunks, at):
        said |= {chunks[at - 2].word}
    number = next((_NUMBERS[key] for key in said if key in _NUMBERS), 0)
    number = number or next((int(key) for key in said if key.isdigit()), 0)
    return number, bool(number) or not said.isdisjoint(_SEVERAL)


def _pair_before(chunks: list[Chunk], at: int) -> bool:
    return at > 1 and chunks[at - 1].word == "of" and chunks[at - 2].word in _PAIRS


def _plain(line: Line, chunk: Chunk) -> bool:
    """Whether a phrase describes groups of which none is named in it."""
    vague = chunk.found is None or chunk.found.how in {"unnamed", "vague"}
    return vague and not chunk.owners and line.key(chunk.last - 1) in _GROUPS


def _names(line: Line, chunks: list[Chunk], at: int) -> list[int]:
    """Where the names of the groups stand, as many as are counted; none where that is not so."""
    if not _plain(line, chunks[at]) or at + 4 >= len(chunks):
        return []
    number, several = _counted(line, chunks, at)
    colon = chunks[at + 1].word == ":"
    if not several or not (colon or chunks[at + 1].kind == "COMMA"):
        return []
    names = _row(chunks, at + 2)
    end = names[-1] + 1 if names else at
    closed = end >= len(chunks) or chunks[end].kind in {"COMMA", "BREAK"}
    return names if closed and len(names) == (number or max(2, len(names))) else []


def _row(chunks: list[Chunk], first: int) -> list[int]:
    """The names of a list that ends with "and": "A, B and C"."""
    out, step = [], first
    while step < len(chunks) and _named(chunks[step]):
        out.append(step)
        following = [chunk.kind for chunk in chunks[step + 1 : step + 3]]
        if chunks[step - 1].kind == "CONJ":
            return out
        if following[:1] == ["CONJ"]:
            step += 2
        elif following[:1] == ["COMMA"]:
            step += 2 + (following[1:] == ["CONJ"])
        else:
            break
    return []


def _named(chunk: Chunk) -> bool:
    found = chunk.found
    return found is not None and found.role == "name" and found.how != "coreference" and found.type in _BODIES


def _replaced(chunks: list[Chunk], at: int, names: list[int]) -> list[Chunk]:
    """The chunks with the names in the place of the groups."""
    for name in names:
        chunks[name].tails = [*chunks[at].tails, *chunks[name].tails]
        chunks[name].prefixes = [*chunks[at].prefixes, *chunks[name].prefixes]
    end = names[-1] + 1
    verb = chunks[end + 1] if end + 1 < len(chunks) else None
    acts = verb is not None and verb.kind == "VP" and verb.form == "finite" and chunks[end].kind == "COMMA"
    start = at - 2 * _pair_before(chunks, at)
    return [*chunks[:start], *chunks[at + 2 : end], *chunks[end + acts :]]


def _each(line: Line, chunks: list[Chunk], comma: int) -> list[Chunk]:
    """As in "A and B, both Iran-backed, fought": each of them is."""
    aside = chunks[comma + 1]
    bare = aside.found is None and not aside.owners and aside.kind == "NP"
    if not bare or line.key(aside.first) not in {"both", "all"} or chunks[comma + 2].kind != "COMMA":
        return chunks
    step = comma - 1
    each: list[Chunk] = []
    while step >= 0 and _named(chunks[step]):
        each.append(chunks[step])
        step -= 2
    for chunk in each:
        chunk.tails = [*chunk.tails, *aside.tails]
    return [*chunks[:comma], *chunks[comma + 3 :]] if len(each) > 1 else chunks
