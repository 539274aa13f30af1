"""The extractors that the settings name."""

from contextlib import ExitStack

from allegiance.extraction.rules import Extractor, RuleExtractor
from allegiance.gazetteer import Gazetteer
from allegiance.parsing import parser
from allegiance.settings import Settings


def by_rules(settings: Settings, gazetteer: Gazetteer) -> RuleExtractor:
    """The rules, with the parser that the settings name, if any.

    Raises:
        SettingsError: spaCy or the named pipeline is not installed.
    """
    return RuleExtractor(gazetteer, parser(settings.parser) if settings.parser else None)


def extractors(settings: Settings, gazetteer: Gazetteer, opened: ExitStack) -> tuple[Extractor, ...]:
    """The rules, a language model, or both in this order; what must be closed is put on ``opened``.

    Raises:
        SettingsError: a language model or a parser is wanted, and its extra or a setting is missing.
    """
    found: list[Extractor] = []
    if settings.extractor != "llm":
        found.append(by_rules(settings, gazetteer))
    if settings.extractor != "rules":
        from allegiance.extraction.llm import ModelExtractor  # noqa: PLC0415  most runs use none

        model = ModelExtractor(gazetteer, settings)
        opened.callback(model.close)
        found.append(model)
    return tuple(found)
