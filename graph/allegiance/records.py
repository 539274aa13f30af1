"""What the rooms hand each other: frozen records whose ids are hashes of what they say."""

import hashlib
import json
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

Day = date  # a field called date would hide the type
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def identify(*parts: object) -> str:
    """The id of what is said: 20 hex digits (80 bits) of the SHA-256 of its canonical JSON.

    >>> identify("Iran", "BACKS") == identify("Iran", "BACKS") != identify("Iran", "FIGHTS")
    True
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


class ActorType(StrEnum):
    """What an actor is; the ontology's six types, each a second label in the graph."""

    STATE = "state"
    ARMY = "army"
    MILITIA = "militia"
    COALITION = "coalition"
    ORGANIZATION = "organization"
    PERSON = "person"


class Modality(StrEnum):
    """Whether it is so, is announced, or is only thought possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the text says it or denies it."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Tense(StrEnum):
    """``past`` where the text says that it is over."""

    PRESENT = "present"
    PAST = "past"


class Precision(StrEnum):
    """How exactly the text gives a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Judgement(StrEnum):
    """What a verdict says of two actors."""

    SAME = "same"
    NOT_SAME = "not-same"
    UNSURE = "unsure"


class Status(StrEnum):
    """How a tie stands. The last three never become ties in a database: nothing shows that they hold."""

    CURRENT = "current"
    PAST = "past"
    CONTESTED = "contested"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Holds(StrEnum):
    """Whether a tie held at a time, as far as the claims tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


FACTS = frozenset({Status.CURRENT, Status.PAST, Status.CONTESTED})


@dataclass(frozen=True)
class Document:
    """One text as it was read. All offsets of the project point into ``text``.

    ``name`` is the file's name without its ending (or the row's own id), ``origin`` where it was read from:
    neither is part of the id, so a moved file is the same document and a copy of it is no second one.
    """

    text: str
    name: str = ""
    title: str = ""
    publisher: str = ""
    date: Day | None = None
    url: str = ""
    origin: str = ""

    @cached_property
    def id(self) -> str:
        """Hash of title, text, publisher, date and URL."""
        return identify("document", self.title, self.text, self.publisher, self.date, self.url)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a document: ``document.text[start:end] == text``."""

    document: str
    start: int
    end: int
    text: str

    @cached_property
    def id(self) -> str:
        """Hash of the document and the offsets."""
        return identify("sentence", self.document, self.start, self.end)


@dataclass(frozen=True)
class Mention:
    """A stretch of text that stands for an actor.

    ``text`` is what is written at ``start:end`` of the document; ``actor`` and ``name`` say who is meant;
    ``how`` tells how that was found (``gazetteer``, ``pattern``, ``acronym``, ``coreference``, ``unnamed``).
    """

    start: int
    end: int
    text: str
    actor: str
    name: str
    type: ActorType
    how: str = "gazetteer"


@dataclass(frozen=True)
class Time:
    """The time that a claim speaks of, as written and resolved; both ends inclusive, ``None`` is open.

    An empty ``Time()`` means that the text gives none. "June 2009" is 2009-06-01 to 2009-06-30, precision
    ``month``; "prior to 2011" has no start and ends 2010-12-31, precision ``year``.
    """

    text: str = ""
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None


@dataclass(frozen=True)
class Attribution:
    """Who says so, and on which channel; both empty where the article says it in its own voice.

    ``actor`` is the id of the actor that the speaker is, where the text tells.
    """

    speaker: str = ""
    channel: str = ""
    actor: str = ""

    def __bool__(self) -> bool:
        return bool(self.speaker or self.channel)

    def __str__(self) -> str:
        return (
            f"{self.speaker} ({self.channel})"
            if self.speaker and self.channel
            else self.speaker or self.channel
        )


@dataclass(frozen=True)
class Claim:
    """Actor, relation, actor, as one sentence of one document states it. Never changed once written.

    ``start:end`` is the sentence in the document and ``quote`` its verbatim text. ``kind`` says what support
    a ``BACKS`` consists of, where stated. ``confidence`` is 0 to 1, higher is surer.
    """

    document: str
    start: int
    end: int
    quote: str
    subject: Mention
    relation: str
    object: Mention
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.ASSERTED
    tense: Tense = Tense.PRESENT
    attribution: Attribution = field(default_factory=Attribution)
    time: Time = field(default_factory=Time)
    place: str = ""
    kind: str = ""
    extractor: str = ""
    version: str = ""
    rule: str = ""
    confidence: float = 1.0

    @cached_property
    def id(self) -> str:
        """Hash of everything the claim says, and of who read it."""
        return identify("claim", to_plain(self))

    @property
    def factual(self) -> bool:
        """Whether it says that something is or was so: actual and asserted."""
        return self.modality is Modality.ACTUAL and self.polarity is Polarity.ASSERTED


@dataclass(frozen=True)
class Evidence:
    """A claim and the document that states it."""

    claim: Claim
    document: Document


@dataclass(frozen=True)
class Recorded:
    """When a claim came into the ledger: the instant of the first reading that has it, and its run."""

    at: datetime
    run: int


@dataclass(frozen=True)
class Verdict:
    """A judgement on whether two actors are one. It touches no claim and can be withdrawn.

    ``left`` and ``right`` are actor ids in sorted order; ``made`` is when, in UTC.
    """

    left: str
    right: str
    judgement: Judgement
    author: str
    made: datetime
    reason: str = ""
    score: float | None = None
    withdrawn: datetime | None = None

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("a verdict names two actors in sorted order")

    @cached_property
    def id(self) -> str:
        """Hash of what was judged, by whom and when; withdrawing does not change it."""
        return identify("verdict", self.left, self.right, self.judgement, self.author, self.made, self.reason)


