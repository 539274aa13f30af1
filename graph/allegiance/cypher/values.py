"""Values of parameters: what a person or a program gives, as the type that a header states."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from allegiance.records import Interval

TYPES = frozenset(
    {"actor", "string", "strings", "integer", "float", "boolean", "date", "interval", "rows", "map"}
)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    return int(value)


def _truth(value: Any) -> bool:
    found = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, bool):
        return value
    return found[str(value).lower()] if str(value).lower() in found else _fail(value)


def _fail(value: Any) -> Any:
    raise ValueError(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else _fail(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return [_text(item) for item in value]


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _interval(value: Any) -> dict[str, date]:
    if isinstance(value, Mapping):  # as it was bound before
        return {"first": _day(value["first"]), "last": _day(value["last"])}
    days = (
        value
        if isinstance(value, Interval)
        else Interval.of(value if isinstance(value, date) else _text(value))
    )
    return {"first": days.start, "last": days.end}


def _as_is(value: Any) -> Any:
    return value


READERS: dict[str, Callable[[Any], Any]] = {
    "actor": _text,
    "string": _text,
    "strings": _texts,
    "integer": _whole,
    "float": float,
    "boolean": _truth,
    "date": _day,
    "interval": _interval,
    "rows": _as_is,
    "map": _as_is,
}
