"""Claims out of documents: who relates to whom, as a sentence says it."""

from allegiance.extraction.rules import Extractor, RuleExtractor

__all__ = ["Extractor", "RuleExtractor"]
