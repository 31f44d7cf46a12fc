"""Benches for the tests of views: a small world made by hand, and the real data, each in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.models.dataset import Dataset
from generator.queries.planbook import PlanBook, build_planbook
from generator.views.context import PageContext
from generator.views.language import Language

ROOT = Path(__file__).parents[2]
MakeContext = Callable[..., PageContext]


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The data of the site."""
    return load_dataset(ROOT).dataset


@pytest.fixture(scope="session")
def plans(real: Dataset) -> PlanBook:
    """The plans of the data of the site."""
    return build_planbook(real)


@pytest.fixture(scope="session")
def context(real: Dataset, plans: PlanBook) -> MakeContext:
    """`context("en")`: a new context with the real data; `context("zh", name=mapping)`: with some kinds of records replaced."""

    def made(language: str = "zh", **records: object) -> PageContext:
        held = {**vars(real), **records}
        return PageContext(Dataset(**held), Language(language, real.labels[language]), plans)

    return made
