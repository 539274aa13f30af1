"""Which sentences of one document stand in another, word for word or slightly edited."""

from collections import Counter
from collections.abc import Iterator, Set

from allegiance.stories.wording import PHRASE, Prose, Wording, number, runs

NONE, LIKE, SWAPPED, STRANGE = -1, -2, -3, -4
"""Instead of a place: no sentence of the other document; one that tells the same in other words; one that
differs by another name or number; of a label at the head: its names and numbers are not among those of the
other head."""
EDITED = 0.75
"""The share of a sentence's words, in order, that an edited version keeps at least."""
TOLD = 0.5
"""The share of a lead's longer words that another telling of the same news keeps at least."""
ALIKE = 76
"""Spellings of one name are so similar at least (0 to 100): Hezbollah and Hizballah are 78, Iran and Iraq
75."""
_FEW = 6
"""One of so many runs of three words is shared at least; else the words in order are not counted."""
_SHORT = 10
"""A sentence of fewer words must be most of the other one too; its words stand in any long one."""


def matches(short: Prose, long: Prose, leads: int) -> tuple[int, ...]:
    """For each sentence of ``short`` the place of the one in ``long`` that it repeats, or why there is none.

    `LIKE` is looked for in the first ``leads`` sentences only. A sentence is repeated where its words are the
    same, or where three quarters of them stand in the same order in a sentence of ``long`` or in two in a
    row, and where no number, day or name was put in another's place.
    """
    found = [_place(short, place, long, place < leads) for place in range(len(short.sentences))]
    heads = [_labels(short), _labels(long)]
    if min(heads) > 1:
        known = set[str]().union(*(long.sentences[at].words for at in range(heads[1])))
        for place in range(heads[0]):
            if found[place] < 0 and _specific(short, place) - known:
                found[place] = STRANGE
    return tuple(found)


def _labels(prose: Prose) -> int:
    """How many short sentences stand before the first longer one, as name, date and number of an entry."""
    return next(
        (place for place, wording in enumerate(prose.sentences) if len(wording.words) >= PHRASE),
        len(prose.sentences),
    )


def _specific(prose: Prose, place: int) -> Set[str]:
    return prose.names(place) | {word for word in prose.sentences[place].words if number(word)}


def _place(short: Prose, place: int, long: Prose, lead: bool) -> int:
    wording = short.sentences[place]
    exact = long.places.get(wording.words)
    if exact is not None:
        return exact
    votes = Counter(at for run in runs(wording.words) for at in long.runs.get(run, ()))
    least = len(wording.words) // _FEW
    near = sorted((at for at in votes if votes[at] >= least), key=lambda at: (-votes[at], at))[:2]
    swapped = False
    for at in near:
        for window in _windows(at, votes):
            if _close(short, place, long, window):
                if not _swapped(short, place, long, window):
                    return at
                swapped = True
    if lead and any(_told(short, place, long, at) for at in near):
        return LIKE
    return SWAPPED if swapped else NONE


def _windows(at: int, votes: Counter[int]) -> Iterator[tuple[int, ...]]:
    """The sentence, and with it the one after or before it that shares words too: one may be cut in two."""
    yield (at,)
    if at + 1 in votes:
        yield at, at + 1
    if at - 1 in votes:
        yield at - 1, at


def _close(short: Prose, place: int, long: Prose, window: tuple[int, ...]) -> bool:
    """Whether most of the sentence stands in those of ``long``, in the same order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  who only asks compares nothing

    words, other = short.sentences[place].words, _words(long, window)
    least = EDITED * (max(len(words), len(other)) if len(words) < _SHORT else len(words))
    return LCSseq.similarity(words, other) >= least


def _swapped(short: Prose, place: int, long: Prose, window: tuple[int, ...]) -> bool:
    """Whether what differs is a number, a day or a name in another's place."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  as above

    words, other = short.sentences[place].words, _words(long, window)
    gone, come = set[str](), set[str]()
    for edit in LCSseq.opcodes(words, other):
        if edit.tag != "equal":
            gone.update(words[edit.src_start : edit.src_end])
            come.update(other[edit.dest_start : edit.dest_end])
    names = frozenset[str]().union(*(long.names(at) for at in window))
    return _numbers_differ(gone, come) or _names_differ(gone, short.names(place), come, names)


def _words(prose: Prose, window: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(word for at in window for word in prose.sentences[at].words)


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
