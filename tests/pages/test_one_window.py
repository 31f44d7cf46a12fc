"""One window, said in five places: the plan, the matrix of times, tables, the card in search and the calendar file change together."""

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

import pytest

from generator.indexing.documents import page_documents
from generator.pages.blocks import ActionItem, FirstSteps, Plan, Table
from generator.pages.columns import COLUMNS
from generator.pages.comparison_tables import window_matrix
from generator.pages.context import PageContext
from generator.pages.formats import format_window
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.planner.deadlines import MOMENTS, procedure_state
from generator.planner.plan_index import build_plan_index
from generator.records.dataset import Dataset
from generator.records.procedure import Conditions, Procedure
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, Role, Scenario, Unit, Urgency, WindowKind
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext
from tests.calendar_files import read_calendar
from tests.javascript import run_module
from tests.small_world import labels, records

KEY, WAY, RAIL = "wait-return", "chat", "hk-wire"
CASE = Case(Role.PAYER, Scenario.WRONG_PAYEE, WAY)
SHOWN = ("1m", "24h", "3d")
"""Moments of the matrix at which states are compared."""
SENT = "2026-11-24T10:00:00+08:00"


@dataclass(frozen=True)
class Said:
    """What a window makes of each place."""

    states: tuple[str, str, str]
    """At the moments of `SHOWN`."""
    matrix: tuple[str, str, str]
    own: bool
    """Whether tables have it among the reader's deadlines; else it is among the other times."""
    event: str = ""
    """What the calendar file has: a `deadline`, something that is `awaited`, or nothing."""


ALWAYS = ("open", "open", "open")
NO_OPTION = ("none", "none", "none")
SAID = {
    WindowKind.ACT_BY: Said(("open", "closed", "closed"), ("open", "closed", "closed"), own=True, event="deadline"),
    WindowKind.HAPPENS_AT: Said(("coming", "due", "should-have-come"), ("coming", "due", "should-have-come"), own=False, event="awaited"),
    WindowKind.OTHER_SIDE_BY: Said(ALWAYS, NO_OPTION, own=False),
    WindowKind.HOLD_LASTS: Said(ALWAYS, NO_OPTION, own=False),
    WindowKind.USUAL: Said(ALWAYS, NO_OPTION, own=False),
}


def window(kind: WindowKind) -> Window:
    return Window(kind=kind, length=24, unit=Unit.HOUR, starts_at=Event.SENT)


def procedure(kind: WindowKind, answer: Answer = Answer.YES) -> Procedure:
    """The first and only action of its case, without a condition."""
    record = records().procedures[KEY]
    applies = record.applies.model_copy(update={"when": Conditions(), "scenarios": (CASE.scenario,)})
    changed = {"window": window(kind), "window_answer": answer, "urgency": Urgency.NOW, "applies": applies, "instead_of": ()}
    return record.model_copy(update=changed)


def context(language: str, kind: WindowKind, answer: Answer = Answer.YES) -> PageContext:
    """The small world, in which one action and the first time of one rail have the window."""
    rail = records().rails[RAIL]
    fact = rail.deadlines[0].model_copy(update={"window": window(kind)})
    changed = {
        "procedures": {KEY: procedure(kind, answer)},
        "rails": {**records().rails, RAIL: rail.model_copy(update={"deadlines": (fact,)})},
        "first_actions": {},
    }
    dataset: Dataset = replace(records(), records={**records().records, **changed})
    return PageContext(dataset, Language(language, labels(language)), build_plan_index(dataset))


def planned(ctx: PageContext) -> tuple[ActionItem, list[FirstSteps | Plan], Any]:
    """The line of the plan, the blocks that show it, and the page."""
    found = ctx.plan_index.page_of(CASE)
    assert found
    page = plan_page(ctx, found)
    blocks = [
        block
        for block in (*page.lead, *(block for part in page.sections for block in part.blocks))
        if isinstance(block, (FirstSteps, Plan))
    ]
    return blocks[-1].items[0], blocks, page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", SAID)
