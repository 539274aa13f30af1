"""A small gazetteer in two files, for tests to change."""

from pathlib import Path

from allegiance.gazetteer import Gazetteer, gazetteer

STATES = """
[iraq]
name = "Iraq"
country = "IQ"
capital = ["Baghdad"]
demonym = ["Iraqi", "Iraqis"]
regime = ["Saddam regime"]
army = { id = "iraqi-armed-forces", name = "Iraqi Armed Forces", aliases = ["Iraqi Security Forces"] }
source = "test"

[lebanon]
name = "Lebanon"
country = "LB"
demonym = ["Lebanese"]
source = "test"
"""
ACTORS = """
[hezbollah]
name = "Hezbollah"
type = "militia"
country = "LB"
aliases = ["Party of God"]
not = ["kataib-hezbollah"]
source = "test"

[kataib-hezbollah]
name = "Kata'ib Hizballah"
type = "militia"
country = "IQ"
weak = ["Hezbollah", "Brigades"]
context = ["Iraq"]
part_of = ["iraqi-armed-forces"]
source = "test"

[hassan-nasrallah]
name = "Hassan Nasrallah"
type = "person"
role = "leader"
of = ["hezbollah"]
source = "test"
"""


def read(folder: Path, states: str = STATES, actors: str = ACTORS) -> Gazetteer:
    (folder / "states.toml").write_text(states, "utf-8")
    (folder / "actors.toml").write_text(actors, "utf-8")
    return gazetteer(folder)
