# ruff: noqa: E501  tables of texts read best a line each
"""What is left out of a page, and what of an article must not be."""

import re

import pytest

from allegiance.documents import body, sentences
from allegiance.documents.lines import Kind, kind, plain
from allegiance.documents.markers import entries, markers
from allegiance.records import Document

LEAD = "The rebels left the port of Sula on Monday after two weeks of fighting, the army said."
SECOND = "The army, which is backed by Aranda, said that it had lost eleven men in the fighting."
THIRD = "A spokesman for the rebels told reporters that they would be back before the winter."


def kept(text: str) -> str:
    return " ".join(sentence.text for sentence in sentences(Document(text)))


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("group", ["line", "end", "pause"])
def test_every_pattern_of_lines_matches_its_example(group: str) -> None:
    for entry in entries()[group]:
        if "example" in entry:
            assert kind(plain(entry["example"])) is not Kind.TEXT, entry
        assert re.compile(getattr(markers(), group).pattern, re.IGNORECASE)


@pytest.mark.parametrize("group", ["part", "policy", "author"])
def test_every_pattern_within_lines_matches_its_example(group: str) -> None:
    for entry in entries()[group]:
        assert getattr(markers(), group).search(entry["example"]), entry


def test_every_stamp_matches_its_example() -> None:
    for entry in entries()["stamp"]:
        assert re.fullmatch(entry["pattern"], entry["example"]), entry


def test_an_article_without_furniture_is_kept_whole() -> None:
    text = page("Rebels leave the port", LEAD, SECOND, THIRD)
    assert body(Document(text)) == ((0, len(text)),)
    assert body(Document("")) == ()


@pytest.mark.parametrize(
    "furniture",
    [
        "Share this", "Views: 1,869", "This post has been read 57 times!", "Last Update 16:47", "By Jane Doe", "ADVERTISEMENT",
        "By Jane Doe and John Roe, Example News", "Published on 4 March 2019 10:20 GMT", "Reuters , Monday 4 March 2019",
        "© 2010 Example Online.", "Photo: Jane Doe/Example Pictures", "Sign up for our daily newsletter", "Share | Tweet | Comments (0)",
        "This website uses cookies to improve your experience.", "desk@example.org", "https://example.org/a", "Also read: Rebels leave the port",
        "Previous Post Next Post", "------ ------", "NEWSCO0203201900630000ID1090000001", "Tags: army, port", "**Share this**", "Wednesday , September 28 2022",
        "[Read more](https://example.org)", "Example Times, 4 March 2019", "4 min read", "(AFP)", "Next articleArmy takes a bridge", "Powered by Example", "Reporting by Jane Doe Writing by John Roe; editing by A. Bee", "![a map](map.png)",
    ],
)  # fmt: skip
def test_furniture_goes_wherever_it_stands(furniture: str) -> None:
    assert kept(page(furniture, LEAD, furniture, SECOND, THIRD, furniture)) == kept(page(LEAD, SECOND, THIRD))


@pytest.mark.parametrize(
    "written",
    [
        "By Monday, the rebels had left the port.",
        "By March, ISIS had lost the town and the army had come back.",
        "By Jane Doe's account the army left.",
        "Share prices fell as the army left.",
        "Related listed individuals and entities:",
        "Reason for listing:",
        "Background: The group was founded in Sula in 2001 by two brothers.",
        "Al-Qaida (X.004), listed on 6 October 2001",
        "The next day the army left.",
        "More than 30 people died.",
        "Updated weapons reached the brigade from Aranda.",
        "Reuters reported that the army left.",
        "The views of the rebels differ.",
        "Comments by the president angered the rebels.",
        "Follow the leader was their rule.",
        "Latest fighting kills nine rebels in Sula",
        "Trending now among fighters is desertion.",
        "Disclaimers by the army were not believed.",
        "The Aranda Army, backed by the Sula Front",
        "Photo: Fighters of the Sula Front stand guard near the port.",
        "Source of arms of the rebels was Aranda.",
        "2 soldiers killed",
        "Men of the brigade (AFP correspondents saw them) left.",
    ],
)
def test_an_article_s_lines_stay(written: str) -> None:
    text = page(LEAD, written, SECOND, THIRD)
    assert written.removeprefix("Photo: ") in kept(text)
    assert THIRD in kept(text)


@pytest.mark.parametrize(
    "end",
    [
        "Legal Disclaimer:", "Post a Comment", "Comments (12)", "Short link:", "Short link: https://example.org/1", "Your email address will not be published.",
        "Leave a Reply", "About the author", "External links", "Disclaimer: this page is offered as it stands, without any warranty.",
        "Example Online welcomes readers' comments on all of its stories.",
    ],
)  # fmt: skip
def test_what_follows_an_end_goes(end: str) -> None:
    after = page(
        end,
        "Something more",
        "We accept no liability for the accuracy of any of the content of this website at all.",
    )
    assert kept(page(LEAD, SECOND, THIRD, after)) == kept(page(LEAD, SECOND, THIRD))


