"""One browser for all tests of the page; without one on the machine they are skipped aloud."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from views import browser
from views.browser import Browser

LAID_OUT = "document.getElementById('wait').hidden"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = browser.find()
    if not path:
        pytest.skip(f"none of {', '.join(browser.NAMES)} is on this machine: the page is not looked at")
    found = Browser(path, tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Callable[..., Browser]:
    """Opens the text of a page, at an address with the given end, and waits until it is laid out."""

    def open_page(text: str, end: str = "", ready: str = LAID_OUT) -> Browser:
        path = tmp_path / "graph.html"
        path.write_text(text, "utf-8")
        chromium.open(path.as_uri() + end, ready)
        return chromium

    return open_page
