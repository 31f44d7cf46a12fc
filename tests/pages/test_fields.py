"""What a record says stands where its label promises it: on its page, in its table, in both languages.

One test for every fact of every record, one for every column of every kind: a swapped or forgotten field is a wrong answer under a
right question, and nobody who reads it can see that.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.build_pages import build_site
from generator.checks.fields_of_records import walk_facts
from generator.pages.columns import COLUMNS
from generator.planner.scope import platform_rules
from generator.records.platform import Platform
from generator.records.values import Fact
from generator.records.vocabulary import Answer
from tests import small_world
from tests.elements import ReadCell, read_page, rows_of, table_of
from tests.small_world import LANGUAGES, TODAY, labels, pages, printed_text, records

PAGES = {
    "transfer_types": "transfer-types/{}.md",
    "procedures": "procedures/{}.md",
    "rails": "rails/{}.md",
    "corridors": "corridors/{}.md",
    "places": "places/{}.md",
    "safeguards": "safeguards/{}.md",
    "outlook": "outlook/{}.md",
}
"""Kind of record whose facts stand under the names of columns → address of its page."""
UNLABELLED = {"platforms", "institutions", "topics", "proceedings"}
"""Kinds whose facts stand under a question or a stage of their own: `test_record_pages.py`, `test_proceedings.py`."""


Tables = dict[tuple[str, str], dict[str, dict[str, ReadCell]]]
"""(language, kind) → row → title of a column → cell."""


def facts() -> Iterator[tuple[str, str, str]]:
    """(kind, record, field) of every fact of the small world that stands alone in its field."""
    for kind in PAGES:
        for key, record in records().kind(kind).items():
            yield from ((kind, key, name) for name in type(record).model_fields if isinstance(getattr(record, name), Fact))


def as_read(fact: Fact, column: str, language: str) -> ReadCell:
    """A fact as a reader of a language should find it in the column or under the question of that name; windows and claims aside."""
    words = labels(language).words
    closed = column in words["answered"]
    shown = closed or fact.answer not in {Answer.YES, Answer.NO}
    word = words[words["answered"].get(column, "answer")].get(fact.answer, words["answer"][fact.answer]) if shown else ""
    return ReadCell(
        text=printed_text(fact.text, language),
        tone=fact.answer.value if shown else "",
        word=word,
        note=printed_text(fact.note, language),
        evidence=fact.evidence,
    )


def bare(cell: ReadCell) -> ReadCell:
    """Without what other tests look at: the words of windows, and links to claims. Citations are compared as a set: they are numbered."""
    return replace(cell, window="", links=(), evidence=tuple(sorted(cell.evidence)))


def test_every_kind_with_facts_is_looked_at() -> None:
    """A new kind with facts gets a line in `PAGES`."""
    assert {node.kind for node, _ in walk_facts(records())} == PAGES.keys() | UNLABELLED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "key", "name"), list(facts()))
def test_a_fact_stands_on_its_page_under_its_label(kind: str, key: str, name: str, language: str) -> None:
    """“After a mistake” above what holds after a scam sends somebody the wrong way; the published page once said so."""
    column = name.replace("_", "-")
    fact = getattr(records().kind(kind)[key], name)
    label = labels(language).words["column"][column]
    under = [cell for title, cell in rows_of(pages(language)[PAGES[kind].format(key)].whole) if title == label]

    assert [bare(cell) for cell in under] == [bare(as_read(fact, column, language))]
    assert bool(under[0].window) == (fact.window is not None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_of_a_table_holds_the_field_it_is_named_after(tables: Tables, kind: str, language: str) -> None:
    """“When it arrives” above what is final would be believed: a table is read by its heads. A column of unknowns may be folded."""
    found = tables[language, kind]
    words = labels(language).words["column"]
    wanted = {key: {words[column]: _expected(kind, column, key, language) for column in COLUMNS[kind]} for key in records().kind(kind)}
    shown = {title for row in found.values() for title in row}

    assert {key: {title: bare(cell) for title, cell in row.items()} for key, row in found.items()} == {
        key: {title: bare(cell) for title, cell in row.items() if title in shown} for key, row in wanted.items()
    }
    known = Counter(title for row in wanted.values() for title, cell in row.items() if cell.text not in _absent(language))
    assert {title for title, rows in known.items() if rows > 1} <= shown


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The small world with one more table for each kind, of every column it can have."""
    root = small_world.copied(tmp_path_factory.mktemp("columns"))
    names = {kind: f"all-{kind.replace('_', '-')}" for kind in COLUMNS}
    for kind, name in names.items():
        lines = ("title: 表", "shape: records", f"records: {kind}", f"columns: [{', '.join(COLUMNS[kind])}]", "section: intro", "")
        Path(root, "data", "comparisons", f"{name}.yml").write_text("\n".join(lines), "utf-8")
    built = {language: build_site(root, language, TODAY).artifacts for language in LANGUAGES}
    return {
        (language, kind): table_of(read_page(artifacts[f"comparisons/{name}.md"].text).whole, name)
        for language, artifacts in built.items()
        for kind, name in names.items()
    }


