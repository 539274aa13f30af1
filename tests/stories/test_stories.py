"""What is one story and what is not: copies as outlets make them, and near misses."""

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gold
from allegiance.documents import read
from allegiance.records import Document
from allegiance.stories import overlap, sketch, stories
from stories.texts import COLOMBIA, SAHEL, SUDAN, THEATRES, UKRAINE, printed, replaced


def grouped(*documents: Document) -> list[set[int]]:
    """The places of the documents of each story, in order."""
    found = stories(documents)
    assert set(found) == {document.id for document in documents}
    by_story: dict[str, set[int]] = defaultdict(set)
    for place, document in enumerate(documents):
        by_story[found[document.id]].add(place)
    return sorted(by_story.values(), key=min)


def one(*documents: Document) -> bool:
    return len(grouped(*documents)) == 1


# Copies


@pytest.mark.parametrize("theatre", THEATRES)
def test_one_text_of_two_publishers_and_days_is_one_story(theatre: str) -> None:
    text = THEATRES[theatre]
    assert one(printed(text), printed(text, "Herald", 9, "Another headline"), printed(text, "Post", None))


@pytest.mark.parametrize("theatre", THEATRES)
def test_a_wire_whose_tail_is_cut_is_a_copy(theatre: str) -> None:
    text = THEATRES[theatre]
    assert one(printed(text), printed(text[: len(text) // 2], "Herald"))


def test_a_short_wire_in_a_long_article_is_a_copy() -> None:
    wire, article = printed(COLOMBIA[:2]), printed(SAHEL + COLOMBIA[:2] + UKRAINE, "Weekly")
    found = overlap(wire, article)
    assert (found.copy, found.containment) == (True, 1.0)
    assert (found.short, found.long) == (wire.id, article.id)
    # by Jaccard's measure they have little in common
    here, there = (set(sketch(document).shingles.tolist()) for document in (wire, article))
    assert len(here & there) / len(here | there) < 0.25


def test_house_style_does_not_hide_a_copy() -> None:
    edited = replaced(
        SAHEL,
        ("Gunmen on", "Armed men on"),
        ("on Tuesday and killed", "Tuesday, killing"),
        ("defence", "defense"),
        ("Jama'at Nusrat al-Islam", "Jamaat Nusrat ul-Islam"),
        ("vehicles", "trucks"),
        ("about three hours", "around three hours"),
        ("lorries", "trucks"),
    )
    found = overlap(printed(SAHEL), printed(edited, "Herald"))
    assert found.copy
    assert found.containment > 0.9


def test_spelled_numbers_initials_and_short_months_are_the_same() -> None:
    left = (
        "Islamic State fighters attacked three villages near Hawija on November 12, the police said.",
        "Islamic State has hidden in the hills of the province since 2017, when it lost Mosul to the army.",
    )
    right = replaced(left, ("three", "3"), ("November", "Nov."), ("Islamic State", "ISIS"))
    assert overlap(printed(left), printed(right, "Herald")).containment == 1.0


def test_sentences_that_were_joined_or_parted_match() -> None:
    joined = (f"{SUDAN[0][:-1]}, while {SUDAN[1][0].lower()}{SUDAN[1][1:]}", *SUDAN[2:])
    for left, right in ((SUDAN, joined), (joined, SUDAN)):
        assert overlap(printed(left), printed(right, "Herald")).containment == 1.0


def test_an_update_that_keeps_the_earlier_text_is_of_its_story() -> None:
    update = (
        "The death toll of an attack on a post near Tessalit has risen to 19, Mali's army said on Wednesday.",
        "Three of the wounded died in hospital in Gao overnight.",
        *replaced(SAHEL, ("killed 14 soldiers", "killed 19 soldiers")),
    )
    assert one(printed(SAHEL), printed(update, "Wire", 4))


def test_rows_of_one_article_are_of_its_story() -> None:
    rows = [printed(SAHEL[at : at + 2], "Herald", headline="Attack in Mali") for at in range(0, 8, 2)]
    assert one(printed(SAHEL), *rows)


def test_a_text_without_punctuation_is_compared_whole() -> None:
    text = "\n".join(sentence.rstrip(".") for sentence in SAHEL)
    assert one(Document(text, publisher="A"), Document(text + "\nand more of it here", publisher="B"))


# Near misses


def test_reports_from_four_theatres_are_four_stories() -> None:
    assert grouped(*map(printed, THEATRES.values())) == [{0}, {1}, {2}, {3}]


def test_background_that_both_bear_does_not_make_one_story() -> None:
    other = (
        "Sudan's army said on Thursday that it had retaken the radio station of El Obeid from its rivals.",
        *SUDAN[3:],
    )
    found = overlap(printed(SUDAN), printed(other, "Wire", 20))
    assert found.containment > 0.5  # most of its words stand in the other
    assert not found.copy  # but not its news


def test_the_words_of_one_spokesman_do_not_make_one_story() -> None:
    quotes = (
        (
            "“We have lost brave men and we will find whoever did this, in the desert or in the towns,”"
            " Colonel Souleymane Dembele told state television."
        ),
        (
            "“Nobody who sells fuel to these people is a trader in our eyes, and nobody who hides them is a"
            " neighbour,” he said."
        ),
    )
    left = (*quotes, "Dembele spoke in Gao after 14 of his men had died in an attack on their post.")
    right = (
        "Mali's army threatened on Wednesday to punish villagers who help insurgents in the far north.",
        *quotes,
    )
    found = overlap(printed(left), printed(right, "Herald"))
    assert len(found.matches) == 2
    assert not found.copy


def test_two_articles_on_one_event_are_two_stories() -> None:
    own = (
        "Fourteen soldiers died on Tuesday when militants overran their camp at Tessalit, in the far north.",
        "It was the bloodiest day for the army since it took Kidal, and it came without warning.",
        "Families in Gao waited at the gate of the barracks for names until late in the evening.",
        "The ministry of defence spoke of a cowardly act and promised an answer.",
    )
    assert not one(printed(SAHEL), printed(own, "Herald"))


LISTING = (
    (
        "{name} was listed on {day} pursuant to paragraphs 1 and 2 of resolution 1267 as being associated"
        " with Al-Qaida for participating in the financing, planning or facilitating of acts by {name}."
    ),
    "{name} was founded in {year} by {person} and is based in {place}.",
    "It has received funds and training from Al-Qaida and has sent fighters to {place}.",
    "The committee approved this summary of reasons on {day}.",
)
LISTED = [
    dict(zip(("name", "day", "year", "person", "place"), facts, strict=True))
    for facts in (
        ("Ansar al-Sahil", "4 May 2014", "2009", "Brahim Aziz", "Timbuktu"),
        ("Jund al-Wadi", "19 October 2017", "2012", "Karim Saleh", "Derna"),
        ("Harakat Nahr", "22 June 2020", "2015", "Abu Yusuf Lami", "Basilan"),
        ("Liwa Tur", "8 March 2011", "2003", "Omar Sindi", "Peshawar"),
    )
]


def test_entries_of_one_template_are_not_one_story() -> None:
    entries = [
        printed(tuple(sentence.format(**facts) for sentence in LISTING), "Council", headline=facts["name"])
        for facts in LISTED
    ]
    assert len(grouped(*entries)) == len(LISTED)
    assert not any(overlap(left, right).copy for left, right in combinations(entries, 2))


def test_daily_reports_of_one_template_are_not_one_story() -> None:
    days = [
        (
            f"Between {day} and {day + 1} December the mission saw {430 + 7 * day} ceasefire violations.",
            f"Most of them took place near {place} and were assessed as fire from mortars.",
            f"Its patrols were stopped {day - 2} times in areas that the armed formations hold.",
        )
        for day, place in ((5, "Horlivka"), (6, "Popasna"), (7, "Zolote"))
    ]
    assert len(grouped(*(printed(text, "Mission", 5 + n) for n, text in enumerate(days)))) == 3


def test_entries_that_open_with_labels_of_their_own_are_not_one_story() -> None:
    entries = [
        Document(
            f"{facts['name'].upper()}. Listed on 3 May 2015. Reference QX{n}. Leader of a cell that has sent"
            " recruits and money abroad. Wanted by the authorities of his country for acts of violence."
            " A review of the entry was concluded on 21 February 2019 without a change to its words.",
            title=facts["name"],
        )
        for n, facts in enumerate(LISTED)
    ]
    assert len(grouped(*entries)) == len(LISTED)


def test_an_update_under_its_own_news_is_of_the_story_it_repeats() -> None:
    update = printed((*UKRAINE[:3], *COLOMBIA), "Herald", 5)
    found = overlap(printed(COLOMBIA), update)
    assert found.copy
    # also where the earlier version is the longer one, for what the update leaves out of it
    assert overlap(printed((*COLOMBIA, *SUDAN)), update).copy


def test_a_notice_of_an_outlet_does_not_join_its_short_reports() -> None:
    notice = (
        "The Herald thanks the readers who pay for its correspondents and asks the others to consider it.",
        "Letters to the editor are printed on Saturdays if they are short and bear a name and an address.",
    )
    reports = [printed((*text[:2], *notice), "Herald") for text in THEATRES.values()]
    assert len(grouped(*reports)) == 4


def test_reports_that_borrow_from_a_wire_do_not_part_its_copies() -> None:
    copies = [printed(SAHEL, outlet) for outlet in "ABCDEF"]
    copies = [
        printed((*SAHEL, f"So the correspondent of {d.publisher} wrote on Friday."), d.publisher)
        for d in copies
    ]
    borrowing = [
        printed((*own, *SAHEL[at : at + 4]), "Weekly", 9)
        for own, at in zip(
            (UKRAINE, SUDAN, COLOMBIA, UKRAINE[::-1], SUDAN[::-1]), (0, 4, 0, 4, 2), strict=True
        )
    ]
    found = stories([*copies, *borrowing])
    assert len({found[document.id] for document in copies}) == 1
    assert found[borrowing[1].id] != found[copies[0].id]


def test_a_roundup_does_not_join_what_it_holds() -> None:
    roundup = printed(SAHEL + UKRAINE, "Weekly", 1)
    alone = grouped(printed(SAHEL), printed(UKRAINE), roundup)
    assert {0, 1} not in alone
    assert len(alone) == 2
    copies = grouped(printed(SAHEL), printed(SAHEL, "A"), printed(UKRAINE), printed(UKRAINE, "B"), roundup)
    assert len(copies) == 2


def test_single_sentences_are_copies_only_of_a_lead() -> None:
    flash, buried = printed(SAHEL[:1]), printed(SAHEL[4:5])
    assert overlap(flash, printed(SAHEL, "Herald")).copy
    assert not overlap(buried, printed(SAHEL, "Herald")).copy


def test_few_words_are_nobodys_copy() -> None:
    text = "Clashes were reported near the border on Friday."
    assert not one(Document(text, publisher="A"), Document(text, publisher="B"))
    assert one(Document(SAHEL[1], publisher="A"), Document(SAHEL[1], publisher="B"))


def test_empty_documents_stand_alone() -> None:
    assert (
        len(grouped(*(Document(text, publisher=who) for text in ("", "...", "1 2 3") for who in "AB"))) == 6
    )
    assert stories([]) == {}


def test_a_number_a_day_or_a_name_in_anothers_place_is_no_edit() -> None:
    text = SUDAN[0]
    same = overlap(printed((text,)), printed((text.replace("shelled", "bombed"),), "Herald"))
    assert same.copy
    for old, new in (("22", "31"), ("Monday", "Friday"), ("Omdurman", "Nyala")):
        other = overlap(printed((text,)), printed((text.replace(old, new),), "Herald"))
        assert other.matches == ()


# What holds always


def test_why_names_the_sentences_of_both() -> None:
    left, right = printed(SAHEL), printed((*UKRAINE[:1], *SAHEL[:6]), "Herald")
    found = overlap(left, right)
    documents = {left.id: left, right.id: right}
    assert len(found.matches) == 6
    assert found == overlap(right, left)
    for here, there in found.matches:
        assert (here.document, there.document) == (found.short, found.long)
        assert here.text == there.text
        for sentence in (here, there):
            assert documents[sentence.document].text[sentence.start : sentence.end] == sentence.text


def test_a_storys_name_is_that_of_its_first_document() -> None:
    first, second = printed(SAHEL, "A", 3), printed(SAHEL[:6], "B", 4)
    undated = printed(SAHEL[:7], "C", None)
    before = stories([first, second])
    after = stories([undated, second, first, printed(SUDAN)])
    assert all(after[id_] == name for id_, name in before.items())
    assert after[undated.id] == before[first.id]
    assert stories([first])[first.id] == before[first.id]
    earlier = printed(SAHEL[:5], "D", 1)
    assert stories([earlier, first])[first.id] == stories([earlier])[earlier.id] != before[first.id]


def test_a_document_given_twice_is_one() -> None:
    wire = printed(SAHEL)
    assert stories([wire, printed(UKRAINE), wire]) == stories([wire, printed(UKRAINE)])


def test_known_sketches_are_used_and_change_nothing() -> None:
    documents = [printed(SAHEL), printed(SAHEL[:5], "Herald"), printed(SUDAN)]
    sketches = {document.id: sketch(document) for document in documents}
    assert stories(documents, sketches) == stories(documents)
    sketches[documents[1].id] = sketch(printed(UKRAINE))
    assert stories(documents, sketches) != stories(documents)


POOL = [
    *map(printed, THEATRES.values()),
    *(
        printed(text[: 3 + n], f"Outlet {n}", None if n == 2 else 4 + n)
        for text in (SAHEL, UKRAINE)
        for n in range(4)
    ),
    printed(SAHEL + UKRAINE, "Weekly"),
    printed((SUDAN[0], *COLOMBIA), "Mixed"),
    Document(""),
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(POOL), unique_by=lambda d: d.id, min_size=2).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_the_order_of_the_documents_changes_nothing(pair: tuple[list[Document], list[Document]]) -> None:
    one_way, other = (stories(documents) for documents in pair)
    assert one_way == other
    assert [*one_way] == sorted(one_way)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_text_has_a_story(texts: list[str]) -> None:
    documents = [Document(text, publisher=str(n)) for n, text in enumerate(texts)]
    assert len(stories(documents)) == len(documents)


# Real texts, read where they lie


def test_two_of_the_five_shared_articles_are_one_story() -> None:
    shared = gold.shared()
    documents = [*shared.documents()]
    by_name = {document.name[:3]: document for document in documents}
    found = stories(documents)
    assert len(set(found.values())) == 4
    assert found[by_name["003"].id] == found[by_name["004"].id]
    why = overlap(by_name["003"], by_name["004"])
    assert why.containment > 0.8
    assert len(why.matches) >= 12


def test_the_texts_to_develop_on_are_all_their_own_stories() -> None:
    folder = gold.ROOT.parent / "shared" / "dev" / "texts"
    if not folder.is_dir():
        pytest.skip(f"the annotated texts are not at {folder}")
    documents = [document for document in read(folder) if isinstance(document, Document)]
    assert len(documents) == 37
    assert len(set(stories(documents).values())) == 37


def test_of_the_dispatches_only_the_reprint_is_a_copy() -> None:
    documents = {document.name: document for document in gold.OWN.documents()}
    found = stories(documents.values())
    assert found[documents["baaj-villages"].id] == found[documents["baaj-villages-reprint"].id]
    assert len(set(found.values())) == len(documents) - 1
