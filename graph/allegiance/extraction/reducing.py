"""Participles that look like a verb of their own until the verb of their clause comes."""

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk

_SAYING = words("attribution", "saying")
_HELD = words("chunks", "said_to")
_MAKING = frozenset({"form", "create", "found", "establish", "set_up", "raise", "build", "assemble"})
_ASIDE = 3  # chunks: the name, a comma, "an umbrella"
# "troops sent to keep order clashed with"
_SENT = frozenset({"send", "deploy", "dispatch", "raise", "recruit", "hire", "train", "ask", "call_in"})
_FAR = 9  # chunks: as many as a clause holds


def reduce(line: Line, chunks: list[Chunk], cues: Cues) -> list[Chunk]:
    """As in "Soldiers deployed in the north clashed with M23": they were deployed, and clashed."""
    for at, chunk in enumerate(chunks):
        reduced = _alone(line, chunks, at, cues) and _verb_behind(chunks, at)
        if reduced or _made_to(line, chunks, at, cues):
            chunk.form, chunk.passive, chunk.past = "part", True, False
    return chunks


def _alone(line: Line, chunks: list[Chunk], at: int, cues: Cues) -> bool:
    """Whether a verb group is one word that may be a participle, behind a phrase and before a preposition."""
    chunk = chunks[at]
    if chunk.kind != "VP" or chunk.form != "finite" or not chunk.past or chunk.last - chunk.first != 1:
        return False
    phrase = at > 0 and chunks[at - 1].kind == "NP" and (at == 1 or chunks[at - 2].kind != "CONJ")
    held = chunk.word in _HELD and at + 1 < len(chunks) and chunks[at + 1].word in {"be", "belong"}
    held = held and chunks[at + 1].form == "to"  # "Gunmen believed to belong to M23 attacked"
    before_preposition = at + 1 < len(chunks) and chunks[at + 1].kind == "PREP"
    form = cues.forms.get(line.key(chunk.first), ("", frozenset()))[1]
    sent = chunk.word in _SENT and at + 1 < len(chunks) and chunks[at + 1].form == "to"
    opens = held or sent or (before_preposition and chunk.word not in _SAYING)
    return phrase and opens and "part" in form


def _verb_behind(chunks: list[Chunk], at: int) -> bool:
    """Whether nothing but prepositions and their phrases stands before another verb with an ending."""
    step = start = at + 1 + (chunks[at + 1].kind == "VP")
    step += chunks[step].kind == "NP" if step < len(chunks) else 0
    while step + 1 < len(chunks) and step < at + _FAR and chunks[step].kind == "PREP":
        if chunks[step + 1].kind != "NP":
            return False
        step += 2
    if step == start or step >= len(chunks):
        return False
    verb = chunks[step]
    return verb.kind == "VP" and verb.form == "finite" and (verb.past or verb.perfect or verb.singular)


def _made_to(line: Line, chunks: list[Chunk], at: int, cues: Cues) -> bool:
    """As in "M23, an umbrella of militias | formed to fight Chad": what an aside tells of the name before."""
    chunk, following = chunks[at], chunks[at + 1] if at + 1 < len(chunks) else None
    if chunk.kind != "VP" or chunk.form != "finite" or chunk.last - chunk.first != 1 or at < _ASIDE:
        return False
    form = cues.forms.get(line.key(chunk.first), ("", frozenset()))[1]
    made = chunk.word in _MAKING and "part" in form
    if not made or following is None or following.kind != "VP" or following.form != "to":
        return False
    head = at - 1 - 2 * (chunks[at - 2].word == "of")
    aside = head > 1 and chunks[head].kind == "NP" and chunks[head].indefinite
    return aside and chunks[head - 1].kind == "COMMA" and chunks[head - 2].found is not None
