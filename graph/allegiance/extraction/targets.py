"""Whom a verb reaches: its object, what its prepositions lead to, who stands behind a place or a threat."""

from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.found import Found
from allegiance.extraction.holders import holders
from allegiance.extraction.instruments import fired, weapon
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader
from allegiance.extraction.wielders import charged
from allegiance.records import ActorType

_COMPANY = frozenset({"with", "alongside"})
_HOLDING = words("frames", "holding")
_TAKING = words("frames", "taking")
_DOWNING = frozenset({"shoot_down", "bring_down", "down", "sink", "intercept"})
_ADVANCES = words("frames", "advances")
_GRIPS = words("frames", "grips")
_DREADING = words("thought", "dreading")
_ON = frozenset({"on", "against", "upon"})
_WAGED = frozenset({"wage", "lead", "mount", "launch", "carry_out", "conduct", "stage", "head"})
_MEN = frozenset({"troops", "soldiers"})
_JOINING = frozenset({"join", "rejoin"})
_THREAT = words("frames", "threat")
_BETWEEN = words("frames", "between")
_ASIDE = 10
_BESIDE = frozenset({"alongside", "beside"})
_AT = frozenset({"at", "on", "into", "near"})
_FOUGHT_IN = frozenset({"in", "at", "for", "around"})


def reached(reader: Reader, at: int, cue: Cue, frame: Frame) -> list[Found]:
    """The actors that a frame finds behind a verb group: the object of the relation unless it is turned."""
    if frame.slot == "agents":
        return _doers(reader, at, cue)
    if frame.slot == "object" or (frame.turned and not frame.prepositions):
        stranded = reader.line.key(reader.chunks[at].last) in _BESIDE  # "the Front, which A fought alongside"
        beside = stranded and cue.relation == "FIGHTS" and reader.clauses.object(at) < 0
        return [] if beside else _object(reader, at, cue, frame)
    if frame.gap and (found := holders(reader, reader.clauses.object(at))):
        return found
    if frame.gap and (reader.clauses.object(at) < 0 and reader.clauses.kind(at + 1) != "PREP"):
        return []
    return _behind(reader, at, cue, frame)


