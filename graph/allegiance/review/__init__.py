"""Judging who is who: verdicts given, taken back and exchanged, and what a person sees before judging."""

from allegiance.review.exchange import Imported
from allegiance.review.judging import Judged, Standing
from allegiance.review.review import Review
from allegiance.review.sides import Side

__all__ = ["Imported", "Judged", "Review", "Side", "Standing"]
