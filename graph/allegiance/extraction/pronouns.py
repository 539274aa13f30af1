"""Who is meant by "it", "they", "their leader" and "him"."""

from allegiance.extraction.acting import Acting
from allegiance.extraction.antecedents import (
    BREAKS,
    PAIR,
    SPOKESMEN,
    THAT,
    acts_behind,
    ahead,
    beside_whom_it_stands,
    ends_ones_own,
    first_of_two,
    in_aside,
    just_said,
    punished,
    ruled,
    said_to_be_backed,
    some_of_them,
    spoke_through,
    to_help,
    told_in_relative,
    until_it_does,
    who_says,
    whose_before,
)
from allegiance.extraction.cues import cues
from allegiance.extraction.demanded import asked
from allegiance.extraction.found import ARMED, BODIES, Found, Line, joined
from allegiance.extraction.identity import BE, GROUPS, ROLES
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.nearby import (
    apposed,
    of_unlisted,
    part_of_another,
    said_of,
    stranger,
    unknown_beside,
)
from allegiance.extraction.victims import HELPING, rescued
from allegiance.records import ActorType

_SUPPORTERS = words("coreference", "supporters")
_EXPLETIVE = words("coreference", "expletive")
_BELONGINGS = words("coreference", "belongings")
_FIELD = lexicon()["assets"] | words("references", "forces")
_DESCRIBED = 9
_CLAUSES = words("references", "clause_ends") - {",", "as", "said", "says", "say"}
_SAYING = words("attribution", "saying")
_THOUGH = frozenset({"although", "though", "while", "but", "because", "whereas", "since"})
_ALONGSIDE = frozenset({"with", "alongside", "beside"})
_LIKE = frozenset({"like", "unlike", "along", "alongside", "together", "with", "besides"})
_KIN = words("persons", "kin") | {"his", "her", "its", "their", "the", "younger", "elder", "older"}
_SOMEONE = words("persons", "nouns") - {"who", "whose"}
_VERB = 2
_SAYER = 7
"""Tokens that the name of him who says it and his verb take up."""
_OTHERS = frozenset({"allies", "partners", "backers", "sponsors", "rivals", "supporters", "enemies"})
_OPENING = 4
_DEEDS = words("frames", "means") | {"operation", "deal", "agreement", "accord", "ceasefire", "truce", "pact"}
_MERGING = words("frames", "merging")
_BEFORE_RELATIVE = THAT | {",", "(", ")", "with", "against", "by", "for", "to", "from", "on", "under"}


def _relating(line: Line, other: Found, relative: int) -> bool:
    """Whether nothing but a preposition stands before a relative pronoun: "M23, with | which it"."""
    return all(line.key(at) in _BEFORE_RELATIVE for at in range(other.last, relative))


def _relative(line: Line, at: int) -> int:
    """As in "M23, which | it arms", "which | the army says it arms": the relative pronoun's token, else 0."""
    step = at - 1
    if cues().forms.get(line.key(step), ("",))[0] in _SAYING:
        step -= 1
        while step > at - _SAYER and line.key(step) not in BREAKS | {"which", "whom"}:
            step -= 1
    return step if step > 0 and line.key(step) in {"which", "whom"} else 0


def _row(line: Line, here: list[Found]) -> int:
    """How many stand in the row that ends with the last: "A and B | were their enemies"."""
    count = 1
    while count < len(here) and joined(line, here[-count - 1].last, here[-count].first):
        count += 1
    return count


