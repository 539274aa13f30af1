"""Claims and verdicts in, actors and ties out."""

from allegiance.network.network import Network

__all__ = ["Network"]
