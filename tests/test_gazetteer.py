"""The listed actors: what they must hold, and that every rule of the two files refuses what breaks it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from allegiance.errors import DataError
from allegiance.extraction.lexicon import words
from allegiance.gazetteer import Gazetteer, gazetteer
from allegiance.gazetteer.peoples import add_peoples
from allegiance.names import key
from allegiance.records import ActorType
from listing import ACTORS, STATES, read

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def listed() -> Gazetteer:
    return gazetteer()


def test_actors_stand_in_the_files_of_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    more = '[amal-movement]\nname = "Amal Movement"\ntype = "militia"\nsource = "test"\n'
    (tmp_path / "actors" / "levant.toml").write_text(more, "utf-8")
    assert "amal-movement" in read(tmp_path).entries
    (tmp_path / "actors" / "second.toml").write_text(more, "utf-8")
    gazetteer.cache_clear()
    with pytest.raises(DataError, match=r"actors/second.toml \[amal-movement\].*taken"):
        read(tmp_path)


def test_a_small_gazetteer_says_what_its_files_say(tmp_path: Path) -> None:
    small = read(tmp_path)
    assert list(small.entries) == [
        "iraq", "iraqi-armed-forces", "lebanon", "hezbollah", "kataib-hezbollah", "hassan-nasrallah",
    ]  # fmt: skip
    army = small.entries["iraqi-armed-forces"]
    assert (army.actor.type, army.actor.country, army.part_of) == (ActorType.ARMY, "IQ", ("iraq",))
    assert army.actor.aliases == ("Iraqi Security Forces",)
    iraq = small.states["iraq"]
    assert (iraq.capitals, iraq.demonyms) == (("Baghdad",), ("Iraqi", "Iraqis"))
    assert (iraq.regimes, iraq.army) == (("Saddam regime",), "iraqi-armed-forces")
    assert small.states["lebanon"].army == ""
    militia = small.entries["kataib-hezbollah"]
    assert (militia.weak, militia.context) == (("Hezbollah", "Brigades"), ("Iraq",))
    assert small.entries["hezbollah"].confusable == ("kataib-hezbollah",)
    leader = small.entries["hassan-nasrallah"]
    assert (leader.role, leader.of) == ("leader", ("hezbollah",))
    assert all(entry.actor.listed and entry.source == "test" for entry in small)
    assert small.actor("hezbollah") is small.entries["hezbollah"].actor
    assert small.actor("nobody") is None


# What is changed in the small files, and what the error then says.
BROKEN_ACTORS = {
    "no source": ('source = "test"', "", "source is missing"),
    "empty source": ('source = "test"', 'source = " "', "source is missing"),
    "no name": ('name = "Hezbollah"', "", "name is missing"),
    "an unknown type": ('type = "militia"', 'type = "gang"', "type is one of state, army"),
    "an unknown field": ('country = "LB"', 'nation = "LB"', "no field is called nation"),
    "an unknown kind": ('aliases = ["Party of God"]', 'kind = ["holy"]', "holy is no kind"),
    "the kind of a person": ('role = "leader"', 'kind = ["jihadist"]', "kind is for a militia"),
    "a country of three letters": ('country = "LB"', 'country = "LBN"', "two capital letters"),
    "a country in small letters": ('country = "LB"', 'country = "lb"', "two capital letters"),
    "aliases that are no list": ('["Party of God"]', '"Party of God"', "aliases is a list of texts"),
    "an empty alias": ('["Party of God"]', '[""]', "aliases is a list of texts"),
    "an id with a capital": ("[hezbollah]", "[Hezbollah]", "“Hezbollah” is no id"),
    "an id that is taken": ("[hezbollah]", "[iraqi-armed-forces]", "the id iraqi-armed-forces is taken"),
    "a name that has an owner": (
        '["Party of God"]',
        '["KATAIB Hizballah"]',
        "is a name of [hezbollah] already",
    ),
    "a demonym as an alias": ('["Party of God"]', '["Lebanese"]', "is a name of [hezbollah] already"),
    "a weak name without context": ('context = ["Iraq"]', "", "a weak name needs a context"),
    "a context for nothing": ('weak = ["Hezbollah", "Brigades"]', "", "a context is for weak names"),
    "a weak name that is strong": ('"Brigades"]', '"Kataib Hizballah"]', "weak and an alias as well"),
    "a look-alike unmarked": ('not = ["kataib-hezbollah"]', "", "is a name of [hezbollah] too"),
    "a look-alike unlisted": ('not = ["kataib-hezbollah"]', 'not = ["amal"]', "[amal], which is not listed"),
    "a look-alike of itself": ('not = ["kataib-hezbollah"]', 'not = ["hezbollah"]', "it names itself"),
    "a whole unlisted": ('["iraqi-armed-forces"]', '["pmf"]', "[pmf], which is not listed"),
    "a group unlisted": ('of = ["hezbollah"]', 'of = ["amal"]', "[amal], which is not listed"),
    "a role of nothing": ('of = ["hezbollah"]', "", "role and of stand together"),
    "a group without a role": ('role = "leader"', "", "role and of stand together"),
    "a role that is no text": ('role = "leader"', "role = 1", "role is missing or no text"),
    "a role of no person": ('type = "person"', 'type = "militia"', "role and of are for persons"),
    "part of itself": ('["iraqi-armed-forces"]', '["kataib-hezbollah"]', "it names itself"),
    "an actor that is no table": ("[hezbollah]", "badr = 1\n[hezbollah]", "an actor is a table"),
    "no TOML": ("[hezbollah]", "[hezbollah", "actors.toml"),
}  # fmt: skip
BROKEN_STATES = {
    "no country": ('country = "LB"', "", "country is missing"),
    "an unknown field": ('demonym = ["Lebanese"]', 'people = ["Lebanese"]', "no field is called people"),
    "two demonyms alike": ('["Lebanese"]', '["Iraqis"]', "“Iraqis” is a name of [iraq] already"),
    "two capitals alike": ('demonym = ["Lebanese"]', 'capital = ["Baghdad"]', "is a name of [iraq] already"),
    "an army that is no table": ("army = {", 'army = "some" #', "army is a table, or “none”"),
    "a code of no country": ('country = "LB"', 'country = "LQ"', "LQ is no country's code"),
    "a seat that is no text": ('demonym = ["Lebanese"]', 'seat = ["Beirut"]', "seat is missing or no text"),
    "an army without a name": (', name = "Iraqi Armed Forces"', "", "name is missing"),
    "an army of unknown fields": ('"Iraqi Armed Forces",', '"Iraqi Armed Forces", size = 1,', "called size"),
    "an army's bad id": ('"iraqi-armed-forces"', '"Iraqi Armed Forces"', "is no id"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_ACTORS)
def test_a_wrong_actor_is_refused(tmp_path: Path, case: str) -> None:
    good, bad, message = BROKEN_ACTORS[case]
    assert good in ACTORS
    with pytest.raises(DataError) as caught:
        read(tmp_path, actors=ACTORS.replace(good, bad, 1))
    assert message in str(caught.value)


@pytest.mark.parametrize("case", BROKEN_STATES)
def test_a_wrong_state_is_refused(tmp_path: Path, case: str) -> None:
    good, bad, message = BROKEN_STATES[case]
    assert good in STATES
    with pytest.raises(DataError) as caught:
        read(tmp_path, states=STATES.replace(good, bad, 1))
    assert message in str(caught.value)


def test_an_error_names_the_file_and_the_entry(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, actors=ACTORS.replace('type = "person"', 'type = "people"'))
    assert caught.value.where == "actors.toml [hassan-nasrallah]"


def test_wholes_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    circle = """
[one]
name = "First Brigade"
type = "militia"
part_of = ["other"]
source = "test"

