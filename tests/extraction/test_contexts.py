"""One name, several actors: the text around it decides, by the lists that ship; else nobody is meant."""

from datetime import date

import pytest

from allegiance import Document, RuleExtractor
from allegiance.gazetteer import gazetteer


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(gazetteer())


def meant(extractor: RuleExtractor, text: str, year: int) -> set[tuple[str, str, str]]:
    document = Document(text, date=date(year, 6, 1))
    return {(c.subject.actor, c.relation, c.object.actor) for c in extractor.claims(document)}


@pytest.mark.parametrize(
    ("text", "year", "subject", "target"),
    [
        (
            "The Coalition struck Islamic State near Mosul on Sunday.",
            2016,
            "us-led-coalition",
            "islamic-state",
        ),
        (
            "The Coalition has driven Islamic State out of Ramadi. In Yemen, the Arab coalition left.",
            2016,
            "us-led-coalition",
            "islamic-state",
        ),
        (
            "Coalition jets pounded Houthi supply lines. American and British aircraft responded.",
            2024,
            "saudi-led-coalition",
            "houthis",
        ),
        (
            "Coalition jets bombed ISIS. Saudi troops came from Yemen.",
            2018,
            "us-led-coalition",
            "islamic-state",
        ),
        (
            "In Yemen, the coalition bombed the Houthis near Hodeidah on Sunday.",
            2018,
            "saudi-led-coalition",
            "houthis",
        ),
        (
            "In Syria, the SDF attacked Islamic State near Raqqa on Sunday.",
            2017,
            "syrian-democratic-forces",
            "islamic-state",
        ),
        (
            "The Taliban attacked Afghan forces near Kunduz on Sunday.",
            2016,
            "taliban",
            "afghan-armed-forces",
        ),
        (
            "In Pakistan's Swat valley the Taliban attacked the Pakistani army on Sunday.",
            2009,
            "tehrik-e-taliban-pakistan",
            "pakistan-armed-forces",
        ),
        (
            "Hezbollah attacked Israel near Shebaa in March.",
            2020,
            "hezbollah",
            "israel",
        ),
        (
            "Government forces attacked Jabhat al-Nusra near Aleppo in Syria on Sunday.",
            2014,
            "syrian-army",
            "al-nusra-front",
        ),
        (
            "In Yemen, government forces fought the Houthis near Taiz on Sunday.",
            2016,
            "yemeni-armed-forces",
            "houthis",
        ),
        (
            "In South Sudan, government forces fought the SPLM-IO near Malakal on Sunday.",
            2014,
            "south-sudan-peoples-defence-forces",
            "splm-io",
        ),
        (  # it has ended, and nobody else is called so
            "In Colombia, army troops had fought the AUC for years.",
            2012,
            "colombian-armed-forces",
            "united-self-defense-forces-of-colombia",
        ),
    ],
)
def test_the_text_decides(extractor: RuleExtractor, text: str, year: int, subject: str, target: str) -> None:
    assert meant(extractor, text, year) == {(subject, "FIGHTS", target)}


def test_two_of_one_name_in_one_text(extractor: RuleExtractor) -> None:
    text = (
        "The Taliban attacked Afghan forces in Kunduz on Sunday. The Pakistani Taliban, or TTP, attacked "
        "Pakistani troops in Swat. The Taliban also attacked Afghan forces in Helmand."
    )
    assert meant(extractor, text, 2016) == {
        ("taliban", "FIGHTS", "afghan-armed-forces"),
        ("tehrik-e-taliban-pakistan", "FIGHTS", "pakistan-armed-forces"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "In Sudan, the SDF attacked the Rapid Support Forces near Nyala on Sunday.",
        "The SDF attacked the Houthis near Taiz in Yemen.",
        "The Coalition attacked the Mahdi Army in Najaf in August.",
    ],
)
def test_a_name_without_its_context_means_nobody(extractor: RuleExtractor, text: str) -> None:
    assert meant(extractor, text, 2012) == set()


@pytest.mark.parametrize(
    ("text", "year", "whom"),
    [
        ("The Coalition attacked the Mahdi Army in Najaf.", 2006, "multi-national-force-iraq"),
        ("In 2004 the Coalition attacked the Mahdi Army in Najaf.", 2017, "multi-national-force-iraq"),
        (
            "Coalition forces attacked the Mahdi Army prior to 2011 in Iraq.",
            2017,
            "multi-national-force-iraq",
        ),
        ("The Coalition attacked Islamic State in Iraq.", 2017, "us-led-coalition"),
        ("The Coalition attacked Islamic State in Iraq.", None, "us-led-coalition"),  # the one that still is
    ],
)
def test_of_two_by_one_name_the_one_of_that_time_is_meant(
    extractor: RuleExtractor, text: str, year: int | None, whom: str
) -> None:
    claims = extractor.claims(Document(text, date=date(year, 6, 1) if year else None))
    assert [claim.subject.actor for claim in claims] == [whom]


