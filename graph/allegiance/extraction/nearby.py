"""What the words right beside a pronoun tell of whom it means, or of whom it does not."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import BODIES, Found, Line
from allegiance.extraction.identity import BE, GROUPS
from allegiance.extraction.lexicon import lexicon, words
from allegiance.records import ActorType

_SAYING = words("coreference", "saying")
_INVITING = words("coreference", "inviting")
_JOINING = words("coreference", "joining")
_LAUNCHING = words("coreference", "launching")
_ACCUSED = words("coreference", "accused")
_FAR = 9
_ASIDE = 12
_OFFICES = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "commander",
        "leader",
        "member",
        "figure",
        "officer",
    }
)
_CIVILIANS = words("coreference", "civilians")
_TELLING = frozenset({"that", "which", "who", "behind"})
_INSIDE = frozenset({"of", "in", "within", "inside"})
_MEMBERS = words("coreference", "members")
_PEOPLE = words("coreference", "unknown")


def unknown_beside(line: Line, found: Found, here: list[Found]) -> bool:
    """As in "against the Hema and their militia", where nobody lists the Hema: it is theirs."""
    if found.owner == "them" and line.key(found.first - 1) == "of" and _civilians(line, found, here):
        return True
    at = found.first - 2
    owned = found.owner in {"its", "their"} and line.key(at + 1) == "and"
    named = at > 0 and owned and line.tokens[at].capital
    return named and not any(other.last == at + 1 for other in here)


def _civilians(line: Line, found: Found, here: list[Found]) -> bool:
    """As in "Massacred villagers and killed ten of them": people who fight for nobody stand nearer."""
    near = next((at for at in range(found.first - 1, -1, -1) if line.key(at) in _CIVILIANS), -1)
    others = (other for other in here[:-1] if other.last > near and other.number != "one")
    return near >= 0 and not any(other.type is not ActorType.STATE for other in others)


def apposed(line: Line, found: Found, here: list[Found]) -> int:
    """As in "The Front, its rival, left", "the Front of N, its rival,": how many do not have this rival."""
    if not here or here[-1].last != found.first - 1 or found.owner not in {"its", "their"}:
        return 0
    behind = {line.key(found.last + step) for step in (0, 1, 2, 3)}
    aside = line.key(found.first - 1) == "," and "," in behind - {line.key(found.last)}
    led = here[-1].type is ActorType.PERSON and _of_leader(line, here)
    led = led and behind.isdisjoint(cues().by_word["role"])  # but "the Front of N, its founder"
    return aside * (2 * led or here[-1].type in GROUPS)


def calls_it(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "Rwanda backs M23, | the rebel group that took Goma": the name that it stands behind."""
    beside = here[-1] if here and here[-1].type in GROUPS and here[-1].role == "name" else None
    if beside is None or found.name not in {"one", "jihadist"} or line.key(found.last) not in _TELLING:
        return None
    at = beside.last + (line.key(beside.last) == ")")
    return beside if at == found.first - 1 and line.key(at) == "," else None


def _of_leader(line: Line, here: list[Found]) -> bool:
    """As in "The Front of Omar Diallo": a group and whose it is."""
    body = here[-2] if here[1:] else None
    return body is not None and body.type in GROUPS and line.key(body.last) == "of"


def part_of_another(line: Line, found: Found, here: list[Found]) -> bool:
    """As in "The Front, one of its main factions", "The Front, a member of the alliance": of another."""
    beside = here[-1] if here and here[-1].type in GROUPS else None
    if beside is None or line.key(beside.last) != "," or not 0 < found.first - beside.last <= _FAR:
        return False
    between = [line.key(at) for at in range(beside.last + 1, found.first)]
    if "," in between or not between or between[-1] not in _INSIDE:
        return False
    head = next((key for key in reversed(between[:-1]) if key not in {"the", "of"}), "")
    behind = {line.key(found.last + step) for step in range(3)} if found.owner in {"its", "their"} else set()
    return head in {"one", "another"} and _of_parts(behind) if behind else _of_parts({head})


def _of_parts(said: set[str]) -> bool:
    """Whether one of some words says that somebody is a part of something."""
    singular = said | {word.removesuffix("s") for word in said}
    return any(cue.relation == "PART_OF" for word in singular for cue in cues().of("part", word))


def said_of(line: Line, found: Found, here: list[Found]) -> bool:
    """As in "The Front is its main member": of another."""
    beside = here and here[-1].last == found.first - 1 and here[-1].type in BODIES
    return bool(beside) and line.key(found.first - 1) in BE and found.owner in {"its", "their"}


