"""Claims and documents to plain dicts: the evidence that stands behind a tie."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from allegiance.records import Claim, Document, to_plain

Plain = dict[str, Any]
_KEPT = ("modality", "polarity", "tense", "place", "kind", "extractor", "rule", "confidence", "time")


def claims(said: Sequence[Claim], documents: Sequence[Document]) -> list[Plain]:
    """The claims, each with its quote in ``pieces`` and the position of its document among ``documents``."""
    position = {document.id: at for at, document in enumerate(documents)}
    return [
        {
            **{name: to_plain(getattr(claim, name)) for name in _KEPT},
            "id": claim.id,
            "document": position[claim.document],
            "quote": pieces(claim),
            "speaker": claim.attribution.speaker,
            "channel": claim.attribution.channel,
        }
        for claim in said
    ]


def pieces(claim: Claim) -> list[list[str]]:
    """The quote in stretches ``[text, role]``: role ``subject``, ``object``, ``both`` or empty.

    A mention that lies outside the sentence, as one that a pronoun stands for, marks nothing.
    """
    spans = {
        role: (max(mention.start, claim.start) - claim.start, min(mention.end, claim.end) - claim.start)
        for role, mention in (("subject", claim.subject), ("object", claim.object))
    }
    inside = [cut for span in spans.values() if span[0] < span[1] for cut in span]
    cuts = sorted({0, len(claim.quote), *inside})
    found = []
    for start, end in pairwise(cuts):
        roles = [role for role, (first, last) in spans.items() if first <= start and end <= last]
        found.append([claim.quote[start:end], "both" if len(roles) == 2 else "".join(roles)])
    return found


def documents(read: Sequence[Document]) -> list[Plain]:
    """What the page says of each document; its text stays behind."""
    return [
        {
            "title": document.title or document.name,
            "publisher": document.publisher,
            "date": to_plain(document.date),
            "url": web_address(document.url),
        }
        for document in read
    ]


def web_address(url: str) -> str:
    """The URL where it is one of the web, else empty: ``javascript:`` and its like never reach a link.

    >>> web_address("https://example.org/a"), web_address("JavaScript:alert(1)"), web_address("https://[")
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
