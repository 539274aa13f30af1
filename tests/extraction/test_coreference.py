"""Who is meant by the words that stand for an actor named elsewhere."""

import pytest

from reading import actors, said


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Boko Haram left. The group returned.", "The group", "boko-haram"),
        ("Boko Haram left. They returned.", "They", "boko-haram"),
        ("M23 fought Boko Haram. The extremist group fled.", "The extremist group", "boko-haram"),
        ("Chadian troops came. The army left.", "The army", "chadian-armed-forces"),
        ("In Mali it rained. Malian soldiers came. Troops left.", "Troops", "malian-armed-forces"),
        ("The Saudi-led coalition struck. The coalition left.", "The coalition", "saudi-led-coalition"),
        ("Assad spoke in Syria. The regime left.", "The regime", "syria"),
        ("Assad spoke. His forces left.", "His forces", "syrian-army"),
    ],
)
def test_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text", ["The group left.", "They left.", "It is known that Chad won.", "His forces left."]
)
def test_nobody_before_is_nobody(text: str) -> None:
    assert set(actors(text).values()) <= {"chad"}


def test_look_alikes_go_with_their_company() -> None:
    ours = actors("Kataib of Iraq spoke. Hezbollah, a group within the PMF, fought.")
    theirs = actors("Kataib of Iraq spoke. Hezbollah of Lebanon praised the PMF.")
    assert ours["Hezbollah"] == "kataib-hezbollah"
    assert theirs["Hezbollah"] == "hezbollah"


def test_what_a_lead_describes_is_named_later() -> None:
    text = "An Iraqi militia fought Islamic State. Kataib Hezbollah, in Iraq, posted a video."
    assert said(text) == {"islamic-state FIGHTS kataib-hezbollah"}


def test_they_are_all_of_a_coordination() -> None:
    text = "Chadian troops and the Azawad Guard advanced as they fought Boko Haram."
    assert said(text) == {"boko-haram FIGHTS chadian-armed-forces", "azawad-guard FIGHTS boko-haram"}
