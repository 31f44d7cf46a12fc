"""The real records and their plans, for the tests of the planner."""

import pytest

from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from tests import real_records


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return real_records.records()


@pytest.fixture(scope="session")
def plan_index() -> PlanIndex:
    return real_records.plans()
