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

    [hadi-al-amiri]                         # a person also says what he is or was, and of whom
    role = "leader"
    of = ["badr-organization"]

``states.toml`` holds one table for a state: the same fields but ``type``, ``part_of``, ``role``, ``of`` and
``kind``, and ``capital``, ``demonym``, ``regime`` (names of its government or ruler as a party) and ``army``,
a table of its regular forces: ``id``, ``name``, ``aliases``, ``weak``, ``context``, ``not``.

Every entry names its source. A name that always means an actor has one owner; a weak name has a context, and
where it is another actor's name too, one of the two marks the other by ``not``. Every id that an entry names
is listed, and nothing is part of itself.
"""

from allegiance.gazetteer.listed import Entry, Gazetteer, State
from allegiance.gazetteer.reading import gazetteer

__all__ = ["Entry", "Gazetteer", "State", "gazetteer"]
