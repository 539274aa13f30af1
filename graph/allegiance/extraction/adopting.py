"""Whose the phrases are that have no name of their own: "whose fighters", "Assad's forces", "its troops"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extraction.bracketed import bracketed
from allegiance.extraction.clauses import Clauses
from allegiance.extraction.found import Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.supposed import supposed
from allegiance.extraction.tokens import tokenize
from allegiance.records import ActorType

if TYPE_CHECKING:
    from allegiance.extraction.reader import Reader

_FORCES = lexicon()["army"] | words("frames", "fighters")
_LED_BODIES = frozenset({"coalition", "alliance"})
_LEADING = frozenset({"lead", "head", "command"})
_GOVERNMENT = frozenset({"government", "regime", "administration"})
_RULING = frozenset({ActorType.PERSON, ActorType.STATE})
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_SORTS = words("clauses", "sorts")
_SENDING = words("clauses", "sending")
_ONE_BAND = frozenset({"group", "faction", "movement", "militia"})
_ARMIES = frozenset({"armies", "militaries"})
_TROOPS = words("frames", "troops")


def adopt(reader: "Reader") -> None:
    """Whose the phrases are that have no name of their own, as their owners and clauses tell."""
    at = -1
    while (at := at + 1) < len(reader.chunks):
        chunk = reader.chunks[at]
        if chunk.kind != "NP":
            continue
        _theirs(reader, at)
        bracketed(reader, at)
        supposed(reader, at)
        if chunk.found is not None:
            _named_behind(reader, at)
            _of_theirs(reader, at)
            _army_of(reader, at)
            _sent(reader, at)
            _rule_of(reader, at)
            _army_of_each(reader, at)
            continue
        _sort_of(reader, at)
        _those_of(reader, at)
        if reader.clauses.kind(at - 1) == "REL" and reader.clauses.word(at - 1) == "whose":
            _whose(reader, at)
        if chunk.word == "?":
            _armies(reader, at)
        if chunk.word in _GOVERNMENT:
            _rule(reader, at)
        if chunk.word in _LED_BODIES:
            _coalition(reader, at)
        if chunk.found is None and chunk.word in _FORCES:
            _forces(reader, at)
        if chunk.found is None and chunk.word in _TROOPS:
            _troops_from(reader, at)
        _army_of_each(reader, at)
    reader.clauses = Clauses(reader.chunks)


def _named_behind(reader: "Reader", at: int) -> None:
    """As in "He formed a rebel movement, the Hill Front,": the name says which it is."""
    chunk = reader.chunks[at]
    if chunk.found is None:
        return
    another = reader.line.key(chunk.first) == "another"
    sort = chunk.found.role == "band" or reader.line.key(chunk.found.last - 1) in _ONE_BAND
    if not another and (chunk.found.how != "unnamed" or not sort):
        return
    if (
        not (another or chunk.indefinite)
        or reader.clauses.kind(at + 1) != "COMMA"
        or reader.clauses.kind(at + 2) != "NP"
    ):
        return
    named = reader.chunks[at + 2].found
    ends = reader.clauses.kind(at + 3) in {"", "COMMA", "BREAK"} or reader.clauses.word(at + 3) == "of"
    if named is not None and named.role == "name" and named.type is ActorType.MILITIA and ends:
        chunk.found = replace(named, first=chunk.found.first, last=chunk.found.last, how="coreference")


def _sort_of(reader: "Reader", at: int) -> None:
    """As in "the G9 federation", "the RCD rebellion": a word behind a name says what sort of body it is."""
    chunk = reader.chunks[at]
    owner = chunk.owners[-1] if chunk.owners else None
    if owner is None or owner.role != "name" or owner.last != chunk.last - 1 or chunk.tails:
        return
    if chunk.word in _SORTS and owner.type in {ActorType.MILITIA, ActorType.COALITION}:
        chunk.found = replace(owner, last=chunk.last)
        chunk.owners = chunk.owners[:-1]


def _forces(reader: "Reader", at: int) -> None:
    """As in "Assad's Iranian-backed forces", "the forces of Assad": whose they are tells who."""
    chunk = reader.chunks[at]
    owner = chunk.owners[-1] if chunk.owners else None
    of = owner is None and reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    if chunk.word == "force" and (chunk.superlative or _says_what(reader, at)):
        return  # "the Front, Chad's largest non-state force": one of the forces there
    if of:
        owner = reader.chunks[at + 2].found
    forces = forces_of(reader.scene, owner) if owner is not None else None
    if forces is None:
        return
    if of:
        del reader.chunks[at + 1 : at + 3]
    chunk.found = replace(forces, first=chunk.last - 1, last=chunk.last, how="coreference", certainty=0.8)


def _says_what(reader: "Reader", at: int) -> bool:
    """Whether a phrase says what a group that stands before it is."""
    before = reader.chunks[at - 2].found if at > 1 and reader.clauses.kind(at - 1) == "COMMA" else None
    return before is not None and before.type is ActorType.MILITIA


def _troops_from(reader: "Reader", at: int) -> None:
    """As in "Beside the army and forces from neighbouring Chad": the Chadian army, of a row."""
    chunk = reader.chunks[at]
    beside = reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP"
    beside = beside and bool(reader.chunks[at - 2].actors)
    sent = reader.clauses.word(at + 1) == "from" and reader.clauses.kind(at + 2) == "NP"
    if chunk.owners or chunk.tails or not (beside and sent):
        return
    homes = [reader.chunks[i] for i in reader.clauses.group_right(at + 2)]
    armies = [one.found and one.found.role == "state" and forces_of(reader.scene, one.found) for one in homes]
    if not all(armies):
        return
    for home, army in zip([chunk, *homes[1:]], armies, strict=True):
        home.found = replace(army, first=home.last - 1, last=home.last) if army else None
    del reader.chunks[at + 1 : at + 3]


def _of_theirs(reader: "Reader", at: int) -> None:
    """As in "The Front's separatists": those of a group are the group."""
    chunk = reader.chunks[at]
    owner = chunk.owners[-1] if chunk.owners and chunk.found and chunk.found.role == "crowd" else None
    if owner is None or chunk.found is None or owner.type is not ActorType.MILITIA or owner.role != "name":
        return
    if reader.line.key(owner.last).startswith(("'", "’")) and owner.last + 1 == chunk.found.first:
        chunk.found = replace(owner, first=chunk.found.first, last=chunk.found.last, how="coreference")


def _those_of(reader: "Reader", at: int) -> None:
    """As in "Its men clashed with those of M23": M23's; "Operation Iron Wall" is an operation."""
    named = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    chunk, before = reader.chunks[at], reader.clauses.kind(at - 1) in {"PREP", "VP"}
    if reader.line.key(chunk.first) == "operation" and chunk.last - chunk.first > 1:
        chunk.word = "operation"
    if chunk.word != "those" or chunk.last - chunk.first > 1 or not (named and before):
        return
    told = any(
        step.kind == "NP" and {step.word, reader.line.key(step.last - 1)} & _FORCES
        for step in reader.chunks[:at]
    )
    owner = reader.chunks[at + 2].found
    forces = forces_of(reader.scene, owner) if told and owner is not None else None
    if forces is not None:
        chunk.found = replace(forces, first=chunk.first, last=chunk.last, how="coreference", certainty=0.8)


