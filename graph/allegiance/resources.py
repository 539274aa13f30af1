"""Where ``queries/`` and ``seeds/`` are: live in a checkout, inside the package in an installed wheel."""

from functools import cache
from pathlib import Path

from allegiance.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder ``queries`` or ``seeds``.

    A checkout is looked at first: an editable install leaves a stale copy beside other packages.
    """
    checkout = _PACKAGE.parents[1]
    found = checkout / name if (checkout / "pyproject.toml").is_file() else _PACKAGE / f"_{name}"
    if not found.is_dir():
        raise DataError(str(found), f"the folder of {name} is missing: install the package again")
    return found
