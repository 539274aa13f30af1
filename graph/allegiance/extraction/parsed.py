"""Who does what in a sentence by a dependency parse: the questions of ``clauses``, answered from its arcs.

One arc in five is wrong.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from allegiance.extraction.clauses import Clauses
from allegiance.extraction.phrase import Chunk
from allegiance.parsing import Word

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_JOINING = frozenset({"conj"})
_OPEN_CLAUSES = frozenset({"xcomp", "advcl", "ccomp"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_DEEP = 6


class ParsedClauses(Clauses):
    """The chunks of a sentence with the grammar that a parse gives them."""

    def __init__(self, chunks: list[Chunk], spans: Sequence[tuple[int, int]], words: Sequence[Word]) -> None:
        super().__init__(chunks)
        self._words = words
        self._below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head != at:
                self._below[word.head].append(at)
        starts = [start for start, _ in spans]
        self._chunk_of = [self._holding(starts, spans, word) for word in words]
        self._inside: dict[int, list[int]] = {}
        for at, chunk in enumerate(self._chunk_of):
            if chunk >= 0:
                self._inside.setdefault(chunk, []).append(at)

    @staticmethod
    def _holding(starts: list[int], spans: Sequence[tuple[int, int]], word: Word) -> int:
        at = bisect_right(starts, word.start) - 1
        return at if at >= 0 and word.start < spans[at][1] else -1

    def _head(self, chunk: int) -> int:
        """The word that heads a chunk: the one whose head lies outside it; of a verb group its verb."""
        inside = self._inside.get(chunk, [])
        out = [
            at for at in inside if self._chunk_of[self._words[at].head] != chunk or self._words[at].head == at
        ]
        if not out:
            return -1
        if self.kind(chunk) == "VP":
            verbs = [at for at in out if self._words[at].pos in {"VERB", "AUX"}]
            out = verbs or out
        return out[-1]

    def _children(self, word: int, *deps: str) -> Iterator[int]:
        return (at for at in self._below[word] if self._words[at].dep in deps)

    def _phrase(self, word: int) -> int:
        """The noun phrase that a word stands in, -1 if there is none."""
        chunk = self._chunk_of[word]
        return chunk if self.kind(chunk) == "NP" else -1

    def _group(self, word: int) -> tuple[int, ...]:
        """The noun phrases of a word and those joined to it."""
        found = [self._phrase(word)]
        for each in self._children(word, "conj"):
            if self._words[each].pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"}:
                found.extend(self._group(each))
        return tuple(dict.fromkeys(at for at in found if at >= 0))

    def subject(self, verb: int, depth: int = 0) -> tuple[int, ...]:  # noqa: ARG002  as the patterns ask
        """The noun phrases that are the grammatical subject of a verb group (of a passive: the patient)."""
        head = self._head(verb)
        return self._subject_of(head, 0) if head >= 0 else ()

    def _subject_of(self, word: int, depth: int) -> tuple[int, ...]:  # noqa: PLR0911
        if depth > _DEEP:
            return ()
        for each in self._children(word, *_SUBJECTS):
            if self._words[each].text.lower() in _RELATIVES:
                return self._antecedent_of(word)
            return self._group(each)
        here = self._words[word]
        if here.dep in {"acl", "acl:relcl"}:
            return self._group_up(here.head)
        if here.dep in _OPEN_CLAUSES | _JOINING and here.head != word:
            if here.dep == "xcomp":
                for each in self._children(here.head, "obj"):
                    return self._group(each)
            return self._subject_of(here.head, depth + 1)
        return ()

    def _antecedent_of(self, word: int) -> tuple[int, ...]:
        here = self._words[word]
        for _ in range(_DEEP):
            if here.dep in {"acl:relcl", "acl"}:
                return self._group_up(here.head)
            if here.head == word:
                break
            word, here = here.head, self._words[here.head]
        return ()

    def _group_up(self, word: int) -> tuple[int, ...]:
        """A noun and what is joined to it: the modifier of the first of a list may be said of all."""
        return self._group(word)

    def object(self, verb: int) -> int:
        """The noun phrase that is the direct object, -1 if there is none."""
        head = self._head(verb)
        for _ in range(_DEEP):
            if head < 0:
                return -1
            for each in self._children(head, "obj"):
                if (phrase := self._phrase(each)) >= 0:
                    return phrase
            joined = [at for at in self._children(head, "conj") if self._words[at].pos == "VERB"]
            head = joined[0] if joined and joined[0] == head + 2 else -1
        return -1

    def fronted(self, verb: int) -> tuple[int, ...]:
        """What a relative pronoun makes the object: "the militias that Iran backs"."""
        head = self._head(verb)
        if head < 0 or self.object(verb) >= 0 or self._words[head].dep != "acl:relcl":
            return ()
        own = [at for at in self._children(head, "nsubj") if self._words[at].text.lower() not in _RELATIVES]
        return self._group(self._words[head].head) if own else ()

    def phrases(self, start: int) -> list[tuple[str, int]]:
        """(preposition, noun phrase) of what depends on the head of chunk ``start``."""
        head = self._head(start)
        if head < 0:
            return []
        found: list[tuple[int, str, int]] = []
        for each in self._obliques(head):
            phrase = self._phrase(each)
            case = next(self._children(each, "case"), -1)
            if phrase >= 0 and case >= 0:
                found.append((each, self._preposition(case), phrase))
        return [(preposition, phrase) for _, preposition, phrase in sorted(found)]

    def _obliques(self, head: int) -> Iterator[int]:
        deps = ("obl", "obl:agent", "nmod", "obl:npmod", "nmod:poss")
        yield from self._children(head, *deps)
        for each in self._children(head, "obj"):  # "launched attacks against B" hangs on either
            if self.kind(self._chunk_of[head]) == "VP":
                yield from self._children(each, "nmod")

    def _preposition(self, case: int) -> str:
        chunk = self._chunk_of[case]
        if self.kind(chunk) in {"PREP", "LINK"}:
            return self.word(chunk)
        return self._words[case].text.lower()

    def group_right(self, at: int) -> tuple[int, ...]:
        """The phrases joined to ``at`` on its right."""
        head = self._head(at)
        return tuple(dict.fromkeys((at, *self._group(head)))) if head >= 0 else (at,)

    def group_left(self, at: int, *, more: bool = False) -> tuple[int, ...]:  # noqa: ARG002  as the patterns ask
        """The phrases that ``at`` is joined to on its left."""
        head = self._head(at)
        while head >= 0 and self._words[head].dep == "conj" and self._words[head].head != head:
            head = self._words[head].head
        if head < 0:
            return (at,)
        return tuple(i for i in self._group(head) if i <= at) or (at,)

    def governed(self, at: int) -> int:
        """The preposition before a noun phrase, -1 if there is none."""
        head = self._head(at)
        for _ in range(_DEEP):
            if head < 0:
                return -1
            for each in self._children(head, "case"):
                if self.kind(chunk := self._chunk_of[each]) in {"PREP", "LINK"} and chunk < at:
                    return chunk
            head = self._words[head].head if self._words[head].dep == "conj" else -1
        return -1

    def agents(self, at: int, depth: int = 0) -> tuple[int, ...]:  # noqa: ARG002  as the patterns ask
        """Who carries out what a noun names: its modifiers, a "by" phrase, or the verb's subject."""
        chunk = self.chunks[at]
        if chunk.owners or chunk.tails:
            return (at,)
        for preposition, phrase in self.phrases(at):
            if preposition == "by" and self.chunks[phrase].actors:
                return self.group_right(phrase)
        verb = self.verb_of(at)
        return self.subject(verb) if verb >= 0 else ()

    def verb_of(self, at: int) -> int:
        """The verb group that governs a noun phrase; -1 if there is none."""
        head = self._head(at)
        for _ in range(_DEEP):
            if head < 0 or self._words[head].head == head:
                return -1
            head = self._words[head].head
            chunk = self._chunk_of[head]
            if self.kind(chunk) == "VP":
                return chunk
        return -1
