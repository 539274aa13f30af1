"""Makes a database hold what a network says: only the difference is written, and a broken load is made good.

A load empties the fingerprint first and writes it last, after the database's counts were compared with the
network's. Whatever ends it between, the next load finds an empty fingerprint, compares again what is there
with what is wanted, and goes on. Every write is a managed transaction, which is tried again where the server
says that it may, and each query writes nothing that is there already.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import neo4j

from allegiance.cypher import queries, query
from allegiance.errors import LoadError, QueryError
from allegiance.records import identify
from allegiance.stores.base import Progress, StoreCounts
from allegiance.stores.columns import values
from allegiance.stores.faults import Duplicate
from allegiance.stores.plan import Job, There, plan
from allegiance.stores.shape import Shape, shape

if TYPE_CHECKING:
    from allegiance.network import Network
    from allegiance.stores.bolt import BoltStore

BATCH = 4_000  # rows of a transaction: more win nothing on either engine
_PART = 1_000  # rows of a message
_TEXT = 4_000_000  # characters of their quotes: a message to the engine holds 16 MB
# The server may still be committing what a killed load sent last; then the difference is another one.
_ATTEMPTS = 3
_KINDS = ("Claim", "Source", "Document", "Story", "Actor", "Workspace")


class _WrittenBeside(LoadError):
    """Something else wrote to the graph during the load."""


def load(
    store: "BoltStore",
    network: "Network",
    fingerprint: str,
    progress: Progress | None = None,
    *,
    adopt: bool = False,
) -> StoreCounts:
    """Makes the database of ``store`` hold ``network``; see ``Store.load``."""
    workspace = owner(fingerprint)
    schema = identify("schema", [each.text for each in queries("schema")])
    _take(store, workspace, schema, adopt=adopt)
    wanted = shape(network, workspace)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            counts = _write_difference(store, workspace, wanted, progress)
        except _WrittenBeside:
            if attempt == _ATTEMPTS:
                raise
        else:
            break
    ended = {"workspace": workspace, "fingerprint": fingerprint, "schema": schema, **asdict(counts)}
    _write(store, "write/end", ended)
    return counts


def _write_difference(
    store: "BoltStore", workspace: str, wanted: Shape, progress: Progress | None
) -> StoreCounts:
    jobs = plan(_there(store, workspace), wanted)
    _check_strangers(store, workspace, jobs)
    _write(store, "write/begin", {"workspace": workspace})
    _write(store, "write/empty", {"workspace": workspace})
    _work(store, workspace, jobs, progress)
    counts = StoreCounts(*store.read(query("read/counts"), {"workspace": workspace}).records[0])
    _compare(store.uri, counts, wanted)
    if jobs:
        store.settle()
    return counts


def owner(fingerprint: str) -> str:
    """The workspace's lasting id: what stands before the first ``-`` or ``:`` of its fingerprint.

    >>> owner("3f2a-17:seeds")
    '3f2a'
    """
    found = re.split("[-:]", fingerprint)[0]
    if not found:
        raise LoadError("a load needs a fingerprint that begins with the workspace's id")
    return found


def whole(store: "BoltStore", fingerprint: str) -> bool:
    """Whether the database still holds as many records as the load of ``fingerprint`` left there."""
    whose = {"workspace": owner(fingerprint)}
    recorded = store.read(query("read/recorded"), whose).records
    return recorded == store.read(query("read/counts"), whose).records


def doubt(store: "BoltStore") -> None:
    """Makes the next load compare everything again: somebody is going to write to the graph by hand."""
    try:
        fingerprint = store.fingerprint()
    except QueryError:  # Neo4j's database “system” holds no graph
        return
    if fingerprint:
        _write(store, "write/empty", {"workspace": owner(fingerprint)})


def _take(store: "BoltStore", workspace: str, schema: str, *, adopt: bool) -> None:
    """Makes sure that the database is this workspace's to write to, and has the schema."""
    owners = {row["id"]: row["schema"] for row in store.read(query("read/workspaces"))}
    others = sorted(owners.keys() - {workspace})
    if others and not adopt:
        raise LoadError(
            f"the database at {store.uri} holds the graph of another workspace ({others[0]})"
            ": name one of its own in NEO4J_DATABASE or NEO4J_URI, or build with --adopt, and that graph goes"
        )
    for other in others:
        _abandon(store, other)
    if owners.get(workspace) != schema:
        _schema(store)


