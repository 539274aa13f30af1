"""One chunk of a sentence: a noun phrase with its actors, a verb group, a preposition, a mark."""

from dataclasses import dataclass, field

from allegiance.extraction.found import Found


@dataclass(slots=True)
class Chunk:
    """Tokens ``first:last`` that act as one in the sentence.

    ``kind`` is ``NP``, ``VP``, ``PREP``, ``CONJ``, ``COMMA``, ``REL``, ``SUB``, ``OPEN``, ``CLOSE``,
    ``BREAK``, ``LINK``. ``word`` is a noun phrase's head noun, a verb's base form, or the word itself.
    """

    kind: str
    first: int
    last: int
    word: str = ""
    # noun phrases
    found: Found | None = None
    """The actor that heads the phrase."""
    asset: bool = False
    """The phrase is what an actor holds: "ISIS positions"."""
    owners: list[Found] = field(default_factory=list)
    """Actors that modify the head: "the Turkish offensive", "Iraq's"."""
    tails: list[tuple[Found, str]] = field(default_factory=list)
    """Compounds before the head: (Iran, backed)."""
    prefixes: list[tuple[str, Found]] = field(default_factory=list)
    definite: bool = False
    indefinite: bool = False
    """It begins with "a"."""
    banded: bool = False
    """A band stands behind the name that heads it: "a Front group"."""
    superlative: bool = False
    """It names nobody and tells which of several: "the most powerful", "the best known"."""
    # verb groups
    form: str = ""
    """``finite``, ``to``, ``ing``, ``part``."""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    past: bool = False
    singular: bool = False
    """Its first word is "has", "is", "was": the subject is one."""

    @property
    def actors(self) -> list[Found]:
        """Who the phrase stands for: its head, or those who hold what it names."""
        if self.found is not None:
            return [self.found]
        return self.owners if self.asset else []
