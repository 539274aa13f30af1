"""The page in a real browser, with every host name mapped to nowhere."""

import re
from collections.abc import Callable

import pytest

from allegiance.network import Network
from allegiance.records import Tie
from allegiance.views import page
from theatre import theatre
from views import samples
from views.browser import Browser

Show = Callable[..., Browser]
PANEL = "document.getElementById('panel').innerText"
# What the panel says of the one tie of samples.pair.
EXPECTED = (
    "Iran backs Kata'ib Hizballah",
    "current",
    "1 document, 1 story, 1 source",
    "Held: 2016-05-01.",
    "Evidence (1)",
    "A dispatch",
    "The Gazette, 2016-05-01",
    "the article itself",
    "actual, asserted, present",
    "of test",
    "0.80",
)
HEADING = "document.querySelector('#panel h2').textContent"
SHOWN = "document.getElementById('shown').textContent"
# The middle of all points of the drawing that have a colour.
FIND_COLOUR = """((red, green, blue) => {
  const canvas = document.querySelector("#graph canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", {willReadFrequently: true});
  copy.drawImage(canvas, 0, 0);
  const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
  let [x, y, n] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) {
      x += (i / 4) % canvas.width; y += Math.floor(i / 4 / canvas.width); n += 1;
    }
  }
  const box = canvas.getBoundingClientRect();
  return n < 20 ? null : [box.left + x / n, box.top + y / n];
})"""
STATE, MILITIA, NO_COLOUR = (0x2F, 0x5D, 0x9B), (0xA0, 0x5F, 0x22), (1, 2, 3)


def tie_of(network: Network, subject: str, relation: str, target: str) -> Tie:
    [found] = [
        tie
        for tie in (*network.ties, *network.prospects)
        if (tie.subject, tie.relation, tie.object) == (subject, relation, target)
    ]
    return found


def listing(network: Network) -> Tie:
    return tie_of(network, "kataib-hezbollah", "DESIGNATED_BY", "us-department-of-state")


def place(browser: Browser, colour: tuple[int, int, int]) -> tuple[float, float]:
    """Where the one actor of that colour is drawn, in the window."""
    browser.wait(f"{FIND_COLOUR}{colour} !== null")
    x, y = browser.value(f"{FIND_COLOUR}{colour}")
    return x, y


def calm(browser: Browser) -> bool:
    """Whether the page ran nothing foreign, broke nothing and asked for nothing but itself."""
    assert browser.dialogs == []
    assert browser.complaints == []
    assert [re.sub(r".*/", "", request) for request in browser.requests] == ["graph.html"]
    return True


def test_the_page_opens_with_the_network_off(show: Show) -> None:
    browser = show(page(theatre(), "Two wars"))
    assert browser.value(SHOWN) == "15 of 15 actors, 25 of 25 ties shown"
    assert browser.value("document.title") == "Two wars"
    assert browser.value("[...document.querySelectorAll('h1')].map((h) => h.textContent)") == ["Two wars"]
    assert browser.value("document.getElementById('note').hidden")
    assert calm(browser)


def test_a_click_on_a_tie_shows_its_evidence(show: Show) -> None:
    network = samples.pair(
        title="A dispatch", publisher="The Gazette", url="https://example.org/dispatch?a=1&b=2"
    )
    browser = show(page(network))
    (x1, y1), (x2, y2) = place(browser, STATE), place(browser, MILITIA)
    browser.click((x1 + x2) / 2, (y1 + y2) / 2)
    browser.wait(f"{PANEL}.includes('Evidence (1)')")
    text = browser.value(PANEL)
    for part in EXPECTED:
        assert part in text
    marks = "[...document.querySelectorAll('#panel mark')].map((m) => [m.textContent, m.dataset.role])"
    assert browser.value(marks) == [["Iran", "sponsor"], ["Kata'ib Hizballah", "client"]]
    assert browser.value("document.querySelector('#panel blockquote').textContent") == (
        "Iran BACKS Kata'ib Hizballah."
    )
    link = "[...document.querySelectorAll('#panel article a')].map((a) => [a.href, a.rel, a.target])"
    assert browser.value(link) == [["https://example.org/dispatch?a=1&b=2", "noopener noreferrer", "_blank"]]
    assert calm(browser)


def test_a_click_on_an_actor_lists_its_ties_and_one_on_the_paper_lets_go(show: Show) -> None:
    browser = show(page(samples.pair()))
    browser.click(*place(browser, MILITIA))
    browser.wait(f"location.hash === '#actor=kataib-hezbollah' && {HEADING} === \"Kata'ib Hizballah\"")
    assert browser.value("document.querySelector('#panel h2').textContent") == "Kata'ib Hizballah"
    browser.click_on("#panel ul a")
    browser.wait(f"{PANEL}.includes('Evidence (1)')")
    assert "Evidence (1)" in browser.value(PANEL)
    corner = browser.value("(() => { const b = document.querySelector('#graph').getBoundingClientRect();"
                           " return [b.left + 8, b.top + 8]; })()")  # fmt: skip
    browser.click(*corner)
    browser.wait(f"location.hash === '' && {HEADING} === 'Actors'")


