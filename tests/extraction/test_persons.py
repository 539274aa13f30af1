"""Named persons by title and by what a text says they are."""

import pytest

from reading import actors, said


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("President Idriss Deby spoke.", "Idriss Deby", "idriss-deby"),
        ("General Omar al-Bashiri spoke.", "Omar al-Bashiri", "omar-al-bashiri"),
        ("President Idriss Deby spoke. Deby left.", "Deby", "idriss-deby"),
        ("General Omar al-Bashiri spoke. Later al-Bashiri left.", "al-Bashiri", "omar-al-bashiri"),
        ("Musa Kamara fled. The guards sought Kamara.", "Kamara", "musa-kamara"),
    ],
)
def test_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text", ["Lake Chad rose.", "Deir Hafer fell. In Hafer it rained.", "The Guardian wrote."]
)
def test_what_is_no_person(text: str) -> None:
    assert "person" not in actors(text)
    assert not {"deir-hafer", "lake-chad", "the-guardian"} & set(actors(text).values())


def test_a_name_is_a_person_where_only_a_person_can_stand() -> None:
    assert said("The Delta Liberation Army is headed by Musa Kamara.") == {
        "musa-kamara LEADS delta-liberation-army"
    }
    assert said("The Delta Liberation Army is headed by the Council.") == set()


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("The order came from Mehmet Demirel on Sunday.", "Mehmet Demirel", "mehmet-demirel"),
        ("Last year Oleksandr Bondar took over. Bondar is 40.", "Bondar", "oleksandr-bondar"),
    ],
)
def test_a_given_name_makes_a_person(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in Ibrahim Khel.",  # where things happen
        "The Omar Mukhtar Brigade left.",  # a body's name
        "Musa Qala district is quiet.",
        "MOHAMED ABDI LEADS",  # capitals tell nothing
        "They met Musa yesterday.",  # no name follows
        "The tanker Musa Khan was hit.",  # a ship
        "Musa Refinery was hit.",
        "Guards held Omar Mukhtar Square.",
    ],
)
def test_a_given_name_in_another_name_makes_none(text: str) -> None:
    assert not [
        actor
        for actor in actors(text).values()
        if actor.startswith(("ibrahim", "musa", "mohamed", "omar-mukhtar")) and "brigade" not in actor
    ]


def test_a_list_writes_the_surname_in_capitals() -> None:
    found = actors("Zobir Ramla DUKHAN. Zobir Ramla Dukhan is a member of M23.")
    assert found["Zobir Ramla Dukhan"] == "zobir-ramla-dukhan"


def test_an_apposition_tells_a_person() -> None:
    found = actors("Zobir Dukhan, a preacher, spoke. He leads M23.")
    assert found["Zobir Dukhan"] == found["He"] == "zobir-dukhan"


def test_another_first_name_is_another_person() -> None:
    assert (
        actors("Bashar al-Assad left. Zobir al-Assad, a cousin, spoke.")["Zobir al-Assad"] == "zobir-al-assad"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boko Haram left. Yunusa Sani spoke.", "yunusa-sani"),
        ("Farmers in Nigeria said that Yunusa Sani spoke.", "yunusa-sani"),
        ("Bakers in Belgium said that Yunusa Sani spoke.", None),
    ],
)
def test_a_listed_person_is_meant_near_his_country_or_group_alone(text: str, who: str | None) -> None:
    assert actors(text).get("Yunusa Sani") == who


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Omar Diallo left. His deputy, Oyay Nyikang, fled.", "Oyay Nyikang", "oyay-nyikang"),
        ("Musa Keita left. Carmen Ortiz, his widow, returned.", "his", "musa-keita"),
        # countries are spelt one way
        ("Yusuf Hassan Erag left. Erag came.", "Erag", "yusuf-hassan-erag"),
    ],
)
def test_who_is_told_by_whose_he_is(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor
