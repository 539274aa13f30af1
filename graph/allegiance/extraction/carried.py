"""Which channel carried what somebody says: "told X", "in an interview with X", "quoted by X"."""

from collections.abc import Iterator

from allegiance import channels
from allegiance.extraction.given import given_names
from allegiance.extraction.lexicon import words
from allegiance.extraction.markup import bare
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Reader
from allegiance.names import key

_OUTLETS = words("attribution", "outlets")
_OBSERVERS = words("attribution", "bodies") - {"monitor"}
_OCCASIONS = words("attribution", "occasions")
_CARRYING = words("attribution", "carrying")
_QUOTING = words("attribution", "quoting")
_SAYING = words("attribution", "saying") | words("attribution", "framed")
_TEXTS = words("attribution", "texts")
_AUDIENCE = words("attribution", "audience")
_REPORTERS = words("attribution", "reporters")
_TALKING = frozenset({"speak", "talk"})
_BY = frozenset({"by", "on", "in", "via", "through", "over", "to"})
_WITH = frozenset({"with", "to", "on", "by", "for", "in", "from"})
_ON = frozenset({"on", "via", "through", "over", "in"})
_LINES = frozenset({"phone", "telephone", "email", "satellite", "video", "link"})
_ARTICLES = frozenset({"a", "an"})


def phrase(reader: Reader, first: int, last: int) -> str:
    """What the sentence writes for tokens, without an article that says that nobody knows him."""
    tokens, sentence = reader.line.tokens, reader.line.sentence
    while first < last - 1 and tokens[first].key in _ARTICLES:
        first += 1
    return bare(sentence.text[tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start])


def carrier(reader: Reader, at: int, *, told: bool = False) -> str:
    """A noun phrase as the channel that it names, empty if it names none.

    A channel is one that is listed, or is called a channel of some kind. What is ``told`` something, by
    its place in the sentence, needs no more than a name of nobody else.
    """
    if not 0 <= at < len(reader.chunks) or reader.chunks[at].kind != "NP":
        return ""
    chunk = reader.chunks[at]
    if chunk.word in _REPORTERS:
        return _of_reporter(reader, chunk)
    written = phrase(reader, chunk.first, chunk.last)
    if reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        longer = phrase(reader, chunk.first, reader.chunks[at + 2].last)
        if channels.known(longer):
            return longer  # "Voice of America"
    if channels.known(written) or chunk.word in _OUTLETS:
        return _with_owner(reader, at)
    if chunk.found is None and any(
        key(t.text) in _OUTLETS for t in reader.line.tokens[chunk.first : chunk.last]
    ):
        return written if _capital(reader, chunk) else ""
    return written if told and chunk.found is None and _name_of_nobody(reader, chunk) else ""


def _of_reporter(reader: Reader, chunk: Chunk) -> str:
    """As in "told a SANA reporter", "told Reuters' correspondent"."""
    named = [at for at in range(chunk.first, chunk.last - 1) if reader.line.tokens[at].capital]
    written = phrase(reader, named[0], named[-1] + 1) if named else ""
    return written if written and channels.known(written) else ""


def _with_owner(reader: Reader, at: int) -> str:
    """As in "the website of the Front"."""
    last = at
    if reader.chunks[at].word in _OUTLETS and reader.clauses.word(at + 1) == "of":
        last = at + 2 if reader.clauses.kind(at + 2) == "NP" else at
    return phrase(reader, reader.chunks[at].first, reader.chunks[last].last)


def _capital(reader: Reader, chunk: Chunk) -> bool:
    return reader.line.tokens[chunk.last - 1].capital


def _name_of_nobody(reader: Reader, chunk: Chunk) -> bool:
    first = chunk.first + (reader.line.key(chunk.first) in {"the", "a", "an"})
    keys = {reader.line.key(at) for at in range(first, chunk.last)}
    person = reader.line.key(first) in given_names()
    day = reader.line.key(chunk.last - 1).endswith("day")
    body = chunk.word in _OBSERVERS  # "the Observatory reported": it speaks for itself
    return _capital(reader, chunk) and not (keys & _AUDIENCE or person or day or body)


def spoken_to(reader: Reader) -> tuple[tuple[int, ...], str]:
    """Who speaks to a channel in a sentence that tells none of his words: "Ngoma spoke to Radio Okapi"."""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "VP" and chunk.word in _TALKING and chunk.form == "finite":
            channel = _behind(reader, at + 2) if at + 2 < len(reader.chunks) else ""
            if channel and (subject := reader.clauses.subject(at)):
                return subject, channel
    return (), ""


def carriers(reader: Reader) -> Iterator[tuple[int, str]]:
    """The channels of a sentence that its words say carried something, each with its chunk."""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind != "NP" or reader.clauses.kind(at - 1) != "PREP":
            continue
        found = _behind(reader, at) if at > 1 else ""
        if found or (chunk.word in _OCCASIONS and (found := _inside(reader, chunk))):
            yield at, found


def _inside(reader: Reader, chunk: Chunk) -> str:
    """As in "in a Facebook post", "in an Al-Manar interview"."""
    named = [at for at in range(chunk.first, chunk.last - 1) if reader.line.tokens[at].capital]
    written = phrase(reader, named[0], named[-1] + 1) if named else ""
    return written if written and channels.known(written) else ""


def _behind(reader: Reader, at: int) -> str:
    """The channel behind a preposition, by what stands before that."""
    word, head = reader.clauses.word(at - 1), reader.chunks[at - 2]
    if at > 3 and head.word in _LINES and reader.chunks[at - 3].kind == "PREP":
        head = reader.chunks[at - 4]  # "speaking by telephone to X"
    if head.kind == "NP" and head.word in _OCCASIONS:
        return carrier(reader, at, told=_spoken_in(reader, at - 2, word))
    if (head.kind == "VP" and head.word in _TALKING) or head.word == "speaking":
        return carrier(reader, at, told=True) if word in _WITH else ""
    if head.kind == "VP" and _carried(reader, at - 2, word):
        return carrier(reader, at, told=True)
    if head.kind == "VP" and head.word in _SAYING and word in _ON:
        return carrier(reader, at, told=head.word in {"write", "tweet"} and word == "in")
    return ""


def _spoken_in(reader: Reader, at: int, word: str) -> bool:
    """Whether any name behind the word is a channel's: "an interview with X", but not "a statement by X"."""
    head = reader.chunks[at].word
    return (head in {"interview", "conversation"} and word in {"with", "to", "on"}) or (
        word in {"to", "on"} and reader.clauses.kind(at - 1) == "PREP"
    )


def _carried(reader: Reader, verb: int, word: str) -> bool:
    """Whether what is said was carried: "a statement published on", "quoted by", "as saying by"."""
    chunk = reader.chunks[verb]
    if chunk.word in _SAYING and chunk.form == "ing":
        before = verb - 1 - (reader.clauses.word(verb - 1) == "as")
        quoted = reader.chunks[max(before, 0)]
        return word == "by" and quoted.word in _QUOTING and quoted.passive
    if chunk.word not in _CARRYING or word not in _BY:
        return False
    if chunk.word in _QUOTING and chunk.passive:
        return True
    return reader.clauses.kind(verb - 1) == "NP" and reader.chunks[verb - 1].word in _OCCASIONS | _TEXTS
