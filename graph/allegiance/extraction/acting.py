"""Who acts, and so whom "it" and "they" mean where nothing nearer tells."""

from allegiance.extraction.antecedents import SINCE, WHICH, done_for_that, own_men
from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, BODIES, Found, Line
from allegiance.extraction.identity import GROUPS
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.nearby import spoken_for
from allegiance.extraction.owners import Owners
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_SENDS = 6  # tokens from a state to its verb, and from that to whom it sends
_SENDING = words("references", "sending")
_MEN = words("frames", "troops")


def _unlike(word: str, other: str) -> bool:
    """Whether of two pronouns one is an "it" and the other a "they"."""
    one, many = {"it", "its"}, {"they", "their", "them"}
    return (word in one and other in many) or (word in many and other in one)


class Acting(Owners):
    """A memory of who acts, by which pronouns are resolved."""

    def _still(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "Rwanda armed it. Boko Haram praised it. Chad listed | it": whom "it" meant before."""
        done = line.key(found.first - 1) in cues().forms  # what is done to it, and not what it does
        if found.owner != "it" or not done:
            return None
        meant = {one.actor: one for one in self.last if one.owner in {"it", "its"} and one.actor}
        if subject is None or len(meant) != 1:
            return None
        (still,) = meant.values()
        others = {one.actor for one in here if one.type in BODIES} - {subject.actor}
        before = self.subject is not None and self.subject.actor != still.actor
        return still if before and not others and still.actor != subject.actor else None

    def _in_row(self, line: Line, one: Found, subject: Found | None, here: list[Found]) -> bool:
        """Whether the subject of the sentence, or of the one before, is one of several that are joined."""
        if one is subject:
            return self._several(line, one, here)
        return one is self.subject and len({other.actor for other in self.group}) > 1

    def _several(self, line: Line, subject: Found, here: list[Found]) -> bool:
        """Whether the subject is one of several that are joined."""
        side = self.coordination(line, subject, here[here.index(subject) :]) if subject in here else ()
        return len(side) > 1

    def _acting(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """The subject of the sentence or of the one before, else who was spoken of most."""
        word, at = found.owner, found.first
        men = subject is not None and subject.last - subject.first > 1 and word in {"they", "their"}
        if (
            subject is not None and _unlike(word, subject.owner) and not men
        ):  # but "Its fighters …, where they"
            # "It wants to drive the rebels from the towns which they hold"
            others = (f for f in reversed(here) if f.type in BODIES and f.actor != subject.actor)
            own = word in {"they", "their"} and subject.type in GROUPS
            if own and own_men(line, subject, here, at):
                return subject
            # but "It has many men, and they have attacked": the group
            return next(others, subject if subject.type in GROUPS else None)
        return self._told_of(line, word, here, subject) or self._subject(line, word, here, subject)

    def _told_of(self, line: Line, word: str, here: list[Found], subject: Found | None) -> Found | None:
        """For whom a person speaks, what was done to whom for a reason, who was sent."""
        if subject is not None and subject.type is ActorType.PERSON and here[:-1]:
            before = here[here.index(subject) - 1] if subject in here[1:] else None
            if before and before.role == "possessive" and before.type in BODIES:
                return self._spoken_for(subject) or before  # "Their spokesman, N, said that they"
        if subject is not None and word != "their" and (whose := spoken_for(line, subject, here)) is not None:
            return whose  # "N, M23's spokesman, said it"
        if word in {"it", "they"} and done_for_that(line, here, subject):
            return here[-1]  # "India outlawed the Front after it killed"
        return self._sent() if word == "they" and not here else None

    def _subject(self, line: Line, word: str, here: list[Found], subject: Found | None) -> Found | None:
        wrong = "many" if word in {"it", "its"} else "-"
        for candidate in (subject, self.subject, self.owner()):
            body = candidate and candidate.type in BODIES and candidate.role != "demonym"
            states = (
                word in {"they", "their"}
                and candidate is not subject
                and (candidate is not None and candidate.type is ActorType.STATE and bool(candidate.country))
            )
            row = candidate is not None and wrong == "many" and self._in_row(line, candidate, subject, here)
            if row:
                continue  # "India and Nepal say it", "Chad and Mali list M23. It": neither of the two
            if candidate and body and candidate.number != wrong and not states:
                return candidate
        nearest = self.recent(here, BODIES) if subject is None or word in {"its", "their"} else []
        if nearest and nearest[0] in here:
            return nearest[0]
        return self.foremost(here, GROUPS) if subject is None else None

    def _sent(self) -> Found | None:
        """As in "The president sent troops. They were joined by": the one "they" beside a single subject."""
        if self.subject is None:
            return None
        if self.subject.type in ARMED and self.subject.owner != "it":
            return None
        if self.subject.type is ActorType.STATE and (men := self._men_of(self.subject)) is not None:
            return men
        many = {other.actor: other for other in self.last if other.number == "many" and other.type in BODIES}
        if len(many) > 1 and (before := self.scene.before(self.line, 1)):
            # "Rwanda sent soldiers after the insurgents took the port. They": those of the main clause
            ends = (at for at, key in enumerate(before[0].keys) if key in SINCE | WHICH)
            end = next(ends, len(before[0].keys))
            many = {actor: other for actor, other in many.items() if other.first < end}
        return next(iter(many.values())) if len(many) == 1 else None

    def _men_of(self, state: Found) -> Found | None:
        """As in "Uganda deployed special forces to Juba. They": the army of the one who sent them."""
        before = next(iter(self.scene.before(self.line, 1)), None)
        if before is None:
            return None
        verbs = range(state.last, min(state.last + _SENDS, len(before.tokens)))
        sends = (at for at in verbs if cues().forms.get(before.key(at), ("",))[0] in _SENDING)
        if (at := next(sends, -1)) < 0:
            return None
        end = next((i for i in range(at, at + _SENDS) if lexicon().tags.get(before.key(i)) == "PREP"), at)
        unnamed = not any(at < found.first < end for found in before.founds)
        men = not _MEN.isdisjoint(before.keys[at + 1 : end])
        return army_of(self.scene, state.actor, 0, 1) if unnamed and men else None

    def _spoken_for(self, person: Found) -> Found | None:
        """The one group of a listed person that the text names."""
        index = self.scene.index
        groups = [group for group in index.of.get(person.actor, ()) if group in self.scene.named]
        listed = index.actors.get(groups[0]) if len(groups) == 1 else None
        if listed is None or listed.type not in GROUPS:
            return None
        return Found(person.first, person.last, listed.id, listed.name, listed.type)
