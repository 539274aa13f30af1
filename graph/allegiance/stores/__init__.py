"""Graph databases: Neo4j or whatever speaks Bolt, and the workspace's own embedded engine."""

from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.stores.base import Rows, Store, StoreCounts

if TYPE_CHECKING:
    from allegiance.settings import Settings

__all__ = ["Rows", "Store", "StoreCounts", "open_store"]


def open_store(settings: "Settings", workspace: Path) -> Store:
    """The store of the settings: the server at ``neo4j_uri``, else the embedded engine of ``workspace``.

    Connects when it is first used; the engine starts at once, while the driver is imported.

    Raises:
        StoreError: there is no embedded engine for this machine.
    """
    if settings.embedded:
        from allegiance.stores import engine  # noqa: PLC0415  not needed where a server is named

        started = engine.take(workspace, settings.engine_memory)
        from allegiance.stores.embedded import EmbeddedStore  # noqa: PLC0415  while Java starts

        return EmbeddedStore(started, settings.timeout)
    from allegiance.stores.bolt import BoltStore  # noqa: PLC0415  the driver is slow to import

    return BoltStore(
        settings.neo4j_uri,
        settings.neo4j_username,
        settings.neo4j_password.get_secret_value(),
        settings.neo4j_database,
        settings.timeout,
    )
