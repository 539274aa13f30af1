"""Frames of verbs: actives, passives, and what a governing verb makes of them."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.found import Found
from allegiance.extraction.holders import holders
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_RECIPROCAL = words("frames", "reciprocal")
_MUTUAL = frozenset({("each", "other"), ("one", "another")})
_DYING = words("frames", "dying")
_MEANS = words("frames", "means")
_BEING = frozenset({"be", "become", "remain"})
_COMPANY = frozenset({"with", "alongside"})
_PERSONAL = frozenset({"LEADS", "BACKS", "SPEAKS_FOR", "PART_OF"})
_JOINTLY = words("frames", "jointly")
_TOLD = words("frames", "told")
_CONTENDING = words("frames", "contending")
_PRIZES = words("frames", "prizes")
_EXCHANGING = frozenset({"exchange", "trade"})
_HOLDING = words("frames", "holding")
_TAKING = words("frames", "taking")
_DOWNING = frozenset({"shoot_down", "down", "sink", "intercept"})
_WAGING = frozenset({"fight", "wage"})
_WARS = words("frames", "wars")
_ADVANCES = words("frames", "advances")
_THREAT = words("frames", "threat")
_BETWEEN = words("frames", "between")


def verb(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """The frames of a verb cue at a verb group, active or passive."""
    if cue.under:
        yield from _outcome(reader, at, cue)
        return
    if (cue.needs or cue.without) and not reader.allowed(at, cue):
        return
    if (cue.passive and not reader.chunks[at].passive) or (cue.active and reader.chunks[at].passive):
        return
    if reader.chunks[at].passive and reader.chunks[at].word in _TOLD:
        return  # "must be reported to the Treasury"
    for frame in cue.frames:
        if frame.slot == "deed":
            if reader.chunks[at].passive or reader.chunks[at].word in _DYING:
                yield from _perished(reader, at, cue)
        elif reader.chunks[at].passive:
            yield from _passive(reader, at, cue, frame)
        else:
            yield from _active(reader, at, cue, frame)


def _outcome(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A merged with B to form C": both are parts of what came of it."""
    verb = reader.clauses.verb_of(at)
    if verb < 0 or reader.chunks[verb].word not in cue.under or reader.chunks[at].form != "to":
        return
    left = reader.founds(reader.clauses.subject(verb))
    for preposition, phrase in reader.clauses.phrases(verb):
        if preposition == "with":
            left = [*left, *reader.founds(reader.clauses.group_right(phrase))]
    object_ = reader.clauses.object(at)
    if object_ >= 0:
        yield from reader.pair(
            left, reader.founds([object_]), cue, f"{cue.name}: {cue.frames[0].text}", at, verb
        )


