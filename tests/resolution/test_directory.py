"""Names as people write them."""

import subprocess
import sys
import time

import pytest

from allegiance.errors import AmbiguousActor, UnknownActor
from allegiance.gazetteer import gazetteer
from allegiance.records import Actor, ActorType
from allegiance.resolution import Directory


def militia(id_: str, name: str, *aliases: str) -> Actor:
    return Actor(id_, name, ActorType.MILITIA, aliases)


ACTORS = [
    militia("hezbollah", "Hezbollah", "Hizballah"),
    militia("kataib-hezbollah", "Kata'ib Hizballah", "Kataib Hezbollah", "KH"),
    militia("popular-mobilization-forces", "Popular Mobilization Forces", "Hashd al-Shaabi"),
    militia("syrian-democratic-forces", "Syrian Democratic Forces"),
    militia("army-of-the-east", "Army of the East", "the Brigades"),
    militia("southern-front", "Southern Front", "the Brigades"),
    militia("southern-hawk-front", "Southern Hawk Front"),
    Actor("jaafar-al-husseini", "Jaafar al-Husseini", ActorType.PERSON),
    Actor("united-states", "United States", ActorType.STATE, ("U.S.",)),
]


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory(ACTORS)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("kataib-hezbollah", "kataib-hezbollah"),  # the id
        ("Hezbollah", "hezbollah"),  # the name, though another's name holds it
        ("  Kataib \n Hezbollah ", "kataib-hezbollah"),  # an alias, however it is spaced
        ("KH", "kataib-hezbollah"),
        ("kh", "kataib-hezbollah"),  # case
        ("KATA’IB HIZBALLAH", "kataib-hezbollah"),  # another apostrophe
        ("Ḥashd al-Shaʿabi", "popular-mobilization-forces"),  # accents
        ("the united states", "united-states"),  # an article
        ("US", "united-states"),  # dots
        ("PMF", "popular-mobilization-forces"),  # initials
        ("S.D.F.", "syrian-democratic-forces"),
        ("AE", "army-of-the-east"),  # initials without the small words
        ("AOTE", "army-of-the-east"),  # and with them
        ("hashd", "popular-mobilization-forces"),  # first words
        ("Popular Mobilization", "popular-mobilization-forces"),
    ],
)
def test_a_name_is_found_as_it_is_written(directory: Directory, name: str, id_: str) -> None:
    assert directory.find(name).id == id_


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Hezbolah", "Hezbollah"),
        ("Syrian Democratic Force", "Syrian Democratic Forces"),
        ("Husseini", "Jaafar al-Husseini"),  # a word of the name, however long the rest
        ("Untied States", "United States"),
    ],
)
def test_an_unknown_name_gets_the_nearest(directory: Directory, name: str, nearest: str) -> None:
    with pytest.raises(
        UnknownActor, match=f"no actor is called “{name}”; the nearest are {nearest}"
    ) as caught:
        directory.find(name)
    assert caught.value.nearest[0] == nearest
    assert len(caught.value.nearest) <= 3


@pytest.mark.parametrize("name", ["Zzyzx", "", "  ", "'", "syria", "sdf", "Dawn of the East"])
def test_nothing_is_guessed(directory: Directory, name: str) -> None:
    # "syria" begins the name of the Syrian Democratic Forces, and small letters are no initials
    with pytest.raises(UnknownActor):
        directory.find(name)


def test_a_shared_word_makes_no_identity() -> None:
    alone = Directory([ACTORS[1]])
    with pytest.raises(UnknownActor) as caught:
        alone.find("Hizballah")
    assert caught.value.nearest == ("Kata'ib Hizballah",)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("the Brigades", ("army-of-the-east", "southern-front")),  # an alias of two
        ("brigades", ("army-of-the-east", "southern-front")),
        ("Southern", ("southern-front", "southern-hawk-front")),  # the first word of two
    ],
)
def test_a_name_of_several_names_them_all(directory: Directory, name: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousActor, match="write which by its id") as caught:
        directory.find(name)
    assert len(caught.value.nearest) == len(ids)
    assert all(f"({id_})" in shown for id_, shown in zip(ids, caught.value.nearest, strict=True))


def test_an_empty_directory_knows_nobody() -> None:
    with pytest.raises(
        UnknownActor, match=r"^no actor is called “Iran”; “allegiance actors” lists those there are$"
    ):
        Directory([]).find("Iran")


def test_every_listed_actor_is_found_by_its_names() -> None:
    listed = [entry.actor for entry in gazetteer()]
    directory = Directory(listed)
    for actor in listed:
        assert directory.find(actor.id) == actor
        assert directory.find(actor.name) == actor
        assert all(directory.find(alias) == actor for alias in actor.aliases)


def test_a_thousand_actors_are_searched_in_a_twentieth_of_a_second() -> None:
    words = ["Northern", "Liberation", "Brigade", "Front", "Army", "Movement", "Al-Nasr", "Shield"]
    actors = [
        militia(
            f"a{n}", f"{words[n % 8]} {words[n // 8 % 8]} {n}", *(f"{words[k]} {n}-{k}" for k in range(4))
        )
        for n in range(1000)
    ]

    def taken() -> float:
        start = time.process_time()
        with pytest.raises(UnknownActor):
            Directory(actors).find("Northern Librtion 77x")  # the longest way: no name fits
        return time.process_time() - start

    assert min(taken() for _ in range(3)) < 0.05


def test_rapidfuzz_is_only_loaded_for_a_name_that_nobody_bears() -> None:
    script = (
        "import sys\n"
        "from allegiance.records import Actor, ActorType\n"
        "from allegiance.resolution import Directory\n"
        "Directory([Actor('iran', 'Iran', ActorType.STATE)]).find('Iran')\n"
        "assert 'rapidfuzz' not in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_many_names_are_looked_up_at_once() -> None:
    names = ["PMF", "the Brigades", "Hezbolah", "Zzyzx", "PMF"]
    found = list(Directory(ACTORS).look_up(names))
    assert [named.name for named in found] == names
    assert [named.actors for named in found] == [
        ("popular-mobilization-forces",), ("army-of-the-east", "southern-front"), (), (),
        ("popular-mobilization-forces",),
    ]  # fmt: skip
    assert [[like.actor for like in named.proposals] for named in found] == [[], [], ["hezbollah"], [], []]
    assert found[0] is found[4]


def test_what_is_looked_up_is_what_is_found() -> None:
    directory = Directory(ACTORS)
    for actor in ACTORS:
        for name in (actor.id, actor.name.upper(), actor.name, *actor.aliases):
            (named,) = directory.look_up([name])
            if len(named.actors) == 1:
                assert directory.find(name).id == named.actors[0]
            else:
                with pytest.raises(AmbiguousActor):
                    directory.find(name)


def test_countries_tell_names_apart_when_many_are_looked_up() -> None:
    army = [militia("niger-army", "Nigerien Guards")]
    places = {"nigerien": "NE", "nigerian": "NG"}
    (named,) = Directory(army).look_up(["Nigerian Guards"], places)
    assert named.proposals == ()
    (named,) = Directory(army).look_up(["Nigerian Guards"])
    assert [like.actor for like in named.proposals] == ["niger-army"]
