"""Sentences whose first words stand in capitals, as pages begin a paragraph: "THE RSF HAS shelled it"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from allegiance.extraction.lexicon import words
from allegiance.extraction.tokens import Token

_FEWEST = 3
"""Words of the shortest beginning that is told from a name in capitals."""
_SMALL = words("tokens", "small")


def small(lines: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The words that a text writes small somewhere."""
    return _SMALL | {token.key for tokens in lines for token in tokens if token.text.islower()}


def calmed(tokens: list[Token], known: frozenset[str]) -> list[Token]:
    """The tokens of a sentence, those of its beginning in capitals as the text would else write them.

    Words that it writes small elsewhere are written small, long ones as names are; short ones, which may be
    initials, stay. A sentence in capitals throughout stays as it is.
    """
    if not (tokens and tokens[0].text.isupper()):
        return tokens
    end = next(
        (at for at, token in enumerate(tokens) if token.text[0].isalpha() and not token.text.isupper()), 0
    )
    words = [token for token in tokens[:end] if token.text[0].isalpha()]
    if len(words) < _FEWEST or not any(token.key in known for token in words[1:]):
        return tokens
    return [_written(token, known, first=not at) for at, token in enumerate(tokens[:end])] + tokens[end:]


def _written(token: Token, known: frozenset[str], *, first: bool) -> Token:
    if not token.text[0].isalpha():
        return token
    if token.key in known:
        return replace(token, text=token.text.capitalize() if first else token.text.lower(), capital=first)
    return token if len(token.text) <= 5 else replace(token, text=token.text.capitalize())
