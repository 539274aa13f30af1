"""Who says it, and on which channel."""

import pytest

from reading import claim, claims

ATTACK = "Chad attacked Boko Haram"


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        (f"{ATTACK}.", "", ""),
        (f"The Horn Observatory said that {ATTACK}.", "The Horn Observatory", ""),
        (f"{ATTACK}, the Horn Observatory said.", "the Horn Observatory", ""),
        (f"{ATTACK}, said Yusuf Idris.", "Yusuf Idris", ""),
        (f"{ATTACK}, said Yusuf Idris, a mayor.", "Yusuf Idris", ""),
        (f"According to the report, {ATTACK}.", "the report", ""),
        (f"Musa Kamara told al-Mayadin that {ATTACK}.", "Musa Kamara", "al-Mayadin"),
        (f"Musa Kamara told state television that {ATTACK}.", "Musa Kamara", "state television"),
        (f"Musa Kamara told reporters that {ATTACK}.", "Musa Kamara", ""),
        (f"Musa Kamara said {ATTACK}, Reuters reported.", "Musa Kamara", "Reuters"),
        (f"{ATTACK}, mayor Musa Kamara said in remarks carried by Sahel TV.", "Musa Kamara", "Sahel TV"),
        (f"In a statement to Reuters, Musa Kamara said that {ATTACK}.", "Musa Kamara", "Reuters"),
        (f"Speaking to al-Mayadin, Musa Kamara said that {ATTACK}.", "Musa Kamara", "al-Mayadin"),
        (f"Musa Kamara, in an interview with Sahel TV, said that {ATTACK}.", "Musa Kamara", "Sahel TV"),
        (f"{ATTACK}, Sahel TV quoted Musa Kamara as saying.", "Musa Kamara", "Sahel TV"),
        (f"Musa Kamara was quoted by Sahel TV as saying that {ATTACK}.", "Musa Kamara", "Sahel TV"),
        (f"{ATTACK}, according to a mayor quoted by Sahel TV.", "mayor", "Sahel TV"),
        (f"In a statement to parliament, Musa Kamara said that {ATTACK}.", "Musa Kamara", ""),
        (f"Speaking to Chad, Musa Kamara said that {ATTACK}.", "Musa Kamara", ""),
        (f"The mayor, Musa Kamara, said that {ATTACK}.", "Musa Kamara", ""),
        (f"{ATTACK}, Musa Kamara, a mayor, said in a speech.", "Musa Kamara", ""),
    ],
)
def test_speaker_and_channel(text: str, speaker: str, channel: str) -> None:
    found = claim(text).attribution
    assert (found.speaker, found.channel) == (speaker, channel)


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“The road is open,” Musa Kamara said. “Chad attacked Boko Haram. Mali attacked M23.”"
    assert [c.attribution.speaker for c in claims(text)] == ["Musa Kamara", "Musa Kamara"]


def test_what_stands_outside_the_speech_is_the_articles() -> None:
    text = "Musa Kamara, the spokesman for M23, said that Chad attacked Boko Haram."
    found = {c.relation: c.attribution.speaker for c in claims(text)}
    assert found["SPEAKS_FOR"] == ""
    assert found["FIGHTS"].startswith("Musa Kamara") or found["FIGHTS"] == "the spokesman"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"{ATTACK}.", ""),
        (f"M23 said that {ATTACK}.", "m23"),
        (f"{ATTACK}, the Ugandan army said.", "ugandan-armed-forces"),
        (f"M23 fights Uganda. The group said that {ATTACK}.", "m23"),
        (f"M23 said that it had rested. It said that {ATTACK}.", "m23"),
        (f"M23's spokesman said that {ATTACK}.", ""),  # he is not M23
        (f"Residents said that {ATTACK}.", ""),
    ],
)
def test_a_speaker_may_be_an_actor(text: str, actor: str) -> None:
    found = next(c for c in claims(text) if c.subject.actor == "chad" or c.object.actor == "chad")
    assert found.attribution.actor == actor


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        ("Musa Kamara left. Kamara said that {0}.", "Musa Kamara", ""),
        ("Mayor Musa Kamara spoke. A mayor said that {0}.", "mayor", ""),
        ("KAMARA SPEAKS. Musa Kamara left. Gen. Kamara said that {0}.", "Musa Kamara", ""),
        ("Musa Kamara and Amina Kamara left. Amina said that {0}.", "Amina", ""),
    ],
)
def test_a_speaker_whom_the_text_names_in_full(text: str, speaker: str, channel: str) -> None:
    found = next(c for c in claims(text.format(ATTACK)) if c.relation == "FIGHTS").attribution
    assert (found.speaker, found.channel) == (speaker, channel)


def test_we_are_the_group_whose_spokesman_was_named_beside_it() -> None:
    text = (
        "M23 left, Musa Kamara, the group's spokesman, said. “We killed four Chadian soldiers,” Kamara said."
    )
    fight = next(c for c in claims(text) if c.relation == "FIGHTS")
    assert {fight.subject.actor, fight.object.actor} == {"m23", "chadian-armed-forces"}
    assert fight.attribution.speaker == "Musa Kamara"
