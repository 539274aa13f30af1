# ruff: noqa: E501  tables of texts read best a line each
"""Sentences: where they end, where they do not, and that their offsets are exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.documents import body, sentences
from allegiance.documents.splitting import split
from allegiance.records import Document


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


WHOLE = [
    "He met Lt. Col. Ahmed and Maj.-Gen. Ali in St. Petersburg.",
    "Gen. J. R. Smith spoke to Mr. and Mrs. Doe, i.e. to both.",
    "The U.S. Army and the U.N. Security Council agreed.",
    "The U.S.Army said so.",
    "It began on Nov. 2 and ended on Sept. 11, 2001.",
    "No. 5 Brigade and brigade No.5 left.",
    "It cost 2.5 million and fired rounds of 7.62mm at 3.5M people.",
    "He told al-Mayadin.net and al-Mayadin.Net and www.Example.Com so.",
    "Write to desk@example.Com now.",
    "At 5 p.m. Monday and at 6 a.m. GMT they left.",
    "“Where?” he asked.",
    '"Stop!" she cried.',
    "They came; they saw; they left.",
    "Smith Inc. Chairman Ali left.",
    "The group vs. The Other.",
    "They said … that they would … stay.",
    "J. Smith et al. wrote it.",
    "The sea…and the army.",
    "Node.js is no sentence.",
    "Hezb-i-Islami (H.I.G.) Chief Khan left.",
    "al-Qaim.iq is an address.",
]

PARTED = [
    ("It fell. The army left.", ["It fell.", "The army left."]),
    ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
    ("It began on Nov. 2. Rebels fled.", ["It began on Nov. 2.", "Rebels fled."]),
    ("They fled in Nov. Rebels stayed.", ["They fled in Nov.", "Rebels stayed."]),
    ("He said no. Then he left.", ["He said no.", "Then he left."]),
    ("It fell to the army.The rebels fled.", ["It fell to the army.", "The rebels fled."]),
    ("It fell to the UN.The rebels fled.", ["It fell to the UN.", "The rebels fled."]),
    ("It fell in 2016.The rebels fled.", ["It fell in 2016.", "The rebels fled."]),
    ("It fell.“We won,” he said.", ["It fell.", "“We won,” he said."]),
    ('It fell."We won," he said.', ["It fell.", '"We won," he said.']),
    ('He said "it fell."The army left.', ['He said "it fell."', "The army left."]),
    ("What?!The army left.", ["What?!", "The army left."]),
    ("“We will fight.” He left.", ["“We will fight.”", "He left."]),
    ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
    ("They left (Dec. 3). Then it fell.", ["They left (Dec. 3).", "Then it fell."]),
    ("Really? Yes! So it is.", ["Really?", "Yes!", "So it is."]),
    ("At 5 a.m. Rebels stormed it.", ["At 5 a.m.", "Rebels stormed it."]),
    ("They reached the border. al-Husseini denied it.", ["They reached the border.", "al-Husseini denied it."]),
    ("He went home... Then it fell.", ["He went home...", "Then it fell."]),
    ("They fled.[12] The army came.[3][4] It stayed.", ["They fled.[12]", "The army came.[3][4]", "It stayed."]),
    ("They moved to Iran. 25 people died.", ["They moved to Iran.", "25 people died."]),
    ("the end of war . The army left", ["the end of war .", "The army left"]),
    ("It fell.\u00a0\u200bThe army\u00ad left.\u00a0\u200b", ["It fell.", "The army\u00ad left."]),
    ("'It is in range. It will fall,' he said.", ["'It is in range.", "It will fall,' he said."]),
    ("1. The group left. 2. The army came.", ["The group left.", "The army came."]),
    ("- one thing\n- two things\n• three things\n4. four things", ["one thing", "two things", "three things", "four things"]),
    ("## A heading\nThe army left.", ["A heading", "The army left."]),
    ("> **The army** left.", ["The army** left."]),
    ("BATTLE FOR THE PORT\n\nThe army left.", ["BATTLE FOR THE PORT", "The army left."]),
    ("The groups are:\nthe first one;\nthe second one;", ["The groups are:", "the first one;", "the second one;"]),
    ("Ali Ahmed (X.01), listed on 6 May 2001\nOmar Said (X.02), listed on 25 October 2002", ["Ali Ahmed (X.01), listed on 6 May 2001", "Omar Said (X.02), listed on 25 October 2002"]),
    ("----\n12\n* * *\nThe army left.", ["The army left."]),
    ("It fell.\u2029The army left", ["It fell.", "The army left"]),
    ("A title of a report\r\n\r\nThe army left.", ["A title of a report", "The army left."]),
]  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_sentences_are_parted(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_wrapped_paragraph_is_read_on() -> None:
    text = (
        "The army of the northern province said on Monday that its fighters had\n"
        "crossed the river Sula, pushing the rebels out of three villages near\n"
        "Aranda. It gave no toll.\n\nThe rebels denied it."
    )
    assert [part.replace("\n", " ") for part in parts(text)] == [
        "The army of the northern province said on Monday that its fighters had crossed the river Sula, pushing the rebels out of three villages near Aranda.",
        "It gave no toll.",
        "The rebels denied it.",
    ]


def test_a_wrapped_paragraph_is_read_on_where_its_dateline_was_cut() -> None:
    text = (
        "SULA, Aranda (Reuters) - Soldiers of the mission of the southern union in\n"
        "Aranda marched into the port on Tuesday, together with some of the troops\n"
        "of the government."
    )
    [found] = sentences(Document(text))
    assert found.text.startswith("Soldiers of the mission")
    assert found.text.endswith("of the government.")


def test_a_heading_above_a_wrapped_paragraph_is_its_own() -> None:
    text = (
        "The battle for the port\n"
        "The army of the northern province said on Monday that its fighters had\n"
        "crossed the river Sula."
    )
    assert parts(text)[0] == "The battle for the port"


def exact(text: str) -> None:
    document = Document(text)
    found = sentences(document)
    last = 0
    for sentence in found:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert sentence.document == document.id
        last = sentence.end
    edges = [0, *(edge for span in body(document) for edge in span), len(text)]
    assert edges == sorted(edges)


@given(st.text())
def test_offsets_are_exact_for_any_text(text: str) -> None:
    exact(text)


PIECES = st.sampled_from(
    ["The army", " ", "  ", "\n", "\n\n", ".", ". ", "?", "…", "“", "”", '"', "'", "(", ")", "U.S.", "Gen.", "No.", "5", "Nov.",
     "a.m.", "- ", "1. ", "# ", "**", "Share this", "Related Posts", "Post a Comment", "(AFP)", "BEIRUT (AP) — ", "said", ", ",
     "\u00a0", "\u200b", "\u00ad", "\u2028", "\r\n", "---\n", "title: x\n", "Photo: A/B", "[12]", "al-Husseini", "2019-03-04", "\x85"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_offsets_are_exact_for_texts_like_news(text: str) -> None:
    exact(text)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_letter_of_the_body_is_lost(text: str) -> None:
    document = Document(text)
    covered = bytearray(len(text))
    for sentence in sentences(document):
        covered[sentence.start : sentence.end] = b"\1" * (sentence.end - sentence.start)
    lost = [
        text[at]
        for low, high in body(document)
        for at in range(low, high)
        if text[at].isalpha() and not covered[at]
    ]
    assert not lost
