"""Which of many names may be another spelling of a name, found without comparing it with each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from allegiance.names import key
from allegiance.resolution import spelling

LEAST_SHORT = 3  # letters of a skeleton or an acronym: names that have nothing in common share shorter ones
LEAST_WORD = 4  # letters of a word that may be misspelt: of shorter ones each letter tells
MISSPELT = 0.9  # the most that a misspelt name scores
SURELY = 80  # of 100: from here on two names are alike enough to be one
ALIKE = 65  # of 100: what two transliterations of one short word have in common at least
HALF_SURE = 0.75  # of a way's score, where they are less alike
LONG = 6  # letters from which a word may be misspelt twice
SLIP = 75  # of 100: what a long word has in common at least with what it was to be


@dataclass(frozen=True)
class Likeness:
    """A name that may be another spelling of the one that was asked for; ``score`` is 0 to 1.

    ``actor`` bears the ``name``. ``reason`` says in words what the two have in common.
    """

    actor: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A name, and all by which it is looked for."""

    name: str
    key: str
    words: tuple[str, ...]
    bare: tuple[str, ...]
    """The words as transliterations agree on them; none of an acronym, of which each letter tells."""
    marks: frozenset[str]
    acronym: str
    initials: frozenset[str]
    places: Mapping[str, str]

    @property
    def core(self) -> tuple[str, ...]:
        """The words without those that say what sort of group it is, unless only places are left."""
        known = spelling.rules()
        kept = () if self.acronym else tuple(word for word in self.words if word not in known.kinds)
        return kept if any(word not in self.places for word in kept) else ()


@dataclass(frozen=True)
class _Way:
    """A way in which names are alike: they stand under the same text.

    ``asked`` says under which texts to look, where that is not where the name itself stands. ``compared``
    are the words that must be alike too, by at least ``least`` of 100; below ``SURELY`` the score is lowered.
    """

    reason: str
    score: float
    under: Callable[[_Spelled], Iterable[str]]
    asked: Callable[[_Spelled], Iterable[str]] | None = None
    compared: Callable[[_Spelled], Iterable[str]] | None = None
    least: float = 70
    marked: bool = True

    def scored(self, one: _Spelled, other: _Spelled) -> float:
        """How surely the two are one by this way; 0 where they are not."""
        if self.marked and one.marks != other.marks:
            return 0
        if self.compared is None:
            return self.score
        alike = _alike(self.compared(one), self.compared(other))
        return 0 if alike < self.least else self.score if alike >= SURELY else self.score * HALF_SURE


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """How alike the words are, in whatever order or, in this one, wherever they are parted: 0 to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415  only a name that nobody bears needs it

    left, right = tuple(one), tuple(other)
    return max(
        fuzz.ratio(" ".join(sorted(left)), " ".join(sorted(right))), fuzz.ratio("".join(left), "".join(right))
    )


def alike(one: str, other: str) -> bool:
    """Whether two words are one in two transliterations.

    >>> alike("mohamed", "muhammad"), alike("jabbar", "juburi")
    (True, False)
    """
    return spelling.bare(one) == spelling.bare(other) and _alike((one,), (other,)) >= ALIKE


def _long(words: Iterable[str]) -> Iterable[str]:
    """The words as one text, wherever they are parted, if it has letters enough to tell anything."""
    joined = "".join(word.lstrip("a") if at else word for at, word in enumerate(words))
    return (joined,) if len(joined) >= LEAST_SHORT else ()


def _words(spelled: _Spelled) -> Iterable[str]:
    return spelled.words


def _acronym(spelled: _Spelled) -> Iterable[str]:
    return (spelled.acronym,) if len(spelled.acronym) >= LEAST_SHORT else ()


def _initials(spelled: _Spelled) -> Iterable[str]:
    return (short for short in spelled.initials if len(short) >= LEAST_SHORT)


WAYS = (
    _Way("called the same", 0.97, lambda name: (name.name.casefold(),)),
    _Way("the same but for case, accents and marks", 0.95, lambda name: (name.key,)),
    _Way("the same but for transliteration", 0.9, lambda name: _long(name.bare), compared=_words),
    _Way("the same words in another order", 0.9, lambda name: _long(sorted(name.bare)), compared=_words),
    _Way(
        "the same but for the kind of group",
        0.7,
        lambda name: _long(map(spelling.bare, name.core)),
        compared=lambda name: name.core,
    ),
    _Way("one is an acronym of the other", 0.6, _acronym, _initials, marked=False),
    _Way("one is an acronym of the other", 0.6, _initials, _acronym, marked=False),
)
"""The ways, the surest first; the scores are told in `Likenesses`."""


class Likenesses:
    """Finds the names that may be another spelling of a name, the likeliest first.

    The ways in which a name is like another are ``WAYS``; beside them, its words may be misspelt. No name is
    compared with all others: names that agree on something stand under it, and for misspelt words those are
    looked at that hold the rarest of them. Names with other marks (numbers, directions, countries) are never
    alike, and a shared word alone makes none alike: “Hezbollah” is not like “Kataib Hezbollah”.

    A way's score, 0 to 1, lies somewhat below the share of its proposals that are right where a fifth of the
    gazetteer's names is looked for among the others (0.99 but for transliteration, 0.76 but for the kind of
    group, 0.85 for acronyms), since a name in a text often has no owner in the lists. A misspelt name scores
    0.9 times how alike its words are to the other's (Indel similarity, 0 to 1). A stranger gets none.
    Source: our own.

    >>> names = [("Kata'ib Hizballah", "kataib"), ("Hezbollah", "hezbollah"), ("HTS", "hts")]
    >>> find = Likenesses(names, {}).find
    >>> [(found.actor, round(found.score, 3), found.reason) for found in find("Kataeb Hezbollah")]
    [('kataib', 0.9, 'the same but for transliteration')]
    >>> [(found.actor, found.reason) for found in find("Hay'at Tahrir al-Sham")]
    [('hts', 'one is an acronym of the other')]
    >>> find("Ansar Allah")
    ()

    Args:
        names: each with the id of the actor that bears it.
        places: the code of a country for a key of one word, as "syrian".
    """

    def __init__(self, names: Iterable[tuple[str, str]], places: Mapping[str, str]) -> None:
        self._places = places
        self._under: list[dict[str, list[_Borne]]] = [defaultdict(list) for _ in WAYS]
        self._holding: dict[str, list[_Borne]] = defaultdict(list)
        self._slips: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, frozenset[str]] = {}
        for name, actor in names:
            self._add(self._spelled(name), actor)

    def _add(self, spelled: _Spelled, actor: str) -> None:
        for way, under in zip(WAYS, self._under, strict=True):
            for text in way.under(spelled):
                under[text].append((spelled, actor))
        for word in set(spelled.words if spelled.bare else ()):
            if word not in self._holding:
                for part in _parts(word):
                    self._slips[part].add(word)
            self._holding[word].append((spelled, actor))

    def find(self, name: str) -> tuple[Likeness, ...]:
        """The best likeness of each actor that bears an alike name, the likeliest first, then by id."""
        best: dict[str, Likeness] = {}
        for found in self._found(self._spelled(name)):
            if found.actor not in best or _rank(found) < _rank(best[found.actor]):
                best[found.actor] = found
        return tuple(sorted(best.values(), key=_rank))

    def _found(self, asked: _Spelled) -> Iterator[Likeness]:
        for way, under in zip(WAYS, self._under, strict=True):
            for text in (way.asked or way.under)(asked):
                for other, actor in under.get(text, ()):
                    if score := way.scored(asked, other):
                        yield Likeness(actor, other.name, score, way.reason)
        yield from self._misspelt(asked)

    def _misspelt(self, asked: _Spelled) -> Iterator[Likeness]:
        """The names of which each word is one of the asked name's, but for slips."""
        near = [self._nearly(word) for word in asked.words if asked.bare]
        near = [
            known for word, known in zip(asked.words, near, strict=False) if known or len(word) >= LEAST_WORD
        ]
        if not near or not all(near):
            return
        rarest = min(near, key=lambda words: sum(len(self._holding[word]) for word in words))
        for other, actor in (borne for word in sorted(rarest) for borne in self._holding[word]):
            if _agree(asked.marks, other.marks) and _paired(near, other.words):
                alike = _alike(asked.words, other.words)
                if alike >= SURELY:
                    yield Likeness(actor, other.name, alike / 100 * MISSPELT, f"spelled alike {alike:.0f}")

    def _nearly(self, word: str) -> frozenset[str]:
        """The known words that are this one but for a slip or two, or as another transliteration has it."""
        if word not in self._known:
            near = {known for part in _parts(word) for known in self._slips.get(part, ())}
            self._known[word] = frozenset(known for known in near if _slip(word, known))
        return self._known[word]

    def _spelled(self, name: str) -> _Spelled:
        text, acronym = key(name), spelling.acronym(name)
        words = spelling.words(text)
        return _Spelled(
            name=" ".join(name.split()),
            key=text,
            words=words,
            bare=() if acronym else tuple(map(spelling.bare, words)),
            marks=spelling.marks(text, self._places),
            acronym=acronym,
            initials=spelling.initials(text),
            places=self._places,
        )


