"""Times with the precision that the text gives, and no more."""

from datetime import date

import pytest

from allegiance.extraction.times import time_of
from reading import claim, claims

FRIDAY_AFTER = date(2017, 11, 4)  # a Saturday


@pytest.mark.parametrize(
    ("text", "written", "start", "end", "precision"),
    [
        ("on 5 June 2009", "5 June 2009", "2009-06-05", "2009-06-05", "day"),
        ("on June 5, 2009", "June 5, 2009", "2009-06-05", "2009-06-05", "day"),
        ("in June 2009", "June 2009", "2009-06-01", "2009-06-30", "month"),
        ("in February 2012", "February 2012", "2012-02-01", "2012-02-29", "month"),
        ("in 2015", "2015", "2015-01-01", "2015-12-31", "year"),
        ("on 12 and 13 May 2015", "12 and 13 May 2015", "2015-05-12", "2015-05-13", "day"),
        ("on the night of 3-4 April 2015", "3-4 April 2015", "2015-04-03", "2015-04-04", "day"),
        ("from May 3, 2015 to May 5, 2015", "May 3, 2015 to May 5, 2015", "2015-05-03", "2015-05-05", "day"),
        ("since the coup of 2015", "since the coup of 2015", "2015-01-01", None, "year"),
        ("in the first half of 2015", "first half of 2015", "2015-01-01", "2015-06-30", "season"),
        ("in the last quarter of 2015", "last quarter of 2015", "2015-10-01", "2015-12-31", "season"),
        ("prior to 2011", "prior to 2011", None, "2010-12-31", "year"),
        ("before June 2011", "before June 2011", None, "2011-05-31", "month"),
        ("since 2011", "since 2011", "2011-01-01", None, "year"),
        ("until 2011", "until 2011", None, "2011-12-31", "year"),
        ("2012-2014", "2012-2014", "2012-01-01", "2014-12-31", "year"),
        ("in the 1990s", "1990s", "1990-01-01", "1999-12-31", "decade"),
        ("since summer 2012", "since summer 2012", "2012-06-01", None, "season"),
        ("on Friday", "on Friday", "2017-11-03", "2017-11-03", "day"),
        ("yesterday", "yesterday", "2017-11-03", "2017-11-03", "day"),
        ("last week", "last week", "2017-10-23", "2017-10-29", "week"),
        ("last month", "last month", "2017-10-01", "2017-10-31", "month"),
        ("on October 26", "October 26", "2017-10-26", "2017-10-26", "day"),
        ("in September", "September", "2017-09-01", "2017-09-30", "month"),
        ("since September", "since September", "2017-09-01", None, "month"),
        ("until September", "until September", None, "2017-09-30", "month"),
        ("until the end of 2011", "until the end of 2011", None, "2011-12-31", "year"),
        ("since the start of 2016", "since the start of 2016", "2016-01-01", None, "year"),
        ("from 2014 until 2017", "2014 until 2017", "2014-01-01", "2017-12-31", "year"),
        ("from June to August 2016", "June to August 2016", "2016-06-01", "2016-08-31", "month"),
        ("from June 2014 to July 2017", "June 2014 to July 2017", "2014-06-01", "2017-07-31", "month"),
        ("between November and March 2016", "November and March 2016", "2015-11-01", "2016-03-31", "month"),
        ("from 1980 onwards", "from 1980 onwards", "1980-01-01", None, "year"),
        ("between 4 and 7 June", "4 and 7 June", "2017-06-04", "2017-06-07", "day"),
        ("on June 4 and 5", "June 4 and 5", "2017-06-04", "2017-06-05", "day"),
        ("in 2006-07", "2006-07", "2006-01-01", "2007-12-31", "year"),
        ("in mid-2014", "2014", "2014-01-01", "2014-12-31", "year"),
        ("on the 17th of July 2009", "17th of July 2009", "2009-07-17", "2009-07-17", "day"),
        ("on 2017-10-26", "2017-10-26", "2017-10-26", "2017-10-26", "day"),
        ("last summer", "last summer", "2017-06-01", "2017-08-31", "season"),
        ("last winter", "last winter", "2016-12-01", "2017-02-28", "season"),
        ("two years ago", "two years ago", "2015-01-01", "2015-12-31", "year"),
        ("3 weeks ago", "3 weeks ago", "2017-10-09", "2017-10-15", "week"),
        ("two days ago", "two days ago", "2017-11-02", "2017-11-02", "day"),
        ("a month ago", "a month ago", "2017-10-01", "2017-10-31", "month"),
        ("over the past three years", "over the past three years", "2014-11-04", "2017-11-04", "year"),
        ("earlier this year", "earlier this year", "2017-01-01", "2017-11-04", "year"),
        ("over the past decade", "over the past decade", "2007-11-04", "2017-11-04", "decade"),
        ("overnight", "overnight", "2017-11-03", "2017-11-04", "day"),
        ("over the weekend", "over the weekend", "2017-11-04", "2017-11-05", "week"),
    ],
)
def test_a_time(text: str, written: str, start: str | None, end: str | None, precision: str) -> None:
    found = time_of(f"It fell {text}.", FRIDAY_AFTER)
    assert found.text == written
    assert (found.start and str(found.start)) == start
    assert (found.end and str(found.end)) == end
    assert found.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "It may march on the city.",
        "Under resolution 2083 (2012) it fell.",
        "The 31 February 2011 was none.",
        "It fell.",
        "It fell ages ago, or many years ago.",
        "Its 20-30 men fell.",
    ],
)
def test_no_time(text: str) -> None:
    assert time_of(text, FRIDAY_AFTER).precision in {None, "month"}
    assert "may" not in time_of(text, FRIDAY_AFTER).text


