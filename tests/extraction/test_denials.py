"""What is denied stands beside what is said, each with him who says it."""

import pytest

from reading import claims

ACCUSED = "The Chadian army said that M23 and Boko Haram had attacked its troops near Bol."


def stated(text: str) -> set[tuple[str, str, str]]:
    """``subject RELATION object``, polarity and speaker of each claim of a text."""
    return {
        (f"{c.subject.actor} {c.relation} {c.object.actor}", c.polarity.value, c.attribution.speaker)
        for c in claims(text)
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mali accuses Chad of arming the Azawad Guard, which N'Djamena denies.", "N'Djamena"),
        ("Mali says the Azawad Guard is a militia backed by Chad, which N'Djamena denies.", "N'Djamena"),
        ("Mali says that Chad arms the Azawad Guard, a charge that Chad rejects.", "Chad"),
        ("Mali says that Chad arms the Azawad Guard, but Chad denies it.", "Chad"),
        ("Mali accuses Chad of arming the Azawad Guard, which N'Djamena dismisses as baseless.", "N'Djamena"),
        ("Mali accuses Chad of arming the Azawad Guard, a charge dismissed by N'Djamena.", "N'Djamena"),
        (
            "Mali accuses Chad of arming the Azawad Guard, a charge that N'Djamena calls baseless.",
            "N'Djamena",
        ),
        ("Mali says that Chad arms the Azawad Guard, something Chad denies.", "Chad"),
        ("Mali says that Chad arms the Azawad Guard, a charge Chad rejects.", "Chad"),
        ("Mali says that Chad arms the Azawad Guard. Chad has always denied the accusation.", "Chad"),
        ("Mali says that Chad arms the Azawad Guard. N'Djamena dismissed the reports.", "N'Djamena"),
        ("Mali says that Chad arms the Azawad Guard. It has no proof. Chad rejects the claim.", "Chad"),
    ],
)
def test_both_stand_with_their_speakers(text: str, speaker: str) -> None:
    assert stated(text) == {
        ("chad BACKS azawad-guard", "asserted", "Mali"),
        ("chad BACKS azawad-guard", "denied", speaker),
    }


@pytest.mark.parametrize(
    "denial",
    [
        "M23 denied it.",
        "M23 denied any role in the attack.",
        "M23 denied taking part in the raid.",
        "M23 denied that it had been involved.",
        "M23 said it had nothing to do with the attack.",
        "M23 said its fighters had not taken part.",
        "M23's spokesman said that it took no part in the attack.",
    ],
)
def test_a_deed_is_denied_by_one_of_those_whose_it_is_said_to_be(denial: str) -> None:
    denied = {said[0] for said in stated(f"{ACCUSED} {denial}") if said[1] == "denied"}
    assert "m23 FIGHTS chadian-armed-forces" in denied
    assert not any("boko-haram FIGHTS" in said for said in denied)


def test_a_part_denies_of_itself_what_was_said_of_the_whole() -> None:
    text = (
        "Islamic State fighters crossed into Iran and attacked the Taliban, the Observatory said. "
        "Islamic State Khorasan said its men did not cross the border."
    )
    assert ("islamic-state-khorasan-province FIGHTS taliban", "denied") in {said[:2] for said in stated(text)}


