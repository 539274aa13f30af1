"""Allegiance: who backs, fights, allies with and designates whom, since when, says who, how well attested.

Everything public is imported from here::

    from allegiance import Workspace

    with Workspace("work") as work:
        work.build("articles/")
        answer = work.ask("shared-enemies", enemy="Islamic State")
        print(answer.to_pandas())

Names load when they are first used, so that ``import allegiance`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allegiance.documents import Failure, read, sentences
    from allegiance.errors import AllegianceError
    from allegiance.extraction import RuleExtractor, Trace
    from allegiance.extraction.llm import ModelExtractor
    from allegiance.gazetteer import Gazetteer
    from allegiance.ledger import Ledger, Run
    from allegiance.network import Changes, Network
    from allegiance.ontology import Relation, relations
    from allegiance.patterns import Answer
    from allegiance.records import (
        Actor,
        ActorType,
        Attribution,
        Claim,
        Document,
        Judgement,
        Mention,
        Modality,
        Polarity,
        Precision,
        Sentence,
        Status,
        Tense,
        Tie,
        Time,
        Verdict,
    )
    from allegiance.resolution import Candidate, Conflict
    from allegiance.review import Imported, Judged, Review
    from allegiance.scoring import Score, score
    from allegiance.settings import Settings
    from allegiance.stores import Rows
    from allegiance.stories import Overlap, overlap
    from allegiance.version import __version__
    from allegiance.workspace import Evidence, Report, Workspace

_HOMES = {
    "documents": ("Failure", "read", "sentences"),
    "errors": ("AllegianceError",),
    "extraction": ("RuleExtractor", "Trace"),
    "extraction.llm": ("ModelExtractor",),
    "gazetteer": ("Gazetteer",),
    "ledger": ("Ledger", "Run"),
    "network": ("Changes", "Network"),
    "ontology": ("Relation", "relations"),
    "patterns": ("Answer",),
    "records": (
        "Actor", "ActorType", "Attribution", "Claim", "Document", "Judgement", "Mention", "Modality",
        "Polarity", "Precision", "Sentence", "Status", "Tense", "Tie", "Time", "Verdict",
    ),
    "resolution": ("Candidate", "Conflict"),
    "review": ("Imported", "Judged", "Review"),
    "scoring": ("Score", "score"),
    "settings": ("Settings",),
    "stores": ("Rows",),
    "stories": ("Overlap", "overlap"),
    "version": ("__version__",),
    "workspace": ("Evidence", "Report", "Workspace"),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorType",
    "AllegianceError",
    "Answer",
    "Attribution",
    "Candidate",
    "Changes",
    "Claim",
    "Conflict",
    "Document",
    "Evidence",
    "Failure",
    "Gazetteer",
    "Imported",
    "Judged",
    "Judgement",
    "Ledger",
    "Mention",
    "Modality",
    "ModelExtractor",
    "Network",
    "Overlap",
    "Polarity",
    "Precision",
    "Relation",
    "Report",
    "Review",
    "Rows",
    "RuleExtractor",
    "Run",
    "Score",
    "Sentence",
    "Settings",
    "Status",
    "Tense",
    "Tie",
    "Time",
    "Trace",
    "Verdict",
    "Workspace",
    "__version__",
    "overlap",
    "read",
    "relations",
    "score",
    "sentences",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return __all__
