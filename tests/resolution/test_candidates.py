"""Pairs of actors that may be one: what is proposed, what never is, and by how much."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

import factory
from allegiance.gazetteer import Entry, Gazetteer, State
from allegiance.network import Network
from allegiance.records import Actor, ActorType, Claim, Document, Verdict
from allegiance.resolution import Candidate
from allegiance.resolution.candidates import score
from allegiance.review import sides
from theatre import LISTS, story

Story = tuple[Document, list[Claim]]
NOBODY = Gazetteer({}, {})


def proposed(
    *stories: Story,
    verdicts: Iterable[Verdict] = (),
    listed: Gazetteer = LISTS,
    least: float = 0.0,
    unsure: bool = False,
) -> tuple[Candidate, ...]:
    claims = [claim for _, said in stories for claim in said]
    network = Network.build(claims, [document for document, _ in stories], verdicts, listed)
    return sides.candidates(network, listed, least=least, unsure=unsure)


def one(*stories: Story, **how: object) -> Candidate:
    (found,) = proposed(*stories, **how)  # type: ignore[arg-type]
    return found


def changed(subject: str, relation: str, target: str, name: str = "changed", **how: str) -> Story:
    """A story of one sentence whose subject is mentioned in another way."""
    document, (claim,) = story((subject, relation, target), name=name)
    return document, [replace(claim, subject=factory.mention(subject, **how))]


HERE = story(("Jaish al-Fath", "FIGHTS", "Egypt"), name="here")
THERE = story(("Jaysh al-Fateh", "FIGHTS", "Jordan"), name="there")
PAIR = ("jaish-al-fath", "jaysh-al-fateh")


def test_two_spellings_are_proposed_with_their_reason() -> None:
    found = one(HERE, THERE)
    assert (found.left, found.right, found.against) == (*PAIR, ())
    assert found.reasons == ("the same but for transliteration: “Jaish al-Fath” and “Jaysh al-Fateh”",)
    assert found.score == pytest.approx(0.9)


def test_a_listed_actor_that_no_text_names_is_proposed() -> None:
    found = one(story(("Kataeb Hezbolla", "FIGHTS", "Egypt")))
    assert (found.left, found.right) == ("kataeb-hezbolla", "kataib-hezbollah")


def test_named_in_one_document_as_two() -> None:
    both = story(("Jaish al-Fath", "FIGHTS", "Egypt"), ("Jaysh al-Fateh", "FIGHTS", "Jordan"))
    found = one(both)
    assert found.against == ("one document names both, as two",)
    assert found.score == pytest.approx(score(0.9, [0.3]), abs=1e-4)
    assert found.score == pytest.approx(2.7 / 3.7, abs=1e-4)  # odds 9 * 0.3


def test_the_same_ties_speak_for_it_and_opposed_ones_against() -> None:
    more = story(("Jaish al-Fath", "BACKS", "Army of Light"), name="more")
    same = story(("Jaysh al-Fateh", "BACKS", "Army of Light"), name="same")
    other = story(("Jaysh al-Fateh", "FIGHTS", "Army of Light"), name="other")
    found = one(more, same)
    assert found.reasons[1:] == ("both have the same ties to Army of Light",)
    assert found.score == pytest.approx(score(0.9, [1.25]), abs=1e-4)
    found = one(more, other)
    assert found.against == ("one is with, the other against Army of Light",)
    assert found.score == pytest.approx(score(0.9, [0.5]), abs=1e-4)


def test_types_and_ties_between_the_two_speak_against_it() -> None:
    typed = changed("Jaish al-Fath", "FIGHTS", "Egypt", kind="army")
    assert one(typed, THERE).against == ("one is of type army, the other militia",)
    tied = story(("Jaish al-Fath", "BACKS", "Jaysh al-Fateh"))
    found = one(tied)
    assert found.against == ("one document names both, as two", "a text ties the two by BACKS")
    assert found.score == pytest.approx(score(0.9, [0.3, 0.1]), abs=1e-4)
    assert proposed(tied, least=0.5) == ()


def test_the_country_that_texts_speak_of() -> None:
    def listing(id_: str, name: str, kind: str, country: str) -> Entry:
        return Entry(Actor(id_, name, ActorType(kind), country=country, listed=True), source="the tests")

    entries = [
        listing("iraq", "Iraq", "state", "IQ"),
        listing("syria", "Syria", "state", "SY"),
        listing("jaysh", "Jaysh al-Fateh", "militia", "IQ"),
    ]
    state = State("iraq", (), (), (), "")
    listed = Gazetteer(
        {entry.actor.id: entry for entry in entries}, {"iraq": state, "syria": replace(state, id="syria")}
    )
    found = one(story(("Jaish al-Fath", "FIGHTS", "Iraq")), listed=listed)
    assert found.reasons[1:] == ("texts on Jaish al-Fath speak of Iraq",)
    assert found.score == pytest.approx(score(0.9, [1.5]), abs=1e-4)
    found = one(story(("Jaish al-Fath", "FIGHTS", "Syria")), listed=listed)
    assert found.against == ("texts on Jaish al-Fath speak of other countries than Iraq",)
    assert found.score == pytest.approx(score(0.9, [0.4]), abs=1e-4)


@pytest.mark.parametrize(
    "told",
    [
        story(("Jaish al-Fath", "FIGHTS", "Jaysh al-Fateh")),
        story(("Jaish al-Fath", "PART_OF", "Jaysh al-Fateh")),
        story(("Jaish al-Fath", "PART_OF", "Army"), ("Army", "PART_OF", "Jaysh al-Fateh")),
        story(("Hezbollah", "FIGHTS", "Egypt"), ("Iranian Hezbollah", "FIGHTS", "Egypt")),
        story(("Syrian rebels", "FIGHTS", "Egypt"), ("Army", "FIGHTS", "Jordan")),
    ],
)
def test_what_is_never_proposed(told: Story) -> None:
    assert proposed(told) == ()


def test_a_person_is_no_group_and_a_crowd_is_nobody() -> None:
    for how in ({"kind": "person"}, {"how": "unnamed"}):
        assert proposed(changed("Jaish al-Fath", "FIGHTS", "Egypt", **how), THERE) == ()


def test_two_listed_actors_are_two() -> None:
    told = story(("Islamic State", "FIGHTS", "Egypt"), ("Islamic State in Sinai", "FIGHTS", "Jordan"))
    assert proposed(told) == ()


def test_a_person_by_a_shorter_name() -> None:
    def person(name: str, where: str) -> Story:
        return changed(name, "LEADS", "Badr", name=where, kind="person")

    found = one(person("Igor Venediktovich Maslov", "one"), person("Igor Maslov", "two"), listed=NOBODY)
    assert found.reasons[0] == ("a shorter form of the other: “Igor Maslov” and “Igor Venediktovich Maslov”")
    assert found.score == pytest.approx(score(0.8, [1.25]), abs=1e-4)  # both lead Badr
    found = one(person("Igor Maslov", "one"), person("Maslov", "two"), listed=NOBODY)
    assert found.reasons[0].startswith("the last word of the other")
    assert proposed(person("Igor Maslov", "one"), person("Maslov Ivan", "two"), listed=NOBODY) == ()


@pytest.mark.parametrize(("judgement", "left"), [("same", 0), ("not-same", 0), ("unsure", 0)])
def test_what_was_judged_is_not_proposed_again(judgement: str, left: int) -> None:
    judged = [factory.verdict(*PAIR, judgement)]
    assert len(proposed(HERE, THERE, verdicts=judged)) == left
    again = proposed(HERE, THERE, verdicts=judged, unsure=True)
    assert len(again) == (judgement == "unsure")
    gone = [factory.verdict(*PAIR, judgement, withdrawn=factory.NOON)]
    assert len(proposed(HERE, THERE, verdicts=gone)) == 1


def test_a_judgement_on_one_holds_for_whom_it_has_become() -> None:
    third = story(("Jaysh al-Fatih", "FIGHTS", "Egypt"), name="third")
    assert len(proposed(HERE, THERE, third)) == 3
    judged = [factory.verdict(*PAIR), factory.verdict("jaysh-al-fateh", "jaysh-al-fatih", "not-same")]
    assert proposed(HERE, THERE, third, verdicts=judged) == ()


def test_the_order_of_texts_says_nothing() -> None:
    third = story(("Jaysh al-Fatih", "FIGHTS", "Iraq"), ("Badr Corps", "FIGHTS", "Egypt"), name="third")
    fourth = story(("Badr", "FIGHTS", "Iraq"), name="fourth")
    stories = [HERE, THERE, third, fourth]
    first = proposed(*stories)
    assert len(first) == 4
    for seed in range(5):
        Random(seed).shuffle(stories)
        assert proposed(*stories) == first