def test_the_layout_is_the_same_each_time_and_stands_still(show: Show) -> None:
    browser = show(page(samples.pair()))
    first = [place(browser, colour) for colour in (STATE, MILITIA)]
    again = [place(browser, colour) for colour in (STATE, MILITIA)]
    browser = show(page(samples.pair()))
    assert browser.value(f"{FIND_COLOUR}{NO_COLOUR}") is None
    assert first == again == [place(browser, colour) for colour in (STATE, MILITIA)]


def test_the_address_opens_a_tie(show: Show) -> None:
    network = theatre()
    browser = show(page(network), f"#tie={listing(network).id}")
    text = browser.value(PANEL)
    assert "Kata'ib Hizballah is designated by US Department of State" in text
    assert "June 2009 = 2009-06-01 to 2009-06-30" in text
    assert calm(browser)


def test_a_contested_tie_shows_both_sides_and_who_says_so(show: Show) -> None:
    network = theatre()
    tie = tie_of(network, "islamic-state", "FIGHTS", "kataib-hezbollah")
    text = show(page(network), f"#tie={tie.id}").value(PANEL)
    evidence, denied, also = (
        text.index(part) for part in ("Evidence (1)", "Denied by (1)", "Also said of it (2)")
    )
    assert evidence < denied < also
    assert denied < text.index("the militia's spokesman on al-Mayadin") < also
    assert "contested" in text[:evidence]


def test_a_listed_tie_says_that_no_sentence_stands_behind_it(show: Show) -> None:
    network = theatre()
    tie = tie_of(network, "quds-force", "PART_OF", "iran")
    text = show(page(network), f"#tie={tie.id}").value(PANEL)
    assert "The list of known actors states it too. Its source: the tests" in text
    assert "No sentence of the texts stands behind this tie." in text


def test_the_address_opens_an_actor_with_all_its_ties(show: Show) -> None:
    network = theatre()
    browser = show(page(network), "#actor=kataib-hezbollah")
    own = [
        tie for tie in (*network.ties, *network.prospects) if "kataib-hezbollah" in (tie.subject, tie.object)
    ]
    assert browser.value("document.querySelectorAll('#panel ul a[href^=\"#tie=\"]').length") == len(own) == 10
    assert "militia · 10 ties" in browser.value(PANEL)


@pytest.mark.parametrize(
    "end", ["#tie=__proto__", "#actor=constructor", "#actor=%E0%A4%A", "#actor=<img%20src=x>", "#x", "#tie="]
)
def test_an_address_that_means_nothing_opens_the_start(show: Show, end: str) -> None:
    browser = show(page(theatre()), end)
    assert browser.value(PANEL).startswith("Actors")
    assert calm(browser)


def test_the_search_knows_aliases_and_goes_by_keys(show: Show) -> None:
    network = samples.pair()
    [actor] = [a for a in network.actors.values() if a.id == "kataib-hezbollah"]
    object.__setattr__(actor, "aliases", ("Katā'ib Ḥizballāh", "Hizballah Brigades"))
    browser = show(page(network))
    browser.value("document.getElementById('find').focus()")
    browser.type("kataib hizb")
    assert browser.value("document.querySelectorAll('#found li').length") == 1
    browser.press("Enter", 13)
    browser.wait(f"location.hash === '#actor=kataib-hezbollah' && {HEADING} === \"Kata'ib Hizballah\"")
    browser.value("document.getElementById('find').select()")
    browser.type("BRIGADES")
    assert "Hizballah Brigades" in browser.value("document.getElementById('found').innerText")
    browser.value("document.getElementById('find').select()")
    browser.type("nobody")
    assert (
        browser.value("document.getElementById('found').innerText")
        == "No actor of this page bears that name."
    )
    assert calm(browser)


