"""Which sentences of one document stand in another, word for word or slightly edited."""

from collections import Counter
from collections.abc import Iterator, Set

from allegiance.stories.wording import Prose, Wording, number, runs

NONE, LIKE = -1, -2
"""Instead of a place: no sentence of the other document; one that tells the same in other words."""
EDITED = 0.75
"""The share of a sentence's words, in order, that an edited version keeps at least."""
TOLD = 0.5
"""The share of a lead's longer words that another telling of the same news keeps at least."""
ALIKE = 60
"""Spellings of one name are so similar at least (0 to 100): Shia and Shi'ite are."""
_FEW = 6
"""One of so many runs of three words is shared at least; else the words in order are not counted."""
_SHORT = 10
"""A sentence of fewer words must be most of the other one too; its words stand in any long one."""


def matches(short: Prose, long: Prose, leads: int) -> tuple[int, ...]:
    """For each sentence of ``short`` the place of the one in ``long`` that it repeats, `NONE` or `LIKE`.

    `LIKE` is looked for in the first ``leads`` sentences only. A sentence is repeated where its words are the
    same, or where three quarters of them stand in the same order in a sentence of ``long`` or in two in a
    row, and where no number, day or name was put in another's place.
    """
    return tuple(_place(short, place, long, place < leads) for place in range(len(short.sentences)))


def _place(short: Prose, place: int, long: Prose, lead: bool) -> int:
    wording = short.sentences[place]
    exact = long.places.get(wording.words)
    if exact is not None:
        return exact
    votes = Counter(at for run in runs(wording.words) for at in long.runs.get(run, ()))
    least = len(wording.words) // _FEW
    near = sorted((at for at in votes if votes[at] >= least), key=lambda at: (-votes[at], at))[:2]
    for at in near:
        if any(_edited(short, place, long, window) for window in _windows(at, votes)):
            return at
    return LIKE if lead and any(_told(short, place, long, at) for at in near) else NONE


def _windows(at: int, votes: Counter[int]) -> Iterator[tuple[int, ...]]:
    """The sentence, and with it the one after or before it that shares words too: one may be cut in two."""
    yield (at,)
    if at + 1 in votes:
        yield at, at + 1
    if at - 1 in votes:
        yield at - 1, at


def _edited(short: Prose, place: int, long: Prose, window: tuple[int, ...]) -> bool:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  who only asks compares nothing

    words = short.sentences[place].words
    other = tuple(word for at in window for word in long.sentences[at].words)
    least = EDITED * (max(len(words), len(other)) if len(words) < _SHORT else len(words))
    if LCSseq.similarity(words, other) < least:
        return False
    gone, come = set[str](), set[str]()
    for edit in LCSseq.opcodes(words, other):
        if edit.tag != "equal":
            gone.update(words[edit.src_start : edit.src_end])
            come.update(other[edit.dest_start : edit.dest_end])
    names = frozenset[str]().union(*(long.names(at) for at in window))
    return not _numbers_differ(gone, come) and not _names_differ(gone, short.names(place), come, names)


def _numbers_differ(gone: Set[str], come: Set[str]) -> bool:
    """Whether one number stands where another stood; one that was only left out or added says nothing."""
    left, right = ({value for word in words if (value := number(word))} for words in (gone, come))
    return bool(left - right and right - left)


def _names_differ(gone: Set[str], left: Set[str], come: Set[str], right: Set[str]) -> bool:
    """Whether a name stands where another stood that is not its spelling or its initials.

    ``left`` and ``right`` are the names among the words of each side.
    """
    strange = (word for word in gone & left - come if not number(word) and not _explained(word, come))
    other = (word for word in come & right - gone if not number(word) and not _explained(word, gone))
    return next(strange, None) is not None and next(other, None) is not None


def _explained(name: str, others: Set[str]) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  as above

    initials = {word[0] for word in others}
    return any(ratio(name, other) >= ALIKE for other in others) or (
        2 <= len(name) <= 5 and set(name) <= initials
    )


def _told(short: Prose, place: int, long: Prose, at: int) -> bool:
    """Whether the sentence tells what that of ``long`` does: half of its longer words, and its names."""
    here, there = short.sentences[place], long.sentences[at]
    telling = _telling(here)
    held = telling & set(there.words)
    gone, come = set(here.words) - set(there.words), set(there.words) - set(here.words)
    return (
        len(telling) > 2
        and len(held) >= TOLD * len(telling)
        and not _names_differ(gone, short.names(place), come, long.names(at))
    )


def _telling(wording: Wording) -> set[str]:
    return {word for word in wording.words if len(word) > 3 and not number(word)}
