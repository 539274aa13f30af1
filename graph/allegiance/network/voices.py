"""Whose word a claim is: the speaker on his channel, or the story in its own voice.

Two articles that rest on the same spokesman's words on the same channel are one source for what he says, and
so are all copies of one story. What an unnamed speaker says ("an official", "residents") is a source of its
story alone: nothing shows that two stories asked the same man.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from allegiance.channels import carrier
from allegiance.names import key
from allegiance.network.words import roles
from allegiance.records import ActorType, Claim, Source

_INDEFINITE = frozenset({"a", "an", "one", "some", "several", "two", "three", "many", "other"})


@dataclass
class _People:
    """The persons whom one document names in its claims, and those who hold a role there."""

    names: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def named(self, spoken: str) -> str:
        """The one person whose name ends in this, as a surname does, or stands at its end after titles."""
        found = {
            id_
            for name, id_ in self.names.items()
            if f" {name}".endswith(f" {spoken}") or f" {spoken}".endswith(f" {name}")
        }
        return found.pop() if len(found) == 1 else ""


class Voices:
    """Finds the source of each claim.

    Args:
        claims: all claims, whose persons say who "the spokesman" of a document is.
        stories: the story of each document, by document id; a document that is missing is its own.
        canonical: the id that an actor goes by.
        bearers: the ids of the actors that bear a name, by the name's key.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        stories: Mapping[str, str],
        canonical: Callable[[str], str],
        bearers: Mapping[str, Collection[str]],
    ) -> None:
        self._stories = stories
        self._canonical = canonical
        self._bearers = bearers
        self._people: dict[str, _People] = defaultdict(_People)
        for claim in claims:
            self._meet(claim)

    def source(self, claim: Claim) -> Source:
        """Whose word the claim is."""
        if not claim.attribution:  # as most claims are: the story speaks for itself
            return Source(story=self._stories.get(claim.document, claim.document))
        spoken, channel = claim.attribution.speaker, carrier(claim.attribution.channel)
        story = self._stories.get(claim.document, claim.document)
        if not spoken:
            return Source("", channel, "" if channel else story)
        actor = claim.attribution.actor
        speaker = self._canonical(actor) if actor else self._speaker(spoken, claim.document)
        if speaker:
            return Source(speaker, channel)
        # Who has no name is the same man only in one story, or where one channel has asked him
        return Source(spoken, channel, "" if channel or _named(spoken) else story)

    def _meet(self, claim: Claim) -> None:
        people = self._people[claim.document]
        for mention in (claim.subject, claim.object):
            if mention.type is ActorType.PERSON:
                people.names[key(mention.name)] = self._canonical(mention.actor)
        if claim.relation in roles().values() and claim.subject.type is ActorType.PERSON:
            people.roles[claim.relation].add(self._canonical(claim.subject.actor))

    def _speaker(self, spoken: str, document: str) -> str:
        """The id of the actor that speaks, or empty where none is sure to be meant."""
        people = self._people[document]
        called = _plain(key(spoken))
        if person := people.named(called):
            return person
        bearers = {self._canonical(id_) for id_ in self._bearers.get(called, ())}
        if len(bearers) == 1:
            return bearers.pop()
        return self._holder(spoken, people)

    def _holder(self, spoken: str, people: _People) -> str:
        """The one who holds the role in that document: "the militia's spokesman"."""
        words = key(spoken).split()
        relation = roles().get(words[-1] if words else "", "")
        held = people.roles.get(relation, set())
        indefinite = spoken.lower().split()[0] in _INDEFINITE
        return next(iter(held)) if len(held) == 1 and not indefinite else ""


def independent(sources: Iterable[Source]) -> frozenset[Source]:
    """The sources that count: a speaker without a channel is no second one beside himself on a channel.

    >>> he, there = Source("jaafar-al-husseini"), Source("jaafar-al-husseini", "al mayadin")
    >>> len(independent([he, there])), len(independent([he])), len(independent([there, Source(story="s")]))
    (1, 1, 2)
    """
    found = frozenset(sources)
    carried = {source.speaker for source in found if source.speaker and source.channel}
    if not carried:
        return found
    return frozenset(s for s in found if s.channel or s.story or s.speaker not in carried)


def _named(spoken: str) -> bool:
    """Whether the last word is a name's: "Human Rights Watch", but not "an Iraqi official"."""
    last = spoken.rsplit(maxsplit=1)[-1]
    return last[0].isupper() or last.startswith(("al-", "el-"))


def _plain(name: str) -> str:
    """A name's key as people shorten it: without the article of an Arabic surname."""
    return name.removeprefix("al ").removeprefix("el ")