def _armies(reader: "Reader", at: int) -> None:
    """As in "Chadian and Libyan forces": the army of either."""
    chunk = reader.chunks[at]
    other = reader.chunks[at + 2].found if reader.clauses.kind(at + 2) == "NP" else None
    if other is None or other.type is not ActorType.ARMY or reader.clauses.word(at + 1) != "and":
        return
    named = len(chunk.owners) == 1 and chunk.owners[0].role == "demonym" and other.country
    forces = forces_of(reader.scene, chunk.owners[0]) if named else None
    if forces is not None and reader.chunks[at + 2].first == other.first:
        chunk.found = replace(forces, first=chunk.owners[0].first, last=chunk.owners[0].last)


def _army_of(reader: "Reader", at: int) -> None:
    """As in "Libya backs the army of Khalifa Haftar", "the army of Chad": his, or nobody's that is known."""
    found = reader.chunks[at].found
    ruler = reader.chunks[at + 2].found if reader.clauses.kind(at + 2) == "NP" else None
    if found is None or ruler is None or reader.clauses.word(at + 1) != "of":
        return
    if found.how == "coreference" and found.type is ActorType.ARMY and ruler.type in _RULING:
        forces = forces_of(reader.scene, ruler)
        theirs = forces and replace(forces, first=found.first, last=found.last, how="coreference")
        reader.chunks[at].found = theirs


