"""What the text of a statement tells without a database: its parameters, columns and order.

Only what stands outside of brackets and braces counts, so that the RETURN of a subquery is not taken for the
statement's own. What the text alone cannot tell, as the columns of ``RETURN *``, is ``None``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*` | //[^\n]* | /\*.*?\*/ | \w+ | \s+ | .""",
    re.VERBOSE | re.DOTALL,
)
_MISSING_LAST = re.compile(r"coalesce\(\s*(\w+)\s*,[^,]*\)", re.IGNORECASE)
_ENDS = ("SKIP", "OFFSET", "LIMIT", "UNION", ";")


@dataclass(frozen=True)
class Token:
    """A word or sign of a statement: where it begins, and how many brackets are open around it."""

    text: str
    start: int
    depth: int

    @property
    def word(self) -> str:
        """In capitals where it may be a keyword."""
        return self.text.upper()


@lru_cache(maxsize=1)  # a header is held against one statement several times
def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a statement, quoted texts whole, without comments and white space."""
    found = []
    depth = 0
    for match in _TOKEN.finditer(text):
        part = match[0]
        if part.isspace() or part.startswith(("//", "/*")):
            continue
        if part in (")", "]", "}"):
            depth -= 1
        found.append(Token(part, match.start(), depth))
        if part in ("(", "[", "{"):
            depth += 1
    return tuple(found)


def split(text: str) -> list[str]:
    r"""The statements of a text that holds several, without the semicolons between them and what is empty.

    >>> split("MATCH (a {name: ';'}) RETURN a; // the other\nRETURN 2; ;")
    ["MATCH (a {name: ';'}) RETURN a", ' // the other\nRETURN 2']
    """
    parts = [""]
    for match in _TOKEN.finditer(text):
        if match[0] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return [part for part in parts if tokens(part)]


def used(text: str) -> dict[str, int]:
    """The parameters that the statement names, each with the place where it first does.

    >>> used("MATCH (a {id: $id}) WHERE a.name = '$no' RETURN a")
    {'id': 14}
    """
    found: dict[str, int] = {}
    before = Token("", 0, 0)
    for token in tokens(text):
        if before.text == "$":
            found.setdefault(token.text.strip("`"), before.start)
        before = token
    return found


def returned(text: str) -> tuple[str, ...] | None:
    """The columns of the statement's rows, in order.

    >>> returned("MATCH (a) CALL (a) { RETURN 1 AS x } RETURN a.name AS name, x ORDER BY name")
    ('name', 'x')
    >>> returned("MATCH (a) RETURN *") is None
    True
    """
    clause = _clause(text)
    if clause is None or not clause[0]:
        return None
    names = [_name(item, text) for item in _items(_until(clause[0], "ORDER"))]
    return None if "*" in names else tuple(names)


def ordered(text: str) -> tuple[str, ...] | None:
    """The keys by which the statement orders its rows, as a header states them; empty where by none.

    A key that only says where what is missing stands, ``coalesce(day, date('0001-01-01'))``, is its column.

    >>> ordered("MATCH (a) RETURN a.name AS name, a.n AS n ORDER BY n DESC, name ASC LIMIT 3")
    ('n DESC', 'name')
    >>> ordered("RETURN 1 AS n UNION RETURN 2 AS n ORDER BY n") is None
    True
    """
    clause = _clause(text)
    if clause is None or any(token.word == "UNION" and token.depth == 0 for token in tokens(text)):
        return None
    before = _until(clause[0], "ORDER")
    keys = _items(clause[0][len(before) + 2 :])
    return tuple(_key(item, text) for item in keys)


def return_start(text: str) -> int:
    """Where the statement's own RETURN begins; 0 where there is none."""
    clause = _clause(text)
    return clause[1] if clause else 0


def _clause(text: str) -> tuple[list[Token], int] | None:
    """What follows the last RETURN outside of brackets, up to its SKIP or LIMIT; and where that RETURN is."""
    found = tokens(text)
    at = None
    for number, token in enumerate(found):
        if _is(token, "RETURN", found[max(0, number - 1) : number]):
            at = number
    if at is None:
        return None
    rest = list(found[at + 1 :])
    if rest and rest[0].word == "DISTINCT":
        rest = rest[1:]
    for end in _ENDS:
        rest = _until(rest, end)
    return rest, found[at].start


def _until(found: Sequence[Token], end: str) -> list[Token]:
    kept = []
    for number, token in enumerate(found):
        if _is(token, end, found[max(0, number - 1) : number]):
            break
        kept.append(token)
    return kept


def _is(token: Token, keyword: str, before: Sequence[Token]) -> bool:
    """Whether it is that keyword, outside of brackets, and not the name of a property or parameter."""
    return token.depth == 0 and token.word == keyword and not (before and before[-1].text in (".", ":", "$"))


def _items(found: Sequence[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for token in found:
        if token.text == "," and token.depth == 0:
            items.append([])
        else:
            items[-1].append(token)
    return [item for item in items if item]


def _name(item: Sequence[Token], text: str) -> str:
    """The column that an item of RETURN makes: its alias, else its text."""
    if len(item) > 2 and item[-2].word == "AS":
        return item[-1].text.strip("`")
    return _text(item, text).strip("`")


def _key(item: Sequence[Token], text: str) -> str:
    down = item[-1].word in ("DESC", "DESCENDING")
    named = item[:-1] if down or item[-1].word in ("ASC", "ASCENDING") else item
    key = _text(named, text)
    if plain := _MISSING_LAST.fullmatch(key):
        key = plain[1]
    return f"{key.strip('`')} DESC" if down else key.strip("`")


def _text(item: Sequence[Token], text: str) -> str:
    if not item:
        return ""
    written = text[item[0].start : item[-1].start + len(item[-1].text)]
    return " ".join(written.split())
