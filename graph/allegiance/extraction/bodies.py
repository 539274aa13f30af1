"""What a role is of: the bodies that somebody leads, speaks for or serves."""

from collections import Counter
from dataclasses import replace

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_PRESS = words("frames", "press")
_LESSER = words("frames", "lesser")
_UNITS = words("frames", "units")
_ORGANS = words("groups", "organs")
_FIELDS = words("frames", "fields")
_PARTS = words("frames", "parts")
_SHORT = 3  # words of a bare role, "supreme leader"
_OF = frozenset({"of", "for", "with", "in", "within", "inside"})
ARMIES = frozenset({"army", "military"})
LED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION})


def bodies(reader: Reader, at: int) -> tuple[list[Found], int]:
    """The bodies that a role is of, and the chunk where the phrase ends."""
    owners = owners_of(reader, at)
    groups = beside(reader, at) or [body for one in owners for body in body_of(reader, one)]
    behind, end = _behind(reader, at)
    if not behind and not groups and _two_roles(reader, at):
        behind, end = _behind(reader, at + 2)
    groups = groups or _of_first_role(reader, at)
    if groups and all(one.type is ActorType.STATE for one in behind):
        end, behind = at, []  # "the coalition's spokesman in Baghdad"
    if groups and not behind and reader.chunks[at].word == "chief" and reader.clauses.word(at + 2) == "staff":
        end = at + 2  # "the Front's chief of staff, N"
    groups = behind or groups
    if not groups and at and reader.chunks[at - 1].kind == "NP" and (named := reader.chunks[at - 1].found):
        groups = [named]  # a parenthesis stood between the group and its leader
    if not groups and reader.clauses.word(at - 1) == "whose":
        groups = reader.founds(reader.clauses.antecedent(at - 1))
    if not groups and reader.clauses.word(at - 1) == "be" and (of := reader.clauses.relative(at - 1)) > 0:
        fronted = reader.clauses.word(of - 1) == "of"  # "a group of which he is president"
        groups = reader.founds(reader.clauses.antecedent(of - 1)) if fronted else []
    stateless = all(one.type is ActorType.STATE for one in groups)
    if stateless and (army := _staff_of(reader, at)) is not None:
        return [army], at + 2
    staff = reader.chunks[at].word == "chief" and reader.line.key(reader.chunks[at].last + 1) in ARMIES
    if not groups and (staff or (end == at and reader.line.key(before_role(reader, at)) in ARMIES)):
        groups = own_army(reader, at)
    return [f for f in groups if f.type in BODIES and f.type is not ActorType.STATE], end


def _staff_of(reader: Reader, at: int) -> Found | None:
    """As in "Ethiopia's chief of staff": the army of the state whose he is."""
    staff = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    if reader.chunks[at].word != "chief" or not staff or reader.clauses.word(at + 2) != "staff":
        return None
    states = [one for one in reader.chunks[at].owners if one.type is ActorType.STATE]
    chunk = reader.chunks[at]
    return army_of(reader.scene, states[-1].actor, chunk.first, chunk.last) if states else None


def owners_of(reader: Reader, at: int) -> list[Found]:
    """Whose a phrase is: "the military wing" is no wing of the army, only of what sort it is."""
    return [owner for owner in reader.chunks[at].owners if not _sort(reader, owner)]


def _sort(reader: Reader, owner: Found) -> bool:
    alone = reader.line.key(owner.last - 1) in {"military", "police"} and owner.how == "coreference"
    return alone and reader.line.key(owner.last) not in {"'s", "’s", "'", "’"}


def spoken_for(reader: Reader, at: int) -> list[Found]:
    """As in "A spokesman for Machar", "the regime's spokesman": persons and governments have them as well."""
    behind, _ = _behind(reader, at)
    if behind:
        return [f for f in behind if f.type is ActorType.PERSON or _governs(f)]
    return [f for f in reader.chunks[at].owners[-1:] if _governs(f)]


