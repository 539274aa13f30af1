"""The network's one class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from allegiance.errors import LedgerError
from allegiance.gazetteer import Gazetteer
from allegiance.network import tables
from allegiance.network.actors import Triple, describe, owners, unmentioned, wholes
from allegiance.network.grades import Grades
from allegiance.network.ties import Texts, group, triple, weighed
from allegiance.network.times import holds, latest
from allegiance.network.voices import Voices
from allegiance.records import Actor, Claim, Document, Holds, Interval, Recorded, Source, Status, Tie, Verdict
from allegiance.resolution import Resolver

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


@dataclass(frozen=True)
class Network:
    """Actors and the ties between them, as claims, verdicts and the gazetteer give them.

    Built from the same in any order it is the same: everything in it is sorted by id, ties by subject,
    relation and object.
    """

    actors: Mapping[str, Actor]
    """All that a claim names, and the wholes that the gazetteer lists them under, by canonical id."""
    ties: tuple[Tie, ...]
    """What is stated as a fact, and the listed ``PART_OF`` facts of these actors (see ``listings``)."""
    prospects: tuple[Tie, ...]
    """What is only planned, possible or denied: triples that no claim states as a fact."""
    claims: Mapping[str, Claim]
    """All claims by id, also those that make no tie."""
    documents: Mapping[str, Document]
    """All documents by id, also those that no claim comes from."""
    stories: Mapping[str, str] = field(default_factory=dict)
    """The story of each document, by document id: copies of one text are one story."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Whose word each claim is, by claim id."""
    listings: Mapping[str, str] = field(default_factory=dict)
    """For the id of a tie that the gazetteer lists, its source; such a tie may have no claim."""
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    """When claims came into the ledger, by claim id; empty where the claims are not of a ledger."""
    grades: Grades = field(default_factory=Grades, repr=False, compare=False)
    """What the user thinks of those who publish and speak."""
    loops: tuple[str, ...] = ()
    """The ids of the claims that tie nothing, as both ends are one actor now."""
    resolver: Resolver = field(default_factory=lambda: Resolver(()), repr=False, compare=False)

    @classmethod
    def build(
        cls,
        claims: Iterable[Claim],
        documents: Iterable[Document],
        verdicts: Iterable[Verdict],
        gazetteer: Gazetteer,
        stories: Mapping[str, str] | None = None,
    ) -> "Network":
        """The network of the claims.

        ``stories`` gives the story of each document; one that it lacks is a story of its own.

        Raises:
            LedgerError: a claim's document is not among the documents.
            DataError: a claim's relation is not in the ontology.
        """
        texts = {document.id: document for document in sorted(documents, key=lambda d: d.id)}
        said = {claim.id: claim for claim in sorted(claims, key=lambda c: c.id)}
        for claim in said.values():
            if claim.document not in texts:
                raise LedgerError(f"the claim {claim.id} is of a document that is missing, {claim.document}")
        resolver = Resolver(verdicts, preferred=gazetteer.entries.keys())
        actors = describe(said.values(), resolver, gazetteer)
        last = max((text.date for text in texts.values() if text.date), default=None)
        listed = wholes(actors, resolver, gazetteer, last)
        for _part, _, whole in listed:
            if whole not in actors:
                actors[whole] = unmentioned(whole, resolver, gazetteer)
        told = {id_: (stories or {}).get(id_, id_) for id_ in texts}
        voices = Voices(said.values(), told, resolver.canonical, owners(gazetteer))
        sources = {id_: voices.source(claim) for id_, claim in said.items()}
        where = Texts(texts, told, sources, latest(said.values()))
        grouped, loops = group(said.values(), resolver.canonical)
        facts, prospects = weighed(grouped, listed, where)
        return cls(
            actors=dict(sorted(actors.items())),
            ties=facts,
            prospects=prospects,
            claims=said,
            documents=texts,
            stories=told,
            sources=sources,
            listings={tie.id: listed[about].source for tie in facts if (about := _about(tie)) in listed},
            loops=loops,
            resolver=resolver,
        )

    def canonical(self, actor: str) -> str:
        """The id that an actor goes by here: another one's where a verdict has made the two one."""
        return self.resolver.canonical(actor)

    def as_of(self, when: str | date | Interval) -> Mapping[str, Holds]:
        """Whether each tie held at some time in those days, by the tie's id: yes, no or unknown.

        ``when`` is a year ("2010"), a month ("2010-06"), a day, or any days. The ties and the prospects that
        are only denied are in it; what is planned or possible holds at no time. See
        `allegiance.network.times.holds`.

        Raises:
            ValueError: ``when`` is no time.
        """
        asked = when if isinstance(when, Interval) else Interval.of(when)
        denied = (tie for tie in self.prospects if tie.status is Status.DENIED)
        return {tie.id: holds(tie, asked) for tie in (*self.ties, *denied)}

    def graded(self, claim: Claim) -> tuple[str, str]:
        """What the user thinks of the claim's publisher and of its source; empty where no grade is given."""
        source, document = self.sources[claim.id], self.documents[claim.document]
        actor = self.actors.get(source.speaker)
        return self.grades.publisher(document), self.grades.source(source, actor)

    def why(self, left: str, right: str) -> tuple[Tie, ...]:
        """All that is said between two actors, in both directions: ties first, then prospects."""
        return self._between.get(frozenset(map(self.canonical, (left, right))), ())

    def evidence(self, tie: Tie) -> tuple[tuple[Claim, Document], ...]:
        """Every claim about the tie's subject, relation and object, with its document, the oldest first.

        Beside those that support and deny the tie these are the ones that announce it or think it possible:
        a claim's own modality and polarity say which. Documents without a date come last.
        """
        found = [(claim, self.documents[claim.document]) for claim in self._said.get(_about(tie), ())]
        return tuple(sorted(found, key=_when))

    def copies(self, story: str) -> tuple[Document, ...]:
        """The documents of a story, the first dated one first."""
        return self._tellings.get(story, ())

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The actors and ties as a directed multigraph; prospects are not in it.

        A node is an actor's id, with ``name``, ``type``, ``country`` (str), ``aliases`` (list of str) and
        ``listed`` (bool). An edge's key is its relation; it has ``id``, ``relation``, ``status`` (str),
        ``claims``, ``denials`` (list of str), ``documents``, ``sign`` (int), ``confidence`` (float), and
        ``first`` and ``last`` (date; absent where not known). A symmetric relation is one edge, from the
        lower id. The graph has ``claims`` and ``documents`` (int), how many of each it was built from.
        """
        return tables.graph(self.actors, self.ties, claims=len(self.claims), documents=len(self.documents))

    def to_pandas(self) -> "tuple[pd.DataFrame, pd.DataFrame]":
        """The actors and the ties as two tables; prospects are not in them.

        Actors: ``id``, ``name``, ``type``, ``aliases`` (lists), ``country``, ``listed`` (bool). Ties: ``id``,
        ``subject``, ``relation``, ``object``, ``claims``, ``denials`` (lists), ``documents`` (int64),
        ``first``, ``last`` (datetime64[s], NaT where not known), ``confidence`` (float64), ``sign`` (int64),
        ``status``. All else is text. An empty network gives the same columns and types.
        """
        return tables.tables(self.actors, self.ties)

    @cached_property
    def _between(self) -> dict[frozenset[str], tuple[Tie, ...]]:
        found: dict[frozenset[str], list[Tie]] = defaultdict(list)
        for tie in (*self.ties, *self.prospects):
            found[frozenset((tie.subject, tie.object))].append(tie)
        return {pair: tuple(ties) for pair, ties in found.items()}

    @cached_property
    def _tellings(self) -> dict[str, tuple[Document, ...]]:
        found: dict[str, list[Document]] = defaultdict(list)
        for document in sorted(self.documents.values(), key=lambda d: (d.date or date.max, d.name, d.id)):
            found[self.stories[document.id]].append(document)
        return {story: tuple(documents) for story, documents in found.items()}

    @cached_property
    def _said(self) -> dict[Triple, list[Claim]]:
        found: dict[Triple, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[triple(claim, self.canonical)].append(claim)
        return found


def _about(tie: Tie) -> Triple:
    return tie.subject, tie.relation, tie.object


def _when(evidence: tuple[Claim, Document]) -> tuple[date, str, str, int, str]:
    claim, document = evidence
    return document.date or date.max, document.name, document.id, claim.start, claim.id
