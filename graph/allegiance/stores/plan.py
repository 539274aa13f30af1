"""What a load has to do: the difference between the graph that is there and the one that is wanted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from allegiance.cypher import Query, query
from allegiance.stores.base import Rows
from allegiance.stores.shape import LABELS, Row, Shape

_TYPES = frozenset(LABELS.values())


@dataclass(frozen=True)
class There:
    """What the database holds for the workspace, as the queries in ``queries/read`` give it."""

    actors: Rows
    documents: Rows
    claims: Rows
    ties: Rows
    stories: Rows
    sources: Rows


@dataclass(frozen=True)
class Link:
    """A type of link, which says nothing but that it is there; in rows its end is called ``end``."""

    type: str
    start_label: str
    end: str
    end_label: str

    def job(self, name: str, rows: list[Row]) -> "Job":
        """The job that writes or deletes such links."""
        labels = {"start": self.start_label, "end": self.end_label}
        return Job(query(name).named(type=self.type, **labels), rows)


TELLS = Link("TELLS", "Document", "story", "Story")
IN_STORY = Link("IN_STORY", "Source", "story", "Story")
SPEAKER = Link("SPEAKER", "Source", "actor", "Actor")


@dataclass(frozen=True)
class Job:
    """A query and the rows to write by it. ``apart``: not in one transaction with the jobs before it."""

    query: Query
    rows: list[Row] = field(repr=False)
    label: str = ""
    apart: bool = False


def plan(there: There, wanted: Shape) -> list[Job]:
    """The jobs in an order in which each finds what it needs; empty ones are left out."""
    gone, changed, new = _ties(there.ties, wanted.ties)
    bad, fresh = _claims(there.claims, wanted.claims)
    linked = [
        _links(TELLS, there.documents, wanted.documents),
        _links(IN_STORY, there.sources, wanted.sources),
        _links(SPEAKER, there.sources, wanted.sources),
    ]
    jobs = [
        *_each(gone, "write/ties-delete"),
        _delete("Claim", bad),
        *(loose for loose, _ in linked),
        *_actors(there.actors, wanted.actors),
        *_nodes("Story", there.stories, wanted.stories),
        *_nodes("Document", there.documents, wanted.documents),
        *_nodes("Source", there.sources, wanted.sources),
        *(tied for _, tied in linked),
        Job(query("write/claims-create"), fresh, "Claim"),
        *_each(changed, "write/ties-change"),
        *_each(new, "write/ties-create"),
        _delete("Source", _lost(there.sources, wanted.sources)),
        _delete("Document", _lost(there.documents, wanted.documents)),
        _delete("Story", _lost(there.stories, wanted.stories)),
        _delete("Actor", _lost(there.actors, wanted.actors)),
    ]
    return [job for job in jobs if job.rows]


def _ties(there: Rows, wanted: Mapping[str, Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """The ties that must go, those to change, and those to write."""
    gone, changed, kept = [], [], set()
    twice = _twice(there)  # of two with one id both go, and one is written anew
    for tie in there:
        row = wanted.get(tie["id"])
        ends = ("relation", "subject", "object")
        if row is None or tie["id"] in twice or any(tie[end] != row[end] for end in ends):
            gone.append(tie)
            continue
        kept.add(tie["id"])
        if tie["hash"] != row["properties"]["hash"]:
            changed.append(row)
    return gone, changed, [row for id_, row in wanted.items() if id_ not in kept]


def _claims(there: Rows, wanted: Mapping[str, Row]) -> tuple[list[Row], list[Row]]:
    """The claims that must go (those between others are written anew), and those to write."""
    kept, twice = set(), _twice(there)
    for claim in there:
        row = wanted.get(claim["id"])
        ends = ("subject", "object", "document", "source")
        same = row is not None and all(claim[end] == row[end] for end in ends)
        if row is not None and same and claim["hash"] == row["properties"]["hash"]:
            kept.add(claim["id"])
    kept -= twice
    bad = sorted({claim["id"] for claim in there} - kept)
    return [{"id": id_} for id_ in bad], [row for id_, row in wanted.items() if id_ not in kept]


def _twice(there: Rows) -> set[str]:
    return {id_ for id_, many in Counter(row["id"] for row in there).items() if many > 1}


def _actors(there: Rows, wanted: Mapping[str, Row]) -> Iterator[Job]:
    known = {actor["id"]: actor for actor in there}
    pairs = [(actor, wanted[id_]) for id_, actor in known.items() if id_ in wanted]
    untyped, typed, new = defaultdict(list), defaultdict(list), defaultdict(list)
    for actor, row in pairs:
        for label in sorted(_TYPES.intersection(actor["labels"]) - {row["label"]}):
            untyped[label].append({"id": row["id"]})
        if row["label"] not in actor["labels"]:
            typed[row["label"]].append({"id": row["id"]})
    for id_, row in wanted.items():
        if id_ not in known:
            new[row["label"]].append(row)
    changed = [row for actor, row in pairs if actor["hash"] != row["properties"]["hash"]]
    yield from _named("write/actors-untype", untyped, apart=True)
    yield from _named("write/actors-type", typed, apart=True)
    yield Job(query("write/nodes-change").named(label="Actor"), changed, apart=bool(typed))
    yield from _named("write/actors-create", new, label="Actor")


def _named(
    name: str, by_label: Mapping[str, list[Row]], label: str = "", apart: bool = False
) -> Iterator[Job]:
    for each, rows in sorted(by_label.items()):
        yield Job(query(name).named(label=each), rows, label, apart)


def _nodes(label: str, there: Rows, wanted: Mapping[str, Row]) -> Iterator[Job]:
    """The nodes of a label to change, and those to write."""
    hashes = {node["id"]: node["hash"] for node in there}
    changed, new = [], []
    for id_, row in wanted.items():
        if id_ not in hashes:
            new.append(row)
        elif hashes[id_] != row["properties"]["hash"]:
            changed.append(row)
    yield Job(query("write/nodes-change").named(label=label), changed)
    yield Job(query("write/nodes-create").named(label=label), new, label)


def _links(link: Link, there: Rows, wanted: Mapping[str, Row]) -> tuple[Job, Job]:
    """The links that must go, and those to write; of two where one is wanted both go."""
    ends = defaultdict(list)
    for node in there:
        if node["id"] in wanted:
            ends[node["id"]].append(node[link.end])
    right = {id_ for id_, found in ends.items() if found == [wanted[id_][link.end]]}
    loose = [{"id": id_} for id_, found in ends.items() if id_ not in right and found != [None]]
    tied = [
        {"id": id_, "end": row[link.end]} for id_, row in wanted.items() if row[link.end] and id_ not in right
    ]
    return link.job("write/links-delete", loose), link.job("write/links-create", tied)


def _lost(there: Rows, wanted: Mapping[str, Row]) -> list[Row]:
    return [{"id": id_} for id_ in sorted({row["id"] for row in there} - wanted.keys())]


def _delete(label: str, rows: list[Row]) -> Job:
    return Job(query("write/nodes-delete").named(label=label), rows)


def _each(rows: Iterable[dict[str, Any]], name: str) -> Iterator[Job]:
    """One job for each relation type among the rows."""
    sorted_out = defaultdict(list)
    for row in rows:
        sorted_out[row["relation"]].append(row)
    for relation, own in sorted(sorted_out.items()):
        yield Job(query(name).named(relation=relation), own)
