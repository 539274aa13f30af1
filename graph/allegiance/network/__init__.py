"""Claims and verdicts in, actors and ties out."""

from allegiance.network.changed import Changes
from allegiance.network.grades import Grades
from allegiance.network.network import Network

__all__ = ["Changes", "Grades", "Network"]
