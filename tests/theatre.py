"""A small network in which every ready question has an answer; the sentences are made up for it."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from types import MappingProxyType
from typing import Any

import factory
from allegiance.gazetteer import Entry, Gazetteer
from allegiance.network import Network
from allegiance.ontology import relations
from allegiance.records import (
    Actor,
    ActorType,
    Attribution,
    Claim,
    Document,
    Interval,
    Mention,
    Modality,
    Polarity,
    Precision,
    Tense,
    Time,
)

LISTED = {
    "Iran": ("iran", "state", ()),
    "United States": ("united-states", "state", ()),
    "Iraq": ("iraq", "state", ()),
    "Syria": ("syria", "state", ()),
    "US Department of State": ("us-department-of-state", "organization", ("united-states",)),
    "Quds Force": ("quds-force", "army", ("iran",)),
    "Iraqi Armed Forces": ("iraqi-armed-forces", "army", ("iraq",)),
    "Kata'ib Hizballah": ("kataib-hezbollah", "militia", ()),
    "Popular Mobilization Forces": ("popular-mobilization-forces", "militia", ()),
    "Syrian Democratic Forces": ("syrian-democratic-forces", "militia", ()),
    "Islamic State": ("islamic-state", "militia", ()),
    "Islamic State in Sinai": ("islamic-state-in-sinai", "militia", ("islamic-state",)),
    "Abu Mahdi al-Muhandis": ("abu-mahdi-al-muhandis", "person", ()),
    "Jaafar al-Husseini": ("jaafar-al-husseini", "person", ()),
}
LISTS = Gazetteer(
    MappingProxyType(
        {
            id_: Entry(Actor(id_, name, ActorType(kind), listed=True), part_of=wholes, source="the tests")
            for name, (id_, kind, wholes) in LISTED.items()
        }
    ),
    MappingProxyType({}),
)

_FRIDAY = Time("on Friday", date(2017, 11, 3), date(2017, 11, 3), Precision.DAY)
_SAID = Attribution("the Observatory")
_SPOKESMAN = Attribution("the militia's spokesman", "al-Mayadin")
_MARCH = [
    ("Iran", "BACKS", "Kata'ib Hizballah"),
    ("Iran", "BACKS", "Popular Mobilization Forces"),
    ("Kata'ib Hizballah", "PART_OF", "Popular Mobilization Forces"),
    ("Popular Mobilization Forces", "PART_OF", "Iraq"),
    ("Kata'ib Hizballah", "ALLIED_WITH", "Iraqi Armed Forces", {"tense": Tense.PAST}),
    ("United States", "BACKS", "Iraq"),
    ("United States", "BACKS", "Syrian Democratic Forces"),
    ("Syrian Democratic Forces", "FIGHTS", "Islamic State"),
    ("Iraqi Armed Forces", "FIGHTS", "Islamic State", {"place": "Mosul"}),
    ("Abu Mahdi al-Muhandis", "LEADS", "Kata'ib Hizballah"),
    ("Abu Mahdi al-Muhandis", "PART_OF", "Popular Mobilization Forces"),
    ("Jaafar al-Husseini", "SPEAKS_FOR", "Kata'ib Hizballah"),
]
_NOVEMBER = [
    ("Iran", "BACKS", "Kata'ib Hizballah"),
    ("Quds Force", "BACKS", "Kata'ib Hizballah"),
    ("Kata'ib Hizballah", "FIGHTS", "Islamic State"),
    (
        "Popular Mobilization Forces",
        "FIGHTS",
        "Islamic State",
        {"place": "Albu Kamal", "time": _FRIDAY, "attribution": _SAID},
    ),
    ("Islamic State", "FIGHTS", "Syria"),
    ("Egypt", "FIGHTS", "Islamic State in Sinai"),
]
_LISTING = [
    (
        "Kata'ib Hizballah",
        "DESIGNATED_BY",
        "US Department of State",
        {"time": Time("June 2009", date(2009, 6, 1), date(2009, 6, 30), Precision.MONTH)},
    ),
    ("Quds Force", "DESIGNATED_BY", "US Department of State"),
    (
        "Kata'ib Hizballah",
        "FIGHTS",
        "United States",
        {"time": Time("prior to 2011", None, date(2010, 12, 31), Precision.YEAR), "tense": Tense.PAST},
    ),
]
_DENIAL = [
    (
        "Kata'ib Hizballah",
        "FIGHTS",
        "Islamic State",
        {"place": "Albu Kamal", "time": _FRIDAY, "polarity": Polarity.DENIED, "attribution": _SPOKESMAN},
    ),
    (
        "Kata'ib Hizballah",
        "FIGHTS",
        "Syrian Democratic Forces",
        {"modality": Modality.POSSIBLE},
    ),
]
_PLAN = [
    (
        "Kata'ib Hizballah",
        "FIGHTS",
        "Islamic State",
        {"place": "Albu Kamal", "modality": Modality.PLANNED, "attribution": _SPOKESMAN},
    ),
]


def story(*triples: tuple[Any, ...], **fields: Any) -> tuple[Document, list[Claim]]:
    """As ``factory.story``, with the ids and types of the actors listed here."""
    document, claims = factory.story(*triples, **fields)
    return document, [replace(c, subject=_known(c.subject), object=_known(c.object)) for c in claims]


def _known(mention: Mention) -> Mention:
    if mention.name not in LISTED:
        return mention
    actor, kind, _ = LISTED[mention.name]
    return replace(mention, actor=actor, type=ActorType(kind))


def network(*told: tuple[Document, Iterable[Claim]], stories: Mapping[str, str] | None = None) -> Network:
    """The network of what is told, by the list of actors here."""
    claims = [claim for _, said in told for claim in said]
    return Network.build(claims, [document for document, _ in told], (), LISTS, stories)


def theatre() -> Network:
    """The whole of it; the last of its documents is undated."""
    return network(
        story(*_MARCH, title="March", publisher="Gazette", date=date(2017, 3, 1)),
        story(*_NOVEMBER, title="November", publisher="Courier", date=date(2017, 11, 4)),
        story(*_LISTING, title="Listing", publisher="Gazette", date=date(2017, 11, 5)),
        story(*_DENIAL, title="Denial", publisher="Courier", date=date(2017, 11, 5)),
        story(*_PLAN, title="Plan", publisher="Radio", date=None),
        story(*_PLAN, title="Plan again", publisher="Gazette", date=date(2017, 11, 4)),
    )


_DAYS = [date(2019, 1, 1) + timedelta(days=61 * n) for n in range(9)]
SPEAKERS = [
    *[Attribution()] * 4,
    Attribution("Group 1", "a radio"),
    Attribution("Group 1"),
    Attribution("some"),
]


def _time(chance: random.Random) -> Time:
    """A year, a month or a day, or a stretch with an open end; often none."""
    first, last = sorted(chance.choices(_DAYS, k=2))
    kind = chance.choice(["", "", "year", "month", "day", "since", "until"])
    if not kind:
        return Time()
    if kind == "since":
        return Time(f"since {first}", first, None, Precision.DAY)
    if kind == "until":
        return Time(f"until {last}", None, last, Precision.DAY)
    if kind == "day":
        return Time(str(first), first, last, Precision.DAY)
    days = Interval.of(str(first)[: 4 if kind == "year" else 7])
    return Time(str(days), days.start, days.end, Precision(kind))


def scattered(seed: int, actors: int = 12, claims: int = 45, facts: int = 8) -> Network:
    """Random claims between a few actors; memberships lead from a later to an earlier one.

    The more ``facts``, the fewer plans, fears and denials.
    """
    chance, aside = random.Random(seed), random.Random(seed + 1000)
    asserted = [*[Polarity.ASSERTED] * facts, *Polarity]
    words = {"modality": [*[Modality.ACTUAL] * facts, *Modality], "polarity": asserted}
    names = [*list(LISTED)[:4], *(f"Group {i}" for i in range(actors - 4))]
    triples = []
    for relation, (left, right) in (
        (chance.choice(list(relations())), chance.choice(list(combinations(names, 2)))) for _ in range(claims)
    ):
        ends = (right, left) if relation == "PART_OF" or chance.random() < 0.5 else (left, right)
        fields = {name: chance.choice(values) for name, values in words.items()}
        fields["tense"] = chance.choice(list(Tense))
        fields |= {"time": _time(aside), "attribution": aside.choice(SPEAKERS)}
        triples.append((ends[0], relation, ends[1], fields))
    half = len(triples) // 2
    told = [
        story(*triples[:half], title="One", date=date(2020, 1, 1 + seed % 28)),
        story(*triples[half:], title="Two", date=None),
        story(*triples[half - 9 : half + 9], title="Three", date=date(2019, 7, 1 + seed % 28)),
    ]
    return network(*told, stories={told[2][0].id: told[0][0].id})
