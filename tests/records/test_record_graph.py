"""A graph says what has changed for whoever has read from it, and takes over what has not."""

import pickle
from dataclasses import replace

from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.guidance import GlossaryTerm
from generator.records.readers import Readers
from generator.records.record_graph import RecordGraph
from generator.records.references import USERS, users_of
from generator.records.tracing import note_read


def term(*evidence: str, text: str = "词") -> GlossaryTerm:
    return GlossaryTerm(term=text, means="义", evidence=evidence)


DATASET = Dataset({"glossary": {"a": term("e-1"), "b": term("e-1", "e-2")}})


def with_terms(**terms: GlossaryTerm) -> Dataset:
    return replace(DATASET, records={"glossary": {**DATASET.glossary, **terms}})


def test_records_that_are_equal_leave_everything_as_it_was() -> None:
    """A file that was saved without a change must cost nothing."""
    graph = RecordGraph(DATASET, (USERS,))
    before = graph.dataset

    assert graph.update(with_terms(a=term("e-1"))) == set()
    assert graph.dataset is before


def test_what_has_not_changed_is_the_same_object() -> None:
    """Otherwise each edit would be as slow as the first build."""
    graph = RecordGraph(DATASET, (USERS,))
    users, other = graph.value(USERS), graph.dataset.glossary["b"]
    graph.update(with_terms(a=term("e-1", text="新")))

    assert graph.dataset.glossary["a"].term == Text(zh="新")
    assert graph.dataset.glossary["b"] is other
    assert graph.value(USERS) is users


def test_users_that_have_changed_are_named_one_by_one() -> None:
    """A page of evidence lists who rests on it."""
    graph = RecordGraph(DATASET, (USERS,))
    changed = graph.update(with_terms(a=term("e-3")))

    assert {fact for fact in changed if fact[0] == "users"} == {("users", "evidence", "e-1"), ("users", "evidence", "e-3")}
    assert users_of(graph.dataset, "evidence", "e-1") == (("glossary", "b"),)


def test_users_after_many_changes_are_those_of_a_new_graph() -> None:
    """They are not looked up anew, but carried on from change to change."""
    graph = RecordGraph(DATASET, (USERS,))
    for dataset in (
        with_terms(c=term("e-2")),
        replace(DATASET, records={"glossary": {"b": DATASET.glossary["b"], "a": DATASET.glossary["a"]}}),
        replace(DATASET, records={"glossary": {"b": term()}}),
        DATASET,
    ):
        graph.update(dataset)
        assert graph.value(USERS) == USERS.of(replace(dataset))


def test_a_derived_value_is_computed_anew_only_when_something_changes_that_it_has_read() -> None:
    """Every plan takes a quarter of a second, and most edits change none."""
    made = []

    def build(dataset: Dataset) -> dict[str, str]:
        made.append(1)
        return {key: record.term.zh for key, record in dataset.glossary.items()}

    names = Derived("names", build, lambda value: {("names", key): name for key, name in value.items()})
    graph = RecordGraph(DATASET, (names,))
    _, reads = graph.trace(lambda: note_read("names", "a"))

    assert reads.isdisjoint(graph.update(with_terms(a=term("e-9"))))
    assert len(made) == 1
    assert reads.isdisjoint(graph.update(with_terms(b=term(text="新"))))
    assert len(made) == 2
    assert not reads.isdisjoint(graph.update(with_terms(a=term(text="新"))))


def test_the_next_process_goes_on_from_what_was_kept() -> None:
    """It reads the records of the last build, and the values derived from them."""
    first = RecordGraph(DATASET, (USERS,))
    records, state = pickle.loads(pickle.dumps((first.dataset, first.state())))  # noqa: S301  written a moment ago
    second = RecordGraph(records, (USERS,), state)

    assert second.update(DATASET) == set()
    assert second.update(with_terms(a=term("e-3"))) == first.update(with_terms(a=term("e-3")))


def test_readers_are_found_by_what_they_have_read() -> None:
    """Those of the last time they were made, also after they were kept on a disk."""
    readers = Readers()
    readers.keep("one", [("a", "x"), ("a", "y")])
    readers.keep("two", [("a", "y")])
    readers.keep("three", [("a", "z")])
    readers.keep("one", [("a", "x")])
    readers.forget("three")
    for each in (readers, pickle.loads(pickle.dumps(readers))):  # noqa: S301  written a moment ago
        assert each.hit_by({("a", "y"), ("a", "z")}) == ["two"]
        assert each.hit_by({("a", "x")}) == ["one"]
        assert each.hit_by({("b", "x")}) == []
        assert [*each] == ["one", "two"]
        assert each.facts_of("one") == {("a", "x")}