def _inherited_too(record: Platform, column: str, language: str) -> ReadCell:
    """The first rule that answers the question; where it is the law's, its note begins with whom it binds."""
    words = labels(language).words["ui"]
    found = next((each for each in platform_rules(records(), record) if each.rule.question == column), None)
    if found is None:
        return ReadCell(words["not-researched"])
    cell = as_read(found.rule, column, language)
    if not found.institution:
        return cell
    binds = words["binds"].format(all=printed_text(records().institutions[found.institution].name, language))
    return replace(cell, note=f"{binds}{words['semicolon']}{cell.note}" if cell.note else binds)


def _expected(kind: str, column: str, key: str, language: str) -> ReadCell:
    """What the cell of a record should say: its field of that name, or what `SPECIAL` says of the column."""
    record = records().kind(kind)[key]
    if make := SPECIAL.get((kind, column)):
        return make(record, language)
    if kind == "platforms":
        return _inherited_too(record, column, language)
    value = getattr(record, column.replace("-", "_"))
    if value is None:
        return ReadCell(labels(language).words["absent"][column])
    return as_read(value, column, language) if isinstance(value, Fact) else ReadCell(printed_text(value, language))


def _absent(language: str) -> set[str]:
    words = labels(language).words
    return {*words["absent"].values(), words["ui"]["not-researched"], words["ui"]["not-found"], ""}


def _join(words: Iterator[str], language: str) -> str:
    return labels(language).words["ui"]["join"].join(words)


def _word(section: str, key: str, language: str) -> str:
    return labels(language).words[section][key]


def _decider(record: Any, language: str) -> ReadCell:
    return ReadCell(printed_text(records().vocabularies["actors"][record.decider].name, language))


def _scenarios(record: Any, language: str) -> ReadCell:
    return ReadCell(_join((_word("scenario", scenario.value, language) for scenario in record.applies.scenarios), language))


def _window(record: Any, language: str) -> ReadCell:
    """A window as its parts: length and unit with the event that starts it, and the event that ends it."""
    window, parts = record.window, []
    if record.window_answer is Answer.UNKNOWN or window is None:
        parts.append(_word("ui", "window-none" if window is None and record.window_answer is Answer.YES else "window-unknown", language))
    elif window.kind == "happens-at":
        event, unit = _word("event", window.starts_at, language), _word("unit-many", window.unit, language)
        parts.append(_word("ui", "window-happens-at", language).format(event=event, length=window.length, unit=unit))
    else:
        start, unit = _word("after-event", window.starts_at, language), _word("unit-many", window.unit, language)
        parts.append(_word("ui", "window-act-by", language).format(start=start, length=window.length, unit=unit))
        parts += [_word("before-event", window.until, language)] if window.until else []
    said, notes = [_word("ui", "window-join", language).join(parts)], [record.window_note]
    for ground in record.grounds:
        own = _window(record.model_copy(update={"window": ground.window, "window_answer": Answer.YES, "grounds": ()}), language).text
        said.append(f"{printed_text(ground.action, language)}{_word('ui', 'colon', language)}{own}")
        notes.append(ground.note)
    note = _word("ui", "semicolon", language).join(printed_text(each, language) for each in notes if each)
    evidence = tuple(key for ground in record.grounds for key in ground.evidence)
    return ReadCell(_word("ui", "semicolon", language).join(said), note=note, evidence=evidence)


