"""What a text says of itself, and what it does not say."""

from datetime import date

import pytest

from allegiance.documents.details import details

LEAD = "The rebels left the port of Sula on Monday after two weeks of fighting, the army said."
MAY = date(2017, 5, 29)


def said(*lines: str) -> tuple[str, str, date | None]:
    found = details("\n".join(lines))
    return found.title, found.publisher, found.date


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Rebels leave the port", "", LEAD], "Rebels leave the port"),
        (["Rebels leave the port ", "", "", LEAD], "Rebels leave the port"),
        (["Will the rebels leave?", "", LEAD], "Will the rebels leave?"),
        (["Rebels leave Aranda and the U.S.", "", LEAD], "Rebels leave Aranda and the U.S."),
        (["Rebels leave the port", "29/05/2017", "", LEAD], "Rebels leave the port"),
        (
            ["----- -----", "Monday , May 29 2017", "", "Rebels leave the port", "", LEAD],
            "Rebels leave the port",
        ),
        (["Last Update 16:47", "Rebels leave the port", "", LEAD], "Rebels leave the port"),
        (["# Rebels leave the port", LEAD], "Rebels leave the port"),
        (["Title: Rebels leave", "Date: 29 May 2017", "", LEAD], "Rebels leave"),
        (["_Rebels leave the port_ | Example Times", "", LEAD], "Rebels leave the port"),
        (["Rebels leave the port", LEAD], "Rebels leave the port"),
        (["World", "", "Rebels leave the port", "", LEAD], "Rebels leave the port"),
        (["Sula", "", LEAD], "Sula"),
        (
            ["The army of the northern province said on Monday that its", "fighters had crossed the river."],
            "",
        ),
        (["Rebels leave the port"], ""),
        ([LEAD, "", LEAD], ""),
        (["Reason for listing:", "", LEAD], ""),
        (["and then they left", "", LEAD], ""),
        (["", ""], ""),
    ],
)
def test_title(lines: list[str], title: str) -> None:
    assert said(*lines)[0] == title


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["Rebels leave", "Reuters , Monday 29 May 2017", "", LEAD], "Reuters"),
        (["Rebels leave", "AFP", "", LEAD], "Agence France-Presse"),
        (["Rebels leave", "", f"SULA, May 29, (AP): {LEAD}"], "Associated Press"),
        (["Rebels leave", "", f"SULA (Reuters) - {LEAD}"], "Reuters"),
        (["Rebels leave", "", f"(MENAFN- Example Times) SULA, {LEAD}"], "Example Times"),
        (["Rebels leave the port | Example Times", "", LEAD], "Example Times"),
        (["Rebels leave", "Example Times, 29 May 2017", "", LEAD], "Example Times"),
        (["Rebels leave", "Publisher: Example Times", "", LEAD], "Example Times"),
        (["Rebels leave", "", LEAD, "", "© 2010 Example Online."], "Example Online"),
        (["Rebels leave", "", LEAD, "", "Copyright 2017 AP. All rights reserved."], "Associated Press"),
        (["Rebels leave", "New York, 29 May 2017", "", LEAD], ""),
        (["Rebels leave", "", "Men near the port. (AFP)", "", LEAD], ""),
        (["Rebels leave", "", f"{LEAD} They told The Associated Press so."], ""),
        (["Rebels leave", "", "Source: the army, which left the port.", "", LEAD], ""),
        (["Rebels leave", "", LEAD], ""),
    ],
)
def test_publisher(lines: list[str], publisher: str) -> None:
    assert said(*lines)[1] == publisher


