# ruff: noqa: E501  tables of texts read best a line each
"""Web pages: the article without the page, and what the page declares."""

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from allegiance.documents import Failure, read
from allegiance.documents.encoding import Undecodable
from allegiance.documents.page import LIMIT, extracted
from allegiance.records import Document

PARAGRAPHS = [
    "The army of the northern province said on Monday that its fighters had crossed the river Sula.",
    "Its spokesman told reporters that three villages near the border had been taken from the rebels.",
    "The rebels said in a statement that they had left the villages to spare those who live there.",
]


def page(head: str = "", foot: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Army crosses river</title>{head}</head><body>"
        f"<nav><a href=/>Home</a><a href=/w>World</a></nav><article><h1>Army crosses river</h1>{body}</article>"
        f"<section id=comments><p>What a comment by a reader this is.</p></section>{foot}</body></html>"
    )


def test_the_article_without_the_page() -> None:
    text = extracted(page(foot="<footer>Copyright Example Times. Privacy.</footer>")).text
    assert text.split("\n\n")[-3:] == PARAGRAPHS
    assert "comment" not in text
    assert "Privacy" not in text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-03-04T10:00:00Z">',
        '<meta itemprop="datePublished" content="2019-03-04">',
        '<meta name="pubdate" content="Mon, 04 Mar 2019 10:00:00 GMT">',
        f'<script type="application/ld+json">{json.dumps({"@graph": [{"datePublished": "2019-03-04"}]})}</script>',
    ],
)
def test_the_declared_date(head: str) -> None:
    assert extracted(page(head)).details.date == date(2019, 3, 4)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2020-01-01">',
        '<script type="application/ld+json">{"datePublished": </script>',
        '<script type="application/ld+json">{"dateModified": "2020-01-01"}</script>',
    ],
)
def test_a_date_elsewhere_is_none_of_publication(head: str) -> None:
    assert extracted(page(head, "<footer>© 2021 Example Times, 12 June 2021</footer>")).details.date is None


def test_site_and_address(tmp_path: Path) -> None:
    path = tmp_path / "river.html"
    head = (
        '<meta property="og:site_name" content="Example Times">'
        '<link rel="canonical" href="https://example.org/river">'
    )
    path.write_text(page(head), "utf-8")
    [found] = read(path)
    assert isinstance(found, Document)
    assert (found.title, found.publisher, found.url, found.name) == (
        "Army crosses river",
        "Example Times",
        "https://example.org/river",
        "river",
    )


def test_xhtml(tmp_path: Path) -> None:
    path = tmp_path / "river.xhtml"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n' + page().replace("=utf-8", '="utf-8"/'), "utf-8"
    )
    [found] = read(path)
    assert isinstance(found, Document)
    assert PARAGRAPHS[0] in found.text


def test_bad_pages_are_told_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", "utf-8")
    (tmp_path / "b.html").write_text("no tags at all", "utf-8")
    (tmp_path / "c.html").write_text("<html><body><nav><a href=/>Home</a></nav></body></html>", "utf-8")
    with caplog.at_level(logging.CRITICAL + 1):
        found = list(read(tmp_path))
    assert [isinstance(f, Failure) for f in found] == [True] * 3
    assert capsys.readouterr() == ("", "")


def test_a_page_over_the_limit() -> None:
    with pytest.raises(Undecodable, match="characters"):
        extracted("<html>" + " " * LIMIT)
