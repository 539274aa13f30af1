"""The scorer: small cases that a hand can check, and the same figures as the annotators' own script."""

import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import gold
from allegiance.errors import DataError
from allegiance.scoring import Agreement, Triple, score

SCRIPT = gold.ROOT.parent / "shared" / "tools" / "score.py"
SURFACES = {"pmf": ["Hashd", "the force"], "badr": ["Badr Organization"], "isis": ["Daesh", "the group"]}

Row = dict[str, Any]


def said(subject: str, relation: str, target: str, doc: str = "a", **fields: Any) -> Row:
    return {"doc": doc, "subject": subject, "relation": relation, "object": target,
            "modality": "actual", "polarity": "asserted", "tense": "present", **fields}  # fmt: skip


def wanted(subject: str, relation: str, target: str, doc: str = "a", **fields: Any) -> Row:
    return said(subject, relation, target, doc, **{"quote": "words", "required": True, **fields})


def write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def folder(tmp_path):
    def annotate(*rows: Row) -> Path:
        ids = {row[role] for row in rows for role in ("subject", "object")} | SURFACES.keys()
        write(tmp_path / "relations.jsonl", rows)
        write(
            tmp_path / "actors.jsonl",
            ({"id": id_, "name": id_.upper(), "surface": SURFACES.get(id_, [])} for id_ in sorted(ids)),
        )
        return tmp_path

    return annotate


def test_what_is_found_missed_and_too_much_is_counted_and_listed(folder):
    gold_ = folder(
        wanted("iran", "BACKS", "badr"),
        wanted("badr", "PART_OF", "pmf", quote="a part of it"),
        wanted("pmf", "FIGHTS", "isis"),
        wanted("iran", "LEADS", "quds", "b"),
    )
    claims = [
        said("iran", "BACKS", "badr"),
        said("pmf", "FIGHTS", "isis"),
        said("iran", "FIGHTS", "isis", quote="Iran"),
    ]
    found = score(gold_, claims)
    assert found.relation == Agreement(hits=2, missed=2, extra=1)
    assert (found.relation.precision, found.relation.recall) == (2 / 3, 1 / 2)
    assert found.relation.f1 == pytest.approx(4 / 7)
    assert [(miss.doc, miss.triple, miss.quote) for miss in found.misses] == [
        ("a", Triple("badr", "PART_OF", "pmf"), "a part of it"),
        ("b", Triple("iran", "LEADS", "quds"), "words"),
    ]
    assert [(extra.triple, extra.quote) for extra in found.extras] == [
        (Triple("iran", "FIGHTS", "isis"), "Iran")
    ]
    assert found.by_relation == {
        "BACKS": Agreement(hits=1),
        "FIGHTS": Agreement(hits=1, extra=1),
        "LEADS": Agreement(missed=1),
        "PART_OF": Agreement(missed=1),
    }
    assert found.by_document == {"a": Agreement(2, 1, 1), "b": Agreement(0, 1, 0)}


def test_pairs_and_actors_are_counted_without_the_relation(folder):
    found = score(
        folder(wanted("iran", "BACKS", "badr"), wanted("pmf", "FIGHTS", "isis")),
        [said("badr", "LEADS", "iran"), said("badr", "FIGHTS", "isis")],
    )
    assert found.relation == Agreement(hits=0, missed=2, extra=2)
    assert found.pair == Agreement(hits=1, missed=1, extra=1)
    assert found.actor == Agreement(hits=3, missed=1, extra=0)


@pytest.mark.parametrize(
    ("relation", "hits"), [("FIGHTS", 1), ("ALLIED_WITH", 1), ("BACKS", 0), ("PART_OF", 0), ("LEADS", 0)]
)
def test_order_matters_unless_the_relation_is_symmetric(folder, relation, hits):
    gold_ = folder(wanted("pmf", relation, "isis"))
    assert score(gold_, [said("isis", relation, "pmf")]).relation.hits == hits
    assert score(gold_, [said("pmf", relation, "isis")]).relation.hits == 1


def test_an_optional_relation_counts_neither_for_nor_against(folder):
    gold_ = folder(
        wanted("iran", "BACKS", "badr"),
        wanted("badr", "FIGHTS", "isis", required=False),
        wanted("pmf", "LEADS", "quds", required=False),
    )
    claims = [said("iran", "BACKS", "badr"), said("isis", "FIGHTS", "badr"), said("pmf", "LEADS", "quds")]
    found = score(gold_, claims)
    assert found.relation == Agreement(hits=1)
    assert found.pair == Agreement(hits=1)
    assert found.actor == Agreement(hits=2)
    assert not found.misses
    assert not found.extras


