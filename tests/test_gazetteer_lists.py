"""The lists that ship: they are as broad as they say, and nothing in them is left to be confused."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from allegiance.gazetteer import Gazetteer, History, Term, gazetteer
from allegiance.gazetteer.lookalikes import look_alikes
from allegiance.records import ActorType
from listing import ACTORS, read

LAST_YEAR = 2026


@pytest.fixture(scope="module")
def listed() -> Gazetteer:
    return gazetteer()


def test_every_state_has_a_capital_an_item_and_an_army_or_none(listed: Gazetteer) -> None:
    states = listed.states.values()
    assert [state.id for state in states if not state.capitals and not state.seat] == []
    assert [state.id for state in states if state.capitals and state.seat] == []
    assert [state.id for state in states if not listed.entries[state.id].wikidata] == []
    unarmed = {state.id for state in states if not state.army}
    assert {"costa-rica", "iceland", "panama", "liechtenstein"} <= unarmed
    assert len(unarmed) == 21


def test_every_state_has_heads_with_years(listed: Gazetteer) -> None:
    terms = [(entry, term) for entry in listed for term in entry.terms]
    led = Counter(term.of for _, term in terms if term.of in listed.states)
    # its two captains regent change every half year
    assert set(listed.states) - led.keys() == {"san-marino"}
    assert len({entry.actor.id for entry, _ in terms}) >= 1300
    assert [entry.actor.id for entry, term in terms if (term.until or term.since) > LAST_YEAR] == []
    assert all(entry.actor.type is ActorType.PERSON and entry.of for entry, _ in terms)


def test_most_states_of_today_have_a_head_in_office(listed: Gazetteer) -> None:
    held = {term.of for entry in listed for term in entry.terms if term.until is None}
    past = {"soviet-union", "yugoslavia", "san-marino"}
    assert set(listed.states) - held - past == {"guinea-bissau", "switzerland"}


def test_nobody_holds_an_office_twice_at_once(listed: Gazetteer) -> None:
    for entry in listed:
        terms = sorted(entry.terms, key=lambda term: (term.role, term.of, term.since))
        for one, other in pairwise(terms):
            if (one.role, one.of) == (other.role, other.of):
                assert one.until is not None, entry.actor.id
                assert one.until <= other.since, entry.actor.id


def test_the_groups_have_their_years(listed: Gazetteer) -> None:
    groups = [entry for entry in listed if entry.actor.type is ActorType.MILITIA]
    assert len(groups) >= 1500
    assert sum(1 for entry in groups if entry.history.founded) >= 1040
    assert sum(1 for entry in groups if entry.history.split_from) >= 200
    assert sum(1 for entry in groups if entry.history.renamed_from) >= 60
    dated = [whole for entry in groups for whole in entry.membership if whole.since]
    assert len(dated) >= 280
    assert sum(1 for whole in dated if whole.until) >= 100
    going = [entry for entry in groups if entry.history.ended == ""]
    assert len(going) >= 600
    assert len({entry.actor.country for entry in going}) >= 100


def test_those_who_head_the_groups_most_in_the_news_have_their_years(listed: Gazetteer) -> None:
    groups = {entry.actor.id for entry in listed if entry.actor.type is ActorType.MILITIA}
    terms = [(entry, term) for entry in listed for term in entry.terms if term.of in groups]
    assert len({term.of for _, term in terms}) >= 190
    outside = [
        (entry.actor.id, term.of) for entry, term in terms if _outlives(term, listed.entries[term.of].history)
    ]
    assert outside == []


def _outlives(term: Term, history: History) -> bool:
    """Whether somebody heads a group before the year it was founded in, or after the one it ended in."""
    early = bool(history.founded) and term.since < int(history.founded[:4])
    last = term.until or LAST_YEAR
    return early or (bool(history.ended) and last > int(history.ended[:4]))


def test_look_alikes_of_the_lists_are_told_apart(listed: Gazetteer) -> None:
    assert look_alikes(listed) == {}


HOLDING = '[iraqi-hezbollah]\nname = "Hezbollah in Iraq"\ntype = "militia"\nsource = "test"\n'


def test_a_name_within_another_is_told(tmp_path: Path) -> None:
    pair = ("hezbollah", "iraqi-hezbollah")
    assert look_alikes(read(tmp_path, actors=ACTORS + HOLDING)) == {pair: ("hezbollah", "hezbollah in iraq")}


@pytest.mark.parametrize(
    "field",
    [
        'not = ["hezbollah"]',
        'part_of = ["hezbollah"]',
        'split_from = ["hezbollah"]',
        'renamed_from = ["hezbollah"]',
    ],
)
def test_what_an_entry_tells_apart_is_no_look_alike(tmp_path: Path, field: str) -> None:
    assert look_alikes(read(tmp_path, actors=f"{ACTORS}{HOLDING}{field}\n")) == {}


def test_a_part_of_a_part_is_told_apart(tmp_path: Path) -> None:
    between = '[wing]\nname = "Wing"\ntype = "militia"\nsource = "test"\npart_of = ["hezbollah"]\n'
    assert look_alikes(read(tmp_path, actors=f'{ACTORS}{HOLDING}part_of = ["wing"]\n{between}')) == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Southern Volunteer Army", "Southern Volunteer Corps", True),
        ("Southern Front", "Southern Islamic Front", True),
        ("Southern Volunteer Army", "Northern Volunteer Army", False),
        ("WHO", "WHO Mission", True),
        ("WHO", "Those Who Sign", False),
    ],
)
def test_names_that_differ_by_a_word_of_all_groups_are_alike(
    tmp_path: Path, one: str, other: str, alike: bool
) -> None:
    table = '[{}]\nname = "{}"\ntype = "militia"\nsource = "test"\n'
    found = look_alikes(read(tmp_path, actors=ACTORS + table.format("one", one) + table.format("two", other)))
    assert (("one", "two") in found) is alike
