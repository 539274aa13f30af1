"""Query files: one query in each, with a header that a program reads and a person understands.

The only source of query text::

    // title: Proxy chains
    // asks: Who fights whom through whom?
    // limits: A chain is a reading of ties, not proof of an order given.
    // param sponsor: actor = null -- who stands at the start; anyone where not given
    // param steps: integer = 3 -- the longest chain of backing
    // returns sponsor: string -- name of the sponsor
    // returns claims: strings -- ids of the claims behind the row
    // order: sponsor
    // example: sponsor=Iran
    MATCH ...

The file's name is the query's name. A header line goes on in the next one by ``//   ``, three spaces.
A parameter without a default is required. Types: actor (a name, resolved to an id), string, strings,
integer, float, boolean, date, interval (a year, a month or a day, as 2010, 2010-06 or 2010-06-01: bound as a
map of its ``first`` and ``last`` day), rows (a list of maps, for writes), map.

Labels and relationship types cannot be parameters in Cypher. A write that needs one has ``{label}`` or
another single word in braces in its place; ``Query.named`` puts in a checked name.
"""

from allegiance.cypher.files import queries, query, read
from allegiance.cypher.header import example, parse
from allegiance.cypher.parts import Column, Parameter, Query
from allegiance.cypher.values import TYPES

__all__ = ["TYPES", "Column", "Parameter", "Query", "example", "parse", "queries", "query", "read"]
