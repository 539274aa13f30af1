"""Whether a sentence says that something is so, is planned or possible, is denied, is over."""

from allegiance.extraction.demanded import ending, goes_on
from allegiance.extraction.found import Found
from allegiance.extraction.governing import beside, governors, no_longer
from allegiance.extraction.leavers import left
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.places import where_said
from allegiance.extraction.predicated import mood, predicate, untrue
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.thought import failed, not_ruled_out, thought
from allegiance.extraction.unproven import content_of, unproven
from allegiance.extraction.untold import untold
from allegiance.records import Modality, Polarity

_PLANNING = words("qualifiers", "planning")
_PLANS = words("qualifiers", "plans")
_FEARING = words("qualifiers", "fearing")
_FEARS = words("qualifiers", "fears")
_DENYING = words("qualifiers", "denying")
_ACCUSED = words("qualifiers", "accused")
_CALLS = words("qualifiers", "calls")
_CALLING = words("attribution", "holding") | words("attribution", "holding_as")
_FALSE = words("qualifiers", "false")
_FUTURE = frozenset({"will", "would", "shall", "wo"})
_GOING_ON = frozenset({"continue", "go_on", "keep", "keep_on", "carry_on"})
_MAYBE = frozenset({"could", "may", "might", "can", "should", "must", "ought"})
_POTENTIAL = words("qualifiers", "potential")
_ASKING = words("qualifiers", "asking")
_ENDING = words("qualifiers", "ending") - {"withdraw"}
_HINDERING = words("qualifiers", "hindering")
_UNKNOWN = frozenset(["known", "clear", "unclear", "certain", "unknown"])
_SAYING = words("attribution", "saying")
_NONE = frozenset({"no", "neither", "none", "nor"})
# Cues that by themselves, without a verb, only name somebody: what is denied or planned is something else.
_PRESUPPOSED = frozenset({"part", "role", "link", "compound", "prefix", "modifier", "verb"})
_READY = words("qualifiers", "ready")


def states_nothing(reader: Reader, candidate: Candidate) -> str:
    """Why the words state no relation, as in "It is not known whether A would let B pass"; else empty."""
    stands = _of_their_own(reader, candidate) or goes_on(reader, candidate)
    for group in () if stands else list(governors(reader, candidate.verb))[1:]:
        if group.word in _ASKING and not group.passive:
            return f"it is only asked for (“{group.word}”)"
    if called := "" if stands else _called_for(reader, candidate.verb):
        return f"it is only asked for (“{called}”)"
    if hindered := _hindered(reader, candidate.verb):
        return f"it is kept from happening (“{hindered}”)"
    for at in range(candidate.at):
        chunk = reader.chunks[at]
        if chunk.kind == "SUB" and chunk.word in {"whether", "if"}:
            if _described(reader, candidate) or _aside(reader, candidate, at):
                continue  # "whether M23, backed by Rwanda, will leave": what is told of it beside
            keys = {reader.line.key(i) for i in range(max(0, chunk.first - 4), chunk.first)}
            if keys & _UNKNOWN or chunk.word == "whether":
                return f"it is left open (“{chunk.word}”)"
    return left(reader, candidate) or untold(reader, candidate)


def _called_for(reader: Reader, at: int) -> str:
    """As in "Resisted calls | to ban M23", "ignored demands to arm it": the noun that says so."""
    if at < 1 or reader.chunks[at].form != "to" or reader.clauses.kind(at - 1) != "NP":
        return ""
    word = reader.chunks[at - 1].word
    return word if word in _CALLS else ""


def _hindered(reader: Reader, at: int) -> str:
    """As in "Prevented M23 | from attacking Chad", "barred from receiving arms": the verb that says so."""
    if at < 2 or reader.chunks[at].form != "ing" or reader.clauses.word(at - 1) != "from":
        return ""
    verb = reader.clauses.verb_of(at - 1)
    word = reader.chunks[verb].word if verb >= 0 else ""
    return word if word in _HINDERING else ""


def _of_their_own(reader: Reader, candidate: Candidate) -> bool:
    """As in "urged them to join M23 in its fight against …": that fight goes on, whatever is asked for."""
    chunk = reader.chunks[candidate.at]
    return chunk.kind == "NP" and any(found.role == "possessive" for found in chunk.owners)


