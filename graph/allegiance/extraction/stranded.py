"""Prepositions that stand away from whom they govern: "the army it is allied with"."""

from collections.abc import Iterator

from allegiance.extraction.reader import Candidate, Reader

_ALLIED = frozenset({"allied", "aligned", "affiliated"})


def stranded(reader: Reader, verb: int) -> Iterator[Candidate]:
    """As in "Fought the army it was allied with", "Fought M23, with which it was allied"."""
    if reader.chunks[verb].word != "be":
        return
    object_ = reader.clauses.object(verb)
    told = object_ >= 0 and reader.clauses.word(object_) in _ALLIED
    for word, phrase in reader.clauses.phrases(verb):
        behind = "allied_with" if told and word in {"with", "to"} else word
        if phrase > verb:
            continue
        for cue in reader.cues.of("link", behind):
            if cue.name == "loyal":
                others = reader.founds([phrase])
                text = f"{cue.name}: O, _ whom S V"
                yield from reader.pair(reader.subjects(verb), others, cue, text, verb, verb)
