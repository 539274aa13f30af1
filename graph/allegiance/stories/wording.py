"""A document's sentences in the words by which they are compared."""

import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from allegiance.names import key
from allegiance.records import Document
from allegiance.stories.sketch import Sketch

RUN = 3
"""Words in a row by which the sentences are found that a sentence may be a version of."""

_QUOTED = re.compile(r"[“\"][^“”\"]{1,1500}[”\"]")
_QUOTE_MARKS = '“”"'
_NAME = re.compile(r"(?<![\w’'])[^\W\d_a-z][\w’'.-]*")
_UNITS = "one two three four five six seven eight nine ten eleven twelve"
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBERS = {word: str(number) for number, word in enumerate(_UNITS.split(), 1)}
_CALENDAR = {form: word for word in f"{_MONTHS} {_DAYS}".split() for form in (word, word[:3], word[:4])}


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence: its words in plain letters, numbers in digits; ``own`` is how many are the writer's."""

    words: tuple[str, ...]
    own: int
    mark: int
    """A hash of the words."""


@dataclass(frozen=True)
class Prose:
    """The sentences of a document that are compared, in order."""

    document: Document
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document, sketch: Sketch) -> "Prose":
        """The prose of a document, by its sketch."""
        return cls(document, tuple((start, end) for start, end in sketch.spans.tolist()))

    @cached_property
    def sentences(self) -> tuple[Wording, ...]:
        """Their words. Where hardly anything is the writer's own, as in a statement, all words are."""
        found = tuple(self._wordings())
        own, words = sum(w.own for w in found), sum(len(w.words) for w in found)
        if own >= OWN and 4 * own >= words:
            return found
        return tuple(Wording(w.words, len(w.words), w.mark) for w in found)

    @cached_property
    def places(self) -> Mapping[tuple[str, ...], int]:
        """The first sentence of exactly these words."""
        return {w.words: place for place, w in reversed([*enumerate(self.sentences)])}

    @cached_property
    def runs(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        """The sentences in which a run of words stands."""
        found: dict[tuple[str, ...], tuple[int, ...]] = {}
        for place, wording in enumerate(self.sentences):
            for run in runs(wording.words):
                held = found.get(run, ())
                if not held or held[-1] != place:
                    found[run] = (*held, place)
        return found

    def names(self, place: int) -> frozenset[str]:
        """The words of a sentence that are written as names, its first word left out, in plain letters."""
        if place not in self._names:
            start, end = self.spans[place]
            found = _NAME.finditer(self.document.text[start:end])
            written = key(" ".join(m[0] for m in found if m.start() > 1 or not m[0][1:].islower()))
            self._names[place] = frozenset(spellings().get(word, word) for word in written.split())
        return self._names[place]

    @cached_property
    def _names(self) -> dict[int, frozenset[str]]:
        return {}

    def _wordings(self) -> Iterator[Wording]:
        for start, end, spoken in _spoken(self.document.text, self.spans):
            words = tuple(
                number(word) or spellings().get(word, word)
                for word in key(self.document.text[start:end]).split()
            )
            yield Wording(words, max(0, len(words) - spoken), zlib.crc32(" ".join(words).encode()))


PHRASE = 8
"""A sentence of fewer words is a label or a remark, and no lead unless there is no longer one."""
OWN = 20
"""Words of its own that a document needs for its quotations to be left out."""


@cache
def spellings() -> Mapping[str, str]:
    """What is written for each word of ``spellings.toml``."""
    data = tomllib.loads(files("allegiance.stories").joinpath("spellings.toml").read_text("utf-8"))
    return {form: word for word, forms in data.items() for form in forms}


def runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every three words in a row."""
    return zip(words, words[1:], words[2:], strict=False)


def number(word: str) -> str:
    """What number, month or day the word is; empty if none.

    >>> number("twelve"), number("12"), number("Nov".lower()), number("river")
    ('12', '12', 'november', '')
    """
    if any(map(str.isdigit, word)):
        return word
    return _NUMBERS.get(word) or _CALENDAR.get(word, "")


def _spoken(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """Each sentence with the number of its words inside quotation marks, which may run over sentences."""
    if not spans:
        return
    low, high = spans[0][0], spans[-1][1]
    quotes = [m.span() for m in _QUOTED.finditer(text, max(0, low - 1), min(len(text), high + 1))]
    for start, end in spans:
        inside = (text[max(start, a) : min(end, b)] for a, b in quotes if a < end and b > start)
        yield start, end, sum(len(key(part.strip(_QUOTE_MARKS)).split()) for part in inside)