@dataclass(frozen=True)
class Actor:
    """A party to a conflict, or one that backs, names, leads or speaks for a party.

    ``id`` is a readable slug of the canonical name; ``country`` an ISO 3166-1 alpha-2 code or empty.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    country: str = ""
    listed: bool = False
    """Whether the gazetteer lists it; else it was learned from a text."""


@dataclass(frozen=True, order=True)
class Interval:
    """The days from ``start`` to ``end``, both in it; ``date.min`` and ``date.max`` leave an end open."""

    start: Day
    end: Day

    @classmethod
    def of(cls, text: str | Day) -> "Interval":
        """The days of a year, a month or a day as ISO 8601 writes it; a date is that day.

        >>> str(Interval.of("2010")), str(Interval.of("2016-02")), str(Interval.of(date(2016, 2, 3)))
        ('2010-01-01 to 2010-12-31', '2016-02-01 to 2016-02-29', '2016-02-03')

        Raises:
            ValueError: it is none of them.
        """
        if isinstance(text, date):
            return cls(text, text)
        found = _PERIOD.fullmatch(text.strip())
        if not found:
            raise ValueError(f"“{text}” is no year, month or day: write it as 2016, 2016-02 or 2016-02-03")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # every match has one
        first = date(year, month or 1, day or 1)
        if day:
            return cls(first, first)
        last = month or 12
        return cls(first, date(year, last, monthrange(year, last)[1]))

    def __str__(self) -> str:
        """From the one to the other day, once where they are the same; an open end stays empty."""
        start = "" if self.start == date.min else self.start.isoformat()
        end = "" if self.end == date.max else self.end.isoformat()
        return start if self.start == self.end else f"{start} to {end}".strip()

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: "Interval") -> bool:
        """Whether all its days are the other's."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, order=True)
class Source:
    """Whose word a claim is: a speaker on a channel, or a story in its own voice.

    ``speaker`` is an actor's id where the speaker is known, else as written; both it and ``channel`` are
    empty where the story speaks for itself. ``story`` is empty where the speaker is the same person or body
    in whatever story quotes him.
    """

    speaker: str = ""
    channel: str = ""
    story: str = ""

    @cached_property
    def id(self) -> str:
        """Hash of the three."""
        return identify("source", self.speaker, self.channel, self.story)


@dataclass(frozen=True)
class Tie:
    """What the claims say together about one (subject, relation, object).

    ``claims`` are the ids of the claims that support it, ``denials`` of those that deny it. ``documents``,
    ``stories`` and ``sources`` count those of ``claims``: texts, texts without copies, independent voices.
    ``first`` and ``last`` are the earliest and latest day that a claim speaks of or, where it gives none,
    that its document is dated; ``sign`` +1 or -1; ``confidence`` 0 to 1.

    ``held`` are the days on each of which it held, ``sometime`` the stretches on some day of which it did,
    and ``not_held`` the days on none of which it did: as far as the claims tell.
    """

    subject: str
    relation: str
    object: str
    claims: tuple[str, ...]
    documents: int
    sign: int
    status: Status
    confidence: float
    first: date | None = None
    last: date | None = None
    denials: tuple[str, ...] = ()
    stories: int = 0
    sources: int = 0
    held: tuple[Interval, ...] = ()
    sometime: tuple[Interval, ...] = ()
    not_held: tuple[Interval, ...] = ()

    @cached_property
    def id(self) -> str:
        """Hash of the three."""
        return identify("tie", self.subject, self.relation, self.object)


def to_plain(record: Any) -> Any:
    """A record as plain dicts, lists, strings and numbers, ready for JSON; dates in ISO 8601."""
    if hasattr(record, "__dataclass_fields__"):
        return {f.name: to_plain(getattr(record, f.name)) for f in fields(record)}
    if isinstance(record, StrEnum):
        return record.value
    if isinstance(record, date):  # a datetime is a date too
        return record.isoformat()
    if isinstance(record, tuple | list):
        return [to_plain(item) for item in record]
    return record


def claim_from_plain(plain: dict[str, Any]) -> Claim:
    """The claim that ``to_plain`` wrote.

    >>> iran = Mention(0, 4, "Iran", "iran", "Iran", ActorType.STATE)
    >>> claim = Claim("d", 0, 4, "Iran", iran, "BACKS", iran, time=Time("2015", date(2015, 1, 1)))
    >>> claim_from_plain(to_plain(claim)) == claim
    True
    """
    said = dict(plain)
    time = said["time"]
    said.update(
        subject=_mention(said["subject"]),
        object=_mention(said["object"]),
        modality=Modality(said["modality"]),
        polarity=Polarity(said["polarity"]),
        tense=Tense(said["tense"]),
        attribution=Attribution(**said["attribution"]),
        time=Time(
            time["text"],
            _day(time["start"]),
            _day(time["end"]),
            Precision(time["precision"]) if time["precision"] else None,
        ),
    )
    return Claim(**said)


def _mention(plain: dict[str, Any]) -> Mention:
    return Mention(**{**plain, "type": ActorType(plain["type"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def distinct(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids once each, in sorted order."""
    return tuple(sorted(set(ids)))