def _army_of_each(reader: "Reader", at: int) -> None:
    """As in "The armies of Uganda, Congo and Chad": each state that follows stands for its army."""
    chunk = reader.chunks[at]
    several = not _ARMIES.isdisjoint(reader.line.keys[chunk.first : chunk.last])
    if not several or chunk.found is None or chunk.found.type is not ActorType.ARMY:
        return
    head = at + 2 if reader.clauses.word(at + 1) == "of" else at
    for step in reader.clauses.group_right(head):
        home = reader.chunks[step].found
        if home is not None and home.type is ActorType.STATE and step > at:
            forces = forces_of(reader.scene, home)
            reader.chunks[step].found = replace(forces, first=home.first, last=home.last) if forces else home


def _sent(reader: "Reader", at: int) -> None:
    """As in "Chad sent troops to fight": bare troops are those of the one who sends them."""
    chunk = reader.chunks[at]
    found, verb = chunk.found, reader.chunks[at - 1] if at else chunk
    if found is None or found.how != "coreference" or chunk.definite:
        return
    if verb.kind == "VP" and verb.word in _SENDING and reader.line.key(found.first) in _FORCES:
        senders = reader.founds(reader.clauses.subject(at - 1))
        forces = [forces for sender in senders if (forces := forces_of(reader.scene, sender)) is not None]
        theirs = forces[0] if forces else None
        chunk.found = theirs and replace(theirs, first=found.first, last=found.last, how=found.how)


def _whose(reader: "Reader", at: int) -> None:
    """As in "M23, whose fighters entered", "whose war is with": the noun is theirs."""
    chunk = reader.chunks[at]
    antecedent = reader.clauses.antecedent(at - 1)
    owners = [found for i in antecedent if (found := reader.chunks[i].found) is not None]
    if len(owners) != 1 or chunk.owners:
        return
    if chunk.word in _FORCES | lexicon()["parts"]:
        forces = forces_of(reader.scene, owners[0]) or owners[0]
        chunk.found = replace(forces, first=chunk.last - 1, last=chunk.last, how="coreference", certainty=0.8)
    else:
        chunk.owners = [replace(owners[0], certainty=0.8)]
        chunk.asset = chunk.word in lexicon()["assets"]


def _rule(reader: "Reader", at: int) -> None:
    """As in "Assad's government": the state that he leads."""
    chunk = reader.chunks[at]
    of = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    state = reader.chunks[at + 2].found if of and chunk.definite else None
    if state is not None and state.type is ActorType.STATE:
        chunk.found = replace(state, role="name")  # "the Government of Chad"
        return
    ruler = chunk.owners[-1] if chunk.owners else None
    if ruler is not None and (ruled := reader.ruled(ruler)).actor != ruler.actor:
        chunk.found, chunk.owners = replace(ruled, role="name", certainty=0.9), chunk.owners[:-1]


def _coalition(reader: "Reader", at: int) -> None:
    """As in "A coalition led by Kenya", "Kenya, which heads a coalition": the one listed by that name."""
    chunk, verb = reader.chunks[at], at + 1
    if chunk.owners or chunk.tails or not chunk.indefinite:
        return
    if reader.clauses.kind(verb) == "VP" and reader.chunks[verb].passive:
        leaders = reader.agents_after(verb)
    else:
        verb = at - 1
        leaders = reader.founds(reader.clauses.subject(verb)) if reader.clauses.kind(verb) == "VP" else []
    if reader.clauses.word(verb) not in _LEADING or not leaders:
        return
    index = reader.scene.index
    state = index.states.get(leaders[0].actor)
    for adjective in state.demonyms if state else ():
        hit = index.trie.at(tokenize(f"{adjective}-led {chunk.word}"), 0)
        listed = next((name.actor for name in hit.value if name.kind == "actor"), "") if hit else ""
        if listed:
            body = index.actors[listed]
            first = chunk.last - 1
            chunk.found = Found(first, chunk.last, listed, body.name, body.type, "pattern", "name", 0.85)
            return


