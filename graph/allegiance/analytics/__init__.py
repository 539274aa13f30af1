"""Measures over the network, as tables: who stands where."""

from allegiance.analytics.rank import rank

__all__ = ["rank"]