def _governs(found: Found) -> bool:
    """Whether a state is spoken of as those who govern it."""
    return found.type is ActorType.STATE and found.role not in {"state", "demonym", "capital", "possessive"}


def _two_roles(reader: Reader, at: int) -> bool:
    """As in "spokesman and deputy head of the Front"."""
    second = at + 2
    joined = reader.clauses.kind(at + 1) == "CONJ" and reader.clauses.kind(second) == "NP"
    if not joined or reader.chunks[second].found or reader.chunks[second].owners:
        return False
    return bool(reader.cues.of("role", reader.chunks[second].word))


def _of_first_role(reader: Reader, at: int) -> list[Found]:
    """As in "The Front's founder and leader": whose the first of two roles is, the second is as well."""
    first = at - 2
    joined = reader.clauses.kind(at - 1) == "CONJ" and first >= 0 and reader.clauses.kind(first) == "NP"
    bare = not reader.chunks[at].owners and reader.chunks[at].last - reader.chunks[at].first < _SHORT
    if not joined or not bare or reader.chunks[first].found or reader.clauses.word(at + 1) == "of":
        return []
    article = reader.line.key(reader.chunks[at].first) in {"a", "an", "the"}
    role = reader.cues.of("role", reader.chunks[first].word)
    return owners_of(reader, first)[-1:] if role and not article else []


def _behind(reader: Reader, at: int) -> tuple[list[Found], int]:
    """The bodies of "leader of O and of O", "spokesman for O", and the chunk where that ends."""
    groups: list[Found] = []
    end = at
    for number, (preposition, phrase) in enumerate(reader.clauses.phrases(at)):
        if not number and phrase != at + 2:
            break  # "its commander, N, died in a crash": what N died in is no body
        if not number and _no_body(reader, at, phrase):
            continue
        again = preposition == "of" and reader.clauses.kind(phrase - 2) == "CONJ"
        if (end > at and not again) or (preposition not in _OF and number):
            break
        if preposition in _OF:
            behind = reader.chunks[phrase].word in _PARTS
            group = without_persons(reader, reader.clauses.group_right(phrase))
            members = reader.founds(group, agents=behind)
            if not reader.chunks[phrase].found and (apart := arm(reader, phrase)):
                members = [apart]
            groups.extend(members)
            end = group[-1]
    return groups, end


def without_persons(reader: Reader, group: tuple[int, ...]) -> tuple[int, ...]:
    """As in "The leader of the Front, N, and his aide M": N is no second body that he leads."""
    found = [reader.chunks[at].found for at in group]
    people = [one is not None and one.type is ActorType.PERSON for one in found]
    return group if people[0] or True not in people else group[: people.index(True)]


def beside(reader: Reader, at: int) -> list[Found]:
    """As in "The army drove out M23 and its founder, N": "its" is of the body that stands before "and"."""
    own = reader.line.key(reader.chunks[at].first) in {"its", "their"}
    if not own or reader.clauses.kind(at - 1) != "CONJ" or reader.clauses.kind(at - 2) != "NP":
        return []
    return [body for body in reader.founds([at - 2]) if body.type in LED]


def headed(reader: Reader, first: int, role: int, bodies: list[Found]) -> list[Found]:
    """The bodies that a role heads: "the UN humanitarian coordinator" is one of many."""
    if reader.line.key(role - 1) in _UNITS and reader.line.key(first) in {"a", "an"}:
        return []  # "a brigade commander of the Front" is one of its many
    lesser = any(reader.line.key(i) in _LESSER for i in range(first, role))
    return [body for body in bodies if not lesser or body.type is ActorType.MILITIA]


def officer(reader: Reader) -> Cue:
    """What is said of an officer: he is a part."""
    return next(cue for cue in reader.cues.of("part", "officer") if cue.name == "part")


def of_field(reader: Reader, at: int, before: int) -> bool:
    """As in "The group's procurement director", "its head of media": he heads a field and not the group."""
    owners = reader.chunks[at].owners
    own = not owners or before >= owners[-1].last
    behind = reader.clauses.word(at + 2) if reader.clauses.word(at + 1) == "of" else ""
    return behind in _FIELDS or (own and reader.line.key(before) in _FIELDS)