def _rule_of(reader: "Reader", at: int) -> None:
    """As in "The government of Bashar al-Assad": his state, whichever one the text speaks of."""
    found = reader.chunks[at].found
    ruler = reader.chunks[at + 2].found if reader.clauses.kind(at + 2) == "NP" else None
    if found is None or ruler is None or reader.clauses.word(at + 1) != "of":
        return
    if reader.line.key(found.last - 1) in _GOVERNMENT and (state := reader.ruled(ruler)).actor != ruler.actor:
        reader.chunks[at].found = replace(found, actor=state.actor, name=state.name, certainty=0.9)


def _theirs(reader: "Reader", at: int) -> None:
    """As in "backs A in its war on B", "A accuses B of bombing its troops": who "its" is in these."""
    chunk = reader.chunks[at]
    if reader.line.key(chunk.first) not in _POSSESSIVES:
        return
    owner = _backed(reader, at) or _accuser(reader, at) or _ahead(reader, at) or _headed(reader, at)
    owner = owner or _included(reader, at)
    if owner is None:
        return
    if chunk.found is not None and chunk.found.how == "coreference":
        forces = forces_of(reader.scene, owner) or owner
        chunk.found = replace(forces, first=chunk.found.first, last=chunk.found.last, how="coreference")
    elif chunk.owners and reader.line.key(chunk.owners[0].first) in _POSSESSIVES:
        chunk.owners[0] = replace(
            chunk.owners[0], actor=owner.actor, name=owner.name, type=owner.type, members=(), certainty=0.8
        )
    elif not chunk.owners and chunk.found is None:  # nobody was named before
        own = replace(owner, first=chunk.first, last=chunk.first + 1, role="possessive", members=())
        chunk.owners = [replace(own, how="coreference", certainty=0.8)]


def _ahead(reader: "Reader", at: int) -> Found | None:
    """As in "In its war on B, A lost the north": A, whom the sentence names behind."""
    if at != 1 or reader.clauses.kind(0) != "PREP":
        return None
    comma = next((i for i, chunk in enumerate(reader.chunks) if chunk.kind == "COMMA"), -1)
    if comma < 0 or any(chunk.kind == "VP" for chunk in reader.chunks[:comma]):
        return None
    acting = reader.clauses.kind(comma + 1) == "NP" and reader.clauses.kind(comma + 2) == "VP"
    subject = reader.chunks[comma + 1].found if acting else None
    return subject if subject is not None and subject.role in {"name", "state", "capital"} else None


def _included(reader: "Reader", at: int) -> Found | None:
    """As in "sanctioned five leaders of M23, including its president": M23's."""
    before = at - 2 - (reader.clauses.kind(at - 2) == "COMMA")
    if reader.clauses.word(at - 1) not in {"including", "such_as"} or reader.clauses.kind(before) != "NP":
        return None
    whole = reader.chunks[before].found
    return whole if whole is not None and whole.role == "name" and whole.type is ActorType.MILITIA else None


def _headed(reader: "Reader", at: int) -> Found | None:
    """As in "expelled the Front and its founder": the Front, which has one."""
    if reader.clauses.word(at - 1) != "and" or not reader.cues.of("role", reader.chunks[at].word):
        return None
    before = reader.chunks[at - 2].found if reader.clauses.kind(at - 2) == "NP" else None
    return before if before is not None and before.type is not ActorType.PERSON else None


def _backed(reader: "Reader", at: int) -> Found | None:
    """As in "backs A in its war": A, the object of a verb of support."""
    if at < 3 or reader.clauses.word(at - 1) not in {"in", "during"} or reader.clauses.kind(at - 2) != "NP":
        return None
    verb = reader.chunks[at - 3]
    backs = any(cue.relation in {"BACKS", "ALLIED_WITH"} for cue in reader.cues.of("verb", verb.word))
    return reader.chunks[at - 2].found if verb.kind == "VP" and backs else None


def _accuser(reader: "Reader", at: int) -> Found | None:
    """As in "A accuses B of bombing its troops": A."""
    if at < 4 or reader.clauses.word(at - 4) != "accuse" or reader.chunks[at - 4].passive:
        return None
    before = reader.chunks[at - 1]
    if before.kind != "VP" or before.form != "ing" or reader.clauses.word(at - 2) != "of":
        return None
    accusers = reader.founds(reader.clauses.subject(at - 4))
    return accusers[0] if len(accusers) == 1 else None
