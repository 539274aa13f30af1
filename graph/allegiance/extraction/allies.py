"""Frames of allies: "their Front allies", "its allies, A and B", "a group with ties to O"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import words
from allegiance.extraction.nouns import peaceful
from allegiance.extraction.opponents import among
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.resumed import struck_before
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_ALLIES = frozenset({"ally", "allies", "partner", "partners"})
_OWN = frozenset({"its", "their", "his", "her"})
_TIES = words("frames", "ties")
_PACTS = frozenset({"alliance", "coalition", "axis", "pact", "partnership"})
_JOINT = frozenset({"joint", "combined"})
_LEFT = words("frames", "leaving_to_fight")
_SHARING = frozenset({"take_part", "participate", "share"})
_ADVANCES = words("frames", "advances")
_GROUPS = frozenset({ActorType.MILITIA, ActorType.COALITION})
_IT = frozenset({"it", "them"})
_HIRED = frozenset({"mercenaries", "volunteers"})
_COUNTING = frozenset({"count", "number", "rank", "reckon", "list"})
_SPAN = 8


def _cue(reader: Reader) -> Cue:
    return next(cue for cue in reader.cues.of("link", "alongside"))


def allied(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a noun phrase says of allies."""
    chunk = reader.chunks[at]
    if chunk.found is not None:
        if chunk.found.first > chunk.first:
            yield from _with_name(reader, at, chunk.found)
    elif chunk.word in _ALLIES:
        yield from _their_allies(reader, at)
    elif chunk.word in _TIES:
        yield from _with_ties(reader, at)
    elif chunk.word in _PACTS:
        yield from _pact(reader, at)
    elif chunk.word == "side":
        yield from _at_side(reader, at)
    if chunk.found is not None and reader.clauses.word(at + 1) == "behind":
        yield from _behind_it(reader, at)


def _with_name(reader: Reader, at: int, named: Found) -> Iterator[Candidate]:
    """As in "Its ally Omar Diallo", "a joint force of A and B fighters", "the alliance of A and B"."""
    chunk = reader.chunks[at]
    before = reader.line.keys[chunk.first : named.first]
    own = named.type is ActorType.PERSON or before[:1] in (["its"], ["their"])  # "its Palestinian ally M23"
    man = own and bool(chunk.owners) and not _ALLIES.isdisjoint(before)
    if not man and not _both(reader, at):
        return
    cue = _cue(reader)
    whose = next((one for one in chunk.owners if one.role == "possessive"), None) or chunk.owners[-1:]
    whose = whose if isinstance(whose, list) else [whose]
    yield from reader.pair(whose if man else [], [named], cue, f"{cue.name}: S's ally O", at, -1)
    members = reader.founds(reader.clauses.group_right(at)) if _both(reader, at) else []
    yield from among(reader, members, cue, f"{cue.name}: joint force of S and O", at, -1)


def _both(reader: Reader, at: int) -> bool:
    """As in "A joint force of A and B fighters", "the alliance of A and B"."""
    keys = reader.line.keys[reader.chunks[at].first : reader.chunks[at].last]
    pact = keys[0] == "the" and "of" in keys and not _PACTS.isdisjoint(keys[:3])
    return pact or not _JOINT.isdisjoint(keys)


