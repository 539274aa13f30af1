"""Small builders of real records for the tests.

>>> document, claims = story(("Iran", "BACKS", "Badr"), ("Badr", "FIGHTS", "Islamic State"))
>>> document.text
'Iran BACKS Badr. Badr FIGHTS Islamic State.'
>>> claims[1].subject.actor, claims[1].object.actor, claims[1].quote
('badr', 'islamic-state', 'Badr FIGHTS Islamic State.')
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from allegiance.names import slug
from allegiance.records import ActorType, Claim, Document, Judgement, Mention, Verdict

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def document(text: str = "Iran BACKS Badr.", name: str = "story", **fields: Any) -> Document:
    """A document; it is dated, and read from ``name``.txt unless told otherwise."""
    return Document(text, name, **{"date": date(2016, 5, 1), "origin": f"{name}.txt", **fields})


def mention(
    name: str, start: int = 0, text: str = "", actor: str = "", kind: str = "militia", how: str = "gazetteer"
) -> Mention:
    """A mention of an actor; its id is the slug of its name, and it is written as it is called."""
    text = text or name
    return Mention(start, start + len(text), text, actor or slug(name), name, ActorType(kind), how)


def claim(
    subject: str = "Iran",
    relation: str = "BACKS",
    target: str = "Badr",
    within: Document | None = None,
    **fields: Any,
) -> Claim:
    """What the sentence "SUBJECT RELATION TARGET." says; ``within`` is a document that holds it."""
    quote = f"{subject} {relation} {target}."
    within = within or document(quote)
    start = within.text.index(quote)
    ends = {
        "subject": mention(subject, start),
        "object": mention(target, start + len(subject) + len(relation) + 2),
    }
    said = {"confidence": 0.8, "extractor": "test", "version": "1", **ends, **fields}
    return Claim(
        document=within.id, start=start, end=start + len(quote), quote=quote, relation=relation, **said
    )


def story(*triples: tuple[Any, ...], **fields: Any) -> tuple[Document, list[Claim]]:
    """A document of one sentence for each (subject, relation, object), and the claims that they make.

    A fourth member of a triple holds the claim's other fields; ``fields`` are the document's.
    """
    text = " ".join("{} {} {}.".format(*triple) for triple in triples)
    made = document(text, **fields)
    return made, [claim(*triple[:3], within=made, **dict(*triple[3:])) for triple in triples]


def verdict(
    left: str, right: str, judgement: str = "same", author: str = "ann", minute: int = 0, **fields: Any
) -> Verdict:
    """A judgement on two actor ids, given in either order, made some minutes after noon."""
    left, right = sorted((left, right))
    made = NOON + timedelta(minutes=minute)
    return Verdict(left, right, Judgement(judgement), author, made, **fields)
