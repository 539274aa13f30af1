"""Who is who: which actors are one, and which actor a name means."""

from allegiance.resolution.candidates import Candidate
from allegiance.resolution.directory import Directory
from allegiance.resolution.resolver import Conflict, Resolver

__all__ = ["Candidate", "Conflict", "Directory", "Resolver"]
