"""Frames of verbs: actives, passives, and what a governing verb makes of them."""

from collections.abc import Iterator

from allegiance.extraction.allies import fights_beside
from allegiance.extraction.bodies import body_of
from allegiance.extraction.brigades import filling, numbered
from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.enumerated import spelled
from allegiance.extraction.found import Found
from allegiance.extraction.holders import holders
from allegiance.extraction.lexicon import words
from allegiance.extraction.opponents import among, mutually, opposed, over_something, taken_up_again
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.resumed import resumed
from allegiance.extraction.targets import reached
from allegiance.extraction.wielders import deed_of, operation, operation_of, perished, wielders
from allegiance.records import ActorType

_DYING = words("frames", "dying")
_PERSONAL = frozenset({"LEADS", "BACKS", "SPEAKS_FOR", "PART_OF"})
_JOINTLY = words("frames", "jointly")
_JOINING = frozenset({"join", "help", "assist", "support", "aid", "back", "accompany"})
_WIELDING = frozenset(
    {"with", "use", "fire", "deploy", "carry", "operate", "fly", "wield", "possess", "have"}
)
_TOLD = words("frames", "told")


def verb(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """The frames of a verb cue at a verb group, active or passive."""
    if cue.under:
        yield from _outcome(reader, at, cue)
        return
    if not _fits(reader, at, cue):
        return
    for frame in cue.frames:
        if frame.slot == "deed":
            ran = "into" in frame.prepositions
            if ran or reader.chunks[at].passive or reader.chunks[at].word in _DYING:
                yield from perished(reader, at, cue, frame.prepositions)
        elif _fought_over(reader, at, cue):
            text = f"{cue.name}: fought over by S and O"
            yield from among(reader, reader.agents_after(at), cue, text, at, at)
        elif reader.chunks[at].passive:
            yield from _passive(reader, at, cue, frame)
        else:
            yield from _active(reader, at, cue, frame)


def _fits(reader: Reader, at: int, cue: Cue) -> bool:
    """Whether the words around a verb group and its form let a cue state anything."""
    chunk = reader.chunks[at]
    role = reader.clauses.kind(at + 1) == "NP" and reader.clauses.word(at + 1)
    if cue.name == "inside" and role and (reader.cues.of("role", role) or role in {"two", "number"}):
        return False  # "is number two in the Front", "was a commander in it": that says what he is there
    if ((cue.needs or cue.without) and not reader.allowed(at, cue)) or _kept_from(reader, at, cue):
        return False
    if chunk.passive:
        return not cue.active and chunk.word not in _TOLD  # "must be reported to the Treasury"
    if cue.passive or (cue.name == "merge" and reader.clauses.object(at) >= 0):
        return False  # "merged his men into the army"
    if cue.name == "fight-with" and chunk.word == "fight" and fights_beside(reader, at):
        return False  # "went to fight with the Front"
    about = chunk.word == "surround" and chunk.form == "ing" and reader.clauses.kind(at - 1) == "NP"
    return not about or bool(reader.chunks[at - 1].actors)  # "the secrecy surrounding the navy's base"


def _fought_over(reader: Reader, at: int, cue: Cue) -> bool:
    """As in "The town was fought over by A and B": whoever holds it."""
    chunk = reader.chunks[at]
    return chunk.passive and cue.name == "fight" == chunk.word and reader.line.key(chunk.last) == "over"


def _kept_from(reader: Reader, at: int, cue: Cue) -> bool:
    """As in "Banned M23 from carrying arms": that lists nobody."""
    if cue.relation != "DESIGNATED_BY":
        return False
    object_ = reader.clauses.object(at)
    last = reader.clauses.group_right(object_)[-1] if object_ >= 0 else at
    return reader.clauses.word(last + 1) == "from" and reader.clauses.kind(last + 2) == "VP"


def _outcome(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A merged with B to form C": both are parts of what came of it."""
    verb = reader.clauses.verb_of(at)
    if verb < 0 or reader.chunks[verb].word not in cue.under or reader.chunks[at].form != "to":
        return
    left = reader.founds(reader.clauses.subject(verb))
    merged = reader.clauses.object(verb)
    if merged >= 0 and not reader.chunks[verb].passive:  # "Omar Kasule merged M23 with B to form C"
        left = reader.founds(reader.clauses.group_right(merged)) or [
            body for owner in reader.chunks[merged].owners for body in body_of(reader, owner)
        ]
    for preposition, phrase in reader.clauses.phrases(verb):
        if preposition == "with":
            left = [*left, *reader.founds(reader.clauses.group_right(phrase))]
    object_ = reader.clauses.object(at)
    if object_ >= 0:
        yield from reader.pair(
            left, reader.founds([object_]), cue, f"{cue.name}: {cue.frames[0].text}", at, verb
        )


def _company(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Omar Diallo fought with M23 in Gao": a man by himself fights in its ranks, and not with it."""
    if cue.name != "fight-with" or reader.chunks[at].word != "fight":
        return []
    left = reader.subjects(at) or [one for i in reader.clauses.subject(at) for one in reader.maybe_person(i)]
    with_ = next((phrase for word, phrase in reader.clauses.phrases(at)[:1] if word == "with"), -1)
    if with_ < 0 or not left or any(one.type is not ActorType.PERSON for one in left):
        return []
    return left if reader.scene.index.of.get(left[0].actor) is None else []


def _in_ranks(reader: Reader, at: int, alone: list[Found], others: list[Found]) -> Iterator[Candidate]:
    for ally in reader.cues.of("verb", "fight"):
        if ally.name == "fight-beside":
            yield from reader.pair(alone, others, ally, f"{ally.name}: S V with O", at, at)


def _active(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    if frame.slot == "opposed":
        yield from opposed(reader, at, cue, frame)
        return
    if alone := _company(reader, at, cue):
        yield from _in_ranks(reader, at, alone, reached(reader, at, cue, frame))
        return
    left = _left(reader, at, cue)
    if not left:
        return
    if cue.name == "lead" and (owners := operation_of(reader, reader.clauses.object(at))):
        for ally in reader.cues.of("link", "alongside"):  # "Hezbollah leads the army's offensive"
            yield from reader.pair(left, owners, ally, f"{ally.name}: S leads O's N", at, at)
        return
    if cue.relation == "FIGHTS" and frame.slot == "object" and not frame.turned:
        left = [*left, *_beside(reader, at), *_joined(reader, at)]
    text = f"{cue.name}: {frame.text}"
    both = cue.relation == "FIGHTS" or (cue.relation == "ALLIED_WITH" and "with" in frame.prepositions)
    if both and cue.needs and mutually(reader, at):
        return  # "fought a war against each other"
    if both and (mutually(reader, at) or (len(left) == 2 and _one_another(reader, at, left))):
        yield from among(reader, left, cue, text, at, at)
        return
    right = reached(reader, at, cue, frame)
    if frame.turned:
        left, right = right, left
    yield from reader.pair(left, right, cue, text, at, at)


def _one_another(reader: Reader, at: int, left: list[Found]) -> bool:
    """Whether the two who fight are told to fight each other, by what it is over or by its being resumed."""
    return over_something(reader, at) or taken_up_again(reader, at, left)


def _left(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """The actors that are the subject of an active verb group, or whose means it is."""
    if cue.name == "land":
        return wielders(reader, at)  # "rockets of M23 landed near", and not "troops landed near"
    if (cue.name == "include" and _nameless(reader, at)) or (cue.name == "make-up" and _numbered(reader, at)):
        return []
    left = reader.subjects(at, people=cue.relation in _PERSONAL, agents=_of_share(reader, at))
    if cue.relation == "PART_OF":
        left = [f for f in left if f.role != "capital"]
    if cue.relation == "BACKS" and reader.chunks[at].form == "to":
        left = reader.founds(reader.clauses.sender(at)) or left
    if not left and cue.relation == "FIGHTS":
        subject = reader.clauses.subject(at)
        left = wielders(reader, at) or resumed(reader, at)
        left = left or (reader.people(subject[-1]) if subject else [])
    if not left and cue.relation in {"BACKS", "ALLIED_WITH"} and (subject := reader.clauses.subject(at)):
        left = reader.staff(subject[-1]) or (wielders(reader, at) if cue.relation == "BACKS" else [])
    if cue.agents:
        left = [f for f in left if f.type == cue.agents]
    return [reader.ruled(f) for f in left] if cue.relation == "FIGHTS" else left


def _of_share(reader: Reader, at: int) -> bool:
    """As in "Chad's bid to arm M23", "Iran's role in arming it": the noun tells whose deed it is."""
    if reader.chunks[at].form != "ing":
        return reader.chunks[at].form == "to"
    return reader.clauses.kind(at - 1) == "PREP" and reader.clauses.subject(at) == (at - 2,)


def _numbered(reader: Reader, at: int) -> bool:
    """As in "M23 makes up the 45th Brigade of the Front": it is that brigade."""
    unit = reader.chunks[at + 1].found if reader.clauses.kind(at + 1) == "NP" else None
    return unit is not None and numbered(reader, unit) and bool(filling(reader, at + 1)[0])


def _nameless(reader: Reader, at: int) -> bool:
    """As in "The groups that fight it include A and B": A and B are the groups."""
    subject = reader.clauses.subject(at)
    return any(reader.chunks[i].found is None and spelled(reader.clauses, i) for i in subject)


def _joined(reader: Reader, at: int) -> list[Found]:
    """As in "Jordan joined the United States in bombing it", "helped Chad in fighting it": both do."""
    verb = at - 3
    if reader.clauses.word(at - 1) != "in" or reader.clauses.kind(at - 2) != "NP" or verb < 0:
        return []
    return reader.founds([at - 2]) if reader.clauses.word(verb) in _JOINING else []


def _beside(reader: Reader, at: int) -> list[Found]:
    """As in "A fights C in cooperation with B": B fights C as well."""
    if reader.clauses.word(at - 1) == "in" and reader.clauses.word(at - 3) in {*_JOINTLY, "allied_with"}:
        return reader.founds([at - 2])  # "A was allied with B in fighting C"
    object_ = reader.clauses.object(at)
    for link in range(object_ + 1, min(object_ + 4, len(reader.chunks))) if object_ >= 0 else ():
        if reader.clauses.kind(link) == "LINK" and reader.clauses.word(link) in _JOINTLY:
            return reader.founds(reader.clauses.group_right(link + 1))
        if reader.clauses.kind(link) not in {"PREP", "NP"}:
            break
    return []


def _passive(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    text = f"{cue.name}: {frame.text} (passive)"
    if frame.slot in {"agents", "opposed"} or _repels(reader, at, cue, frame):
        yield from _stopped(reader, at, cue, text) if frame.slot == "agents" else ()
        return
    patients = reader.subjects(
        at, assets=cue.relation == "FIGHTS", people=cue.relation in {"DESIGNATED_BY", "PART_OF"}
    )
    if not patients and cue.relation != "DESIGNATED_BY":
        patients = operation(reader, at) or _armed_with(reader, at, cue)
        patients = patients or _held_there(reader, at, cue)
    if frame.gap:
        if agents := reader.agents_after(at):
            subject = reader.clauses.subject(at)
            lost = reached(reader, at, cue, frame) or (holders(reader, subject[0]) if subject else [])
            yield from reader.pair(agents, lost, cue, text, at, at)
        return
    if frame.slot == "object" and frame.prepositions and not frame.turned:
        if not _names_one(reader, at, frame):
            return
    elif frame.slot == "prepositions" and not frame.turned:
        # "was merged into O", "was affiliated with O"
        yield from reader.pair(patients, reached(reader, at, cue, frame), cue, text, at, at)
        return
    if frame.turned and frame.prepositions == {"of"}:
        yield from reader.pair(reached(reader, at, cue, frame), patients, cue, text, at, at)
        return
    agents = [f for f in reader.agents_after(at) if cue.agents in {"", f.type}]
    patients = _nearest(reader, at, cue, agents, patients)
    if frame.turned:
        agents, patients = patients, agents
    yield from reader.pair(agents, patients, cue, text, at, at)


def _nearest(reader: Reader, at: int, cue: Cue, leaders: list[Found], bodies: list[Found]) -> list[Found]:
    """As in "A and B, founded by N, fought": one man has founded the last of them, who is named beside."""
    alone = len(leaders) == 1 and leaders[0].type is ActorType.PERSON
    one = alone and cue.relation == "LEADS" and reader.chunks[at].form == "part"
    return bodies[-1:] if one else bodies


def _held_there(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "M23-held areas were shelled by Chad": who holds them."""
    subject = reader.clauses.subject(at)
    return holders(reader, subject[0]) if cue.relation == "FIGHTS" and len(subject) == 1 else []


def _stopped(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "M23's advance was halted by the army": whose deed was ended, and by whom."""
    subject = reader.clauses.subject(at)
    if len(subject) == 1 and _deed(reader, subject[0], cue):
        yield from reader.pair(deed_of(reader, subject[0], at), reader.agents_after(at), cue, text, at, at)


def _repels(reader: Reader, at: int, cue: Cue, frame: Frame) -> bool:
    """As in "An attack by M23 was repelled by Chad": who repels it is the one attacked."""
    if cue.relation != "FIGHTS" or frame.slot != "object":
        return False
    subject = reader.clauses.subject(at)
    cues = reader.cues.of("verb", reader.chunks[at].word)
    repels = any(one.relation == "FIGHTS" and frame.slot == "agents" for one in cues for frame in one.frames)
    return repels and len(subject) == 1 and _deed(reader, subject[0], cue)


def _deed(reader: Reader, at: int, cue: Cue) -> bool:
    """Whether a phrase names what somebody does."""
    if reader.chunks[at].found is not None:
        return False
    return any(one.relation == cue.relation for one in reader.cues.of("noun", reader.chunks[at].word))


def _names_one(reader: Reader, at: int, frame: Frame) -> bool:
    """Whether one of the frame's prepositions follows a passive: "was driven out by", "was pushed from"."""
    following = {preposition for preposition, _ in reader.clauses.phrases(at)}
    behind = {reader.clauses.word(at + 1), reader.line.key(reader.chunks[at].last)}
    return not frame.prepositions.isdisjoint(following | behind)


def _armed_with(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Shelled the town with rockets supplied by Chad": who has them."""
    weapons = reader.clauses.subject(at)
    if cue.name not in {"arm", "furnish"} or len(weapons) != 1:
        return []
    if reader.clauses.word(weapons[0] - 1) not in _WIELDING:
        return []
    using = reader.clauses.kind(weapons[0] - 1) == "VP"  # "shelled the town using mortars supplied by"
    wielding = using and reader.chunks[weapons[0] - 1].form == "finite"  # "used mortars supplied by"
    verb = weapons[0] - 1 if wielding else reader.clauses.verb_of(weapons[0] - using)
    return reader.subjects(verb) if verb >= 0 and not reader.chunks[verb].passive else []