def modality(reader: Reader, candidate: Candidate) -> Modality:
    """Planned, possible or actual, by the verbs that govern the cue and the words beside it."""
    if goes_on(reader, candidate):
        return Modality.ACTUAL
    if (said := predicate(reader, candidate)) is not None:
        told = mood(reader, said, reader.chunks[candidate.at])
        if told is not None:
            return told
    return thought(reader, candidate) or _governed(reader, candidate) or _beside(reader, candidate)


def _beside(reader: Reader, candidate: Candidate) -> Modality:
    """What the words beside the cue say: "a planned attack", "feared attacks", "if A attacks"."""
    near = beside(reader, candidate)
    if "planned" in near or "upcoming" in near or _toward(reader, candidate):
        return Modality.PLANNED
    if near & _POTENTIAL or _feared(reader, candidate):
        return Modality.POSSIBLE
    if _aside(reader, candidate):
        return Modality.ACTUAL
    if reader.line.sentence.text.rstrip().endswith("?") or _conditional(reader, candidate):
        return Modality.POSSIBLE
    return Modality.ACTUAL


def ahead(reader: Reader, candidate: Candidate) -> int:
    """From which offset of its sentence a plan's times are to come: "said on Friday it will on Sunday"."""
    if not any(chunk.kind == "VP" and chunk.word in _SAYING for chunk in reader.chunks):
        return 0
    cue = reader.chunks[candidate.verb if candidate.verb >= 0 else candidate.at]
    return reader.line.tokens[cue.first].start - reader.line.sentence.start


def unsaid(reader: Reader, text: str) -> str:
    """A sentence's text with the days blanked out on which somebody said something: "said on Friday"."""
    base = reader.line.sentence.start
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind != "VP" or chunk.word not in _SAYING:
            continue
        told = reader.clauses.kind(at + 1) == "NP" and chunk.word == "tell"
        behind = at + 1 + told
        behind += 2 * where_said(reader, behind)
        first = step = reader.chunks[behind - 1].last
        while reader.line.key(step) in {"on", "late", "early"}:
            step += 1
        if reader.line.key(step).endswith("day"):
            start, end = reader.line.tokens[first].start - base, reader.line.tokens[step].end - base
            text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _governed(reader: Reader, candidate: Candidate) -> Modality | None:
    """What the cue's verb and those that govern it say: "will", "could", "plans to", "fears"."""
    chain = list(governors(reader, candidate.verb))
    thought_of = _dreaded(reader, candidate.verb) or _should(reader, candidate)
    for group in chain:
        if thought_of or group.modal in _MAYBE:
            return Modality.POSSIBLE
        on = group.word == "go" and reader.line.key(group.last) == "on"
        goes_on = group is not chain[0] and (on or group.word in _GOING_ON)
        if (group.modal in _FUTURE or _due(reader, group)) and not goes_on:
            return Modality.PLANNED  # but "will continue to fight it"
    announced = _announced(reader, candidate) and chain and chain[0].word not in candidate.cue.light
    for group in chain if announced else chain[1:]:
        if group.word in _ENDING:
            return None  # "agreed to stop fighting it": it went on till then
        if group.word in _PLANNING:
            return Modality.PLANNED
        if group.word in _FEARING:
            return Modality.POSSIBLE
    return None


def _due(reader: Reader, group: Chunk) -> bool:
    """As in "M23 is to join the army", "its men were to be absorbed": not "he was to lead it for years"."""
    said = reader.line.keys[group.first : group.last]
    said = [word for word in said if word not in {"now", "also", "soon", "then"}]
    due = said[1:2] == ["to"] and (
        said[:1] in (["is"], ["are"]) or (said[:1] in (["was"], ["were"]) and group.passive)
    )
    return group.form == "to" and due


