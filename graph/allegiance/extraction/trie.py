"""Names found in running words: one walk over the tokens, longest match first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from allegiance.extraction.tokens import Token, fold, tokenize

T = TypeVar("T")
_SILENT = frozenset({"-", "'", "’", "'s"})
_SHORTEST_FOLD = 5
_ACRONYM = 6


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
    """Names with what they mean. Acronyms match in capitals only, other names with a capital somewhere."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._exact: _Node[T] = _Node()
        self._folded: _Node[T] = _Node()
        for name, value in names:
            self.add(name, value)

    def add(self, name: str, value: T) -> None:
        """Make ``name`` mean ``value``, beside what it means already."""
        parts = [token for token in tokenize(name) if token.key not in _SILENT]
        if parts and parts[0].key == "the" and len(parts) > 1:
            parts = parts[1:]
        if not parts:
            return
        shape = _shape(parts)
        for root, keys in (
            (self._exact, [token.key for token in parts]),
            (self._folded, [fold(token.key) for token in parts]),
        ):
            if root is self._folded and shape == "acronym":
                continue
            node = root
            for key in keys:
                node = node.next.setdefault(key, _Node())
            if (shape, value) not in node.ends:
                node.ends.append((shape, value))

    def at(self, tokens: Sequence[Token], first: int) -> Hit[list[T]] | None:
        """The longest name that begins at token ``first``, with all that it may mean."""
        exact = self._walk(self._exact, tokens, first, folded=False)
        token = tokens[first]
        if not token.capital and token.key not in {"al", "el"}:
            return exact
        if exact and not exact.possessive and exact.last - exact.first > 1:
            return exact
        folded = self._walk(self._folded, tokens, first, folded=True)
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
            # "QSDs" and "YPGs" keep their plural s small
            if _capitals(tokens[0].text.rstrip("s")):
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