class Pronouns(Acting):
    """A memory that pronouns are resolved by."""

    def pronoun(  # noqa: PLR0911
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        """Who a pronoun is: he who was spoken of, the one beside it, the acting or the acted on."""
        word = found.owner
        if (issuing := ahead(line, found)) is not None:
            return issuing
        here, subject = self._meanable(line, found, here, subject)
        if word in {"his", "her"}:
            return self._his(found, here, subject)
        if word == "our":
            issued = self.issued(found) if line.key(found.last) in _FIELD else None
            return self.ours(found) or issued  # "attacked our positions"
        if self._of_another(line, found, here, subject) or unknown_beside(line, found, here):
            return None
        beside = _row(line, here) if said_of(line, found, here) else part_of_another(line, found, here)
        if others := apposed(line, found, here) or int(beside):
            left = here[:-others]
            return self._acting(line, found, left, subject if subject in left else None)
        told = until_it_does(line, found, here, subject) or to_help(line, found, here, subject)
        told = told or self._still(line, found, here, subject)
        if told := told or self._told(line, found, here, subject):
            return told
        if told := self._told_by_clause(line, found, here):
            return told
        if word in {"it", "them"} and self.acted(line, found):
            return self.acted_on(line, found, here, subject)
        if word in {"it", "them"} and (fellow := self._beside_whom(line, found, here, subject)):
            return fellow
        return self._doing(line, found, here, subject)

    def _meanable(
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> tuple[list[Found], Found | None]:
        """Those of a sentence whom a pronoun may mean, and who acts if it is one of them."""
        if found.owner in {"it", "its", "they", "their"} and not self.voices.quoted(found.first):
            # "'We shall defeat M23,' its commander said": nobody whom he speaks of
            here = [other for other in here if not self.voices.quoted(other.first)]
            subject = subject if subject in here else None
        if line.key(0) in _LIKE and found.owner in {"it", "they"} and line.key(found.first - 1) == ",":
            here, subject = [], None  # "Like the Front and M23, it": one beside those
        return here, subject

    def _doing(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whom a pronoun means that does something, or has what is struck."""
        word = found.owner
        after = [line.key(found.last + step) for step in range(4)]
        if word == "them":
            before = next(iter(self.scene.before(line, 1)), line)
            keys = line.keys[: found.first] if here else before.keys
            return some_of_them(line, found, here or self.last, keys)
        if word == "it" and (self._empty(found, after) or self.place(line, found)):
            return None
        if self.done_to(line, found, here) and (other := self.acted_on(line, found, here, subject)):
            return other  # "shelled its positions": nobody shells his own
        if word in {"it", "they"} and self._avenged(line, found, here, subject):
            return here[-1]
        if word in {"it", "they"}:
            here, subject = self._but_antecedent(line, found, here, subject)
        target = self._heard_of(line, found, here, subject) or self._acting(line, found, here, subject)
        if target and target.type is ActorType.ORGANIZATION and after[0] in _FIELD:
            return self.ministry(target)
        return target

    def _heard_of(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "He said the Front had got no arms from Chad, although its men": whom he spoke of."""
        if subject is None or subject.type is not ActorType.PERSON or not here:
            return None
        if self.keys_of(line, here[-1].last, found.first).isdisjoint(_THOUGH):
            return None
        acting = (other for other in reversed(here) if other.type in BODIES and self.acts(other))
        about = next(acting, None)
        return about if about is not None and about.number != "many" else None

    def him(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Who "he" is: nobody who is quoted himself speaks of himself so."""
        if found.owner == "him":
            left = [other for other in here if not self._acts_on_him(found, other, here)]
            here, subject = left, subject if len(left) == len(here) else None
        if (whose := whose_before(self.line, found)) and here:
            # "Omar, whose gang he had been fighting": somebody else had
            told = next((one for one in reversed(here) if one.last <= whose), None)
            here = [one for one in here if told is None or one.actor != told.actor]
            subject = subject if subject in here else None
        relative = self.line.key(found.first - 2) in {"who", "that"} and found.owner == "him"
        if relative and self.line.key(found.first - 3) in _SOMEONE:
            subject = None  # "the man who replaced him"
        if self.line.key(found.first - 1) == "whom":  # "Musa Keita, under whom he served"
            here = [other for other in here if not _relating(self.line, other, found.first - 1)]
            subject = subject if subject in here else None
        speaker = self.voices.speaker if self.voices.quoted(found.first) else None
        if speaker is None:
            return self.man(here, subject, found.owner)
        others = [other for other in here if other.actor != speaker.actor]
        leading = subject if subject in others else None
        man = self.man(others, leading, found.owner)
        return man if man is None or man.actor != speaker.actor else None

    def _acts_on_him(self, found: Found, other: Found, here: list[Found]) -> bool:
        """As in "Omar led it; Musa, known as Abu Khaled, replaced him": who opens the clause is not "him"."""
        opener = next((one for one in here if one.actor == other.actor and self._opens(one)), None)
        return opener is not None and not self.keys_of(self.line, opener.last, found.first) & _CLAUSES

    def _opens(self, found: Found) -> bool:
        """Whether a person stands where a clause behind another begins."""
        at = found.first - 1
        while self.line.key(at) in _KIN:
            at -= 1  # "; his younger brother Musa replaced him"
        acts = found.type is ActorType.PERSON and found.owner not in {"his", "her"}
        return acts and self.line.key(at) in {";", "but", "while"}

    def _his(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whose "his" is: of him just spoken of; of another in "Carmen Ortiz, his widow"."""
        if here and here[-1].last == found.first - 1 and here[-1].type is ActorType.PERSON:
            return self.man(here[:-1], subject if subject is not here[-1] else None, found.owner)
        if here and here[-1].type is ActorType.PERSON and self._as_his(here[-1], found):
            return self.man(here[:-1], subject if subject is not here[-1] else None, found.owner)
        if (
            subject is not None
            and subject.type is ActorType.PERSON
            and self.attacked(self.line, found.first - 1)
        ):
            return subject  # "Hassan said that Haftar's troops had stormed his camp"
        named = any(other.type is ActorType.PERSON for other in here)
        return self.person if named else self.man(here, subject, found.owner)

    def _as_his(self, other: Found, found: Found) -> bool:
        """As in "Named Omar Diallo as | his successor": of the one who did, or was told of before."""
        between = self.keys_of(self.line, other.last, found.first)
        return "as" in between and between <= {",", "as"}

    def _told(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whom the clause describes that a pronoun stands in, who stands beside it, who has such a leader."""
        described = asked(line, found, here) or self._described(line, found, here)
        if described := described or who_says(line, found, here) or ends_ones_own(line, found, here):
            return described
        after = [line.key(found.last + step) for step in range(4)]
        beside = beside_whom_it_stands(line, found, here, after) or self._struck_with(
            line, found, here, after
        )
        if beside := beside or punished(line, found, here, subject):
            return beside
        attacked = self.attacked(line, found.first - 1) or line.key(found.first - 1) in HELPING
        attacked = attacked or rescued(line, found)
        if not attacked and self._just_acted(line, found, here):
            return here[-1]  # "until China cut its ties"
        led = found.owner == "its" and (ROLES | _BELONGINGS) & set(after[:3]) and not attacked
        if not led:
            return None
        if spoke_through(line, found, subject) or ruled(line, found, here, subject):
            return subject
        # "… is its political leader": of a group
        return here[-1] if just_said(line, here) else self._led_by(here, subject, after)

    def _just_acted(self, line: Line, found: Found, here: list[Found]) -> bool:
        """Whether the verb of a subject right before it governs a possessive."""
        owned = found.owner in {"its", "their"} and bool(here) and 0 < found.first - here[-1].last <= _VERB
        return (
            owned
            and here[-1].type in BODIES
            and (self.acts(here[-1]) or acts_behind(line, here[-1]))
            and "," not in self.keys_of(line, here[-1].last, found.first)
        )

    def _described(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "Of the Front, which draws its men from": whom the clause describes that it stands in."""
        other = here[-1] if here and found.owner in {"its", "their"} else None
        if other is None or other.type not in BODIES or other.role == "demonym":
            return None
        opener = line.key(other.first - 1 - (line.key(other.first - 1) == "the"))
        if opener in {"which", "that", "whom"} and found.first - other.last <= _DESCRIBED:
            plain = not any(line.key(step) in BREAKS for step in range(other.last, found.first))
            plain = plain and not self.attacked(line, found.first - 1)  # "said that Chad bombed its base"
            return other if plain else None  # "which Iran set up during its war with"
        at = other.last + (line.key(other.last) == ",")
        between = range(at + 1, found.first)
        told = line.key(at) in {"which", "who", "that"} and len(between) <= _DESCRIBED
        plain = told and not any(line.key(step) in BREAKS or self.attacked(line, step) for step in between)
        return other if plain and lexicon().tags.get(line.key(at + 1)) not in {"DET", "PRON"} else None

    def _told_by_clause(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """Whom the clause means that a pronoun stands in: the first of two, or whom it tells of."""
        if (named := in_aside(line, found, here) or said_to_be_backed(line, found, here)) is not None:
            return named
        pair = first_of_two(line, found, here) or self._helped_by_other(line, found, here)
        told = found.owner in {"it", "they"} and told_in_relative(line, found, here)
        return pair or told or None

    def _but_antecedent(
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> tuple[list[Found], Found | None]:
        """As in "M23, which it arms", "Chad, whose troops it trains": all but the one told of."""
        if whose := whose_before(line, found):
            here = [other for other in here if other.last < whose - 1]
        relative = _relative(line, found.first)
        if not relative:
            return here, subject if subject in here else None
        # "M23, which it arms", "M23, with which Chad says it clashed": somebody else does
        before = next((other for other in reversed(here) if other.last <= relative), None)
        which = before.actor if before and _relating(line, before, relative) else ""
        here = [other for other in here if other.actor != which]
        saying = next((other for other in here if other.first > relative), None)
        return here, saying or (subject if subject in here else None)

    def _helped_by_other(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "Fights the state and the force that supports it": the first of the two is supported."""
        if found.owner not in {"it", "them"} or len(here) < PAIR or not self.backed(line, found.first - 1):
            return None
        first, second = here[-PAIR:]
        told = line.key(second.last) in {"that", "which", "who"} and found.first - second.last <= PAIR + 1
        alike = first.type in BODIES and first.number != ("many" if found.owner == "it" else "one")
        return first if told and alike and joined(line, first.last, second.first) else None

    def _of_another(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> bool:
        """As in "The coalition replied. Its spokesman said": of which nothing is known."""
        they = self.strangers and not here and found.owner in {"they", "their"}
        if subject is None and (self.unknown or they or self._others_before(line, found, here)):
            return True
        told = self.voices.quoted(1) and not self.voices.quoted(
            found.first
        )  # "'We will win,' its chief said"
        unlisted = stranger(line, found) or of_unlisted(line, found)
        return found.owner in {"it", "its"} and not here and not told and unlisted

    def _others_before(self, line: Line, found: Found, here: list[Found]) -> bool:
        """As in "M23 has several allies. They include": the allies."""
        before = next(iter(self.scene.before(line, 1)), None)
        if here or found.owner != "they" or line.key(found.last) not in {"include", "included"} or not before:
            return False
        inside = {at for one in before.founds for at in range(one.first, one.last)}
        return any(key in _OTHERS and at not in inside for at, key in enumerate(before.keys))

    def _avenged(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> bool:
        """As in "The army shelled M23 near Goma after it attacked a base": M23 did, whom it was done to."""
        if subject is None or line.key(found.first - 1) not in {"after", "because"} or not here:
            return False
        if here[-1].type not in ARMED or here[-1].actor == subject.actor:
            return False
        struck = any(self.attacked(line, at) for at in range(subject.last, here[-1].first))
        return struck and self.attacked(line, found.last + (line.key(found.last) in {"had", "has", "have"}))

    def _beside_whom(
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        """As in "The army took Goma. M23 fought alongside it": he who acted before."""
        acting = next((one for one in reversed(here) if one.type in BODIES and self.acts(one)), subject)
        if acting is None or line.key(found.first - 1) not in _ALONGSIDE:
            return None
        others = {one.actor: one for one in here if one.type in BODIES and one.actor != acting.actor}
        if len(others) > 1 and here[-1].actor in others and self._before_doing(line, found, here[-1]):
            return here[-1]
        if others or not self.told:
            return next(iter(others.values())) if len(others) == 1 and self.acts(acting) else None
        before = self.subject
        return before if before and before.actor != acting.actor and before.type in ARMED else None

    @staticmethod
    def _before_doing(line: Line, found: Found, near: Found) -> bool:
        """As in "Fought beside M23 in May before falling out with | it": M23, who was named last."""
        ing = (at for at in range(near.last, found.first - 1) if line.key(at) in {"before", "after"})
        at = next(ing, -1)
        return at >= 0 and "ing" in cues().forms.get(line.key(at + 1), ("", frozenset()))[1]

    def _empty(self, found: Found, after: list[str]) -> bool:
        """As in "It is known that", "The town fell. It is rich.": nobody, or something else."""
        expletive = after[0] in BE | {"will", "would"} and _EXPLETIVE & set(after)
        return bool(expletive) or (found.first == 0 and (self.silent or self._of_deed(found, after)))

    def _of_deed(self, found: Found, after: list[str]) -> bool:
        """As in "The operation targeted M23. It was supported by": the operation."""
        before = next(iter(self.scene.before(self.line, 1)), None)
        if before is None or before.key(0) not in {"the", "this", "that"}:
            return False
        opening = range(1, min(_OPENING, *(one.first for one in before.founds), len(before.tokens)))
        done = any(before.key(at) in _DEEDS for at in opening)
        return done and after[0] in BE and found.owner == "it"

    def _struck_with(self, line: Line, found: Found, here: list[Found], after: list[str]) -> Found | None:
        """As in "Chad fought M23, | its ally the Hill Front and others": of him who is fought beside it."""
        body = here[-1] if here and here[-1].last == found.first - 1 else None
        name = found.last + 1 + (line.key(found.last + 1) == "the")
        named = name < len(line.tokens) and line.tokens[name].capital
        if body is None or body.type not in GROUPS or after[0] not in _SUPPORTERS or not named:
            return None
        before = body.first - 1 - (line.key(body.first - 1) == "the")
        struck = line.key(before) == "between" or self.attacked(line, before)
        return body if struck and line.key(body.last) == "," else None

    def _came_of(self, here: list[Found]) -> Found | None:
        """As in "Three factions merged into the Hill Front and chose N as its leader": what came of them."""
        body = next((f for f in reversed(here) if f.type in GROUPS), None)
        if body is None or body.role != "name":
            return None
        at = body.first - 1 - (self.line.key(body.first - 1) in {"the", "a", "an"})
        if self.line.key(at) not in {"as", "into"}:
            return None
        lemmas = {cues().forms.get(self.line.key(step), ("",))[0] for step in range(at)}
        return body if lemmas & _MERGING else None

    def _led_by(self, here: list[Found], subject: Found | None, after: list[str]) -> Found | None:
        """Who has a commander: the armed body that the sentence or the one before speaks of."""
        parts = (
            subject is not None and self.line.key(subject.first - 1) == "of"
        )  # "Factions of M23 united as"
        whole = subject is not None and subject.type is not ActorType.PERSON and not parts
        if not whole and (union := self._came_of(here)) is not None:
            return union
        if here and SPOKESMEN & set(after[:3]) and here[-1].type in BODIES - {ActorType.STATE}:
            return here[-1]
        for candidate in (subject, self.subject, self.owner(), self.foremost(here, GROUPS)):
            stateless = candidate and candidate.type is ActorType.STATE and not candidate.country
            ruling = candidate and candidate.type is ActorType.STATE and candidate.role == "name"
            if ruling and SPOKESMEN & set(after[:3]):
                return candidate  # "The junta gave no figures. Its spokesman said"
            if candidate and (candidate.type in ARMED or stateless):
                return candidate
        return None