def _doers(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Repelled an attack by M23": whose deed the object is."""
    object_ = reader.clauses.object(at)
    if object_ < 0 or (reader.chunks[at].word in _DREADING and _on_another(reader, object_)):
        return []
    return whose(reader, object_, cue)


def _on_another(reader: Reader, deed: int) -> bool:
    """As in "Chad expects an attack on M23 by Libya": nobody attacks Chad."""
    return any(word in _ON and reader.founds([phrase]) for word, phrase in reader.clauses.phrases(deed)[:2])


def whose(reader: Reader, deed: int, cue: Cue) -> list[Found]:
    """As in "an attack by M23", "M23's attack": whose deed a phrase names."""
    chunk = reader.chunks[deed]
    if not any(other.relation == cue.relation for other in reader.cues.of("noun", chunk.word)):
        return []
    if chunk.owners:
        return list(chunk.owners)
    own = {"by", "from", "of"} if chunk.word in _ADVANCES else {"by", "from"}
    by = (phrase for word, phrase in reader.clauses.phrases(deed)[:2] if word in own)
    doers = next((reader.founds(reader.clauses.by_each(phrase)) for phrase in by), [])
    waged = reader.clauses.kind(deed + 1) == "VP" and reader.clauses.word(deed + 1) in _WAGED
    if not doers and waged and reader.chunks[deed + 1].passive:
        doers = reader.agents_after(deed + 1)  # "fighting an insurgency waged by M23"
    return doers or (charged(reader, deed) if cue.relation == "FIGHTS" else [])


def _object(reader: Reader, at: int, cue: Cue, frame: Frame) -> list[Found]:
    """Who the grammatical object of a verb group stands for."""
    object_ = reader.clauses.object(at)
    if object_ < 0 and not frame.prepositions and (fronted := reader.clauses.fronted(at)):
        whose = reader.clauses.word(reader.clauses.relative(at)) == "whose"
        men = cue.relation == "PART_OF" and whose  # "the junta, whose soldiers it joined"
        return [] if men else reader.founds(fronted) or reader.reach(fronted[-1])
    if object_ < 0 or (frame.prepositions and not frame.turned and not _followed(reader, object_, frame)):
        return []
    if cue.relation == "FIGHTS":
        if _torn(reader, at, object_):
            return []
        downs = reader.chunks[at].word in _DOWNING
        downed = downs and (reader.founds([object_], agents=True) or fired(reader, object_, at))
        found = reader.held(object_) or downed or _threat(reader, object_) or holders(reader, object_)
        return [*found, *_elsewhere(reader, object_), *_that_of(reader, object_)] if found else found
    if cue.relation == "PART_OF":
        beside = reader.line.key(reader.chunks[object_].last - 1) in _MEN
        joined = beside and reader.chunks[at].word in _JOINING  # who "joined Rwandan troops" is none of them
        return [] if joined else reader.reach(object_) or reader.arm_of(object_)
    found = reader.reach(object_)
    return found or (reader.people(object_) or _deed(reader, object_) if cue.relation == "BACKS" else [])


def _deed(reader: Reader, at: int) -> list[Found]:
    """As in "Supported M23's offensive": support for a deed is support for those who do it."""
    chunk = reader.chunks[at]
    if chunk.found is not None or not any(c.relation == "FIGHTS" for c in reader.cues.of("noun", chunk.word)):
        return []
    by = next((phrase for word, phrase in reader.clauses.phrases(at)[:1] if word == "by"), -1)
    doers = list(chunk.owners[-1:]) or (reader.founds(reader.clauses.by_each(by)) if by >= 0 else [])
    return [one for one in doers if one.type is not ActorType.PERSON and one.role != "possessive"]


def _behind(reader: Reader, at: int, cue: Cue, frame: Frame) -> list[Found]:
    """Who stands behind one of the frame's prepositions."""
    opened = False
    following = reader.clauses.phrases(at)
    if "against" in frame.prepositions and any(preposition == "against" for preposition, _ in following):
        following = [pair for pair in following if pair[0] not in _COMPANY]  # "fought with A against B"
    for preposition, phrase in following:
        if preposition == "by" and any(reader.chunks[step].passive for step in range(at + 1, phrase)):
            break  # "added the Front, a group led by B"
        if preposition in frame.prepositions or (opened and preposition == "of"):
            opened = "pursuant_to" in frame.prepositions
            if (
                frame.gap
                and reader.clauses.word(phrase - 3) == "with"
                and not _place_left(reader, frame, preposition, phrase)
            ):
                break  # "drove M23 from the hills, with help from Chad"
            if _elsewhere_with(reader, frame, preposition, phrase):
                continue
            if found := _led_to(reader, cue, preposition, phrase):
                return [*found, *_again(reader, cue, preposition, phrase)]
        ends = {"to", "by", "of", "as", "from"} - frame.prepositions
        if not frame.gap and not opened and preposition in ends:
            break
    return _there(reader, at, cue, frame, following)


def _there(reader: Reader, at: int, cue: Cue, frame: Frame, following: list[tuple[str, int]]) -> list[Found]:
    """As in "Fought in the town, held by M23": against whom, where that is all that tells it."""
    other = reader.clauses.object(at) >= 0  # "fought M23 in a town held by"
    if cue.relation != "FIGHTS" or "against" not in frame.prepositions or other:
        return []
    places = (phrase for preposition, phrase in following if preposition in _FOUGHT_IN)
    return next((held for phrase in places if (held := holders(reader, phrase))), [])


def _place_left(reader: Reader, frame: Frame, preposition: str, phrase: int) -> bool:
    """As in "Drove M23 from Chad": where it was, and not whose it was; but "captured Goma from Congo"."""
    if not (frame.gap and preposition == "from" and reader.bare_place(phrase)):
        return False
    town = reader.clauses.kind(phrase - 2) == "NP" and reader.clauses.kind(phrase - 3) == "VP"
    found = reader.chunks[phrase].found
    lost = town and not reader.chunks[phrase - 2].actors and _somewhere(reader, phrase - 2)
    return not (lost and found is not None and found.role == "state")


def _led_to(reader: Reader, cue: Cue, preposition: str, phrase: int) -> list[Found]:
    """Who is meant behind a preposition of a frame."""
    found = reader.held(phrase) if cue.relation == "FIGHTS" else reader.reach(phrase)
    if not found and preposition == "from" and reader.chunks[phrase].word in _GRIPS:
        return list(reader.chunks[phrase].owners)  # "freed the town from M23's rule"
    if not found and preposition in {"to", "against"} and (deed := whose(reader, phrase, cue)):
        return deed  # "lost the town to an offensive by A", "held out against attacks by A"
    if not found and preposition == "to" and weapon(reader, phrase):
        return list(reader.chunks[phrase].owners) or fired(reader, phrase)  # "lost men to M23 mines"
    if not found and cue.relation == "FIGHTS" and preposition in _AT:
        found = holders(reader, phrase)  # "fired rockets at a base where A's troops are stationed"
    if not found and preposition == "against":
        return reader.founds(reader.clauses.group_right(phrase))  # "took up arms against Bamako"
    return found


def _elsewhere_with(reader: Reader, frame: Frame, preposition: str, phrase: int) -> bool:
    """Whether a phrase tells a place or of somebody else: "near the border with Niger", "B in the north"."""
    if _place_left(reader, frame, preposition, phrase):
        return True
    if preposition == "in" and not reader.chunks[phrase].actors:
        return True  # "fights A in the east and B in the north"
    if preposition != "with":
        return False
    if reader.clauses.word(phrase - 2) in _BETWEEN:
        return True
    joined = reader.clauses.kind(phrase - 2) == "CONJ"  # "fights side by side with A and with B"
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


def _that_of(reader: Reader, at: int) -> list[Found]:
    """As in "Bombed the headquarters of A in Gao and that of B": whose the other is."""
    step = at + 1
    while reader.clauses.kind(step) == "PREP" and reader.clauses.kind(step + 1) == "NP":
        step += 2
    pointed = reader.clauses.kind(step) == "CONJ" and reader.clauses.word(step + 1) in {"that", "those"}
    named = reader.clauses.word(step + 2) == "of" and reader.clauses.kind(step + 3) == "NP"
    return reader.founds(reader.clauses.group_right(step + 3)) if pointed and named else []


def _again(reader: Reader, cue: Cue, preposition: str, phrase: int) -> list[Found]:
    """As in "struck at A and at B", "against A as well as against B", "served in A, in B and in C"."""
    out: list[Found] = []
    last, mark = reader.clauses.group_right(phrase)[-1], ""
    while mark != "CONJ":
        mark = reader.clauses.kind(last + 1)
        again = reader.clauses.word(last + 2) == preposition and reader.clauses.kind(last + 3) == "NP"
        if mark == "CONJ" and not again and (other := _another_taken(reader, last + 2, preposition)):
            return other
        if mark not in {"CONJ", "COMMA"} or not again:
            return []  # a list ends with "and"
        out.extend(reader.held(last + 3) if cue.relation == "FIGHTS" else reader.reach(last + 3))
        last = reader.clauses.group_right(last + 3)[-1]
    return out


def _another_taken(reader: Reader, at: int, preposition: str) -> list[Found]:
    """As in "took Bol from Chad and | Goma from Libya": from whom the second was taken."""
    town = reader.clauses.kind(at) == "NP" and not reader.chunks[at].actors
    again = town and reader.clauses.word(at + 1) == preposition == "from"
    return reader.held(at + 2) if again and reader.clauses.kind(at + 2) == "NP" else []


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
    return any(
        reader.clauses.kind(end) == "PREP" and reader.clauses.word(end) in frame.prepositions
        for end in (last + 1, _behind_aside(reader, last))
    )


def _behind_aside(reader: Reader, at: int) -> int:
    """As in "Drove the Hill Front, a part of M23, | from the town": where an aside on a phrase ends."""
    if reader.clauses.kind(at + 1) != "COMMA":
        return -1
    for comma in range(at + 3, min(at + _ASIDE, len(reader.chunks))):
        kind = reader.clauses.kind(comma)
        if kind == "COMMA":
            return comma + 1 if reader.clauses.interpolation(comma) == at + 1 else -1
        if kind not in {"NP", "PREP", "CONJ", "LINK"}:
            return -1
    return -1