def stranger(line: Line, found: Found) -> bool:
    """As in "Total suspended its project": of one whom nobody lists; but "Officials said its men"."""
    tags = lexicon().tags
    for at in range(1, found.first):
        verb, kinds = cues().forms.get(line.key(at), ("", frozenset()))
        if "past" not in kinds and tags.get(line.key(at)) not in {"BE", "HAVE", "MODAL"}:
            continue
        before = line.tokens[at - 1]
        named = before.text[0].isalpha() and tags.get(before.key) not in {"PREP", "SUB", "CONJ", "REL"}
        return named and verb not in _SAYING and not before.key.endswith("s")
    return False


def of_unlisted(line: Line, found: Found) -> bool:
    """As in "Two members of the Zulu Jamaat, among them its emir, N": of a body that nobody lists."""
    for at in range(1, found.first - 1):
        name = at + 1 + (line.key(at + 1) == "the")
        if line.key(at) == "of" and line.key(at - 1) in _MEMBERS and name < found.first:
            return line.tokens[name].capital and name not in line.hits
    return False


def accused(line: Line, here: list[Found], subject: Found | None) -> Found | None:
    """As in "The Front accused the army of using tanks against it": it is the army that acts."""
    for other in here:
        verb = other.first - 1 - (line.key(other.first - 1) in {"the", "a", "an"})
        accused = line.key(verb) in _ACCUSED and line.key(other.last) in {"of", "for"}
        if other is not subject and accused and subject is not None and subject.last <= verb:
            return other
    return None


def accused_by(line: Line, subject: Found | None, found: Found) -> int:
    """As in "The Front, accused by Chad of helping them": where the accuser is named; 0 for nowhere."""
    for at in range(subject.last, found.first - 1) if subject is not None else ():
        if line.key(at) in {"accused", "blamed"} and line.key(at + 1) == "by":
            return at
    return 0


def by_unknown(line: Line, found: Found, here: list[Found]) -> bool:
    """Whether a clause acts on it whose "who" is nobody that is known."""
    for at in range(found.first - 1, max(0, found.first - _FAR), -1):
        if line.key(at) in {"who", "which"}:
            head = at - 2 if line.key(at - 1) == "," else at - 1
            return not any(other.first <= head < other.last for other in here)
        if any(other.first <= at < other.last for other in here):
            return False
    return False


def people_act(line: Line, here: list[Found]) -> bool:
    """As in "Armed bandits ambushed a convoy of the Front": those who act are people nobody knows."""
    first = here[0].first if here else len(line.tokens)
    for at in range(1, min(first, len(line.tokens))):
        verb, kinds = cues().forms.get(line.key(at), ("", frozenset()))
        if "past" in kinds or lexicon().tags.get(line.key(at)) in {"BE", "HAVE"}:
            told = {line.key(step) for step in range(max(0, at - 4), at)} & {"the", "these", "those"}
            return line.key(at - 1) in _PEOPLE and verb not in _SAYING and not told
    return False


def invited(line: Line, beside: Found, found: Found) -> bool:
    """As in "Invited the Front to join them": who invites is joined."""
    at = beside.first - 1 - (line.key(beside.first - 1) == "the")
    return line.key(at) in _INVITING and line.key(found.first - 1) in _JOINING


def launched(line: Line, at: int) -> bool:
    """As in "Fired missiles at", "joined Chad in a raid on": whether a preposition follows an attack."""
    raid = any(cue.relation == "FIGHTS" for cue in cues().of("noun", line.key(at - 1)))
    for step in range(at - 1, max(-1, at - _FAR), -1):
        if line.key(step) in {",", "that", "who", "which", ";"}:
            return False
        lemma = cues().forms.get(line.key(step), ("",))[0]
        if lemma in _LAUNCHING or (lemma in _JOINING and raid):
            return True
    return False


def spoken_for(line: Line, person: Found, here: list[Found]) -> Found | None:
    """As in "N, M23's spokesman, told a channel that it", "N, an official with M23, said it": his body."""
    if person.type is not ActorType.PERSON or line.key(person.last) != ",":
        return None
    end = next((at for at in range(person.last + 1, person.last + _ASIDE) if line.key(at) == ","), -1)
    aside = range(person.last + 1, end)
    said = any(cues().forms.get(line.key(at), ("",))[0] in _SAYING for at in (end + 1, end + 2))
    if end < 0 or not said or _OFFICES.isdisjoint(line.key(at) for at in aside):
        return None
    bodies = [one for one in here if one.first in aside and one.type in BODIES]
    return bodies[0] if len(bodies) == 1 and bodies[0].role != "demonym" else None
