"""Reading by a language model at any OpenAI-compatible endpoint; only what the text bears out is kept."""

from allegiance.extraction.llm.costs import Costs
from allegiance.extraction.llm.extractor import ModelExtractor

__all__ = ["Costs", "ModelExtractor"]
