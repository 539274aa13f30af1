"""A claim as one flat row for people and programs: what ``extract`` writes and the scorer reads."""

from typing import Any

from allegiance.records import Claim, Document, to_plain

_OWN = (
    "modality", "polarity", "tense", "quote", "start", "end", "attribution", "time", "place", "kind",
    "rule", "confidence", "extractor", "version",
)  # fmt: skip


def row(document: Document, claim: Claim) -> dict[str, Any]:
    """The claim in plain values, ready for JSON, in reading order.

    ``doc`` is the document's name, ``subject`` and ``object`` are actor ids, each with its canonical name and
    what the text writes. ``start:end`` is the sentence ``quote`` in the document's text. ``attribution`` is
    ``{speaker, channel}`` and ``time`` is ``{text, start, end, precision}``, as in the records.

    >>> from allegiance.records import ActorType, Mention
    >>> text = "Iran arms the militia."
    >>> iran = Mention(0, 4, "Iran", "iran", "Iran", ActorType.STATE)
    >>> militia = Mention(10, 21, "the militia", "kataib-hezbollah", "Kata'ib Hizballah", ActorType.MILITIA)
    >>> found = row(Document(text, name="report"), Claim("d", 0, 22, text, iran, "BACKS", militia))
    >>> found["doc"], found["subject"], found["relation"], found["object_mention"], found["modality"]
    ('report', 'iran', 'BACKS', 'the militia', 'actual')
    """
    return {
        "id": claim.id,
        "doc": document.name,
        "document": claim.document,
        "subject": claim.subject.actor,
        "subject_name": claim.subject.name,
        "subject_mention": claim.subject.text,
        "relation": claim.relation,
        "object": claim.object.actor,
        "object_name": claim.object.name,
        "object_mention": claim.object.text,
        **{name: to_plain(getattr(claim, name)) for name in _OWN},
    }
