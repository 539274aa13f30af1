"""The codes and names of countries, as ISO 3166 has them: by pycountry.

pycountry and not Babel: it gives the formal names that texts write ("Republic of Iraq") and the codes that
were withdrawn with their states; Babel gives what menus show ("Congo - Kinshasa"), and loads more slowly.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_NO_TEXT_WRITES = frozenset(",(")  # "Korea, Republic of"
_UNASSIGNED = {"XK": ("Kosovo",)}
"""Codes that ISO leaves to their users, and that these use alike."""


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Code to the names that texts write, the short one first; a withdrawn code has none."""
    import pycountry  # noqa: PLC0415  who only asks reads no lists

    found: dict[str, tuple[str, ...]] = dict(_UNASSIGNED)
    for past in pycountry.historic_countries:
        found.setdefault(getattr(past, "alpha_2", ""), ())
    for now in pycountry.countries:
        names = (getattr(now, name, "") for name in ("common_name", "name", "official_name"))
        whole = dict.fromkeys(name.removeprefix("the ") for name in names if not _NO_TEXT_WRITES & set(name))
        found[now.alpha_2] = tuple(name for name in whole if name)
    return MappingProxyType(found)
