"""Whose word a claim is, and how many independent sources a tie has."""

from dataclasses import replace
from typing import Any

import pytest

import factory
from allegiance.channels import carrier
from allegiance.gazetteer import Gazetteer, gazetteer
from allegiance.network import Network
from allegiance.records import ActorType, Attribution, Claim, Document, Modality, Polarity, Source, Tie

NOBODY = Gazetteer({}, {})
Story = tuple[Document, list[Claim]]


def said(speaker: str = "", channel: str = "", name: str = "one", **fields: Any) -> Story:
    """A story in which somebody says that A fights B, and in which the militia's spokesman is named."""
    spoken = {"attribution": Attribution(speaker, channel), **fields}
    return people(
        factory.story(
            ("A", "FIGHTS", "B", spoken), ("Jaafar al-Husseini", "SPEAKS_FOR", "A"), name=name, url=name
        )
    )


def people(story: Story) -> Story:
    """The story, in which whoever speaks for a group is a person."""
    document, claims = story
    person = {claim.id: replace(claim.subject, type=ActorType.PERSON) for claim in claims}
    return document, [
        replace(claim, subject=person[claim.id]) if claim.relation == "SPEAKS_FOR" else claim
        for claim in claims
    ]


def fight(*stories: Story, same: tuple[str, ...] = (), listed: Gazetteer = NOBODY) -> tuple[Network, Tie]:
    """The network, in which the stories of those names are copies, and the tie between A and B."""
    of = {d.id: "copied" for d, _ in stories if d.name in same}
    claims = [claim for _, each in stories for claim in each]
    network = Network.build(claims, [d for d, _ in stories], (), listed, of)
    (tie,) = network.why("a", "b")
    return network, tie


def counts(tie: Tie) -> tuple[int, int, int]:
    return tie.documents, tie.stories, tie.sources


def test_copies_of_a_story_are_one_source() -> None:
    one, two, three = said(name="one"), said(name="two"), said(name="three")
    assert counts(fight(one, two, three)[1]) == (3, 3, 3)
    network, tie = fight(one, two, three, same=("one", "two"))
    assert counts(tie) == (3, 2, 2)
    assert set(network.stories.values()) == {"copied", three[0].id}


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        (("the militia's spokesman", "Al-Mayadin"), ("al-Husseini", "al-Mayadin TV"), 1),
        (("Jaafar al-Husseini", "al-Mayadin"), ("military spokesman Jaafar al-Husseini", "al-Mayadin"), 1),
        (("al-Husseini", "al-Mayadin"), ("al-Husseini", "Reuters"), 2),
        (("al-Husseini", "al-Mayadin"), ("al-Husseini", ""), 1),  # perhaps the same words
        (("al-Husseini", ""), ("al-Husseini", ""), 1),
        (("al-Husseini", "al-Mayadin"), ("", ""), 2),
        (("Human Rights Watch", ""), ("Human Rights Watch", ""), 1),
        (("residents", ""), ("residents", ""), 2),  # nobody knows which
        (("an official", "Reuters"), ("an official", "the Reuters news agency"), 1),
        (("a spokesman", ""), ("a spokesman", ""), 2),
        (("", "Al-Mayadin"), ("", "Lebanese television channel Al-Mayadin"), 1),
        (("al-Husseini", "al-Mayadeen"), ("al-Husseini", "Mayadin TV"), 1),
        (("al-Husseini", "Twitter"), ("al-Husseini", "Telegram"), 1),  # he speaks for himself
        (("al-Husseini", "Twitter"), ("al-Husseini", "al-Mayadin"), 1),
        (("al-Husseini", "Twitter"), ("al-Husseini", ""), 1),
        (("al-Husseini", "state television"), ("al-Husseini", "al-Mayadin"), 1),  # perhaps the same
        (("activists", "Facebook"), ("activists", "Facebook"), 2),
        (("", "Twitter"), ("", "Twitter"), 2),
        (("", "state television"), ("", "State television"), 2),  # of which state?
        (("", "Syrian state television"), ("", "the Syrian state television"), 1),
        (("", "SANA"), ("", "the Syrian state news agency SANA"), 1),
        (("military source", "SANA"), ("", "SANA"), 2),
        (("Residents", ""), ("Residents", ""), 2),  # the capital is the sentence's
        (("Police", ""), ("Police", ""), 2),
        (("Iraqi officials", ""), ("an Iraqi official", ""), 2),
        (("Two security sources", "Reuters"), ("a security source", "Reuters"), 1),
        (("sources", "Reuters"), ("residents", "Reuters"), 2),
        (("M23's spokesman", "Radio Okapi"), ("a spokesman for M23", "Radio Okapi"), 1),
        (("M23's spokesman", ""), ("spokesman of M23", ""), 1),
        (("M23's spokesman", ""), ("the Taliban spokesman", ""), 2),
        (("M23's spokesman", "Radio Okapi"), ("spokesman for M23", "Reuters"), 2),
        (("an army spokesman", ""), ("an army spokesman", ""), 2),  # of which army?
        (("The Observatory", ""), ("the Observatory", ""), 1),
        (("", ""), ("", ""), 2),
    ],
)
def test_two_articles_may_rest_on_one_source(
    first: tuple[str, str], second: tuple[str, str], sources: int
) -> None:
    assert counts(fight(said(*first), said(*second, name="two"))[1]) == (2, 2, sources)


