"""Who says it, and on which channel: in a sentence, in a quotation, and as long as a statement goes on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from allegiance.extraction.carried import carriers, phrase, spoken_to
from allegiance.extraction.headlines import Utterance
from allegiance.extraction.lexicon import words
from allegiance.extraction.opinions import opinions
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.speakers import PRONOUNS, Speakers
from allegiance.extraction.utterances import utterances
from allegiance.records import ActorType, Attribution

_OPENS, _CLOSES, _STRAIGHT = "“", "”", '"'
_OUTLETS = words("attribution", "outlets")
_TEXTS = words("attribution", "texts")
_BODIES = words("attribution", "bodies")
_BANDS = words("groups", "introducing") | {"military", "police", "side", "camp", "junta", "authorities"}
_SPOKESMEN = words("attribution", "spokesmen")
_ISSUING = words("attribution", "issuing")


@dataclass(slots=True)
class Speech:
    """A reporting clause of a sentence: who speaks, and which chunks are what he says."""

    attribution: Attribution
    first: int
    last: int
    frame: tuple[int, int] = (0, 0)
    """The chunks that say who speaks; what they tell of him is the article's."""


def heard(readers: Sequence[Reader], told: Iterable[Iterable[Candidate]]) -> list[list[Speech]]:
    """The speeches of each sentence of a document; ``told`` are the relations that its sentences state."""
    following = _Following(Speakers(readers, told))
    found = [[*following.speeches(reader), *following.held(reader)] for reader in readers]
    for at in range(len(readers) - 2, -1, -1):
        if following.open_after[at] and not found[at] and found[at + 1] and not following.said_before[at]:
            found[at] = [Speech(found[at + 1][0].attribution, 0, len(readers[at].chunks))]
    return found