@pytest.mark.parametrize(
    "lines",
    [
        ["Rebels leave", "Reuters , Monday 29 May 2017", "", LEAD],
        ["Rebels leave", "Published: May 29th, 2017 at 10:00 GMT", "Updated: 3 June 2018", "", LEAD],
        ["Published 29 May 2017", "Rebels leave", "", LEAD],
        ["Rebels leave", "", LEAD, "", "Posted on 29 May 2017"],
        [
            "Rebels leave",
            "News Desk | Sula | Updated: 30-05-2017 09:20 | Created: 29-05-2017 08:35 IST",
            "",
            LEAD,
        ],
        ["Rebels leave", "29/05/2017", "", LEAD],
        ["Rebels leave", "2017-05-29T10:00:00Z", "", LEAD],
        ["Rebels leave", "", f"SULA, May 29, 2017 (AP) — {LEAD}"],
        ["Rebels leave", "", f"29 May 2017 {LEAD}"],
        ["Rebels leave", "", LEAD, "", "MENAFN2905201700630000ID1096000000"],
        # 5/6/2017 is 6 May or 5 June: what the text says besides decides
        ["Rebels leave", "5/6/2017", "", f"5 June 2017 {LEAD}"],
        ["Rebels leave", "5/6/2017", "Last updated 20 May 2017", "", LEAD],
        ["Last updated: 5 June 2017", "Rebels leave", "", f"SULA, May 29 (AP) — {LEAD}"],
        ["Rebels leave", "Published May 29 2017", "3/4/2016", "", LEAD],
    ],
)
def test_date(lines: list[str]) -> None:
    expected = {"5/6/2017": {True: date(2017, 6, 5), False: date(2017, 5, 6)}}
    found = said(*lines)[2]
    if lines[1] in expected:
        assert found == expected[lines[1]]["5 June" in " ".join(lines)]
    else:
        assert found == MAY


@pytest.mark.parametrize(
    "lines",
    [
        ["Monday , May 29 2017", "", "Rebels leave", "", "This post has been read 12 times!", "", LEAD],
        ["Last Update 16:47", "Monday, 29 May 2017", "", "Rebels leave", "", LEAD],
        ["Rebels leave", "Last updated 29 May 2017", "", LEAD],
        ["Rebels leave", "Retrieved 29 May 2017", "", LEAD],
        ["Rebels leave", "5/6/2017", "", LEAD],
        ["Rebels leave", "", f"SULA, May 29 (AP) — {LEAD}"],
        ["Wednesday , September 28 2022", "", "Rebels leave", "", f"SULA, Nov 4, (AP): {LEAD}"],
        ["Rebels leave", "", "Men near the port on May 29, 2017. (AFP)", "", LEAD],
        ["Rebels leave", "", f"On 29 May 2017 {LEAD}"],
        ["Rebels leave", "", LEAD, "", "It began on 29 May 2017, the army said."],
        ["Rebels leave", "", f"29 May 2017 {LEAD}", f"30 May 2017 {LEAD}"],
        ["Rebels leave", "", LEAD, "", "© 2017 Example Online."],
        ["Rebels leave", "31 June 2017", "", LEAD],
        [LEAD],
        [""],
    ],
)
def test_a_day_that_is_not_said_is_not_guessed(lines: list[str]) -> None:
    assert said(*lines)[2] is None


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (["Rebels leave", "", LEAD, "", "Short link: https://example.org/1."], "https://example.org/1"),
        (["URL: https://example.org/1", "Rebels leave", "", LEAD], "https://example.org/1"),
        (["Rebels leave", "Source: https://example.org/1", "", LEAD], "https://example.org/1"),
        (["https://example.org/1", "", "Rebels leave", "", LEAD], "https://example.org/1"),
        (["Rebels leave", "", LEAD, "", "https://example.org/1"], "https://example.org/1"),
        (["Rebels leave", "", f"{LEAD} It is on https://example.org/1 too.", "", LEAD], ""),
        (["Rebels leave", "", LEAD, "https://example.org/1", LEAD], ""),
    ],
)
def test_url(lines: list[str], url: str) -> None:
    assert details("\n".join(lines)).url == url


def test_a_known_title_is_kept() -> None:
    assert details(f"Another line\n\n{LEAD}", "Known").title == "Known"


def test_the_foot_of_a_long_text_is_read() -> None:
    text = "\n\n".join(
        ["Rebels leave", *[LEAD] * 500, "Source: Reuters", "Short link: https://example.org/1"]
    )
    assert details(text).publisher == "Reuters"
    assert details(text).url == "https://example.org/1"
