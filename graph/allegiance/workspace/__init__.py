"""The workspace: one folder of work, and the way in from Python.

It holds the ledger (``ledger.sqlite``, the durable truth) and the embedded engine's files (``engine/``,
rebuilt from the ledger at any time). Everything that is asked goes through it.
"""

from allegiance.records import Evidence
from allegiance.workspace.building import Report
from allegiance.workspace.opened import Progress, silent
from allegiance.workspace.workspace import Workspace

__all__ = ["Evidence", "Progress", "Report", "Workspace", "silent"]
