import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from allegiance.errors import DataError
from allegiance.views import html, page
from theatre import theatre
from views import samples


class Parts(HTMLParser):
    """What a page holds: its tags with attributes, and the text of each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inner: list[tuple[str, dict[str, str | None], str]] = []
        self._within = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within = tag in {"script", "style", "title", "h1"}
        if self._within:
            self.inner.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            tag, attributes, text = self.inner[-1]
            self.inner[-1] = (tag, attributes, text + data)


@pytest.mark.parametrize("network", [theatre, samples.hostile, samples.nothing])
def test_the_page_loads_nothing(network: object) -> None:
    parts = Parts(page(network()))  # type: ignore[operator]
    for tag, attributes in parts.tags:
        assert not attributes.keys() & {"src", "href", "srcset", "action", "data", "background"}, (
            tag,
            attributes,
        )
        assert tag not in {"link", "iframe", "object", "embed", "img", "base"}, tag
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
    style = next(text for tag, _, text in parts.inner if tag == "style")
    assert not re.search(r"url\(|@import", style)
    assert "sourceMappingURL" not in page(theatre())


def test_the_policy_names_the_scripts_and_the_style_and_nothing_else() -> None:
    parts = Parts(page(theatre()))
    [policy] = [
        attrs["content"] for tag, attrs in parts.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    scripts = [text for tag, attrs, text in parts.inner if tag == "script" and "type" not in attrs]
    styles = [text for tag, _, text in parts.inner if tag == "style"]
    assert (len(scripts), len(styles)) == (2, 1)
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in [*scripts, *styles]
    ]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}'; "
        f"style-src 'sha256-{hashes[2]}'; base-uri 'none'; form-action 'none'"
    )


def test_the_policy_stands_before_all_that_it_governs() -> None:
    text = page(theatre())
    assert text.index("Content-Security-Policy") < text.index("<style") < text.index("<script")


def test_nothing_from_a_text_becomes_a_tag() -> None:
    tame, wild = Parts(page(theatre(), "T")), Parts(page(samples.hostile(), samples.NASTY))
    assert wild.tags[1:] != []
    assert [tag for tag, _ in wild.tags] == [tag for tag, _ in tame.tags]
    headings = [text for tag, _, text in wild.inner if tag in {"title", "h1"}]
    assert len(headings) == 2
    assert all(samples.MARKUP in heading for heading in headings)


def test_the_data_comes_back_as_it_went_in() -> None:
    parts = Parts(page(samples.hostile(), samples.NASTY))
    [(_, _, text)] = [inner for inner in parts.inner if inner[1].get("type") == "application/json"]
    assert not re.search(r"[<>&\u2028\u2029]", text)
    data = json.loads(text)
    assert data["title"] == samples.NASTY
    assert {actor["name"] for actor in data["actors"]} >= {f"Brigade {samples.NASTY}", "__proto__"}
    assert {document["url"] for document in data["documents"]} == {""}


def test_a_broken_character_breaks_no_page() -> None:
    text = page(samples.pair(title="half \ud83d of a pair"), "half \ud83d")
    assert text.encode("utf-8")


def test_a_placeholder_in_a_text_is_a_text() -> None:
    assert "$policy ${data} $nothing" in page(samples.nothing(), "$policy ${data} $nothing")


def test_the_library_keeps_its_notice() -> None:
    text = page(theatre())
    assert "vis-network" in text
    assert "MIT License" in text
    assert text.count("<h1") == 1


def test_our_script_makes_no_markup() -> None:
    folder = files("allegiance.views")
    scripts = [path for path in folder.iterdir() if path.name.endswith(".js")]
    assert len(scripts) == len(html._SCRIPTS)
    for path in scripts:
        found = re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function|srcdoc",
            path.read_text(),
        )
        assert not found, f"{path.name}: {found}"


@pytest.mark.parametrize("script", ["var a = '</SCRIPT>'", "var a = '<!--'"])
def test_a_script_that_would_end_its_element_is_refused(script: str) -> None:
    with pytest.raises(DataError, match=r"some\.js: it holds"):
        html._checked(script, "some.js")


def test_the_same_network_gives_the_same_page() -> None:
    assert page(theatre()) == page(theatre())