def _no_body(reader: Reader, at: int, phrase: int) -> bool:
    """As in "Chief of staff of the army", "head of media of the group": what follows first is no body."""
    word = reader.chunks[phrase].word
    if reader.chunks[at].word == "chief" and word == "staff":
        return True
    if reader.chunks[phrase].found is not None:
        return False
    organ = word in _ORGANS and not reader.chunks[phrase].owners and reader.clauses.word(phrase + 1) == "of"
    return word in _FIELDS or organ  # "president of the Political Bureau of Hamas"


def arm(reader: Reader, at: int) -> Found | None:
    """As in "The head of the Front's armed wing, the Hill Battalion,": the arm that has a name."""
    if not any(cue.relation == "PART_OF" for cue in reader.cues.of("part", reader.chunks[at].word)):
        return None
    if reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        at += 2
    at += 1 + (reader.clauses.kind(at + 1) == "COMMA")
    named = reader.chunks[at].found if reader.clauses.kind(at) == "NP" else None
    return named if named is not None and named.role == "name" and named.type in LED else None


def body_of(reader: Reader, owner: Found) -> list[Found]:
    """The body that an owner stands for: itself, or of "his spokesman" the group that he leads."""
    if owner.type is not ActorType.PERSON:
        return [owner] if owner.role != "demonym" else []
    if owner.actor not in reader.scene.heads or (body := forces_of(reader.scene, owner)) is None:
        return []
    return [replace(body, first=owner.first, last=owner.last, how="coreference", certainty=0.8)]


def before_role(reader: Reader, at: int) -> int:
    """The token before the role word of a phrase."""
    chunk = reader.chunks[at]
    role = next((i for i in range(chunk.first, chunk.last) if reader.line.key(i) == chunk.word), chunk.first)
    return role - 1


def own_army(reader: Reader, at: int) -> list[Found]:
    """As in "Army spokesman N": the army of the country whose army the text tells of most."""
    country = _served(reader, at) or _fighting(reader) or reader.scene.country
    if not country:
        return []
    chunk = reader.chunks[at]
    army = army_of(reader.scene, country, chunk.first, chunk.last)
    return [army] if army is not None else []


def _served(reader: Reader, at: int) -> str:
    """As in "President N, a former army chief": the state that he heads, or whose army was told of."""
    told = reader.described_by(at)[0] if reader.chunks[at].found is None else []
    if state := next((state for one in told if (state := reader.scene.ruled(one.actor))), ""):
        return state
    state_of = reader.scene.index.state_of
    near = [f for line in reader.scene.before(reader.line, 1) for f in line.founds]
    armies = {f.country or state_of.get(f.actor, "") for f in near if f.type is ActorType.ARMY}
    return armies.pop() if len(armies) == 1 else ""


def _fighting(reader: Reader) -> str:
    """The state whose army a text names most, empty where two do so alike."""
    state_of = reader.scene.index.state_of
    armies = (f for line in reader.scene.lines for f in line.founds if f.type is ActorType.ARMY)
    counted = Counter(state for f in armies if (state := f.country or state_of.get(f.actor, "")))
    most = counted.most_common(2)
    tied = len(most) > 1 and most[0][1] == most[1][1]
    return most[0][0] if most and not tied else ""


def press_office(reader: Reader, at: int) -> Found | None:
    """As in "N, Director of Army Public Relations": he speaks for the army that the text is about."""
    following = at + 1 + (reader.clauses.kind(at + 1) in {"PREP", "COMMA"})
    if reader.clauses.kind(following) != "NP" or not reader.scene.country:
        return None
    chunk = reader.chunks[following]
    office = "_".join(reader.line.key(i) for i in range(chunk.first, chunk.last))
    if office.removeprefix("the_") not in _PRESS:
        return None
    return army_of(reader.scene, reader.scene.country, chunk.first, chunk.last)
