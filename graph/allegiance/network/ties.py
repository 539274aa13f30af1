"""What the claims say together about each (subject, relation, object)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allegiance.network.actors import Listing, Triple
from allegiance.network.confidence import LISTED, confidence, surest
from allegiance.network.times import course
from allegiance.ontology import relation
from allegiance.records import Claim, Document, Modality, Polarity, Source, Status, Tense, Tie, distinct


@dataclass(frozen=True)
class Texts:
    """Where claims come from: the documents by id, the story of each, and whose word each claim is.

    ``least`` is a day before which a document cannot have been written: the last that it tells of.
    """

    documents: Mapping[str, Document]
    stories: Mapping[str, str]
    sources: Mapping[str, Source]
    least: Mapping[str, date]

    def day(self, claim: Claim) -> date | None:
        """The day of the claim's document."""
        return self.documents[claim.document].date


def triple(claim: Claim, canonical: Callable[[str], str]) -> Triple:
    """What the claim is about; the ends of a symmetric relation in sorted order."""
    ends = [canonical(claim.subject.actor), canonical(claim.object.actor)]
    if relation(claim.relation).symmetric:
        ends.sort()
    return ends[0], claim.relation, ends[1]


def group(
    claims: Iterable[Claim], canonical: Callable[[str], str]
) -> tuple[dict[Triple, list[Claim]], tuple[str, ...]]:
    """The claims of each triple, and the ids of those whose two ends are one actor, which tie nothing."""
    found: dict[Triple, list[Claim]] = defaultdict(list)
    loops = []
    for claim in claims:
        about = triple(claim, canonical)
        if about[0] == about[2]:
            loops.append(claim.id)
        else:
            found[about].append(claim)
    return found, distinct(loops)


def weighed(
    grouped: Mapping[Triple, Sequence[Claim]], listed: Mapping[Triple, Listing], texts: Texts
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """The ties that are facts and those that are not, both by subject, relation and object."""
    facts, prospects = [], []
    for about in sorted(grouped.keys() | listed.keys()):
        claims = grouped.get(about, ())
        tie = fact(about, claims, texts, listed.get(about))
        if tie:
            facts.append(tie)
        else:
            prospects.append(prospect(about, claims, texts))
    return tuple(facts), tuple(prospects)


def fact(about: Triple, claims: Iterable[Claim], texts: Texts, listed: Listing | None) -> Tie | None:
    """The tie of a triple that at least one claim states as a fact, or that is listed; else ``None``.

    A claim that denies the fact contests the tie; one that denies a plan or a possibility does not.
    """
    said = list(claims)
    support = [claim for claim in said if claim.factual]
    if not support and not listed:
        return None
    denials = [c for c in said if c.modality is Modality.ACTUAL and c.polarity is Polarity.DENIED]
    past = bool(support) and not listed and all(claim.tense is Tense.PAST for claim in support)
    status = Status.CONTESTED if denials else Status.PAST if past else Status.CURRENT
    return _tie(about, support, denials, texts, status, listed)


def prospect(about: Triple, claims: Iterable[Claim], texts: Texts) -> Tie:
    """What is said of a triple that no claim states as a fact.

    It is ``planned`` where a claim announces it, else ``possible`` where one thinks it so, else ``denied``.
    """
    said = list(claims)
    support = [claim for claim in said if claim.polarity is Polarity.ASSERTED]
    denials = [claim for claim in said if claim.polarity is Polarity.DENIED]
    planned = any(claim.modality is Modality.PLANNED for claim in support)
    status = Status.PLANNED if planned else Status.POSSIBLE if support else Status.DENIED
    return _tie(about, support, denials, texts, status)


def _tie(
    about: Triple,
    support: Sequence[Claim],
    denials: Sequence[Claim],
    texts: Texts,
    status: Status,
    listed: Listing | None = None,
) -> Tie:
    subject, name, object_ = about
    stating, denying = (surest((c, texts.sources[c.id]) for c in said) for said in (support, denials))
    documents = {claim.document for claim in support}
    first, last = span(support or denials, texts.documents)
    days = course(
        [(claim, texts.day(claim)) for claim in support if claim.factual],
        [(claim, texts.day(claim)) for claim in denials if claim.modality is Modality.ACTUAL],
        relation(name).lasts,
        listed.held if listed else (),
        texts.least,
    )
    return Tie(
        subject=subject,
        relation=name,
        object=object_,
        claims=distinct(claim.id for claim in support),
        documents=len(documents),
        sign=relation(name).sign,
        status=status,
        confidence=confidence((*stating.values(), *[LISTED] * bool(listed)), denying.values()),
        first=first,
        last=last,
        denials=distinct(claim.id for claim in denials),
        stories=len({texts.stories.get(document, document) for document in documents}),
        sources=len(stating),
        held=days.held,
        sometime=days.sometime,
        not_held=days.not_held,
    )


def span(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[date, date] | tuple[None, None]:
    """The earliest and the latest day that the claims speak of; ``None`` where nothing is dated."""
    days = {day for claim in claims for day in _days(claim, documents[claim.document]) if day}
    return (min(days), max(days)) if days else (None, None)


def _days(claim: Claim, document: Document) -> tuple[date | None, ...]:
    """The first and last day that a claim speaks of: its document's where it gives no time.

    A time without an end ("since 2014") reaches to the document's day; of one without a start ("prior to
    2011") only the end is known.
    """
    if not claim.time:
        return (document.date,)
    start, end = claim.time.start, claim.time.end
    if start and not end:
        return start, max(start, document.date or start)
    return start, end
