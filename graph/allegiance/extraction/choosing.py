"""The extractors that the settings name."""

from contextlib import ExitStack

from allegiance.extraction.rules import Extractor, RuleExtractor
from allegiance.gazetteer import Gazetteer
from allegiance.settings import Settings


def extractors(settings: Settings, gazetteer: Gazetteer, opened: ExitStack) -> tuple[Extractor, ...]:
    """The rules, a language model, or both in this order; what must be closed is put on ``opened``.

    Raises:
        SettingsError: a language model is wanted, and its extra or a setting is missing.
    """
    found: list[Extractor] = []
    if settings.extractor != "llm":
        found.append(RuleExtractor(gazetteer))
    if settings.extractor != "rules":
        from allegiance.extraction.llm import ModelExtractor  # noqa: PLC0415  most runs use none

        model = ModelExtractor(gazetteer, settings)
        opened.callback(model.close)
        found.append(model)
    return tuple(found)
