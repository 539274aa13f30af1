"""An endpoint for each test, and extractors that ask it without long waits."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from allegiance.extraction.llm import ModelExtractor
from allegiance.settings import settings
from llm.endpoint import Endpoint, serving
from reading import listed

Make = Callable[..., ModelExtractor]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as started:
        yield started


@pytest.fixture
def make(endpoint: Endpoint) -> Iterator[Make]:
    """Makes an extractor with the tests' gazetteer; settings given win."""
    with ExitStack() as opened:

        def call(**given: Any) -> ModelExtractor:
            extractor = ModelExtractor(listed(), settings(**(told(endpoint) | given)))
            opened.callback(extractor.close)
            return extractor

        yield call


def told(endpoint: Endpoint) -> dict[str, Any]:
    """Settings that name the endpoint and wait for almost nothing."""
    return {
        "llm_base_url": endpoint.url,
        "llm_model": "tiny",
        "llm_key": "secret-key",
        "llm_wait": 0.01,
        "llm_longest_wait": 1.5,
        "llm_timeout": 1.0,
        "llm_retries": 2,
        "llm_workers": 1,
    }