def test_an_end_before_the_article_ends_nothing() -> None:
    assert (
        kept(page("Rebels leave", "Post a Comment", "Short link:", LEAD, SECOND))
        == f"Rebels leave {LEAD} {SECOND}"
    )


def test_an_end_with_more_article_after_it_ends_nothing() -> None:
    assert kept(page(LEAD, "Post a Comment", SECOND, THIRD)) == f"{LEAD} {SECOND} {THIRD}"


def test_a_box_of_links_goes_until_the_article_goes_on() -> None:
    box = page(
        "Related Posts", "Army takes a bridge", "Rebels deny it", "What we know of the Sula Front so far …"
    )
    assert kept(page(LEAD, box, SECOND, THIRD)) == f"{LEAD} {SECOND} {THIRD}"
    assert kept(page(LEAD, SECOND, box)) == f"{LEAD} {SECOND}"
    teaser = "The minister said on Friday that the ferry to the island would sail again from May."
    assert kept(page(LEAD, SECOND, box, teaser)) == f"{LEAD} {SECOND}"


def test_above_the_lead_the_last_line_of_a_box_is_the_headline() -> None:
    text = page("Latest News", "Army takes a bridge", "Rebels leave the port", LEAD, SECOND)
    assert kept(text) == f"Rebels leave the port {LEAD} {SECOND}"


def test_a_policy_is_not_the_article_going_on() -> None:
    policy = "Readers are asked to keep their comments short, and those that are abusive will not be published by us here."
    assert kept(page(LEAD, SECOND, "Check Also", policy, policy)) == f"{LEAD} {SECOND}"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Fighters near the port. (AFP)", "Fighters near the port."),
        ("Fighters near the port on Nov 2. (AP Photo/Jane Doe)", "Fighters near the port on Nov 2."),
        ("Fighters of the front. Image: @someone/Twitter", "Fighters of the front."),
        ("A road in the north (File photo)", "A road in the north"),
        ("FILE PHOTO: A road in the north", "A road in the north"),
        ("The port fell. (Reporting by Jane Doe; Editing by John Roe)", "The port fell."),
        (
            "The port fell. Reporting by Jane Doe; Editing by John Roe Our Standards: Example Principles.",
            "The port fell.",
        ),
        ("The port fell. This post has been read 7 times!", "The port fell."),
        ("The port fell. REUTERS/Jane Doe", "The port fell."),
        ("The port fell. read more", "The port fell."),
        ("The port fell. The post Rebels leave appeared first on Example Times.", "The port fell."),
        ("The port fell. Source ExampleWorld and agencies", "The port fell."),
        ("Title: Rebels leave the port", "Rebels leave the port"),
    ],
)
def test_credits_go_and_captions_stay(line: str, left: str) -> None:
    assert kept(page(LEAD, line, SECOND)) == f"{LEAD} {left} {SECOND}"


@pytest.mark.parametrize(
    "dateline",
    [
        "SULA, Nov 4, (AP): ", "SULA (Reuters) - ", "SULA, Aranda (AFP) — ", "SULA – ", "PORT SULA, Aranda - ", "SULA, May 3 — ",
        "(MENAFN- Example Times) SULA, ", "(AFP) - ", "Sula, May 3 (ANI): ", "12 May 2015 ", "Published April 13 2017 ",
        "ABASULA A report says: "[:8], "Mon Aug 29 2016 ", "SULA, 29 May 2017 (Xinhua) -- ",
    ],
)  # fmt: skip
def test_datelines_go(dateline: str) -> None:
    assert (
        kept(page("Rebels leave the port", f"{dateline}{LEAD}", SECOND))
        == f"Rebels leave the port {LEAD} {SECOND}"
    )


@pytest.mark.parametrize(
    "lead",
    [
        "HAMAS — which the army fights — left the port on Monday, and HAMAS said it would be back by May.",
        "ISIL - K has claimed the attack on the port of Sula on Monday, in which eleven soldiers died.",
        "U.S. - Aranda talks on the port of Sula will begin on Monday, the foreign ministry said on Friday.",
        "On 12 May 2015 the rebels left the port of Sula after two weeks of fighting, the army said.",
        "AMISOM - the mission of the African Union - said on Monday that it had left the port of Sula.",
        "Sula (the port) fell to the rebels on Monday after two weeks of fighting, the army said.",
    ],
)
def test_what_is_no_dateline_stays(lead: str) -> None:
    assert kept(page("Rebels leave the port", lead, SECOND)) == f"Rebels leave the port {lead} {SECOND}"


def test_front_matter_goes_and_a_rule_does_not_begin_one() -> None:
    assert kept(f"---\ntitle: Rebels leave\ntags:\n  - port\n---\n\n{LEAD}") == LEAD
    assert kept(f"---\n{LEAD}\n---\n{SECOND}") == f"{LEAD} {SECOND}"


def test_footnote_marks_part_no_sentence() -> None:
    assert [s.text for s in sentences(Document(f"{LEAD}[3] {SECOND}"))] == [LEAD, SECOND]
