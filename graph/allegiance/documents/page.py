"""Web pages: the article in them, and what they declare of it."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allegiance.documents.dates import given
from allegiance.documents.details import Details
from allegiance.documents.encoding import Undecodable

LIMIT = 5_000_000
"""Characters of the longest page that is parsed: it takes some 4 seconds a million."""
_FEWEST = 4
"""Words of the shortest article: what is shorter is a button that was left."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# From the surest to the loosest; a date of modification is none of publication.
_SURE = ("article:published_time", "datepublished", "og:article:published_time", "og:published_time")
_LOOSE = (
    *("publish_date", "publication_date", "pubdate", "publishdate", "published_time", "parsely-pub-date"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "sailthru.date"),
    *("citation_publication_date", "cxenseparse:recs:publishtime", "article_date_original", "date"),
)


@dataclass(frozen=True)
class Extracted:
    """The article's text, paragraphs parted by blank lines, and what the page declares of it."""

    text: str
    details: Details


def extracted(html: str) -> Extracted:
    """The article of a page, without menus, comments and footers (trafilatura, which see for how it decides).

    Title, site and URL are those that the page declares. The date is only taken from what declares the
    publication (``article:published_time``, JSON-LD's ``datePublished``, ``<time pubdate>`` and their like):
    a date somewhere in the page may be of anything.

    Raises:
        Undecodable: the page is longer than ``LIMIT``, is no HTML, or holds no article.
    """
    if len(html) > LIMIT:
        raise Undecodable(
            f"the page has {len(html):,} characters, {LIMIT:,} are read: save the article alone"
        )
    import trafilatura  # noqa: PLC0415  it takes half a second to import

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())  # what matters is told as a failure
    tree = trafilatura.load_html(_DECLARATION.sub("", html))
    if tree is None:
        raise Undecodable("it is no web page: give a text the ending .txt")
    day = _published(tree)
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    if found is None or len((found.text or "").split()) < _FEWEST:
        raise Undecodable("no article is found in the page: save its text as .txt")
    paragraphs = (line.strip() for line in found.text.split("\n"))
    text = "\n\n".join(line for line in paragraphs if line)
    return Extracted(text, Details(found.title or "", found.sitename or "", day, found.url or ""))


def _published(tree: Any) -> Any:
    """The first date of publication that the page declares."""
    declared: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("itemprop") or meta.get("name") or "").lower()
        declared.setdefault(name, meta.get("content") or "")
    values = [declared.get(name, "") for name in _SURE]
    values += [str(value) for script in tree.iter("script") for value in _linked(script)]
    values += [declared.get(name, "") for name in _LOOSE]
    marked = tree.xpath('//time[@pubdate or @itemprop="datePublished"] | //*[@itemprop="datePublished"]')
    values += [mark.get("datetime") or mark.get("content") or mark.text_content() for mark in marked]
    return next((day for value in values if (day := given(value))), None)


def _linked(script: Any) -> Iterator[object]:
    """The dates of publication in a page's JSON-LD."""
    if script.get("type") != "application/ld+json":
        return
    try:
        pending = [json.loads(script.text or "null")]
    except (ValueError, RecursionError):
        return
    while pending:
        item = pending.pop(0)
        if isinstance(item, dict):
            if "datePublished" in item:
                yield item["datePublished"]
            pending += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            pending += item
