"""Names to actors: 100,000 mentions of listed actors and of nobody, beside rapidfuzz over the same names.

    python benchmarks/resolving.py [--mentions 100000] [--actors 20000] [--runs 3] [--seed 7]

Mentions are names of the gazetteer as they stand there, and as texts spell them: other case, no accents or
marks, hyphens, another transliteration, one slip or two, a short article; and names of nobody, put together
of invented words and of words that listed names have. The transliterations are of our own making here, and
not the rules that are measured. Two ways:

- ``look_up``: `Directory.look_up`, which says for sure who bears a name, and else proposes;
- ``cdist``: `rapidfuzz.process.cdist` with `fuzz.ratio` over the keys of the same names, in blocks of 500
  mentions, one process; the name with the highest ratio of at least 80 is taken.

Each way runs in a process of its own. Printed for each: CPU seconds and seconds that passed (medians), the
highest resident set in MB, and of the mentions of each kind how many went to the right actor, to a wrong one,
and to none. Of several proposals only the first counts; a name that several actors bear counts as right if
the right one is among them, and is told apart.

Last, how long it takes to find the candidates among ``--actors`` unlisted actors that bear such names: with
the listed ones, and with each other.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from allegiance.gazetteer import Gazetteer, gazetteer
from allegiance.names import key, slug
from allegiance.records import Actor, ActorType
from allegiance.resolution import Directory, Resolver
from allegiance.resolution.candidates import candidates, places

CUT = 80
BLOCK = 500
SWAPS = tuple(
    (one, other)
    for one, others in {
        "kh": "h k", "gh": "q g", "q": "k", "k": "q", "dh": "z", "z": "s", "j": "dj", "sh": "ch",
        "w": "v", "v": "w", "ee": "i", "i": "ee e", "e": "i", "oo": "u", "u": "ou o", "o": "u", "aa": "a",
        "a": "aa e", "y": "i", "iyy": "iy", "ss": "s", "s": "ss", "mm": "m", "m": "mm", "ah": "a",
        "al-": "el- al", "th": "t", "f": "ph", "ts": "c", "c": "k", "ai": "ay", "ei": "ai",
    }.items()
    for other in others.split()
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYLLABLES = (
    "ba", "ke", "lo", "mi", "nu", "ra", "shi", "to", "ve", "zu", "da", "fo", "gri", "hal", "jen", "kor", "lum"
)  # fmt: skip


def as_listed(name: str, _: random.Random) -> str:
    return name


def cased(name: str, dice: random.Random) -> str:
    return dice.choice((name.lower(), name.upper() if " " in name else name, name.title()))


def unmarked(name: str, dice: random.Random) -> str:
    return dice.choice((key(name), name.replace("-", " "), name.replace("'", "’"), name.replace(" ", "-")))


def transliterated(name: str, dice: random.Random) -> str:
    """Up to three letters written otherwise, as another newspaper does."""
    text = name
    for _ in range(dice.randint(1, 3)):
        there = [(one, other) for one, other in SWAPS if one in text]
        if there:
            one, other = dice.choice(there)
            at = dice.choice([i for i in range(len(text)) if text.startswith(one, i)])
            text = text[:at] + other + text[at + len(one) :]
    return text


def slipped(name: str, dice: random.Random, slips: int = 1) -> str:
    """Letters left out, doubled, swapped or mistyped within words."""
    text = name
    for _ in range(slips):
        at = dice.randrange(1, max(2, len(text) - 1))
        how = dice.randrange(4)
        if how == 0:
            text = text[:at] + text[at + 1 :]
        elif how == 1:
            text = text[:at] + text[at - 1] + text[at:]
        elif how == 2:
            text = text[: at - 1] + text[at : at + 1] + text[at - 1 : at] + text[at + 1 :]
        else:
            text = text[:at] + dice.choice(LETTERS) + text[at + 1 :]
    return text


def twice_slipped(name: str, dice: random.Random) -> str:
    return slipped(name, dice, 2)


KINDS: dict[str, tuple[float, Callable[[str, random.Random], str]]] = {
    "as listed": (0.3, as_listed),
    "other case": (0.1, cased),
    "other marks": (0.1, unmarked),
    "transliterated": (0.2, transliterated),
    "one slip": (0.1, slipped),
    "two slips": (0.05, twice_slipped),
}
NOBODY = "nobody"


def mentions(listed: Gazetteer, count: int, seed: int) -> list[tuple[str, str, str]]:
    """Names with the id of the actor meant (none of nobody) and the kind of spelling."""
    dice = random.Random(seed)
    names = [(name, e.actor.id) for e in listed for name in (e.actor.name, *e.actor.aliases)]
    words = sorted({word for name, _ in names for word in name.split() if word.isalpha() and len(word) > 3})
    keys = {key(name) for name, _ in names}
    shares = [share for share, _ in KINDS.values()]
    found = []
    for kind in dice.choices([*KINDS, NOBODY], [*shares, 1 - sum(shares)], k=count):
        if kind == NOBODY:
            name = next(made for made in nobodies(words, dice) if key(made) not in keys)
            found.append((name, "", kind))
        else:
            name, actor = dice.choice(names)
            found.append((KINDS[kind][1](name, dice), actor, kind))
    return found


def nobodies(words: Sequence[str], dice: random.Random) -> Iterator[str]:
    """Names of nobody: invented words, half of them with words that listed names have."""
    while True:
        made = "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).title()
        if dice.random() < 0.5:
            yield f"{made} {dice.choice(words)} {dice.choice(words)}"
        else:
            yield f"{made} {''.join(dice.choices(SYLLABLES, k=3)).title()}"


Answer = tuple[str, ...]


def by_look_up(listed: Gazetteer, names: Sequence[str]) -> list[Answer]:
    directory = Directory(entry.actor for entry in listed)
    found = directory.look_up(names, places(listed))
    return [named.actors or tuple(like.actor for like in named.proposals[:1]) for named in found]


def by_cdist(listed: Gazetteer, names: Sequence[str]) -> list[Answer]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  its memory is the other way's

    known = [(key(name), e.actor.id) for e in listed for name in (e.actor.name, *e.actor.aliases)]
    against = [name for name, _ in known]
    asked = [key(name) for name in names]
    found: list[Answer] = []
    for start in range(0, len(asked), BLOCK):
        block = asked[start : start + BLOCK]
        ratios = process.cdist(block, against, scorer=fuzz.ratio, score_cutoff=CUT, dtype="uint8", workers=1)
        best = ratios.argmax(axis=1)
        found += [(known[at][1],) if ratios[row, at] else () for row, at in enumerate(best)]
    return found


WAYS = {"look_up": by_look_up, "cdist": by_cdist}
CANDIDATES = "candidates"


def propose(count: int, seed: int) -> None:
    """Find the candidates among unlisted actors, and print how long it took as JSON."""
    listed = gazetteer()
    names = dict.fromkeys(name for name, _, _ in mentions(listed, 3 * count, seed))
    made = (Actor(f"{slug(name)}-{n}", name, ActorType.MILITIA) for n, name in enumerate(names))
    actors = {actor.id: actor for actor in islice(made, count)}
    began, cpu = time.perf_counter(), time.process_time()
    found = candidates(actors, (), {}, listed, Resolver(()))
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**took, "memory": memory, "outcome": {"pairs": len(found), "actors": len(actors)}}))


def measure(way: str, count: int, seed: int) -> None:
    """Run one way and print what came of it as JSON."""
    listed = gazetteer()
    asked = mentions(listed, count, seed)
    began, cpu = time.perf_counter(), time.process_time()
    answers = WAYS[way](listed, [name for name, _, _ in asked])
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    outcome: Counter[str] = Counter()
    for (_, actor, kind), answer in zip(asked, answers, strict=True):
        right = "none" if not answer else "wrong" if actor not in answer else "right"
        outcome[f"{kind}/{right}"] += 1
        outcome["several"] += len(answer) > 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**took, "memory": memory, "outcome": outcome}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--way", choices=[*WAYS, CANDIDATES], help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.way == CANDIDATES:
        propose(wanted.mentions, wanted.seed)
        return
    if wanted.way:
        measure(wanted.way, wanted.mentions, wanted.seed)
        return
    listed = gazetteer()
    names = sum(1 + len(entry.actor.aliases) for entry in listed)
    print(f"{wanted.mentions} mentions, {names} names of {len(listed.entries)} actors, {wanted.runs} runs")
    for way in (*WAYS, CANDIDATES):
        count = wanted.actors if way == CANDIDATES else wanted.mentions
        runs = [_run(way, count, wanted.seed) for _ in range(wanted.runs)]
        cpu, passed, memory = (
            statistics.median(r[name] for r in runs) for name in ("cpu", "seconds", "memory")
        )
        print(f"\n{way}: {cpu:.1f} s of CPU, {passed:.1f} s passed, {memory:.0f} MB")
        outcome = Counter(runs[0]["outcome"])
        if way == CANDIDATES:
            print(f"{outcome['pairs']} candidates among {outcome['actors']} unlisted actors")
        else:
            _outcome(outcome)


def _run(way: str, count: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--way", way, "--mentions", str(count), "--seed", str(seed)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def _outcome(found: Counter[str]) -> None:
    print(f"{'':16}{'right':>8}{'wrong':>8}{'none':>8}")
    for kind in (*KINDS, NOBODY):
        print(f"{kind:16}" + "".join(f"{found[f'{kind}/{what}']:8}" for what in ("right", "wrong", "none")))
    print(f"{found['several']} names are borne by several actors")


if __name__ == "__main__":
    main()
