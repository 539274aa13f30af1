"""Words with their part of speech, head and relation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from allegiance.errors import SettingsError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OURS = str(files("allegiance.parsing") / "model")
"""Where the project's own pipeline lies."""


@dataclass(frozen=True)
class Word:
    """A word of a sentence: where it stands, and what it depends on.

    ``start:end`` are offsets in the text that was parsed; ``head`` is the place of its head among the words,
    its own for the root; ``pos`` and ``dep`` are those of Universal Dependencies.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int


class Parser:
    """Parses sentences, by our own pipeline or the installed one that ``model`` names.

    A pipeline is one of spaCy's, trained on Universal Dependencies. It loads at first use.
    """

    def __init__(self, model: str = "") -> None:
        self.model = model

    def __reduce__(self) -> tuple[type["Parser"], tuple[str]]:
        """How it is sent to another process, which loads the pipeline itself."""
        return Parser, (self.model,)

    @property
    def identity(self) -> str:
        """The pipeline's name and version, which change with what it is.

        Raises:
            SettingsError: it is not installed.
        """
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    @cached_property
    def _nlp(self) -> "Language":
        try:
            import spacy  # noqa: PLC0415  an extra, and slow to load
        except ImportError:
            raise SettingsError("the parser needs spaCy: pip install 'allegiance[parser]'") from None
        try:
            return spacy.load(self.model or OURS)
        except OSError:
            raise SettingsError(f"no spaCy pipeline is installed under the name {self.model}") from None

    def parse(self, text: str) -> tuple[Word, ...]:
        """The words of one sentence."""
        return next(self.parse_all([text]))

    def parse_all(self, texts: Iterable[str]) -> Iterator[tuple[Word, ...]]:
        """The words of each sentence, in order, in batches."""
        return (_words(doc) for doc in self._nlp.pipe(texts, batch_size=256))


def _words(doc: "Doc") -> tuple[Word, ...]:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: at for at, token in enumerate(kept)}

    def head(token: Any) -> int:
        above = token.head
        while above.i not in place and above.head.i != above.i:
            above = above.head
        return place.get(above.i, place[token.i])

    return tuple(Word(t.idx, t.idx + len(t), t.text, t.lemma_, t.pos_, t.dep_.lower(), head(t)) for t in kept)


@cache
def parser(name: str) -> Parser:
    """The parser that the settings name: ``own`` for the project's own pipeline, else an installed one.

    One for each name and process: a pipeline takes a second to load.
    """
    return Parser("" if name == "own" else name)
