"""Claims and verdicts in, actors and ties out."""

from allegiance.network.changed import Changes
from allegiance.network.network import Network

__all__ = ["Changes", "Network"]