[other]
name = "Second Brigade"
type = "militia"
part_of = ["one"]
source = "test"
"""
    with pytest.raises(DataError, match="part of itself, by way of others"):
        read(tmp_path, actors=circle)


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "states.toml").write_text(STATES, "utf-8")
    with pytest.raises(DataError, match=r"actors\.toml"):
        gazetteer(tmp_path)


def test_two_actors_may_share_a_weak_name_that_one_of_them_marks(tmp_path: Path) -> None:
    marked = ACTORS.replace('aliases = ["Party of God"]', 'weak = ["Brigades"]\ncontext = ["Beirut"]')
    assert read(tmp_path, actors=marked).entries["hezbollah"].weak == ("Brigades",)
    unmarked = marked.replace('not = ["kataib-hezbollah"]', 'not = ["lebanon"]').replace('"Hezbollah", ', "")
    folder = tmp_path / "unmarked"
    folder.mkdir()
    with pytest.raises(DataError, match=r"“brigades” is a name of \[hezbollah\] too"):
        read(folder, actors=unmarked)


def test_all_states_are_listed(listed: Gazetteer) -> None:
    codes = [listed.entries[id_].actor.country for id_ in listed.states]
    assert len(codes) == len(set(codes)) >= 195
    assert {"PS", "XK", "TW"} <= set(codes)
    assert all(listed.entries[id_].actor.type is ActorType.STATE for id_ in listed.states)
    # these few share their adjective or have none of their own
    unnamed = {id_ for id_, state in listed.states.items() if not state.demonyms}
    assert unnamed == {"dominica", "republic-of-the-congo", "vatican-city"}


def test_the_actors_of_many_conflicts_are_listed(listed: Gazetteer) -> None:
    armies = {state.army for state in listed.states.values()}
    actors = [entry.actor for entry in listed if entry.actor.id not in {*listed.states, *armies}]
    assert len(actors) >= 300
    groups = Counter(actor.country for actor in actors if actor.type is ActorType.MILITIA and actor.country)
    assert len(groups) >= 40
    assert sum(1 for count in groups.values() if count >= 3) >= 20
    types = Counter(actor.type for actor in actors)
    assert all(types[type_] >= 10 for type_ in ActorType if type_ is not ActorType.STATE)


def test_every_entry_says_where_its_facts_come_from(listed: Gazetteer) -> None:
    assert [entry.actor.id for entry in listed if len(entry.source) < 5] == []


def test_every_person_has_an_office(listed: Gazetteer) -> None:
    persons = [entry for entry in listed if entry.actor.type is ActorType.PERSON]
    assert len(persons) >= 100
    assert [entry.actor.id for entry in persons if not entry.of] == []


def test_names_are_as_a_text_writes_them(listed: Gazetteer) -> None:
    names = [name for entry in listed for name in (*entry.actor.aliases, *entry.weak)]
    for state in listed.states.values():
        names += [*state.capitals, *state.demonyms, *state.regimes]
    odd = re.compile(r"[][(){}|;~]|^\s|\s$")
    wing = re.compile(r" \((?:Maoist|Marxist|Marxist-Leninist)\)$")  # as parties write it themselves
    assert [name for name in names if not key(name) or odd.search(wing.sub("", name))] == []


FIXED = {
    "islamic-state": ("Islamic State", "ISIS", "ISIL", "IS", "Daesh", "DAESH", "Islamic State group"),
    "kataib-hezbollah": ("Kata'ib Hizballah", "Kataib Hezbollah", "Kataeb Hezbollah", "Kata’ib Hezbollah"),
    "popular-mobilization-forces": (
        "Popular Mobilization Forces", "PMF", "PMU", "Hashd al-Shaabi", "Hashed al-Shaabi",
        "Popular Mobilisation", "Popular Mobilisation force", "Popular Mobilisation units",
    ),
    "syrian-democratic-forces": ("Syrian Democratic Forces",),
    "hezbollah": ("Hezbollah", "Hizballah", "Lebanon's Hezbollah"),
    "badr-organization": ("Badr Organization", "Badr Organisation"),
    "us-led-coalition": ("US-led Coalition", "U.S.-led Coalition", "International Coalition"),
    "us-department-of-state": ("US Department of State", "State Department", "U.S. Department of State"),
    "quds-force": ("Quds Force", "Qods Force", "Iran's Quds Force"),
    "iraqi-armed-forces": ("Iraqi Armed Forces", "Iraqi Security Forces"),
    "syrian-army": ("Syrian Army", "Syrian Arab Army", "Assad forces", "Assad's troops"),
    "jaafar-al-husseini": ("Jaafar al-Husseini", "Jaafar Hussaini"),
    "abu-mahdi-al-muhandis": ("Abu Mahdi al-Muhandis",),
    "bashar-al-assad": ("Bashar al-Assad", "Bashar Assad"),
    "haider-al-abadi": ("Haider al-Abadi",),
    "united-states": ("United States", "US", "U.S.", "USA", "United States of America"),
    "democratic-republic-of-the-congo": ("Democratic Republic of the Congo", "DR Congo", "DRC", "Zaire"),
    "iran": ("Iran", "Islamic Republic of Iran"),
}  # fmt: skip


@pytest.mark.parametrize("id_", FIXED)
def test_ids_that_annotations_use_are_kept_with_their_names(listed: Gazetteer, id_: str) -> None:
    actor = listed.entries[id_].actor
    assert actor.name == FIXED[id_][0]
    assert {key(name) for name in FIXED[id_]} <= {key(name) for name in (actor.name, *actor.aliases)}


LOOK_ALIKES = [
    ("hezbollah", "kataib-hezbollah"),
    ("hezbollah", "turkish-hezbollah"),
    ("taliban", "tehrik-e-taliban-pakistan"),
    ("houthis", "ansar-dine"),
    ("al-shabaab", "al-shabaab-mozambique"),
    ("boko-haram", "islamic-state-west-africa-province"),
    ("us-led-coalition", "saudi-led-coalition"),
    ("free-syrian-army", "syrian-national-army"),
    ("syrian-army", "syrian-national-army"),
    ("sudan-liberation-movement", "sri-lanka-armed-forces"),
    ("peoples-liberation-army", "peoples-liberation-army-of-manipur"),
    ("national-liberation-army", "national-liberation-army-macedonia"),
    ("jaish-e-mohammed", "justice-and-equality-movement"),
    ("union-of-congolese-patriots", "union-for-peace-in-the-central-african-republic"),
    ("democratic-republic-of-the-congo", "republic-of-the-congo"),
    ("provisional-irish-republican-army", "real-irish-republican-army"),
    ("palestinian-islamic-jihad", "egyptian-islamic-jihad"),
    ("sudan-peoples-liberation-movement", "splm-io"),
]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_look_alikes_are_marked(listed: Gazetteer, one: str, other: str) -> None:
    assert other in listed.entries[one].confusable or one in listed.entries[other].confusable


AMBIGUOUS = ["SDF", "RSF", "ELN", "FSA", "LRA", "SLA", "PLA", "AFP", "ADF", "Coalition", "Congo", "Assad"]


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_what_may_mean_several_things_always_means_none(listed: Gazetteer, name: str) -> None:
    assert any(key(name) in map(key, entry.weak) for entry in listed)
    assert not any(key(name) in map(key, (e.actor.name, *e.actor.aliases)) for e in listed)


def test_membership_is_followed_to_the_state(listed: Gazetteer) -> None:
    chain = ["kataib-hezbollah"]
    while wholes := listed.entries[chain[-1]].part_of:
        chain.append(wholes[0])
    assert chain == ["kataib-hezbollah", "popular-mobilization-forces", "iraqi-armed-forces", "iraq"]


def test_groups_have_the_peoples_that_news_calls_them_by() -> None:
    known = gazetteer().entries
    assert known["syrian-democratic-forces"].peoples == ("kurdish",)
    assert known["popular-mobilization-forces"].peoples == ("shiite",)


def test_a_people_is_of_listed_armed_groups_alone() -> None:
    for group in ("nobody", "iran"):
        with pytest.raises(DataError, match="no listed armed group"):
            add_peoples({"source": "own choice", "kurdish": [group]}, dict(gazetteer().entries))


def test_descriptions_know_every_people_that_is_listed() -> None:
    peoples = {people for entry in gazetteer() for people in entry.peoples}
    assert peoples <= words("references", "peoples_and_creeds")