def test_a_triple_that_is_required_once_is_required_though_another_row_of_it_is_not(folder):
    gold_ = folder(
        wanted("pmf", "FIGHTS", "isis", required=False, tense="past"), wanted("isis", "FIGHTS", "pmf")
    )
    assert score(gold_, []).relation == Agreement(missed=1)
    assert score(gold_, [said("pmf", "FIGHTS", "isis", tense="past")]).qualified["tense"] == 0.0


def test_saying_a_thing_twice_counts_once(folder):
    gold_ = folder(wanted("iran", "BACKS", "badr"))
    claims = [said("iran", "BACKS", "badr"), said("iran", "LEADS", "badr")] * 3
    assert score(gold_, claims).relation == Agreement(hits=1, extra=1)


def test_an_actor_is_known_by_id_by_name_and_by_mention(folder):
    gold_ = folder(wanted("pmf", "FIGHTS", "isis"))
    for fields in (
        {"subject": "PMF"},
        {"subject": "x1", "subject_name": "The Pmf"},
        {"subject": "x1", "subject_name": "Forces", "subject_mention": "Hashd’s"},
        {"object": "x2", "object_mention": "DAESH"},
    ):
        assert score(gold_, [{**said("pmf", "FIGHTS", "isis"), **fields}]).relation == Agreement(hits=1)
    unknown = score(gold_, [{**said("pmf", "FIGHTS", "isis"), "subject": "x1"}])
    assert unknown.extras[0].triple == Triple("?x1", "FIGHTS", "isis")
    assert unknown.actor == Agreement(hits=1, missed=1, extra=1)


def test_the_id_goes_before_the_mention_and_actors_of_the_document_before_others(tmp_path):
    write(
        tmp_path / "relations.jsonl",
        [wanted("iran", "BACKS", "houthis"), wanted("iran", "BACKS", "badr", "b")],
    )
    names = ("iran", "badr", "houthis")
    write(
        tmp_path / "actors.jsonl", ({"id": name, "name": name, "surface": ["the militia"]} for name in names)
    )
    by_mention = {"object": "x", "object_mention": "the militia", "subject": "iran"}
    claims = [{**said("iran", "BACKS", "x", doc), **by_mention} for doc in ("a", "b")]
    assert score(tmp_path, claims).relation.hits == 2
    by_id = [said("iran", "BACKS", "badr", object_mention="the militia")]
    assert [extra.triple.object for extra in score(tmp_path, by_id).extras] == ["badr"]


def test_a_qualifier_is_right_when_one_claim_says_what_one_required_row_says(folder):
    gold_ = folder(
        wanted("pmf", "FIGHTS", "isis", modality="planned"),
        wanted("pmf", "FIGHTS", "isis", tense="past"),
        wanted("iran", "BACKS", "badr", polarity="denied"),
        wanted("badr", "PART_OF", "pmf", polarity="denied"),
    )
    claims = [
        said("isis", "FIGHTS", "pmf", modality="possible"),
        said("pmf", "FIGHTS", "isis", modality="actual"),
        said("iran", "BACKS", "badr"),
    ]
    del claims[2]["tense"]
    assert score(gold_, claims).qualified == {"modality": 1.0, "polarity": 0.5, "tense": 0.5}


def test_claims_on_other_documents_are_left_out_and_documents_can_be_chosen(folder):
    gold_ = folder(wanted("iran", "BACKS", "badr"), wanted("pmf", "FIGHTS", "isis", "b"))
    claims = [said("iran", "BACKS", "badr"), said("iran", "LEADS", "badr", "elsewhere")]
    assert score(gold_, claims).relation == Agreement(hits=1, missed=1)
    assert score(gold_, claims, documents={"a"}).relation == Agreement(hits=1)
    assert score(gold_, claims, documents=()).by_document == {}


def test_nothing_said_and_nothing_wanted_are_0(folder):
    silent = score(folder(wanted("iran", "BACKS", "badr")), [])
    assert (silent.relation.precision, silent.relation.recall, silent.relation.f1) == (0.0, 0.0, 0.0)
    assert silent.qualified == {"modality": 0.0, "polarity": 0.0, "tense": 0.0}
    optional = score(folder(wanted("iran", "BACKS", "badr", required=False)), [])
    assert optional.relation == Agreement()
    assert optional.relation.f1 == 0.0


