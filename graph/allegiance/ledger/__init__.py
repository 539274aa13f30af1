"""The ledger: every document, claim and verdict, durably; all else can be rebuilt from it."""

from allegiance.ledger.ledger import Counts, Ledger
from allegiance.ledger.run import Run

__all__ = ["Counts", "Ledger", "Run"]
