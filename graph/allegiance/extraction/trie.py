"""Names found in running words: one walk over the tokens, longest match first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from allegiance.extraction.lexicon import words
from allegiance.extraction.tokens import Token, fold, tokenize

T = TypeVar("T")
_SILENT = frozenset({"-", "–", "'", "’", "'s"})
_SHORTEST_FOLD = 5
_ACRONYM = 6
_SPOKEN = words("names", "spoken")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Tokens ``first:last`` bear a name of ``value``; not ``exact`` where transliteration was folded."""

    first: int
    last: int
    value: T
    exact: bool
    possessive: bool = False
    """Whether an s that lost its apostrophe ends the name."""


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, "_Node[T]"] = field(default_factory=dict)
    ends: list[tuple[str, T]] = field(default_factory=list)


class Trie(Generic[T]):
    """Names with what they mean. Acronyms match in capitals only, other names with a capital somewhere.

    Names given at the start are taken apart when their first word is met: of thousands a text needs few.
    """

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._exact: _Node[T] = _Node({}, [])
        self._folded: _Node[T] = _Node({}, [])
        self._waiting: dict[str, list[tuple[str, T]]] = {}
        self._waiting_folded: dict[str, list[tuple[str, T]]] = {}
        for name, value in names:
            if key := _first(name):
                self._waiting.setdefault(key, []).append((name, value))
                self._waiting_folded.setdefault(fold(key), []).append((name, value))

    def add(self, name: str, value: T) -> None:
        """Make ``name`` mean ``value``, beside what it means already."""
        self._add_exact(name, value)
        self._add_folded(name, value)

    def _add_exact(self, name: str, value: T) -> None:
        parts = _parts(name)
        _end(self._exact, [token.key for token in parts], _shape(parts), value)

    def _add_folded(self, name: str, value: T) -> None:
        parts = _parts(name)
        if (shape := _shape(parts)) != "acronym":
            _end(self._folded, [fold(token.key) for token in parts], shape, value)

    def _start(self, key: str, *, folded: bool) -> _Node[T]:
        """The root, with all names in it that begin with a word; in the order in which they were given."""
        if folded:
            for name, value in self._waiting_folded.pop(key, ()):
                self._add_folded(name, value)
            return self._folded
        for begun in (key, key[:-1]):  # the plural s of "Syrias" may be a lost possessive
            for name, value in self._waiting.pop(begun, ()):
                self._add_exact(name, value)
        return self._exact

    def at(self, tokens: Sequence[Token], first: int) -> Hit[list[T]] | None:
        """The longest name that begins at token ``first``, with all that it may mean."""
        token = tokens[first]
        exact = self._walk(self._start(token.key, folded=False), tokens, first, folded=False)
        if not token.capital and token.key not in {"al", "el"}:
            return exact
        if exact and not exact.possessive and exact.last - exact.first > 1:
            return exact
        start = self._start(fold(token.key), folded=True)
        folded = self._walk(start, tokens, first, folded=True)
        if folded and exact:
            return folded if folded.last > exact.last else exact
        return folded or exact

    def _walk(
        self, root: _Node[T], tokens: Sequence[Token], first: int, *, folded: bool
    ) -> Hit[list[T]] | None:
        node, at, best = root, first, None
        size = len(tokens)
        while at < size:
            token = tokens[at]
            if token.key in _SILENT:
                if at == first or at + 1 == size:
                    break
                at += 1
                continue
            key = fold(token.key) if folded else token.key
            step = node.next.get(key)
            if not folded and token.capital and len(token.key) > 3 and token.text[-1] == "s":
                # "Syrias", "Nusra al-Qaedas affiliate": the apostrophe was lost
                bare = node.next.get(token.key[:-1])
                if bare and bare.ends and (step is None or not step.ends):
                    found = _meant(bare, tokens[first : at + 1])
                    if found:
                        best = Hit(first, at + 1, found, exact=True, possessive=True)
            if step is None:
                break
            node, at = step, at + 1
            if node.ends and (found := _meant(node, tokens[first:at])) and _sure(tokens[first:at], folded):
                best = Hit(first, at, found, not folded)
        return best


def _parts(name: str) -> list[Token]:
    """The words of a name without an article and what joins them; there is one at least."""
    parts = [token for token in tokenize(name) if token.key not in _SILENT]
    return parts[1:] if len(parts) > 1 and parts[0].key == "the" else parts


def _first(name: str) -> str:
    """The key of a name's first word, as ``_parts`` gives it; empty where it has none."""
    word = name.partition(" ")[0]
    if word.isalpha() and word.isascii() and word not in {"The", "the"}:
        return tokenize(word)[0].key
    parts = _parts(name)
    return parts[0].key if parts else ""


def _end(root: _Node[T], keys: Iterable[str], shape: str, value: T) -> None:
    """Make the path of those keys end in a meaning."""
    node = root
    for key in keys:
        following = node.next.get(key)
        if following is None:
            following = node.next[key] = _Node({}, [])
        node = following
    if node is not root and (shape, value) not in node.ends:
        node.ends.append((shape, value))


def _shape(parts: Sequence[Token]) -> str:
    if len(parts) == 1 and len(parts[0].key) <= _ACRONYM and _capitals(parts[0].text):
        return "acronym"
    return "name" if any(token.capital for token in parts) else "words"


def _capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _meant(node: _Node[T], tokens: Sequence[Token]) -> list[T]:
    found = []
    for shape, value in node.ends:
        if shape == "acronym":
            # "QSDs" and "YPGs" keep their plural s small; "Nato", "Isis" are spoken as words
            if _capitals(tokens[0].text.rstrip("s")) or (tokens[0].capital and tokens[0].key in _SPOKEN):
                found.append(value)
        elif shape == "words" or (any(token.capital for token in tokens) and not _plain(tokens)):
            found.append(value)
    return found


_ADJECTIVES = frozenset({"new", "old", "free", "national", "united", "young", "royal", "real", "former"})


def _plain(tokens: Sequence[Token]) -> bool:
    """As in "the new Syrian army", which is not the New Syrian Army."""
    return not tokens[0].capital and tokens[0].key in _ADJECTIVES


def _sure(tokens: Sequence[Token], folded: bool) -> bool:
    if not folded:
        return True
    return any(len(token.key) >= _SHORTEST_FOLD for token in tokens)
