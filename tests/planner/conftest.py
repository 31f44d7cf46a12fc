"""The real records and their plans, loaded once for all tests of the planner."""

from pathlib import Path

import pytest

from generator.loading.loader import load_dataset
from generator.planner.plan_index import PlanIndex, build_plan_index
from generator.records.dataset import Dataset

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load_dataset(ROOT).dataset


@pytest.fixture(scope="session")
def plan_index(dataset: Dataset) -> PlanIndex:
    return build_plan_index(dataset)
