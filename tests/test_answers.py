"""The questions against a second computation of their answers, on random networks.

The second one walks the ties in plain Python and shares no line with the queries.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, product

import pytest

import theatre
from allegiance.network import Network
from allegiance.network.times import said
from allegiance.records import Interval, Tie
from allegiance.stores.bolt import BoltStore
from asking import DATABASES, Asker, fresh

Pairs = Mapping[str, Mapping[str, Tie]]
SEEDS = range(3)


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    return fresh(request, request.param)


@pytest.fixture(scope="module", params=SEEDS)
def case(request: pytest.FixtureRequest) -> tuple[str, Network]:
    return f"scattered{request.param}", theatre.scattered(request.param, claims=70)


def pairs(network: Network, relation: str) -> Pairs:
    """The ties of a relation, from each subject to each object, and back where it is symmetric."""
    found: dict[str, dict[str, Tie]] = defaultdict(dict)
    for tie in network.ties:
        if tie.relation == relation:
            found[tie.subject][tie.object] = tie
            if relation in ("FIGHTS", "ALLIED_WITH"):
                found[tie.object][tie.subject] = tie
    return found


def walks(ties: Pairs, start: str, most: int) -> Iterator[tuple[str, ...]]:
    """All walks of at most so many steps that use no tie twice, the one of no step first."""
    open_: list[tuple[str, ...]] = [(start,)]
    for walk in open_:
        yield walk
        if len(walk) <= most:
            used = set(pairwise(walk))
            open_ += [(*walk, end) for end in ties.get(walk[-1], {}) if (walk[-1], end) not in used]


def wholes(network: Network, part: str) -> dict[str, tuple[str, ...]]:
    """The shortest way up to each whole within three steps, the actor itself among them."""
    found: dict[str, tuple[str, ...]] = {}
    for walk in sorted(walks(pairs(network, "PART_OF"), part, 3), key=lambda walk: (len(walk), walk)):
        found.setdefault(walk[-1], walk)
    return found


def chains(network: Network, sponsor: str | None, target: str | None) -> set[tuple[str, ...]]:
    """The ids of every proxy chain."""
    backs, fights = pairs(network, "BACKS"), pairs(network, "FIGHTS")
    found = set()
    for backer in network.actors:
        ups = (
            [(backer,)]
            if sponsor is None
            else [w for id_, w in wholes(network, backer).items() if id_ == sponsor]
        )
        for up, chain in product(ups, walks(backs, backer, 3)):
            for fought in fights.get(chain[-1], {}) if len(chain) > 1 else ():
                ways = wholes(network, fought)
                downs = [(fought,)] if target is None else [ways[target]] if target in ways else []
                found |= {(*reversed(up), *chain[1:], *down) for down in downs}
    return {ids for ids in found if len(set(ids)) == len(ids)}


def test_proxy_chains(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    ask = Asker(store, network, name)
    ends = [None, *sorted(network.actors)]
    seen = 0
    for sponsor, target in product(ends, ends[::4]):
        rows = list(ask("proxy-chains", sponsor=sponsor, target=target))
        assert {tuple(row["ids"]) for row in rows} == chains(network, sponsor, target), (sponsor, target)
        seen += len(rows)
    assert seen > 20


def test_shared_enemies(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    ask = Asker(store, network, name)
    fights = pairs(network, "FIGHTS")
    for enemy in sorted(network.actors):
        levels: dict[str, int] = {}
        for met, fighter in ((m, f) for m in network.actors for f in fights.get(m, {}) if f != enemy):
            way = wholes(network, met).get(enemy)
            inside = enemy in wholes(network, fighter)
            if way and (len(way) == 1 or not inside):
                levels[fighter] = min(len(way) - 1, levels.get(fighter, 9))
        found = {row["fighter_id"]: row["level"] for row in ask("shared-enemies", enemy=enemy, least=1)}
        assert found == levels, enemy


def test_commanders(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    ask = Asker(store, network, name)
    for group, role in product(sorted(network.actors), ("LEADS", "SPEAKS_FOR")):
        expected = {
            (person, *way)
            for whole, way in wholes(network, group).items()
            for person, led in pairs(network, role).items()
            if whole in led and person not in way
        }
        rows = ask("commanders", group=group)
        assert {tuple(row["ids"]) for row in rows if row["role"] == role} == expected, group


def test_profiles_hold_every_tie(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    ask = Asker(store, network, name)
    for actor in sorted(network.actors):
        expected = sorted(tie.claims for tie in network.ties if actor in (tie.subject, tie.object))
        assert sorted(tuple(row["claims"]) for row in ask("profile", actor=actor)) == expected


def test_patrons_at_odds(store: BoltStore, case: tuple[str, Network]) -> None:
    """Without parts and wholes: two backers of one that fight, or one of which lists the other."""
    name, network = case
    backs, fights, listed = (pairs(network, relation) for relation in ("BACKS", "FIGHTS", "DESIGNATED_BY"))
    part = pairs(network, "PART_OF")
    expected = {
        (client, one, two, relation)
        for client, one, two in product(network.actors, repeat=3)
        if one < two and len({client, one, two}) == 3
        if client in backs.get(one, {}) and client in backs.get(two, {})
        if two not in wholes_of(part, one) and one not in wholes_of(part, two)
        for relation, at_odds in (
            ("FIGHTS", two in fights.get(one, {})),
            ("DESIGNATED_BY", two in listed.get(one, {})),
            ("DESIGNATED_BY", one in listed.get(two, {})),
        )
        if at_odds
    }
    rows = Asker(store, network, name)("rival-patrons", levels=0)
    assert {(row["ids"][0], row["ids"][1], row["ids"][2], row["relation"]) for row in rows} == expected


def wholes_of(part: Pairs, actor: str) -> set[str]:
    return {walk[-1] for walk in walks(part, actor, 3)} - {actor}


def sides(network: Network, group: str, power: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each way in which a group stands beside a power, and the actors along it; some may be there twice."""
    part, allied, backs = (pairs(network, name) for name in ("PART_OF", "ALLIED_WITH", "BACKS"))

    def up(start: str) -> list[tuple[str, ...]]:
        return [walk for walk in walks(part, start, 3) if walk[-1] == power]

    for side, inside in wholes(network, group).items():
        if side == power and side != group:
            yield "member", inside
        for friend in allied.get(side, {}):
            yield from (("ally", inside + own) for own in up(friend))
            for theirs in walks(part, friend, 3):
                backers = (b for b, clients in backs.items() if theirs[-1] in clients)
                yield from (("client's ally", inside + theirs + own) for b in backers for own in up(b))
        backers = (backer for backer, clients in backs.items() if side in clients)
        yield from (("client", inside + own) for backer in backers for own in up(backer))


