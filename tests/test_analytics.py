"""Measures against values that are known by hand."""

from itertools import combinations

import pytest

from allegiance.analytics import rank
from allegiance.errors import ParameterError
from allegiance.network import Network
from allegiance.records import Modality
from theatre import network, story

COLUMNS = ["rank", "id", "name", "type", "score", "ties"]


def ties(*triples: tuple[str, str, str]) -> Network:
    return network(story(*triples))


def complete(n: int, relation: str = "ALLIED_WITH") -> Network:
    return ties(*((f"A{i}", relation, f"A{j}") for i, j in combinations(range(n), 2)))


PATH = ties(("A", "BACKS", "B"), ("B", "BACKS", "C"))
STAR = ties(*(("Hub", "BACKS", leaf) for leaf in "ABCD"))


def scores(found: Network, measure: str, *relations: str) -> dict[str, float]:
    table = rank(found, measure, relations or None)
    return dict(zip(table["id"], table["score"], strict=True))


@pytest.mark.parametrize(
    ("measure", "score"), [("degree", 1), ("in-degree", 1), ("pagerank", 0.2), ("betweenness", 0)]
)
def test_all_are_alike_where_everyone_is_tied_to_everyone(measure: str, score: float) -> None:
    table = rank(complete(5), measure)
    assert table["score"].tolist() == pytest.approx([score] * 5, abs=1e-9)
    assert table["rank"].tolist() == [1] * 5
    assert table["id"].tolist() == ["a0", "a1", "a2", "a3", "a4"]  # ties are broken by id
    assert table["ties"].tolist() == [4] * 5


def test_the_path_of_three() -> None:
    assert scores(PATH, "degree") == {"a": 0.5, "b": 1, "c": 0.5}
    assert scores(PATH, "in-degree") == {"a": 0, "b": 0.5, "c": 0.5}
    assert scores(PATH, "out-degree") == {"a": 0.5, "b": 0.5, "c": 0}
    assert scores(PATH, "betweenness") == {"a": 0, "b": 1, "c": 0}


def test_pagerank_of_the_path_solves_its_equations() -> None:
    # With jump j = 0.15 / 3 + 0.85 c / 3: a = j, b = j + 0.85 a, c = j + 0.85 b, and a + b + c = 1.
    weights = [1, 1.85, 1 + 0.85 * 1.85]
    expected = [weight / sum(weights) for weight in weights]
    found = scores(PATH, "pagerank")
    assert [found["a"], found["b"], found["c"]] == pytest.approx(expected, abs=1e-8)
    assert rank(PATH, "pagerank")["id"].tolist() == ["c", "b", "a"]


def test_the_star() -> None:
    table = rank(STAR, "betweenness")
    assert table.iloc[0].tolist() == [1, "hub", "Hub", "militia", 1.0, 4]
    assert table["rank"].tolist() == [1, 2, 2, 2, 2]
    assert table["id"].tolist() == ["hub", "a", "b", "c", "d"]
    assert table["score"].tolist() == [1, 0, 0, 0, 0]
    assert scores(STAR, "degree") == {"hub": 1, "a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25}
    assert scores(STAR, "out-degree")["hub"] == 1
    assert scores(STAR, "in-degree") == {"hub": 0, "a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25}


def test_parallel_ties_count_once_for_the_score_and_each_for_the_count() -> None:
    found = ties(("A", "BACKS", "B"), ("A", "ALLIED_WITH", "B"), ("B", "BACKS", "A"), ("B", "BACKS", "C"))
    table = rank(found, "degree").set_index("id")
    assert table["score"].to_dict() == {"b": 1, "a": 0.5, "c": 0.5}
    assert table["ties"].to_dict() == {"b": 4, "a": 3, "c": 1}


def test_a_symmetric_relation_points_both_ways() -> None:
    found = ties(("A", "FIGHTS", "B"), ("C", "BACKS", "B"))
    assert scores(found, "in-degree", "FIGHTS") == {"a": 1, "b": 1}
    assert scores(found, "in-degree", "FIGHTS", "BACKS") == {"a": 0.5, "b": 1, "c": 0}


def test_only_chosen_relations_count() -> None:
    found = ties(("A", "FIGHTS", "B"), ("B", "BACKS", "C"), ("D", "DESIGNATED_BY", "A"))
    assert set(scores(found, "degree")) == {"a", "b", "c", "d"}
    assert set(scores(found, "degree", "BACKS")) == {"b", "c"}
    assert set(scores(found, "betweenness")) == {"b", "c"}, "hostile ties are left out unless named"
    assert scores(found, "betweenness", "FIGHTS", "BACKS")["b"] == 1


def test_one_relation_may_be_named_as_a_text() -> None:
    assert rank(PATH, "degree", "BACKS").equals(rank(PATH, "degree", ["BACKS"]))


@pytest.mark.parametrize("measure", ["degree", "in-degree", "out-degree", "pagerank", "betweenness"])
def test_an_empty_network_gives_an_empty_table(measure: str) -> None:
    table = rank(network(), measure)
    assert list(table.columns) == COLUMNS
    assert len(table) == 0
    assert table.dtypes.astype(str).to_dict() == rank(PATH, measure).dtypes.astype(str).to_dict()


def test_no_chosen_tie_gives_an_empty_table() -> None:
    assert rank(PATH, "betweenness", ["FIGHTS"]).empty


def test_what_is_only_planned_makes_no_tie() -> None:
    found = network(story(("A", "BACKS", "B"), ("A", "BACKS", "C", {"modality": Modality.PLANNED})))
    assert set(scores(found, "degree")) == {"a", "b"}


def test_the_order_of_the_claims_changes_nothing() -> None:
    triples = [("A", "BACKS", "B"), ("C", "BACKS", "B"), ("B", "LEADS", "D"), ("D", "ALLIED_WITH", "A")]
    one, other = ties(*triples), ties(*reversed(triples))
    for measure in ("degree", "pagerank", "betweenness"):
        assert rank(one, measure).equals(rank(other, measure))


def test_an_unknown_measure_lists_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"no measure is called closeness; there are degree, in-degree"):
        rank(PATH, "closeness")


def test_an_unknown_relation_lists_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"no relation is called LOVES; there are BACKS"):
        rank(PATH, "degree", ["LOVES"])


def test_no_relation_at_all_is_refused() -> None:
    with pytest.raises(ParameterError, match="no relation is chosen"):
        rank(PATH, "degree", [])
