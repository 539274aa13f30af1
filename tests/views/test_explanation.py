"""The page of an explanation: one file, everything escaped, nothing that can run or load."""

import re
from html.parser import HTMLParser

import reading
from allegiance.records import Document
from allegiance.views.explanation import page

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Tags:
    found = Tags()
    found.feed(html)
    return found


def made(text: str, title: str = "A report") -> str:
    return page([reading.extractor().trace(Document(text, name="report", title=title))])


def test_the_page_shows_claims_and_what_was_dropped_with_the_reason() -> None:
    shown = " ".join(read(made("Iran backs Hezbollah. It is not known whether Iran backs Hezbollah.")).text)
    assert "Iran BACKS Hezbollah" in shown
    assert "actual, asserted, present" in shown
    assert "dropped: it is left open" in shown


def test_no_text_of_a_document_becomes_markup() -> None:
    html = made(f"Iran backs {HOSTILE} Hezbollah, “{HOSTILE}” said.", title=HOSTILE)
    found = read(html)
    assert found.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "p", "b", "mark", "span",
        "details", "summary", "table", "tr", "td",
    }  # fmt: skip
    assert not {
        name for name in found.attributes if name.startswith("on") or name in {"src", "href", "style"}
    }
    assert "alert(1)" in "".join(found.text)


def test_the_policy_allows_its_style_alone() -> None:
    html = made("Iran backs Hezbollah.")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["style-src"].startswith("'sha256-")
    assert "script-src" not in parts
    assert "//" not in re.sub(r"<!doctype[^>]*>", "", html)


def test_any_text_can_be_written() -> None:
    assert made("Iran backs Hezbollah \ud83d, Erdoğan said.").isascii()
