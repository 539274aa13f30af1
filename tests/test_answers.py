"""The questions against a second computation of their answers, on random networks.

The second one walks the ties in plain Python and shares no line with the queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise, permutations, product

import pytest

import theatre
from allegiance.network import Network
from allegiance.network.changes import changes
from allegiance.network.times import said
from allegiance.network.voices import independent
from allegiance.records import Claim, Interval, Tie
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
    fights, part_of = pairs(network, "FIGHTS"), pairs(network, "PART_OF")
    for enemy in sorted(network.actors):
        behind: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for met, fighter in ((m, f) for m in sorted(network.actors) for f in fights.get(m, {}) if f != enemy):
            way = wholes(network, met).get(enemy)
            inside = enemy in wholes(network, fighter)
            if way and (len(way) == 1 or not inside):
                steps = (part_of[low][high] for low, high in reversed([*pairwise(way)]))
                ties = [fights[met][fighter], *steps]
                behind[fighter][len(way) - 1] += [id_ for tie in ties for id_ in tie.claims]
        nearest = {fighter: min(levels.items()) for fighter, levels in behind.items()}
        rows = ask("shared-enemies", enemy=enemy, least=1)
        assert {row["fighter_id"]: (row["level"], row["claims"]) for row in rows} == nearest, enemy


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


PROSPECTS = {"planned", "possible", "denied"}


def test_profiles_hold_every_tie_and_all_else_that_is_said(
    store: BoltStore, case: tuple[str, Network]
) -> None:
    name, network = case
    ask = Asker(store, network, name)
    told = {id_ for tie in network.ties for id_ in (*tie.claims, *tie.denials)}
    for actor in sorted(network.actors):
        rows = list(ask("profile", actor=actor))
        ties = sorted(tie.claims for tie in network.ties if actor in (tie.subject, tie.object))
        assert sorted(tuple(row["claims"]) for row in rows if row["status"] not in PROSPECTS) == ties
        expected: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for claim in network.claims.values():
            ends = [claim.subject.actor, claim.object.actor]
            if actor in ends and claim.id not in told:
                symmetric = claim.relation in ("FIGHTS", "ALLIED_WITH")
                way = "both" if symmetric else "out" if ends[0] == actor else "in"
                status = "denied" if claim.polarity == "denied" else claim.modality.value
                ends.remove(actor)
                expected[claim.relation, way, ends[0], status].add(claim.id)
        columns = ("relation", "direction", "other_id", "status")
        prospects = [row for row in rows if row["status"] in PROSPECTS]
        assert {tuple(row[c] for c in columns): {*row["claims"]} for row in prospects} == expected
        for row in prospects:
            said = [network.claims[id_] for id_ in row["claims"]]
            assert row["sources"] == len(independent(network.sources[claim.id] for claim in said))
            assert row["documents"] == len({claim.document for claim in said})


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


WINDOW = [date(2018, 1, 1) + timedelta(days=n) for n in range(4 * 365)]


def below(network: Network) -> Pairs:
    """The memberships from each whole to its parts."""
    found: dict[str, dict[str, Tie]] = defaultdict(dict)
    for part, above in pairs(network, "PART_OF").items():
        for whole, tie in above.items():
            found[whole][part] = tie
    return found


def rank(way: Sequence[Tie]) -> tuple[int, list[str]]:
    """Shorter ways first, then by the ids of their ties."""
    return len(way), [tie.id for tie in way]


def ways(ties: Pairs, start: str) -> dict[str, list[Tie]]:
    """The first way of at most three steps to each end."""
    found: dict[str, list[Tie]] = {}
    for walk in walks(ties, start, 3):
        way = [ties[one][other] for one, other in pairwise(walk)]
        found[walk[-1]] = min(way, found.get(walk[-1], way), key=rank)
    return found


def ways_both(network: Network, actor: str) -> dict[str, list[Tie]]:
    """The first way to each whole and each part."""
    up, down = ways(pairs(network, "PART_OF"), actor), ways(below(network), actor)
    ends = up.keys() | down.keys()
    return {end: min((way[end] for way in (up, down) if end in way), key=rank) for end in ends}


def near(network: Network, actor: str) -> dict[str, int]:
    """The wholes and the parts of an actor within three steps, each with its steps."""
    return {end: len(way) for end, way in ways_both(network, actor).items()}


def behind(way: Iterable[Tie]) -> set[str]:
    """The claims that its steps rest on."""
    return {id_ for tie in way for id_ in tie.claims}


def may_meet(one: Claim, other: Claim) -> bool:
    """Whether they say the same kind of thing of times that are not known to lie apart."""
    apart = [(one.time.end, other.time.start), (other.time.end, one.time.start)]
    alike = (one.relation, one.modality) == (other.relation, other.modality)
    return alike and not any(end and start and end < start for end, start in apart)


@pytest.mark.parametrize("seed", SEEDS)
def test_contested(store: BoltStore, seed: int) -> None:
    network = theatre.scattered(seed, claims=120, facts=1)
    around = {actor: ways_both(network, actor) for actor in network.actors}
    pairs_: dict[tuple[str, ...], list[set[str]]] = defaultdict(lambda: [set(), set(), set()])
    for no, yes in product(network.claims.values(), repeat=2):
        if (no.polarity, yes.polarity) != ("denied", "asserted") or not may_meet(no, yes):
            continue
        denied, (subject, object_) = (
            [(no.subject.actor, no.object.actor)],
            (yes.subject.actor, yes.object.actor),
        )
        denied += [(two, one) for one, two in denied if no.relation in ("FIGHTS", "ALLIED_WITH")]
        for here, there in denied:
            steps = around[here].get(subject), around[there].get(object_)
            if None in steps or subject == there or object_ == here or sum(map(len, filter(None, steps))) > 2:
                continue
            row = pairs_[subject, yes.relation, object_, here, there, yes.modality.value]
            row[0].add(yes.id)
            row[1].add(no.id)
            row[2] |= {yes.id, no.id}.union(*(behind(way or ()) for way in steps))
    rows = list(Asker(store, network, f"contested{seed}")("contested", levels=2))
    found = {
        (row["ids"][0], row["relation"], *row["ids"][1:], row["modality"]): [
            {*row["claims"][: row["claims"].index(row["denials"][0])]},
            {*row["denials"]},
            {*row["claims"]},
        ]
        for row in rows
    }
    assert all(len(set(row["claims"])) == len(row["claims"]) for row in rows)
    assert found == pairs_
    assert {0, 1} <= {row["level"] for row in rows}


def known(tie: Tie) -> tuple[set[date], list[set[date]]]:
    """The days on each of which a tie held, and the stretches on some day of which it did."""
    held = {day for day in WINDOW if said(tie, Interval(day, day))[0]}
    return held, [days_of(days) for days in tie.sometime]


def days_of(interval: Interval) -> set[date]:
    return {day for day in WINDOW if interval.start <= day <= interval.end}


def sides_taken(friend: Tie, foe: Tie, level: int, way: Sequence[Tie] = ()) -> tuple[str, str]:
    """How two stand beside and against each other, and in which order; ``way`` leads up to a whole."""
    (held, some), (fought, clashed) = known(friend), known(foe)
    stretches = [days_of(days) for days in (*friend.held, *friend.sometime)]
    if way:
        some, stretches = [], [days_of(days) for days in friend.held]
    for step in way:
        stretches = [days & days_of(other) for days in stretches for other in step.held]
        held = held & known(step)[0]
    stretches = [days for days in stretches if days]
    beside, against = held.union(*some), fought.union(*clashed)
    if held & fought or any(days <= fought for days in some) or any(days <= held for days in clashed):
        lone = any(not days & against for days in stretches)
        if lone or any(not days_of(days) & beside for days in (*foe.held, *foe.sometime)):
            return "mixed", ""
        return ("standing tension" if level else "standing contradiction"), ""
    if not beside or not against or beside & against:
        return "unknown", ""
    if max(beside) < min(against):
        return "changed sides", "friendly then hostile"
    return "changed sides", "hostile then friendly" if max(against) < min(beside) else "back and forth"


def counts(network: Network, friend: Tie, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a friendly tie of the two, or of those near them, says that they stand beside each other."""
    inside = any(
        friend.relation == "PART_OF" and friend.object == whole == top and above in wholes(network, part)
        for (part, above), (whole, top) in ((one, other), (other, one))
        if part != above
    )
    own = one[0] == one[1] and other[0] == other[1]
    return own or inside or friend.relation in ("BACKS", "ALLIED_WITH")


