"""The listed actors: ``seeds/actors.toml``, ``seeds/actors/`` and ``seeds/states.toml``, read and checked.

``actors.toml`` and the files of ``actors/``, one for each part of the world, hold one table for an actor,
named by its id::

    [kataib-hezbollah]
    name = "Kata'ib Hizballah"              # canonical name; a name too
    type = "militia"                        # the ontology's types
    country = "IQ"                          # ISO 3166-1 alpha-2, where it belongs to one
    aliases = ["Kataib Hezbollah", "KH"]    # names that always mean it
    weak = ["Hezbollah Brigades"]           # names that mean it only in a text that holds some of its context
    context = ["Iraq", "PMF"]               # such words: the actor's own aliases count without being named
    not = ["hezbollah"]                     # actors it must not be confused with, in either direction
    part_of = ["popular-mobilization-forces"]
    kind = ["paramilitary"]                 # of a militia: jihadist, insurgent, separatist, paramilitary
    source = "..."                          # where the facts come from

    founded = 2003                          # and `ended`: a year, or a text as "2003-04" or "2003-04-09"
    split_from = ["badr-organization"]      # and `renamed_from`: ids or former names; "…, 2003": in that year
    wikidata = "Q1147469"                   # its item there, where it is sure

    [hadi-al-amiri]                         # a person also says what he is or was, and of whom
    role = "leader"
    of = ["badr-organization"]
    terms = [{ role = "minister", of = "iraq", since = 2010, until = 2014 }]  # no `until` while it lasts

A whole may have its time: ``part_of = [{ id = "popular-mobilization-forces", since = "2014-06" }]``.

``states.toml`` holds one table for a state: the same fields but ``type``, ``part_of``, ``role``, ``of``,
``terms`` and ``kind``, and ``capital``, ``demonym``, ``regime`` (names of its government or ruler as a
party), ``army``, a table of its regular forces (``id``, ``name``, ``aliases``, ``weak``, ``context``,
``not``) or ``"none"``, and ``seat``, the capital where the town's name is not read as the state's. A state's
names in ISO 3166 are its aliases without being written.

``heads.toml`` lists heads of state and of government, by state and office::

    [iraq]
    president = ["2005-2014 Jalal Talabani", "2022- Abdul Latif Rashid"]

One who is not listed elsewhere is listed by that, as a person of that office; the name is the canonical one.

``peoples.toml`` lists armed groups by the people, creed or ideology that news calls them by::

    kurdish = ["peshmerga", "syrian-democratic-forces"]

Every entry names its source. A name that always means an actor has one owner; a weak name has a context, and
where it is another actor's name too, one of the two marks the other by ``not``. Every id that an entry names
is listed; nothing is part of itself or comes of itself, and no time contradicts another. The tests that ship
with the lists also hold them to telling look-alikes apart: ``lookalikes``.
"""

from allegiance.gazetteer.listed import Entry, Gazetteer, History, Membership, Origin, State, Term
from allegiance.gazetteer.reading import gazetteer

__all__ = ["Entry", "Gazetteer", "History", "Membership", "Origin", "State", "Term", "gazetteer"]
