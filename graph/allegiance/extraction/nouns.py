"""Frames of nouns and compounds: attacks on, support from, "X-backed", "X and allied Y"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.found import Found
from allegiance.extraction.holders import holders
from allegiance.extraction.lexicon import kinds, lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import operation_of
from allegiance.records import ActorType

_TELLING = words("frames", "telling")
_ONES_OWN = words("frames", "ones_own")
_SUPPLYING = frozenset({"supply", "deliver", "sell", "provide", "give", "offer", "grant", "lend", "donate"})
_BLAMING = frozenset({"blame", "accuse", "suspect"})
# What may stand between an attack and whom it is on: "an air strike in support of A against B".
_PASSED = frozenset({"by", "of", "in", "from", "inside", "near", "for", "at", "in_support_of"})
_BANDS = words("groups", "introducing")
_PEACEFUL = words("frames", "peaceful")
_WARS = frozenset({"clashes", "war", "conflict", "fighting"})
_TRUCES = frozenset({"cease", "ceasefire", "truce"})
_TO_STATES = words("frames", "to_states")
_KIND_OF = kinds("support")
_EMBROILING = words("frames", "embroiling")
_BRINGING = frozenset({"bring", "draw", "drag", "pull", "push", "force", "put", "plunge"})
_FOREMOST = words("frames", "foremost")
_DEALING = words("frames", "dealing")
_OF_MEANS = words("frames", "means")
_PEOPLE = lexicon()["crowds"] | lexicon()["bands"]
_PUNISHING = words("clauses", "blaming")
_SHIELDS = frozenset({"cover", "protection", "umbrella"})
_BODIES = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION})


def compound(reader: Reader, at: int, cue: Cue, found: Found) -> Iterator[Candidate]:
    """As in "Iran-backed Kata'ib Hizballah", "the French-backed Malian campaign"."""
    chunk = reader.chunks[at]
    targets = [chunk.found] if chunk.found else list(chunk.owners)
    if chunk.found is None and chunk.word in _PEOPLE:
        targets = [one for one in targets if one.role != "possessive"]  # "its Iranian-backed allies"
    bodies = [owner for owner in chunk.owners if owner.first > found.last and owner.type in _BODIES]
    if bodies and any(target.type is ActorType.PERSON for target in targets):
        targets = bodies  # "Rwandan-backed M23 commander N"
    if chunk.found is not None and chunk.found.role == "crowd" and cue.relation == "BACKS":
        targets = [*targets, *reader.examples(at)]  # "Iran-backed militias such as A"
    if not targets and chunk.word in _BANDS and reader.clauses.kind(at - 1) in {"COMMA", "VP"}:
        targets = [f for f in reader.described_by(at)[0] if f.role == "name"]  # "A, a Chadian-backed bloc of"
    if cue.relation == "LEADS":
        targets = [f for f in targets if f.type is ActorType.COALITION]
    if cue.relation == "BACKS":
        targets = targets or [f for f in operation_of(reader, at) if f.actor != found.actor]
    if cue.name == "affiliated":
        yield from reader.pair(targets, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
    else:
        yield from reader.pair([found], targets, cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


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
            for preposition, phrase in following[:2]:
                if preposition in frame.prepositions:
                    if sides := _sides(reader, phrase):
                        yield from _two_sides(reader, at, cue, sides, text, verb)
                        break
                    group = reader.founds(_between(reader, phrase), assets=True) or reader.reach(phrase)
                    for first in range(len(group) - 1 if cue.relation == "ALLIED_WITH" else 1):
                        yield from reader.pair(
                            group[first : first + 1], group[first + 1 :], cue, text, at, verb
                        )
                    break
        elif cue.relation == "BACKS" and "from" in frame.prepositions:
            yield from _received(reader, at, cue, frame.prepositions, following, verb, text)
        else:
            yield from _targeted(reader, at, cue, frame, following, verb, text)
    if cue.relation == "FIGHTS" and len(chunk.owners) > 1 and chunk.word in _WARS:
        yield from reader.pair(chunk.owners[:1], chunk.owners[1:2], cue, f"{cue.name}: S-O N", at, verb)


def _following(reader: Reader, at: int, cue: Cue) -> tuple[list[tuple[str, int]], int]:
    """What prepositions lead to behind a noun, also behind its verb, and that verb."""
    following = reader.clauses.phrases(at)
    if reader.clauses.kind(at + 1) == "VP" and reader.clauses.subject(at + 1) in {(at,), ()}:
        # "Clashes erupted between A and B", "an attack was launched on C"
        return [*following, *reader.clauses.phrases(at + 1)], at + 1
    if cue.relation == "FIGHTS" and (fought := _fought(reader, at)) > 0:
        following = reader.clauses.phrases(fought)  # "The battle for the port, fought between A and B"
    return following, reader.clauses.verb_of(at)


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
    target = _target(reader, at, cue, frame, following, verb)
    owed = reader.clauses.word(verb) == "owe"  # "owes its training to"
    agents = _acting(reader, at, cue, following, verb) if target and not owed else []
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


def _acting(reader: Reader, at: int, cue: Cue, following: list[tuple[str, int]], verb: int) -> list[Found]:
    """Who does what a noun names: whom it belongs to, a "by" phrase, or who carries it out."""
    chunk = reader.chunks[at]
    found = _particular(reader, at, cue, verb)
    if found is not None:
        return found
    personal = cue.relation in {"LEADS", "SPEAKS_FOR"}
    agents = reader.founds(reader.clauses.agents(at), agents=True, people=personal)
    if chunk.owners or chunk.tails or verb < 0:
        return agents
    if any(preposition == "by" and reader.chunks[phrase].actors for preposition, phrase in following[:2]):
        return agents or reader.agents_after(verb)
    governing = reader.chunks[verb]
    owned = cue.relation in {"BACKS", "ALLIED_WITH"} and governing.word in _ONES_OWN
    blamed = governing.word in _BLAMING
    if blamed and not governing.passive:
        object_ = reader.clauses.object(verb)
        agents = reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []
    elif not blamed and governing.word in _TELLING and verb != at + 1 and not owned and not personal:
        behind = reader.clauses.word(at - 1) == "behind" or _foremost(reader, at)
        return reader.subjects(verb) if behind else []  # "was behind it"
    if governing.passive:
        return reader.agents_after(verb) or _patients(reader, at, verb, cue)
    agents = agents or reader.subjects(verb, people=personal)  # "its leader, Omar Diallo, pledged"
    return agents if governing.word in cue.light or owned or cue.relation == "FIGHTS" else []


def _foremost(reader: Reader, at: int) -> bool:
    """As in "Is at the forefront of the fight", "is a major player in the war": it fights."""
    led = reader.clauses.word(at - 2) in _FOREMOST and reader.clauses.kind(at - 2) == "NP"
    return led and reader.clauses.word(at - 1) in {"of", "in"}


def _particular(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found] | None:
    """Who does it where the clause tells that in a way of its own; None where it does not."""
    dated = cue.name == "killing" and reader.clauses.word(at - 1) in {"after", "since", "before", "following"}
    if dated and not reader.chunks[at].owners:
        return []  # "will leave after the defeat of M23": by whomever
    if cue.relation == "FIGHTS" and not reader.chunks[at].owners and (reason := _reason(reader, at)):
        return reader.founds(reader.clauses.blamed(reason))
    return (
        _helped(reader, at, cue)
        or _pledging(reader, at)
        or _office(reader, at, cue)
        or _ordered(reader, at, cue, verb)
        or _brought(reader, at, cue, verb)
        or None
    )


def _brought(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found]:
    """As in "The advance brought M23 into conflict with Chad": who was brought into it."""
    into = reader.clauses.word(at - 1) in {"into", "to"} and cue.relation == "FIGHTS" and verb >= 0
    if not into or reader.chunks[verb].passive or reader.chunks[verb].word not in _BRINGING:
        return []
    object_ = reader.clauses.object(verb)
    return reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []


def _reason(reader: Reader, at: int) -> int:
    """As in "Chad listed M23 for a series of attacks": where "for" stands if a verb of blaming governs it."""
    while reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP":
        at -= 2
    because = (reader.clauses.word(at - 2), reader.clauses.word(at - 1)) == ("because", "of")
    if not because and reader.clauses.word(at - 1) not in {"for", "over"}:
        return 0
    reason = at - 1 - because
    verb = reader.clauses.verb_of(reason)
    return reason if verb >= 0 and reader.clauses.word(verb) in _PUNISHING else 0


def _helped(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Chad supports Nigeria in its war with": it is Nigeria's war."""
    owners = reader.chunks[at].owners
    if cue.relation != "FIGHTS" or reader.clauses.word(at - 1) != "in":
        return []
    if owners and owners[-1].role != "possessive":
        return []
    verb, backed = reader.clauses.verb_of(at), at - 2
    given = reader.chunks[at - 4].word if reader.clauses.word(at - 3) in {"behind", "for", "to"} else ""
    if any(one.relation == "BACKS" for one in reader.cues.of("noun", given)):
        return reader.founds([backed])  # "threw its weight behind Chad in its war with"
    helping = reader.cues.of("verb", reader.clauses.word(verb)) if verb >= 0 else ()
    if not any(one.relation == "BACKS" and not one.frames[0].turned for one in helping):
        return []  # "Chad relies on Libya in its war with": it is Chad's
    object_ = reader.clauses.object(verb)
    return reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []


def _office(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Its leader, Omar Diallo, pledged allegiance to": he who is named did."""
    if cue.relation != "ALLIED_WITH":
        return []
    subject = reader.clauses.agents(at)
    return reader.holder_of_office(subject[-1]) if len(subject) == 1 and subject[0] != at else []


def _ordered(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found]:
    """As in "M23 takes its orders from": who takes them, whoever "its" may be elsewhere."""
    owners = reader.chunks[at].owners
    own = bool(owners) and owners[-1].role == "possessive" and cue.relation in {"PART_OF", "LEADS"}
    return reader.subjects(verb) if own and verb >= 0 and reader.chunks[verb].word in cue.light else []


def _pledging(reader: Reader, at: int) -> list[Found]:
    """As in "M23's pledge of allegiance to"."""
    pledge = reader.clauses.word(at - 1) == "of" and reader.clauses.word(at - 2) in {"pledge", "oath", "vow"}
    return list(reader.chunks[at - 2].owners) if pledge else []


def _patients(reader: Reader, at: int, verb: int, cue: Cue) -> list[Found]:
    """As in "Soldiers were killed in clashes with M23", "are locked in a war with it": they fight."""
    if cue.relation != "FIGHTS":
        return []
    before, done = reader.clauses.word(at - 1), reader.clauses.word(verb)
    if before in {"in", "during", "after"} and done in {"kill", "wound", "injure"}:
        return reader.founds(reader.clauses.subject(verb))
    if before == "for" and done in _BLAMING:
        return reader.subjects(verb)  # "was blamed for an attack on"
    return reader.subjects(verb) if before in {"in", "into"} and done in _EMBROILING else []


def _received(
    reader: Reader, at: int, cue: Cue, prepositions: frozenset[str], following: list[tuple[str, int]],
    verb: int, text: str,
) -> Iterator[Candidate]:  # fmt: skip
    giver = next(
        (
            reader.founds(reader.clauses.group_right(phrase))
            or reader.staff(phrase)
            or _means(reader, phrase)
            for preposition, phrase in following
            if preposition in prepositions
        ),
        [],
    )
    owners = reader.chunks[at].owners
    kind = _KIND_OF.get(reader.chunks[at].word, "")
    if verb >= 0 and reader.chunks[verb].word in cue.receive and not reader.chunks[verb].passive:
        yield from reader.pair(
            giver or owners, reader.founds(reader.clauses.subject(verb)), cue, text, at, verb, kind
        )
    elif verb >= 0 and reader.chunks[verb].word in cue.light and reader.chunks[verb].passive:
        giver = giver or reader.agents_after(verb)  # "was given weapons by"
        yield from reader.pair(giver, reader.founds(reader.clauses.subject(verb)), cue, text, at, verb, kind)
    elif (giver or owners) and (leaning := _leaning(reader, at)) >= 0:
        yield from reader.pair(giver or owners, reader.subjects(leaning), cue, text, at, leaning, kind)
    elif not giver and owners and owners[-1].role == "possessive" and kind in {"", "weapons"}:
        return  # "made off with its guns"
    elif (giver or owners) and _carried(reader, at):
        # "With support from Uganda, the rebels moved …"
        carrier = (
            verb
            if verb >= 0
            else next((i for i in range(at, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
        )
        if carrier >= 0:
            helped = _in_aside(reader, at) or _supported(reader, carrier)
            yield from reader.pair(giver or owners, helped, cue, text, at, carrier, kind)


def _carried(reader: Reader, at: int) -> bool:
    """As in "With support from", "under cover of": what is told of the one who acts."""
    if reader.clauses.kind(at - 1) != "PREP":
        return False
    before = reader.clauses.word(at - 1)
    return before == "with" or (before == "under" and reader.chunks[at].word in _SHIELDS)


def _in_aside(reader: Reader, at: int) -> list[Found]:
    """As in "Chad sent guns, and Mali, with French trainers, drills men": Mali is helped."""
    if reader.clauses.kind(at - 2) != "COMMA" or reader.clauses.kind(at - 3) != "NP":
        return []
    last = reader.clauses.group_right(at)[-1]
    while reader.clauses.kind(last + 1) == "PREP" and reader.clauses.kind(last + 2) == "NP":
        last = reader.clauses.group_right(last + 2)[-1]
    goes_on = reader.clauses.kind(last + 1) == "COMMA" and reader.clauses.kind(last + 2) == "VP"
    acts = goes_on and reader.chunks[last + 2].form == "finite"
    return reader.founds(reader.clauses.group_left(at - 3)) if acts else []


def _leaning(reader: Reader, at: int) -> int:
    """As in "M23 remains dependent on Rwandan support": the verb that says so, -1 without one."""
    leans = reader.clauses.word(at - 1) == "on" and reader.clauses.word(at - 2) in {"dependent", "reliant"}
    being = leans and reader.clauses.kind(at - 3) == "VP"
    return at - 3 if being and reader.chunks[at - 3].word in {"be", "remain", "become", "stay"} else -1


def _means(reader: Reader, phrase: int) -> list[Found]:
    """As in "With the help of Russian air strikes": whose they are."""
    chunk = reader.chunks[phrase]
    return list(chunk.owners) if chunk.word in _OF_MEANS and len(chunk.owners) == 1 else []


def _supported(reader: Reader, verb: int) -> list[Found]:
    """Who acts with another's help: of "was pushed back by the army with help from Chad", the army."""
    subjects = reader.founds(reader.clauses.subject(verb))
    if not reader.chunks[verb].passive:
        return subjects
    hurt = any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", reader.chunks[verb].word))
    return reader.agents_after(verb) or ([] if hurt else subjects)