@pytest.mark.parametrize(
    ("crossing", "denial", "denied"),
    [
        (
            "M23 fighters crossed into Chad to fight Boko Haram",
            "The Hill Brigade, a group within M23, denied that its fighters had crossed the border.",
            "hill-brigade FIGHTS boko-haram",
        ),
        (
            "Libyan troops crossed into Chad to support M23",
            "Libya said none of its soldiers had entered the country.",
            "libyan-armed-forces BACKS m23",
        ),
        (
            "Libyan troops crossed into Chad to support M23",
            "Tripoli said no Libyan soldier had entered Chad.",
            "libyan-armed-forces BACKS m23",
        ),
        (
            "M23 crossed into Chad to fight Boko Haram",
            "M23's spokesman, Omar Diallo, said his men had shelled the town without crossing the border.",
            "m23 FIGHTS boko-haram",
        ),
        (
            "M23 crossed into Chad to fight alongside Libyan troops",
            "M23 denied crossing the border.",
            "m23 ALLIED_WITH libyan-armed-forces",
        ),
    ],
)
def test_who_crossed_no_border_did_nothing_behind_it(crossing: str, denial: str, denied: str) -> None:
    said = {said[:2] for said in stated(f"{crossing}, the Horn Observatory reported. {denial}")}
    assert said >= {(denied.replace("hill-brigade", "m23"), "asserted"), (denied, "denied")}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("None of the members of M23 attacked Chad.", "m23 FIGHTS chad"),
        ("None of M23's fighters were attacked by Chad.", "chad FIGHTS m23"),
        ("Libya denies that any of its soldiers fought M23.", "libyan-armed-forces FIGHTS m23"),
        ("M23 has not attacked any of the Chadian soldiers.", "m23 FIGHTS chadian-armed-forces"),
    ],
)
def test_nobody_of_them_did_it(text: str, denied: str) -> None:
    assert {said[:2] for said in stated(text)} == {(denied, "denied")}


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCUSED} M23 neither confirmed nor denied it.",
        f"{ACCUSED} M23 denied entry to the reporters.",
        f"{ACCUSED} M23 denied any role in the theft.",
        f"{ACCUSED} M23 did not cross the border.",
        f"{ACCUSED} Rwanda denied it.",
        "M23, which fights Chad, was accused of looting. M23 denied the charge.",
        "Chad, which fights M23, accused it of looting. M23 denied it.",
        "Libya arms M23, Chad said. It crossed a line, he said. Libya said it had not entered talks.",
        "M23 has fought Boko Haram for years. M23 has not taken part in the fighting on the lake.",
    ],
)
def test_a_denial_of_something_else_denies_nothing(text: str) -> None:
    assert not any(polarity == "denied" for _, polarity, _ in stated(text))


@pytest.mark.parametrize(
    "denial",
    [
        "Chad calls the accusation baseless.",
        'Chad has called the allegations "a lie".',
        "Chad says the charge is false.",
        "Chad dismissed the allegations as absurd.",
        "Chad described it as a lie.",
    ],
)
def test_what_is_called_false_is_denied(denial: str) -> None:
    assert ("chad BACKS m23", "denied", "Chad") in stated(f"Libya says Chad arms M23. {denial}")


@pytest.mark.parametrize(
    "denial",
    ["Chad says the charge is not false.", "Chad says M23 is a fake army.", "Chad calls it a victory."],
)
def test_what_is_not_called_false_is_not_denied(denial: str) -> None:
    assert not any(polarity == "denied" for _, polarity, _ in stated(f"Libya says Chad arms M23. {denial}"))


@pytest.mark.parametrize(
    "text",
    [
        "Chad has been accused of arming M23, which N'Djamena denies.",
        "Chad, whose men fight Boko Haram with Libya, has been accused of arming M23. N'Djamena denies it.",
        "Chad, which has been accused of arming M23, denies it.",
    ],
)
def test_who_has_been_accused_denies_it(text: str) -> None:
    said = {(triple, polarity) for triple, polarity, _ in stated(text)}
    assert {("chad BACKS m23", "asserted"), ("chad BACKS m23", "denied")} <= said


def test_a_denial_names_its_ends_within_its_own_sentence() -> None:
    (denial,) = (
        c for c in claims("Mali says that Chad arms M23. Chad denies the charge.") if c.polarity == "denied"
    )
    assert denial.quote == "Chad denies the charge."
    assert (denial.subject.text, denial.object.text) == ("Chad", "the charge")
    assert (denial.object.actor, denial.object.how) == ("m23", "coreference")


def test_what_only_tells_when_is_not_denied() -> None:
    text = (
        "Chadian troops stormed the port after a week of fighting with M23, officials said. M23 denied this."
    )
    assert [polarity for _, polarity, _ in stated(text)] == ["asserted"]


def test_who_leads_somebody_though_he_denies_it() -> None:
    said = stated("M23 attacked Chadian troops. It is led by Joseph Kony, though he denies it.")
    assert ("joseph-kony LEADS m23", "denied", "Joseph Kony") in said
    assert [triple for triple, polarity, _ in said if polarity == "denied"] == ["joseph-kony LEADS m23"]


def test_a_denier_of_whom_nothing_is_known_has_his_words() -> None:
    said = stated("Omar Diallo said that Chadian missiles had struck an M23 camp, which the ministry denied.")
    assert {(polarity, speaker) for _, polarity, speaker in said} == {
        ("denied", "the ministry"),
        ("asserted", "Omar Diallo"),
    }


def test_who_denies_it_behind_a_semicolon_says_so_himself() -> None:
    said = stated("Diplomats say Chad arms M23; M23 denies it.")
    assert said == {("chad BACKS m23", "asserted", "Diplomats"), ("chad BACKS m23", "denied", "M23")}