def _dreaded(reader: Reader, at: int) -> bool:
    """As in "Officials fear that Chad | will arm M23": what may come."""
    subject = reader.clauses.subject(at) if at >= 0 and reader.chunks[at].modal else ()
    before = subject[0] - 1 if subject else -1
    before -= before >= 0 and reader.clauses.word(before) == "that"
    fears = reader.clauses.kind(before) in {"VP", "NP"}  # "officials fear" looks like a noun
    return before >= 0 and fears and reader.clauses.word(before) in _FEARING


def _should(reader: Reader, candidate: Candidate) -> bool:
    """As in "Should Chad arm M23, Mali will act": no more than a case that is thought of."""
    comma = next((at for at, chunk in enumerate(reader.chunks) if chunk.kind == "COMMA"), -1)
    return reader.line.key(0) == "should" and candidate.at < comma and candidate.verb < comma


def _announced(reader: Reader, candidate: Candidate) -> bool:
    """As in "Is preparing an offensive", "threatened an attack": one that nobody has heard of before."""
    chunk = reader.chunks[candidate.at]
    return candidate.cue.shape == "noun" and not chunk.definite and candidate.at > candidate.verb


def _aside(reader: Reader, candidate: Candidate, behind: int = -1) -> bool:
    """As in "If M23, which Rwanda arms, attacks": what an aside tells stands by itself."""
    if candidate.verb < 0:
        return candidate.cue.shape in _PRESUPPOSED
    return _relative(reader, candidate.verb) > behind


def _described(reader: Reader, candidate: Candidate) -> bool:
    """As in "M23, backed by Rwanda, …": told in passing by a participle."""
    told = candidate.verb > 0 and reader.chunks[candidate.verb].form == "part"
    return told and reader.clauses.kind(candidate.verb - 1) in {"NP", "COMMA"}


def _relative(reader: Reader, verb: int) -> int:
    """The relative pronoun whose clause a verb belongs to, -1 without one; no "accusations that it arms"."""
    at = reader.clauses.relative(verb) if verb >= 0 else -1
    told = reader.clauses.word(content_of(reader, verb)) if at > 0 else ""
    return -1 if told in _ACCUSED or (at > 0 and reader.clauses.word(at - 1) in _ACCUSED) else at


def polarity(reader: Reader, candidate: Candidate) -> Polarity:
    """Denied where the cue or a verb that governs it is negated, or where somebody denies it."""
    if candidate.verb < 0 and candidate.cue.shape in _PRESUPPOSED:
        return Polarity.ASSERTED  # "denied that its armed wing, M23, …"
    chain = [] if _of_another(reader, candidate) else list(governors(reader, candidate.verb))
    if not_ruled_out(reader, candidate):
        return Polarity.ASSERTED
    unended = ending(reader, candidate)  # "did not end its support"
    if _negated(reader, candidate, chain[: len(chain) - len(unended)]):
        return Polarity.DENIED
    if unended:
        return Polarity.ASSERTED
    first = reader.chunks[candidate.at].first
    if reader.line.key(first) == "no" or _nobody(reader, candidate) or _not_so(reader, candidate):
        return Polarity.DENIED
    denied = (
        _no_plan(reader, candidate.verb)
        or unproven(reader, candidate)
        or _denied_before(reader, candidate)
        or denied_after(reader, candidate) >= 0
        or _called_false(reader, candidate)
        or failed(reader, candidate)
        or ((said := predicate(reader, candidate)) is not None and untrue(said))
    )
    return Polarity.DENIED if denied else Polarity.ASSERTED


def _no_plan(reader: Reader, at: int) -> bool:
    """As in "Has no plans | to arm M23", "has no intention of | arming it"."""
    if not 0 < at < len(reader.chunks) or reader.chunks[at].form not in {"to", "ing"}:
        return False
    plan = at - 1 - (reader.clauses.kind(at - 1) == "PREP")
    no = reader.clauses.kind(plan) == "NP" and reader.line.key(reader.chunks[plan].first) == "no"
    return no and reader.chunks[plan].word in _PLANS | _FEARS


def _negated(reader: Reader, candidate: Candidate, chain: list[Chunk]) -> bool:
    """Whether one of the cue's verbs is negated or denies it: "does not arm", "denied backing"."""
    fights = candidate.cue.relation == "FIGHTS"
    for group in chain:
        goes_on = fights and group.word in _ENDING  # "have not stopped shelling each other"
        if group.negated and not goes_on and not no_longer(reader, group) and not _not_only(reader, group):
            return True
    governing = chain if candidate.cue.shape == "noun" else chain[1:]
    return any(group.word in _DENYING for group in governing)


