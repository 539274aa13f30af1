"""A header that says what its statement does not do is refused, with the file and the line that is wrong."""

from pathlib import Path

import pytest

from allegiance import cypher
from allegiance.cypher.statement import ordered, returned
from allegiance.errors import HeaderError
from allegiance.patterns import question, questions

RIGHT = """// title: Backers
// asks: Who backs whom?
// param backer: actor = null -- who backs
// param most: integer = 3 -- how many
// returns backer: string -- who backs
// returns clients: integer -- how many it backs
// order: clients DESC, backer
// example: backer=Iran
MATCH (a:Actor)-[:BACKS]->(b:Actor)
WHERE $backer IS NULL OR a.id = $backer
WITH a, count { (a)-[:BACKS]->(:Actor) } AS clients LIMIT toInteger($most)
CALL (a) { MATCH (a)-[t]->() RETURN count(t) AS ties ORDER BY ties LIMIT 1 }
RETURN a.name AS backer, clients
ORDER BY clients DESC, backer
"""

LIES = [
    ("returns backer: string", "returns patron: string", 5, "a column patron, which is not returned"),
    (
        "// returns clients: integer -- how many it backs\n",
        "",
        12,
        "the statement returns backer, clients: the header does not state clients",
    ),
    (
        "RETURN a.name AS backer, clients",
        "RETURN clients, a.name AS backer",
        13,
        "the header states another order of columns",
    ),
    ("$backer IS NULL OR a.id = $backer", "a.id IS NOT NULL", 3, "declares backer, which the statement"),
    ("a.id = $backer", "a.id = $patron", 10, "uses $patron, which the header does not declare"),
    ("ORDER BY clients DESC, backer\n", "", 7, "and the statement does not order its rows"),
    (
        "BY clients DESC, backer",
        "BY backer",
        7,
        "the order clients DESC, backer, and the statement orders by backer",
    ),
    ("order: clients DESC, backer", "order: size, backer", 7, "the order names size, which is no column"),
    ("= 3 --", '= "three" --', 4, 'the default of most is no integer: "three"'),
    ("= 3 --", "= three --", 4, "the default of most is no JSON value: three"),
    ("most: integer", "most: int", 4, "no type is called int"),
    ("example: backer=Iran", "example: patron=Iran", 8, "the example gives patron, which is no parameter"),
    ("param most", "param backer", 4, "the parameter backer is stated a second time"),
    ("param most:", "param most (or backer):", 4, "the name backer is taken by another parameter"),
    ("title: Backers", "titel: Backers", 1, "this header line is not understood"),
]


def test_what_is_right_is_read() -> None:
    query = cypher.parse(RIGHT, "backers")
    assert [column.name for column in query.columns] == ["backer", "clients"]
    assert query.order == ("clients DESC", "backer")


@pytest.mark.parametrize(("before", "after", "line", "says"), LIES, ids=[lie[3] for lie in LIES])
def test_a_header_that_lies(before: str, after: str, line: int, says: str, tmp_path: Path) -> None:
    assert before in RIGHT
    path = tmp_path / "backers.cypher"
    path.write_text(RIGHT.replace(before, after, 1))
    with pytest.raises(HeaderError) as caught:
        questions([tmp_path])
    said = str(caught.value)
    assert said.startswith(f"{path}:{line}: "), said
    assert says in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "words", ["CREATE (:Actor)", "CALL dbms.killQuery('1')", "LOAD CSV FROM 'file:///x' AS row"]
)
def test_a_question_that_does_more_than_read(words: str, tmp_path: Path) -> None:
    (tmp_path / "bad.cypher").write_text(f"// title: Bad\n// asks: What?\n{words} RETURN 1 AS one")
    with pytest.raises(HeaderError, match=r"bad.cypher: it says .*, and a question only reads"):
        question("bad", [tmp_path])
    assert question("profile", [tmp_path]).name == "profile", (
        "a bad file is in nobody's way who does not ask it"
    )


def test_a_text_that_is_no_query(tmp_path: Path) -> None:
    for name, content in (
        ("empty", b""),
        ("binary", b"\xff\xfe\x00"),
        ("head", b"// title: T\n// asks: A?\n"),
    ):
        (tmp_path / f"{name}.cypher").write_bytes(content)
        with pytest.raises(HeaderError, match=rf"{name}.cypher"):
            question(name, [tmp_path])


@pytest.mark.parametrize(
    ("text", "columns", "order"),
    [
        ("RETURN 1 AS a, [x IN [1, 2] | x] AS b", ("a", "b"), ()),
        ("RETURN DISTINCT a.name AS name SKIP 1 LIMIT 2", ("name",), ()),
        ("MATCH (n) RETURN n.a AS a ORDER BY a DESCENDING SKIP 3", ("a",), ("a DESC",)),
        ("RETURN 'RETURN x AS y' AS a // RETURN b\n", ("a",), ()),
        ("MATCH (n) WHERE EXISTS { MATCH (n) RETURN n AS no } RETURN n.x AS x", ("x",), ()),
        ("MATCH (n) RETURN n.return AS `return`, n.order AS day ORDER BY day", ("return", "day"), ("day",)),
        ("RETURN 1 AS a UNION RETURN 2 AS a ORDER BY a", ("a",), None),
        ("MATCH (n) RETURN *", None, ()),
        ("CALL db.labels() YIELD label", None, None),
    ],
)
def test_what_the_text_tells(
    text: str, columns: tuple[str, ...] | None, order: tuple[str, ...] | None
) -> None:
    assert returned(text) == columns
    assert ordered(text) == order
