"""Who speaks in a headline, where a colon or a dash stands for a verb of saying."""

from dataclasses import dataclass

from allegiance.extraction.carried import carrier
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader

_VOICES = words("attribution", "voices")
_TITLES = 2  # lines that may be a headline
_PARTING = frozenset({":", "–", "|"})
_LONG = 40  # tokens


@dataclass(slots=True)
class Utterance:
    """A reporting clause: the noun phrases ``who`` speak (none: only a channel), and what chunks are said."""

    who: tuple[int, ...]
    channel: str
    first: int
    last: int
    at: int


def headline(reader: Reader) -> list[Utterance]:
    """As in "M23: Chad attacked us", "Chad attacked M23 - spokesman", "… - Reuters"."""
    breaks = [at for at, chunk in enumerate(reader.chunks) if chunk.word in _PARTING]
    ended = reader.line.tokens[-1].text in {".", "?", "!"} or '"' in reader.line.keys
    if not breaks or len(reader.line.tokens) > _LONG or ended:
        return []
    size = len(reader.chunks)
    verb = next((i for i, chunk in enumerate(reader.chunks) if chunk.kind == "VP"), size)
    opens = breaks == [1] and reader.chunks[1].word == ":" and verb < size
    if opens and reader.line in reader.scene.lines[:_TITLES] and _may_head(reader, 0):
        return [Utterance((0,), "", 2, size, 1)]
    for at in breaks:
        if at < verb or at + 2 not in {size, *breaks}:
            continue
        if channel := carrier(reader, at + 1):
            return [Utterance((), channel, 0, at, at)]
        if _may_head(reader, at + 1):
            return [Utterance((at + 1,), "", 0, at, at)]
    return []


def _may_head(reader: Reader, at: int) -> bool:
    """Whether it speaks beside a colon: a state there only says what the headline is on."""
    chunk = reader.chunks[at]
    if chunk.kind != "NP":
        return False
    if chunk.found is not None:
        ours = not {"we", "us", "our"}.isdisjoint(reader.line.keys)
        return chunk.found.role not in {"state", "capital", "demonym"} or ours
    return chunk.word in _VOICES