def _of_another(reader: Reader, candidate: Candidate) -> bool:
    """As in "Did not take part in the Turkish offensive against": that one goes on all the same."""
    chunk = reader.chunks[candidate.at]
    own = chunk.first <= candidate.subject.first < chunk.last
    return candidate.cue.shape == "noun" and own and reader.clauses.kind(candidate.at - 1) == "PREP"


def _not_so(reader: Reader, candidate: Candidate) -> bool:
    """As in "In support of Chad, but not in support of M23"."""
    at = reader.chunks[candidate.at].first
    link = reader.chunks[candidate.at].kind in {"LINK", "PREP"} and candidate.cue.shape == "link"
    return link and reader.line.key(at - 1) == "not" and reader.line.key(at - 2) in {"but", ",", "and"}


def _nobody(reader: Reader, candidate: Candidate) -> bool:
    """As in "No Chadian soldier attacked", "backs neither group", "none of its soldiers"."""
    line = reader.line
    for found in (candidate.subject, candidate.object):
        if {line.key(found.first), line.key(found.first - 1)} & _NONE:
            return True
        if _none_of(reader, found):
            return True
    return False


def _none_of(reader: Reader, found: Found) -> bool:
    """As in "None of its soldiers attacked", "none of the members of M23"."""
    at = next((at for at, one in enumerate(reader.chunks) if one.first <= found.first < one.last), 0)
    while at > 1 and reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP":
        at -= 2
    first = reader.chunks[at].first
    return reader.line.key(first) in _NONE and reader.line.key(first + 1) == "of"


def _called_false(reader: Reader, candidate: Candidate) -> bool:
    """As in "It is false that Chad arms M23", "reports that Chad arms M23 are untrue"."""
    keys = [token.key for token in reader.line.tokens]
    false = next((at for at, key in enumerate(keys) if key in _FALSE), -1)
    first = reader.chunks[candidate.at].first
    if false < 0 or "that" not in keys[:first]:
        return False
    if false < first:
        fake = keys[false : false + 2] == ["fake", "news"]  # "described as "fake news" reports that"
        return keys[false + 1] == "that" or fake
    that = keys.index("that")
    return that > 0 and keys[that - 1] in _ACCUSED and keys[false - 1] in {"are", "were", "is", "was", "be"}


def denied_after(reader: Reader, candidate: Candidate) -> int:
    """The verb of "Chad accuses Libya of arming it, which Tripoli | denies", -1 without one."""
    size = len(reader.chunks)
    for step in range(max(candidate.at, candidate.verb) + 1, size):
        denies = reader.chunks[step].kind == "VP" and (
            _denies(reader.chunks[step]) or _calls_false(reader, step)
        )
        if denies and not _neither(reader, step):
            return step if _denies_it(reader, candidate, step) else -1
    return -1


def _denies_it(reader: Reader, candidate: Candidate, step: int) -> bool:
    """Whether a verb of denying behind a relation denies that, and nothing beside it."""
    relative = reader.clauses.relative(step)
    if _described(reader, candidate) and _says_more(reader, candidate.verb, relative):
        return False  # "M23, made up of A and B, has been accused of looting, which it denies"
    if (charge := _charge(reader, step)) >= 0:
        return charge > candidate.at
    as_false = reader.clauses.word(step + 1) == "as" and reader.clauses.word(step + 2) in _FALSE
    ends = reader.clauses.kind(step + 1) not in {"NP", "VP", "SUB", "REL"}
    # a verb that calls something baseless, "which Chad calls baseless", has that behind it
    return relative > candidate.at and (ends or as_false or _calls_false(reader, step))


def _charge(reader: Reader, at: int) -> int:
    """As in "…, a charge | Chad denies", "an allegation | rejected by Chad", "claims | that Chad denied"."""
    for step in (at - 1, at - 2, at - 3):
        if reader.clauses.kind(step) == "NP" and _charges(reader, reader.chunks[step]):
            apposed = (
                reader.clauses.kind(step - 1) in {"COMMA", "OPEN"} or reader.clauses.word(step - 1) == "-"
            )
            return step if apposed else -1
    return -1


