"""What the gazetteer says of its actors: when and of what they came, offices, items, names by ISO 3166."""

from datetime import date
from pathlib import Path

import pytest

from allegiance.errors import DataError
from allegiance.gazetteer import History, Membership, Origin, Term
from allegiance.gazetteer.countries import countries
from allegiance.records import ActorType
from listing import ACTORS, STATES, read

# What is changed in the small file, and what the error then says.
BROKEN = {
    "an item of another catalogue": ('country = "LB"', 'wikidata = "P31"', "“P31” is no item of Wikidata"),
    "a year in words": ('country = "LB"', 'founded = "in 1985"', "founded is a year, or a text as"),
    "a year of two digits": ('country = "LB"', "founded = 85", "founded is a year, or a text as"),
    "a truth for a year": ('country = "LB"', "founded = true", "founded is a year, or a text as"),
    "a month too many": ('country = "LB"', 'founded = "1985-13"', "there is no day 1985-13"),
    "a day too many": ('country = "LB"', 'ended = "1985-02-30"', "there is no day 1985-02-30"),
    "an end before": ('country = "LB"', 'founded = "1985-03"\nended = "1985-02"', "before it was founded"),
    "a whole without an id": ('["iraqi-armed-forces"]', "[{ since = 2014 }]", "a whole is an id, or a table"),
    "a whole that is a number": ('["iraqi-armed-forces"]', "[2014]", "a whole is an id, or a table"),
    "wholes that are no list": ('["iraqi-armed-forces"]', '"iraqi-armed-forces"', "part_of is a list"),
    "left before joined": (
        '["iraqi-armed-forces"]', '[{ id = "iraq", since = "2014-06-15", until = 2013 }]',
        "it left [iraq] before it joined",
    ),
    "part before its time": (
        'part_of = ["iraqi-armed-forces"]', 'founded = 2003\npart_of = [{ id = "iraq", since = 2002 }]',
        "no part of [iraq] before it was founded",
    ),
    "part after its time": (
        'part_of = ["iraqi-armed-forces"]', 'ended = 2003\npart_of = [{ id = "iraq", since = 2004 }]',
        "or after its end",
    ),
    "part a month too early": (
        'part_of = ["iraqi-armed-forces"]',
        'founded = "2003-04-09"\npart_of = [{ id = "iraq", since = "2003-03" }]',
        "no part of [iraq] before it was founded",
    ),
    "part a day too long": (
        'part_of = ["iraqi-armed-forces"]',
        'ended = "2003-04-09"\npart_of = [{ id = "iraq", since = "2003-04-10", until = "2003-04-30" }]',
        "or after its end",
    ),
    "part till after its end": (
        'part_of = ["iraqi-armed-forces"]', 'ended = 2003\npart_of = [{ id = "iraq", until = 2004 }]',
        "or after its end",
    ),
    "split from the unlisted": ('country = "LB"', 'split_from = ["amal, 1985"]', "[amal], which is not"),
    "split from itself": ('country = "LB"', 'split_from = ["hezbollah"]', "it names itself"),
    "a split in the year 1": ('country = "LB"', 'split_from = ["iraq, 0001"]', "gives no year of our time"),
    "a name that is no text": ('country = "LB"', "renamed_from = [1]", "renamed_from is a list of texts"),
    "the terms of a group": (
        'country = "LB"', 'terms = [{ role = "head", of = "iraq", since = 1985 }]', "terms are for persons",
    ),
    "a term of nobody": (
        'of = ["hezbollah"]', 'of = ["hezbollah"]\nterms = [{ role = "head", of = "amal", since = 1985 }]',
        "it names [amal], which is not listed",
    ),
    "a term that ends before": (
        'role = "leader"', 'terms = [{ role = "head", of = "iraq", since = 1985, until = 1984 }]',
        "1985-1984 are no years of an office",
    ),
    "a term without years": (
        'role = "leader"', 'terms = [{ role = "head", of = "iraq" }]', "a term is a table",
    ),
    "a term of days": (
        'role = "leader"', 'terms = [{ role = "head", of = "iraq", since = "1985-01" }]', "are years",
    ),
    "terms that are no list": ('role = "leader"', "terms = 1985", "terms is a list of tables"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_wrong_fact_is_refused(tmp_path: Path, case: str) -> None:
    good, bad, message = BROKEN[case]
    assert good in ACTORS
    with pytest.raises(DataError) as caught:
        read(tmp_path, actors=ACTORS.replace(good, bad, 1))
    assert message in str(caught.value)


def test_nothing_comes_of_what_was_founded_later(tmp_path: Path) -> None:
    late = ACTORS.replace('aliases = ["Party of God"]', "founded = 2004")
    early = late.replace('part_of = ["iraqi-armed-forces"]', 'founded = 2003\nsplit_from = ["hezbollah"]')
    with pytest.raises(DataError, match=r"it came of \[hezbollah\], which was founded after it"):
        read(tmp_path, actors=early)


def test_an_item_has_one_owner(tmp_path: Path) -> None:
    item = 'wikidata = "Q1"\nsource = "test"'
    with pytest.raises(DataError, match=r"Q1 is the item of \[hezbollah\] already"):
        read(tmp_path, actors=ACTORS.replace('source = "test"', item))


@pytest.mark.parametrize("since", ["2003", '"2003-04"', '"2003-04-09"'])
@pytest.mark.parametrize("until", ["2011", '"2011-12"', '"2011-12-15"'])
def test_a_part_may_be_one_for_all_its_life(tmp_path: Path, since: str, until: str) -> None:
    life = 'founded = "2003-04-09"\nended = "2011-12-15"\n'
    part = f'part_of = [{{ id = "iraq", since = {since}, until = {until} }}]'
    small = read(tmp_path, actors=ACTORS.replace('part_of = ["iraqi-armed-forces"]', life + part))
    assert small.entries["kataib-hezbollah"].membership[0].id == "iraq"


def test_origins_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    circle = """
[one]
name = "First Brigade"
type = "militia"
split_from = ["other, 1990"]
source = "test"

[other]
name = "Second Brigade"
type = "militia"
renamed_from = ["one, 1995"]
source = "test"
"""
    with pytest.raises(DataError, match="comes of itself, by way of others"):
        read(tmp_path, actors=circle)


def test_an_entry_tells_when_and_of_what_it_came(tmp_path: Path) -> None:
    told = """part_of = [
  "iraqi-armed-forces",
  { id = "iraq", since = 2014, until = "2018-02" },
  { id = "lebanon", since = "2019-03-05" },
]
founded = 2003
ended = "2019-04"
split_from = ["hezbollah, 2003", "lebanon"]
renamed_from = ["Men of the South, 2004", "Men of the North"]
wikidata = "Q1147469"
"""
    small = read(tmp_path, actors=ACTORS.replace('part_of = ["iraqi-armed-forces"]\n', told))
    entry = small.entries["kataib-hezbollah"]
    assert entry.part_of == ("iraqi-armed-forces", "iraq", "lebanon")
    assert entry.membership == (
        Membership("iraqi-armed-forces"),
        Membership("iraq", date(2014, 1, 1), date(2018, 2, 28)),
        Membership("lebanon", date(2019, 3, 5)),
    )
    assert entry.history == History(
        "2003",
        "2019-04",
        (Origin("hezbollah", "", 2003), Origin("lebanon", "")),
        (Origin("", "Men of the South", 2004), Origin("", "Men of the North")),
    )
    assert entry.wikidata == "Q1147469"
    assert small.entries["hezbollah"].history == History()


HEADS = """
source = "test heads"

[lebanon]
president = ["1998-2007 Émile Lahoud"]
"prime minister" = [
  "1992-1998 Rafic Hariri", "2000-2004 Rafic Hariri", "2005 Najib Mikati", "2011- Najib Mikati",
]
"""


def test_heads_of_states_have_terms_and_are_listed(tmp_path: Path) -> None:
    (tmp_path / "heads.toml").write_text(HEADS, "utf-8")
    known = 'type = "person"\naliases = ["Rafik Hariri"]\nsource = "test"\n'
    small = read(tmp_path, actors=f'{ACTORS}[hariri-the-elder]\nname = "Rafic Hariri"\n{known}')
    lahoud = small.entries["emile-lahoud"]
    assert (lahoud.actor.name, lahoud.actor.type, lahoud.actor.country) == (
        "Émile Lahoud",
        ActorType.PERSON,
        "LB",
    )
    assert (lahoud.role, lahoud.of, lahoud.source) == ("president", ("lebanon",), "test heads")
    assert lahoud.terms == (Term("president", "lebanon", 1998, 2007),)
    office = "prime minister"
    assert small.entries["najib-mikati"].terms == (
        Term(office, "lebanon", 2005, 2005),
        Term(office, "lebanon", 2011),
    )
    listed_already = small.entries["hariri-the-elder"]
    assert (listed_already.actor.aliases, listed_already.source) == (("Rafik Hariri",), "test")
    assert [term.until for term in listed_already.terms] == [1998, 2004]


BROKEN_HEADS = {
    "no source": ('source = "test heads"', "", "source is missing"),
    "no years": ("1998-2007 Émile", "Émile", "is not as “1990-1995 Name”"),
    "years in the wrong order": ("1998-2007", "1998-1997", "1998-1997 are no years of an office"),
    "a state unlisted": ("[lebanon]", "[amal]", "[amal] is not listed"),
    "no table": ("[lebanon]\npresident", "lebanon", "a state's heads are a table of offices"),
    "one that is no person": ("Émile Lahoud", "Hezbollah", "Hezbollah: [hezbollah] is Hezbollah already"),
    "the name of another": ("Émile Lahoud", "Party of God", "is a name of [hezbollah] already"),
}


@pytest.mark.parametrize("case", BROKEN_HEADS)
def test_a_wrong_head_is_refused(tmp_path: Path, case: str) -> None:
    good, bad, message = BROKEN_HEADS[case]
    heads = HEADS.replace(good, bad, 1)
    if case == "no table":
        heads = heads[: heads.index('"prime')]
    (tmp_path / "heads.toml").write_text(heads, "utf-8")
    with pytest.raises(DataError) as caught:
        read(tmp_path)
    assert message in str(caught.value)


def test_a_state_bears_the_names_that_iso_gives_it(tmp_path: Path) -> None:
    assert countries()["IQ"] == ("Iraq", "Republic of Iraq")
    assert countries()["SU"] == ()
    assert not {"QQ", "EU"} & countries().keys()
    small = read(tmp_path, STATES.replace('source = "test"\n', 'source = "test"\naliases = ["Irak"]\n', 1))
    assert small.entries["iraq"].actor.aliases == ("Irak", "Republic of Iraq")
    weak = 'weak = ["Republic of Iraq"]\ncontext = ["Baghdad"]\nsource = "test"\n'
    (tmp_path / "weak").mkdir()
    assert (
        read(tmp_path / "weak", STATES.replace('source = "test"\n', weak, 1)).entries["iraq"].actor.aliases
        == ()
    )
