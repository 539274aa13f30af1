"""The fields of an entry, each read and checked by itself."""

import calendar
import re
from datetime import date
from typing import Any

from allegiance.errors import DataError
from allegiance.gazetteer.listed import NONE_KNOWN, History, Membership, Origin, Term
from allegiance.names import slug

KINDS = ("jihadist", "insurgent", "separatist", "paramilitary")
_COUNTRY = re.compile(r"[A-Z]{2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_YEARED = re.compile(r"(?P<what>.+), (?P<year>\d{4})")
_FIRST, _LAST = 1500, 2100
_HISTORY = frozenset({"founded", "ended", "split_from", "renamed_from"})
_DECEMBER = 12


def known(place: str, table: dict[str, Any], fields: frozenset[str]) -> None:
    """Raise where the table has a field that nothing reads."""
    if not fields.issuperset(table):
        unknown = table.keys() - fields
        raise DataError(place, f"no field is called {', '.join(sorted(unknown))}")


def checked_id(place: str, text: str) -> str:
    """An id as ids are written."""
    if text != slug(text) or not text:
        raise DataError(place, f"“{text}” is no id: those are of lower-case letters, digits and hyphens")
    return text


def text(place: str, table: dict[str, Any], name: str) -> str:
    """A field that every entry has."""
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DataError(place, f"{name} is missing or no text")
    return value


def names(place: str, table: dict[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts; empty where the field is not there."""
    if name not in table:
        return ()
    value = table[name]
    if not isinstance(value, list):
        raise DataError(place, f"{name} is a list of texts")
    for item in value:  # a loop and not all(): there are tens of thousands
        if not isinstance(item, str) or not item.strip():
            raise DataError(place, f"{name} is a list of texts")
    return tuple(value)


def country(place: str, table: dict[str, Any]) -> str:
    """The code of a country, by its form; ``faults`` asks whether there is such a country."""
    code = text(place, table, "country")
    if not _COUNTRY.fullmatch(code):
        raise DataError(place, "country is a code of two capital letters")
    return code


def kinds(place: str, table: dict[str, Any]) -> tuple[str, ...]:
    """What sort of militia it is."""
    found = names(place, table, "kind")
    if unknown := sorted(set(found) - set(KINDS)):
        raise DataError(place, f"{', '.join(unknown)} is no kind: those are {', '.join(KINDS)}")
    if found and table.get("type") != "militia":
        raise DataError(place, "kind is for a militia")
    return found


def wikidata(place: str, table: dict[str, Any]) -> str:
    """The item of Wikidata, empty where none is given."""
    if "wikidata" not in table:
        return ""
    item = text(place, table, "wikidata")
    if not _WIKIDATA.fullmatch(item):
        raise DataError(place, f"“{item}” is no item of Wikidata: those are Q and a number")
    return item


def membership(place: str, table: dict[str, Any]) -> tuple[Membership, ...]:
    """The wholes of ``part_of``: ids, or tables with an id and the time."""
    value = table.get("part_of", [])
    if not isinstance(value, list):
        raise DataError(place, "part_of is a list of ids, or of tables with id, since and until")
    return tuple(_whole(place, item) for item in value)


def _whole(place: str, item: object) -> Membership:
    if isinstance(item, str):
        return Membership(item)
    if not isinstance(item, dict) or "id" not in item or item.keys() - {"id", "since", "until"}:
        raise DataError(place, "a whole is an id, or a table with id, since and until")
    since, until = (when(place, item, name) for name in ("since", "until"))
    return Membership(item["id"], _first_day(since), _last_day(until))


def terms(place: str, table: dict[str, Any]) -> tuple[Term, ...]:
    """The offices of a person."""
    value = table.get("terms", [])
    if not isinstance(value, list):
        raise DataError(place, "terms is a list of tables with role, of, since and until")
    return tuple(_term(place, item) for item in value)


def _term(place: str, item: object) -> Term:
    if not isinstance(item, dict) or not {"role", "of", "since"} <= item.keys() <= set(Term.__annotations__):
        raise DataError(place, "a term is a table with role, of, since and, where it is over, until")
    role, of = text(place, item, "role"), text(place, item, "of")
    return term(place, role, of, item["since"], item.get("until"))


def term(place: str, role: str, of: str, since: object, until: object) -> Term:
    """An office with its years, in order."""
    if not isinstance(since, int) or not (until is None or isinstance(until, int)):
        raise DataError(place, "since and until are years")
    if not _FIRST < since <= (until or _LAST) <= _LAST:
        raise DataError(place, f"{since}-{until or ''} are no years of an office")
    return Term(role, of, since, until)


def history(place: str, table: dict[str, Any]) -> History:
    """When the actor came to be and ended, and of whom it came."""
    if _HISTORY.isdisjoint(table):
        return NONE_KNOWN
    founded, ended = when(place, table, "founded"), when(place, table, "ended")
    split, renamed = (origins(place, table, name) for name in ("split_from", "renamed_from"))
    return History(founded, ended, split, renamed)


def origins(place: str, table: dict[str, Any], name: str) -> tuple[Origin, ...]:
    """Ids or former names, each with the year behind a comma where it is known."""
    return tuple(_origin(place, item) for item in names(place, table, name))


def _origin(place: str, item: str) -> Origin:
    found = _YEARED.fullmatch(item)
    what, year = (found["what"], int(found["year"])) if found else (item, None)
    if year is not None and not _FIRST < year <= _LAST:
        raise DataError(place, f"“{item}” gives no year of our time")
    return Origin(what, "", year) if what == slug(what) else Origin("", what, year)


def when(place: str, table: dict[str, Any], name: str) -> str:
    """A year, or a text with year, month and day as far as they are known; empty where it is not given."""
    if name not in table:
        return ""
    value = str(table[name]) if type(table[name]) in {int, str} else ""
    if not _DATE.fullmatch(value) or not _FIRST < int(value[:4]) <= _LAST:
        raise DataError(place, f"{name} is a year, or a text as “2003-04” or “2003-04-09”")
    try:
        _first_day(value)
    except ValueError:
        raise DataError(place, f"{name}: there is no day {value}") from None
    return value


def _first_day(value: str) -> date | None:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3] if value else (0, 0, 0)
    return date(year, month, day) if value else None


def _last_day(value: str) -> date | None:
    if not value:
        return None
    year, *rest = map(int, value.split("-"))
    month = rest[0] if rest else _DECEMBER
    return date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])
