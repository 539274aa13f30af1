"""The extractor: sends a document's sentences batch by batch and keeps what checks out."""

from collections.abc import Sequence

from allegiance.errors import DocumentError, EndpointError
from allegiance.extraction.llm import prompt
from allegiance.extraction.llm.actors import Actors
from allegiance.extraction.llm.answers import Malformed, Proposal, proposals
from allegiance.extraction.llm.checking import Checked, Checker
from allegiance.extraction.llm.client import Client
from allegiance.extraction.llm.costs import Costs
from allegiance.extraction.llm.faults import Unanswered
from allegiance.extraction.llm.passages import Batch, batches
from allegiance.extraction.llm.together import together
from allegiance.extraction.names import Index
from allegiance.gazetteer import Gazetteer
from allegiance.records import Claim, Document
from allegiance.settings import Settings

_BEFORE = 3
"""Sentences of context before a batch."""
_SILENT = 3
"""Documents in a row without any answer, after which a run is stopped rather than carried through."""

Outcome = Checked | Malformed | Unanswered


class ModelExtractor:
    """Reads by a language model; its ``version`` is the model's name and a digest of the prompt.

    Whatever the model answers is only ever a proposal: a claim is kept if its quote and its actors stand in
    the sentence, so that nothing that a text says to the model can make more than a claim about that text.

    Raises:
        SettingsError: the extra ``allegiance[llm]`` or a setting is missing.
    """

    name = "llm"

    def __init__(self, gazetteer: Gazetteer, settings: Settings) -> None:
        self.costs = Costs(settings.llm_price_in, settings.llm_price_out)
        self.version = f"{settings.llm_model}.{prompt.digest()}"
        self._client = Client(settings, self.costs)
        self._index = Index.build(gazetteer)
        self._checker = Checker(Actors(gazetteer), self.name, self.version)
        self._size = settings.llm_batch
        self._workers = settings.llm_workers
        self._silent = 0

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order.

        Raises:
            DocumentError: some of it got no usable answer, so that it counts as not read.
            EndpointError: the endpoint will answer nothing.
        """
        where = document.origin or document.name or document.id
        if not _sendable(document):
            raise DocumentError(where, "it holds half characters (lone surrogates); save it as UTF-8")
        outcomes = self._outcomes(batches(self._index, document, self._size, _BEFORE))
        faults = [outcome for outcome in outcomes if not isinstance(outcome, Checked)]
        checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
        found = [claim for outcome in checked for claim in outcome.claims]
        self.costs.checked(checked, kept=0 if faults else len(found), failed=len(faults))
        self._listen(outcomes)
        if faults:
            raise DocumentError(
                where,
                f"the language model gave no usable answer to {len(faults)} of {len(outcomes)} requests: "
                f"{faults[0]}; run again to ask once more",
            )
        return tuple(sorted(found, key=_place))

    def _outcomes(self, asked: Sequence[Batch]) -> list[Outcome]:
        self._client.resume()
        try:
            return together(self._outcome, asked, self._workers)
        except BaseException:  # also an interrupt: what waits must not go out after it
            self._client.stop()
            raise

    def _outcome(self, batch: Batch) -> Outcome:
        try:
            return self._checker.check(batch, self._proposals(batch))
        except (Malformed, Unanswered) as fault:
            return fault

    def _proposals(self, batch: Batch) -> list[Proposal]:
        sent = prompt.messages(batch)
        answer = self._client.ask(sent)
        try:
            return proposals(answer)
        except Malformed as fault:
            return proposals(self._client.ask(prompt.repair(sent, answer, str(fault))))

    def _listen(self, outcomes: Sequence[Outcome]) -> None:
        """Stop at an endpoint that has been silent for several documents: the others would only wait too."""
        faults = [outcome for outcome in outcomes if isinstance(outcome, Unanswered)]
        silent = bool(faults) and len(faults) == len(outcomes)
        self._silent = self._silent + 1 if silent else 0
        if self._silent >= _SILENT:
            raise EndpointError(
                f"the language model answered nothing for {_SILENT} documents in a row: {faults[0]}; "
                "run again when it does, what is done is kept"
            )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _sendable(document: Document) -> bool:
    try:
        f"{document.text}{document.title}{document.publisher}".encode()
    except UnicodeEncodeError:
        return False
    return True


def _place(claim: Claim) -> tuple[int, int, int, str]:
    return claim.start, claim.subject.start, claim.object.start, claim.relation
