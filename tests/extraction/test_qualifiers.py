"""Planned, possible, denied, over: by the verbs around and the words beside."""

import pytest

from reading import claim, claims


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad fights Boko Haram.", "actual"),
        ("Chad will fight Boko Haram.", "planned"),
        ("Chad vowed to fight Boko Haram.", "planned"),
        ("Chad is to join the fight against Boko Haram.", "planned"),
        ("Boko Haram men were to be disarmed and attacked by Chad.", "planned"),
        ("Chad plans to attack Boko Haram.", "planned"),
        ("Chadian troops are expected to attack Boko Haram.", "planned"),
        ("Chad announced a planned offensive against Boko Haram.", "planned"),
        ("Chad could attack Boko Haram.", "possible"),
        ("Chad may attack Boko Haram.", "possible"),
        ("Observers have concerns about potential clashes between Chad and Boko Haram.", "possible"),
        ("If Chad attacks Boko Haram, farmers will flee.", "possible"),
        ("Does Chad back the Azawad Guard?", "possible"),
        ("Chad is preparing an offensive against Boko Haram.", "planned"),
        ("Chad announced plans for an offensive against Boko Haram.", "planned"),
        ("Chad has threatened an attack on Boko Haram.", "planned"),
        ("Chad is considering an attack on Boko Haram.", "possible"),
        ("Chad pledged allegiance to Boko Haram.", "actual"),
        ("If the farmers flee, they could meet the Azawad Guard, which Chad supports.", "actual"),
        ("Unless the Azawad Guard, a part of Boko Haram, disbands, farmers will flee.", "actual"),
        ("Chad may cross the river and attack Boko Haram.", "possible"),
        ("Chad will cross the river and attack Boko Haram.", "planned"),
        ("Chad plans to cross the river and attack Boko Haram.", "planned"),
        ("Chadian troops will leave, but Boko Haram attacked Kenya.", "actual"),
        ("The road would let Chad supply the Azawad Guard.", "planned"),
        ("The truce could help Chad arm the Azawad Guard.", "possible"),
        ("The truce let Chad arm the Azawad Guard.", "actual"),
        ("Mali will act unless Chad ends its support for the Azawad Guard.", "actual"),
        ("Officials fear that Chad will supply the Azawad Guard with weapons.", "possible"),
        ("Mali says that Chad will supply the Azawad Guard with weapons.", "planned"),
        ("Should Chad resume arms deliveries to the Azawad Guard, farmers will flee.", "possible"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert claim(text).modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chad did not attack Boko Haram.", "denied"),
        ("Chad did not cross the river and attack Boko Haram.", "denied"),
        ("Chad has not crossed the river or attacked Boko Haram.", "denied"),
        ("Chad has not crossed the river and attacked Boko Haram.", "asserted"),
        ("It is false that Chad backs the Azawad Guard.", "denied"),
        ("Reports that Chad backs the Azawad Guard are untrue.", "denied"),
        ("It is wrong to ignore that Chad backs the Azawad Guard.", "asserted"),
        ("Chad didn’t attack Boko Haram.", "denied"),
        ("Chad never backed the Azawad Guard.", "denied"),
        ("Chad denies backing the Azawad Guard.", "denied"),
        ("Kenya denied the charge and said that Chad backs the Azawad Guard.", "asserted"),
        ("Kenya denies this and accuses Chad of backing the Azawad Guard.", "asserted"),
        ("Chad opposes arming the Azawad Guard.", "denied"),
        ("Chad rejected accusations that it backs the Azawad Guard.", "denied"),
        ("Chad not only armed the Azawad Guard.", "asserted"),
        ("Chad armed the Azawad Guard, said fighters opposed to the deal.", "asserted"),
        ("Chad attacked Boko Haram and denied nothing.", "asserted"),
        ("Mali did not take part in a Chadian offensive against Boko Haram.", "asserted"),
        ("Chad denied any support for the Azawad Guard.", "denied"),
        ("The Azawad Guard, backed by Chad, has been accused of looting, which it denies.", "asserted"),
        ("No Chadian soldier attacked Boko Haram.", "denied"),
        ("Mali denies that it met the Azawad Guard, which Chad supports.", "asserted"),
        ("There is no evidence that Chad arms the Azawad Guard.", "denied"),
        ("There is evidence that Chad arms the Azawad Guard.", "asserted"),
        ("Chad has no plans to arm the Azawad Guard.", "denied"),
        ("Chad has no intention of arming the Azawad Guard.", "denied"),
        ("Chad has plans to arm the Azawad Guard.", "asserted"),
        ("The panel found no sign of Chadian support for the Azawad Guard.", "denied"),
        ("Chad rejected claims by Mali that it arms the Azawad Guard.", "denied"),
        ("Chad refuses to end its support for the Azawad Guard.", "asserted"),
        ("Chad did not stop arming the Azawad Guard.", "asserted"),
        ("Mali accuses Chad of arming the Azawad Guard, which it calls a gang.", "asserted"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert claim(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Chad attacked Boko Haram.", "present"),
        ("Chad had fought Boko Haram.", "past"),
        ("The army said that Chadian troops had attacked Boko Haram.", "present"),
        ("The army said that Chadian troops had fought Boko Haram before.", "past"),
        ("Chad no longer backs the Azawad Guard.", "past"),
        ("Chad stopped backing the Azawad Guard.", "past"),
        ("Musa Kamara, a former member of Boko Haram, spoke.", "past"),
        ("Musa Kamara, a member of Boko Haram, spoke.", "present"),
        ("M23 conducted attacks against Chadian targets prior to 2011.", "past"),
        ("Until 2011 M23 fought Chadian troops.", "past"),
        ("M23 did not rest until 2011 and fights Chadian troops.", "present"),
        ("M23 will fight Chadian troops until 2040.", "present"),
        ("Musa Kamara led Boko Haram until his death.", "past"),
        ("Musa Kamara, who led Boko Haram for more than a decade, fled.", "past"),
        ("Musa Kamara has led Boko Haram for more than a decade.", "present"),
        ("Musa Kamara, who used to be a member of Boko Haram, fled.", "past"),
        ("Chad used the port to back the Azawad Guard.", "present"),
        ("Before his arrest Musa Kamara was a member of Boko Haram.", "past"),
        ("Musa Kamara, the leader of Boko Haram at the time, fled.", "past"),
        ("Chad previously supported the Azawad Guard.", "past"),
        ("Chad ended its support for the Azawad Guard.", "past"),
        ("Chad will end its support for the Azawad Guard.", "present"),
        ("Chad has not ended its support for the Azawad Guard.", "present"),
        ("Mali will act until Chad ends its support for the Azawad Guard.", "present"),
        ("Chad armed the Azawad Guard until it ended its support in 2019.", "past"),
        ("Once armed by Chad, the Azawad Guard fled.", "past"),
        ("Chad then armed the Azawad Guard.", "present"),
        ("Chad had never supported the Azawad Guard.", "present"),
        ("Canada lifted the sanctions it had imposed on M23.", "past"),
        ("Canada refused to lift the sanctions it had imposed on M23.", "present"),
        ("M23 had been on Canada's list of terrorist groups until April 2025.", "past"),
        ("Canada had imposed sanctions on M23.", "present"),
        ("Chadian soldiers had fired on Boko Haram.", "present"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    assert claim(text).tense == tense


def test_what_is_not_known_or_only_asked_states_nothing() -> None:
    assert claims("It is not known whether Chad will attack Boko Haram.") == ()
    assert claims("Mali asked Chad to attack Boko Haram.") == ()


def test_no_longer_is_over_and_not_denied() -> None:
    assert claim("Chad no longer backs the Azawad Guard.").polarity == "asserted"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("An attack by M23 on Chad is unlikely.", "possible"),
        ("A Chadian offensive against M23 is likely, officials said.", "possible"),
        ("A clash between M23 and Chad cannot be ruled out.", "possible"),
        ("An attack by M23 on Chad is feared.", "possible"),
        ("An alliance between M23 and Chad would be dangerous.", "possible"),
        ("Fighting between Chad and M23 could resume.", "possible"),
        ("Attacks by M23 on Chad are expected in the coming days.", "planned"),
        ("A Chadian offensive against M23 is planned.", "planned"),
        ("A Chadian attack on M23 was called off.", "planned"),
        ("A Chadian offensive against M23 will begin on Monday.", "planned"),
        ("An attack by M23 on Chad last week could lead to war.", "actual"),
        ("Chad's support for M23 may prolong the war.", "actual"),
        ("Chad's support for M23 remains strong.", "actual"),
        ("M23's attack on Chad is considered a crime.", "actual"),
        ("M23's attack on Chad will be remembered.", "actual"),
        ("A Chadian offensive against M23 is under way.", "actual"),
    ],
)
def test_modality_by_what_is_said_of_a_noun(text: str, modality: str) -> None:
    assert claim(text).modality == modality


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Chad's support for M23 is over.", "past"),
        ("The alliance between M23 and Boko Haram broke down.", "past"),
        ("M23's alliance with Boko Haram did not last.", "past"),
        ("Chad's support for M23 was suspended in May.", "past"),
        ("The fighting between Chad and M23 has stopped.", "past"),
        ("Chad's war on M23 is over.", "past"),
        ("Chad's support for M23 is not over.", "present"),
        ("Chad's support for M23 has not ended.", "present"),
        ("Chad's support for M23 could end.", "present"),
        ("The attack on Chad by M23 ended after two hours.", "present"),
    ],
)
def test_tense_by_what_is_said_of_a_noun(text: str, tense: str) -> None:
    assert claim(text).tense == tense


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chad's support for M23 is a myth.", "denied"),
        ("M23's attack on Chad never took place.", "denied"),
        ("An alliance between M23 and Boko Haram was ruled out.", "denied"),
        ("Chad's support for M23 is no myth.", "asserted"),
        ("Chad's support for M23 is not a myth.", "asserted"),
        ("M23's attack on Chad took place in May.", "asserted"),
    ],
)
def test_polarity_by_what_is_said_of_a_noun(text: str, polarity: str) -> None:
    assert claim(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chad is on the verge of attacking M23.", "planned"),
        ("Libya has been promised weapons by Chad.", "planned"),
        ("Chad pledged weapons to M23.", "planned"),
        ("Chad is due to send troops to help Libya.", "planned"),
        ("Chad allegedly arms M23.", "possible"),
        ("Chad is suspected of arming M23.", "possible"),
        ("There are rumours that Chad arms M23.", "possible"),
        ("It is possible that Chad arms M23.", "possible"),
        ("It is likely that Chad arms M23.", "possible"),
        ("Libya would have attacked M23.", "possible"),
        ("Had Chad armed M23, farmers would have fled.", "possible"),
        ("Chad fears an attack by M23.", "possible"),
        ("Chad should attack M23, the farmers said.", "possible"),
        ("Chad has not ruled out attacking M23.", "possible"),
        ("Chad has not ruled out military action against M23.", "possible"),
        ("Many doubt that Chad arms M23.", "possible"),
        ("It was alleged that Chad arms M23.", "possible"),
        ("Nobody doubts that Chad arms M23.", "actual"),
        ("There is little doubt that Chad arms M23.", "actual"),
        ("Chad is weighing military action against M23.", "possible"),
        ("Chad voted to arm M23.", "planned"),
        ("Chad had armed M23, and farmers fled.", "actual"),
        ("There are reports that Chad arms M23.", "actual"),
        ("Chad sent weapons to M23.", "actual"),
    ],
)
def test_what_is_near_or_only_thought_to_be_so(text: str, modality: str) -> None:
    assert claim(text).modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chad failed to deliver weapons to M23.", "denied"),
        ("Chad was unable to arm M23.", "denied"),
        ("M23 ruled out attacking Chad.", "denied"),
        ("Chad stopped short of backing M23.", "denied"),
        ('Officials described as "fake news" reports that Chad arms M23.', "denied"),
        ("Libya refuted Kenya's allegation that it arms M23.", "denied"),
        ("Chad came close to attacking M23.", "denied"),
        ("Chad nearly attacked M23.", "denied"),
        ("Chad narrowly avoided a war with M23.", "denied"),
        ("Instead of attacking M23, Chad fled.", "denied"),
        ("Chad's lack of support for M23 surprised farmers.", "denied"),
        ("Chad failed to drive M23 out of Bol.", "asserted"),
        ("Chad nearly drove M23 out of Bol.", "asserted"),
        ("Chad came close to defeating M23.", "asserted"),
    ],
)
def test_what_was_not_done_in_the_end(text: str, polarity: str) -> None:
    assert claim(text).polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Libya neither confirmed nor denied that Chad arms M23.",
        "The report does not say that Chad arms M23.",
        "The report stopped short of saying that Chad arms M23.",
        "Libya blamed the attack on M23.",
        "Libya distanced itself from the attack on M23.",
    ],
)
def test_what_is_named_and_not_said(text: str) -> None:
    assert not claims(text)


def test_neither_of_two_did_it() -> None:
    told = claims("Neither Chad nor Libya backs M23.")
    assert [(one.subject.actor, one.polarity) for one in told] == [("chad", "denied"), ("libya", "denied")]


def test_who_repels_an_attack_is_the_one_attacked() -> None:
    for text in ("Chad repelled an attack by M23.", "An attack by M23 was repelled by Chad."):
        repelled = claim(text)
        assert (repelled.subject.actor, repelled.object.actor) == ("m23", "chad")


def test_who_stopped_attacking_each_other_did_before() -> None:
    (told,) = claims("Chad and M23 stopped attacking each other.")
    assert (told.relation, told.tense) == ("FIGHTS", "past")
