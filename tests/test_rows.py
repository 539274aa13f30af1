"""The plain row of a claim."""

import json
from datetime import date

from allegiance.records import (
    ActorType,
    Attribution,
    Claim,
    Document,
    Mention,
    Modality,
    Polarity,
    Precision,
    Tense,
    Time,
)
from allegiance.rows import row

TEXT = "The spokesman told al-Mayadin on Friday that Hamas would not fight Fatah in Gaza."
ASKED = {
    "id", "doc", "subject", "subject_name", "subject_mention", "relation", "object", "object_name",
    "object_mention", "modality", "polarity", "tense", "quote", "start", "end", "attribution", "time",
    "place", "rule", "confidence",
}  # fmt: skip


def claim() -> Claim:
    return Claim(
        document="d",
        start=0,
        end=len(TEXT),
        quote=TEXT,
        subject=Mention(45, 50, "Hamas", "hamas", "Hamas", ActorType.MILITIA),
        relation="FIGHTS",
        object=Mention(66, 71, "Fatah", "fatah", "Fatah", ActorType.MILITIA),
        modality=Modality.PLANNED,
        polarity=Polarity.DENIED,
        tense=Tense.PRESENT,
        attribution=Attribution("the spokesman", "al-Mayadin", "jaafar"),
        time=Time("on Friday", date(2017, 11, 3), date(2017, 11, 3), Precision.DAY),
        place="Gaza",
        extractor="rules",
        version="1",
        rule="verb",
        confidence=0.75,
    )


def test_a_row_holds_every_field_that_extract_promises():
    found = row(Document(TEXT, name="report"), claim())
    assert found.keys() >= ASKED
    assert found["doc"] == "report"
    assert (found["subject"], found["subject_name"], found["subject_mention"]) == ("hamas", "Hamas", "Hamas")
    assert TEXT[found["start"] : found["end"]] == found["quote"]
    assert found["attribution"] == {
        "speaker": "the spokesman",
        "channel": "al-Mayadin",
        "actor": "jaafar",
    }
    assert found["time"] == {
        "text": "on Friday",
        "start": "2017-11-03",
        "end": "2017-11-03",
        "precision": "day",
    }


def test_a_row_survives_json():
    found = row(Document(TEXT, name="report"), claim())
    assert json.loads(json.dumps(found)) == found
    assert (found["modality"], found["polarity"], found["tense"]) == ("planned", "denied", "present")