def _charges(reader: Reader, chunk: Chunk) -> bool:
    """As in "a charge", "something"; "a charge Chad", where it denies that."""
    named = chunk.found.first if chunk.found is not None and chunk.found.last == chunk.last else chunk.last
    return chunk.word in _ACCUSED or reader.line.key(named - 1) in _ACCUSED - {"that"}


def _neither(reader: Reader, at: int) -> bool:
    """As in "…, which Chad has neither confirmed nor denied"."""
    first = reader.chunks[at].first
    return {"neither", "nor", "not"} & {
        reader.line.key(i) for i in range(first - 1, reader.chunks[at].last)
    } != set()


def _denies(chunk: Chunk) -> bool:
    """Whether a verb group denies something; but "fighters opposed to the deal"."""
    return chunk.word in _DENYING and not (chunk.word == "oppose" and chunk.form == "part")


def _calls_false(reader: Reader, at: int) -> bool:
    """As in "A charge that Chad | calls baseless", "has described as false"."""
    behind = at + 1 + (reader.clauses.word(at + 1) == "as")
    called = reader.chunks[at].word in _CALLING and reader.clauses.kind(behind) == "NP"
    return called and reader.clauses.word(behind) in _FALSE


def _says_more(reader: Reader, low: int, high: int) -> bool:
    between = reader.chunks[low + 1 : max(high, 0)]
    return any(chunk.kind == "VP" and chunk.form == "finite" for chunk in between)


def _toward(reader: Reader, candidate: Candidate) -> bool:
    """As in "Plans to expel", "set to attack"."""
    at = candidate.verb
    if reader.clauses.word(candidate.at - 1) in {"for", "of"} and candidate.cue.shape == "noun":
        return reader.clauses.word(candidate.at - 2) in _PLANS
    if not 0 <= at < len(reader.chunks) or reader.chunks[at].form != "to":
        return False
    before = reader.chunks[at - 1] if at else None
    return bool(before) and (before.word in _PLANS or reader.line.key(reader.chunks[at].first - 1) in _READY)  # type: ignore[union-attr]


def _feared(reader: Reader, candidate: Candidate) -> bool:
    for step in range(candidate.at - 1, max(-1, candidate.at - 5), -1):
        chunk = reader.chunks[step]
        if chunk.kind == "NP" and chunk.word in _FEARS:
            return True
        if chunk.kind == "VP" and chunk.form == "finite":
            return False
    return False


def _conditional(reader: Reader, candidate: Candidate) -> bool:
    for step in range(candidate.at - 1, -1, -1):
        chunk = reader.chunks[step]
        if chunk.kind == "SUB":
            return chunk.word in {"if", "unless"}
        if chunk.kind == "BREAK":
            return False
    return False


def _not_only(reader: Reader, group: Chunk) -> bool:
    return any(
        reader.line.key(at) == "not" and reader.line.key(at + 1) == "only"
        for at in range(max(0, group.first - 1), group.last)
    )


def _says_besides(reader: Reader, at: int) -> bool:
    """As in "Denied the charge and | said that Chad arms it": another verb begins."""
    chunk = reader.chunks[at]
    return chunk.kind == "VP" and chunk.form == "finite" and reader.clauses.kind(at - 1) == "CONJ"


def _denied_before(reader: Reader, candidate: Candidate) -> bool:
    """As in "denied claims of arming", "rejected accusations that it backs"."""
    for step in range(candidate.at - 1, _relative(reader, candidate.verb), -1):
        chunk = reader.chunks[step]
        if chunk.kind == "VP" and _denies(chunk):
            if any(_says_besides(reader, i) for i in range(step + 1, candidate.at)):
                return False
            told = (reader.chunks[i] for i in range(step, candidate.at))
            between = {one.word for one in told if one.kind != "VP"}
            return bool(between & _ACCUSED) or candidate.at - step <= 3
        if chunk.kind == "BREAK":
            return False
    return False
