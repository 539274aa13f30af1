"""A text for the tests of reading by a model, and what a model that reads well proposes for it."""

from datetime import date
from typing import Any

from allegiance.records import Document

TEXT = (
    "Rwanda-backed M23 fighters attacked Congolese troops near Goma on Friday. The group denied it. "
    "Uganda provides weapons to M23, the Observatory said."
)
DOCUMENT = Document(TEXT, name="goma", title="Fighting near Goma", date=date(2024, 2, 5))


def end(mention: str, actor: str = "", kind: str = "militia") -> dict[str, str]:
    return {"mention": mention, "actor": actor, "type": kind}


def claim(**given: Any) -> dict[str, Any]:
    """A proposal that holds, unless something in it is ``given`` otherwise."""
    said = {
        "sentence": 1,
        "quote": "Rwanda-backed M23 fighters attacked Congolese troops near Goma on Friday",
        "subject": end("M23", "m23"),
        "relation": "FIGHTS",
        "object": end("Congolese troops", "congolese-armed-forces", "army"),
        "modality": "actual",
        "polarity": "asserted",
        "tense": "present",
        "speaker": "",
        "channel": "",
        "time": "on Friday",
        "place": "Goma",
        "kind": "",
    }
    return said | given


ARMS = claim(
    sentence=3,
    quote="Uganda provides weapons to M23",
    subject=end("Uganda", "uganda", "state"),
    relation="BACKS",
    object=end("M23", "m23"),
    speaker="the Observatory",
    time="",
    place="",
    kind="weapons",
)
