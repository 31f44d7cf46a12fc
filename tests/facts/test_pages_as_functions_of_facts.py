"""A page is a function of the facts it reads: after any edit of the records, every page that differs was predicted from them."""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from generator.pages.all_pages import DERIVED, build_pages, list_pages
from generator.planner.plan import first_of
from generator.planner.plan_index import PLAN_INDEX
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.kinds import KIND
from generator.records.record_graph import RecordGraph
from generator.records.tracing import KEYS, WHOLE, FactPath
from generator.records.vocabulary import Urgency
from tests.facts.edits import Edit, chosen_edits, put
from tests.facts.traced_pages import TracedPages, rendered, rendering_of
from tests.small_world import LANGUAGES, site

FEW, MANY = 32, 320
"""Edits of a test that runs each time, of one that proves: 2 and 20 of each of the 16 sorts."""


class Trial(NamedTuple):
    """What an edit did to the pages of one language."""

    edit: Edit
    changed: set[FactPath]
    differing: frozenset[str]
    """Pages that were there before and are other ones after."""


def records() -> Dataset:
    """The records of the small world as pages show them."""
    return site("zh").dataset


@cache
def traced(language: str) -> TracedPages:
    """The pages of the small world with what each has read."""
    return TracedPages(records(), language)


def graph_of_the_world() -> RecordGraph:
    """A graph as the next process has it."""
    return RecordGraph(records(), DERIVED, traced("zh").graph.state())


def try_edit(edit: Edit, languages: Iterable[str]) -> list[Trial]:
    """The edit made in a graph, and beside it every page rendered in full; nothing when no plan can be made of the records."""
    try:
        edited = edit.make(records())
        after = {language: rendered(edited, language) for language in languages}
    except (LookupError, ValueError):
        return []
    changed = graph_of_the_world().update(replace(edited))
    return [
        Trial(edit, changed, frozenset(uri for uri, text in traced(language).texts.items() if uri in pages and pages[uri] != text))
        for language, pages in after.items()
        for language in [language]
    ]