def _schema(store: "BoltStore") -> None:
    for each in queries("schema"):
        try:
            store.write(lambda transaction, text=each.text: transaction.run(text).consume(), each.name)  # type: ignore[misc]
        except QueryError as error:
            raise LoadError(
                f"the database at {store.uri} cannot have what {each.name} says ({error.reason})"
                ": it may hold other data under the same labels"
                "; name one of its own in NEO4J_DATABASE or NEO4J_URI"
            ) from error


def _abandon(store: "BoltStore", other: str) -> None:
    """Takes away all that another workspace wrote; its own node last."""
    for label in _KINDS:
        what = query("write/abandon").named(label=label)
        whose = what.bind({"workspace": other, "many": BATCH})
        while store.write(lambda t: t.run(what.text, whose).single(strict=True)[0], what.name):  # noqa: B023
            pass


def _there(store: "BoltStore", workspace: str) -> There:
    kinds = ("actors", "documents", "claims", "ties", "stories", "sources")
    return There(*(store.read(query(f"read/{kind}"), {"workspace": workspace}) for kind in kinds))


def _check_strangers(store: "BoltStore", workspace: str, jobs: list[Job]) -> None:
    """Refuses, before anything is written, where others' nodes bear ids that are to be written."""
    for job in jobs:
        if not job.label:
            continue
        what = query("read/strangers").named(label=job.label)
        taken = store.read(what, {"workspace": workspace, "ids": [row["id"] for row in job.rows]}).records
        if taken:
            names = ", ".join(str(row[0]) for row in taken[:5])
            raise LoadError(
                f"the database at {store.uri} holds {len(taken)} :{job.label} nodes of others with ids that"
                f" the workspace needs, such as {names}: name one of its own in NEO4J_DATABASE or NEO4J_URI"
            )


def _work(store: "BoltStore", workspace: str, jobs: list[Job], progress: Progress | None) -> None:
    total = sum(len(job.rows) for job in jobs)
    done = 0
    if progress:
        progress(done, total)
    for batch in _batches(jobs):
        try:
            store.write(lambda transaction: _run(transaction, batch, workspace), batch[0].query.name)  # noqa: B023
        except QueryError as error:
            names = ", ".join(sorted({job.query.name for job in batch}))
            kind = _WrittenBeside if isinstance(error, Duplicate) else LoadError
            raise kind(
                f"the database at {store.uri} refused a part of the load ({names}): {error.reason}"
            ) from error
        done += sum(len(job.rows) for job in batch)
        if progress:
            progress(done, total)


def _run(transaction: neo4j.ManagedTransaction, batch: list[Job], workspace: str) -> None:
    """Sends the next part while the server works at the one before: it answers for all of them at the end."""
    sent = []
    for job in batch:
        for at in range(0, len(job.rows), _PART):
            part = values(job.query, job.rows[at : at + _PART], workspace)
            sent.append(transaction.run(job.query.text, part))
    for result in sent:
        result.consume()


def _batches(jobs: list[Job]) -> Iterator[list[Job]]:
    """The jobs cut and put together so that each batch is one transaction of bearable size."""
    batch: list[Job] = []
    rows = text = 0
    for job in jobs:
        if job.apart and batch:
            yield batch
            batch, rows, text = [], 0, 0
        taken: list[dict[str, Any]] = []
        for row in job.rows:
            size = len(row.get("properties", {}).get("quote", ""))
            if (rows and rows >= BATCH) or (text and text + size > _TEXT):
                yield [*batch, Job(job.query, taken, job.label)]
                batch, rows, text, taken = [], 0, 0, []
            taken.append(row)
            rows, text = rows + 1, text + size
        batch.append(Job(job.query, taken, job.label))
    if batch:
        yield batch


def _compare(uri: str, counts: StoreCounts, wanted: Shape) -> None:
    right = StoreCounts(**{kind.name: len(getattr(wanted, kind.name)) for kind in fields(StoreCounts)})
    if counts != right:
        raise _WrittenBeside(
            f"the database at {uri} holds {counts} after the load, but the ledger gives {right}"
            ": another program may be writing to it; load again"
        )


def _write(store: "BoltStore", name: str, given: dict[str, Any]) -> None:
    what = query(name)
    store.write(lambda transaction: transaction.run(what.text, what.bind(given)).consume(), name)