def _legal_basis(record: Any, language: str) -> ReadCell:
    if not record.legal_basis:
        return ReadCell(_word("ui", "no-basis-needed", language))
    law = records().places["cn"].provisions[{"bk-01": 0, "bk-10": 7}[record.legal_basis[0]]]
    article = _word("ui", "article", language).format(number=law.article[1:-1])
    words = _word("ui", "provision", language).format(law=printed_text(law.name, language), article=article)
    return ReadCell(words, evidence=record.legal_basis)


def _success_rate(record: Any, language: str) -> ReadCell:
    if record.success_rate is None:
        return ReadCell(_word("absent", "success-rate", language))
    figure = records().statistics[record.success_rate]
    return ReadCell(printed_text(figure.figure, language), note=printed_text(figure.caution, language), evidence=figure.evidence)


def _regions(record: Any, language: str) -> ReadCell:
    return ReadCell(_join((_word("region", region, language) for region in record.regions), language))


def _times(record: Any, language: str, *, own: bool) -> ReadCell:
    """The times of a rail that bind the reader, or all the others."""
    facts = [fact for fact in record.deadlines if (fact.window is None or fact.window.kind == "act-by") is own]
    if not facts:
        return ReadCell(_word("ui", "not-found", language))
    text = _word("ui", "semicolon", language).join(printed_text(fact.text, language) for fact in facts)
    return ReadCell(text, evidence=tuple({key: None for fact in facts for key in fact.evidence}))


SPECIAL: dict[tuple[str, str], Callable[[Any, str], ReadCell]] = {
    ("transfer_types", "platform"): lambda record, language: ReadCell(""),
    ("procedures", "scenarios"): _scenarios,
    ("procedures", "window"): _window,
    ("procedures", "decider"): _decider,
    ("procedures", "legal-basis"): _legal_basis,
    ("procedures", "success-rate"): _success_rate,
    ("safeguards", "kind"): lambda record, language: ReadCell(_word("safeguard", record.section, language)),
    ("rails", "regions"): _regions,
    ("rails", "deadlines"): lambda record, language: _times(record, language, own=True),
    ("rails", "other-times"): lambda record, language: _times(record, language, own=False),
    ("corridors", "rails"): lambda record, language: ReadCell(""),
    ("corridors", "article-says"): lambda record, language: ReadCell(""),
    ("places", "channels"): lambda record, language: ReadCell(""),
    ("outlook", "maturity"): lambda record, language: ReadCell(_word("maturity", record.maturity.value, language)),
}
"""Columns that are no fact or text of the record: what they should say. Those that hold links alone are in the test below."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_of_links_names_what_it_leads_to(tables: Tables, language: str) -> None:
    """A row of links to the wrong records looks like any other."""
    words = labels(language).words["column"]
    dataset = records()
    linked = {
        ("transfer_types", "platform", "chat"): [printed_text(dataset.platforms["some-pay"].name, language)],
        ("transfer_types", "platform", "cash"): [printed_text(dataset.platforms["other-pay"].name, language)],
        ("corridors", "rails", "cn-hk"): [printed_text(dataset.rails["hk-wire"].name, language)],
        ("places", "channels", "hk"): [printed_text(dataset.contacts["police-hk"].name, language)],
        ("places", "channels", "cn"): [printed_text(dataset.contacts[key].name, language) for key in dataset.places["cn"].contacts],
        ("corridors", "article-says", "cn-hk"): [
            f"{_word('verdict', 'false', language)}{_word('ui', 'colon', language)}{printed_text(dataset.claims['heard-a'].claim, language)}"
        ],
    }

    assert linked == {place: [*tables[language, place[0]][place[2]][words[place[1]]].links] for place in linked}
