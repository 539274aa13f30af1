"""Who says it, and on which channel; within a sentence and over the sentences of a quotation."""

from dataclasses import dataclass, replace

from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import Attribution

_SAYING = words("attribution", "saying")
_CHANNEL_VERBS = frozenset({"report", "quote", "publish"})
_OUTLETS = words("attribution", "outlets")
_NAMING = frozenset({"declare", "announce", "deny", "reject", "condemn", "confirm"})
_HE = frozenset({"he", "she", "it", "they"})
_OPENS, _CLOSES = "“", "”"


@dataclass(slots=True)
class Speech:
    """A reporting verb of a sentence: who speaks, and which chunks are what he says."""

    attribution: Attribution
    first: int
    last: int


class Speakers:
    """Follows who speaks from sentence to sentence of one document."""

    def __init__(self) -> None:
        self.last = Attribution()
        self.open = False

    def speeches(self, reader: Reader) -> list[Speech]:
        """The speeches of the next sentence; call it once for every sentence, in order."""
        text = reader.line.sentence.text
        size = len(reader.chunks)
        found = [speech for at in range(size) if (speech := self._speech(reader, at))]
        inside = self.open
        straight = text.count('"') % 2 == 1
        if _OPENS in text or _CLOSES in text:
            self.open = text.rfind(_OPENS) > text.rfind(_CLOSES)
        elif straight:
            self.open = not self.open
        if not found and (inside or text.lstrip()[:1] in {_OPENS, '"'}) and self.last:
            return [Speech(self.last, 0, size)]
        if found:
            self.last = found[0].attribution
        return _joined(found)

    def _speech(self, reader: Reader, at: int) -> Speech | None:
        chunk = reader.chunks[at]
        if chunk.word == "according_to":
            if reader.clauses.kind(at + 1) == "NP":
                return Speech(self._whom(reader, at + 1), 0, len(reader.chunks))
            return None
        if chunk.kind != "VP" or chunk.word not in _SAYING or chunk.passive or chunk.form in {"to", "part"}:
            return None
        return self._said(reader, at)

    def _said(self, reader: Reader, at: int) -> Speech | None:
        size = len(reader.chunks)
        subject = reader.clauses.subject(at)
        following = reader.clauses.kind(at + 1)
        before = reader.clauses.kind(at - 1)
        inverted = before in {"", "COMMA", "NP"} and not subject and not self._naming(reader, at)
        if following == "NP" and (inverted or self._closing(reader, at)):
            return Speech(self._whom(reader, at + 1), 0, at)
        if not subject:
            return None
        speaker = self._whom(reader, subject[-1])
        channel = ""
        start = at + 1
        if reader.chunks[at].word == "tell" and following == "NP":
            start = at + 2
            if self._outlet(reader, at + 1) or reader.chunks[at + 1].word in _OUTLETS:
                channel = self._whom(reader, at + 1).speaker
        tail = all(
            reader.clauses.kind(i) in {"NP", "PREP", "COMMA", "CLOSE", "ing"} for i in range(start, size)
        )
        left = tail and reader.clauses.kind(start) not in {"NP", "SUB", "REL"} and subject[0] > 1
        if reader.chunks[at].word in _CHANNEL_VERBS and tail and left and self._outlet(reader, subject[-1]):
            return Speech(Attribution("", speaker.speaker), 0, subject[0])
        if left or (tail and channel and subject[0] > 1):
            return Speech(replace(speaker, channel=channel), 0, subject[0])
        return Speech(replace(speaker, channel=channel), start, size)

    @staticmethod
    def _naming(reader: Reader, at: int) -> bool:
        """As in "The Front, which Algeria arms, declared the truce over": what follows is no speaker."""
        quoted = reader.line.tokens[reader.chunks[at].first - 1].text in {_CLOSES, '"'}
        return reader.chunks[at].word in _NAMING and not quoted

    @staticmethod
    def _closing(reader: Reader, at: int) -> bool:
        """As in "M23 fought the army, said its spokesman": what is said stands before, whole."""
        if reader.clauses.kind(at - 1) != "COMMA" or reader.clauses.kind(at + 2) == "VP":
            return False
        told = [chunk for chunk in reader.chunks[:at] if chunk.kind in {"VP", "BREAK", "COMMA"}]
        return len(told) > 1 and told[-2].kind == "VP" and told[-2].form == "finite"

    def _outlet(self, reader: Reader, at: int) -> bool:
        return reader.line.tokens[reader.chunks[at].last - 1].capital

    def _whom(self, reader: Reader, at: int) -> Attribution:
        """Who a noun phrase is, as it is written and as an actor; a pronoun is who spoke before."""
        chunk = reader.chunks[at]
        heard = chunk.found if chunk.found is not None and chunk.found.last == chunk.last else None
        if heard and heard.how == "coreference" and heard.last - heard.first == 1:
            before = replace(self.last, channel="")
            return before if before.speaker else Attribution(heard.name, actor=heard.actor)
        if chunk.word in _HE:
            return replace(self.last, channel="")
        return Attribution(self._written(reader, chunk), actor=heard.actor if heard else "")

    @staticmethod
    def _written(reader: Reader, chunk: Chunk) -> str:
        """The words of a noun phrase, without an article that says that nobody knows him."""
        tokens = reader.line.tokens
        low = reader.line.sentence.start
        first = chunk.first
        while first < chunk.last - 1 and tokens[first].key in {"a", "an"}:
            first += 1
        return " ".join(
            reader.line.sentence.text[tokens[first].start - low : tokens[chunk.last - 1].end - low].split()
        )


def _joined(found: list[Speech]) -> list[Speech]:
    """A channel at the end of a sentence belongs to the speaker within it."""
    channels = [speech for speech in found if speech.attribution.channel and not speech.attribution.speaker]
    speakers = [speech for speech in found if speech.attribution.speaker]
    if channels and speakers:
        channel = channels[0].attribution.channel
        for speech in speakers:
            if not speech.attribution.channel:
                speech.attribution = replace(speech.attribution, channel=channel)
    return [*speakers, *channels]


def attribution(speeches: list[Speech], candidate: Candidate) -> Attribution:
    """Who says the candidate; empty where the article says it in its own voice."""
    inside = [speech for speech in speeches if speech.first <= candidate.at < speech.last]
    named = [speech for speech in inside if speech.attribution.speaker]
    return (named or inside)[-1].attribution if inside else Attribution()
