"""The lists of designated bodies, held against the gazetteer."""

import importlib.util
from pathlib import Path

import pytest

from allegiance.gazetteer import gazetteer
from listing import ACTORS, read

ROOT = Path(__file__).parents[1]
LISTS = ROOT.parent / "shared" / "data" / "import"
UN_FILE = LISTS / "un_consolidated_2020-11-30.xml.gz"
SDN_FILE = LISTS / "ofac_sdn.csv.gz"

UN = """<CONSOLIDATED_LIST><INDIVIDUALS/><ENTITIES>
<ENTITY><REFERENCE_NUMBER> XXe.001 </REFERENCE_NUMBER><LISTED_ON>2010-04-12T00:00:00</LISTED_ON>
<FIRST_NAME>PARTY OF GOD (POG)</FIRST_NAME><ENTITY_ALIAS><ALIAS_NAME/></ENTITY_ALIAS></ENTITY>
<ENTITY><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER><FIRST_NAME>NOBODY KNOWN</FIRST_NAME>
<ENTITY_ALIAS><ALIAS_NAME>Nobody</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>"""
SDN = """ID,Name,Type,Program,Title,Remarks
11,"KATA'IB HIZBALLAH",-0- ,FTO] [SDGT,-0- ,a.k.a. 'HIZBALLAH BRIGADES'; a.k.a. 'KH'.
12,"SOME BANK",-0- ,IRAN,-0- ,-0-
13,"SOMEBODY",individual,SDGT,-0- ,-0-
"""


@pytest.fixture(scope="module")
def designated():
    spec = importlib.util.spec_from_file_location("designated", ROOT / "training" / "designated.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_bodies_are_read_with_number_day_and_names(designated, tmp_path):
    (tmp_path / "un.xml").write_text(UN, "utf-8")
    (tmp_path / "sdn.csv").write_text(SDN, "utf-8")
    first, second = designated.of_the_un(tmp_path / "un.xml")
    assert (first.number, first.listed, first.names) == ("XXe.001", "2010-04-12", ("PARTY OF GOD",))
    assert (second.listed, second.names) == ("", ("NOBODY KNOWN", "Nobody"))
    (only,) = designated.of_the_treasury(tmp_path / "sdn.csv")
    assert (only.number, only.names) == ("11", ("KATA'IB HIZBALLAH", "HIZBALLAH BRIGADES", "KH"))


def test_what_the_gazetteer_lacks_is_told(designated, tmp_path):
    (tmp_path / "un.xml").write_text(UN, "utf-8")
    found = list(designated.of_the_un(tmp_path / "un.xml"))
    unlisted, unnoted = designated.compare(found, read(tmp_path))
    assert [one.number for one in unlisted] == ["XXe.002"]
    assert [(one.number, actor) for one, actor in unnoted] == [("XXe.001", "hezbollah")]
    noted = tmp_path / "noted"
    noted.mkdir()
    listed = read(noted, actors=ACTORS.replace('source = "test"', 'source = "UN list XXe.001."', 1))
    assert designated.compare(found, listed)[1] == []


def test_every_listed_body_that_is_designated_notes_its_number(designated):
    if not UN_FILE.exists():
        pytest.skip(f"{LISTS} is not there: the lists are no part of the project")
    found = [*designated.of_the_un(UN_FILE), *designated.of_the_treasury(SDN_FILE)]
    assert len(found) > 900
    assert designated.compare(found, gazetteer())[1] == []
