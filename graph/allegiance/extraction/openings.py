"""Where another clause of a sentence begins, and who acts in it."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, joined
from allegiance.extraction.idioms import year
from allegiance.extraction.lexicon import lexicon, words
from allegiance.records import ActorType

_JOINING = frozenset({"and", "but", "while", "whereas"})
_KIN = words("persons", "kin")


def goes_on(line: Line, found: Found) -> bool:
    """As in "Egypt sent arms, and Turkey runs a base where it": the subject of a joined clause."""
    at, tags = found.first - 1, lexicon().tags
    while at > 0 and tags.get(line.key(at)) in {"DET", "ADJ"}:
        at -= 1
    if year(line.key(at)) and "in" in (behind := [line.key(at - 1), line.key(at - 2)]):
        at -= 2 + behind.index("in")  # ", and in 1992 | M23 joined", ", and in May 1992"
    opens = (line.key(at) in _JOINING and line.key(at - 1) == ",") or line.key(at) == ";"
    if found.type is ActorType.PERSON:
        return _kin_behind(line, found)
    if not opens or found.role not in {"name", "state"}:
        return False
    end = found.last
    for other in line.founds:
        end = other.last if other.first > end and joined(line, end, other.first) else end
    following = line.key(end)  # ", and M23 and the Front | joined"
    kinds = cues().forms.get(following, ("", frozenset()))[1]
    plain = following not in lexicon()["ambiguous_forms"] or tags.get(line.key(end + 1)) == "DET"
    return (plain and bool(kinds & {"past", "s"})) or tags.get(following) in {"BE", "HAVE", "MODAL", "DO"}


def _kin_behind(line: Line, found: Found) -> bool:
    """As in "They killed Omar; his nephew, Musa, fled to the coast, where he": the nephew, who acts."""
    at = found.first - 1 - (line.key(found.first - 1) == ",")
    end = found.last + (line.key(found.last) == ",")
    told = line.key(at) in _KIN and line.key(at - 1) in {"his", "her"} and line.key(at - 2) == ";"
    return told and "past" in cues().forms.get(line.key(end), ("", frozenset()))[1]
