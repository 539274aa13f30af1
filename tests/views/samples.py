"""Networks for the tests of the page, hostile ones among them."""

from itertools import combinations
from typing import Any

import factory
from allegiance.network import Network
from allegiance.records import Attribution, Modality, Polarity, Time
from theatre import LISTS, network, story

MARKUP = "</script><script>alert(1)</script>"
IMAGE = '<img src=x onerror="alert(2)">'
OTHERS = "]]>--><!-- '\"`& \u2028\u2029 \u202e \x00 ${alert(3)} {{alert(4)}}"
NASTY = f"{MARKUP}{IMAGE}{OTHERS}"


def pair(**fields: Any) -> Network:
    """Iran backs Kata'ib Hizballah; ``fields`` are the document's."""
    return network(story(("Iran", "BACKS", "Kata'ib Hizballah"), **fields))


def hostile() -> Network:
    """Every field that comes from a text holds markup, scripts and marks that end or turn things round."""
    fields = {
        "attribution": Attribution(f"speaker {NASTY}", f"channel {NASTY}"),
        "time": Time(f"time {NASTY}"),
        "place": f"place {NASTY}",
        "kind": f"kind {NASTY}",
        "rule": f"rule {NASTY}",
    }
    name = f"Brigade {NASTY}"
    document, claims = factory.story(
        (name, "FIGHTS", "__proto__", fields),
        (name, "BACKS", "constructor", {"polarity": Polarity.DENIED}),
        ("toString", "PART_OF", "hasOwnProperty", {"modality": Modality.PLANNED}),
        title=f"title {NASTY}",
        publisher=f"publisher {NASTY}",
        url="javascript:alert(5)",
    )
    ids = {"__proto__": "__proto__", "constructor": "constructor"}
    for claim in claims:  # an id, too, may be anything
        object.__setattr__(claim.subject, "actor", ids.get(claim.subject.name, claim.subject.name))
        object.__setattr__(claim.object, "actor", ids.get(claim.object.name, claim.object.name))
    return network((document, claims))


def crowd(ties: int) -> Network:
    """Militias of which each fights others, ``ties`` times in all; the first tie stands in two documents."""
    pairs = list(combinations((f"Brigade {number}" for number in range(ties)), 2))
    chosen = [pairs[(at * 7919) % len(pairs)] for at in range(ties)]
    assert len(set(chosen)) == ties
    first, again = [(one, "FIGHTS", other) for one, other in chosen], chosen[0]
    return network(story(*first), story((again[0], "FIGHTS", again[1]), name="again"))


def nothing() -> Network:
    return Network.build([], [], (), LISTS)
