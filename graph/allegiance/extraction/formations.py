"""Formations that share the word at their end: "the Hill and Valley brigades"."""

from allegiance.extraction.found import Found, Line, Scene, written
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.tokens import tokenize
from allegiance.names import slug
from allegiance.records import ActorType

_PLURALS = words("groups", "formations")
_LONGEST = 3
_MOST = 4
_CERTAINTY = 0.85


def formation(scene: Scene, line: Line, at: int) -> Found | None:
    """One of several names before a plural head, each of which is a formation of its own."""
    end = _run(line, at)
    if end == at or line.shouting:
        return None
    head, joined = end, _joined_before(line, at)
    for _ in range(_MOST):
        if line.key(head) in _PLURALS or line.key(head) not in {",", "and"}:
            break
        joined = joined or line.key(head) == "and"
        head = _run(line, head + 1 + (line.key(head + 1) == "and"))
    if not joined or line.key(head) not in _PLURALS:
        return None
    name = f"{written(line, at, end)} {line.key(head)[:-1].capitalize()}"
    last = end + (head == end)
    parts = tokenize(name)
    hit = scene.index.trie.at(parts, 0)
    if hit and hit.last == len(parts) and hit.value[0].kind in {"actor", "weak"}:
        listed = scene.index.actors[hit.value[0].actor]
        return Found(at, last, listed.id, listed.name, listed.type, "gazetteer", "name", _CERTAINTY)
    return Found(at, last, slug(name), name, ActorType.MILITIA, "pattern", "name", _CERTAINTY)


def _run(line: Line, at: int) -> int:
    """Where a name of one to three words that is no country's and no listed actor's ends."""
    lex, end = lexicon(), at
    while end < len(line.tokens) and end - at <= _LONGEST:
        token = line.tokens[end]
        plain = token.capital and token.text.isalpha() and token.key not in lex["not_names"] | lex["titles"]
        if not plain or ((hit := line.hits.get(end)) and any(n.kind in _ACTORS for n in hit.value)):
            break
        end += 1
    return end if 0 < end - at <= _LONGEST and not lex.tags.get(line.key(at)) else at


_ACTORS = frozenset({"state", "demonym", "capital", "regime"})


def _joined_before(line: Line, at: int) -> bool:
    """Whether "and" and another name stand before a name."""
    return line.key(at - 1) == "and" and at > 1 and line.tokens[at - 2].capital and (at - 2) not in line.hits
