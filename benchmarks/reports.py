"""Synthetic reports, and what outlets make of them: the documents of ``copies.py``, with the truth.

A report is drawn from ``reports.toml`` about an event: who, where, when, how many. All reports share the
grammar and the names, so that strangers look alike. Copies are edited as outlets do, each by a mix of its
own; what kinds of edits there are was settled before the method was tried on them.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from allegiance.gazetteer import gazetteer
from allegiance.records import ActorType, Document

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SYLLABLES, _GIVEN, _MONTHS, _DAYS = (
    tuple(names.split())
    for names in (
        "ba da ra kal mir san tor bel ham qa deir zal um ter sha nor gul aw im kha dun vel os pet ry",
        "Amina Boris Chidi Daoud Elena Farid Grace Hamid Ilya Jamal Karim Leyla Musa Nadia Omar Petro Rima",
        "January February March April May June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    )
)
_SOURCES = [
    "officials",
    "a military source",
    "a monitoring group",
    "the police",
    "local officials",
    "security sources",
]
_AGENCIES = ["Reuters", "AFP", "the Associated Press", "state television", "Anadolu", "Xinhua", "local radio"]

Part = tuple[str, int, int]
"""A sentence of a report: its rule, the seed of what the event leaves open, and that of the choices of
words."""


@dataclass(frozen=True)
class Made:
    """A document, the story it truly belongs to (empty: none can be said), and how it was made."""

    document: Document
    story: str
    how: str


@cache
def grammar() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "reports.toml").read_text("utf-8"))


@cache
def actors(kind: ActorType) -> tuple[str, ...]:
    return tuple(e.actor.name for e in gazetteer() if e.actor.type is kind)


def town(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def event(rng: random.Random) -> dict[str, str]:
    """Who, where, when and how many."""
    militias = actors(ActorType.MILITIA)
    return {
        "group": rng.choice(militias),
        "rival": rng.choice(militias),
        "army": rng.choice(actors(ActorType.ARMY)),
        "state": rng.choice(actors(ActorType.STATE)),
        "place": town(rng),
        "town": town(rng),
        "province": town(rng),
        "person": f"{rng.choice(_GIVEN)} {town(rng)}",
        "source": rng.choice(_SOURCES),
        "agency": rng.choice(_AGENCIES),
        "day": rng.choice(_DAYS),
        "month": rng.choice(_MONTHS),
        "year": str(rng.randint(1995, 2020)),
        "dead": str(rng.randint(3, 60)),
        "hurt": str(rng.randint(11, 300)),
        "hours": str(rng.randint(2, 9)),
        "days": str(rng.randint(2, 12)),
        "number": str(rng.randint(1000, 2600)),
    }


def expand(rule: str, seed: int) -> str:
    """The rule with its choices taken."""
    rng = random.Random(seed)
    while choice := _CHOICE.search(rule):
        rule = rule[: choice.start()] + rng.choice(choice[1].split("|")) + rule[choice.end() :]
    return re.sub(r"\s+", " ", rule).replace(" ,", ",").replace(" .", ".").strip()


def said(part: Part, about: dict[str, str]) -> str:
    """A sentence: what the event leaves open, as another person or number, is drawn by the sentence's own
    seed.
    """
    rule, facts, words = part
    local = random.Random(facts)
    other = {
        "hours": str(local.randint(2, 9)),
        "days": str(local.randint(2, 12)),
        "hurt": str(local.randint(11, 300)),
    }
    other |= {"person": about["person"] if local.random() < 0.4 else f"{local.choice(_GIVEN)} {town(local)}"}
    text = expand(rule, words).format_map(
        about | other | {"source": local.choice((about["source"], *_SOURCES))}
    )
    return text[0].upper() + text[1:]


def drawn(rng: random.Random, rules: list[str], count: int) -> list[Part]:
    return [
        (rule, rng.getrandbits(32), rng.getrandbits(32)) for rule in rng.sample(rules, min(count, len(rules)))
    ]


def report(rng: random.Random) -> list[Part]:
    """A lead, then body and quotes: 5 to 25 sentences, a fifth of the reports a flash of 2 to 4."""
    rules = grammar()
    lead = drawn(rng, rules["leads"], 1)
    length = rng.randint(1, 3) if rng.random() < 0.2 else rng.randint(4, 20)
    rest = drawn(rng, rules["body"], length) + drawn(rng, rules["quotes"], rng.randint(0, length // 4))
    return lead + sorted(rest, key=lambda part: part[1])


def document(rng: random.Random, sentences: list[str], outlet: str, day: date) -> Document:
    """The sentences as an outlet prints them: its headline, paragraphs of one to three sentences."""
    paragraphs, at = [], 0
    while at < len(sentences):
        step = rng.randint(1, 3)
        paragraphs.append(" ".join(sentences[at : at + step]))
        at += step
    words = sentences[0].rstrip(".").split() if sentences else ["Nothing"]
    title = (
        " ".join(words[: rng.randint(5, 11)])
        if rng.random() < 0.5
        else " ".join(rng.sample(words, min(7, len(words))))
    )
    dated = None if rng.random() < 0.15 else day + timedelta(days=rng.randint(0, 2))
    return Document(f"{title}\n\n" + "\n\n".join(paragraphs), title=title, publisher=outlet, date=dated)


# What outlets do


def light(rng: random.Random, text: str) -> str:
    """House style: spellings and words of the outlet, an adverb out, "on" before a day dropped."""
    for word, other in grammar()["swaps"].items():
        if rng.random() < 0.5:
            text = re.sub(rf"\b{word}\b", other, text)
    return re.sub(r"\bon (\w+day)\b", r"\1", text) if rng.random() < 0.3 else text


def moved(rng: random.Random, text: str) -> str:
    """The attribution put first, or the last clause dropped."""
    head, comma, tail = text.rstrip(".").rpartition(", ")
    if comma and tail.endswith(" said") and rng.random() < 0.7:
        return f"{tail[0].upper()}{tail[1:]} that {head[0].lower()}{head[1:]}."
    return f"{head}." if comma and len(head.split()) > 8 else text


def edited(rng: random.Random, wire: list[Part], about: dict[str, str]) -> tuple[list[str], str]:
    """The sentences of a copy, and how hard it was edited."""
    how = rng.choices(["reprint", "house style", "cut", "reworded", "rewritten"], [25, 30, 25, 17, 3])[0]
    reworded = {"reworded": 0.25, "rewritten": 0.6}.get(how, 0.05)
    parts = wire[: max(1, round(len(wire) * rng.uniform(0.4, 0.9)))] if how == "cut" else wire
    text = [said((rule, facts, words + (rng.random() < reworded)), about) for rule, facts, words in parts]
    if how != "reprint":
        style = random.Random(rng.getrandbits(32)).getstate()
        text = [light(_at(style), sentence) for sentence in text]
    if how in ("reworded", "rewritten"):
        text = [moved(rng, sentence) if rng.random() < 0.3 else sentence for sentence in text]
    if len(text) > 4 and rng.random() < 0.2:
        at = rng.randrange(1, len(text) - 1)
        text[at], text[at + 1] = text[at + 1], text[at]
    if len(text) > 5 and rng.random() < 0.3:
        del text[rng.randrange(2, len(text))]
    return text, how


def _at(state: Any) -> random.Random:
    rng = random.Random()
    rng.setstate(state)
    return rng


def joined(rng: random.Random, text: list[str]) -> list[str]:
    """Two sentences made one, as editors do."""
    if len(text) < 4 or rng.random() > 0.2:
        return text
    at = rng.randrange(1, len(text) - 1)
    return [*text[:at], f"{text[at].rstrip('.')}, while {text[at + 1]}", *text[at + 2 :]]


class World:
    """The outlets, agencies' backgrounds and notices that all documents share."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.outlets = [
            f"{town(rng)} {rng.choice(('Times', 'Post', 'Herald', 'Online', 'Net'))}" for _ in range(400)
        ]
        rules = grammar()
        self.notices = {
            outlet: [
                rule.format_map({**event(rng), "outlet": outlet})
                for rule in rng.sample(rules["notices"], rng.randint(0, 3))
            ]
            for outlet in self.outlets
        }
        themes = [event(rng) for _ in range(1500)]
        self.backgrounds = [
            [expand(rule, n).format_map(about) for n, rule in enumerate(rng.sample(rules["background"], 4))]
            for about in themes
        ]

    def printed(self, text: list[str], day: date, notice: float = 0.5, background: float = 0.3) -> Document:
        """What an outlet prints: the text, perhaps an agency's background and its own notice."""
        rng = self.rng
        outlet = rng.choice(self.outlets)
        text = list(text)
        if rng.random() < background:
            text += rng.choice(self.backgrounds)[: rng.randint(1, max(1, min(4, len(text) // 2)))]
        if rng.random() < notice:
            text += self.notices[outlet]
        return document(rng, text, outlet, day)

    def story(self, name: str) -> Iterator[Made]:
        """A wire and its copies; now and then an independent report of the same event, with its quotes."""
        rng, about = self.rng, event(self.rng)
        wire, day = report(rng), date(2012, 1, 1) + timedelta(days=rng.randrange(3000))
        yield Made(self.printed([said(part, about) for part in wire], day, notice=0.2), name, "wire")
        for _ in range(copies(rng)):
            text, how = edited(rng, wire, about)
            yield Made(self.printed(joined(rng, text), day), name, how)
        if rng.random() < 0.1:
            own = report(rng)
            shared = [part for part in wire if part[0] in grammar()["quotes"]]
            text = [said(part, about) for part in own if part[0] not in grammar()["quotes"]]
            yield Made(
                self.printed(text + [said(part, about) for part in shared], day),
                f"{name} again",
                "same event",
            )

    def update(self, name: str) -> Iterator[Made]:
        """A running story: the later version has a lead of its own and keeps the earlier text."""
        rng, about = self.rng, event(self.rng)
        wire, day = report(rng), date(2012, 1, 1) + timedelta(days=rng.randrange(3000))
        text = [said(part, about) for part in wire]
        yield Made(self.printed(text, day), name, "first version")
        more = [said(part, about) for part in report(rng)[: rng.randint(1, 5)]]
        yield Made(self.printed(more + text, day), name, "update")

    def roundup(self, name: str) -> Iterator[Made]:
        """Two wires, and one article that holds both, which belongs to neither."""
        rng, texts, day = self.rng, [], date(2012, 1, 1) + timedelta(days=self.rng.randrange(3000))
        for which in "ab":
            about = event(rng)
            texts.append([said(part, about) for part in report(rng)])
            yield Made(self.printed(texts[-1], day), f"{name} {which}", "in a round-up")
        yield Made(self.printed(texts[0] + texts[1], day), "", "round-up")

    def listed(self, name: str, rules: str) -> Iterator[Made]:
        """A text out of one template, only names and numbers its own."""
        about = event(self.rng)
        text = [rule.format_map(about) for rule in grammar()[rules]]
        yield Made(document(self.rng, text, rules, date(2012, 1, 1)), name, rules)


def copies(rng: random.Random) -> int:
    """How many copies a wire has: mostly none, seldom many."""
    return rng.choices(
        [0, 1, rng.randint(2, 4), rng.randint(5, 15), rng.randint(16, 80)], [70, 14, 11, 4.7, 0.3]
    )[0]


def world(count: int, seed: int = 1) -> list[Made]:
    """So many documents, in no order: stories 85 of 100 draws, updates, round-ups, listings, daily
    reports.
    """
    rng = random.Random(seed)
    here, made = World(rng), list[Made]()
    kinds: list[Callable[[str], Iterator[Made]]] = [
        here.story,
        here.update,
        here.roundup,
        lambda name: here.listed(name, "listing"),
        lambda name: here.listed(name, "daily"),
    ]
    while len(made) < count:
        made += rng.choices(kinds, [85, 3, 2, 5, 5])[0](f"{len(made)}")
    rng.shuffle(made)
    return made[:count]
