"""Frames of nouns and compounds: attacks on, support from, "X-backed", "X and allied Y"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.holders import holders
from allegiance.extraction.lexicon import kinds, lexicon, words
from allegiance.extraction.performing import acting
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.receiving import received
from allegiance.extraction.wielders import operation_of
from allegiance.records import ActorType

_THREE = frozenset({"three", "four"})
_SUPPLYING = frozenset({"supply", "deliver", "sell", "provide", "give", "offer", "grant", "lend", "donate"})
# What may stand between an attack and whom it is on: "an air strike in support of A against B".
_PASSED = frozenset({"by", "of", "in", "from", "inside", "near", "for", "at", "in_support_of"})
_BANDS = words("groups", "introducing")
_PEACEFUL = words("frames", "peaceful")
_WARS = frozenset({"clashes", "war", "conflict", "fighting"})
_TRUCES = frozenset({"cease", "ceasefire", "truce"})
_TO_STATES = words("frames", "to_states")
_KIND_OF = kinds("support")
_DEALING = words("frames", "dealing")
_PEOPLE = lexicon()["crowds"] | lexicon()["bands"]
_JOINT = frozenset({"joint", "combined"})


def compound(reader: Reader, at: int, cue: Cue, found: Found) -> Iterator[Candidate]:
    """As in "Iran-backed Kata'ib Hizballah", "the French-backed Malian campaign"."""
    chunk = reader.chunks[at]
    targets = [chunk.found] if chunk.found else _unit_named(reader, at) or list(chunk.owners)
    if not targets and chunk.indefinite and chunk.word in _BANDS:
        targets = reader.examples(at)  # "an Iran-backed militia from the north, M23,"
    if chunk.found is None and chunk.word in _PEOPLE:
        targets = [one for one in targets if one.role != "possessive"]  # "its Iranian-backed allies"
    bodies = [owner for owner in chunk.owners if owner.first > found.last and owner.type in ARMED]
    if bodies and any(target.type is ActorType.PERSON for target in targets):
        targets = bodies  # "Rwandan-backed M23 commander N"
    if chunk.found is not None and chunk.found.role == "crowd" and cue.relation == "BACKS":
        targets = [*targets, *reader.examples(at)]  # "Iran-backed militias such as A"
    told = reader.clauses.kind(at - 1) in {"COMMA", "VP"} or reader.clauses.word(at - 1) == "as"
    if not targets and chunk.word in _BANDS and told:
        targets = [f for f in reader.described_by(at)[0] if f.role == "name"]  # "A, a Chadian-backed bloc of"
    if cue.relation == "LEADS":
        targets = [f for f in targets if f.type is ActorType.COALITION]
    if cue.relation == "BACKS":
        targets = targets or [f for f in operation_of(reader, at) if f.actor != found.actor]
    if cue.name == "affiliated":
        yield from reader.pair(targets, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
    else:
        yield from reader.pair([found], targets, cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


def _unit_named(reader: Reader, at: int) -> list[Found]:
    """As in "The Danab brigade, the army's US-trained commando unit": it is the unit that is trained."""
    before = reader.chunks[at - 2].found if at > 1 and reader.clauses.kind(at - 1) == "COMMA" else None
    unit = bool(reader.chunks[at].owners) and reader.chunks[at].word in _BANDS
    named = before is not None and before.role == "name" and before.type in ARMED
    return [before] if unit and named and before is not None else []


def joined(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The Libyan army and allied militias"."""
    chunk = reader.chunks[at]
    head = chunk.found.last if chunk.found else chunk.last
    if chunk.found is not None and chunk.found.how == "gazetteer":
        head = chunk.found.first  # not "the Allied Front"
    for step in range(chunk.first, head):
        for cue in reader.cues.of("modifier", reader.line.key(step)):
            if reader.line.key(step - 1) != "-":
                left = [f for f in reader.founds(_whole(reader, at)) if f not in chunk.actors]
                yield from reader.pair(left, chunk.actors, cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


def peaceful(reader: Reader, at: int, cue: Cue) -> bool:
    """As in "Diplomatic ties with", "a cease-fire with": ties that make nobody an ally, and no fire."""
    chunk = reader.chunks[at]
    keys = {reader.line.key(i) for i in range(chunk.first, chunk.last)}
    if cue.relation == "FIGHTS":
        return not keys.isdisjoint(_TRUCES)
    return cue.relation == "ALLIED_WITH" and not keys.isdisjoint(_PEACEFUL)


def _whole(reader: Reader, at: int) -> tuple[int, ...]:
    """As in "The army of Chad and allied militias": the army is beside them, and not its country."""
    group = reader.clauses.group_left(at)
    head = group[0] - 2
    found = reader.chunks[group[0]].found
    if found is None or found.type is not ActorType.STATE or reader.clauses.word(head + 1) != "of":
        return group
    named = reader.clauses.kind(head) == "NP" and reader.chunks[head].found is not None
    return (head, *group[1:]) if named else group


def named_coalition(reader: Reader, at: int, head: Found) -> Iterator[Candidate]:
    """As in "The Saudi-led coalition" by its listed name: who leads it stands in the name."""
    hit = reader.line.hits.get(head.first)
    states = [name.actor for name in hit.value if name.kind in {"state", "demonym"}] if hit else []
    owner = states[0] if states else reader.scene.state_at(reader.line, head.first)
    if owner:
        name = reader.scene.index.actors[owner].name
        leader = Found(head.first, head.first + 1, owner, name, ActorType.STATE)
        for cue in reader.cues.of("compound", "led"):
            yield from reader.pair([leader], [head], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


def noun(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "clashes between A and B", "an attack by A on B", "support from A"."""
    chunk = reader.chunks[at]
    following, verb = _following(reader, at, cue)
    for frame in cue.frames:
        text = f"{cue.name}: {frame.text}"
        if frame.slot == "between":
            if cue.relation == "FIGHTS" and _together(reader, at):
                continue  # "a joint operation between A and B"
            for preposition, phrase in following[:2]:
                if preposition in frame.prepositions:
                    if sides := _sides(reader, phrase):
                        yield from _two_sides(reader, at, cue, sides, text, verb)
                        break
                    group = reader.founds(_between(reader, phrase), assets=True) or reader.reach(phrase)
                    group = [*group, *(_followers(reader, phrase) if len(group) == 1 else ())]
                    each = cue.relation == "ALLIED_WITH" or _three_way(reader, at)
                    for first in range(len(group) - 1 if each else 1):
                        yield from reader.pair(
                            group[first : first + 1], group[first + 1 :], cue, text, at, verb
                        )
                    break
        elif cue.relation == "BACKS" and "from" in frame.prepositions:
            yield from received(reader, at, cue, frame.prepositions, following, verb, text)
        else:
            yield from _targeted(reader, at, cue, frame, following, verb, text)
    if cue.relation == "FIGHTS" and len(chunk.owners) > 1 and chunk.word in _WARS:
        yield from reader.pair(chunk.owners[:1], chunk.owners[1:2], cue, f"{cue.name}: S-O N", at, verb)


def _three_way(reader: Reader, at: int) -> bool:
    """As in "A three-way fight between A, B and C": each fights the others."""
    chunk = reader.chunks[at]
    keys = reader.line.keys[chunk.first : chunk.last]
    return not _THREE.isdisjoint(keys) and not {"way", "cornered", "sided"}.isdisjoint(keys)


def _together(reader: Reader, at: int) -> bool:
    """Whether those who act do so jointly."""
    chunk = reader.chunks[at]
    return not _JOINT.isdisjoint(reader.line.keys[chunk.first : chunk.last])


def _following(reader: Reader, at: int, cue: Cue) -> tuple[list[tuple[str, int]], int]:
    """What prepositions lead to behind a noun, also behind its verb, and that verb."""
    following = reader.clauses.phrases(at)
    if cue.relation == "BACKS" and _another_joined(reader, at):
        following = [one for one in following if one[0] not in {"of", "from"}]
    if reader.clauses.kind(at + 1) == "VP" and reader.clauses.subject(at + 1) in {(at,), ()}:
        # "Clashes erupted between A and B", "an attack was launched on C"
        if _pits(reader, at + 1):
            return following, at + 1  # "The fighting pits A, led by N, against B"
        return [*following, *reader.clauses.phrases(at + 1)], at + 1
    if cue.relation == "FIGHTS" and (fought := _fought(reader, at)) > 0:
        following = reader.clauses.phrases(fought)  # "The battle for the port, fought between A and B"
    return following, reader.clauses.verb_of(at)


def _another_joined(reader: Reader, at: int) -> bool:
    """As in "With Russian air support and the help of M23": what M23 gives is the second."""
    joined = reader.clauses.kind(at + 1) == "CONJ" and reader.clauses.kind(at + 2) == "NP"
    own = joined and bool(reader.chunks[at].owners) and not reader.chunks[at + 2].actors
    return own and any(cue.relation == "BACKS" for cue in reader.cues.of("noun", reader.chunks[at + 2].word))


def _pits(reader: Reader, verb: int) -> bool:
    """Whether a verb tells itself who is against whom."""
    cues = reader.cues.of("verb", reader.chunks[verb].word)
    return any(frame.slot == "opposed" for cue in cues for frame in cue.frames)


def _fought(reader: Reader, at: int) -> int:
    """Where behind a battle and its place stands that it is fought, -1 if nowhere."""
    step = at + 1
    while reader.clauses.kind(step) == "PREP" and reader.clauses.kind(step + 1) == "NP":
        step += 2
    step += reader.clauses.kind(step) == "COMMA"
    fought = reader.clauses.kind(step) == "VP" and reader.chunks[step].last - reader.chunks[step].first == 1
    return step if step > at + 1 and fought and reader.clauses.word(step) in {"fight", "wage"} else -1


def _between(reader: Reader, phrase: int) -> tuple[int, ...]:
    """As in "between the army of Chad and M23": the two, and not the country."""
    group = reader.clauses.group_right(phrase)
    if len(group) > 1 or reader.clauses.word(phrase + 1) != "of" or reader.clauses.kind(phrase + 2) != "NP":
        return group
    others = reader.clauses.group_right(phrase + 2)
    return (phrase, others[1]) if len(others) == 2 else group


def _followers(reader: Reader, phrase: int) -> list[Found]:
    """As in "between M23 and | forces loyal to the Front": whose they are."""
    joined = reader.clauses.kind(phrase + 1) == "CONJ" and reader.clauses.kind(phrase + 2) == "NP"
    men = phrase + 2
    return reader.examples(men) if joined and reader.clauses.kind(men + 1) == "LINK" else []


def _sides(reader: Reader, phrase: int) -> tuple[list[Found], list[Found]] | None:
    """As in "between A and B on one side and C on the other"."""
    group = reader.clauses.group_right(phrase)
    last = group[-1]
    if reader.clauses.word(last + 1) != "on" or reader.clauses.word(last + 2) not in {"side", "hand"}:
        return None
    other = last + 3 + (reader.clauses.kind(last + 3) == "COMMA")
    other += reader.clauses.kind(other) == "CONJ"
    if reader.clauses.kind(other) != "NP":
        return None
    return reader.founds(group, assets=True), reader.founds(reader.clauses.group_right(other), assets=True)


def _two_sides(
    reader: Reader, at: int, cue: Cue, sides: tuple[list[Found], list[Found]], text: str, verb: int
) -> Iterator[Candidate]:
    yield from reader.pair(*sides, cue, text, at, verb)
    for side in sides:
        for ally in reader.cues.of("link", "alongside"):
            yield from reader.pair(side[:1], side[1:], ally, f"{ally.name}: S and O on one side", at, verb)


def _targeted(
    reader: Reader, at: int, cue: Cue, frame: Frame, following: list[tuple[str, int]], verb: int, text: str
) -> Iterator[Candidate]:
    if [word for word, _ in following[:2]] == ["with", "over"]:
        following = following[:1]  # "exchanged strikes with Iran over the Front": with whom is told
    target = _target(reader, at, cue, frame, following, verb)
    owed = reader.clauses.word(verb) == "owe"  # "owes its training to"
    agents = acting(reader, at, cue, following, verb) if target and not owed else []
    if agents and target == _dealt(reader, at, cue, verb):
        agents = reader.subjects(verb)  # "dealt the army its heaviest loss"
    kind = _KIND_OF.get(reader.chunks[at].word, "") if cue.relation == "BACKS" else ""
    if frame.turned:
        agents, target = target, agents
    yield from reader.pair(agents, target, cue, text, at, verb, kind, 0.95)


def _target(
    reader: Reader, at: int, cue: Cue, frame: Frame, following: list[tuple[str, int]], verb: int
) -> list[Found]:
    """Whom an action is done to, or who gets what is given."""
    target: list[Found] = []
    for preposition, phrase in following:
        if preposition in frame.prepositions:
            target = _held(reader, phrase) if cue.relation == "FIGHTS" else reader.reach(phrase)
            if target:
                target = [*target, *_again(reader, cue, preposition, phrase, following)]
                break
        elif cue.relation == "FIGHTS" and preposition == "for" and (target := holders(reader, phrase)):
            break  # "the battle for the town, held by M23"
        elif preposition not in _PASSED and not (preposition == "with" and cue.relation == "FIGHTS"):
            break  # but "a strike with its allies against M23"
    if cue.relation == "FIGHTS":
        return target or _dealt(reader, at, cue, verb)
    given = reader.chunks[verb].word if verb >= 0 else ""
    goods = _KIND_OF.get(reader.chunks[at].word) in {"weapons", "funds"}
    supplied = given in _SUPPLYING or (goods and given == "send")
    if cue.relation == "BACKS" and not supplied and reader.chunks[at].word not in _TO_STATES:
        target = [f for f in target if f.role != "capital"]  # "flew weapons to Sanaa" tells a place
    if not target and cue.relation == "BACKS" and verb >= 0 and reader.chunks[verb].word in cue.light:
        object_ = reader.clauses.object(verb)
        if 0 <= object_ < at and reader.chunks[object_].found:
            return reader.founds([object_])  # "gave the rebels weapons"
    return target


def _held(reader: Reader, phrase: int) -> list[Found]:
    """Who is there that an attack is on, or holds the place."""
    return reader.held(phrase) or holders(reader, phrase)


def _dealt(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found]:
    """As in "Dealt the army a heavy blow": who got it."""
    given = reader.clauses.word(verb) if verb >= 0 else ""
    if given not in _DEALING or given not in cue.light or reader.chunks[verb].passive:
        return []
    return reader.founds([at - 1], assets=True) if reader.clauses.object(verb) == at - 1 else []


def _again(
    reader: Reader, cue: Cue, preposition: str, first: int, following: list[tuple[str, int]]
) -> list[Found]:
    """As in "War on A and on B": whom the same preposition behind "and" leads to."""
    for word, phrase in following:
        if word == preposition and phrase > first and reader.clauses.kind(phrase - 2) == "CONJ":
            return reader.held(phrase) if cue.relation == "FIGHTS" else reader.reach(phrase)
    return []
