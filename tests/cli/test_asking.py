"""Ready questions on the command line: listed, explained, asked by names as people write them; one's own."""

import json
import re
from pathlib import Path

import pytest

from allegiance import Workspace, cli
from allegiance.patterns import questions
from cypher_files import OWN

pytestmark = pytest.mark.engine


def test_the_list_fits_and_names_all(run, built: Path, monkeypatch: pytest.MonkeyPatch):
    for width in (80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        said = run("ask", "--workspace", built)
        assert max(map(len, said.out.splitlines())) <= width
        for query in questions():
            assert query.name in said.out
            assert query.title in said.out
    listed = json.loads(run("ask", "--json", "--workspace", built).out)
    assert [row["question"] for row in listed] == [query.name for query in questions()]


@pytest.mark.parametrize("query", questions(), ids=lambda query: query.name)
def test_help_tells_the_header(query, run, tmp_path: Path):
    said = run("ask", query.name, "--help", "--workspace", tmp_path / "none")
    assert said.code == 0
    flat = " ".join(said.out.split())
    for told in (query.title, query.asks, query.limits, "allegiance ask " + query.name):
        assert told in flat
    assert [f"--{p.name} {p.type.upper()}" in flat for p in query.parameters] == [True] * len(
        query.parameters
    )
    assert all(re.search(rf"^  {column.name}\b", said.out, re.MULTILINE) for column in query.columns)


def test_help_without_a_question_is_the_command(run):
    said = run("ask", "--help")
    assert said.code == 0
    assert "--queries" in said.out
    assert "Usage: allegiance ask" in said.out


@pytest.mark.parametrize("name", ["KH", "kh", "Kataib Hezbollah", "Kata'ib Hizballah", "kataib-hezbollah"])
def test_one_actor_by_the_names_that_people_write(name: str, run, built: Path):
    said = json.loads(run("ask", "profile", "--actor", name, "--json", "--workspace", built).out)
    assert said == json.loads(
        run("ask", "profile", "--actor", "Kata'ib Hizballah", "--json", "--workspace", built).out
    )
    assert said


@pytest.mark.parametrize("name", ["hashd", "Hashd al-Shaabi", "PMF", "PMU"])
def test_the_hashd(name: str, run, built: Path):
    said = json.loads(run("ask", "profile", "--actor", name, "--json", "--workspace", built).out)
    assert {row["other_id"] for row in said if row["relation"] == "PART_OF"} >= {"kataib-hezbollah"}


def test_rows_fit_the_terminal(run, built: Path, monkeypatch: pytest.MonkeyPatch):
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for query in questions():
            example = [word for pair in query.example.split(", ") for word in _option(pair)]
            said = run("ask", query.name, *example, "--workspace", built)
            assert said.code in (0, 2), said.err  # an actor of the example may be in none of these texts
            assert max(map(len, said.out.splitlines()), default=0) <= width


def _option(pair: str) -> list[str]:
    name, _, value = pair.partition("=")
    return [f"--{name}", value]


def test_own_questions_join_the_list(run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "backers.cypher").write_text(OWN)
    where = ("--workspace", built)
    assert "backers" not in run("ask", *where).out
    assert "Backers: Who backs how many?" in run("ask", "--queries", mine, *where).out
    by_option = run("ask", "backers", "--least", "1", "--queries", mine, "--json", *where)
    assert {"United States", "Iran"} <= {row["backer"] for row in json.loads(by_option.out)}
    assert run("ask", "shared-enemies", "--queries", mine, *where).code == 0
    monkeypatch.setenv("ALLEGIANCE_QUERIES", str(mine))
    assert (
        run("ask", "backers", "--json", *where).out
        == run("ask", "backers", "--least=1", "--json", *where).out
    )
    assert "--least INTEGER" in run("ask", "backers", "--help", *where).out
    monkeypatch.delenv("ALLEGIANCE_QUERIES")
    Path("allegiance.toml").write_text(
        'queries = ["mine"]\n'
    )  # beside the working directory's other settings
    assert run("ask", "backers", *where).code == 0
    with Workspace(built) as work:
        assert "backers" in [query.name for query in work.questions()]
        assert work.ask("backers", least=1).evidence()


def test_own_questions_that_are_wrong(run, built: Path, tmp_path: Path):
    where = ("--queries", tmp_path, "--workspace", built)
    (tmp_path / "profile.cypher").write_text(OWN)
    assert "a question is called profile already" in run("ask", *where).err
    (tmp_path / "profile.cypher").rename(tmp_path / "lies.cypher")
    (tmp_path / "lies.cypher").write_text(OWN.replace("RETURN backer", "RETURN patron"))
    said = run("ask", "lies", *where)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"allegiance: {tmp_path}/lies.cypher:5: ")
    (tmp_path / "lies.cypher").write_text(OWN.replace("least", "evidence"))
    assert "no parameter may be called evidence" in run("ask", "lies", *where).err
    said = run("ask", "--queries", tmp_path / "none", "--workspace", built)
    assert (said.code, "there is no such folder of questions" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["shared-enemies", "--least", "two"], "the parameter least is of the type integer, not 'two'"),
        (["shared-enemies", "--least"], "the parameter least has no value"),
        (["shared-enemies", "--least", "2", "--least=3"], "the parameter least is given twice"),
        (["proxy-chains", "--state", "Iran", "--sponsor", "Iran"], "state and sponsor are one parameter"),
        (["shared-enemies", "--most", "2"], "no parameter is called most; there are: enemy, least, levels"),
        (["timeline"], "the parameter actor is missing"),
        (["timeline", "--actor", "KH", "--since", "yesterday"], "since is of the type date, not 'yesterday'"),
        (["as-of", "--when", "2010-13"], "when is of the type interval, not '2010-13'"),
        (["--actor", "KH"], "--actor needs the name of a question before it"),
    ],
)
def test_parameters_that_do_not_fit(words: list[str], says: str, run, built: Path):
    said = run("ask", *words, "--workspace", built)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_an_answer_opens_to_its_sentences(built: Path):
    with Workspace(built) as work:
        answer = work.ask("profile", actor="KH")
        first = next(iter(answer))
        found = answer.evidence(first)
        assert [item.claim.id for item in found] == list(answer.claims(first))
        assert all(item.claim.quote in item.document.text for item in found)
        everything = answer.evidence()
        assert len({item.claim.id for item in everything}) == len(everything)
        assert {item.claim.id for item in everything} == {id_ for row in answer for id_ in answer.claims(row)}
        table = answer.to_pandas()
        assert list(table["other"]) == [row["other"] for row in answer]
        assert "<table>" in answer._repr_html_()


def test_the_command_and_python_give_the_same_rows(run, built: Path):
    said = json.loads(run("ask", "shared-enemies", "--enemy", "ISIS", "--json", "--workspace", built).out)
    with Workspace(built) as work:
        assert [row["fighter"] for row in work.ask("shared-enemies", enemy="ISIS")] == [
            row["fighter"] for row in said
        ]
    assert cli.run(["ask", "shared-enemies", "--workspace", str(built)]) == 0