def _their_allies(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "broke with his Front allies", "A and its allies in O, B and C, attacked"."""
    chunk, cue = reader.chunks[at], _cue(reader)
    verb = reader.clauses.verb_of(at) if reader.clauses.word(at - 1) == "among" else -1
    if verb >= 0 and reader.clauses.word(verb) in _COUNTING:  # "counts M23 among its closest partners"
        others = reader.founds([reader.clauses.object(verb)]) if reader.clauses.object(verb) >= 0 else []
        yield from reader.pair(chunk.owners[-1:], others, cue, f"{cue.name}: O among S's allies", at, verb)
        return
    if reader.line.key(chunk.first) not in _OWN:
        yield from _apposed(reader, at)
        return
    others = [one for one in chunk.owners if one.role != "possessive"][-1:]
    end, wholes = at, []
    if reader.clauses.word(at + 1) in {"in", "within"} and reader.clauses.kind(at + 2) == "NP":
        wholes = [one for one in reader.founds([at + 2]) if one.type is ActorType.COALITION]
        end = at + 2
    end = reader.clauses.behind_span(end)  # "its ally of two years, B"
    if reader.clauses.kind(end + 1) == "COMMA" and reader.clauses.kind(end + 2) == "NP":
        group = reader.clauses.group_right(end + 2)
        closed = reader.clauses.kind(group[-1] + 1) in {"", "COMMA", "BREAK"}
        others = others or ([one for one in reader.founds(group) if one.role == "name"] if closed else [])
    others, wholes = (others, wholes) if others else (_allies_in(reader, at), [])
    if not others:
        return
    whose = _whose(reader, at, others)
    yield from reader.pair(whose, others, cue, f"{cue.name}: S and its allies O", at, -1)
    for part in reader.cues.of("link", "within") if wholes else ():
        yield from reader.pair([*whose, *others], wholes, part, f"{part.name}: S and its allies in O", at, -1)


def _allies_in(reader: Reader, at: int) -> list[Found]:
    """As in "The army and its allies in M23 fought": those of a group that is named."""
    beside = reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.word(at + 1) in {"in", "from", "of"}
    found = reader.founds([at + 2]) if beside and reader.clauses.kind(at + 2) == "NP" else []
    return [one for one in found if one.type in _GROUPS and one.role == "name"]


def _apposed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A and B, allies since May,": of one another, where nobody else is named."""
    if (
        reader.clauses.kind(at - 1) != "COMMA"
        or reader.clauses.kind(at - 2) != "NP"
        or reader.chunks[at].owners
    ):
        return
    behind = (phrase for word, phrase in reader.clauses.phrases(at)[:1] if word in {"of", "with"})
    if not any(reader.chunks[phrase].actors for phrase in behind):
        cue, pair = _cue(reader), reader.founds(reader.clauses.group_left(at - 2))
        yield from among(reader, pair, cue, f"{cue.name}: S and O, allies", at, -1)


def _whose(reader: Reader, at: int, others: list[Found]) -> list[Found]:
    """Whose allies they are: who stands before "and", who acts, or whom the pronoun means."""
    if reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP":
        return reader.founds([at - 2])[:1]
    first = reader.chunks[at].first
    told = {one.actor for one in reader.line.founds if one.last <= first and one.how != "coreference"}
    possessive = [one for one in reader.chunks[at].owners if one.role == "possessive" and one.actor in told]
    verb = reader.clauses.verb_of(at)
    acting = reader.subjects(verb) if verb >= 0 and not reader.chunks[verb].passive else []
    named = {one.actor for one in others}
    acting = [one for one in acting if one.how != "coreference"]
    return [one for one in possessive or acting if one.actor not in named][:1]


def _with_ties(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A, a group with ties to B"."""
    cue = _cue(reader)
    if (
        reader.clauses.word(at - 1) != "with"
        or reader.clauses.kind(at - 2) != "NP"
        or peaceful(reader, at, cue)
    ):
        return
    to = [phrase for word, phrase in reader.clauses.phrases(at)[:1] if word in {"to", "with"}]
    said = reader.chunks[at - 2].found
    whose = [said] if said is not None and said.how != "unnamed" else reader.described_by(at - 2)[0]
    others = reader.founds(reader.clauses.group_right(to[0])) if to else []
    yield from reader.pair(whose, others, cue, f"{cue.name}: S with ties to O", at, -1)


def _pact(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The alliance between A and B broke", "A is in an alliance with B"."""
    cue, before = _cue(reader), reader.clauses.word(at - 1)
    if before == "in" and reader.clauses.kind(at - 2) == "VP" and reader.clauses.word(at - 2) == "be":
        with_ = [phrase for word, phrase in reader.clauses.phrases(at)[:1] if word == "with"]
        others = reader.founds(with_)
        yield from reader.pair(reader.subjects(at - 2), others, cue, f"{cue.name}: S in N with O", at, at - 2)
    elif reader.chunks[at].definite and before != "," and reader.clauses.word(at + 1) == "of":
        behind = reader.clauses.group_right(at + 2) if reader.clauses.kind(at + 2) == "NP" else ()
        yield from among(reader, reader.founds(behind), cue, f"{cue.name}: alliance of S and O", at, -1)


def _at_side(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A, with B at its side, took the town"."""
    placed = reader.clauses.word(at - 1) in {"at", "by"} and reader.clauses.word(at - 3) == "with"
    owners = reader.chunks[at].owners[-1:]
    if placed and owners and reader.clauses.kind(at - 2) == "NP":
        cue = _cue(reader)
        yield from reader.pair(
            owners, reader.founds([at - 2]), cue, f"{cue.name}: S with O at its side", at, -1
        )


def _behind_it(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A leads the attack, with B and C behind it"."""
    group = reader.clauses.group_left(at)
    opened = reader.clauses.word(group[0] - 1) == "with" and reader.clauses.kind(group[0] - 2) == "COMMA"
    it = reader.clauses.kind(at + 2) == "NP" and reader.line.key(reader.chunks[at + 2].first) in _IT
    verb = reader.clauses.verb_of(group[0])
    if opened and it and verb >= 0 and not reader.chunks[verb].passive:
        cue, others = _cue(reader), [one for one in reader.founds(group) if one.type in ARMED]
        yield from reader.pair(
            reader.subjects(verb), others, cue, f"{cue.name}: S V, with O behind it", at, verb
        )


def joined_deed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Joined the army's offensive", "was carried out jointly by A and B", "went to fight with O"."""
    chunk = reader.chunks[at]
    if chunk.word == "join" and not chunk.passive:
        yield from _joined(reader, at)
    elif chunk.word in _SHARING and not (chunk.passive or chunk.negated):
        yield from _shared(reader, at)
    elif chunk.passive and "jointly" in reader.line.keys[chunk.first : chunk.last + 1]:
        cue = _cue(reader)
        yield from among(reader, reader.agents_after(at), cue, f"{cue.name}: V jointly by S and O", at, at)
    elif chunk.word == "fight" and fights_beside(reader, at):
        cue = _cue(reader)
        with_ = [phrase for word, phrase in reader.clauses.phrases(at)[:2] if word == "with"]
        group = reader.clauses.group_right(with_[0]) if with_ else ()
        others = [one for one in reader.founds(group) if one.type is not ActorType.STATE]
        yield from reader.pair(
            reader.subjects(at, people=True), others, cue, f"{cue.name}: S fights with O", at, at
        )


def _joined(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Joined the army's offensive"."""
    object_, cue = reader.clauses.object(at), _cue(reader)
    if object_ < 0 or reader.chunks[object_].found or not hostile(reader, reader.chunks[object_].word):
        return
    owners = list(reader.chunks[object_].owners[-1:]) or _whose_told(reader, object_)
    armies = [(one.type is ActorType.STATE and forces_of(reader.scene, one)) or one for one in owners]
    yield from reader.pair(reader.subjects(at), armies, cue, f"{cue.name}: S joins O's N", at, at)


def _whose_told(reader: Reader, deed: int) -> list[Found]:
    """As in "The army attacked Bol. M23 joined the assault": those of whose assault was told before."""
    chunk = reader.chunks[deed]
    plain = chunk.definite and reader.clauses.kind(deed + 1) not in {"PREP", "LINK", "REL"}
    return struck_before(reader) if plain and chunk.word in _ADVANCES else []


def _shared(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Took part in M23's offensive", "joined in the advance of M23": beside those whose it is."""
    deed = next((phrase for word, phrase in reader.clauses.phrases(at)[:1] if word == "in"), -1)
    if deed < 0 or reader.chunks[deed].found or reader.chunks[deed].word not in _ADVANCES:
        return
    owners = list(reader.chunks[deed].owners[-1:])
    of = reader.clauses.word(deed + 1) in {"of", "by"} and reader.clauses.kind(deed + 2) == "NP"
    owners = owners or (reader.founds([deed + 2]) if of else [])
    owners = owners or _whose_told(reader, deed)
    armies = [(one.type is ActorType.STATE and forces_of(reader.scene, one)) or one for one in owners]
    cue = _cue(reader)
    yield from reader.pair(reader.subjects(at), armies, cue, f"{cue.name}: S shares in O's N", at, at)


def _under_somebody(reader: Reader, at: int) -> bool:
    """As in "Fought under the banner of M23 with the army", "for years with it under General Diallo"."""
    behind = reader.clauses.phrases(at)[:4]
    if any(cue.name == "under" for word, _ in behind[:3] for cue in reader.cues.of("link", word)):
        return True
    return any(word == "under" and reader.founds([phrase], people=True) for word, phrase in behind)


def fights_beside(reader: Reader, at: int) -> bool:
    """Whether "fight with" tells of allies: beside an enemy, of a person with a group, of who is sent to."""
    behind = [word for word, _ in reader.clauses.phrases(at)[:3]]
    if "against" in behind:
        return False
    if _under_somebody(reader, at):
        return True
    if reader.clauses.object(at) >= 0 and reader.held(reader.clauses.object(at)):
        return True  # "fought Boko Haram with Nigerian troops"
    chunk = reader.chunks[at]
    before = (reader.chunks[i] for i in range(at - 1, max(-1, at - _SPAN), -1))
    governing = next((one for one in before if one.kind == "VP"), None)
    if chunk.form == "to" and governing is not None and governing.word in _LEFT:
        return True
    subjects = reader.subjects(at, people=True)
    if any(reader.line.key(one.last - 1) in _HIRED for one in subjects):
        return True  # "Colombian mercenaries fought with the RSF"
    return bool(subjects) and all(one.type is ActorType.PERSON for one in subjects)
