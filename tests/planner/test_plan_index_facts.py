"""Who lists all plans is asked again when there is one more."""

from generator.api.v1 import RESOURCES
from generator.pages.all_pages import DERIVED
from generator.planner.plan_index import PLAN_INDEX
from generator.records.dataset import Dataset
from generator.records.record_graph import RecordGraph
from tests.small_world import records


def test_the_open_data_of_plans_has_read_what_changes_when_a_rail_is_added() -> None:
    """A new rail brings cases of its own, and plans.json names them."""
    dataset = records()
    graph = RecordGraph(dataset, DERIVED)
    before, facts = graph.trace(lambda: RESOURCES["plans.json"](graph.dataset, graph.value(PLAN_INDEX)))
    key, rail = next(iter(dataset.rails.items()))
    changed = graph.update(Dataset({**dataset.records, "rails": {**dataset.rails, f"{key}-2": rail.model_copy()}}))
    assert before != RESOURCES["plans.json"](graph.dataset, graph.value(PLAN_INDEX))
    assert facts & changed