class _Following:
    """Follows who speaks from sentence to sentence of one document.

    ``last`` is who spoke last. He is ``running`` as long as each sentence is his: then his channel is that of
    what he adds, too. ``open_after`` tells of each sentence whether a quotation goes on behind it, and
    ``said_before`` whether it is known whose.
    """

    def __init__(self, speakers: Speakers) -> None:
        self._speakers = speakers
        self.last = Attribution()
        self._person: bool | None = None
        self._role = ""
        self.running = False
        self.channel = ""
        self._texts: dict[str, Attribution] = {}
        self.open = False
        self._known = False
        self._end = 0
        self.open_after: list[bool] = []
        self.said_before: list[bool] = []

    def speeches(self, reader: Reader) -> list[Speech]:
        """The speeches of the next sentence."""
        if reader.line.sentence.start - self._end > 1:
            self.open = False  # a paragraph ends its quotations, or opens them anew
        self._end = reader.line.sentence.end
        inside = self.open
        self._mark(reader.line.sentence.text)
        begins = reader.line.sentence.text.lstrip()[:1] in {_OPENS, _STRAIGHT}
        ours = (inside and self._known) or (begins and self.running)
        self.said_before.append((inside and bool(self.last)) or self.running)
        found = [speech for one in utterances(reader) if (speech := self._speech(reader, one))]
        if not found and ours and self.last:
            self._known = True
            return [Speech(self.last, 0, len(reader.chunks))]
        found = found or self._opened(reader, inside)
        self.running = bool(found) or self._spoke(reader)
        self._known = self.running if self.open else False
        self._mind_texts(reader, found)
        return found

    def held(self, reader: Reader) -> Iterator[Speech]:
        """What somebody is said in a sentence to hold another to be: what follows is not his word."""
        for one in opinions(reader):
            if (told := self._whom(reader, one.who)) is not None:
                yield Speech(told, one.first, one.last)

    def _opened(self, reader: Reader, inside: bool) -> list[Speech]:
        """As in "Diallo defended the raid: “We …": a quotation that no verb of saying opens."""
        if inside or not self.open:
            return []
        tokens = reader.line.tokens
        mark = max((i for i, token in enumerate(tokens) if token.text in {_OPENS, _STRAIGHT}), default=0)
        for at, chunk in enumerate(reader.chunks):
            acts = chunk.kind == "VP" and chunk.form == "finite" and chunk.last <= mark
            who = reader.clauses.subject(at) if acts else ()
            found = reader.chunks[who[0]].found if len(who) == 1 else None
            told = self._whom(reader, who) if found and found.type is ActorType.PERSON else None
            if told is not None:
                told = replace(told, channel=next((channel for _, channel in carriers(reader)), told.channel))
                self._mind(reader.chunks[who[0]], told)
                first = next(
                    (i for i, one in enumerate(reader.chunks) if one.first > mark), len(reader.chunks)
                )
                return [Speech(told, first, len(reader.chunks))]
        return []

    def _mind_texts(self, reader: Reader, found: list[Speech]) -> None:
        """Whose "the statement" is further on: "M23 issued a statement", "said in a statement"."""
        for at, chunk in enumerate(reader.chunks):
            if chunk.kind != "NP" or chunk.word not in _TEXTS:
                continue
            verb = reader.chunks[at - 1] if at else chunk
            if verb.kind == "VP" and verb.word in _ISSUING and not verb.passive:
                subject = reader.clauses.subject(at - 1)
                told = self._whom(reader, subject) if subject else None
                if told is not None:
                    self._texts[chunk.word] = told
            elif found and self.last and reader.clauses.word(at - 1) == "in":
                self._texts[chunk.word] = self.last

    def _spoke(self, reader: Reader) -> bool:
        """As in "Ngoma spoke to Radio Okapi": what follows may be what he said there."""
        who, channel = spoken_to(reader)
        told = self._whom(reader, who) if who else None
        if told is None:
            return False
        self._mind(reader.chunks[who[0]], replace(told, channel=channel))
        return True

    def _mark(self, text: str) -> None:
        """Whether a quotation goes on behind the sentence."""
        if _OPENS in text or _CLOSES in text:
            self.open = text.rfind(_OPENS) > text.rfind(_CLOSES)
        elif text.count(_STRAIGHT) % 2 == 1:
            self.open = not self.open
        self.open_after.append(self.open)

    def _speech(self, reader: Reader, one: Utterance) -> Speech | None:
        channel = self._generic(one.channel)
        if not one.who:
            return Speech(Attribution("", channel), one.first, one.last)
        told = self._whom(reader, one.who, closing=one.last <= one.who[0])
        if told is None:
            return None
        chunk = reader.chunks[one.who[-1]]
        if (
            chunk.word in _TEXTS
            and not told.actor
            and channel
            and reader.line.key(chunk.first) in {"a", "an"}
        ):
            return Speech(Attribution("", channel), one.first, one.last)  # "according to an article in X"
        if (
            told.actor and told.actor == self.last.actor
        ) or told.speaker.lower() == self.last.speaker.lower():
            channel = channel or (self.last.channel if self.running else "")
        told = replace(told, channel=channel or told.channel)
        self._mind(reader.chunks[one.who[0]], told)
        return Speech(told, one.first, one.last, _frame(reader, one))

    def _mind(self, chunk: Chunk, told: Attribution) -> None:
        if chunk.word not in PRONOUNS and not (chunk.found and chunk.found.how == "coreference"):
            self._person = _person(chunk)
            self._role = chunk.word
        self.last, self.running = told, True
        self.channel = told.channel or self.channel

    def _generic(self, channel: str) -> str:
        """The channel, or the one named before where it is only called one: "the agency"."""
        word = channel.lower().removeprefix("the ")
        return (self.channel or channel) if word in _OUTLETS else channel

    def _whom(self, reader: Reader, who: tuple[int, ...], *, closing: bool = False) -> Attribution | None:
        """Who speaks; a pronoun, and a bare "the official", is who spoke before."""
        chunk = reader.chunks[who[-1]]
        alone = chunk.last - chunk.first == 1 and reader.line.key(chunk.first) in PRONOUNS
        if alone:
            return self._pronoun(reader, who[-1], self.running or closing)
        told = self._speakers.who(reader, who[-1])
        if told is None:
            return None
        if len(who) > 1 and (joint := _joint(reader, who)):
            return Attribution(joint)
        bare = chunk.last - chunk.first == 2 and reader.line.key(chunk.first) == "the"
        if bare and chunk.word in _TEXTS:
            author = self._texts.get(chunk.word) or (self.last if self.running else Attribution())
            return replace(told, actor=author.actor, channel=author.channel if self.running else "")
        again = bare and not told.actor and self.running and self._again(chunk)
        return self.last if again else told

    def _again(self, chunk: Chunk) -> bool:
        """As in "Ngoma told X … . The spokesman said": no other is told of."""
        return chunk.word == self._role or (chunk.word in _SPOKESMEN and self._person is not False)

    def _on(self) -> str:
        return self.last.channel if self.running else ""

    def _pronoun(self, reader: Reader, at: int, near: bool) -> Attribution | None:
        """Who a pronoun is: who spoke before, above all where "he said" ends the sentence."""
        found = reader.chunks[at].found
        he = reader.line.key(reader.chunks[at].first) in {"he", "she"}
        meant = found.actor if found is not None else ""
        many = reader.line.key(reader.chunks[at].first) == "it" and self.last.speaker.endswith("s")
        alike = self.last.speaker and self._person in {he, None} and (near or not meant)
        again = self.last.speaker and (meant == self.last.actor or (self.running and not meant))
        if not many and (alike or again):  # "officials said so. It accuses": they are not one
            return replace(self.last, channel=self._on())
        if reader.line.key(reader.chunks[at].first) == "they" and meant and _named_here(reader, at, meant):
            return None  # "is trained by the Guard, they say": not the Guard
        return Attribution(found.name, actor=meant) if found is not None and meant else None


