"""What is kept of a model's proposals: claims that the sentence bears out, about actors that stand in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from allegiance.extraction.llm import prompt
from allegiance.extraction.llm.actors import Actors, Rejected
from allegiance.extraction.llm.answers import Proposal
from allegiance.extraction.llm.passages import Batch, Passage, Seen
from allegiance.extraction.llm.spots import spots
from allegiance.extraction.times import time_of
from allegiance.ontology import relation, relations
from allegiance.records import Attribution, Claim, Modality, Polarity, Tense

STRENGTH = 0.8
"""How sure a claim is whose two actors are: below the frames of the rules, as no measure stands behind it."""


@dataclass
class Checked:
    """The claims that are kept, why the others are not, and which details of the kept are left out."""

    claims: list[Claim] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    omitted: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Checker:
    """Checks proposals against the text; ``name`` and ``version`` are of the extractor that proposes them."""

    actors: Actors
    name: str
    version: str

    def check(self, batch: Batch, proposals: Iterable[Proposal]) -> Checked:
        """Every proposal is kept or counted under the reason why it is not."""
        found = Checked()
        told: set[tuple[object, ...]] = set()
        for proposal in proposals:
            try:
                claim = self._claim(batch, proposal, found.omitted)
            except Rejected as reason:
                found.rejected[str(reason)] += 1
                continue
            if (about := _about(claim)) in told:
                found.rejected["said twice"] += 1
                continue
            told.add(about)
            found.claims.append(claim)
        return found

    def _claim(self, batch: Batch, said: Proposal, omitted: Counter[str]) -> Claim:
        _words(said)
        passage = batch.numbered().get(said.sentence)
        if passage is None:
            raise Rejected("no such sentence")
        subject, object_ = self._ends(batch, passage, said)
        sentence, document = passage.sentence, batch.document

        def standing(detail: str, text: str, name: str) -> str:
            spot = next(spots(text, detail), None)
            if spot is None and detail.strip():
                omitted[name] += 1
            return text[slice(*spot)] if spot else ""

        when = standing(said.time, sentence.text, "time")
        # the article's own words: who speaks may have been named sentences before
        speaker, channel = (
            standing(getattr(said, name), document.text, name) for name in ("speaker", "channel")
        )
        return Claim(
            document.id,
            sentence.start,
            sentence.end,
            sentence.text,
            subject.mention,
            said.relation,
            object_.mention,
            Modality(said.modality),
            Polarity(said.polarity),
            Tense(said.tense),
            Attribution(" ".join(speaker.split()), " ".join(channel.split())),
            time_of(when, document.date),
            " ".join(standing(said.place, sentence.text, "place").split()),
            said.kind if said.relation == "BACKS" and said.kind in prompt.kinds() else "",
            self.name,
            self.version,
            self.name,
            round(STRENGTH * subject.certainty * object_.certainty, 3),
        )

    def _ends(self, batch: Batch, passage: Passage, said: Proposal) -> tuple[Seen, Seen]:
        quote = next(spots(passage.sentence.text, said.quote), None)
        if quote is None:
            raise Rejected("quote not in the sentence")
        subject, object_ = (
            self.actors.find(end, batch, passage, quote) for end in (said.subject, said.object)
        )
        if subject.mention.actor == object_.mention.actor:
            raise Rejected("one actor twice")
        return subject, object_


def _words(said: Proposal) -> None:
    """Reject words that are none of the ontology's."""
    if said.relation not in relations():
        raise Rejected("unknown relation")
    for name, words in (("modality", Modality), ("polarity", Polarity), ("tense", Tense)):
        if getattr(said, name) not in set(words):
            raise Rejected(f"unknown {name}")


def _about(claim: Claim) -> tuple[object, ...]:
    ends = [claim.subject.actor, claim.object.actor]
    if relation(claim.relation).symmetric:
        ends.sort()
    return (claim.start, *ends, claim.relation)
