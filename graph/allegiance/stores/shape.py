"""Records as the rows that the queries write: ids, properties, and a hash that tells what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from allegiance.records import Actor, ActorType, Claim, Document, Mention, Tie, identify

if TYPE_CHECKING:
    from allegiance.network import Network

Row = dict[str, Any]
LABELS = {kind: kind.value.capitalize() for kind in ActorType}
"""The second label of an actor of each type."""


@dataclass(frozen=True)
class Shape:
    """The graph that a network is to become: rows by id."""

    actors: Mapping[str, Row]
    documents: Mapping[str, Row]
    claims: Mapping[str, Row]
    ties: Mapping[str, Row]


def shape(network: "Network", workspace: str) -> Shape:
    """The rows of a network; everything in them bears ``workspace``."""
    actors = {a.id: _actor(a, workspace) for a in network.actors.values()}
    documents = {d.id: _document(d, workspace) for d in network.documents.values()}
    claims = {}
    for claim in network.claims.values():
        ends = network.canonical(claim.subject.actor), network.canonical(claim.object.actor)
        claims[claim.id] = _claim(claim, *ends, workspace)
    return Shape(actors, documents, claims, {t.id: _tie(t, workspace) for t in network.ties})


def _actor(actor: Actor, workspace: str) -> Row:
    said = {
        "name": actor.name,
        "type": actor.type.value,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "listed": actor.listed,
    }
    return {"id": actor.id, "label": LABELS[actor.type], "properties": _signed(actor.id, said, workspace)}


def _document(document: Document, workspace: str) -> Row:
    said = {
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": document.url,
    }
    return {"id": document.id, "properties": _signed(document.id, said, workspace)}


def _claim(claim: Claim, subject: str, target: str, workspace: str) -> Row:
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
    }
    return {
        "id": claim.id,
        "subject": subject,
        "object": target,
        "document": claim.document,
        "subject_mention": _mention(claim.subject, workspace),
        "object_mention": _mention(claim.object, workspace),
        "properties": _signed(claim.id, said, workspace),
    }


def _mention(mention: Mention, workspace: str) -> Row:
    return {"mention": mention.text, "start": mention.start, "end": mention.end, "workspace": workspace}


def _tie(tie: Tie, workspace: str) -> Row:
    said = {
        "claims": list(tie.claims),
        "denials": list(tie.denials),
        "documents": tie.documents,
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


def _signed(record: str, said: dict[str, Any], workspace: str) -> Row:
    plain = {name: str(value) if isinstance(value, date) else value for name, value in said.items()}
    return {**said, "workspace": workspace, "hash": identify(record, plain)}