def _active(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    if frame.slot == "opposed":
        yield from _opposed(reader, at, cue, frame)
        return
    left = _left(reader, at, cue)
    if not left:
        return
    if cue.name == "lead" and (owners := _operation_of(reader, reader.clauses.object(at))):
        for ally in reader.cues.of("link", "alongside"):  # "Hezbollah leads the army's offensive"
            yield from reader.pair(left, owners, ally, f"{ally.name}: S leads O's N", at, at)
        return
    if cue.relation == "FIGHTS" and frame.slot == "object" and not frame.turned:
        left = [*left, *_beside(reader, at)]
    text = f"{cue.name}: {frame.text}"
    both = cue.relation == "FIGHTS" or (cue.relation == "ALLIED_WITH" and "with" in frame.prepositions)
    if both and (_mutually(reader, at) or (len(left) == 2 and _over_something(reader, at))):
        yield from among(reader, left, cue, text, at, at)
        return
    right = _right(reader, at, cue, frame)
    if frame.turned:
        left, right = right, left
    yield from reader.pair(left, right, cue, text, at, at)


def _left(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """The actors that are the subject of an active verb group, or whose means it is."""
    left = reader.subjects(at, people=cue.relation in _PERSONAL, agents=reader.chunks[at].form == "to")
    if cue.relation == "PART_OF":
        left = [f for f in left if f.role != "capital"]
    if cue.relation == "BACKS" and reader.chunks[at].form == "to":
        left = reader.founds(reader.clauses.sender(at)) or left
    if not left and cue.relation == "FIGHTS":
        subject = reader.clauses.subject(at)
        left = _wielders(reader, at) or (reader.people(subject[-1]) if subject else [])
    if not left and cue.relation in {"BACKS", "ALLIED_WITH"} and (subject := reader.clauses.subject(at)):
        left = reader.staff(subject[-1])
    if cue.agents:
        left = [f for f in left if f.type == cue.agents]
    return [reader.ruled(f) for f in left] if cue.relation == "FIGHTS" else left


def _wielders(reader: Reader, at: int) -> list[Found]:
    """As in "An M23 ambush killed", "rockets fired by M23 hit", "the army's guns and planes hit"."""
    subject = reader.clauses.subject(at)
    if len(subject) != 1:
        return []
    deed = subject[0]
    if reader.chunks[deed].word not in _MEANS and reader.clauses.word(deed - 1) in {"on", "against", "at"}:
        deed -= 2  # "an attack on the base that killed five soldiers"
    return _deed_of(reader, deed, at) if deed >= 0 and reader.chunks[deed].word in _MEANS else []


def _deed_of(reader: Reader, phrase: int, before: int) -> list[Found]:
    """Whose means or attack a phrase names: its owners, who made it, those it is joined to."""
    if reader.chunks[phrase].owners:
        return reader.founds([phrase], agents=True)
    following = phrase + 1
    if reader.clauses.kind(following) == "VP" and reader.chunks[following].passive and following != before:
        return reader.agents_after(following)
    if found := reader.agents_after(phrase):
        return found
    joined = reader.clauses.kind(phrase - 1) == "CONJ" and reader.clauses.kind(phrase - 2) == "NP"
    if joined and reader.chunks[phrase - 2].word in _MEANS:
        return reader.founds([phrase - 2], agents=True)
    verb = reader.clauses.verb_of(phrase)
    done = any(reader.clauses.word(verb) in cue.light for cue in hostile(reader, reader.chunks[phrase].word))
    if done and verb != before and not reader.chunks[verb].passive:
        return reader.subjects(verb)  # "claimed an attack that killed", "a bombing in which … died"
    return []


def _perished(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "Soldiers died in an ambush laid by M23", "in a battle with it": those who died had fought."""
    victims = reader.subjects(at, assets=True)
    for preposition, phrase in reader.clauses.phrases(at) if victims else ():
        noun = reader.chunks[phrase].word
        if preposition not in {"in", "during"} or not hostile(reader, noun):
            continue
        enemies = _deed_of(reader, phrase, at)
        for link, other in reader.clauses.phrases(phrase)[:2]:
            if link in {"with", "against"} and not enemies:
                enemies = reader.held(other)
        yield from reader.pair(enemies, victims, cue, f"{cue.name}: {cue.frames[0].text}", at, at)
        return


def hostile(reader: Reader, noun: str) -> list[Cue]:
    """The cues by which a noun names an attack or a fight."""
    return [cue for cue in reader.cues.of("noun", noun) if cue.relation == "FIGHTS"]


def _opposed(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    """As in "The war pits A against B": the object and what follows it."""
    object_ = reader.clauses.object(at)
    if object_ < 0:
        return
    for preposition, phrase in reader.clauses.phrases(at):
        if preposition in frame.prepositions:
            left, right = reader.reach(object_), reader.held(phrase)
            yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, at)
            return
    closing = _behind_aside(reader, object_, frame)
    if closing >= 0:
        left, right = reader.reach(object_), reader.held(closing)
        yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, at)


def _behind_aside(reader: Reader, object_: int, frame: Frame) -> int:
    """As in "pitted A, a band that polices the town, against B": where B stands, -1 without such an aside."""
    if reader.clauses.kind(object_ + 1) != "COMMA":
        return -1
    for at in range(object_ + 2, len(reader.chunks) - 1):
        if reader.clauses.kind(at) == "BREAK":
            return -1
        if reader.clauses.word(at) in frame.prepositions and reader.clauses.kind(at - 1) == "COMMA":
            return at + 1 if reader.clauses.kind(at + 1) == "NP" else -1
    return -1


def among(reader: Reader, sides: list[Found], cue: Cue, text: str, at: int, verb: int) -> Iterator[Candidate]:
    """Those who do something to or with one another: two enemies, or any number of friends."""
    found = list({side.actor: side for side in sides}.values())
    if len(found) == 2 or cue.relation == "ALLIED_WITH":
        for first in range(len(found) - 1):
            yield from reader.pair(found[first : first + 1], found[first + 1 :], cue, text, at, verb)


def _mutually(reader: Reader, at: int) -> bool:
    """As in "M23 and the army clashed", "have killed hundreds of each other's men"."""
    last = reader.chunks[at].last
    for step in range(last, min(last + 8, len(reader.line.tokens))):
        if (reader.line.key(step), reader.line.key(step + 1)) in _MUTUAL:
            return True
    object_ = reader.clauses.object(at)
    waged = reader.chunks[at].word in _WAGING and reader.clauses.word(object_) in _WARS  # "fought two wars"
    if not waged and (reader.chunks[at].word not in _RECIPROCAL or object_ >= 0):
        return False
    named = {"with", "against", "alongside", "between"}
    return not any(preposition in named for preposition, _ in reader.clauses.phrases(at))


def _over_something(reader: Reader, at: int) -> bool:
    """As in "A and B are fighting over the mines", "for control of it", "have been fighting since May"."""
    if reader.chunks[at].word not in _CONTENDING or reader.clauses.object(at) >= 0:
        return False
    return any(
        preposition in {"over", "since"} or (preposition == "for" and reader.clauses.word(phrase) in _PRIZES)
        for preposition, phrase in reader.clauses.phrases(at)[:2]
    )


def _right(reader: Reader, at: int, cue: Cue, frame: Frame) -> list[Found]:  # noqa: C901, PLR0911, PLR0912
    if frame.slot == "agents":
        object_ = reader.clauses.object(at)
        if object_ < 0 or not any(
            c.relation == cue.relation for c in reader.cues.of("noun", reader.chunks[object_].word)
        ):
            return []
        if reader.chunks[object_].owners:
            return list(reader.chunks[object_].owners)
        own = {"by", "from", "of"} if reader.chunks[object_].word in _ADVANCES else {"by", "from"}
        by = (phrase for word, phrase in reader.clauses.phrases(object_)[:2] if word in own)
        return next((reader.founds(reader.clauses.group_right(phrase)) for phrase in by), [])
    if frame.slot == "object" or (frame.turned and not frame.prepositions):
        object_ = reader.clauses.object(at)
        if object_ < 0 and not frame.prepositions and (fronted := reader.clauses.fronted(at)):
            return reader.founds(fronted) or reader.reach(fronted[-1])
        if object_ < 0 or (frame.prepositions and not frame.turned and not _followed(reader, object_, frame)):
            return []
        if cue.relation == "FIGHTS":
            if _torn(reader, at, object_):
                return []
            downed = reader.chunks[at].word in _DOWNING and reader.founds([object_], agents=True)
            found = reader.held(object_) or downed or _threat(reader, object_) or holders(reader, object_)
            return [*found, *_elsewhere(reader, object_)] if found else found
        if cue.relation == "PART_OF":
            return reader.reach(object_) or reader.arm_of(object_)
        return reader.reach(object_) or (reader.people(object_) if cue.relation == "BACKS" else [])
    if frame.gap and (found := holders(reader, reader.clauses.object(at))):
        return found
    if frame.gap and (reader.clauses.object(at) < 0 and reader.clauses.kind(at + 1) != "PREP"):
        return []
    opened = False
    following = reader.clauses.phrases(at)
    if "against" in frame.prepositions and any(preposition == "against" for preposition, _ in following):
        following = [pair for pair in following if pair[0] not in _COMPANY]  # "fought with A against B"
    for preposition, phrase in following:
        if preposition == "by" and any(reader.chunks[step].passive for step in range(at + 1, phrase)):
            break  # "added the Front, a group led by B"
        if preposition in frame.prepositions or (opened and preposition == "of"):
            opened = "pursuant_to" in frame.prepositions
            if frame.gap and preposition == "from" and reader.bare_place(phrase):
                continue
            if frame.gap and reader.clauses.word(phrase - 3) == "with":
                break  # "drove M23 from the hills, with help from Chad"
            if preposition == "in" and not reader.chunks[phrase].actors:
                continue  # "fights A in the east and B in the north"
            if preposition == "with" and _elsewhere_with(reader, phrase):
                continue
            found = reader.held(phrase) if cue.relation == "FIGHTS" else reader.reach(phrase)
            if not found and preposition == "against":
                found = reader.founds(reader.clauses.group_right(phrase))  # "took up arms against Bamako"
            if found:
                return [*found, *_again(reader, cue, preposition, phrase)]
        if not frame.gap and not opened and preposition in {"to", "by", "of", "as", "from"}:
            break
    return []


def _elsewhere_with(reader: Reader, phrase: int) -> bool:
    """As in "Near the border with Niger", "fights side by side with A and with B"."""
    if reader.clauses.word(phrase - 2) in _BETWEEN:
        return True
    joined = reader.clauses.kind(phrase - 2) == "CONJ"
    return joined and any(reader.clauses.word(i).endswith("_with") for i in range(phrase - 5, phrase - 2))


def _torn(reader: Reader, at: int, object_: int) -> bool:
    """As in "reached the port after Kenya attacked it": the place may be meant as well as who came."""
    chunk = reader.chunks[object_]
    if reader.line.key(chunk.first) != "it" or reader.chunks[at].word not in _TAKING:
        return False
    if any(step.kind == "VP" and step.word in _HOLDING for step in reader.chunks[:at]):
        return False  # who left the port had held it: an attack on either is one on him
    return any(
        step.kind == "NP" and not step.actors and (reader.is_asset(i) or _somewhere(reader, i))
        for i, step in enumerate(reader.chunks[:at])
    )


def _somewhere(reader: Reader, at: int) -> bool:
    """Whether a phrase is a capitalised name that is gone to or left: "left Kismayo"."""
    chunk = reader.chunks[at]
    named = chunk.last - chunk.first == 1 and reader.line.tokens[chunk.first].capital
    return named and reader.clauses.kind(at - 1) == "VP"


def _elsewhere(reader: Reader, at: int) -> list[Found]:
    """As in "is fighting A in the east and B in the north": each in its place."""
    place = reader.clauses.group_right(at)[-1] + 2
    if reader.clauses.kind(place - 1) != "PREP" or reader.clauses.kind(place) != "NP":
        return []
    if reader.chunks[place].actors or reader.clauses.word(place - 1) in {"of", "with", "by", "from", "to"}:
        return []
    other = place + 2
    joined = reader.clauses.kind(place + 1) == "CONJ" and reader.clauses.kind(other) == "NP"
    placed = reader.clauses.kind(other + 1) == "PREP"
    return reader.founds([other], assets=True) if joined and placed else []


def _again(reader: Reader, cue: Cue, preposition: str, phrase: int) -> list[Found]:
    """As in "struck at A and at B", "against A as well as against B"."""
    last = reader.clauses.group_right(phrase)[-1]
    joined = reader.clauses.kind(last + 1) == "CONJ" and reader.clauses.word(last + 2) == preposition
    if not joined or reader.clauses.kind(last + 3) != "NP":
        return []
    return reader.held(last + 3) if cue.relation == "FIGHTS" else reader.reach(last + 3)


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


def _threat(reader: Reader, at: int) -> list[Found]:
    """As in "To eliminate the threat posed by M23", "counter the threat from it"."""
    if reader.chunks[at].word not in _THREAT:
        return []
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition in {"of", "from", "by"}:
            return reader.founds(reader.clauses.group_right(phrase))
    return []


def _followed(reader: Reader, at: int, frame: Frame) -> bool:
    """Whether one of the frame's prepositions follows the object: "pushed IS out of", "drove them from"."""
    last = reader.clauses.group_right(at)[-1]
    if reader.line.key(reader.chunks[last].last) in frame.prepositions:
        return True  # "pressed them back on three sides"
    while reader.clauses.word(last + 1) == "of" and reader.clauses.kind(last + 2) == "NP":
        last = reader.clauses.group_right(last + 2)[-1]  # "drove the rebels of the Front from the town"
    return reader.clauses.kind(last + 1) == "PREP" and reader.clauses.word(last + 1) in frame.prepositions


def _passive(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    text = f"{cue.name}: {frame.text} (passive)"
    if frame.slot in {"agents", "opposed"}:
        return
    patients = reader.subjects(
        at, assets=cue.relation == "FIGHTS", people=cue.relation in {"DESIGNATED_BY", "PART_OF"}
    )
    if not patients and cue.relation != "DESIGNATED_BY":
        patients = _operation(reader, at) or _armed_with(reader, at, cue)
    if frame.gap:
        if agents := reader.agents_after(at):
            subject = reader.clauses.subject(at)
            lost = _right(reader, at, cue, frame) or (holders(reader, subject[0]) if subject else [])
            yield from reader.pair(agents, lost, cue, text, at, at)
        return
    if frame.slot == "object" and frame.prepositions and not frame.turned:
        if not _names_one(reader, at, frame):
            return
    elif frame.slot == "prepositions" and not frame.turned:
        # "was merged into O", "was affiliated with O"
        yield from reader.pair(patients, _right(reader, at, cue, frame), cue, text, at, at)
        return
    if frame.turned and frame.prepositions == {"of"}:
        yield from reader.pair(_right(reader, at, cue, frame), patients, cue, text, at, at)
        return
    agents = [f for f in reader.agents_after(at) if cue.agents in {"", f.type}]
    if frame.turned:
        agents, patients = patients, agents
    yield from reader.pair(agents, patients, cue, text, at, at)


def _names_one(reader: Reader, at: int, frame: Frame) -> bool:
    """Whether one of the frame's prepositions follows a passive: "was driven out by", "was pushed from"."""
    following = {preposition for preposition, _ in reader.clauses.phrases(at)}
    behind = {reader.clauses.word(at + 1), reader.line.key(reader.chunks[at].last)}
    return not frame.prepositions.isdisjoint(following | behind)


def _armed_with(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Shelled the town with rockets supplied by Chad": who has them."""
    weapons = reader.clauses.subject(at)
    if cue.name != "arm" or len(weapons) != 1 or reader.clauses.word(weapons[0] - 1) not in {"with", "using"}:
        return []
    verb = reader.clauses.verb_of(weapons[0])
    return reader.subjects(verb) if verb >= 0 and not reader.chunks[verb].passive else []


def _operation(reader: Reader, at: int) -> list[Found]:
    """Support for an operation is support for those who carry it out: "the campaign, backed by Russia"."""
    subject = reader.clauses.subject(at)
    return _operation_of(reader, subject[0]) if subject else []


def _operation_of(reader: Reader, at: int) -> list[Found]:
    """Whose offensive or campaign a noun phrase names."""
    if at < 0:
        return []
    chunk = reader.chunks[at]
    if chunk.kind == "NP" and any(cue.relation == "FIGHTS" for cue in reader.cues.of("noun", chunk.word)):
        return list(chunk.owners)
    return []


def mutual(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A and B formed an alliance", "were partners": no other side is named."""
    if reader.chunks[at].owners or reader.clauses.kind(at - 1) != "VP":
        return
    verb = at - 1
    if cue.relation != "ALLIED_WITH" and reader.chunks[verb].word not in _EXCHANGING:
        return  # "Chad and Libya exchanged artillery fire"
    light = reader.chunks[verb].word in cue.light or reader.chunks[verb].word in _BEING
    named = {"with", "of", "to", "between"}
    if light and not any(preposition in named for preposition, _ in reader.clauses.phrases(at)[:2]):
        text = f"{cue.name}: S and O V N"
        yield from among(reader, reader.subjects(verb), cue, text, at, verb)
