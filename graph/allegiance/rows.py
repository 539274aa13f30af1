"""A claim as one flat row for people and programs: what ``extract`` writes and the scorer reads."""

from collections.abc import Iterable
from typing import Any

from allegiance.ontology import relation
from allegiance.records import Claim, Document, to_plain

_OWN = (
    "modality", "polarity", "tense", "quote", "start", "end", "attribution", "time", "place", "kind",
    "rule", "confidence", "extractor", "version",
)  # fmt: skip


def row(document: Document, claim: Claim) -> dict[str, Any]:
    """The claim in plain values, ready for JSON, in reading order.

    ``doc`` is the document's name, ``subject`` and ``object`` are actor ids, each with its canonical name and
    what the text writes. ``start:end`` is the sentence ``quote`` in the document's text. ``attribution`` is
    ``{speaker, channel, actor}`` and ``time`` is ``{text, start, end, precision}``, as in the records.

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


_HOW = ("modality", "polarity", "tense", "attribution", "time", "place", "kind")


def merged(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one document with those of several extractors that say the same made one.

    The same is: subject, relation and object in the same sentence, the ends of a symmetric relation in
    either order. The first row stands, with the ids of all in ``ids``; ``extractor`` and ``version`` name
    all, joined by ``+``; ``confidence`` is the highest; and what another extractor says otherwise of how it
    is stated stands under its name in ``differs``. In the order of the sentences.

    >>> said = {"id": "a", "version": "1", "start": 0}
    >>> said |= {"subject": "iran", "relation": "BACKS", "object": "m23"}
    >>> first = said | {"extractor": "rules", "confidence": 0.8, "modality": "actual"}
    >>> second = said | {"extractor": "llm", "confidence": 0.9, "modality": "planned"}
    >>> (one,) = merged([first, second])
    >>> one["extractor"], one["confidence"], one["modality"], one["differs"]
    ('rules+llm', 0.9, 'actual', {'llm': {'modality': 'planned'}})
    """
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row_ in rows:
        ends = [row_["subject"], row_["object"]]
        if relation(row_["relation"]).symmetric:
            ends.sort()
        about = (row_["start"], *ends, row_["relation"])
        found[about] = _joined(found[about], row_) if about in found else _alone(row_)
    return sorted(found.values(), key=lambda row_: int(row_["start"]))


def _alone(row_: dict[str, Any]) -> dict[str, Any]:
    return {**row_, "ids": [row_["id"]], "differs": {}}


def _joined(first: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    otherwise = {name: other[name] for name in _HOW if name in other and not _alike(other[name], first[name])}
    differs = {**first["differs"], other["extractor"]: otherwise} if otherwise else first["differs"]
    return {
        **first,
        "ids": [*first["ids"], other["id"]],
        "extractor": f"{first['extractor']}+{other['extractor']}",
        "version": f"{first['version']}+{other['version']}",
        "confidence": max(first["confidence"], other["confidence"]),
        "differs": differs,
    }


def _alike(one: Any, other: Any) -> bool:
    """Whether two extractors say the same; that one alone knows which actor speaks is no difference."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, "actor": ""} == {**other, "actor": ""}
    return bool(one == other)
