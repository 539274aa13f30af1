"""Whose word a claim is: the speaker on his channel, or the story in its own voice.

Two claims have one source where nothing shows that two people were asked, or one of them twice:

- **The story's own voice** is one source, with all copies of the story.
- **A named speaker on one channel** is one source in whatever stories quote him, however his name and the
  channel's are spelled. On another channel he is another source: he said it again. Words of his without a
  channel are perhaps the same ones and add nothing to those with one.
- **A platform** (Twitter, Telegram) is where somebody speaks for himself: it carries no one's word but his
  own, and counts as no channel beside those that asked him.
- **The spokesman of a named body** is one source on one channel, and without one, though no text names him:
  it is the body's word. The person is the source where the document names one spokesman of it alone.
- **Unnamed people** ("an Iraqi official", "residents") are a source of their story alone. Where a channel
  carried them, all who are described alike on it are one: as a rule two stories then quote one report.
- **An outlet that reports in its own voice** is one source in whatever story it is quoted. What it hands on
  from another outlet is that one's.
- **"State television", "its website"** name no certain channel and make nobody the same in two stories.

A story that an agency published and another story that quotes that agency count as two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from allegiance.channels import carrier, named, platforms
from allegiance.names import key
from allegiance.network.words import roles, unnamed
from allegiance.records import ActorType, Claim, Source

_FOR = re.compile(r"(?:(?:the|an?)\s+)?(?P<role>\w+)\s+(?:for|of)\s+(?P<body>.+)", re.IGNORECASE)
_WHOSE = re.compile(r"(?:(?:the|an?)\s+)?(?P<body>.+?)(?:['’]s?)?\s+(?P<role>\w+)", re.IGNORECASE)
_INDEFINITE = frozenset({"a", "an", "one", "some", "several", "two", "three", "many", "other"})


@dataclass
class _People:
    """The persons whom one document names in its claims, and for whom those who hold a role there hold it."""

    names: dict[str, str] = field(default_factory=dict)
    roles: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))

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
        spoken, written = claim.attribution.speaker, claim.attribution.channel
        channel = carrier(written) if written and named(written) else ""
        story = self._stories.get(claim.document, claim.document)
        shared = "" if channel and channel not in platforms() else story
        if not spoken:
            return Source("", channel, shared)
        actor = claim.attribution.actor
        speaker = self._canonical(actor) if actor else self._speaker(spoken, claim.document)
        if speaker or (speaker := self._office(spoken)):
            return Source(speaker, channel)
        if _is_name(spoken):
            return Source(key(spoken), channel)
        return Source(_described(spoken), channel, shared)

    def _meet(self, claim: Claim) -> None:
        people = self._people[claim.document]
        for mention in (claim.subject, claim.object):
            if mention.type is ActorType.PERSON:
                people.names[key(mention.name)] = self._canonical(mention.actor)
        if claim.relation in roles().values() and claim.subject.type is ActorType.PERSON:
            held = people.roles[claim.relation].setdefault(self._canonical(claim.subject.actor), set())
            held |= {self._canonical(claim.object.actor), key(claim.object.name)}

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

    def _office(self, spoken: str) -> str:
        """The office of who speaks for a named body: "M23's spokesman", "a spokesman for M23"; else empty."""
        relation, body = _role(spoken)
        return f"spokesman of {self._body(body)}" if relation and body else ""

    def _body(self, name: str) -> str:
        bearers = {self._canonical(id_) for id_ in self._bearers.get(key(name), ())}
        return bearers.pop() if len(bearers) == 1 else key(name)

    def _holder(self, spoken: str, people: _People) -> str:
        """The one who holds the role in that document: "the militia's spokesman"."""
        relation, body = _role(spoken)
        held = people.roles.get(relation, {})
        if body:
            held = {person: of for person, of in held.items() if {self._body(body), key(body)} & of}
        indefinite = spoken.lower().split()[0] in _INDEFINITE
        return next(iter(held)) if len(held) == 1 and not indefinite else ""


@lru_cache(4096)
def _role(spoken: str) -> tuple[str, str]:
    """The relation that a role's word is, and the body that is named with it; empty where there is none."""
    found = _FOR.fullmatch(spoken) or _WHOSE.fullmatch(spoken)
    words = key(spoken).split()
    role = key(found["role"]) if found else (words[-1] if words else "")
    body = found["body"] if found and _is_name(found["body"]) else ""
    return roles().get(role, ""), body


def independent(sources: Iterable[Source]) -> frozenset[Source]:
    """The sources that count: a speaker whom no channel asked is no second one beside himself on a channel.

    >>> he, there = Source("jaafar-al-husseini"), Source("jaafar-al-husseini", "al mayadin")
    >>> len(independent([he, there])), len(independent([he])), len(independent([there, Source(story="s")]))
    (1, 1, 2)
    >>> independent([he, Source("jaafar-al-husseini", "twitter")]) == {he}
    True
    """
    found = frozenset(sources)
    if len(found) < 2:  # as with most ties
        return found
    best: dict[str, bool] = defaultdict(bool)
    own = set(filter(unasked, found))
    for source in found - own:
        best[source.speaker] |= not source.story
    counted = {
        min(s for s in own if s.speaker == name) for name in {s.speaker for s in own} if not best[name]
    }
    return frozenset(found - own | counted)


def unasked(source: Source) -> bool:
    """Whether someone speaks for himself: no channel asked him, he is on a platform or nobody tells where.

    >>> unasked(Source("hadi")), unasked(Source("hadi", "telegram")), unasked(Source("hadi", "al mayadin"))
    (True, True, False)
    """
    itself = not source.channel or source.channel in platforms()
    return bool(source.speaker) and not source.story and itself


def _is_name(spoken: str) -> bool:
    """Whether the last word is a name's: "Human Rights Watch", but not "an Iraqi official", "Residents"."""
    last = spoken.rsplit(maxsplit=1)[-1]
    if _single(key(last)) in unnamed():
        return False
    return last[0].isupper() or last.startswith(("al-", "el-"))


def _described(spoken: str) -> str:
    """How somebody without a name is called, one or several: "two security sources" is "security source"."""
    words = key(spoken).split()
    while len(words) > 1 and (words[0] in _INDEFINITE or words[0].isdigit()):
        del words[0]
    return " ".join((*words[:-1], _single(words[-1]))) if words else spoken


def _single(word: str) -> str:
    """The word for one of them: "officials", "authorities", "witnesses"."""
    for ending, one in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending) + one
    return word


def _plain(name: str) -> str:
    """A name's key as people shorten it: without the article of an Arabic surname."""
    return name.removeprefix("al ").removeprefix("el ")
