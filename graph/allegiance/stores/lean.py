"""Imports the driver without pandas and numpy: half a second that a command need not wait.

The driver imports both where they are installed, only to know their types if a value of one is sent. For the
command's own process alone: in a notebook the user may send such values, and has them imported anyway.
"""

import sys

_NOT_NEEDED = ("numpy", "pandas", "pyarrow")


def import_driver() -> None:
    """Imports ``neo4j`` as if pandas and numpy were not installed; both can be imported afterwards."""
    hidden = [name for name in _NOT_NEEDED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None makes an import fail
    try:
        import neo4j  # noqa: F401, PLC0415  the import is what this is for
    finally:
        for name in hidden:
            del sys.modules[name]
