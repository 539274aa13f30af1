"""Records as rows of the ledger, and back.

A record that comes back keeps the id of its row. It need not be hashed again, which is most of the work; and
it stays the same one should a later version give its records another field.
"""

import json
from datetime import date, datetime
from sqlite3 import Row
from typing import Any, TypeVar

from allegiance.ledger.run import Run
from allegiance.records import Claim, Document, Judgement, Recorded, Verdict, claim_from_plain, to_plain

_Record = TypeVar("_Record", Document, Claim, Verdict)


def document_row(document: Document) -> dict[str, Any]:
    """The columns of a document."""
    return {"id": document.id, **to_plain(document)}


def document(row: Row) -> Document:
    """The document of a row."""
    said = {name: row[name] for name in ("text", "name", "title", "publisher", "url", "origin")}
    found = Document(**said, date=date.fromisoformat(row["date"]) if row["date"] else None)
    return _named(found, row)


def claim_row(claim: Claim) -> dict[str, Any]:
    """The columns of a claim: what is looked for, and the whole record as JSON."""
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "subject": claim.subject.actor,
        "relation": claim.relation,
        "object": claim.object.actor,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "record": json.dumps(to_plain(claim), ensure_ascii=False, separators=(",", ":")),
    }


def claim(row: Row) -> Claim:
    """The claim of a row."""
    return _named(claim_from_plain(json.loads(row["record"])), row)


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """The columns of a verdict; its withdrawal is a row of its own."""
    return {"id": verdict.id, **to_plain(verdict)}


def verdict(row: Row) -> Verdict:
    """The verdict of a row, which has the withdrawal's instant as ``withdrawn``."""
    found = Verdict(
        left=row["left_actor"],
        right=row["right_actor"],
        judgement=Judgement(row["judgement"]),
        author=row["author"],
        made=datetime.fromisoformat(row["made"]),
        reason=row["reason"],
        score=row["score"],
        withdrawn=datetime.fromisoformat(row["withdrawn"]) if row["withdrawn"] else None,
    )
    return _named(found, row)


def run(row: Row) -> Run:
    """The run of a row."""
    ended = datetime.fromisoformat(row["ended"]) if row["ended"] else None
    started = datetime.fromisoformat(row["started"])
    return Run(row["id"], row["command"], started, ended, row["read"], row["failed"])


def recorded(row: Row) -> Recorded:
    """When the claim of a row came into the ledger."""
    return Recorded(datetime.fromisoformat(row["at"]), row["run"])


def _named(record: _Record, row: Row) -> _Record:
    vars(record)["id"] = row["id"]  # where the cached property looks first
    return record
