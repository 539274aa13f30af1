"""Who a speaker is: the name that stands beside his role, and the actor of the document that is meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from allegiance.extraction.carried import phrase
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.names import key
from allegiance.records import ActorType, Attribution

_SPOKESMEN = words("attribution", "spokesmen")
_BODIES = words("attribution", "bodies")
_TEXTS = words("attribution", "texts")
_MUTE = words("attribution", "mute")
_NAMELESS = words("attribution", "nameless")
_STATES = frozenset({ActorType.STATE, ActorType.ARMY})
_DUMB = frozenset({"i", "we", "you", "us", "that", "this", "these", "those", "there", "which", "what", "who"})
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
_OF = frozenset({"of", "for"})
_BY = frozenset({"by", "from", "of"})
_DEFINITE = frozenset({"the", "its", "their", "his", "her", "this"})


class Speakers:
    """The persons and bodies of one document that may speak."""

    def __init__(self, readers: Sequence[Reader], told: Iterable[Iterable[Candidate]]) -> None:
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._spokesmen: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        for candidate in (one for candidates in told for one in candidates):
            if candidate.relation == "SPEAKS_FOR" and candidate.subject.type is ActorType.PERSON:
                self._spokesmen[candidate.object.actor].add(candidate.subject.actor)
        self._names: dict[str, str] = {}
        """A person's name as the document writes it where it is longest."""
        for reader in readers:
            for found in reader.line.founds:
                self._meet(found)
                self._read_name(reader, found)
            for at, chunk in enumerate(reader.chunks):
                if chunk.word in _BODIES and chunk.kind == "NP":
                    self._describe(reader, at)

    def _meet(self, found: Found) -> None:
        if not found.actor or found.role == "reference":
            return
        if found.type is ActorType.PERSON:
            self._surnames[key(found.name).rsplit(maxsplit=1)[-1]].add(found.actor)
        elif found.type is ActorType.ORGANIZATION:
            for word in _BODIES & set(key(found.name).split()):
                self._bodies[word].add(found.actor)

    def _read_name(self, reader: Reader, found: Found) -> None:
        """Mind a name that is longer than those before; what is written in capitals tells nothing."""
        own = found.type is ActorType.PERSON and found.role == "name" and not reader.line.shouting
        if not own or not found.actor or not reader.line.tokens[found.last - 1].capital:
            return
        first = found.first
        while first < found.last - 1 and reader.line.key(first) in lexicon()["titles"]:
            first += 1
        hit = reader.line.hits.get(first)
        name = phrase(reader, first, found.last)
        name = name.removesuffix("s") if hit is not None and hit.possessive else name
        if len(name) > len(self._names.get(found.actor, "")):
            self._names[found.actor] = name

    def _describe(self, reader: Reader, at: int) -> None:
        """Mind what a body is called: "the Horn Observatory, a war monitor"."""
        chunk = reader.chunks[at]
        named = [owner for owner in chunk.owners if owner.last == chunk.last - 1]
        if reader.clauses.kind(at - 1) == "COMMA" and chunk.indefinite:
            before = reader.chunks[at - 2].found if at > 1 else None
            named = [before] if before is not None else []
        for found in named:
            if found.type is ActorType.ORGANIZATION:
                self._bodies[chunk.word].add(found.actor)

    def who(self, reader: Reader, at: int) -> Attribution | None:
        """The speaker that a noun phrase is; none where it is nobody who speaks. Pronouns are no concern."""
        chunk = reader.chunks[at]
        if _mute(reader, at):
            return None
        if chunk.word in _TEXTS and (author := self._author(reader, at)) is not None:
            return author
        if (person := _named(reader, at)) is not None:
            written, actor = phrase(reader, person.first, person.last), self._one(reader, person)
            return Attribution(self._names.get(actor, written), actor=actor)
        if beside := _apposed(reader, at):
            first, last = beside
            return Attribution(phrase(reader, first, last), actor=self._surname(reader, last))
        heard = chunk.found if chunk.found is not None and chunk.found.last == chunk.last else None
        if heard is not None and heard.type in _STATES and reader.line.key(chunk.last - 1) in _NAMELESS:
            return Attribution(phrase(reader, chunk.first, chunk.last))
        written = phrase(reader, chunk.first, _whole(reader, at))
        return Attribution(written, actor=heard.actor if heard else self._meant(reader, at))

    def _one(self, reader: Reader, person: Found) -> str:
        """The person who is named; nobody where it is by a surname that two of the document bear."""
        surname = reader.line.key(person.last - 1)
        alone = person.last - person.first == 1
        return "" if alone and len(self._surnames.get(surname, ())) > 1 else person.actor

    def _author(self, reader: Reader, at: int) -> Attribution | None:
        """Whose word a text is: "a statement by the army", "M23's statement"."""
        chunk = reader.chunks[at]
        if reader.clauses.word(at + 1) in _BY and reader.clauses.kind(at + 2) == "NP":
            by = reader.chunks[at + 2]
            sure = reader.clauses.word(at + 1) == "by" or by.found is not None
            return self.who(reader, at + 2) if sure else None
        if chunk.owners:
            return Attribution(phrase(reader, chunk.first, chunk.last), actor=chunk.owners[-1].actor)
        return None

    def _meant(self, reader: Reader, at: int) -> str:
        """The actor whom a phrase without a name means, if the document has one alone."""
        chunk = reader.chunks[at]
        if chunk.word in _SPOKESMEN:
            return self._spokesman(reader, at)
        if chunk.word in _BODIES and reader.line.key(chunk.first) in _DEFINITE:
            return _only(self._bodies[chunk.word])
        single = chunk.last - chunk.first - (reader.line.key(chunk.first) == "the")
        return self._surname(reader, chunk.last) if single < 4 else ""

    def _surname(self, reader: Reader, last: int) -> str:
        token = reader.line.tokens[last - 1]
        return _only(self._surnames[token.key]) if token.capital and token.key in self._surnames else ""

    def _spokesman(self, reader: Reader, at: int) -> str:
        """The one who speaks for that body in the document; of "the spokesman" for any."""
        chunk = reader.chunks[at]
        groups = [owner.actor for owner in chunk.owners if owner.actor]
        if reader.clauses.word(at + 1) in _OF and reader.clauses.kind(at + 2) == "NP":
            groups = [found.actor for found in reader.chunks[at + 2].actors]
            if not groups:
                return ""
        if groups:
            return _only(self._spokesmen.get(groups[-1], set()))
        bare = chunk.last - chunk.first == 1 or (
            chunk.last - chunk.first == 2 and reader.line.key(chunk.first) in _DEFINITE
        )  # headlines leave the article out
        return _only(set().union(*self._spokesmen.values())) if bare else ""


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _mute(reader: Reader, at: int) -> bool:
    """Whether a phrase is nobody: a number, a word of a question, what happens."""
    chunk = reader.chunks[at]
    keys = {reader.line.key(i) for i in range(chunk.first, chunk.last)}
    if chunk.found is not None:
        return bool(keys & _NOBODY)
    nameless = not reader.line.tokens[chunk.last - 1].capital
    return (
        chunk.word in _DUMB
        or bool(keys & _NOBODY)
        or (nameless and chunk.word in _MUTE)
        or not any(any(c.isalpha() for c in k) and k not in lexicon()["numbers"] for k in keys)
    )