def _named_here(reader: Reader, at: int, actor: str) -> bool:
    """Whether a body is named in what stands before a pronoun in its sentence."""
    first = reader.chunks[at].first
    return any(found.actor == actor and found.first < first for found in reader.line.founds)


def _person(chunk: Chunk) -> bool | None:
    """Whether a speaker is a "he", as far as his own words tell."""
    if chunk.found is not None:
        return chunk.found.type is ActorType.PERSON
    if chunk.word in _BODIES | _TEXTS | _BANDS:
        return False
    return True if chunk.word in _SPOKESMEN else None


def _frame(reader: Reader, one: Utterance) -> tuple[int, int]:
    """From where to where a reporting clause goes, with what it tells of who speaks."""
    if one.at < min(one.who):
        end = max(one.who) + 1
        while reader.clauses.kind(end) in {"PREP", "COMMA"} and _describes(reader, end):
            end += 2
        if reader.clauses.kind(end) == "COMMA" and reader.clauses.kind(end + 1) == "REL":
            behind = range(end + 2, len(reader.chunks))  # "according to N, who leads M23, Chad attacked"
            end = next((i for i in behind if reader.clauses.kind(i) == "COMMA"), end)
        return one.at, end
    begin = min(one.who)
    while reader.clauses.kind(begin - 1) == "COMMA" and reader.clauses.kind(begin - 2) == "NP":
        begin -= 2
    return begin - (reader.clauses.kind(begin - 1) == "NP"), _told_of(reader, max(one.who), one.at)


def _told_of(reader: Reader, who: int, at: int) -> int:
    """Up to where it is told who a speaker is: his first verb, if it is not an aside's."""
    for step in range(who + 1, at):
        aside = any(reader.clauses.kind(i) == "REL" for i in range(who + 1, step))
        if reader.clauses.kind(step) == "VP" and reader.chunks[step].form == "finite" and not aside:
            return step
    return at if reader.chunks[at].form != "ing" else min(at, who + 1)


def _describes(reader: Reader, at: int) -> bool:
    """As in "according to N, | the spokesman | for M23": what stands there still tells who he is."""
    if reader.clauses.kind(at + 1) != "NP":
        return False
    chunk = reader.chunks[at + 1]
    described = chunk.found is None or chunk.found.type is ActorType.PERSON
    return reader.clauses.kind(at) == "PREP" or (described and reader.clauses.kind(at + 2) != "VP")


def _joint(reader: Reader, who: tuple[int, ...]) -> str:
    """As in "A and B said": what is written for both."""
    first, last = reader.chunks[min(who)], reader.chunks[max(who)]
    begin = first.first + (reader.line.key(first.first) == "both")
    return phrase(reader, begin, last.last) if last.first - first.last <= 2 else ""


def attribution(speeches: Sequence[Speech], candidate: Candidate) -> Attribution:
    """Who says the candidate; empty where the article says it in its own voice."""
    at = candidate.at
    if any(speech.frame[0] <= at < speech.frame[1] for speech in speeches):
        return Attribution()
    inside = [speech for speech in speeches if speech.first <= at < speech.last]
    if not inside:
        return Attribution()
    named = [speech.attribution for speech in inside if speech.attribution.speaker]
    channels = [speech.attribution.channel for speech in inside if speech.attribution.channel]
    told = (named or [inside[-1].attribution])[-1]
    return told if told.channel or not channels else replace(told, channel=channels[-1])
