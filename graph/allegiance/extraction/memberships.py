"""Frames of parts, roles and links: members and leaders of, "alongside", "within"."""

from collections.abc import Iterator

from allegiance.extraction.beheld import holders
from allegiance.extraction.bodies import beside, owners_of, without_persons
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.incumbents import among, past_places
from allegiance.extraction.lexicon import kinds, lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.unions import others_beside
from allegiance.records import ActorType

_PARTS = words("frames", "parts")
_MEMBERS = frozenset(
    {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.STATE}
)
_EVENTS = frozenset({"formation"})
_COMPONENTS = words("frames", "components")
_BANDS = words("groups", "introducing") | frozenset(
    {"division", "component", "arm", "branch", "contingent", "part"}
)
_SAYING = words("attribution", "saying")
_QUANTITIES = words("chunks", "quantities") | frozenset({"dozens", "scores", "hundreds"})
_FIGHTING = frozenset({"fighter", "militant", "soldier", "official", "officer", "operative", "member"})
_PEOPLE = _FIGHTING | {
    "figure",
    "militiaman",
    "defector",
    "envoy",
    "emissary",
    "negotiator",
    "representative",
}
_TOLD = _BANDS | {"member", "affiliate", "faction"}
_SEVERAL = _COMPONENTS | words("frames", "groups")
_HOLDING = frozenset({"comprise", "include", "have", "unite", "contain", "group", "bring_together"})
_AID = frozenset({"aid", "assistance", "support"})
_GOODS = kinds("support")
_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION})


