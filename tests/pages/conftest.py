"""Contexts for tests that look inside a view; most tests read the pages of `tests/small_world.py` instead."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.pages.context import PageContext
from generator.pages.language import Language
from tests.small_world import labels, plans, records

MakeContext = Callable[..., PageContext]


@pytest.fixture(scope="session")
def context() -> MakeContext:
    """`context("en")`: a new context with the small world; `context("zh", name=mapping)`: with some kinds of records replaced."""

    def made(language: str = "zh", **changed: object) -> PageContext:
        return PageContext(replace(records(), records={**records().records, **changed}), Language(language, labels(language)), plans())

    return made