def test_guerrillas_are_no_coalition_of_states(extractor: RuleExtractor) -> None:
    text = "The Coalition entered Fallujah in Iraq. US troops clashed with guerrillas."
    assert "multi-national-force-iraq" not in {actor for row in meant(extractor, text, 2005) for actor in row}


@pytest.mark.parametrize(
    ("text", "year", "whom"),
    [
        ("African Union peacekeepers drove al Shabaab out of Mogadishu in 2011.", 2025, "amisom"),
        ("AU troops attacked al Shabaab in Somalia.", 2023, "atmis"),
        ("The African Union force attacked al Shabaab in Somalia.", 2025, "aussom"),
        ("SADC troops attacked M23 near Goma in Congo.", 2024, "samidrc"),
        ("SADC forces attacked Ahlu Sunna Waljamaa in Mozambique.", 2022, "samim"),
    ],
)
def test_troops_of_a_union_are_the_mission_of_that_time_and_place(
    extractor: RuleExtractor, text: str, year: int, whom: str
) -> None:
    assert {subject for subject, relation, _ in meant(extractor, text, year) if relation == "FIGHTS"} == {
        whom
    }


def test_initials_are_those_of_the_name_that_the_text_gives_in_full(extractor: RuleExtractor) -> None:
    text = "The Union for Peace in the Central African Republic, or UPC, left. The UPC attacked M23 in Congo."
    assert meant(extractor, text, 2025) == {
        ("union-for-peace-in-the-central-african-republic", "FIGHTS", "m23")
    }


def test_the_mission_is_the_one_whose_name_says_so(extractor: RuleExtractor) -> None:
    text = (
        "In the Central African Republic, MINUSCA sent troops. The mission's spokeswoman, Amina Kone, left."
    )
    assert meant(extractor, text, 2024) == {("amina-kone", "SPEAKS_FOR", "minusca")}


def test_a_general_whom_the_list_knows_leads_his_army(extractor: RuleExtractor) -> None:
    text = "In Sudan, the RSF has been at war with the army of General Abdel Fattah al-Burhan."
    assert meant(extractor, text, 2024) == {
        ("rapid-support-forces", "FIGHTS", "sudanese-armed-forces"),
        ("abdel-fattah-al-burhan", "LEADS", "sudanese-armed-forces"),
    }


def test_who_has_ended_bears_a_name_where_no_year_is_told(extractor: RuleExtractor) -> None:
    text = "In the Central African Republic, the UPC of Ali Darassa attacked the anti-Balaka near Bambari."
    claims = extractor.claims(Document(text))
    assert "union-for-peace-in-the-central-african-republic" in {claim.subject.actor for claim in claims} | {
        claim.object.actor for claim in claims
    }


def test_troops_of_a_union_elsewhere_are_not_its_mission_in_somalia(extractor: RuleExtractor) -> None:
    text = (
        "In Darfur, the African Union sent help. AU troops attacked the Janjaweed. The AU force left Sudan."
    )
    assert not {"aussom", "amisom", "atmis"} & {one for row in meant(extractor, text, 2007) for one in row}


@pytest.mark.parametrize(("told", "who"), [("In 2004", "fdlr"), ("In 2023", "m23")])
def test_a_group_is_not_meant_in_years_before_it_was_founded(
    extractor: RuleExtractor, told: str, who: str
) -> None:
    text = f"M23 envies the FDLR. {told} the group attacked Rwandan troops."
    expected = {(who, "FIGHTS", "rwanda-defence-force")}
    assert meant(extractor, text, 2024) == expected


@pytest.mark.parametrize(
    ("named", "word", "whom"),
    [
        ("Ahrar al-Sham", "Islamists", {"ahrar-al-sham"}),
        ("Ahrar al-Sham", "insurgents", {"ahrar-al-sham"}),
        ("Ahrar al-Sham", "jihadists", set()),  # Islamists have risen who are none
        ("The Free Syrian Army", "Islamists", set()),
        ("The Free Syrian Army", "insurgents", {"free-syrian-army"}),
        ("The Syrian National Defence Forces", "insurgents", set()),
        ("The Syrian National Defence Forces", "paramilitaries", {"national-defence-forces-syria"}),
        ("The Syrian National Defence Forces", "rebels", {"syrian-rebels"}),
        ("The Free Syrian Army", "rebels", {"free-syrian-army"}),
    ],
)
def test_what_a_group_is_tells_whether_a_word_means_it(
    extractor: RuleExtractor, named: str, word: str, whom: set[str]
) -> None:
    text = f"{named} took a village near Aleppo. Qatar armed the {word}."
    found = {target for _, relation, target in meant(extractor, text, 2015) if relation == "BACKS"}
    assert found == whom


@pytest.mark.parametrize(
    ("named", "whom"),
    [
        ("The Sparta Battalion", "separatists"),
        ("The Southern Transitional Council", "southern-transitional-council"),
    ],
)
def test_a_unit_of_a_republic_is_not_the_separatists(extractor: RuleExtractor, named: str, whom: str) -> None:
    text = f"{named} left. {named} took a village near Donetsk. Libya arms separatists."
    assert meant(extractor, text, 2015) == {("libya", "BACKS", whom)}
