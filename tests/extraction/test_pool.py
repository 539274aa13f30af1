"""Reading with several workers gives the same, in order, and ends as it should whatever happens."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from itertools import repeat
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from allegiance.documents import Failure, read
from allegiance.errors import DocumentError
from allegiance.extraction import RuleExtractor, pool
from allegiance.extraction.pool import Reading, ahead, readings
from allegiance.gazetteer import gazetteer
from allegiance.records import Claim, Document, to_plain
from reading import listed

TEXTS = Path(__file__).parents[2] / "seeds" / "texts"


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(gazetteer())


class Mortal:
    """An extractor that dies of one text, breaks at another, and reads nothing in the rest."""

    name, version = "mortal", "1"

    def claims(self, document: Document) -> tuple[Claim, ...]:
        if document.text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.text == "broken":
            raise ValueError("no such thing")
        return ()


def plain(found: Iterable[Reading | Failure]) -> list[object]:
    return [
        one if isinstance(one, Failure) else (one.document, [(c.id, to_plain(c)) for c in one.claims or ()])
        for one in found
    ]


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    yield
    assert active_children() == []


def test_any_number_of_workers_gives_the_same(extractor: RuleExtractor) -> None:
    texts = [*read(TEXTS), Failure("there", "it is no text"), *read(TEXTS)] * 6
    assert len(texts) > 4 * pool._BATCH_TEXTS
    alone = plain(readings(extractor, texts))
    assert len(alone) == len(texts)
    assert sum(len(one[1]) for one in alone if isinstance(one, tuple)) > 20
    for workers in (2, 3):
        assert plain(readings(extractor, texts, workers)) == alone


def test_what_is_known_is_passed_through_unread(extractor: RuleExtractor) -> None:
    texts = list(read(TEXTS))[:4]
    known = {text.id for text in texts[1:3] if isinstance(text, Document)}
    for workers in (1, 2):
        found = list(readings(extractor, texts, workers, lambda document: document.id in known))
        assert [one.document for one in found if isinstance(one, Reading)] == texts
        assert [bool(one.claims) for one in found if isinstance(one, Reading)] == [True, False, False, True]


def test_unasked_workers_start_once_there_is_enough(extractor: RuleExtractor) -> None:
    if pool.cores() == 1:
        pytest.skip("there is one core here: more workers are never started unasked")
    few = readings(extractor, [Document("Iran backs Hezbollah.")] * 3, None)
    assert len(plain(few)) == 3
    many = readings(extractor, repeat(Document("Iran backs Hezbollah.")), None)
    for _ in range(200):
        next(many)
    assert active_children() == []
    next(many)
    assert active_children() != []
    many.close()


def test_texts_are_taken_only_as_they_are_read(extractor: RuleExtractor) -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document(f"Iran backs Hezbollah, for the {taken}th time.")

    found = readings(extractor, endless(), 2)
    for at in range(1, 1500):
        next(found)
        assert taken - at <= 2 * pool._WAITING * pool._BATCH_TEXTS
    found.close()


def test_a_worker_that_dies_is_told_with_the_text_it_read() -> None:
    texts = [Document("harmless", name=f"n{at}") for at in range(40)]
    texts[35] = Document("deadly", name="the-deadly-one", origin="/texts/deadly.txt")
    found: list[Reading | Failure] = []
    with pytest.raises(DocumentError, match=r"^/texts/deadly\.txt: .*SIGKILL.*run it again"):
        found.extend(readings(Mortal(), texts, 2))


def test_a_worker_that_dies_with_nothing_in_hand_is_replaced() -> None:
    def texts() -> Iterator[Document]:
        for at in range(1000):
            if at == 300:
                time.sleep(1)  # so that all that was given is read
                victim = active_children()[0]
                victim.kill()
                victim.join()
            yield Document(f"harmless {at}")

    assert len(list(readings(Mortal(), texts(), 2))) == 1000


def test_a_fault_of_the_reader_comes_with_the_text_and_the_trace() -> None:
    texts = [Document("harmless"), Document("broken", name="the-broken-one")]
    with pytest.raises(RuntimeError, match="the-broken-one: ValueError: no such thing") as told:
        list(readings(Mortal(), texts, 2))
    assert "in claims" in told.value.__notes__[0]


class Faulty(RuleExtractor):
    """Reads by rules, of which one breaks."""

    def _read(self, document: Document, *, whole: bool) -> Iterator[Any]:
        if "broken" in document.text:
            raise IndexError("no such word")
        return super()._read(document, whole=whole)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_rules_costs_one_text_alone(workers: int) -> None:
    texts = [Document(f"M23 attacked Rwanda {at}.") for at in range(3)]
    texts[1] = Document("broken", name="the-broken-one")
    found = list(readings(Faulty(listed()), texts, workers))
    assert [type(one) for one in found] == [Reading, Failure, Reading]
    assert isinstance(found[1], Failure)
    assert found[1].where == "the-broken-one"
    assert "fault in Allegiance (IndexError: no such word, test_pool.py, line" in found[1].reason


def test_extractors_have_read_each_text_by_the_time_it_comes(extractor: RuleExtractor) -> None:
    texts = [Failure("there", "it is no text"), *read(TEXTS)]
    known = texts[1]
    other = Mortal()
    for workers in (1, 2):
        with ahead([extractor, other], texts, workers, lambda document, _: document == known) as (
            found,
            readers,
        ):
            assert [(one.name, one.version) for one in readers] == [
                (one.name, one.version) for one in (extractor, other)
            ]
            assert readers[1] is other
            said = [(t, readers[0].claims(t) if isinstance(t, Document) else None) for t in found]
        assert [text for text, _ in said] == texts
        assert said == [(t, extractor.claims(t) if isinstance(t, Document) else None) for t in texts]
    with ahead([other], texts, 2) as (found, readers):
        assert (list(found), readers) == (texts, (other,))
