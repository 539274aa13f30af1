"""Planned, possible, denied, over: by the verbs around and the words beside."""

import pytest

from reading import claim, claims


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad fights Boko Haram.", "actual"),
        ("Chad will fight Boko Haram.", "planned"),
        ("Chad vowed to fight Boko Haram.", "planned"),
        ("Chad plans to attack Boko Haram.", "planned"),
        ("Chadian troops are expected to attack Boko Haram.", "planned"),
        ("Chad announced a planned offensive against Boko Haram.", "planned"),
        ("Chad could attack Boko Haram.", "possible"),
        ("Chad may attack Boko Haram.", "possible"),
        ("Observers have concerns about potential clashes between Chad and Boko Haram.", "possible"),
        ("If Chad attacks Boko Haram, farmers will flee.", "possible"),
        ("Does Chad back the Azawad Guard?", "possible"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert claim(text).modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chad did not attack Boko Haram.", "denied"),
        ("Chad didn’t attack Boko Haram.", "denied"),
        ("Chad never backed the Azawad Guard.", "denied"),
        ("Chad denies backing the Azawad Guard.", "denied"),
        ("Chad rejected accusations that it backs the Azawad Guard.", "denied"),
        ("Chad not only armed the Azawad Guard.", "asserted"),
        ("Chad attacked Boko Haram and denied nothing.", "asserted"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert claim(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Chad attacked Boko Haram.", "present"),
        ("Chad had fought Boko Haram.", "past"),
        ("The army said that Chadian troops had attacked Boko Haram.", "present"),
        ("The army said that Chadian troops had fought Boko Haram before.", "past"),
        ("Chad no longer backs the Azawad Guard.", "past"),
        ("Chad stopped backing the Azawad Guard.", "past"),
        ("Musa Kamara, a former member of Boko Haram, spoke.", "past"),
        ("Musa Kamara, a member of Boko Haram, spoke.", "present"),
        ("M23 conducted attacks against Chadian targets prior to 2011.", "past"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    assert claim(text).tense == tense


def test_what_is_not_known_or_only_asked_states_nothing() -> None:
    assert claims("It is not known whether Chad will attack Boko Haram.") == ()
    assert claims("Mali asked Chad to attack Boko Haram.") == ()


def test_no_longer_is_over_and_not_denied() -> None:
    assert claim("Chad no longer backs the Azawad Guard.").polarity == "asserted"