def climbed(network: Network, part: str, whole: str) -> list[Tie]:
    """The ties of the shortest way up; of several the first by the ids of its ties."""
    part_of = pairs(network, "PART_OF")
    ways = [
        [part_of[a][b] for a, b in pairwise(walk)] for walk in walks(part_of, part, 3) if walk[-1] == whole
    ]
    return min(ways, key=lambda way: (len(way), [tie.id for tie in way]))


def test_contradictions(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    around = {actor: near(network, actor) for actor in network.actors}
    expected = {}
    for foe, friend in product(network.ties, network.ties):
        one, other = foe.subject, foe.object
        levels = [
            (around[one].get(x, 9) + around[other].get(y, 9), x, y)
            for x, y in ((friend.subject, friend.object), (friend.object, friend.subject))
            if x != other and y != one and counts(network, friend, (one, x), (other, y))
        ]
        level, x, y = min(levels, default=(9, "", ""))
        if foe.sign < 0 < friend.sign and level <= 3:
            key = (one, other, foe.claims, friend.claims)
            part = one if around[one][x] else other
            way = climbed(network, part, friend.subject) if friend.relation == "PART_OF" and level else ()
            taken = sides_taken(friend, foe, level, way)
            apart = around[one][x], around[other][y]
            expected[key] = (level, *apart, *taken, foe.sources, friend.sources)
    rows = list(Asker(store, network, name)("contradictions"))
    assert all(len(row["over"]) == row["level"] for row in rows)
    columns = ("level", "one_level", "other_level", "kind", "turn", "against_sources", "beside_sources")
    found = {
        (*row["ids"][:2], tuple(row["against_claims"]), tuple(row["beside_claims"])): tuple(
            row[column] for column in columns
        )
        for row in rows
    }
    assert found == expected
    assert len(found) == len(rows) > 10
    assert len({kind for _, _, _, kind, *_ in found.values()}) > 2


def parts(network: Network, whole: str) -> dict[str, int]:
    """The parts of an actor within three steps, itself among them, each with its steps."""
    found = ((part, wholes(network, part).get(whole)) for part in network.actors)
    return {part: len(way) - 1 for part, way in found if way}


def outcome(network: Network, plan: list[Claim]) -> tuple[str, int | None, set[str], set[str]]:
    """Whether later claims bear out what is announced, at which level, which tell so, and who is a part."""
    dates = [day for claim in plan if (day := network.documents[claim.document].date)]
    first = plan[0]
    doers, up = ways(below(network), first.subject.actor), pairs(network, "PART_OF")
    met = {end: ways(up, end).get(first.object.actor) for end in network.actors}
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    over: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in network.claims.values():
        day = claim.time.end or network.documents[claim.document].date or claim.time.start
        if claim.modality != "actual" or claim.relation != first.relation or not dates or not day:
            continue
        ends = [(claim.subject.actor, claim.object.actor)]
        ends += [(two, one) for one, two in ends if claim.relation in ("FIGHTS", "ALLIED_WITH")]
        found_ways = [doers[one] + way for one, two in ends if one in doers and (way := met[two]) is not None]
        level = min(map(len, found_ways), default=9)
        if day > min(dates) and level <= 3:
            found[claim.polarity.value, level].add(claim.id)
            over[claim.polarity.value, level].update(
                *(behind(way) for way in found_ways if len(way) == level)
            )
    ranked = sorted(found, key=lambda key: (key[1], key[0]))  # a statement before a denial
    for polarity, level in ranked:
        if polarity == "asserted" or level == 0:
            return (
                ("yes" if polarity == first.polarity else "no"),
                level,
                found[polarity, level],
                over[polarity, level],
            )
    return "open", None, set(), set()


@pytest.mark.parametrize("seed", SEEDS)
def test_outlook(store: BoltStore, seed: int) -> None:
    network = theatre.scattered(seed, actors=6, claims=120, facts=1)
    plans: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in network.claims.values():
        if claim.modality != "actual":
            ends = claim.subject.actor, claim.relation, claim.object.actor
            plans[*ends, claim.modality.value, claim.polarity.value].append(claim)
    rows = list(Asker(store, network, f"plans{seed}")("outlook"))
    names = ("subject_id", "relation", "object_id", "modality", "polarity")
    found = {
        tuple(row[name] for name in names): (
            (row["borne_out"], row["level"], set(row["outcome"])),
            (row["documents"], row["stories"], row["sources"]),
            set(row["claims"]),
        )
        for row in rows
    }
    expected = {
        key: (
            (told := outcome(network, plan))[:3],
            (
                len({claim.document for claim in plan}),
                len({network.stories[claim.document] for claim in plan}),
                len(independent(network.sources[claim.id] for claim in plan)),
            ),
            {claim.id for claim in plan} | told[3],
        )
        for key, plan in plans.items()
    }
    assert found == expected
    assert {told for (told, _, _), _, _ in found.values()} == {"yes", "no", "open"}
    assert any(level for (_, level, _), _, _ in found.values()), "some are borne out by a part"


FRIENDLY = ("BACKS", "ALLIED_WITH", "PART_OF", "LEADS", "SPEAKS_FOR")
HOSTILE = ("FIGHTS", "DESIGNATED_BY")


def tied(network: Network, relations: tuple[str, ...]) -> dict[str, set[str]]:
    """With whom each actor has a tie of these relations, in either direction."""
    found: dict[str, set[str]] = {actor: set() for actor in network.actors}
    for tie in network.ties:
        if tie.relation in relations:
            found[tie.subject].add(tie.object)
            found[tie.object].add(tie.subject)
    return found


def camps(network: Network, fighter: str, enemy: str) -> dict[str, int | None]:
    """The patrons in whose camps a fighter stands, each with its level; none where it is there by an ally."""
    backs, allied = pairs(network, "BACKS"), tied(network, ("ALLIED_WITH",))

    def backers(actor: str) -> set[str]:
        return {b for b, clients in backs.items() if actor in clients} - {fighter, enemy}

    found: dict[str, int | None] = {}
    for friend in allied[fighter] - {enemy}:
        found |= dict.fromkeys(backers(friend), None)
        found |= {friend: None} if backs.get(friend) else {}
    levels: dict[int, set[str]] = defaultdict(set)
    for whole, way in wholes(network, fighter).items():
        levels[len(way) - 1] |= backers(whole)
    nearest = min((level for level, near in levels.items() if near), default=0)
    return found | dict.fromkeys(levels[nearest], nearest)


Odds = set[tuple[str, str]]


def at_odds(network: Network) -> Odds:
    """Two actors, in either order, of which one, its part or its client is hostile to the other or its part.

    Friends are left out.
    """
    backs, against, friends = pairs(network, "BACKS"), tied(network, HOSTILE), tied(network, FRIENDLY)
    inside = {actor: {*parts(network, actor)} for actor in network.actors}
    found = set()
    for one, other in permutations(network.actors, 2):
        met = {foe for actor in inside[one] | {*backs.get(one, {})} for foe in against[actor]}
        if met & inside[other] and other not in friends[one]:
            found |= {(one, other), (other, one)}
    return found


def opposed(network: Network, enemy: str, odds: Odds) -> tuple[set[tuple[str, ...]], set[str]]:
    """The pairs that fight an enemy from opposite camps, and the bridges between camps."""
    fighting = set()
    for met, fighters in tied(network, ("FIGHTS",)).items():
        if enemy in wholes(network, met):
            inside = {f for f in fighters if met != enemy and enemy in wholes(network, f)}
            fighting |= fighters - inside - {enemy}
    stands = {fighter: camps(network, fighter, enemy) for fighter in fighting}
    bridges = {f for f, camp in stands.items() if any(both in odds for both in product(camp, camp))}
    any_tie = tied(network, FRIENDLY + HOSTILE)
    found = set()
    for one, other in combinations(sorted(fighting - bridges), 2):
        here, there = stands[one], stands[other]
        house = other in wholes(network, one) or one in wholes(network, other)
        apart = not {one, *here} & {other, *there} and other not in any_tie[one] and not house
        if apart and any(both in odds for both in product(here, there)):
            found.add((one, other))
    return found, bridges


def called(network: Network, ids: Iterable[str]) -> list[str]:
    return sorted(network.actors[id_].name for id_ in ids)


def test_enemies_of_enemies(store: BoltStore) -> None:
    seen = {"pair": 0, "bridge": 0}
    for seed in SEEDS:
        network = theatre.scattered(seed, actors=22, claims=100)
        ask, odds = Asker(store, network, f"opposed{seed}"), at_odds(network)
        for enemy in sorted(network.actors):
            rows = list(ask("enemy-of-enemy", enemy=enemy))
            told = [(row["kind"], *row["ids"][1:3]) for row in rows]
            pairs_, bridges = opposed(network, enemy, odds)
            assert {(one, other) for kind, one, other in told if kind == "pair"} == pairs_, enemy
            assert {one for kind, one, _ in told if kind == "bridge"} == bridges, enemy
            for row in rows:
                seen[row["kind"]] += 1
                pair = row["kind"] == "pair"
                here = camps(network, row["ids"][1], enemy)
                there = camps(network, row["ids"][2], enemy) if pair else here
                quarrel = {row["ids"][3 if pair else 2], row["ids"][-1]}
                assert row["one_patrons"] == called(network, here)
                assert row["other_patrons"] == (called(network, there) if pair else [])
                levels = {here[id_] for id_ in quarrel & {*here}}, {there[id_] for id_ in quarrel & {*there}}
                assert row["one_level"] in levels[0]
                assert row["other_level"] in levels[1]
    assert min(seen.values()) > 3, seen


def reached(friends: Mapping[str, set[str]], start: str, without: str, steps: int) -> set[str]:
    """All that so many ties lead to without one actor."""
    found = {start}
    for _ in range(steps):
        found |= {other for actor in found for other in friends[actor]} - {without}
    return found


def brokered(network: Network, broker: str, steps: int, least: int) -> list[tuple[int, set[str]]]:
    """The camps of a broker's friends that nothing else joins: how many are reached, and the friends."""
    friends = tied(network, FRIENDLY)
    found: list[tuple[set[str], set[str]]] = []
    for friend in friends[broker]:
        ball, theirs = reached(friends, friend, broker, steps), {friend}
        for camp in [camp for camp in found if camp[0] & ball]:
            ball, theirs = ball | camp[0], theirs | camp[1]
            found.remove(camp)
        found.append((ball, theirs))
    big = [(len(ball), theirs) for ball, theirs in found if len(ball) >= least]
    return sorted(big, key=lambda camp: (-camp[0], min(camp[1]))) if len(big) > 1 else []


@pytest.mark.parametrize(("steps", "least"), [(3, 2), (2, 2), (1, 2), (1, 1), (0, 1), (3, 1), (2, 3)])
def test_brokers(store: BoltStore, steps: int, least: int) -> None:
    seen = 0
    for seed in SEEDS:
        network = theatre.scattered(seed, actors=20, claims=34)
        rows = list(Asker(store, network, f"brokers{seed}")("brokers", steps=steps, least=least))
        found: dict[str, list[tuple[int, set[str]]]] = defaultdict(list)
        for row in rows:
            found[row["broker_id"]].append((row["size"], set(row["ids"])))
            assert row["camp"] == len(found[row["broker_id"]])
        expected = {actor: brokered(network, actor, steps, least) for actor in network.actors}
        assert found == {actor: told for actor, told in expected.items() if told}
        assert all(row["camps"] == len(expected[row["broker_id"]]) for row in rows)
        seen += len(rows)
    assert seen > 6


def test_at_any_number_of_steps_brokers_are_the_cut_vertices(store: BoltStore) -> None:
    """The graphs are so small that three steps from each friend are as many as any."""
    import networkx as nx  # noqa: PLC0415  slow to load

    for seed in SEEDS:
        network = theatre.scattered(seed, actors=10, claims=22)
        graph = nx.Graph([(one, two) for one, others in tied(network, FRIENDLY).items() for two in others])
        assert all(nx.diameter(graph.subgraph(part)) < 6 for part in nx.connected_components(graph))
        rows = Asker(store, network, f"cut{seed}")("brokers", steps=3, least=1)
        assert {row["broker_id"] for row in rows} == set(nx.articulation_points(graph))


SPANS = [
    ("2018", "2019"),
    ("2019-03", "2019-07"),
    ("2019-06-30", "2020"),
    ("2018-12-31", "2021"),
    ("2020", "2019"),
]


@pytest.mark.parametrize(("since", "until"), SPANS)
def test_changes(store: BoltStore, case: tuple[str, Network], since: str, until: str) -> None:
    """As the network tells them from its ties in Python; but there with the claims of these days alone."""
    name, network = case
    rows = list(Asker(store, network, name)("changes", since=since, until=until))
    columns = ("kind", "subject_id", "relation", "object_id", "before", "after", "first", "last")
    found = [tuple(row[column] for column in columns) for row in rows]
    told = list(changes(network, since, until)) if since < until else []
    assert sorted(found) == sorted(tuple(row[column] for column in columns) for row in told)
    claims = {row[:4]: set() for row in found}
    for row in rows:
        claims[tuple(row[column] for column in columns[:4])] |= {*row["claims"], *row["denials"]}
    assert all(set(row["claims"]) <= claims[tuple(row[column] for column in columns[:4])] for row in told)


def test_random_changes_are_of_all_kinds() -> None:
    """That the test of changes tests something."""
    told = [
        (row["kind"], row["before"])
        for seed in SEEDS
        for since, until in SPANS[:4]
        for row in changes(theatre.scattered(seed, claims=70), since, until)
    ]
    assert {kind for kind, _ in told} == {"began", "ended", "turned", "gained"}
    assert {("began", "no"), ("began", "unknown"), ("ended", "yes"), ("ended", "unknown")} <= {*told}


def test_who_is_who(store: BoltStore, case: tuple[str, Network]) -> None:
    name, network = case
    ask = Asker(store, network, name)
    kinds = {"LEADS": ("leads", "led by"), "SPEAKS_FOR": ("speaks for", "spoken for by")}
    for actor in sorted(network.actors):
        above = {whole: len(way) - 1 for whole, way in wholes(network, actor).items()}
        expected = set()
        for tie in network.ties:
            if tie.relation == "PART_OF" and tie.subject in above:
                expected.add((above[tie.subject], tie.subject, "part of", tie.object, tie.claims))
            if tie.relation in kinds and tie.object in above:
                expected.add((above[tie.object], tie.object, kinds[tie.relation][1], tie.subject, tie.claims))
            if tie.relation in kinds and tie.subject == actor:
                expected.add((0, actor, kinds[tie.relation][0], tie.object, tie.claims))
        rows = list(ask("who-is-who", actor=actor))
        others = [row for row in rows if row["kind"] != "name"]
        columns = ("level", "of_id", "kind", "who_id")
        assert {(*(row[c] for c in columns), tuple(row["claims"])) for row in others} == expected
        assert len(others) == len(expected)
        written: dict[str, set[str]] = defaultdict(set)
        for claim in network.claims.values():
            for end in (claim.subject, claim.object):
                if end.actor == actor:
                    written[end.text].add(claim.id)
        told = {row["who"]: set(row["claims"]) for row in rows if row["kind"] == "name"}
        unwritten = {network.actors[actor].name, *network.actors[actor].aliases} - {*written}
        assert told == written | {key: set() for key in unwritten}
