"""The real records and their plans, loaded once for all tests of the planner."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.planner.planbook import PlanBook, build_planbook
from generator.records.dataset import Dataset

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load_dataset(ROOT).dataset


@pytest.fixture(scope="session")
def planbook(dataset: Dataset) -> PlanBook:
    return build_planbook(dataset)