def part(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "S, a brigade of O", "S is part of O", "O's wing S"; "O, an alliance of S and S"."""
    text = f"{cue.name}: {cue.frames[0].text}"
    if (
        cue.name == "group-in"
        and reader.clauses.word(at + 1) not in {"in", "within"}
        and not _in_which(reader, at)
    ):
        return
    if reader.chunks[at].word in _EVENTS and reader.chunks[at].definite:
        return  # "the formation of the Front": it came into being
    if cue.frames[0].turned or cue.name == "supplier":
        asked = _made_of if cue.relation == "PART_OF" else _client if cue.frames[0].turned else _supplier
        yield from asked(reader, at, cue, text)
        return
    yield from _of_whole(reader, at, cue, text)


def _of_whole(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "S, a brigade of O", "S is part of O", "O's wing S"."""
    owners = beside(reader, at) or owners_of(reader, at)
    if len(owners) > 1:
        # "Somalia's Ethiopian backers", "Nusra, al-Qaeda's affiliate" without its comma
        first, second = (owners[-1], owners[-2]) if owners[-1].role == "demonym" else (owners[-2], owners[-1])
        if (cue.relation == "BACKS") == (owners[-1].role == "demonym"):
            yield from reader.pair([first], [second], cue, f"{cue.name}: O's P", at, -1)
            return
    named = _named_after(reader, at, past_places(reader, at)) if owners else None
    if owners and named is None and (told := _predicated(reader, at)[0]):
        named = told[0]  # "its armed wing is the Hill Battalion"
    own = named is not None or _said_of_own(reader, at, cue)
    nation = cue.name == "ally" and reader.chunks[at].indefinite  # "the YPG, an American ally"
    whole = [f for f in owners if (nation or f.role != "demonym") and (own or f.role != "possessive")]
    end = at
    if not whole:
        whole, end = _whole(reader, at, inside=cue.relation == "PART_OF")
    if not whole and cue.name == "ally" and reader.chunks[at].indefinite:
        whole = reader.founds(holders(reader.clauses, at))  # "Chad considers M23 an ally": its own
    if cue.relation == "PART_OF":
        whole = [f for f in whole if f.type is not ActorType.STATE]
    if not whole:
        return
    members, verb = (_each_named(reader, at, named), -1) if named else _members(reader, at, end)
    own = bool(owners) and reader.line.key(reader.chunks[at].first) in {"its", "their"}
    if own or reader.chunks[at].word in _BANDS:  # "the Front of N, its main ally"
        members = [_led_by(reader, member, at) for member in members]
    yield from reader.pair(members, whole, cue, text, at, verb)


def foremost(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "S, the strongest of O's militias", "S is the largest of the Joint Forces": one of several."""
    chunk = reader.chunks[at]
    whole = at + 2
    if not chunk.superlative or chunk.found or chunk.owners or reader.clauses.word(at + 1) != "of":
        return
    if reader.clauses.kind(whole) != "NP" or reader.clauses.word(whole + 1) in {"in", "within", "of"}:
        return
    wholes = [one for one in reader.chunks[whole].owners[-1:] if reader.chunks[whole].word in _SEVERAL]
    named = reader.chunks[whole].found
    several = named is not None and named.role == "name" and reader.line.key(named.last - 1).endswith("s")
    wholes = wholes or ([named] if named is not None and several else [])
    members, verb = reader.described_by(at)
    members = [one for one in members if one.type in _NAMED]
    for cue in reader.cues.of("part", "one"):
        ends = [one for one in wholes if one.type in _MEMBERS and one.role != "demonym"]
        yield from reader.pair(members, ends, cue, f"{cue.name}: S, foremost of O", at, verb)


def strongest_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "O comprises several factions, the strongest of them S", "the largest of which is S"."""
    chunk = reader.chunks[at]
    if not chunk.superlative or chunk.found or chunk.owners or reader.clauses.word(at + 1) != "of":
        return
    them = reader.clauses.word(at + 2) in {"them", "these"}
    which = reader.clauses.kind(at + 2) == "REL" and reader.clauses.word(at + 3) == "be"
    named = at + 3 + which
    verb = next((i for i in range(at) if reader.clauses.kind(i) == "VP"), -1)
    parts = reader.clauses.object(verb) if verb >= 0 else -1
    if not (them or which) or reader.clauses.kind(named) != "NP" or parts < 0:
        return
    if reader.chunks[parts].word not in _SEVERAL and reader.chunks[parts].found is None:
        return
    members = [one for one in reader.founds([named]) if one.type in _NAMED and one.role == "name"]
    wholes = [one for one in reader.subjects(verb) if one.type in _MEMBERS - {ActorType.STATE}]
    whole = reader.clauses.word(verb) in _HOLDING
    for cue in reader.cues.of("part", "one") if whole else ():
        yield from reader.pair(members, wholes, cue, f"{cue.name}: O, the foremost of them S", at, verb)


def _in_which(reader: Reader, at: int) -> bool:
    """As in "The Front, in which M23 is the leading force"."""
    verb = at - 1
    relative = reader.clauses.relative(verb) if _is(reader, at) else -1
    return relative > 0 and reader.clauses.word(relative - 1) in {"in", "of"}


def _led_by(reader: Reader, member: Found, at: int) -> Found:
    """As in "The 2nd Brigade of Omar Diallo, a unit of": the brigade is one, and not he."""
    if member.type is not ActorType.PERSON or reader.clauses.kind(at - 1) != "COMMA":
        return member
    person = at - 2
    if reader.clauses.word(person - 1) != "of" or person < 2 or reader.chunks[person].found is not member:
        return member
    led = reader.chunks[person - 2].found
    if led is None and reader.chunks[person - 2].word in _BANDS:
        led = forces_of(reader.scene, member)  # "The militia of Omar Diallo, part of"
    return led if led is not None and led.type in _NAMED else member


def _supplier(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "Chad is M23's arms supplier", "S, a provider of money to O", "O, a recipient of S's arms"."""
    chunk, following = reader.chunks[at], reader.clauses.phrases(at)[:3]
    goods = [chunk, *(reader.chunks[phrase] for preposition, phrase in following if preposition == "of")]
    said = {reader.line.key(i) for each in goods for i in range(each.first, each.last)}
    if said.isdisjoint(_GOODS) and not ("military" in said and said & _AID):
        return
    if chunk.word.startswith("recipient"):
        given = [phrase for preposition, phrase in following if preposition == "of"]
        givers = [phrase for preposition, phrase in following if preposition == "from"]
        sponsors = next((reader.chunks[phrase].owners for phrase in given), [])
        sponsors = sponsors or reader.founds(givers[:1])  # "a recipient of missiles from the CIA"
        supported, verb = reader.described_by(at)
        yield from reader.pair(sponsors, supported, cue, text, at, verb)
        return
    clients = owners_of(reader, at) or next(
        (reader.reach(phrase) for preposition, phrase in following if preposition in {"to", "for"}), []
    )
    suppliers, verb = reader.described_by(at)
    yield from reader.pair(suppliers, clients, cue, text, at, verb)


def _apposed(reader: Reader, at: int) -> bool:
    """As in "He heads Amniyat, its intelligence wing."."""
    if at < 2 or reader.clauses.kind(at - 1) != "COMMA" or reader.chunks[at - 2].owners:
        return False
    before = [body for chunk in reader.chunks[: at - 2] for body in (*chunk.actors, *chunk.owners)]
    if any(body.type in _MEMBERS for body in before):
        return False  # whose it is the sentence itself may say
    named = reader.chunks[at - 2].found
    ends = reader.clauses.kind(at + 1) in {"", "COMMA", "BREAK"}
    return ends and named is not None and named.role == "name" and named.type in _NAMED


def _said_of_own(reader: Reader, at: int, cue: Cue) -> bool:
    """Whether it is told who "its wing", "its ally" is, so that "its" may be read."""
    if reader.clauses.word(at - 1) == "among" or _is(reader, at) or _apposed(reader, at):
        return True
    if holders(reader.clauses, at):
        return True  # "Chad calls M23 its ally"
    return cue.name == "ally" and _named_before(reader, at)


def _named_before(reader: Reader, at: int) -> bool:
    """As in "Trained by M23, its ally in the Alliance": who is an ally stands before the comma."""
    named = reader.chunks[at - 2].found if reader.clauses.kind(at - 1) == "COMMA" and at > 1 else None
    return named is not None and named.role == "name" and named.how != "coreference"


def _is(reader: Reader, at: int) -> bool:
    """As in "M23 is its principal member"."""
    return reader.clauses.kind(at - 1) == "VP" and reader.chunks[at - 1].word in {"be", "remain"}


def _members(reader: Reader, at: int, end: int) -> tuple[list[Found], int]:
    """Who is said to be a part, and the verb that says so."""
    if _in_list(reader, at):
        return [], -1
    if at == 0 and reader.fragment and reader.entry is not None:
        return [reader.entry], -1  # "Part of the Front." under a name
    members, verb = among(reader, at)
    if not members and (told := _told_after(reader, at, end)):
        return [told], -1
    if members or not (reader.chunks[at].definite or reader.chunks[at].owners):
        return members, verb
    if end > at and reader.chunks[at].definite and (named := _named_after(reader, at, end)):
        return [named], -1  # "The armed wing of the Front, the Hill Battalion, …"
    return _predicated(reader, end)


def _told_after(reader: Reader, at: int, end: int) -> Found | None:
    """As in "A battalion of the Front, the Hill Brigade, fled": what an aside says that it is called."""
    end = past_places(reader, end)
    one = reader.chunks[at].word in _PEOPLE  # "a senior member of the Front, Omar Diallo,"
    aside = (
        reader.chunks[at].indefinite
        and (one or reader.chunks[at].word in _TOLD or _banded(reader, at))
        and reader.clauses.kind(end + 1) == "COMMA"
    )
    if not aside or reader.clauses.kind(end + 2) != "NP":
        return None
    named = reader.chunks[end + 2].found
    someone = one and named is not None and named.type is ActorType.PERSON
    last = reader.clauses.kind(end + 3) in {"", "BREAK"} and (someone or reader.chunks[at].word in _BANDS)
    ends = last or (
        reader.clauses.kind(end + 3) == "COMMA"
        and reader.clauses.kind(end + 4) in {"VP", "PREP", "REL", "CONJ"}
    )
    if named is None or named.role != "name" or not ends:
        return None
    body = named.type in _NAMED and (not one or reader.chunks[at].word in _TOLD)
    return named if someone or body else None


def _banded(reader: Reader, at: int) -> bool:
    """As in "A Shi'ite faction": a band of which nothing else tells who it is."""
    found = reader.chunks[at].found
    return found is not None and found.how == "unnamed" and found.role == "band"


def _in_list(reader: Reader, at: int) -> bool:
    """As in "A, B, the Sahara branch of C and D": one of several, which says nothing of B."""
    clauses = reader.clauses
    if reader.chunks[at].owners and clauses.kind(at - 1) == "CONJ" and clauses.kind(at - 2) == "COMMA":
        return True  # "fought A in Bol, and B's local branch"
    commas = clauses.kind(at - 1) == clauses.kind(at - 3) == "COMMA"
    listed = commas and clauses.kind(at - 2) == clauses.kind(at - 4) == "NP"
    return listed and clauses.branch(at) > 0 and bool(reader.chunks[at - 4].actors)


def _predicated(reader: Reader, end: int) -> tuple[list[Found], int]:
    """As in "The Front's strongest arm is the Hill Battalion": what it is said to be."""
    if reader.clauses.kind(end + 1) != "VP" or reader.chunks[end + 1].word not in {"be", "remain"}:
        return [], -1
    if reader.clauses.kind(end + 2) != "NP":
        return [], -1
    named = reader.founds([end + 2], people=True)
    named = [f for f in named if f.role == "name" and f.type in _NAMED | {ActorType.PERSON}]
    return named, end + 1


def _leads_to_whole(reader: Reader, at: int, number: int, preposition: str) -> bool:
    """Whether what a preposition opens may be the whole of a part: "a fighter with", "one of six under"."""
    if preposition in {"of", "in", "from", "within", "inside", "for"}:
        return True
    if preposition == "under":
        return number > 0
    return preposition == "with" and not number and reader.chunks[at].word in _FIGHTING


def _whole(reader: Reader, at: int, *, inside: bool = True) -> tuple[list[Found], int]:
    """What "a part of", "one of the factions in" speaks of, and the chunk where that ends."""
    heads = (
        reader.clauses.kind(at + 1) == "CONJ" and reader.clauses.word(at + 2) in reader.cues.by_word["role"]
    )
    if heads or (not inside and reader.clauses.word(at + 1) in {"in", "within"}):
        return [], at  # "its ally in the Alliance", "a former officer and leader of the Front"
    several = 2
    following = reader.clauses.phrases(at)[:4]
    if [word for word, _ in following[:2]] == ["with", "of"]:
        following = following[1:]  # "a member with A and B of the Alliance"
    for number, (preposition, phrase) in enumerate(following):
        if number >= several or not _leads_to_whole(reader, at, number, preposition):
            break
        if reader.chunks[phrase].word in _QUANTITIES:
            several += 1  # "one of the dozens of groups in the Front"
            continue
        group = without_persons(reader, reader.clauses.group_right(phrase))
        whole = reader.founds(group, agents=reader.chunks[phrase].word in _PARTS | _COMPONENTS)
        if _heads(reader, phrase):
            break  # "one of the commanders of the Front" leads it
        behind = bool(whole) and reader.clauses.word(group[-1] + 1) in {"in", "within"}
        if behind and all(one.how == "unnamed" for one in whole):
            continue  # "one of the militias in the Front"
        if not whole and reader.chunks[phrase].superlative:
            continue  # "one of the most powerful of the Front's militias"
        if whole or reader.chunks[phrase].word not in lexicon()["crowds"]:
            return whole, group[-1]
    return [], at


def _heads(reader: Reader, at: int) -> bool:
    """Whether a phrase names the leaders of somebody: "the commanders of the Front"."""
    chunk = reader.chunks[at]
    last = chunk.found.first if chunk.found else chunk.last
    keys = (reader.line.key(i) for i in range(chunk.first, last))
    return any(key.endswith("s") and reader.cues.of("role", key[:-1]) for key in keys)


def _client(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "O, a proxy of S", "O is a Rwandan proxy"."""
    sponsors = reader.chunks[at].owners[-1:]
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition in {"of", "for"} and not sponsors:
            sponsors = reader.founds(reader.clauses.group_right(phrase))
    clients, verb = reader.described_by(at)
    if not clients and (named := _named_after(reader, at, at)):
        clients = _each_named(reader, at, named)  # "Uganda's proxy, the Hill Battalion, fled"
    yield from reader.pair(sponsors, [f for f in clients if f.type in _NAMED], cue, text, at, verb)


def _made_of(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "O, an alliance of S, S and S", "O is an umbrella for S": several bodies that made it."""
    members: list[Found] = []
    phrase = -1
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition in {"of", "for", "between"}:
            members = reader.reach(phrase)
    members = [f for f in members if f.type in _MEMBERS]
    wholes, verb = reader.described_by(at)
    wholes = [f for f in wholes if f.type in BODIES - {ActorType.STATE, ActorType.ARMY}]
    if len(members) > 1 or (members and others_beside(reader, phrase)):
        yield from reader.pair(members, wholes, cue, text, at, verb)


def _each_named(reader: Reader, at: int, named: Found) -> list[Found]:
    """As in "Chad's allies, M23 and the Hill Front,": of several each that is joined to the first."""
    if not reader.chunks[at].word.endswith("s"):
        return [named]
    first = next((i for i, chunk in enumerate(reader.chunks) if chunk.found is named and i > at), -1)
    joined = reader.founds(reader.clauses.group_right(first)) if first > 0 else []
    return joined if named in joined and all(one.role in {"name", "state"} for one in joined) else [named]


def _named_after(reader: Reader, at: int, end: int) -> Found | None:
    """As in "Eritrea's ally the Omo Front", "its offshoot, the Macina Brigade": the name stands behind."""
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    if reader.clauses.kind(following) == "VP" and reader.chunks[following].word in {"know", "call", "name"}:
        following += 1 + (reader.clauses.word(following + 1) == "as")
    if reader.clauses.kind(at - 1) not in {"", "CONJ", "PREP", "COMMA", "VP", "SUB", "LINK"}:
        return None
    found = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    if reader.clauses.kind(following + 1) == "VP" and reader.chunks[following + 1].word in _SAYING:
        found = found if reader.clauses.kind(at - 1) != "VP" else None  # "Chad is its backer, Rwanda said"
    return found if found is not None and found.role in {"name", "state"} else None