def test_a_wrong_annotation_is_refused_with_its_file_and_line(folder):
    gold_ = folder(wanted("iran", "BACKS", "badr"))
    relations = gold_ / "relations.jsonl"
    first = relations.read_text("utf-8")
    for second, words in (("{", "no JSON"), ("[1]", "one object with"), ('{"doc": "a"}', "one object with")):
        relations.write_text(first + second, "utf-8")
        with pytest.raises(DataError, match=f"relations.jsonl, line 2: .*{words}"):
            score(gold_, [])
    relations.unlink()
    with pytest.raises(DataError, match=r"relations.jsonl: this file cannot be read"):
        score(gold_, [])


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def perturbed(annotation: Path, seed: int) -> list[Row]:
    """The annotation as a reader might give it who errs in every way that the scorer tells apart."""
    dice = random.Random(seed)
    actors = {actor["id"]: actor for actor in rows(annotation / "actors.jsonl")}
    relations = ["BACKS", "FIGHTS", "ALLIED_WITH", "DESIGNATED_BY", "PART_OF", "LEADS", "SPEAKS_FOR"]

    def named(claim: Row, role: str) -> None:
        actor = actors[claim[role]]
        claim[f"{role}_name"] = dice.choice([actor["name"], actor["name"].upper(), "Nobody Known"])
        claim[f"{role}_mention"] = dice.choice([*actor["surface"], "the group"])
        claim[role] = dice.choice([actor["id"], actor["id"], f"unheard-of-{dice.randrange(9)}"])

    claims = []
    for row in rows(annotation / "relations.jsonl"):
        claim = {name: value for name, value in row.items() if name != "required"}
        for name, chance, values in (
            ("subject", 0.1, sorted(actors)),
            ("object", 0.1, sorted(actors)),
            ("relation", 0.1, relations),
            ("modality", 0.2, ["actual", "planned", "possible"]),
            ("polarity", 0.2, ["asserted", "denied"]),
            ("tense", 0.2, ["present", "past", None]),
        ):
            if dice.random() < chance:
                claim[name] = dice.choice(values)
        if dice.random() < 0.2:
            claim["subject"], claim["object"] = claim["object"], claim["subject"]
        named(claim, "subject")
        named(claim, "object")
        claims += [claim] * dice.choice([0, 1, 1, 1, 2])
    return [*claims, said("iran", "BACKS", "iraq", "no-such-text")]


def figures(counts: Agreement) -> dict[str, float]:
    return {"p": round(counts.precision, 3), "r": round(counts.recall, 3), "f1": round(counts.f1, 3)}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("annotated", [gold.OWN, gold.SHARED], ids=["own", "shared"])
def test_the_figures_are_those_of_the_annotators_script(annotated, seed, tmp_path):
    if not SCRIPT.is_file():
        pytest.skip(f"{SCRIPT} is not there: the annotators' script is no part of the project")
    claims = perturbed(annotated.annotation, seed)
    write(tmp_path / "claims.jsonl", claims)
    command = [sys.executable, SCRIPT, annotated.annotation, tmp_path / "claims.jsonl", "--misses"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    report, _, listed = ran.stdout.partition("\n}\n")
    theirs = json.loads(report + "}")
    found = score(annotated.annotation, claims)
    assert found.relation.hits > 20, "the perturbed annotation should still hold something right"
    assert found.relation.missed > 5
    assert found.relation.extra > 5
    assert theirs == {
        "docs": len(found.by_document),
        "required": found.relation.hits + found.relation.missed,
        "relation": figures(found.relation),
        "pair": figures(found.pair),
        "actor": figures(found.actor),
        "qualified": {name: round(value, 3) for name, value in found.qualified.items()},
        "by_relation": {name: figures(counts) for name, counts in found.by_relation.items()},
        "by_doc hit/required/wrong": {
            doc: f"{counts.hits}/{counts.hits + counts.missed}/{counts.extra}"
            for doc, counts in found.by_document.items()
        },
    }
    for mark, findings in (("MISSED", found.misses), ("WRONG", found.extras)):
        lines = [line.split(" | ")[1:5] for line in listed.splitlines() if line.startswith(mark)]
        assert sorted(lines) == sorted([finding.doc, *finding.triple] for finding in findings)
