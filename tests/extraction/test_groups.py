"""Listed names with their people, names nobody listed, and described crowds."""

import pytest

from reading import actors, scene

FRONT = "front-for-the-rebirth-of-volta"


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Boko Haram militants left.", "Boko Haram militants", "boko-haram"),
        ("Islamic State group jihadists left.", "Islamic State group jihadists", "islamic-state"),
        ("The Delta Liberation Army left.", "Delta Liberation Army", "delta-liberation-army"),
        ("Liwa Fajr left.", "Liwa Fajr", "liwa-fajr"),
        ("Army of Conquest men left.", "Army of Conquest", "army-of-conquest"),
        (
            "The Justice and Equality Movement left.",
            "Justice and Equality Movement",
            "justice-and-equality-movement",
        ),
        ("The Maute group left.", "Maute group", "maute-group"),
        ("The 93rd Brigade left.", "93rd Brigade", "93rd-brigade"),
        ("The Ministry of Defence spoke.", "Ministry of Defence", "ministry-of-defence"),
        ("Iran-backed Shi'ite militias left.", "Shi'ite militias", "shiite-militias"),
        ("Syrian Kurdish groups left.", "Syrian Kurdish groups", "syrian-kurdish-groups"),
        ("Kurdish-led fighters left.", "Kurdish-led fighters", "kurdish-led-fighters"),
        ("pro-Gbagbo militias left.", "pro-Gbagbo militias", "pro-gbagbo-militias"),
        ("Mai Sawa rebels left.", "Mai Sawa rebels", "mai-sawa"),
        ("The 7th Muslim Brigade left.", "7th Muslim Brigade", "7th-muslim-brigade"),
        ("The 25th Combined Arms Army left.", "25th Combined Arms Army", "25th-combined-arms-army"),
        ("The 1st Battalion Hill Guards left.", "1st Battalion Hill Guards", "1st-battalion-hill-guards"),
        ("The Boko Haram General Command left.", "Boko Haram General Command", "boko-haram"),
        ("The Front for the Rebirth of Volta (FRV) left.", "Front for the Rebirth of Volta", FRONT),
        ("The Movement for Law and Order left.", "Movement for Law and Order", "movement-for-law-and-order"),
        ("The Hill Army of Africa (PKK) left.", "Hill Army of Africa", "kurdistan-workers-party"),
    ],
)
def test_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text",
    [
        "Militants left.",
        "Fighters and civilians left.",
        "The Army left Front Street.",
        "It is a Foreign Terrorist Organization.",
        "Armed groups left.",
        "Four Army personnel left.",
    ],
)
def test_what_is_no_actor_stays_out(text: str) -> None:
    assert actors(text) == {}


def test_an_acronym_is_learned_from_the_text() -> None:
    assert actors("The Delta Liberation Army (DLA) left. The DLA returned.")["DLA"] == "delta-liberation-army"


def test_a_described_group_and_its_name_are_one() -> None:
    found = actors("The Iran-backed Iraqi paramilitary unit Kataib Hezbollah left.")
    assert set(found.values()) == {"iran", "kataib-hezbollah"}
    found = actors("Kataib Hezbollah, an Iraqi Shi'ite militia, left.")
    assert set(found.values()) == {"kataib-hezbollah"}


def test_an_unnamed_one_is_told_apart_by_type_and_how() -> None:
    (found,) = scene("Tuareg militias left.").lines[0].founds
    assert (found.how, found.type) == ("unnamed", "militia")
    assert found.certainty < 1


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("The Hill Brigade of M23 left.", "Hill Brigade", "hill-brigade"),
        ("In Goma the Volta Front left.", "Volta Front", "volta-front"),
        ("The Volta People's Party of Omar Diallo left.", "Volta People's Party", "volta-people-party"),
        (
            "Light Infantry Battalion 143 left.",
            "Light Infantry Battalion 143",
            "light-infantry-battalion-143",
        ),
        ("The 9th Kenyan Army Division left.", "9th Kenyan Army Division", "9th-kenyan-army-division"),
        ("The al-Nasr ibn Malik Brigade left.", "al-Nasr ibn Malik Brigade", "al-nasr-ibn-malik-brigade"),
        (
            "The National Intelligence and Security Service left.",
            "National Intelligence and Security Service",
            "national-intelligence-and-security-service",
        ),
        (
            "The Mouvement patriotique pour la Volta (MPV) left.",
            "Mouvement patriotique pour la Volta",
            "mouvement-patriotique-pour-la-volta",
        ),
        ("The South Volta Army left. Villagers fear the SVA.", "SVA", "south-volta-army"),
        ("The Hill Regiment of the Diallo family left.", "Hill Regiment", "hill-regiment"),
        (
            "The General Staff of Blocs and Fronts left.",
            "General Staff of Blocs and Fronts",
            "general-staff-of-blocs-and-fronts",
        ),
        ("The Kaliyat, a militia from Sabha, left.", "Kaliyat", "kaliyat"),
        ("Volta Outcomes, a Ghanaian security company, left.", "Volta Outcomes", "volta-outcomes"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text",
    [
        "In Sabha, a militia stronghold, it rained.",
        "Amina, a party member, left.",
        "Lightly armed policemen left.",
        "Sabha, a town of the south, fell.",
    ],
)
def test_what_an_apposition_does_not_name_stays_out(text: str) -> None:
    assert actors(text) == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Hill and Valley brigades left.", {"hill-brigade", "valley-brigade"}),
        ("The Hill, Coast and Bay brigades left.", {"hill-brigade", "coast-brigade", "bay-brigade"}),
        ("The Malian and Chadian brigades left.", set()),
        ("Omar and the brigades left.", set()),
    ],
)  # fmt: skip
def test_formations_share_the_word_at_their_end(text: str, named: set[str]) -> None:
    assert {actor for actor in actors(text).values() if "-b" in actor} == named