def test_the_filters_count_and_hide(show: Show) -> None:
    browser = show(page(theatre()))
    labels = browser.value(
        "[...document.querySelectorAll('#filters label')].map((l) => l.innerText.replace(/\\s+/g, ' '))"
    )
    assert "fights 8" in labels
    assert "state 4" in labels
    assert "possible 1" in labels
    browser.click_on("#filters input[value=FIGHTS]")
    # Egypt and Syria do nothing else than fight
    assert browser.value(SHOWN) == "13 of 15 actors, 17 of 25 ties shown"
    browser.click_on("#filters input[value=militia]")
    militias = {actor.id for actor in theatre().actors.values() if actor.type == "militia"}
    left = [t for t in theatre().ties if t.relation != "FIGHTS" and not {t.subject, t.object} & militias]
    assert browser.value(SHOWN).endswith(f"{len(left)} of 25 ties shown")
    browser.click_on("#filters button:last-of-type")
    assert browser.value(SHOWN) == "15 of 15 actors, 25 of 25 ties shown"
    browser.value("document.getElementById('documents').focus()")
    browser.press("ArrowRight", 39)
    listed = sum(tie.documents == 0 for tie in theatre().ties)
    assert browser.value(SHOWN).endswith(f"{25 - listed} of 25 ties shown")


def test_the_keyboard_alone_reaches_the_evidence(show: Show) -> None:
    browser = show(page(samples.pair()))
    for _ in range(40):
        browser.press("Tab", 9)
        if browser.value("document.activeElement.closest('#panel a') !== null"):
            break
    browser.press("Enter", 13)
    browser.wait(f"location.hash.startsWith('#actor=') && {HEADING} !== 'Actors'")
    browser.value("document.querySelector('#panel a[href^=\"#tie=\"]').focus()")
    browser.press("Enter", 13)
    browser.wait(f"{PANEL}.includes('Evidence (1)')")
    assert "Evidence (1)" in browser.value(PANEL)
    browser.press("Escape", 27)
    browser.wait(f"location.hash === '' && {HEADING} === 'Actors'")


def test_an_empty_network_says_so(show: Show) -> None:
    browser = show(page(samples.nothing()))
    assert "There is nothing to draw" in browser.value("document.body.innerText")
    assert "An empty graph" in browser.value(PANEL)
    assert calm(browser)


def test_no_text_of_an_article_runs(show: Show) -> None:
    network = samples.hostile()
    for tie in (*network.ties, *network.prospects):
        browser = show(page(network, samples.NASTY), f"#tie={tie.id}")
        assert "Brigade" in browser.value(PANEL) or "toString" in browser.value(PANEL)
        assert browser.value("document.scripts.length") == 3
        assert browser.value("document.querySelectorAll('img').length") == 0
        assert browser.value("document.querySelectorAll('#panel article a').length") == 0
        assert calm(browser)


def test_a_hostile_text_is_shown_to_the_letter(show: Show) -> None:
    network = samples.hostile()
    # but for the marks that turn round or break the line of what follows
    said = samples.NASTY.replace("\u2028", " ").replace("\u2029", " ").replace("\u202e", "\ufffd")
    name = f"Brigade {said}"
    [tie] = [tie for tie in network.ties if tie.relation == "FIGHTS"]
    browser = show(page(network, samples.NASTY), f"#tie={tie.id}")
    panel = browser.value("document.getElementById('panel').textContent")
    for field in ("title", "publisher", "speaker", "channel", "time", "place", "kind", "rule"):
        assert f"{field} {said}" in panel, field
    browser.value("document.querySelector('#panel a[href^=\"#actor=Brigade\"]').click()")
    browser.wait(f"location.hash.startsWith('#actor=') && {HEADING} !== 'Actors'")
    assert browser.value("document.querySelector('#panel h2').textContent") == name
    browser.value("document.getElementById('find').focus()")
    browser.type("script")
    assert name in browser.value("document.getElementById('found').textContent")
    assert calm(browser)


def test_the_policy_stops_a_script_that_gets_in_all_the_same(show: Show) -> None:
    intruder = "<script>alert('in')</script></body>"
    text = page(samples.pair()).replace("</body>", intruder)
    browser = show(text)
    assert browser.dialogs == []
    assert any("Content Security Policy" in complaint for complaint in browser.complaints)
    # and without it the intruder runs: what these tests listen for is heard
    browser = show(re.sub(r"<meta http-equiv[^>]*>", "", text))
    assert browser.dialogs == ["in"]


def test_the_policy_stops_a_request_that_gets_in_all_the_same(show: Show) -> None:
    address = "https://example.org/spy.png"
    text = page(samples.pair()).replace("</body>", f'<img src="{address}"></body>')
    browser = show(text)
    assert browser.complaints != []
    browser = show(re.sub(r"<meta http-equiv[^>]*>", "", text))
    assert address in browser.requests


def test_a_network_above_the_limit_opens_and_says_what_it_leaves_out(show: Show) -> None:
    browser = show(page(samples.crowd(2100)))
    note = browser.value("document.getElementById('note').innerText")
    assert note.startswith("Only the 2,000 ties with the most documents are drawn: 100 ties and ")
    assert browser.value("document.getElementById('note').offsetHeight") > 0
    assert "2,000 of 2,000 ties shown" in browser.value(SHOWN)
    assert calm(browser)
