"""Reads are noted while tracing is on, each by the name of the fact; while it is off, nothing is installed."""

import copy
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.guidance import GlossaryTerm, Labels, VocabularyTerm
from generator.records.procedure import Applicability, Conditions
from generator.records.record_graph import RecordGraph
from generator.records.tracing import EVERYTHING, KEYS, WHOLE, FactPath, Remembered, TracedMap, note_read, recall, untraced
from generator.records.traversal import walk_nodes

TERM = GlossaryTerm(term="词", means=Text(zh="义", en="meaning"), not_to_confuse=("b",))
WORDS = {"ui": {"join": ", ", "stop": "."}, "verdict": {"true": "yes"}}
DATASET = Dataset(
    {
        "glossary": {"a": TERM, "b": GlossaryTerm(term="另", means="别")},
        "labels": {"zh": Labels(words=WORDS)},
        "vocabularies": {"papers/receipt": VocabularyTerm(name="收据")},
    }
)
GLOSSARY = ("glossary",)
MEANS = ("glossary", "a", "means")


def reads_of(read: Callable[[Dataset], object], dataset: Dataset = DATASET) -> set[FactPath]:
    """What a function notes."""
    graph = RecordGraph(dataset, ())
    return set(graph.trace(lambda: read(graph.dataset))[1])


def test_a_field_is_noted_with_the_way_to_it() -> None:
    """Another text of the same record is another fact."""
    assert reads_of(lambda data: data.glossary["a"].means.en) == {("glossary", "a"), MEANS, (*MEANS, "en")}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (lambda terms: terms["a"], "a"),
        (lambda terms: terms.get("c"), "c"),
        (lambda terms: "c" in terms, "c"),
        (list, KEYS),
        (len, KEYS),
        (bool, KEYS),
        (lambda terms: next(iter(terms), ""), KEYS),
        (lambda terms: [*reversed(terms)], KEYS),
        (lambda terms: terms.keys() & {"a"}, KEYS),
        (lambda terms: [*terms.items()], KEYS),
        (lambda terms: [*terms.values()], KEYS),
        (lambda terms: terms == {}, WHOLE),
        (lambda terms: terms != {}, WHOLE),
    ],
)
def test_a_mapping_notes_which_keys_are_asked_for(read: Callable[[Any], object], expected: str) -> None:
    """A page that lists a register depends on what is in it; one that names a record, on that one."""
    assert reads_of(lambda data: read(data.glossary)) == {(*GLOSSARY, expected)}


@pytest.mark.parametrize(
    "read", [dict, lambda terms: {**terms}, lambda terms: {} | terms, lambda terms: terms.copy(), set, sorted, lambda terms: dict(**terms)]
)
def test_a_copy_of_a_mapping_is_a_read_of_its_keys(read: Callable[[Any], object]) -> None:
    """The interpreter has short cuts for dictionaries, which must not go past the tracing."""
    assert {(*GLOSSARY, KEYS), (*GLOSSARY, WHOLE)} & reads_of(lambda data: read(data.glossary))


@pytest.mark.parametrize(
    "read",
    [
        vars,
        hash,
        repr,
        dict,
        copy.copy,
        copy.deepcopy,
        pickle.dumps,
        Model.model_copy,
        Model.model_dump,
        Model.model_dump_json,
        lambda text: text == Text(zh="义"),
        lambda text: Text(zh="义") == text,
        lambda text: {text: 1},
        lambda text: [*text],
    ],
)
def test_what_takes_a_value_as_a_whole_reads_all_of_it(read: Callable[[Any], object]) -> None:
    """Two equal texts become one row of a table, and no field of either was named."""
    assert (*MEANS, WHOLE) in reads_of(lambda data: read(data.glossary["a"].means))


def test_words_of_the_interface_are_noted_by_section_and_key() -> None:
    """Nearly every page reads some of them, and few read the same."""
    words = ("labels", "zh", "words")

    assert (*words, "ui", "join") in reads_of(lambda data: data.labels["zh"].words["ui"]["join"])
    assert (*words, "ui", WHOLE) not in reads_of(lambda data: data.labels["zh"].words["ui"]["join"])
    assert (*words, "none") in reads_of(lambda data: data.labels["zh"].words.get("none", {}))
    assert (*words, "ui", WHOLE) in reads_of(lambda data: [*data.labels["zh"].words["ui"].items()])


def test_terms_of_a_vocabulary_are_noted_like_records() -> None:
    """The first page that asks for a vocabulary must not be the only one that depends on it."""
    graph = RecordGraph(DATASET, ())
    for _ in range(2):
        _, reads = graph.trace(lambda: graph.dataset.vocabularies.get("papers", {})["receipt"].name)
        assert reads == {("lists", "papers"), ("lists", "papers", "receipt"), ("vocabularies", "papers/receipt", "name")}


def test_what_is_made_on_the_way_is_no_fact() -> None:
    """It was made from values whose reads were noted."""
    assert reads_of(lambda _: Text(zh="新").zh) == set()


