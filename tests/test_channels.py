"""A channel is one by all its names."""

import pytest

from allegiance import channels
from allegiance.channels import carrier, known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Mayadeen", "al-Mayadin TV"),
        ("Mayadeen", "Lebanese television channel Al-Mayadin"),
        ("Al Mayadine", "the al-Mayadeen channel"),
        ("AFP", "Agence France-Presse"),
        ("the Reuters news agency", "Reuters"),
        ("BBC News", "the British Broadcasting Corporation"),
        ("Al Jazeera English", "al-Jazira"),
        ("Al-Masira", "al-Masirah TV"),
        ("state news agency SANA", "Syrian Arab News Agency"),
        ("El-Qanaah", "al-Qana radio"),  # no listed one
        ("Twitter", "X, formerly Twitter"),
    ],
)
def test_names_of_one_channel(one: str, other: str) -> None:
    assert carrier(one) == carrier(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Manar", "Al-Masirah"),
        ("New York Times", "Times of Israel"),
        ("Radio Okapi", "Radio Dabanga"),
        ("Syrian state television", "Iranian state television"),
        ("Sky News", "Sky News Arabia"),
    ],
)
def test_channels_that_share_words_are_two(one: str, other: str) -> None:
    assert carrier(one) != carrier(other)


def test_only_what_is_listed_is_known() -> None:
    assert known("the Reuters news agency")
    assert not known("state television")
    assert not known("Musa Kamara")


def test_no_name_belongs_to_two() -> None:
    tables = tomllib_tables()
    names = [carrier(name) for table in tables for name in table]
    assert len(set(names)) == len(names)
    for table in tables:
        for name, others in table.items():
            assert {carrier(other) for other in others} <= {carrier(name)}, name


def tomllib_tables() -> list[dict[str, list[str]]]:
    data = channels._data()
    return [data["names"], data["platforms"]]


def test_platforms_are_channels_too() -> None:
    assert {"twitter", "telegram"} <= channels.platforms()
    assert "reuters" not in channels.platforms()
