"""What pages note of a value computed from records is compared after a change under the very same name."""

from collections.abc import Iterator

from generator.api.v1 import RESOURCES
from generator.pages.all_pages import DERIVED
from generator.planner.plan_index import PLAN_INDEX
from generator.records.record_graph import RecordGraph
from generator.records.tracing import KEYS, WHOLE, FactPath
from tests.facts.test_pages_as_functions_of_facts import records, traced
from tests.small_world import LANGUAGES


def _read() -> Iterator[FactPath]:
    for language in LANGUAGES:
        for facts in traced(language).reads.values():
            yield from facts
    graph = RecordGraph(records(), DERIVED)
    for make in RESOURCES.values():
        yield from graph.trace(lambda make=make: make(graph.dataset, graph.value(PLAN_INDEX)))[1]


def test_a_part_that_is_read_is_an_entry_that_is_compared() -> None:
    """A name that only one of the two sides uses hides every change: plans.json once lacked new plans.

    What does not exist (yet) has no entry: who asked for it is hit when it comes.
    """
    graph = traced(LANGUAGES[0]).graph
    entries = {fact for each in DERIVED for fact in each.entries(graph.value(each))}
    heads = {fact[0] for fact in entries}
    read = {fact for fact in _read() if fact[0] in heads}
    assert {fact for fact in read if fact[-1] in {KEYS, WHOLE} or fact[:2] in entries} - entries == set()
    assert {fact[0] for fact in read} == heads
