"""One order of first actions for each case: decided in one record, and the same on every page that lists actions."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from generator.pages.all_pages import build_pages
from generator.pages.blocks import ActionItem, Actions, FirstSteps, Page, Plan
from generator.pages.context import PageContext
from generator.pages.directives import embed_blocks
from generator.pages.emergency_sheet import build_sheet
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.order import contradictions, orders_of
from generator.planner.plan import first_of
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.records.dataset import Dataset
from generator.rendering.directive import find_requests, lists_of_actions
from tests import real_records

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def ctx() -> PageContext:
    dataset = real_records.records()
    return PageContext(dataset, Language("zh", dataset.labels["zh"]), real_records.plans())


def test_no_page_lists_actions_in_another_order_than_the_plans(ctx: PageContext) -> None:
    """Whoever reads two orders does neither. Pages of one case, of a corridor, of help and of home; whatever the records say."""
    orders = orders_of(ctx.dataset)
    wrong = [
        (page.uri, *found[:2])
        for page in build_pages(ctx)
        for items in (*_lists_in((page.lead, page.sections)), _plan_in(page))
        for found in contradictions(orders, [item.id for item in items])
    ]

    assert wrong == []


def test_no_guide_lists_actions_in_another_order_than_the_plans(ctx: PageContext) -> None:
    """Hand-written lists are where a second order comes from."""
    orders = orders_of(ctx.dataset)
    lists = [(path.name, actions) for path in CONTENT.rglob("*.md") for _, actions in lists_of_actions(path.read_text("utf-8"))]

    assert lists
    assert [] == [(name, *found[:2]) for name, actions in lists for found in contradictions(orders, actions)]


def test_a_sheet_has_the_order_of_its_plan(ctx: PageContext, plan_index: PlanIndex) -> None:
    """It is what people print."""
    assert all(
        [action.procedure for action in page.actions] == [item.id for item in build_sheet(ctx, page).items] for page in plan_index.pages
    )


def test_prose_asks_for_the_first_actions_of_a_case(ctx: PageContext, plan_index: PlanIndex) -> None:
    """And gets those of the plan."""
    for page in plan_index.pages:
        (card,) = embed_blocks(ctx, "first", page.first.id)

        assert isinstance(card, Actions)
        assert [action.procedure for action in first_of(page.actions)] == [item.id for item in card.items]


def test_a_list_of_points_is_one_list() -> None:
    """A guide that numbers its steps says in which order they are done."""
    text = "1. <!-- action: a -->. Words.\n2. Words: <!-- action: b -->, then <!-- action: c -->.\n\n- <!-- action: d -->\n\n<!-- action: e,f -->\n\n1. <!-- action: g -->\n"

    assert [("e", "f"), ("a", "b"), ("g",)] == [actions for _, actions in lists_of_actions(text)]
    assert len([*find_requests(text)]) == 6


def _lists_in(value: object) -> Iterator[tuple[ActionItem, ...]]:
    if isinstance(value, Actions):
        yield value.items
    elif isinstance(value, tuple):
        for part in value:
            yield from _lists_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from _lists_in(getattr(value, part.name))


def _plan_in(page: Page) -> tuple[ActionItem, ...]:
    """The steps of a plan, in the order in which its page prints them."""
    blocks = (*page.lead, *(block for part in page.sections for block in part.blocks))
    first = (item for block in blocks if isinstance(block, FirstSteps) for item in block.items)
    return (*first, *(item for block in blocks if isinstance(block, Plan) for item in block.all_items))


def test_a_page_prints_its_plan_once_and_in_its_order(ctx: PageContext, plan_index: PlanIndex) -> None:
    """The first three on top are its first lines and no copies; what is folded stands where the plan has it."""
    for page in plan_index.pages:
        printed = plan_page(ctx, page)
        assert [item.id for item in _plan_in(printed)] == [action.procedure for action in page.actions]
        assert [item.id for item in next(block for block in printed.lead if isinstance(block, FirstSteps)).items] == [
            action.procedure for action in first_of(page.actions)
        ]


def test_every_case_has_one_order(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Its plan, read action by action, never goes against the places it is made of."""
    pages: dict[str, PlanPage] = {page.first.id: page for page in plan_index.pages}
    for case, places in orders_of(dataset):
        if case.id in pages:
            steps = [action for action in pages[case.id].actions if not action.conditional and action.state.value != "closed"]
            assert [places[action.procedure].stage for action in steps] == sorted(places[action.procedure].stage for action in steps)
            assert all(action.place == places[action.procedure] for action in steps)
