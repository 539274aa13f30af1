"""The words of ``words.toml``: data that says what a claim's own words tell of its source and its time."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def roles() -> Mapping[str, str]:
    """The relation of each word for a role: a spokesman is one who ``SPEAKS_FOR``."""
    return {word: relation for relation, words in _data()["roles"].items() for word in words}


@cache
def unnamed() -> frozenset[str]:
    """What people are called whom nobody names."""
    return frozenset(_data()["unnamed"]["people"])


@cache
def until() -> frozenset[str]:
    """First words of a time up to which something was so all the while."""
    return frozenset(_data()["times"]["until"])


def _data() -> dict[str, Any]:
    return tomllib.loads(files("allegiance.network").joinpath("words.toml").read_text("utf-8"))
