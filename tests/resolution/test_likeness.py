"""Which names may be spellings of one, and which are not, however alike they look."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.gazetteer import gazetteer
from allegiance.resolution.candidates import places
from allegiance.resolution.likeness import Likenesses

PLACES = {"syrian": "SY", "syria": "SY", "iraqi": "IQ", "iranian": "IR", "niger": "NE", "nigerian": "NG"}


def reason(asked: str, known: str) -> str:
    """By what the one name is found when the other is asked for; the same in both directions."""
    found, back = (
        Likenesses([(one, "actor")], PLACES).find(other) for one, other in ((known, asked), (asked, known))
    )
    assert [like.reason for like in found] == [like.reason for like in back]
    assert all(0 < like.score < 1 for like in found)
    return found[0].reason if found else ""


@pytest.mark.parametrize(
    ("asked", "known", "why"),
    [
        ("Badr  Organization", "badr organization", "called the same"),
        ("Kata'ib Hizballah", "KATAIB HIZBALLAH", "the same but for case, accents and marks"),
        ("Karkerên Kurdistanê", "Karkeren Kurdistane", "the same but for case, accents and marks"),
        ("Hezbollah", "Hizbullah", "the same but for transliteration"),
        ("Harakat al-Shabaab", "Harakat ash-Chabab", "the same but for transliteration"),
        ("Jund al-Aqsa", "Djund al-Aksa", "the same but for transliteration"),
        ("Ansar Allah", "Ansarallah", "the same but for transliteration"),
        ("Tawhid wal-Jihad", "Touhid wal Jihad", "the same but for transliteration"),
        ("Вагнер", "Wagner", "the same but for transliteration"),
        ("Front of National Liberation", "National Liberation Front", "the same words in another order"),
        ("Badr Corps", "Badr", "the same but for the kind of group"),
        ("Lord's Resistance Army", "LRA", "one is an acronym of the other"),
        ("Front for the Liberation of Aceh", "F.L.A.", "one is an acronym of the other"),
        ("Syrian Democratic Forces", "Syrian Demorcatic Forces", "spelled alike 96"),
        ("Ahrar al-Sharqiya", "Ahrar al-Sharqia", "the same but for transliteration"),
        ("Nigerian Armed Forces", "Nigerain Armed Force", "spelled alike"),
    ],
)
def test_spellings_of_one_name(asked: str, known: str, why: str) -> None:
    assert reason(asked, known).startswith(why)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Hezbollah", "Kataib Hezbollah"),  # a shared word makes no identity
        ("Islamic State", "Islamic State in Sinai"),
        ("30th Division", "35th Division"),
        ("First Brigade", "Third Brigade"),
        ("Northern Front", "Southern Front"),
        ("Free Syrian Army", "Syrian Army"),
        ("Niger Army", "Nigerian Army"),
        ("Iraqi Army", "Iranian Army"),
        ("Syrian Front", "Syrian Army"),  # a place and a kind of group name nobody in particular
        ("UPDF", "UPDN"),  # of an acronym each letter tells
        ("UNMIT", "UNMAT"),
        ("Hamas", "Hamid"),
        ("Golani Brigade", "Gülen Movement"),
        ("", "Badr"),
    ],
)
def test_names_of_two(asked: str, known: str) -> None:
    assert reason(asked, known) == ""


def test_the_likeliest_comes_first() -> None:
    names = [("Kataib Hezbollah", "k"), ("Kataib Hizballah", "k"), ("Kataib Hizbola", "m"), ("Badr", "b")]
    found = Likenesses(names, {}).find("Kataib Hizballah")
    assert [like.actor for like in found] == ["k", "m"]
    assert found[0].reason == "called the same"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_asked_for(asked: str, known: str) -> None:
    reason(asked, known)


def test_names_that_were_hidden_are_proposed_to_their_owners() -> None:
    listed = gazetteer()
    pairs = [(name, e.actor.id) for e in listed for name in (e.actor.name, *e.actor.aliases)]
    hidden = Random(4).sample(pairs, len(pairs) // 5)
    likenesses = Likenesses(sorted(set(pairs) - set(hidden)), places(listed))
    first = [(found[0].actor, id_) for name, id_ in hidden if (found := likenesses.find(name))]
    right = sum(actor == id_ for actor, id_ in first)
    assert len(first) > len(hidden) * 0.45  # the others have nothing in common with their owner's names
    assert right > len(first) * 0.95
