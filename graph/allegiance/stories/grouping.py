"""Documents into stories, and why two of them are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from allegiance.records import Document, Sentence, identify
from allegiance.stories.candidates import Pair, candidates
from allegiance.stories.comparing import Comparer
from allegiance.stories.deciding import RELATED, Overlap
from allegiance.stories.linking import groups
from allegiance.stories.sketch import Sketch, sketch

WIDESPREAD = 3
"""A sentence that so many stories share is nobody's own: an outlet's notice, an agency's background."""


def stories(documents: Iterable[Document], sketches: Mapping[str, Sketch] | None = None) -> dict[str, str]:
    """The story of every document: document id to story id, in the order of the documents' ids.

    The same documents in any order give the same. A story's id is a hash of the id of its first document, by
    date, then id, the undated last, so that later documents rename nothing. What makes two documents one
    story is told in ``docs/sources.md``. ``sketches`` are those known by document id, as the ledger keeps
    them; the others are made.

    >>> wire = "Rebels took the town of Ember on Friday, a monitor said. Its garrison fled over the river."
    >>> other = Document(wire + " More soon.", publisher="Site")
    >>> found = stories([Document(wire, publisher="Agency"), other])
    >>> len(found), len(set(found.values()))
    (2, 1)
    """
    ordered = sorted({document.id: document for document in documents}.values(), key=_order)
    known = sketches or {}
    made = [known.get(document.id) or sketch(document) for document in ordered]
    first = _first(ordered, made)
    named = {d.id: identify("story", ordered[first[place]].id) for place, d in enumerate(ordered)}
    return dict(sorted(named.items()))


def overlap(left: Document, right: Document) -> Overlap:
    """What two documents share, sentence by sentence, and whether one is a copy of the other.

    Sentences that many stories share are known only among many documents, so `stories` may decide otherwise
    where such sentences make up much of a document.
    """
    pair = sorted((left, right), key=_order)
    comparer = Comparer(pair, [sketch(document) for document in pair])
    short, long, found = comparer.compare(0, 1)
    return Overlap(
        pair[short].id,
        pair[long].id,
        comparer.containment(0, 1),
        comparer.is_copy(0, 1),
        tuple(
            (_sentence(comparer, pair, short, here), _sentence(comparer, pair, long, there))
            for here, there in enumerate(found)
            if there >= 0
        ),
    )


def _first(documents: Sequence[Document], sketches: Sequence[Sketch]) -> list[int]:
    """For each place the place of the first document of its story."""
    texts = _texts(sketches)
    printed = Counter(texts)
    heads = sorted(printed)
    at = {head: place for place, head in enumerate(heads)}
    comparer = Comparer([documents[head] for head in heads], [sketches[head] for head in heads])
    pairs = candidates([sketches[head] for head in heads])
    articles = [_article(documents[head]) for head in heads]
    found = _grouped(comparer, pairs, articles)
    comparer.common = _widespread(comparer, found, [printed[head] for head in heads])
    if comparer.common:
        found = _grouped(comparer, pairs, articles)
    return [heads[found[at[head]]] for head in texts]


def _texts(sketches: Sequence[Sketch]) -> list[int]:
    """For each place the first place of the same words; a text of few words is compared with none."""
    seen: dict[bytes, int] = {}
    return [seen.setdefault(one.digest, place) if one.digest else place for place, one in enumerate(sketches)]


def _grouped(comparer: Comparer, pairs: Iterable[Pair], articles: Sequence[tuple[str, ...]]) -> list[int]:
    def related(left: int, right: int) -> bool:
        # the rows of one article share no sentence, and are one story all the same by what holds them all
        parts = articles[left] and articles[left] == articles[right]
        return bool(parts) or comparer.containment(left, right) >= RELATED

    return groups(len(articles), pairs, comparer.is_copy, related)


def _widespread(comparer: Comparer, first: Sequence[int], printed: Sequence[int]) -> frozenset[int]:
    """The marks of the sentences that several stories share, and of which none has most.

    ``printed`` is how many documents have each text. What others borrow from a much printed wire is its own.
    """
    holders: dict[int, Counter[int]] = defaultdict(Counter)
    for place, profile in comparer.profiles.items():
        for mark in set(profile.marks):
            holders[mark][first[place]] += printed[place]
    return frozenset(
        mark
        for mark, held in holders.items()
        if len(held) >= WIDESPREAD and 2 * max(held.values()) < held.total()
    )


def _article(document: Document) -> tuple[str, ...]:
    """What tells that two documents are rows of one article; empty where nothing does."""
    if not document.url and not document.title:
        return ()
    return document.url, document.title, document.publisher, str(document.date)


def _sentence(comparer: Comparer, documents: Sequence[Document], place: int, at: int) -> Sentence:
    document, (start, end) = documents[place], comparer.prose(place).spans[at]
    return Sentence(document.id, start, end, document.text[start:end])


def _order(document: Document) -> tuple[date, str]:
    return document.date or date.max, document.id
