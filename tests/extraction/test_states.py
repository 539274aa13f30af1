"""States and their armies are two actors, and a place is neither."""

import pytest

from allegiance.extraction.names import Index
from allegiance.gazetteer import gazetteer
from reading import actors, said


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Chadian troops left.", "Chadian troops", "chadian-armed-forces"),
        ("Chadian government forces left.", "Chadian government forces", "chadian-armed-forces"),
        ("Mali's army left.", "Mali's army", "malian-armed-forces"),
        ("Malis army left.", "Malis army", "malian-armed-forces"),
        ("The Chadian government left.", "Chadian government", "chad"),
        ("Chadian officials left.", "Chadian officials", "chad"),
        ("Turkish warplanes left.", "Turkish warplanes", "turkish-armed-forces"),
        ("The Assad regime left.", "Assad regime", "syria"),
        ("Assad forces left.", "Assad forces", "syrian-army"),
        ("US troops left.", "US troops", "us-armed-forces"),
        ("The French and Malian armed forces left.", "French", "french-armed-forces"),
        ("Syrian rebels left.", "Syrian rebels", "syrian-rebels"),
    ],
)
def test_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram bombed a church in Chad.",
        "Boko Haram crossed the border with Niger and attacked farmers.",
        "Chad's Lake region was attacked by Boko Haram.",
        "A French teacher was killed by Boko Haram.",
        "He told us that they attacked it.",
    ],
)
def test_a_place_or_a_citizen_is_no_party(text: str) -> None:
    assert said(text) == set()


def test_means_of_a_state_are_the_states() -> None:
    assert said("The Azawad Guard has Russian military advisers.") == {"russia BACKS azawad-guard"}


@pytest.mark.parametrize(
    ("person", "year", "state"),
    [
        ("haider-al-abadi", 2016, "iraq"),
        ("haider-al-abadi", 0, "iraq"),
        ("haider-al-abadi", 2021, ""),
        ("ali-al-sistani", 2016, ""),
        ("sergei-shoigu", 2016, ""),
    ],
)
def test_the_army_follows_a_head_of_state_in_his_years(person: str, year: int, state: str) -> None:
    assert Index.build(gazetteer()).ruled(person, year) == state


def test_who_ruled_once_has_no_army() -> None:
    known = Index.build(gazetteer())
    assert known.reigns("saleh", 2010)
    assert not known.reigns("saleh", 2017)
    assert known.reigns("saleh")
