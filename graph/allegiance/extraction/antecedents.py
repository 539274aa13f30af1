"""Whom the clause makes a pronoun mean that it stands in: "M23, which said it had left"."""

from collections.abc import Sequence

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, BODIES, Found, Line, joined
from allegiance.extraction.identity import BE, GROUPS
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.memory import BODY_ROLES
from allegiance.extraction.victims import counted
from allegiance.records import ActorType

_SUPPORTERS = words("coreference", "supporters")
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "director"})
BREAKS = frozenset({",", ";", "that", "and"})
_SAYING = words("attribution", "saying")
_BLAMING = words("clauses", "blaming")
_TEXTS = words("attribution", "texts")
_REASONS = (["for"], ["over"], ["because", "of"])
_CUTTING = words("coreference", "cutting")
_TIES = words("coreference", "ties")
_CONDITIONS = frozenset({"unless", "if", "because", "although", "though"})
_ASIDE = frozenset({"while", "although", "though", "because", "since", "after", "before", "when"})
_THROUGH = frozenset({"by", "through", "via"})
PAIR = 2
THAT = frozenset({"that", "which", "whom"})
WHICH = frozenset({"which", "who"})
SINCE = frozenset({"before", "after", "until", "when", "once", "because"})
_WHOSE = 6
_CIVILIANS = words("coreference", "civilians")
_FIGHTERS = words("frames", "troops") | words("frames", "fighting_men")
_CLAUSE = 22  # tokens of a relative clause
_HELPING = frozenset({"help", "aid", "assist", "support", "protect", "train", "arm", "defend", "equip"})
_OWN_DEEDS = words("qualifiers", "ending") | words("qualifiers", "lifting") | words("coreference", "upkeep")
_PARTICLES = frozenset({"up", "off", "back", "down", "out"})
_OF_VERBS = frozenset({"BE", "HAVE", "DO", "MODAL", "NEG", "ADV"})
_VERB_GROUP = 7  # tokens from a subject to what its verb governs


def just_said(line: Line, here: list[Found]) -> bool:
    """As in "M23 attacked, the army said, in what | its commander called": of him who said it."""
    sayer = here[-1] if here and here[-1].type in ARMED else None
    opens = sayer is not None and "," in {line.key(sayer.first - 1), line.key(sayer.first - 2)}
    says = opens and sayer is not None and cues().forms.get(line.key(sayer.last), ("",))[0] in _SAYING
    return says and sayer is not None and line.key(sayer.last + 1) == ","


def spoke_through(line: Line, found: Found, subject: Found | None) -> bool:
    """As in "M23 claimed it in a statement by its spokesman", "The army hit M23, its spokesman said"."""
    behind = {line.key(found.last + step) for step in range(3)}
    said = line.key(found.first - 1) == "," and not SPOKESMEN.isdisjoint(behind)
    through = said or line.key(found.first - 1) in _THROUGH
    return through and subject is not None and subject.type in ARMED


def ruled(line: Line, found: Found, here: list[Found], subject: Found | None) -> bool:
    """As in "Chad has not joined the war, and its leader, N, said": of the state that acts alone."""
    state = subject is not None and subject.type is ActorType.STATE and subject.role != "demonym"
    goes_on = line.key(found.first - 1) in {"and", "but"} and line.key(found.first - 2) == ","
    opens = next((at for at in range(found.first - 3, 0, -1) if line.key(at) == ","), 0)
    return state and goes_on and all(other.type not in ARMED for other in here if other.first >= opens)


def ahead(line: Line, found: Found) -> Found | None:
    """As in "In a statement signed by its head, N, | M23 said": the one that says it, named behind."""
    opening = set(line.keys[: found.first])
    issued = line.key(0) == "in" and not opening.isdisjoint(_TEXTS) and "," not in opening
    if found.owner != "its" or not issued or found.first > _WHOSE + PAIR:
        return None
    for body in line.founds:
        before = body.first - 1 - (line.key(body.first - 1) == "the")
        named = body.role in {"name", "state"} and body.type in BODIES and body.how != "coreference"
        if body.first > found.last and named and line.key(before) == ",":
            return body
    return None


