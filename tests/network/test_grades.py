"""The grades that a user gives: read from the settings, found by names as people write them."""

from pathlib import Path

import pytest

import factory
from allegiance.errors import SettingsError
from allegiance.network import Grades
from allegiance.records import Actor, ActorType, Source
from allegiance.settings import settings

GRADES = Grades({"Syrian Observatory for Human Rights": "B2", "al-Mayadin": "C", "Réseau News": "F6"})


def test_a_publisher_is_found_by_his_name_alone() -> None:
    names = {"AL-MAYADIN": "C", "Al Mayadin": "C", "al-Mayadin English": "", "": "", "reseau news": "F6"}
    assert {n: GRADES.publisher(factory.document(publisher=n)) for n in names} == names


def test_a_speaker_is_found_by_any_name_of_his_and_else_by_his_channel() -> None:
    body = Actor("sohr", "SOHR", ActorType.ORGANIZATION, ("Syrian Observatory for Human Rights",))
    assert GRADES.source(Source("sohr", "al mayadin"), body) == "B2"
    assert GRADES.source(Source("sohr", "al mayadin")) == "C", "nobody tells who that is"
    assert GRADES.source(Source("residents", "reseau")) == "F6", "a channel is named without its kind"
    assert GRADES.source(Source("residents", "", "s")) == GRADES.source(Source("", "", "s")) == ""


def test_a_channel_that_may_be_either_of_two_has_no_grade() -> None:
    grades = Grades({"The Times": "A", "Times Radio": "C"})
    assert grades.source(Source("", "times")) == ""
    assert grades.publisher(factory.document(publisher="Times Radio")) == "C"


def test_one_name_has_one_grade() -> None:
    assert Grades({"Al-Mayadin": "C", "al mayadin": "C"}).source(Source("", "al mayadin")) == "C"
    with pytest.raises(SettingsError, match="two grades to one name: Al-Mayadin and al mayadin"):
        Grades({"Al-Mayadin": "C", "al mayadin": "D"})


@pytest.mark.parametrize("grade", ["G", "A7", "A0", "a1", "2", "", "AB", "A1 "])
def test_what_is_no_grade_is_refused(grade: str) -> None:
    with pytest.raises(SettingsError, match=r"the setting grades\.Reuters cannot be used"):
        settings(grades={"Reuters": grade})


def test_grades_stand_in_a_table_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("allegiance.toml").write_text('timeout = 5\n[grades]\n"Al-Mayadin" = "C3"\nReuters = "A"\n', "utf-8")
    assert settings().grades == {"Al-Mayadin": "C3", "Reuters": "A"}
