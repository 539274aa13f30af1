"""What comes back: JSON that may be wrapped in prose, and must have the form that was asked for."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError

_STARTS = 100
"""How many places of an answer are tried for where its JSON begins."""

Optional = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class Malformed(Exception):
    """An answer that cannot be used; its text says why."""


class End(BaseModel):
    """One actor of a proposed claim."""

    mention: str
    actor: Optional = ""
    type: Optional = ""


class Proposal(BaseModel):
    """A claim as the model proposes it; nothing in it has been checked."""

    sentence: int
    quote: str
    subject: End
    relation: str
    object: End
    modality: str
    polarity: str
    tense: str
    speaker: Optional = ""
    channel: Optional = ""
    time: Optional = ""
    place: Optional = ""
    kind: Optional = ""


class _Answer(BaseModel):
    claims: list[Proposal]


def proposals(text: str) -> list[Proposal]:
    """The proposed claims of an answer, which may stand in a code fence or between sentences.

    Raises:
        Malformed: there is no whole JSON object with claims of the right form.
    """
    try:
        return _Answer.model_validate(_json(text)).claims
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Malformed(f"{where or 'the answer'}: {first['msg']}") from None


def _json(text: str) -> Any:
    """The answer itself if it is JSON, else the first whole object with claims that stands in it."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    at = -1
    for _ in range(_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            break
        try:
            found, _end = json.JSONDecoder().raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if "claims" in found:
            return found
    raise Malformed("it holds no whole JSON object with claims" if text.strip() else "it is empty")