def test_nothing_is_installed_while_nobody_traces() -> None:
    """The check of the records reads a million fields and traces none."""
    graph = RecordGraph(DATASET, ())
    with graph.tracing():
        assert "__getattribute__" in vars(Model)
        with graph.tracing():
            pass
        assert "__getattribute__" in vars(Model)
        assert "__getitem__" in vars(TracedMap)

    assert "__getattribute__" not in vars(Model)
    assert vars(TracedMap).keys() & vars(dict).keys() <= {"__init__", "__doc__", "__reduce__"}
    assert TracedMap.__getitem__ is dict.__getitem__


def test_an_error_ends_the_tracing_too() -> None:
    """One page that cannot be made must not slow down the others, nor give them its reads."""
    graph = RecordGraph(DATASET, ())
    with pytest.raises(KeyError):
        graph.trace(lambda: graph.dataset.glossary["none"])

    assert "__getattribute__" not in vars(Model)
    assert graph.trace(lambda: None)[1] == frozenset()


def test_an_inner_trace_keeps_its_reads_to_itself() -> None:
    """What many pages share is computed while one of them is made, and belongs to none of them."""
    graph = RecordGraph(DATASET, ())

    def outer() -> frozenset[FactPath]:
        _, inner = graph.trace(lambda: graph.dataset.glossary["a"])
        with untraced():
            len(graph.dataset.glossary)
        note_read("shared", "a")
        return inner

    inner, reads = graph.trace(outer)

    assert inner == {("glossary", "a")}
    assert reads == {("shared", "a")}


def test_who_is_given_what_another_has_computed_notes_what_that_one_read() -> None:
    """Each page that prints it has to be made again when it changes, not only the first that asked."""
    graph, remembered, calls = RecordGraph(DATASET, ()), Remembered(), list[str]()

    def means(key: str) -> str:
        calls.append(key)
        return graph.dataset.glossary[key].means.zh

    def read() -> object:
        return recall(remembered, "a", means, "a"), recall(remembered, "b", means, "b")

    assert recall(remembered, "a", means, "a") == "义"  # nobody traces yet: what it reads is found out by the first who does
    found = [graph.trace(read) for _ in range(3)]
    assert [value for value, _ in found] == [("义", "别")] * 3
    assert [set(facts) for _, facts in found] == [
        {("glossary", key, *way) for key in "ab" for way in ((), ("means",), ("means", "zh"))}
    ] * 3
    assert calls == ["a", "a", "b"]


def test_what_is_computed_inside_another_one_counts_for_both() -> None:
    graph, remembered = RecordGraph(DATASET, ()), Remembered()
    inner = partial(recall, remembered, "inner", lambda: graph.dataset.glossary["a"].means.zh)
    outer = partial(recall, remembered, "outer", inner)
    first, second = graph.trace(outer)[1], graph.trace(outer)[1]
    assert first == second == graph.trace(inner)[1]
    assert (*MEANS, "zh") in first


def test_two_records_that_share_a_part_are_told_apart() -> None:
    """Nothing forbids a part that stands in two places; a change in one of them concerns the readers of that one."""
    shared = Text(zh="同")
    dataset = Dataset({"glossary": {key: GlossaryTerm(term=key, means=shared) for key in ("a", "b")}})

    for key in ("a", "b"):
        reads = reads_of(lambda data, key=key: [data.glossary["a"].means.zh, data.glossary[key].means.zh], dataset)  # type: ignore[misc]
        assert reads & {("glossary", key, "means", WHOLE), ("glossary", key, "means", "zh")}


def test_a_default_that_all_records_share_is_read_as_a_whole() -> None:
    """It stands in every record that does not name another, so its fields have no place of their own."""
    assert Applicability.model_fields["when"].default is Applicability(roles=(), scenarios=(), regions=()).when, "the premise"
    assert Applicability.model_fields["when"].default == Conditions()


def test_a_record_under_two_ids_is_two_records() -> None:
    """Otherwise reads of the second would be noted at the first."""
    dataset = Dataset({"glossary": {"a": TERM, "b": TERM}})

    assert ("glossary", "b", "means", "zh") in reads_of(lambda data: data.glossary["b"].means.zh, dataset)


def test_a_walk_over_all_records_is_a_read_of_everything() -> None:
    """What it finds is kept for the next one, which walks over nothing."""
    graph = RecordGraph(DATASET, ())
    for _ in range(2):
        assert graph.trace(lambda: [*walk_nodes(graph.dataset)])[1] == {EVERYTHING}


def test_a_traced_dataset_is_kept_as_a_plain_one() -> None:
    """The next process traces it again."""
    kept = pickle.loads(pickle.dumps(RecordGraph(DATASET, ()).dataset))  # noqa: S301  written a moment ago

    assert kept.records["glossary"] == DATASET.records["glossary"]
    assert type(kept.records["glossary"]) is dict
    assert type(kept.labels["zh"].words["ui"]) is dict
