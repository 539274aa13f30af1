"""Who is the subject of what no finite verb tells: common ground of infinitives and participles."""

from abc import ABC
from dataclasses import dataclass

from allegiance.extraction.lexicon import words
from allegiance.extraction.objects import Objects

_SAYING = words("attribution", "saying")


@dataclass(slots=True)
class Doers(Objects, ABC):
    """A sentence's chunks with who acts in its clauses."""

    def agents(self, at: int, depth: int = 0) -> tuple[int, ...]:
        """Who carries out what a noun names: its modifiers, a "by" phrase, or the verb's subject."""
        chunk = self.chunks[at]
        if chunk.owners or chunk.tails:
            return (at,)  # the phrase itself carries them
        for preposition, phrase in self.phrases(at)[:3]:
            told = any(self.kind(step) == "VP" for step in range(at + 2, phrase))
            if preposition == "by" and self.chunks[phrase].actors and not told:
                return self.by_each(phrase)  # not "its war against A, B, led by C"
        verb = self.verb_of(at)
        if verb < 0 and self._opening(at):
            return self._first_subject(at, depth)
        return self.subject(verb, depth + 1) if verb >= 0 else ()

    def by_each(self, phrase: int) -> tuple[int, ...]:
        """As in "Offensives by A and by B", "one by A and another by B"."""
        group = self.group_right(phrase)
        by = group[-1] + 2
        by += self.kind(by) == "NP" and self.word(by) in {"one", "another"}
        if (
            self.kind(group[-1] + 1) != "CONJ"
            or self.word(by) not in {"by", "from"}
            or self.kind(by + 1) != "NP"
        ):
            return group
        return (*group, *self.group_right(by + 1))

    def _opening(self, at: int) -> bool:
        """As in "In an operation against B, A killed …", "After clashes with B, A withdrew": A fights."""
        within = (
            {"in", "during"}
            if self.word(at + 1) != "with"
            else {"in", "during", "after", "following", "amid"}
        )
        return at == 1 and self.word(0) in within

    def _first_subject(self, verb: int, depth: int) -> tuple[int, ...]:
        """As in "After retaking the port, the army …": the subject of the clause that follows."""
        for at in range(verb + 1, len(self.chunks)):
            told = self.relative(at) > verb  # "Trained by Chad, which wanted peace, it attacked"
            if self.kind(at) == "VP" and self.chunks[at].form == "finite" and not told:
                return self.subject(at, depth + 1)
        return ()

    def fronted(self, verb: int) -> tuple[int, ...]:
        """What a relative pronoun makes the object: "the militias that Iran backs", "whom it pays"."""
        subject = self.subject(verb)
        if not subject or self.object(verb) >= 0:
            return ()
        before = subject[0] - 1
        if self.word(before) == "whose" and not self._possessed(subject[0]):
            return ()  # "Chad, whose army fought"
        if self.kind(before) == "NP" and self.word(before - 1) == "whose":
            return (before,)  # "whose fighters Iran trains"
        if self.kind(before) == "VP" and self.word(before) in _SAYING and self.kind(before - 1) == "NP":
            before -= 2  # "M23, which the army says it bombed"
        return self.antecedent(before) if self.kind(before) == "REL" else ()

    def _possessed(self, at: int) -> bool:
        """As in "whose fighters Chadian officers train": what is possessed stands before who acts."""
        chunk = self.chunks[at]
        named = [*chunk.owners, *([chunk.found] if chunk.found else [])]
        return bool(named) and named[0].first > chunk.first

    def _heads_clause(self, at: int) -> bool:
        """Whether a phrase opens its clause."""
        return self.kind(at - 1) in {"", "COMMA", "BREAK", "SUB"}

    def _told_aside(self, opened: int, conj: int) -> bool:
        """As in "A cut the road, he said, and linked up with B": who says so does not act."""
        told = [self.kind(at) for at in range(opened + 1, conj)] == ["NP", "VP", "COMMA"]
        return opened > 0 and told and self.word(opened + 2) in _SAYING

    def _shared(self, conj: int, verb: int, depth: int) -> tuple[int, ...]:
        """As in "X entered the town and burned it": the second verb's subject is the first one's."""
        opened = self.interpolation(conj - 1) if self.kind(conj - 1) == "COMMA" else -1
        aside = opened > 0 and self.kind(opened + 1) == "REL"  # "X helped Y, which hid it, and fought Z"
        if self._told_aside(opened, conj):
            aside = True
        for at in range(opened - 1 if aside else conj - 1, -1, -1):
            if self.kind(at) == "BREAK":
                return ()
            before = self.chunks[at]
            having = before.form == "ing" and before.perfect and self.chunks[verb].past
            if self.kind(at) == "VP" and (having or before.form in {"finite", "to", self.chunks[verb].form}):
                return self.subject(at, depth + 1)  # "accused A of having hidden and armed B"
        return ()
