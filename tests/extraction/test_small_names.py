"""Groups whose name is written small, as reporters write it."""

import pytest

from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import gazetteer
from allegiance.records import Document


@pytest.fixture(scope="module")
def rules() -> RuleExtractor:
    return RuleExtractor(gazetteer())


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Islamic State clashed with the peshmerga near Makhmur.", "peshmerga"),
        ("The janjaweed attacked JEM in Darfur.", "janjaweed"),
        ("Rwandan soldiers clashed with the interahamwe in Congo.", "interahamwe"),
        ("In Congo the army clashed with mai-mai fighters.", "mai-mai"),
    ],
)
def test_a_name_written_small_is_read(rules: RuleExtractor, text: str, actor: str) -> None:
    fights = [claim for claim in rules.claims(Document(text)) if claim.relation == "FIGHTS"]
    assert [actor in {claim.subject.actor, claim.object.actor} for claim in fights] == [True]
