"""Who a description means that a name in brackets follows: "the UN mission (MINUSMA)"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extraction.found import BODIES
from allegiance.extraction.lexicon import words
from allegiance.records import ActorType

if TYPE_CHECKING:
    from allegiance.extraction.reader import Reader

_HEADS = words("groups", "introducing") | {"mission", "operation", "peacekeepers"}
_BRACKET = ["OPEN", "NP", "CLOSE"]


def bracketed(reader: "Reader", at: int) -> None:
    """Give the phrase at ``at`` the actor of the bracket behind it, and leave the bracket out."""
    chunk = reader.chunks[at]
    if [reader.clauses.kind(at + step) for step in (1, 2, 3)] != _BRACKET:
        return
    told, head = reader.chunks[at + 2], reader.line.tokens[chunk.last - 1]
    named, found = told.found, chunk.found
    if named is None or named.role != "name" or named.type not in BODIES - {ActorType.STATE} or told.owners:
        return
    described = not head.capital and head.key in _HEADS and (chunk.definite or chunk.indefinite)
    if described and (found is None or found.role != "name"):
        last = chunk.last
        chunk.found = replace(named, first=last - 1, last=last, how="coreference", certainty=0.9)
        chunk.word, chunk.owners = "@", []
        del reader.chunks[at + 1 : at + 4]