def missed(trials: Iterable[tuple[str, Trial]], counts: Callable[[FactPath], bool] = lambda _: True) -> list[str]:
    """Pages that differ without having read what has changed, when reads of some facts are forgotten."""
    return [
        f"{trial.edit.sort} at {trial.edit.path}: {language}/{uri}"
        for language, trial in trials
        for uri in sorted(trial.differing)
        if not any(counts(fact) for fact in traced(language).reads[uri] & trial.changed)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tracing_changes_no_page(language: str) -> None:
    """What notes the reads must hand on the same values."""
    published = {uri: page.text for uri, page in site(language).artifacts.items() if uri.endswith(".md") and uri != "all-pages.md"}

    assert traced(language).texts == published


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_a_page_is_known_before_it_is_made(language: str) -> None:
    """A page that comes or goes shows in the list; and the order of the list is that of the pages."""
    context = rendering_of(records(), language).context

    assert [page.uri for page in list_pages(context)] == [page.uri for page in build_pages(context)]


def test_every_page_that_a_few_edits_change_was_predicted() -> None:
    """A page that is not made again although it should be tells readers what is no longer true."""
    trials = [
        (language, trial)
        for number, edit in enumerate(chosen_edits(records(), FEW, 1))
        for language in [LANGUAGES[number % 2]]
        for trial in try_edit(edit, [language])
    ]

    assert len(trials) > FEW * 0.9
    assert sum(bool(trial.differing) for _, trial in trials) > FEW / 2
    assert missed(trials) == []


FORGET: dict[str, Callable[[FactPath], bool]] = {
    "keys of a mapping": lambda fact: fact[-1] == KEYS,
    "whether a record exists": lambda fact: len(fact) == 2 and fact[0] in KIND and fact[1] not in {KEYS, WHOLE},
    "values as a whole": lambda fact: fact[-1] == WHOLE,
    "labels": lambda fact: fact[0] == "labels",
    "users": lambda fact: fact[0] == "users",
    "plans": lambda fact: fact[0] == "plan",
    "fields of records": lambda fact: len(fact) > 2 and fact[0] in KIND and fact[0] != "labels" and fact[-1] not in {KEYS, WHOLE},
    "pages of evidence": lambda fact: str(fact[0]).startswith("evidence_page"),
}
"""Sorts of reads, each dropped once: the tests must then find a page that was missed."""


def one_edit_for(sort: str, dataset: Dataset) -> Edit:
    """An edit that only reads of this sort predict."""
    held = dataset.records
    claim = next(key for key, record in dataset.platforms.items() for rule in record.rules for key in rule.claims)
    shown = next(actions for page in PLAN_INDEX.of(dataset).pages if len(actions := first_of(page.actions)) > 1)
    clock = next(key for key in dataset.labels["zh"].words["helper"] if key.startswith("time-"))
    cited = next(key for record in dataset.topics.values() for key in record.answer.evidence)
    paths: dict[str, tuple[FactPath, object]] = {
        "keys of a mapping": (("glossary",), dict(reversed(held["glossary"].items()))),
        "whether a record exists": (("claims",), {key: record for key, record in held["claims"].items() if key != claim}),
        "values as a whole": (("labels", "zh", "words", "helper", clock), "改"),
        "labels": (("labels", "zh", "words", "ui", "join"), "＆"),
        "users": (("claims",), {key: record.model_copy(update={"rules": ()}) for key, record in dataset.claims.items()}),
        "plans": (("procedures", shown[0].procedure, "urgency"), Urgency.LATER),
        "fields of records": (("topics", next(iter(held["topics"])), "title"), Text(zh="改")),
        "pages of evidence": (
            ("evidence",),
            {f"{cited.partition('-')[0]}-0{n}": dataset.evidence[cited] for n in range(24)} | held["evidence"],
        ),
    }
    path, value = paths[sort]
    return Edit(sort, path, lambda dataset: put(dataset, path, value))


@pytest.mark.parametrize("sort", FORGET)
def test_forgetting_one_sort_of_reads_misses_a_page(sort: str) -> None:
    """The test above is known to be able to fail."""
    trials = [("zh", trial) for trial in try_edit(one_edit_for(sort, records()), ["zh"])]

    assert trials
    assert missed(trials) == []
    assert missed(trials, lambda fact: not FORGET[sort](fact)) != []


@pytest.mark.prove
def test_every_page_that_many_edits_change_was_predicted() -> None:
    """Both languages; and from the same edits, that forgetting any sort of reads would be noticed."""
    trials = [
        (language, trial)
        for edit in chosen_edits(records(), MANY, 2)
        for language, trial in zip(LANGUAGES, try_edit(edit, LANGUAGES), strict=False)
    ]

    assert len(trials) >= 2 * 300
    assert missed(trials) == []
    for sort, forgotten in FORGET.items():
        assert missed(trials, lambda fact, forgotten=forgotten: not forgotten(fact)) != [], sort  # type: ignore[misc]


def test_one_edit_after_another_leaves_the_pages_of_a_full_rendering() -> None:
    """The process that serves a draft lives for hours; and what was edited and put back is as before."""
    pages = TracedPages(records(), "zh")
    dataset, made = records(), []
    for edit in chosen_edits(records(), FEW, 3):
        try:
            edited = edit.make(dataset)
            expected = rendered(replace(edited), "zh")
        except (LookupError, ValueError, TypeError, IndexError):
            continue
        dataset = edited
        made.append(len(pages.update(dataset)))
        assert pages.texts == expected, edit
    assert len(made) > FEW / 2

    pages.readers = pickle.loads(pickle.dumps(pages.readers))  # noqa: S301  written a moment ago
    pages.update(records())
    assert pages.texts == rendered(records(), "zh")
