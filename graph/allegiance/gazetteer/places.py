"""Where places are: ``seeds/places``.

``towns.tsv`` holds one name a line, in lower case, without marks and leading articles, sorted, with the codes
of the countries (ISO 3166-1) that have a town of that name, the largest town first; a code in small letters
says that the town there is far smaller, a plus that 100,000 people live there::

    goma	CD+ ph

It was made of the towns that GeoNames lists (https://www.geonames.org, licensed CC BY 4.0).
``regions.toml`` adds provinces, and small places that news names, by state.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

from allegiance import resources

_ARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "an", "at", "az", "es", "ez", "er", "et", "il", "the"}
)
_OTHER = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"['’‘`ʻʼʿʾ]")


def place_key(name: str) -> str:
    """A place's name as it is looked up.

    >>> place_key("Deir al-Zor"), place_key("Al-Ḥasakah")
    ('deir al zor', 'hasakah')
    """
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name)).lower()
    parts = _OTHER.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).split()
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


class Where(NamedTuple):
    """Where places of one name are: codes of countries, or ids of states where a region's name tells."""

    regions: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    """Where 100,000 people live in one, the largest first."""
    towns: tuple[str, ...] = ()
    lesser: tuple[str, ...] = ()
    """Where it is far smaller than elsewhere."""


class Places:
    """Names of places with the countries that they are in."""

    def __init__(self, towns: list[str], regions: dict[str, list[str]]) -> None:
        self._towns = towns
        self._regions = regions

    def find(self, name: str) -> Where:
        """Where the places are that have a ``place_key``.

        >>> places().find("goma")
        Where(regions=(), cities=('CD',), towns=(), lesser=('PH',))
        """
        at = bisect_left(self._towns, name + "\t")
        line = self._towns[at] if at < len(self._towns) else ""
        codes = line.partition("\t")[2].split() if line.startswith(name + "\t") else []
        return Where(
            tuple(self._regions.get(name, ())),
            tuple(code[:-1] for code in codes if code.endswith("+")),
            tuple(code for code in codes if code.isalpha() and code.isupper()),
            tuple(code.upper() for code in codes if code.islower()),
        )

    def regions(self) -> set[str]:
        """The ids of the states of which regions are listed."""
        return {state for states in self._regions.values() for state in states}

    def codes(self) -> set[str]:
        """The codes of the countries of which towns are listed."""
        return {code.rstrip("+").upper() for line in self._towns for code in line.split("\t")[1].split()}


def digest() -> str:
    """A digest of what is listed, SHA-256."""
    files = sorted(path for path in _folder().iterdir() if path.suffix in {".tsv", ".toml"})
    return hashlib.sha256(b"".join(path.read_bytes().replace(b"\r\n", b"\n") for path in files)).hexdigest()


def _folder() -> Path:
    return resources.folder("seeds") / "places"


@cache
def places() -> Places:
    """The places that ship with the package."""
    where = _folder()
    towns = where.joinpath("towns.tsv").read_text("utf-8").splitlines()
    regions: dict[str, list[str]] = {}
    for state, listed in tomli.loads(where.joinpath("regions.toml").read_text("utf-8")).items():
        for name in listed.split(", "):
            regions.setdefault(place_key(name), []).append(state)
    return Places(towns, regions)