def test_plan_matrix_tables_and_search_say_the_same(kind: WindowKind, language: str) -> None:
    """A return that is “closed” in the matrix and “coming” in the plan: nobody knows which to believe."""
    ctx, said = context(language, kind), SAID[kind]
    words, record = ctx.language.sections["state"], ctx.dataset.procedures[KEY]
    minutes = {moment.id: moment.minutes for moment in MOMENTS}
    item, blocks, page = planned(ctx)
    length = format_window(window(kind), ctx.language)

    assert tuple(procedure_state(record, minutes[name]).value for name in SHOWN) == said.states
    assert {(line.state, line.window) for block in blocks for line in block.items} == {(said.states[0], length)}

    table: Table = window_matrix(ctx, "time-windows", ctx.dataset.comparisons["time-windows"])
    (row,) = [row for row in table.rows if row.id == WAY]
    cells = row.cells if len(row.cells) > 1 else row.cells * len(MOMENTS)
    assert tuple(cells[list(minutes).index(name)].word for name in SHOWN) == tuple(words[name] for name in said.matrix)

    assert COLUMNS["procedures"]["window"](ctx, record).window in {length, ""}
    rail = ctx.dataset.rails[RAIL]
    column = {name: COLUMNS["rails"][name](ctx, rail) for name in ("deadlines", "other-times")}
    text = str(ctx.say(rail.deadlines[0].text))
    assert [name for name, cell in column.items() if text in str(cell.text)] == ["deadlines" if said.own else "other-times"]

    (document, *_) = page_documents(page, ctx.language, directory_urls=True)
    assert document.answer.text == (f"{item.text} · {item.state_word} · {length}" if item.state_word else str(item.text))
    assert item.state_word in {words[said.states[0]], ""}


def test_nobody_knows_is_said_everywhere() -> None:
    """A deadline that was not found is neither open nor closed."""
    ctx = context("zh", WindowKind.ACT_BY, Answer.UNKNOWN)
    item, _, page = planned(ctx)
    table = window_matrix(ctx, "time-windows", ctx.dataset.comparisons["time-windows"])
    (row,) = [row for row in table.rows if row.id == WAY]

    assert item.state == "unknown"
    assert {cell.word for cell in row.cells} == {ctx.language.word("state", "unknown")}
    assert page_documents(page, ctx.language, directory_urls=True)[0].answer.text == str(item.text)


@pytest.mark.browser
@pytest.mark.parametrize("kind", SAID)
def test_the_clock_and_the_calendar_file_say_the_same(kind: WindowKind) -> None:
    """The script reads what the page prints: the same states at the same moments, and an event only for what has an end for the reader."""
    ctx, said = context("zh", kind), SAID[kind]
    minutes = {moment.id: moment.minutes for moment in MOMENTS}
    html = render_page(planned(ctx)[2], RenderContext(ctx, directory_urls=True)).text
    (element,) = re.findall(r'<li class="z-action"[^>]*>', html)
    attributes = {name: unescape(value) for name, value in re.findall(r'(data-[\w-]+)="([^"]*)"', element)}
    body = """
      const { actionOf, plan } = parts.clock, { deadlines, calendarFile } = module, sent = new Date(value.sent);
      const entries = minutes => plan([actionOf(name => value.attributes[name] ?? null)], {}, minutes, sent);
      const due = deadlines(entries(1), sent, null, sent).map(each => ({ ...each, summary: each.happens ? "awaited" : "deadline", description: "x" }));
      return [value.minutes.map(each => entries(each)[0].state), due.length ? calendarFile(due, sent) : ""];
    """
    states, text = run_module("helper/ics.js", body, {"attributes": attributes, "sent": SENT, "minutes": [minutes[name] for name in SHOWN]})

    assert tuple(states) == said.states
    assert [event.values["SUMMARY"] for event in read_calendar(text).parts] == [said.event] if said.event else text == ""