_Borne = tuple[_Spelled, str]


def _parts(word: str) -> Iterator[str]:
    """What stands for a word where slips are looked for: itself and its bare form, whole and a letter short.

    Of a short word or a number each sign tells.
    """
    if len(word) < LEAST_WORD or not word.isalpha():
        yield word
        return
    yield from spelling.one_off(word)
    bare = spelling.bare(word)
    yield f"{bare}/"  # which no word is
    if len(bare) >= LEAST_WORD:
        yield from (f"{part}/" for part in spelling.one_off(bare))


def _slip(one: str, other: str) -> bool:
    """Whether a word is another one, misspelt."""
    from rapidfuzz import fuzz  # noqa: PLC0415  only a name that nobody bears needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    long = min(len(one), len(other)) >= LONG
    return (
        OSA.distance(one, other) <= (2 if long else 1)
        or (spelling.bare(one) == spelling.bare(other) and fuzz.ratio(one, other) >= ALIKE)
        or (long and fuzz.ratio(one, other) >= SLIP)
    )


def _agree(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether no mark of the one speaks against the other; a word that is misspelt bears none."""
    return one <= other or other <= one


def _paired(near: Sequence[AbstractSet[str]], words: Sequence[str]) -> bool:
    """Whether each word is near one of the others, and each of the others near one of them."""
    return (
        len(near) == len(words)
        and all(not words_near.isdisjoint(words) for words_near in near)
        and all(any(word in words_near for words_near in near) for word in words)
    )


def _rank(found: Likeness) -> tuple[float, str, str]:
    return -found.score, found.actor, found.name
