"""Records as the rows that the queries write: ids, properties, and a hash that tells what has changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from allegiance.records import (
    Actor,
    ActorType,
    Claim,
    Document,
    Interval,
    Mention,
    Recorded,
    Source,
    Tie,
    identify,
)

if TYPE_CHECKING:
    from allegiance.network import Network

Row = dict[str, Any]
VERSION = 3
"""Of the graph's form: another one makes every database load anew."""
LABELS = {kind: kind.value.capitalize() for kind in ActorType}
"""The second label of an actor of each type."""


@dataclass(frozen=True)
class Shape:
    """The graph that a network is to become: rows by id."""

    actors: Mapping[str, Row]
    documents: Mapping[str, Row]
    claims: Mapping[str, Row]
    ties: Mapping[str, Row]
    stories: Mapping[str, Row]
    sources: Mapping[str, Row]


def shape(network: "Network", workspace: str) -> Shape:
    """The rows of a network; everything in them bears ``workspace``."""
    told = Counter(network.stories[id_] for id_ in network.documents)
    return Shape(
        actors={a.id: _actor(a, network, workspace) for a in network.actors.values()},
        documents={d.id: _document(d, network, workspace) for d in network.documents.values()},
        claims={c.id: _claim(c, network, workspace) for c in network.claims.values()},
        ties={t.id: _tie(t, workspace) for t in network.ties},
        stories={id_: _story(id_, documents, workspace) for id_, documents in sorted(told.items())},
        sources=_sources(network, workspace),
    )


def _actor(actor: Actor, network: "Network", workspace: str) -> Row:
    said = {
        "name": actor.name,
        "type": actor.type.value,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "listed": actor.listed,
        "merged": [id_ for id_ in network.resolver.members(actor.id) if id_ != actor.id],
    }
    return {"id": actor.id, "label": LABELS[actor.type], "properties": _signed(actor.id, said, workspace)}


def _document(document: Document, network: "Network", workspace: str) -> Row:
    said = {
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": document.url,
        "grade": network.grades.publisher(document),
    }
    story = network.stories[document.id]
    return {"id": document.id, "story": story, "properties": _signed(document.id, said, workspace)}


def _story(story: str, documents: int, workspace: str) -> Row:
    return {"id": story, "properties": _signed(story, {"documents": documents}, workspace)}


def _sources(network: "Network", workspace: str) -> dict[str, Row]:
    """The sources; a speaker that is no actor is called as he is written, by the first of several ways."""
    from allegiance.network.voices import unasked  # noqa: PLC0415  who only asks needs none of it

    written: dict[str, str] = {}
    for id_, source in network.sources.items():
        name = network.claims[id_].attribution.speaker
        written[source.id] = min(written.get(source.id, name), name)
    by_id = {source.id: source for source in network.sources.values()}
    own = {id_: source.speaker if unasked(source) else "" for id_, source in by_id.items()}
    return {id_: _source(by_id[id_], written[id_], own[id_], network, workspace) for id_ in sorted(by_id)}


def _source(source: Source, written: str, own: str, network: "Network", workspace: str) -> Row:
    actor = network.actors.get(source.speaker)
    said = {
        "speaker": source.speaker,
        "speaker_name": actor.name if actor else written,
        "channel": source.channel,
        "story": source.story,
        "own": own,
        "grade": network.grades.source(source, actor),
    }
    return {
        "id": source.id,
        "actor": actor.id if actor else None,
        "story": source.story or None,
        "properties": _signed(source.id, said, workspace),
    }


def _claim(claim: Claim, network: "Network", workspace: str) -> Row:
    said = {
        "relation": claim.relation,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "tense": claim.tense.value,
        "speaker": claim.attribution.speaker,
        "channel": claim.attribution.channel,
        "time_text": claim.time.text,
        "first": claim.time.start,
        "last": claim.time.end,
        "precision": claim.time.precision.value if claim.time.precision else None,
        "place": claim.place,
        "kind": claim.kind,
        "rule": claim.rule,
        "extractor": claim.extractor,
        "version": claim.version,
        "confidence": float(claim.confidence),
        "document": claim.document,
        **_recorded(network.recorded.get(claim.id)),
    }
    return {
        "id": claim.id,
        "subject": network.canonical(claim.subject.actor),
        "object": network.canonical(claim.object.actor),
        "document": claim.document,
        "source": network.sources[claim.id].id,
        **_mention("subject", claim.subject),
        **_mention("object", claim.object),
        "properties": _signed(claim.id, said, workspace),
    }


def _recorded(recorded: Recorded | None) -> Row:
    """The instant without its zone, which is UTC: the embedded engine keeps none."""
    if recorded is None:
        return {"recorded": None, "run": None}
    return {"recorded": recorded.at.astimezone(UTC).replace(tzinfo=None), "run": recorded.run}


def _mention(end: str, mention: Mention) -> Row:
    return {f"{end}_mention": mention.text, f"{end}_start": mention.start, f"{end}_end": mention.end}


def _tie(tie: Tie, workspace: str) -> Row:
    said = {
        "claims": list(tie.claims),
        "denials": list(tie.denials),
        "documents": tie.documents,
        "stories": tie.stories,
        "sources": tie.sources,
        **_days("held", tie.held),
        **_days("some", tie.sometime),
        **_days("not", tie.not_held),
        "first": tie.first,
        "last": tie.last,
        "confidence": float(tie.confidence),
        "sign": tie.sign,
        "status": tie.status.value,
    }
    properties = {"id": tie.id, **_signed(tie.id, said, workspace)}
    return {
        "id": tie.id,
        "relation": tie.relation,
        "subject": tie.subject,
        "object": tie.object,
        "properties": properties,
    }


def _days(kind: str, intervals: Iterable[Interval]) -> Row:
    """The first and the last days of the intervals as two lists: a database keeps no list of pairs."""
    listed = list(intervals)
    return {f"{kind}_from": [days.start for days in listed], f"{kind}_to": [days.end for days in listed]}


def _signed(record: str, said: dict[str, Any], workspace: str) -> Row:
    return {**said, "workspace": workspace, "hash": identify(record, said)}