def acts_behind(line: Line, body: Found) -> bool:
    """As in "unless the army stopped its operations": who acts behind a conjunction."""
    before = line.key(body.first - 1 - (line.key(body.first - 1) == "the"))
    return before in _CONDITIONS and "past" in cues().forms.get(line.key(body.last), ("", frozenset()))[1]


def ends_ones_own(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "Unless Rwanda ends | its support", "if Rwanda did not agree to stop | its": of him who does."""
    other = here[-1] if here and found.owner in {"its", "their"} else None
    if other is None or other.type not in BODIES or other.role in {"demonym", "possessive"}:
        return None
    between = range(other.last, found.first)
    if not between or len(between) > _VERB_GROUP or line.key(found.last) == "membership":
        return None
    particle = len(between) > 1 and line.key(found.first - 1) in _PARTICLES
    deed = line.key(found.first - 1 - particle)
    lemma = cues().forms.get(deed, ("",))[0]
    plain = all(_of_verbs(line.key(at)) for at in between[: -1 - particle])
    return (
        other
        if plain and (f"{lemma}_{line.key(found.first - 1)}" if particle else lemma) in _OWN_DEEDS
        else None
    )


def _of_verbs(word: str) -> bool:
    """Whether a word may stand in a row of verbs: "has not | yet agreed to"."""
    return word == "to" or lexicon().tags.get(word) in _OF_VERBS or word in cues().forms


def in_aside(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "…, and Chad, while | it arms M23, talks": whom the aside is on."""
    body = here[-1] if here and found.owner in {"it", "they"} else None
    if body is None or body.last != found.first - 2 or body.type not in BODIES:
        return None
    opens = line.key(body.first - 1) in {"and", "but"} and line.key(body.first - 2) == ","
    aside = line.key(body.last) == "," and line.key(found.first - 1) in _ASIDE
    return body if aside and (opens or body.first == 0) else None


def some_of_them(line: Line, found: Found, near: Sequence[Found], keys: Sequence[str]) -> Found | None:
    """As in "M23 attacked the town. Ten of | them died": the one body that was named, if nobody else was."""
    few = line.key(found.first - 1) == "of" and counted(line.key(found.first - 2))
    told = line.key(found.last) in BE | {"have", "had"} or line.key(found.last) in cues().forms
    if found.owner != "them" or not (few and told) or not _CIVILIANS.isdisjoint(keys):
        return None
    bodies = {one.actor: one for one in near if one.type in ARMED and one.role != "demonym"}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def said_to_be_backed(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "Chad, which banned M23, says that | it is paid by Mali": the group of which that is said."""
    groups = {one.actor: one for one in here if one.type is ActorType.MILITIA}
    speaker = here[0] if here else None
    state = speaker is not None and speaker.type is ActorType.STATE and speaker.role != "demonym"
    said = found.first - 1 - (line.key(found.first - 1) == "that")
    says = cues().forms.get(line.key(said), ("",))[0] in _SAYING
    if found.owner != "it" or not (state and says) or len(groups) != 1:
        return None
    lemma, kinds = cues().forms.get(line.key(found.last + 1), ("", frozenset()))
    backed = any(cue.relation == "BACKS" for cue in cues().of("verb", lemma))
    passive = line.key(found.last) in BE and "part" in kinds and backed
    return next(iter(groups.values())) if passive else None


def told_in_relative(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "of the Front, which marched on the town before it was beaten": of whom the clause tells."""
    if line.key(found.first - 1) not in SINCE:
        return None
    opens = range(found.first - 2, max(0, found.first - _CLAUSE), -1)
    which = next((at for at in opens if line.key(at) in {",", ";", *WHICH}), 0)
    wrong = "many" if found.owner == "it" else "one"
    told = next((f for f in here if f.last == which - 1), None)
    named = told is not None and told.type in ARMED and told.role != "demonym" and told.number != wrong
    own = not any(f.first > which for f in here if f.type in BODIES and f.first == which + 1)
    return told if line.key(which) in WHICH and named and own else None


def whose_before(line: Line, found: Found) -> int:
    """As in "Chad, whose northern bases | it uses": where "whose" stands, 0 if it does not."""
    before = range(found.first - 2, max(0, found.first - _WHOSE), -1)
    at = next((at for at in before if line.key(at) == "whose"), 0)
    plain = not any(line.key(step) in BREAKS for step in range(at, found.first))
    return at if plain and not any(cues().forms.get(line.key(s)) for s in range(at, found.first)) else 0


def first_of_two(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "The army and the rebels it arms": the first of the two does."""
    if found.owner != "it" or len(here) < PAIR or here[-1].role != "crowd":
        return None
    if here[-1].last != found.first - (line.key(found.first - 1) in THAT):
        return None
    first, second = here[-PAIR:]
    return first if first.type in BODIES and joined(line, first.last, second.first) else None


def who_says(line: Line, found: Found, here: list[Found]) -> Found | None:
    """As in "The army, which said it had freed": the one that says it."""
    if not here or found.owner not in {"it", "they"}:
        return None
    at = here[-1].last + (line.key(here[-1].last) == ",")
    between = [line.key(step) for step in range(at, found.first)]
    told = between[:1] in (["which"], ["who"]) and len(between) <= 3  # "which has said it"
    return here[-1] if told and cues().forms.get(between[-1], ("",))[0] in _SAYING else None


def own_men(line: Line, subject: Found, here: list[Found], at: int) -> bool:
    """As in "It left the Front and sent fighters to Goma, where they": nearer than anybody else named."""
    men = [step for step in range(subject.last, at) if line.key(step) in _FIGHTERS]
    return bool(men) and men[-1] > here[-1].last and not line.tokens[men[-1]].capital


def until_it_does(line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
    """As in "Chad cut its aid to Libya until | it stops arming M23": him who is pressed so."""
    body = here[-1] if here and found.owner in {"it", "they"} else None
    if body is None or subject is None or body.type not in BODIES or body.actor == subject.actor:
        return None
    pressed = body.last == found.first - 1 and line.key(body.last) in {"until", "unless"}
    behind = (line.key(at) for at in range(found.last, found.last + 3))
    ends = any(cues().forms.get(word, ("",))[0] in _OWN_DEEDS for word in behind)
    return body if pressed and ends else None


def to_help(line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
    """As in "Chad sent troops to Libya to help | it fight M23": the other, whom it is done for."""
    done = line.key(found.first - 2) == "to" and line.key(found.first - 1) in _HELPING
    if not done or found.owner not in {"it", "them"} or subject is None:
        return None
    others = [one for one in here if one.type in BODIES and one.actor != subject.actor]
    acts = any(line.key(at) in {"which", "that", "who", ";"} for at in range(subject.last, found.first))
    if not others or acts or subject not in here:
        return None
    before = others[-1].first - 1 - (line.key(others[-1].first - 1) in {"the", "its", "their"})
    gone_to = line.key(before) in {"to", "in", "into", "for"}  # but "asked Libya to help it"
    return others[-1] if gone_to else None


def done_for_that(line: Line, here: list[Found], subject: Found | None) -> bool:
    """Whether what is told after a group is why a state did something to it."""
    told = bool(here) and here[-1].type in GROUPS and line.key(here[-1].last) in {"after", "because"}
    return told and subject is not None and subject.type is ActorType.STATE


def beside_whom_it_stands(line: Line, found: Found, here: list[Found], after: list[str]) -> Found | None:
    """As in "Joined the Front as its 9th Brigade", "against the state and its supporters"."""
    beside = here[-1] if here and here[-1].last == found.first - 1 else None
    if beside is None or beside.type not in BODIES:
        return None
    if line.key(beside.last) in {"in", "as"} and beside.role in BODY_ROLES:
        return beside
    return beside if line.key(beside.last) == "and" and _SUPPORTERS & set(after[:3]) else None


def punished(line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
    """As in "Chad listed M23 for its attacks": of the one to whom it was done for that."""
    if subject is None or not here or here[-1].actor == subject.actor or here[-1].type not in BODIES:
        return None
    reason = [line.key(at) for at in range(here[-1].last, found.first)]
    if reason not in _REASONS or found.owner not in {"its", "their"}:
        return None
    between = range(subject.last, here[-1].first)
    lemmas = {cues().forms.get(line.key(at), ("",))[0] for at in between}
    cut = not lemmas.isdisjoint(_CUTTING) and any(
        line.key(at) in _TIES for at in between
    )  # "cut ties with M23 over its"
    done = cut or not lemmas.isdisjoint(_BLAMING)
    return here[-1] if done and line.key(here[-1].first - 1) != "by" else None
