"""Words that stand for several who were named: "both groups", "the two", "the rivals", "the latter"."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, pointer
from allegiance.extraction.lexicon import lexicon, words

ADJECTIVES = words("references", "adjectives")
"""What may describe a group whose name is not said again: "the rebel group", "both armed groups"."""
BOTH = frozenset({"both", "the", "these", "those", "either", "neither", "all"})
"""The words that a reference to several may begin with."""
THE = frozenset({"the", "this", "that", "these", "those"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_TWO = words("references", "two")
_OPPOSED = words("references", "opposed")
_BEFORE_TWO = words("references", "before_two")
_AFTER_TWO = words("references", "after_two")
_SPLITTING = words("references", "splitting")
_SINGLE_OF = {"side": "sides", "party": "parties", "group": "groups"}
_ALONE = frozenset({"BE", "HAVE", "MODAL", "DO", "PREP", "CONJ", "SUB"})
_OPENS_CLAUSE = frozenset({"have", "had", "are", "were", "fight", "fought"})


def couple(line: Line, at: int) -> Found | None:
    """The words at ``at`` that stand for several who were named, or for one of two."""
    pair = None if _halves(line, at) else _pair(line, at)
    return _all(line, at) or pair or _one_of_two(line, at)


def _all(line: Line, at: int) -> Found | None:
    """As in "All have been armed by Chad.": those of the sentence before."""
    alone = line.key(at) == "all" and at == 0 and line.key(1) in _OPENS_CLAUSE
    return pointer(at, at + 1, "all", "all") if alone else None


def _pair(line: Line, at: int) -> Found | None:
    """As in "both groups", "the two", "either side", "all three", "the rivals": those that were named."""
    key, step = line.key(at), at + 1
    single = key in {"either", "neither"}
    count = _NUMBERS.get(key, 2)
    if key in THE or key == "all":
        if (opposed := _opposed(line, at)) is not None:
            return opposed
        if line.key(step) not in _NUMBERS:
            return None
        count = _NUMBERS[line.key(step)]
        step += 1
    elif key in _NUMBERS and key != "both" and line.key(at - 1) not in THE:
        return None
    begins = step
    if line.key(step) == "pro" and line.key(step + 1) == "-":
        step += 3  # "the two pro-government groups"
    while line.key(step) in ADJECTIVES:
        step += 1
    sort = line.key(step)
    if sort in (_SINGLE_OF if single else _TWO) and line.key(step + 1) != "of":
        return _several(at, step + 1, _SINGLE_OF.get(sort, sort), count)
    if step == begins and not single and _alone(line, at, step):
        return _several(at, step, "both" if key == "both" or count > 2 else "sides", count)
    return None


def _halves(line: Line, at: int) -> bool:
    """As in "The Front broke in two; the two": its halves, of whom no name tells."""
    into = (i for i in range(at - 1) if line.key(i) in _SPLITTING and line.key(i + 1) in {"in", "into"})
    return any(line.key(i + 2) in {"two", "half"} for i in into)


def _one_of_two(line: Line, at: int) -> Found | None:
    """As in "the latter is backed by Chad", "Chad backs the former."; no "former rebels"."""
    if line.key(at) != "the" or line.key(at + 1) not in {"latter", "former"}:
        return None
    tag = lexicon().tags.get(line.key(at + 2), "")
    alone = not line.key(at + 2)[:1].isalnum() or tag in _ALONE
    done = "past" in cues().forms.get(line.key(at + 2), ("", frozenset()))[1]
    return pointer(at, at + 2, "latter", line.key(at + 1)) if alone or done else None


def _several(first: int, last: int, sort: str, count: int) -> Found:
    found = pointer(first, last, "both", sort)
    found.count = count
    return found


def _opposed(line: Line, at: int) -> Found | None:
    """As in "the rivals", "the warring parties"."""
    if line.key(at + 1) in _OPPOSED and line.key(at - 1) != "of":
        return pointer(at, at + 2, "both", "sides")
    if line.key(at + 1) == "warring" and line.key(at + 2) in _TWO:
        return pointer(at, at + 3, "both", "sides")
    return None


def _alone(line: Line, at: int, step: int) -> bool:
    """Whether "both", "the two" stand by themselves: "which fights both.", "the two clashed"."""
    if line.key(at) == "both" and any(line.key(i) == "and" for i in range(step, step + 8)):
        return False  # "both A and B"
    following = line.key(step)
    if line.key(at) == "both" and ((at == 0 and _does(line, step)) or _beside(line, at)):
        return at == 0
    if step >= len(line.tokens) or not following[0].isalnum():
        return line.key(at) in {"both", "all"} or line.key(at - 1) in _BEFORE_TWO
    preposed = lexicon().tags.get(following) in {"PREP", "TO"}
    if preposed and "past" in cues().forms.get(line.key(at - 1), ("", frozenset()))[1]:
        return True  # "added the two to its list"
    if following == "of" and line.key(step + 1).endswith("ing"):
        return True  # "accuses the two of arming it"
    return following in _AFTER_TWO or cues().forms.get(following, ("", frozenset()))[1] >= {"past"}


def _beside(line: Line, at: int) -> bool:
    """As in "Its founders, A and B, both had": a word beside those who have just been named."""
    if line.key(at - 1) != ",":
        return False
    aside = next((i for i in range(at - 2, 0, -1) if line.key(i) == ","), at)
    return "and" in line.keys[aside : at - 1] and aside < at


def _does(line: Line, at: int) -> bool:
    """As in "Both | supply the army": behind "both" a noun would be a plural."""
    base = "base" in cues().forms.get(line.key(at), ("", frozenset()))[1]
    return base and not line.key(at).endswith("s") and not line.key(at + 1).endswith("'s")
