"""Fields that stand under a name, as in profiles and listings: "Leader: N", "Opponents: A", "US: FTO"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.cues import Cue
from allegiance.extraction.entries import heading, labelled, title_of
from allegiance.extraction.found import Found, Line
from allegiance.extraction.lexicon import kinds
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_CUES = {
    "LEADS": ("verb", "lead"),
    "SPEAKS_FOR": ("role", "spokesman"),
    "BACKS": ("verb", "back"),
    "FIGHTS": ("verb", "fight"),
    "ALLIED_WITH": ("verb", "ally"),
    "PART_OF": ("verb", "belong"),
    "DESIGNATED_BY": ("verb", "designate"),
}
_LABELS = kinds("fields")
_OF_THE_NAMED = frozenset({"LEADS", "SPEAKS_FOR", "BACKS"})
"""Relations whose subject the field names; of the others it is whose entry it is."""
_PERSONAL = frozenset({"LEADS", "SPEAKS_FOR"})
_LISTS = frozenset({"fto", "sdgt", "sdn", "sdnt", "listed", "designated", "sanctioned", "proscribed"})
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_LISTERS = frozenset({ActorType.STATE, ActorType.ORGANIZATION})
_LABEL = 6
"""Tokens of the longest label."""
_FAR, _LONGEST = 12, 16


def field(reader: Reader) -> Iterator[Candidate]:
    """What the field that a sentence is says of whose entry it stands in."""
    keys = reader.line.keys
    for colon in [at for at, key in enumerate(keys[: 2 * _LABEL]) if key == ":"][:2]:
        relation = _relation(reader, colon)
        topic = relation and _topic(reader)
        if relation and topic:
            cue = _cue(reader, relation)
            ends = [one for one in _values(reader, colon, relation) if one.actor != topic.actor]
            pairs = (ends, [topic]) if relation in _OF_THE_NAMED else ([topic], ends)
            yield from reader.pair(*pairs, cue, f"{cue.name}: field", 0, -1)
            return


def _relation(reader: Reader, colon: int) -> str:
    """What the label before a colon says."""
    keys = reader.line.keys
    first = max((at + 1 for at in range(colon) if keys[at] in {":", ".", ";"}), default=0)
    if not 0 < colon - first <= _LABEL:
        return ""
    if _lister(reader, colon) is not None and (keys[colon + 1 :][:1] and _lists(reader.line, colon + 1)):
        return "DESIGNATED_BY"
    return _LABELS.get(keys[first], "")


def _lister(reader: Reader, colon: int) -> Found | None:
    founds = (one for one in reader.line.founds if one.last == colon and one.type in _LISTERS)
    return next((one for one in founds if one.first == 0), None)


def _lists(line: Line, at: int) -> bool:
    """Whether a list or a day stands behind the colon."""
    return line.key(at) in _LISTS or any(line.key(step)[:3] in _MONTHS for step in (at, at + 1))


def _values(reader: Reader, colon: int, relation: str) -> list[Found]:
    lister = _lister(reader, colon)
    if relation == "DESIGNATED_BY" and lister is not None:
        return [lister]
    founds = [one for one in reader.line.founds if one.first > colon and one.actor and one.role != "demonym"]
    keys = reader.line.keys
    end = next((at for at in range(colon, len(keys)) if keys[at] in {";", "("}), len(keys))
    founds = [one for one in founds if one.first < end]
    if relation == "LEADS":
        return [one for one in founds if one.type is ActorType.PERSON][:1]
    return [one for one in founds if (one.type is ActorType.PERSON) == (relation in _PERSONAL)]


def _topic(reader: Reader) -> Found | None:
    """Whose entry it is: the name that the nearest heading above consists of."""
    for above in reader.scene.before(reader.line, _FAR):
        title = title_of(above)
        if len(title.split()) > _LONGEST or title.endswith((".", "!", "?")):
            continue
        if not above.founds or labelled(title):
            continue
        named = heading(above)
        return named and replace(named, first=0, last=1, how="coreference", certainty=0.8)
    return None


def _cue(reader: Reader, relation: str) -> Cue:
    shape, word = _CUES[relation]
    return next(cue for cue in reader.cues.of(shape, word) if cue.relation == relation)
