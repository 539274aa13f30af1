from dataclasses import replace

import pytest

import factory
from allegiance.records import Polarity, Status
from allegiance.views.evidence import pieces, web_address
from allegiance.views.shape import ends, shape, strongest
from theatre import network, story, theatre
from views import samples

CLAIM = factory.claim("Iran", "BACKS", "Badr")


def test_everything_of_the_network_is_on_the_page() -> None:
    whole = theatre()
    plain = shape(whole, "All")
    assert len(plain["ties"]) == len(whole.ties) + len(whole.prospects)
    assert {actor["id"] for actor in plain["actors"]} == set(ends([*whole.ties, *whole.prospects]))
    shown = {plain["claims"][at]["id"] for tie in plain["ties"] for key in KEYS for at in tie[key]}
    assert shown == whole.claims.keys()
    assert plain["note"] == ""
    assert [node["id"] for node in plain["graph"]["nodes"]] == list(range(len(plain["actors"])))
    assert [edge["id"] for edge in plain["graph"]["edges"]] == list(range(len(plain["ties"])))


KEYS = ("claims", "denials", "others")


def test_support_denial_and_the_rest_are_told_apart() -> None:
    plain = shape(theatre(), "")
    [tie] = [tie for tie in plain["ties"] if tie["status"] == Status.CONTESTED]
    stated = {key: [_stated(plain["claims"][at]) for at in tie[key]] for key in KEYS}
    assert stated == {
        "claims": ["actual asserted"],
        "denials": ["actual denied"],
        "others": ["planned asserted", "planned asserted"],
    }


def _stated(claim: dict[str, str]) -> str:
    return f"{claim['modality']} {claim['polarity']}"


def test_a_listed_tie_names_its_source() -> None:
    plain = shape(theatre(), "")
    listed = [tie for tie in plain["ties"] if tie["listing"]]
    assert {tie["listing"] for tie in listed} == {"the tests"}
    assert {tie["documents"] for tie in listed} == {0}


@pytest.mark.parametrize(
    ("subject", "target", "expected"),
    [
        ((0, 4), (11, 15), [["Iran", "subject"], [" BACKS ", ""], ["Badr", "object"], [".", ""]]),
        ((0, 15), (11, 15), [["Iran BACKS ", "subject"], ["Badr", "both"], [".", ""]]),
        ((0, 4), (0, 4), [["Iran", "both"], [" BACKS Badr.", ""]]),
        ((40, 44), (11, 15), [["Iran BACKS ", ""], ["Badr", "object"], [".", ""]]),
        ((50, 60), (70, 80), [["Iran BACKS Badr.", ""]]),
    ],
)
def test_the_mentions_are_marked(
    subject: tuple[int, int], target: tuple[int, int], expected: list[list[str]]
) -> None:
    claim = replace(
        CLAIM,
        subject=replace(CLAIM.subject, start=subject[0], end=subject[1]),
        object=replace(CLAIM.object, start=target[0], end=target[1]),
    )
    assert pieces(claim) == expected
    assert "".join(text for text, _ in pieces(claim)) == claim.quote


def test_marks_count_from_the_sentence_and_not_from_the_document() -> None:
    _, claims = factory.story(("Iran", "BACKS", "Badr"), ("Badr", "FIGHTS", "Islamic State"))
    assert [text for text, role in pieces(claims[1]) if role] == ["Badr", "Islamic State"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JAVASCRIPT:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd",
     "vbscript:x", "//example.org/a", "example.org", "http:", "https://", "", "http://[", "blob:https://a/b"],
)  # fmt: skip
def test_no_other_address_becomes_a_link(url: str) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=<c>&d", "http://example.org", "HTTPS://EXAMPLE.ORG/"]
)
def test_a_web_address_becomes_a_link(url: str) -> None:
    assert web_address(f" {url}\n") == url


def test_above_the_limit_the_page_keeps_the_ties_with_the_most_documents_and_says_so() -> None:
    whole = samples.crowd(30)
    plain = shape(whole, "", limit=10)
    assert len(plain["ties"]) == 10
    assert plain["ties"][0]["documents"] == 2
    left = len(whole.actors) - len(plain["actors"])
    assert plain["note"] == (
        "Only the 10 ties with the most documents are drawn: "
        f"20 ties and {left} actors are left out of this page."
    )
    assert len(plain["claims"]) == 11
    assert shape(whole, "", limit=30)["note"] == ""


def test_which_ties_are_strongest_does_not_hang_on_their_order() -> None:
    ties = samples.crowd(30).ties
    assert strongest(ties, 10) == strongest(ties[::-1], 10)


def test_ties_between_the_same_two_are_drawn_apart() -> None:
    both = network(
        story(("Iran", "BACKS", "Iraq"), ("Iraq", "BACKS", "Iran"), ("Iran", "FIGHTS", "Iraq")),
    )
    edges = shape(both, "")["graph"]["edges"]
    # how far each bends to one side of the line from the first actor to the second
    bends = []
    for edge in edges:
        side = 1 if (edge["from"] == 0) is (edge["smooth"] and edge["smooth"]["type"] == "curvedCW") else -1
        bends.append(side * edge["smooth"]["roundness"] if edge["smooth"] else 0)
    assert sorted(bends) == [-0.24, 0, 0.24]


def test_direction_sign_and_status_show_in_the_line() -> None:
    drawn = shape(theatre(), "")
    dashes = {}
    for tie, edge in zip(drawn["ties"], drawn["graph"]["edges"], strict=True):
        assert edge["arrows"]["to"]["enabled"] is (tie["relation"] not in {"FIGHTS", "ALLIED_WITH"})
        assert edge["arrows"]["middle"]["enabled"] is (tie["relation"] in {"FIGHTS", "DESIGNATED_BY"})
        dashes[tie["status"]] = str(edge["dashes"])
    assert dashes["current"] == dashes["past"] == "False"
    assert len(set(dashes.values())) == len(dashes) - 1


def test_a_denied_tie_is_there_and_not_shown_at_first() -> None:
    denied = network(story(("Iran", "BACKS", "Badr", {"polarity": Polarity.DENIED})))
    plain = shape(denied, "")
    assert [tie["status"] for tie in plain["ties"]] == ["denied"]
    assert [status["name"] for status in plain["statuses"] if not status["shown"]] == ["denied"]


def test_actors_grow_with_their_ties_and_lines_with_their_documents() -> None:
    plain = shape(theatre(), "")
    size = {
        actor["id"]: node["size"]
        for actor, node in zip(plain["actors"], plain["graph"]["nodes"], strict=True)
    }
    assert size["kataib-hezbollah"] > size["islamic-state"] > size["egypt"]
    width = {
        tie["documents"]: edge["width"]
        for tie, edge in zip(plain["ties"], plain["graph"]["edges"], strict=True)
    }
    assert width[0] < width[1] < width[2]
