"""Where places are, and in which country a text happens."""

import pytest

from allegiance.documents import sentences
from allegiance.extraction import mentions
from allegiance.extraction.lands import datelines
from allegiance.gazetteer import gazetteer
from allegiance.gazetteer.places import place_key, places
from allegiance.records import Document
from reading import index


@pytest.mark.parametrize(
    ("written", "key"), [("Al-Bukamal", "bukamal"), ("Deir ez-Zor", "deir ez zor"), ("Mōcímboa", "mocimboa")]
)
def test_a_place_is_looked_up_without_marks_and_articles(written: str, key: str) -> None:
    assert place_key(written) == key


def test_every_listed_place_is_of_a_listed_state() -> None:
    known = {gazetteer().entries[state].actor.country for state in gazetteer().states}
    listed = places()
    assert set(listed.regions()) <= gazetteer().states.keys()
    assert set(listed.codes()) - known <= {"EH", "HK", "MO", "PR", "RE", "GP", "MQ", "GF", "NC", "PF", "CW"}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Rebels attacked a convoy in Idlib.", "syria"),
        ("Rebels attacked a convoy near the northern town of Benghazi.", "libya"),
        ("Troops retook Mocimboa da Praia.", "mozambique"),
        ("They spoke in Idlib.", ""),
        ("Words came from Tripoli.", ""),
        ("Idlib left.", ""),
        ("A convoy left Idlib for Benghazi, and clashes were reported in Idlib and near Benghazi.", ""),
    ],
)
def test_what_a_sentence_tells_happens_in_the_one_country_of_its_places(text: str, state: str) -> None:
    scene = mentions.scene(index(), sentences(Document(text)))
    assert scene.theatre(scene.lines[0]) == state


def test_a_dateline_s_town_counts_and_a_capital_does_not() -> None:
    for place, state in (("BENGHAZI", "libya"), ("BAGHDAD", "")):
        document = Document(f"{place} (Reuters) - Fighters attacked a convoy on Monday. Residents said so.")
        said = sentences(document)
        scene = mentions.scene(index(), said, 0, datelines(document, said))
        assert scene.theatre(scene.lines[0]) == state


def test_what_a_paragraph_is_headed_by_counts_for_all_of_it() -> None:
    text = "Nigeria: Bandits raided a town. The army killed ten.\n\nMen left. Mali is quiet: so they say."
    scene = mentions.scene(index(), sentences(Document(text)))
    assert [scene.theatre(line) for line in scene.lines] == ["nigeria", "nigeria", "", ""]
