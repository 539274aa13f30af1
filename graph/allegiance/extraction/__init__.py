"""Claims out of documents: who relates to whom, as a sentence says it."""

from allegiance.extraction.choosing import by_rules, extractors
from allegiance.extraction.rules import Extractor, RuleExtractor
from allegiance.extraction.trace import Trace

__all__ = ["Extractor", "RuleExtractor", "Trace", "by_rules", "extractors"]
