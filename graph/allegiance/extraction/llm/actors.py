"""Who a proposed actor is: somebody whom the rule reader finds there, or a name that stands in the quote."""

from collections import defaultdict
from collections.abc import Iterable

from allegiance.extraction.lexicon import lexicon
from allegiance.extraction.llm.answers import End
from allegiance.extraction.llm.passages import Batch, Known, Passage, Seen
from allegiance.extraction.llm.spots import Spot, spots
from allegiance.gazetteer import Gazetteer
from allegiance.names import key, slug
from allegiance.records import Actor, ActorType, Mention

HOW = "model"
_POINTED, _NEW = 0.7, 0.85
"""Certainty of words that the model resolves to somebody known, and of a name that only it takes for one."""
_POINTERS = frozenset({"DET", "PRON"})


class Rejected(Exception):
    """A proposal that is not kept; its text is the reason, which is counted."""


class Actors:
    """Finds who a proposed actor is."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._listed: dict[str, dict[str, Actor]] = defaultdict(dict)
        for entry in gazetteer:
            for name in (entry.actor.name, *entry.actor.aliases):
                self._listed[key(name)][entry.actor.id] = entry.actor

    def find(self, end: End, batch: Batch, passage: Passage, quote: Spot) -> Seen:
        """Who is meant, and where it stands in the document.

        Raises:
            Rejected: its words do not stand in the quote, or name nobody, or somebody else.
        """
        at = list(spots(passage.sentence.text, end.mention))
        if not at:
            raise Rejected("actor not in the sentence")
        inside = [spot for spot in at if quote[0] <= spot[0] and spot[1] <= quote[1]]
        if not inside:
            raise Rejected("actor not in the quote")
        if read := _read(passage, end.mention, inside):
            return self._fitting(end, read, batch)
        where = _stretch(passage, inside[0])
        if longer := _around(passage, *where):
            return self._part(end, longer)
        if end.actor in batch.actors:
            return _pointed(where, batch.actors[end.actor])
        return self._new(end, passage, where)

    def _part(self, end: End, longer: Seen) -> Seen:
        """The mention that the words stand in, where they name the same actor: "M23" in "M23 fighters"."""
        actor = longer.mention.actor
        own = {key(longer.mention.name), *(name for name, found in self._listed.items() if actor in found)}
        if end.actor in {"", actor} and (end.actor or key(end.mention) in own):
            return longer
        raise Rejected("part of another actor's name")

    def _fitting(self, end: End, read: Seen, batch: Batch) -> Seen:
        """The rule reader's mention, unless the model means another one by words that only point."""
        mention = read.mention
        if end.actor in {"", mention.actor}:
            return read
        pointing = mention.how == "coreference"
        if pointing and end.actor in batch.actors:
            return _pointed((mention.start, mention.text), batch.actors[end.actor])
        if not pointing and end.actor not in batch.actors:
            return read  # an id of the model's own making says less than the name
        raise Rejected("actor does not fit its words")

    def _new(self, end: End, passage: Passage, where: tuple[int, str]) -> Seen:
        start, text = where
        name = _name(text)
        if not name or key(text) in passage.pointers or not slug(name):
            raise Rejected("actor without a name")
        listed = self._listed.get(key(name), {})
        if len(listed) > 1:
            raise Rejected("name of several actors")
        for actor in listed.values():
            return Seen(Mention(start, start + len(text), text, actor.id, actor.name, actor.type, HOW), _NEW)
        if end.type not in set(ActorType):
            raise Rejected("unknown type of actor")
        type_ = ActorType(end.type)
        return Seen(Mention(start, start + len(text), text, slug(name), name, type_, HOW), _NEW)


def _read(passage: Passage, text: str, at: Iterable[Spot]) -> Seen | None:
    """The rule reader's mention that the words are, at the first of the spots where there is one."""
    low = passage.sentence.start
    for first, last in at:
        for seen in passage.seen:
            overlaps = seen.mention.start < low + last and low + first < seen.mention.end
            if overlaps and key(seen.mention.text) == key(text):
                return seen
    return None


def _pointed(where: tuple[int, str], known: Known) -> Seen:
    """Words that the model resolves to somebody who is mentioned: a name among them must be of his."""
    start, text = where
    own = {word for name in (known.name, *known.written) for word in key(name).split()}
    if (name := _name(text)) and not own & set(key(name).split()):
        raise Rejected("actor does not fit its words")
    return Seen(Mention(start, start + len(text), text, known.id, known.name, known.type, HOW), _POINTED)


def _around(passage: Passage, start: int, text: str) -> Seen | None:
    """The rule reader's mention that the words are only a part of."""
    end = start + len(text)
    around = (seen for seen in passage.seen if seen.mention.start <= start and end <= seen.mention.end)
    return next(around, None)


def _stretch(passage: Passage, spot: Spot) -> tuple[int, str]:
    return passage.sentence.start + spot[0], passage.sentence.text[slice(*spot)]


def _name(text: str) -> str:
    """The words without article and possessive, empty where none of them is capitalised.

    >>> _name("the Mai-Mai's"), _name("They"), _name("Syrian rebels"), _name("armed men")
    ('Mai-Mai', '', 'Syrian rebels', '')
    """
    words = text.split()
    while words and lexicon().tags.get(key(words[0]) or words[0].lower()) in _POINTERS:
        words = words[1:]
    name = " ".join(words)
    for mark in ("'s", "’s", "'", "’"):
        name = name.removesuffix(mark)
    return name if any(word[:1].isupper() for word in words) else ""
