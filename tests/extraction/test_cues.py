"""The cue file: what a table may hold, and that every example shows what it stands for."""

import pytest

from allegiance.errors import DataError
from allegiance.extraction.cues import Cue, cues, load
from reading import claims

GOOD = """
[storm]
relation = "FIGHTS"
shape = "verb"
words = "storm take_on"
frames = ["S V O", "S V _ from|out O", "N between S O", "O V S"]
example = "A stormed B."
"""


@pytest.mark.parametrize("cue", cues().tables, ids=lambda cue: cue.name)
def test_every_example_fires_its_own_cue(cue: Cue) -> None:
    fired = {(claim.rule.split(":")[0], claim.relation) for claim in claims(cue.example)}
    assert (cue.name, cue.relation) in fired, [
        (c.rule, c.subject.actor, c.object.actor) for c in claims(cue.example)
    ]


def test_frames_are_read() -> None:
    direct, gap, between, turned = load(GOOD).tables[0].frames
    assert (direct.slot, direct.gap, direct.turned) == ("object", False, False)
    assert (gap.slot, gap.gap, gap.prepositions) == ("prepositions", True, {"from", "out"})
    assert between.slot == "between"
    assert turned.turned


def test_a_particle_makes_another_verb() -> None:
    assert load(GOOD).particles["take"] == (("on",),)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('relation = "FIGHTS"', "no relation is called"),
        ('shape = "verb"', "shape is one of"),
        ('words = "storm take_on"', "words is missing"),
        ('"S V O"', "no place for the cue word"),
    ],
)
def test_a_wrong_table_is_named(wrong: str, says: str) -> None:
    better = {
        "relation": 'relation = "HATES"',
        "shape": 'shape = "song"',
        "words": 'words = ""',
        '"S': '"S O"',
    }
    replaced = next(text for start, text in better.items() if wrong.startswith(start))
    with pytest.raises(DataError, match=says):
        load(GOOD.replace(wrong, replaced))


def test_an_unknown_field_and_broken_toml_are_named() -> None:
    with pytest.raises(DataError, match="colour"):
        load(GOOD + 'colour = "red"\n')
    with pytest.raises(DataError, match=r"cues\.toml"):
        load("[storm")
    with pytest.raises(DataError, match="strength"):
        load(GOOD + "strength = 1.5\n")
