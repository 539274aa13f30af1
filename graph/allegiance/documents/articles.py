"""An article from named fields, whatever its columns are called."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.documents.dates import given
from allegiance.documents.details import Details, details
from allegiance.documents.encoding import Undecodable, check_text, newlines
from allegiance.documents.mending import mended
from allegiance.records import Document

_NOTHING = frozenset({"", "-", "n/a", "na", "nan", "nat", "none", "null", "unknown", "true", "false"})
"""What stands in a field of dates that gives none: gaps of tables, and flags that are called like one."""
_MARKUP = re.compile(r"</p\s*>|<br\s*/?>|</div\s*>", re.IGNORECASE)


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """The names that each field goes by, from ``columns.toml``."""
    data = tomllib.loads(files("allegiance.documents").joinpath("columns.toml").read_text("utf-8"))
    return {field: tuple(map(_key, names)) for field, names in data.items()}


def recognised(names: Iterable[object]) -> set[str]:
    """Which fields of an article are among the names of columns.

    >>> sorted(recognised(["Headline", "full_text", "stars"]))
    ['text', 'title']
    """
    keys = {_key(name) for name in names}
    return {field for field, known in columns().items() if keys & set(known)}


def article(row: Mapping[str, Any], name: str, origin: str) -> Document:
    """The document of a row; what the row lacks is read from its text, as from a plain text.

    A text of HTML is reduced to the article in it. A date that names no one day is not taken (``undated``).

    Raises:
        Undecodable: the row has no text, or something else in its place.
    """
    found = fields(row)
    text = newlines(_prose(found.get("text", "")))
    if not text.strip():
        named = f"it has no text: its fields are {', '.join(map(str, row)) or 'none'}"
        raise Undecodable("its text is empty" if "text" in recognised(row) else named)
    if _MARKUP.search(text):
        from allegiance.documents.page import extracted  # noqa: PLC0415  parsing pages is slow to import

        text = extracted(f"<html><body><article>{text}</article></body></html>").text
    return document(text, known(found), _words(found.get("name")).strip() or name, origin)


def known(found: Mapping[str, Any]) -> Details:
    """The details among named fields; a source that is an address is taken for the URL."""
    title, publisher, url = (_words(found.get(field)).strip() for field in ("title", "publisher", "url"))
    if publisher.startswith(("http://", "https://")):
        publisher, url = "", url or publisher
    return Details(title, publisher, given(found.get("date")), url)


def undated(found: Mapping[str, Any]) -> str:
    """Why the date among named fields is not taken; empty where it is, or where the field gives none.

    >>> undated({"date": "31/31/2017"})
    'its date “31/31/2017” names no one day and is not taken: write it as 2017-05-29'
    >>> undated({"date": "29 May 2017"}), undated({"date": "n/a"})
    ('', '')
    """
    value = " ".join(str(found.get("date", "")).split())
    if value.lower() in _NOTHING or given(found["date"]):
        return ""
    return f"its date “{value[:60]}” names no one day and is not taken: write it as 2017-05-29"


def document(text: str, known: Details, name: str, origin: str, start: int = 0) -> Document:
    """A document with what is known of it, and else with what the text says from ``start`` on.

    Raises:
        Undecodable: a field holds what is no character.
    """
    head, body = mended(text[:start]), mended(text[start:])
    said = details(body, known.title)
    title, publisher, url = (
        known.title or said.title,
        known.publisher or said.publisher,
        known.url or said.url,
    )
    text, title, publisher = head + body, mended(title), mended(publisher)
    for part in (text, title, publisher, url, name):
        check_text(part)
    return Document(text, name, title, publisher, known.date or said.date, url, origin)


def fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the fields, by our names; empty ones are passed over."""
    by_key = {_key(name): value for name, value in row.items() if value not in (None, "", [], {})}
    named = (
        (field, next((name for name in names if name in by_key), None)) for field, names in columns().items()
    )
    return {field: by_key[name] for field, name in named if name}


def _key(name: object) -> str:
    return "".join(filter(str.isalnum, str(name).lower()))


def _prose(value: object) -> str:
    """A text as it is given: in one piece, or as a list of paragraphs.

    Raises:
        Undecodable: it is anything else, which is no text that somebody wrote.
    """
    if isinstance(value, list):
        return "\n\n".join(map(_prose, value))
    if isinstance(value, str):
        return value
    kind = "an object" if isinstance(value, Mapping) else f"the value {json.dumps(value)}"
    raise Undecodable(f"its text is {kind}: write it in words between quotation marks")


def _words(value: object) -> str:
    """A value as text: of a list its lines, of an object its name."""
    if isinstance(value, Mapping):
        return next((str(value[key]) for key in ("name", "title", "id") if value.get(key)), "")
    if isinstance(value, list):
        return "\n\n".join(map(_words, value))
    return "" if value is None else str(value)