def test_where_two_speak_for_groups_the_spokesman_is_no_one_man() -> None:
    document, claims = people(
        factory.story(
            ("A", "FIGHTS", "B", {"attribution": Attribution("the spokesman")}),
            ("Jaafar al-Husseini", "SPEAKS_FOR", "A"),
            ("Other", "SPEAKS_FOR", "B"),
        )
    )
    network = Network.build(claims, [document], (), NOBODY)
    assert network.sources[claims[0].id] == Source("spokesman", "", document.id)


def test_a_listed_body_is_the_same_by_any_of_its_names() -> None:
    network, tie = fight(
        said("the Syrian Observatory for Human Rights"), said("SOHR", name="two"), listed=gazetteer()
    )
    assert tie.sources == 1
    (source,) = {network.sources[id_] for id_ in tie.claims}
    assert source.speaker == "syrian-observatory-for-human-rights"


def test_a_verdict_makes_two_speakers_one() -> None:
    one = said("al-Husseini")
    speaking = {"attribution": Attribution("Abu Jaafar")}
    two = people(factory.story(("A", "FIGHTS", "B", speaking), ("Abu Jaafar", "SPEAKS_FOR", "A"), url="two"))
    claims, documents = [*one[1], *two[1]], [one[0], two[0]]
    (before,) = Network.build(claims, documents, (), NOBODY).why("a", "b")
    same = factory.verdict("jaafar-al-husseini", "abu-jaafar")
    (after,) = Network.build(claims, documents, [same], NOBODY).why("a", "b")
    assert (before.sources, after.sources) == (2, 1)


def test_confidence_counts_sources_and_no_copies() -> None:
    one, two, three = said(name="one"), said(name="two"), said(name="three")
    assert fight(one)[1].confidence == pytest.approx(0.8)
    assert fight(one, two, three, same=("one", "two", "three"))[1].confidence == pytest.approx(0.8)
    assert fight(one, two)[1].confidence == pytest.approx(0.96)


def test_one_man_who_denies_it_twice_denies_it_once() -> None:
    stories = [said("al-Husseini", name=name, polarity=Polarity.DENIED) for name in ("two", "three")]
    assert fight(said(), *stories)[1].confidence == pytest.approx(0.8 * (1 - 0.8 / 2))


def test_a_prospect_counts_its_sources_too() -> None:
    planned = {"modality": Modality.PLANNED}
    one = said("the militia's spokesman", "al-Mayadin", **planned)
    two = said("al-Husseini", "Al-Mayadin", name="two", **planned)
    assert counts(fight(one, two)[1]) == (2, 2, 1)


@pytest.mark.parametrize("channel", ["", "television", "Al-Mayadin", "the BBC"])
def test_a_channel_keeps_a_name(channel: str) -> None:
    assert bool(carrier(channel)) == bool(channel)
