"""What is sent: the instructions, the form of the answer, and the article as data."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from allegiance.extraction.cues import cues
from allegiance.extraction.llm.passages import Batch
from allegiance.ontology import relations
from allegiance.records import ActorType, Modality, Polarity, Tense, identify

Message = dict[str, str]


@cache
def system() -> str:
    """The instructions, with the words of the ontology filled in."""
    lines = (f"- {r.name}: {r.subject} {r.verb} {r.object}. {r.says}" for r in relations().values())
    return _template("system.txt").substitute(
        relations="\n".join(lines), types=", ".join(ActorType), kinds=", ".join(kinds())
    )


def messages(batch: Batch) -> list[Message]:
    """The messages that ask for the claims of one batch."""
    asked = _template("request.txt").substitute(article=_article(batch))
    return [{"role": "system", "content": system()}, {"role": "user", "content": asked}]


def repair(sent: Sequence[Message], answer: str, fault: str) -> list[Message]:
    """The messages that ask once more, with the beginning of the answer that could not be used."""
    again = _template("repair.txt").substitute(fault=fault)
    said = {"role": "assistant", "content": answer[:2000] or "(nothing)"}
    return [*sent, said, {"role": "user", "content": again}]


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of an answer; its words are those of the ontology."""
    found: dict[str, Any] = json.loads(_text("schema.json"))
    fields = found["properties"]["claims"]["items"]["properties"]
    fields["relation"]["enum"] = list(relations())
    for name, words in (("modality", Modality), ("polarity", Polarity), ("tense", Tense)):
        fields[name]["enum"] = [word.value for word in words]
    fields["kind"]["enum"] = ["", *kinds()]
    found["$defs"]["end"]["properties"]["type"]["enum"] = [word.value for word in ActorType]
    return found


@cache
def kinds() -> tuple[str, ...]:
    """What support may consist of: the kinds that the cue words tell."""
    return tuple(sorted({cue.kind for cue in cues().tables if cue.kind}))


@cache
def digest() -> str:
    """Changes with anything that is sent beside the article: 8 hex digits."""
    return identify(system(), _text("request.txt"), _text("repair.txt"), schema())[:8]


def _article(batch: Batch) -> str:
    document = batch.document
    told = {
        "title": document.title,
        "date": document.date.isoformat() if document.date else "",
        "publisher": document.publisher,
        "before": [_line(text) for text in batch.before],
        "sentences": [{"n": n, "text": _line(p.sentence.text)} for n, p in batch.numbered().items()],
        "actors": [
            {"id": known.id, "name": known.name, "type": known.type.value, "written": list(known.written)}
            for known in batch.actors.values()
        ],
    }
    # no text of the article can close the tag that it stands in
    return json.dumps(told, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _text(name: str) -> str:
    return files("allegiance.extraction.llm").joinpath(name).read_text("utf-8")
