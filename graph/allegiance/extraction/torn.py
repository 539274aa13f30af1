"""Names of which a copy has torn the first words off a paragraph and set them down elsewhere."""

import re
from collections.abc import Iterator, Sequence

from allegiance.extraction.found import Line
from allegiance.extraction.names import Name
from allegiance.extraction.trie import Hit, Trie

_ENDED = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*\Z")
_FEWEST = 3
"""Words of the shortest scrap: tags and headings of one name are none."""
_WORDS = 4
"""Words of a name that may have stayed with either part."""


def reunite(lines: Sequence[Line], names: Trie[Name]) -> None:
    """Let "Dine, a group of the north, denied it." and "a spokesman for Mali's Ansar" name Ansar Dine both.

    What was torn off breaks off without a stop, and only together with how another sentence begins do its
    last words name somebody; where several sentences begin so, the first is meant.
    """
    for scrap in lines:
        if len(scrap.tokens) >= _FEWEST and not _ENDED.search(scrap.sentence.text) and _open(scrap):
            torn = next(_torn(scrap, lines, names), None)
            if torn is not None:
                line, own, hit = torn
                line.hits[0] = Hit(0, hit.last - own, hit.value, hit.exact)
                first = len(scrap.tokens) - own
                scrap.torn = True
                scrap.hits[first] = Hit(first, len(scrap.tokens), hit.value, hit.exact)


def _open(scrap: Line) -> bool:
    """Whether a name may go on behind it: it ends in one word of a name, not in a whole one or a country."""
    if not scrap.tokens[-1].capital:
        return False
    ends = [hit for hit in scrap.hits.values() if hit.last == len(scrap.tokens)]
    return all(hit.last - hit.first == 1 and hit.value[0].kind in {"actor", "weak"} for hit in ends)


def _torn(
    scrap: Line, lines: Sequence[Line], names: Trie[Name]
) -> Iterator[tuple[Line, int, Hit[list[Name]]]]:
    """The sentences that begin with the rest of a name, how many words the scrap has of it, and the name."""
    tail = scrap.tokens[-_WORDS:]
    for line in lines:
        if line is scrap or not line.tokens[0].capital:
            continue
        both = [*tail, *line.tokens[:_WORDS]]
        for first in range(len(tail)):
            hit = names.at(both, first)
            if hit and hit.exact and hit.last > len(tail) and hit.value[0].kind == "actor":
                yield line, len(tail) - first, Hit(0, hit.last - first, hit.value, hit.exact)
                break
