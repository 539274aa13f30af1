"""Opening a workspace: it and its settings are imported here, so that ``--help`` waits for neither."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allegiance.workspace import Progress, Workspace


def open_workspace(path: Path | None, progress: "Progress | None" = None, **given: Any) -> "Workspace":
    """The workspace in the folder, else that of the settings; ``given`` are settings that win."""
    from allegiance.workspace import Workspace  # noqa: PLC0415  see above

    return Workspace(path, progress=progress, **given)
