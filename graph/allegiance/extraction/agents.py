"""Who acts in a passive: the "by" phrase behind it, and whose the means are that stand there."""

from allegiance.extraction.found import Found
from allegiance.extraction.instruments import fired
from allegiance.extraction.lexicon import words
from allegiance.extraction.subjects import Subjects
from allegiance.records import ActorType

_GIVEN = words("frames", "means") | words("frames", "given")
_HOLDS = words("frames", "holds")


class Agents(Subjects):
    """A sentence's phrases, and by whom its deeds are done."""

    def agents_after(self, at: int) -> list[Found]:
        """Who stands in the "by" phrase of a passive: "by A", "from the air by A and on the ground by B"."""
        following = self.clauses.phrases(at)
        for preposition, phrase in following:
            if preposition == "by" and not self._of_another(at, phrase):
                group = self._with_means(self.clauses.group_right(phrase))
                found = self.founds(group, agents=True) or self._through(phrase)
                found = found or self._called(phrase) or fired(self, phrase) or self.examples(phrase)
                if found or not self.chunks[phrase].word:
                    return [*found, *self._second_agent(phrase, following)]
                # "by Black Hawk helicopters" is nobody
                if beside := self._man_beside(phrase):
                    return beside
                named = self.line.tokens[self.chunks[phrase].last - 1].capital
                if named and self.line.tokens[self.chunks[phrase].first].capital:
                    return self._persons_right(phrase)
                return found
        following_verb = at + 1 + (self.clauses.kind(at + 1) in {"COMMA", "CONJ"})
        if following_verb > at + 1 and self.clauses.kind(following_verb) == "VP":
            verb = self.chunks[following_verb]
            if verb.last - verb.first == 1 and verb.form in {"part", "finite"}:
                return self.agents_after(following_verb)  # "armed, clothed and paid by"
        return []

    def _man_beside(self, phrase: int) -> list[Found]:
        """As in "Founded by a retired general, Omar Diallo": who he is stands behind a comma."""
        kinds = [self.clauses.kind(step) for step in range(phrase + 1, phrase + 4)]
        indefinite = self.chunks[phrase].indefinite and self.chunks[phrase].found is None
        if not indefinite or kinds[:2] != ["COMMA", "NP"] or kinds[2:] not in (["COMMA"], [""], ["BREAK"]):
            return []
        return [one for one in self.founds([phrase + 2], people=True) if one.type is ActorType.PERSON]

    def _with_means(self, group: tuple[int, ...]) -> tuple[int, ...]:
        """As in "Helped by the militia and American air strikes": what is somebody's stands for him."""
        last = group[-1] + 2
        joined = self.clauses.kind(last - 1) == "CONJ" and self.clauses.kind(last) == "NP"
        means = joined and self.chunks[last].found is None and self.chunks[last].word in _GIVEN
        return (*group, last) if means else group

    def _of_another(self, verb: int, phrase: int) -> bool:
        """As in "was driven from a town held by M23", "expelled with help of A, a militia set up by B"."""
        if any(self.clauses.word(step) == "but" for step in range(verb + 1, phrase)):
            return True  # "was listed, but attempts by Chad failed"
        if any(
            self.clauses.kind(step) == "COMMA" and self.chunks[step + 1].indefinite
            for step in range(verb + 1, phrase - 1)
        ):
            return True
        before = phrase - 2
        if before <= verb or self.clauses.kind(before) != "VP":
            return False
        word, told = self.chunks[before].word, self.chunks[before - 1]
        if word in _HOLDS:  # but "killed in an attack on a town held by C": by C
            return not any(self.clauses.word(step) == "on" for step in range(verb + 1, before))
        standing = any(cue.relation != "FIGHTS" for cue in self.cues.of("verb", word))
        return standing and bool(told.actors)  # not "killed in a raid led by C"

    def _through(self, phrase: int) -> list[Found]:
        """As in "Backed by air strikes from the coalition", "by billions of dollars in American aid"."""
        step = phrase
        while self.chunks[step].word in _GIVEN and self.clauses.word(step + 1) in {"of", "from", "in"}:
            if self.clauses.word(step + 1) == "in" and self.chunks[step + 2].word not in _GIVEN:
                return []  # "by a bomb in his car"
            step += 2
            if self.clauses.kind(step) != "NP":
                return []
            if not self.bare_place(step) and (found := self.founds([step], agents=True)):
                return found
        return []

    def _second_agent(self, first: int, following: list[tuple[str, int]]) -> list[Found]:
        for preposition, phrase in following:
            between = [self.clauses.kind(step) for step in range(first + 1, phrase)]
            if self.clauses.kind(phrase - 2) == "NP" and self.clauses.kind(phrase - 3) == "CONJ":
                return []  # "by A, but attempts by B"
            if phrase > first and preposition == "by" and "CONJ" in between and "VP" not in between:
                return self.founds(self.clauses.group_right(phrase), agents=True)
        return []

    def _persons_right(self, at: int) -> list[Found]:
        """As in "led by Zau Seng, Zau Tu and Zau Dan", of whom nothing else is known."""
        out, step = self.maybe_person(at), at
        while self.clauses.kind(step + 1) in {"COMMA", "CONJ"}:
            joined = self.clauses.kind(step + 1) == "CONJ"
            step += 2 + (self.clauses.kind(step + 2) == "CONJ")
            named = self.founds([step], people=True) if self.clauses.kind(step) == "NP" else []
            if not named or named[0].type is not ActorType.PERSON:
                break
            out.extend(named)
            if joined:
                return out
        return out[:1]