def test_a_relative_time_without_a_date_keeps_its_words_alone() -> None:
    found = time_of("It fell on Friday.", None)
    assert found.text == "on Friday"
    assert not found


def test_a_weekday_in_that_days_paper_is_that_day():
    monday = date(2017, 5, 29)
    assert time_of("They attacked on Monday.", monday).start == monday
    assert time_of("They attacked last Monday.", monday).start == date(2017, 5, 22)
    assert time_of("They attacked on Friday.", monday).start == date(2017, 5, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad will attack Boko Haram on Friday.", "2024-05-17"),
        ("Chad attacked Boko Haram on Friday.", "2024-05-10"),
        ("On Friday Chad will attack Boko Haram.", "2024-05-17"),
        ("Chad said on Monday that it will attack Boko Haram.", "None"),
        ("Chad will attack Boko Haram on 3 March.", "2025-03-03"),
        ("Chad will attack Boko Haram, Musa Kamara said on Friday.", "None"),
        ("Chad will attack Boko Haram next month, Musa Kamara told reporters on Friday.", "2024-06-01"),
        ("Musa Kamara said on Friday that Chad will attack Boko Haram on Monday.", "2024-05-20"),
    ],
)
def test_a_plan_is_for_the_day_to_come(text: str, day: str) -> None:
    assert str(claim(text, date(2024, 5, 15)).time.start) == day


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The Iran-backed Houthis attacked Chad on Friday.", {"BACKS": "", "FIGHTS": "on Friday"}),
        ("The Houthis, backed by Iran, attacked Chad on Friday.", {"BACKS": "", "FIGHTS": "on Friday"}),
        ("The Houthis, backed by Iran since 2014, attacked Chad.", {"BACKS": "since 2014", "FIGHTS": ""}),
        (
            "M23, designated by the United States in 2013, attacked Chad on Friday.",
            {"DESIGNATED_BY": "2013", "FIGHTS": "on Friday"},
        ),
        ("M23 attacked Chad, which backs Boko Haram, on Friday.", {"BACKS": "", "FIGHTS": "on Friday"}),
        ("In June 2013 M23, which Chad backs, attacked Boko Haram.", {"BACKS": "", "FIGHTS": "June 2013"}),
        ("M23 attacked Chad in 2013 with help from Iran.", {"BACKS": "2013", "FIGHTS": "2013"}),
        ("Musa Kamara, the spokesman for M23, spoke on Friday.", {"SPEAKS_FOR": ""}),
        ("Musa Kamara said on Friday that Chad attacked Boko Haram.", {"FIGHTS": ""}),
    ],
)  # fmt: skip
def test_each_clause_has_its_own_time(text: str, times: dict[str, str]) -> None:
    found = {c.relation: c.time.text for c in claims(text, date(2024, 5, 15))}
    assert {relation: found.get(relation) for relation in times} == times
