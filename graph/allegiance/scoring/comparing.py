"""Claims held against annotation, document by document.

What is compared is the set of (subject, relation, object) of each document: saying a thing twice counts once.
An optional relation counts neither for nor against. Where a relation is symmetric, the order of the two does
not matter. An actor of a claim is the annotated one whose id, name or surface form is the claim's actor id,
canonical name or mention, tried in this order and spelling aside (``names.key``); of several, one that the
document's annotation names goes first. Claims on documents that are not annotated are left out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from allegiance.names import key
from allegiance.ontology import relations
from allegiance.scoring.annotation import QUALIFIERS, Row, annotation
from allegiance.scoring.measures import Agreement, Finding, Score, Triple, share


def score(gold: Path | str, claims: Iterable[Row], documents: Collection[str] | None = None) -> Score:
    r"""The agreement of ``claims`` with the annotation in the folder ``gold``, of all documents or of some.

    A claim is a plain row with at least ``doc``, ``subject``, ``relation`` and ``object``, as ``rows.row``
    writes it.

    Raises:
        DataError: a file of the folder is missing or a line of it is wrong; it says which.

    Two relations are required. One is found, with the wrong tense, and one thing is too much:

    >>> import json
    >>> from tempfile import TemporaryDirectory
    >>> said = [{"doc": "a", "subject": subject, "relation": name, "object": "pmf", "modality": "actual",
    ...          "polarity": "asserted", "tense": "present", "quote": "", "required": True}
    ...         for subject, name in (("iran", "BACKS"), ("isis", "FIGHTS"))]
    >>> actors = [{"id": id, "name": id, "surface": []} for id in ("iran", "pmf", "isis")]
    >>> claims = [{**said[0], "relation": "LEADS"},
    ...           {**said[1], "subject": "PMF", "object": "ISIS", "tense": "past"}]
    >>> with TemporaryDirectory() as folder:
    ...     for name, rows in (("relations", said), ("actors", actors)):
    ...         _ = Path(folder, f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ...     found = score(folder, claims)
    >>> found.relation, found.pair.f1
    (Agreement(hits=1, missed=1, extra=1), 1.0)
    >>> found.qualified
    {'modality': 1.0, 'polarity': 1.0, 'tense': 0.0}
    """
    known = annotation(Path(gold))
    wanted = {
        doc: rows for doc, rows in sorted(known.documents.items()) if documents is None or doc in documents
    }
    said: dict[str, list[Row]] = {doc: [] for doc in wanted}
    for claim in claims:
        if claim["doc"] in said:
            said[claim["doc"]].append(claim)
    return _summary({doc: _compare(rows, said[doc], known.forms) for doc, rows in wanted.items()})


@dataclass
class _Comparison:
    """One document: the rows of each triple that is required, that may be said, and that was said."""

    required: dict[Triple, list[Row]] = field(default_factory=lambda: defaultdict(list))
    optional: set[Triple] = field(default_factory=set)
    said: dict[Triple, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def hits(self) -> list[Triple]:
        return [triple for triple in self.required if triple in self.said]

    @property
    def missed(self) -> list[Triple]:
        return [triple for triple in self.required if triple not in self.said]

    @property
    def extra(self) -> list[Triple]:
        return [triple for triple in self.said if triple not in self.required and triple not in self.optional]

    @property
    def relation(self) -> Agreement:
        return Agreement(len(self.hits), len(self.missed), len(self.extra))

    @property
    def pair(self) -> Agreement:
        return _agreement(*({triple.pair for triple in side} for side in self._sides))

    @property
    def actor(self) -> Agreement:
        return _agreement(*({actor for triple in side for actor in triple.pair} for side in self._sides))

    def right(self, qualifier: str) -> int:
        """How many of the hits have a right value of the qualifier."""
        return sum(
            not {row[qualifier] for row in self.required[triple]}.isdisjoint(
                claim.get(qualifier) for claim in self.said[triple]
            )
            for triple in self.hits
        )

    @property
    def _sides(self) -> tuple[Iterable[Triple], Iterable[Triple], Iterable[Triple]]:
        return self.required, self.optional, self.said


def _compare(annotated: Iterable[Row], said: Iterable[Row], forms: Mapping[str, set[str]]) -> _Comparison:
    found = _Comparison()
    here = set()
    for row in annotated:
        here |= {row["subject"], row["object"]}
        triple = _triple(row["subject"], row["relation"], row["object"])
        if row["required"]:
            found.required[triple].append(row)
        else:
            found.optional.add(triple)
    for claim in said:
        subject, object_ = (_actor(claim, role, here, forms) for role in ("subject", "object"))
        found.said[_triple(subject, claim["relation"], object_)].append(claim)
    return found


def _triple(subject: str, relation: str, object_: str) -> Triple:
    known = relations().get(relation)
    if known and known.symmetric and object_ < subject:
        subject, object_ = object_, subject
    return Triple(subject, relation, object_)


def _actor(claim: Row, role: str, here: set[str], forms: Mapping[str, set[str]]) -> str:
    """The annotated actor that the claim means; when it means none, an id that no annotated actor bears."""
    for name in (role, f"{role}_name", f"{role}_mention"):
        if known := forms.get(key(str(claim.get(name) or ""))):
            return min(known & here or known)
    return f"?{key(str(claim[role]))}"


def _summary(compared: Mapping[str, _Comparison]) -> Score:
    every = compared.values()
    relation = _sum(one.relation for one in every)
    return Score(
        relation=relation,
        pair=_sum(one.pair for one in every),
        actor=_sum(one.actor for one in every),
        qualified={name: share(sum(one.right(name) for one in every), relation.hits) for name in QUALIFIERS},
        by_relation=_by_relation(every),
        by_document={doc: one.relation for doc, one in compared.items()},
        misses=_findings((doc, one.missed, one.required) for doc, one in compared.items()),
        extras=_findings((doc, one.extra, one.said) for doc, one in compared.items()),
    )


def _by_relation(every: Iterable[_Comparison]) -> dict[str, Agreement]:
    found: dict[str, Agreement] = defaultdict(Agreement)
    for one in every:
        sides = (
            (one.hits, Agreement(hits=1)),
            (one.missed, Agreement(missed=1)),
            (one.extra, Agreement(extra=1)),
        )
        for triples, count in sides:
            for triple in triples:
                found[triple.relation] += count
    return dict(sorted(found.items()))


def _findings(
    sides: Iterable[tuple[str, list[Triple], Mapping[Triple, list[Row]]]],
) -> tuple[Finding, ...]:
    return tuple(
        Finding(doc, triple, rows[triple][0].get("quote") or "")
        for doc, triples, rows in sides
        for triple in triples
    )


def _agreement(required: set[Any], optional: set[Any], said: set[Any]) -> Agreement:
    return Agreement(len(required & said), len(required - said), len(said - required - optional))


def _sum(parts: Iterable[Agreement]) -> Agreement:
    return reduce(add, parts, Agreement())