def test_listed_and_stood_beside(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    kinds = {id_: actor.type.value for id_, actor in network.actors.items()}
    part = pairs(network, "PART_OF")
    expected = set()
    for group, authorities in pairs(network, "DESIGNATED_BY").items():
        for authority in authorities:
            above = {walk[-1] for walk in walks(part, authority, 3)}
            states = {id_ for id_ in above if kinds[id_] == "state"}
            for power in states or {authority}:
                for way, along in sides(network, group, power):
                    if len(set(along)) == len(along) and kinds[group] != "person":
                        expected.add((authority, power, way, along))
    rows = list(Asker(store, network, name)("designated-allies"))
    powers = {actor.name: id_ for id_, actor in network.actors.items()}
    found = {(row["ids"][0], powers[row["power"]], row["way"], tuple(row["ids"][1:])) for row in rows}
    assert found == expected
    assert len(found) > 3


@pytest.mark.parametrize(
    "when", ["2018", "2019", "2019-06", "2019-07", "2019-11-02", "2020-01", "2021-03-04"]
)
def test_as_of(store: BoltStore, case: tuple[str, Network], when: str) -> None:
    name, network = case
    asked = Interval.of(when)
    expected = {}
    for tie in network.ties:
        stated, denied = said(tie, asked)
        days = ([str(each) for each in kind] for kind in (tie.held, tie.sometime, tie.not_held))
        holds = network.as_of(when)[tie.id].value
        key = (tie.subject, tie.relation, tie.object)
        counts = (tie.documents, tie.stories, tie.sources)
        expected[key] = (holds, stated and denied, *days, *counts, list(tie.claims), list(tie.denials))
    columns = ("holds", "contested", "held", "sometime", "not_held", "documents", "stories", "sources")
    rows = Asker(store, network, name)("as-of", when=when)
    found = {
        (row["subject_id"], row["relation"], row["object_id"]): (
            *(row[column] for column in columns),
            row["claims"],
            row["denials"],
        )
        for row in rows
    }
    assert found == expected


def test_random_ties_hold_and_do_not_and_are_unknown_and_contested() -> None:
    """That the test of as-of tests something."""
    ties = [tie for seed in SEEDS for tie in theatre.scattered(seed, claims=70).ties]
    asked = [said(tie, Interval.of(when)) for tie in ties for when in ("2019", "2019-07-01", "2020-01")]
    assert {*asked} == {(True, False), (False, True), (False, False), (True, True)}
    assert any(tie.sources < len(tie.claims) for tie in ties)
    assert any(tie.stories < tie.documents for tie in ties)