def _named(reader: Reader, at: int) -> Found | None:
    """The person whom a phrase names, or who stands beside it: "the spokesman of M23, Willy Ngoma,"."""
    chunk = reader.chunks[at]
    if chunk.found is not None:
        return chunk.found if _person(chunk.found) else None
    step = _behind_of(reader, at)
    of = reader.chunks[step - 1].found if step > at + 1 else None
    if of is not None and _person(of) and of.first > reader.chunks[step - 1].first:
        return of  # "the ambassador to Mali Omar Diallo"
    step += reader.clauses.kind(step) == "COMMA"
    beside = reader.chunks[step].found if reader.clauses.kind(step) == "NP" else None
    if beside is not None and _person(beside):
        return beside
    return _before(reader, at)


def _before(reader: Reader, at: int) -> Found | None:
    """As in "N, Director of Army Public Relations, said", also where the comma was lost."""
    step = at - 1 - (reader.clauses.kind(at - 1) == "COMMA")
    if step < 0 or reader.clauses.kind(step) != "NP" or reader.clauses.governed(step) >= 0:
        return None  # "Chad will attack in Albu Kamal, its spokesman said"
    found, chunk = reader.chunks[step].found, reader.chunks[at]
    told = reader.clauses.kind(at - 1) == "COMMA" or chunk.indefinite
    role = reader.line.tokens[chunk.first].key in {"a", "an", "the"} or chunk.word in lexicon()["offices"]
    role = role or chunk.word in lexicon()["titles"]
    return found if found is not None and told and role and _person(found) else None


def _behind_of(reader: Reader, at: int) -> int:
    """Where the sentence goes on behind a phrase and whose it is: "the spokesman | of M23 | in Goma |"."""
    step = at + 1
    while reader.clauses.word(step) in _OF | {"to", "in"} and reader.clauses.kind(step + 1) == "NP":
        step += 2
    return step


def _person(found: Found) -> bool:
    return found.type is ActorType.PERSON and bool(found.actor)


def _apposed(reader: Reader, at: int) -> tuple[int, int] | None:
    """The name behind a role, of somebody of whom nothing else is known: "the mayor, Omar Diallo,"."""
    step = _behind_of(reader, at)
    if reader.clauses.kind(step) != "COMMA" or reader.clauses.kind(step + 1) != "NP":
        return None
    chunk, role = reader.chunks[step + 1], reader.chunks[at]
    tokens = reader.line.tokens[chunk.first : chunk.last]
    common = not reader.line.tokens[role.last - 1].capital and role.found is None
    name = chunk.found is None and len(tokens) > 1 and all(token.capital for token in tokens)
    ended = reader.clauses.kind(step + 2) in {"COMMA", "VP", ""}
    return (chunk.first, chunk.last) if common and name and ended else None


def _whole(reader: Reader, at: int) -> int:
    """Where a phrase ends, with whose it is: "a spokesman for the Front"."""
    chunk = reader.chunks[at]
    if chunk.found is None and reader.clauses.word(at + 1) in _OF and reader.clauses.kind(at + 2) == "NP":
        of = reader.chunks[at + 2]
        if of.found is not None and chunk.word in _SPOKESMEN:
            return of.last
    if reader.clauses.kind(at + 1) == "VP" and reader.chunks[at + 1].form == "ing":
        return reader.chunks[at + 2].last if reader.clauses.kind(at + 2) == "NP" else chunk.last
    return chunk.last
