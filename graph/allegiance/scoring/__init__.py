"""How far claims agree with texts that people annotated: the project's own scorer."""

from allegiance.scoring.comparing import score
from allegiance.scoring.measures import Agreement, Finding, Score, Triple

__all__ = ["Agreement", "Finding", "Score", "Triple", "score"]
