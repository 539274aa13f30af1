"""The real texts beside the checkout: nothing of an article is lost, and the page around it goes.

The texts are not ours to ship, so what is expected of them is said in figures and in names.
"""

import json
from pathlib import Path

import pytest

from allegiance.documents import body, read, sentences
from allegiance.records import Document

SHARED = Path(__file__).parents[3] / "shared"
SETS = {"seeds": SHARED / "seeds", "dev": SHARED / "dev" / "texts"}
GOLD = {"seeds": SHARED / "gold", "dev": SHARED / "dev"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real texts are not beside the checkout")


def documents(group: str) -> list[Document]:
    found = list(read(SETS[group]))
    assert found
    return [document for document in found if isinstance(document, Document)]


@pytest.mark.parametrize("group", SETS)
def test_all_are_read_with_exact_offsets(group: str) -> None:
    found = documents(group)
    assert len(found) == len(list(SETS[group].glob("*.txt")))
    for document in found:
        last = 0
        for sentence in sentences(document):
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert sentence.start >= last
            last = sentence.end


@pytest.mark.parametrize("group", SETS)
def test_every_annotated_quote_is_in_a_sentence_of_the_body(group: str) -> None:
    """Annotators quoted from the article alone; a quote may run over two sentences."""
    spans = {document.name: (document, body(document)) for document in documents(group)}
    lost = []
    for line in (GOLD[group] / "relations.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        document, within = spans[row["doc"]]
        start = document.text.find(row["quote"])
        end = start + len(row["quote"])
        if start >= 0 and not any(low < end and start < high for low, high in within):
            lost.append((row["doc"], row["quote"]))
    assert not lost


def test_nearly_all_of_the_articles_is_body() -> None:
    for document in documents("dev"):
        kept = sum(end - start for start, end in body(document))
        assert kept >= 0.9 * len(document.text.strip()), document.name


PAGE_WORDS = (
    *(
        "warranty",
        "Disclaimer",
        "has been read",
        "Check Also",
        "Related Posts",
        "Image:",
        "Last Update",
        "Views",
    ),
    *("Short link", "comments", "©", "Post a Comment", "@", "ADS", "Previous Post", "Magazine"),
)


def test_no_sentence_of_the_pages_is_of_the_page() -> None:
    for document in documents("seeds"):
        text = " ".join(sentence.text for sentence in sentences(document))
        assert not [word for word in PAGE_WORDS if word in text], document.name


def test_what_the_pages_say_of_themselves() -> None:
    found = [(d.publisher, d.date.isoformat() if d.date else None) for d in documents("seeds")]
    assert found == [
        ("The Peninsula", "2017-11-04"),  # the carrier's stamp
        ("Associated Press", None),  # its dateline has no year, and its page's clock is five years late
        ("", None),
        ("Reuters", "2017-05-29"),
        ("", None),
    ]
    assert all(d.title for d in documents("seeds"))
