"""What an emergency sheet says: the plan, the numbers and the papers."""

from dataclasses import dataclass

from generator.pages.blocks import ActionItem, Answers, CallCards, Cell
from generator.pages.call_cards import call_cards
from generator.pages.context import PageContext
from generator.pages.home_numbers import hold_actions
from generator.pages.language import Phrase
from generator.pages.plan_answers import plan_answers
from generator.pages.plan_pages import not_promised, plan_steps, plan_title, whose_clock, why_this_order
from generator.planner.plan_index import PlanPage


@dataclass(frozen=True)
class Sheet:
    """A plan as one small page."""

    uri: str
    """`sheets/wechat-chat/payer-scam.html`."""
    page: str
    """Address of the full page."""
    title: Phrase
    items: tuple[ActionItem, ...]
    papers: tuple[Phrase, ...]
    promise: Phrase
    """What nobody can promise, see `not_promised`."""
    answers: Answers
    """Can it be called back, see `plan_answers`."""
    say: CallCards
    """What to say; paper has room for the first."""
    why: tuple[Cell, ...] = ()
    """Why the first actions stand in this order, where that is decided for the case."""
    clocks: Phrase | None = None
    """On a rail, whose deadlines count."""


def build_sheet(ctx: PageContext, page: PlanPage) -> Sheet:
    """The emergency sheet of a plan page.

    Args:
        ctx: Records, language and plans.
        page: The plan.

    Returns:
        The same actions in the same order, and the papers they need, each once.
    """
    items = plan_steps(ctx, page)
    if page.first.transfer_type in ctx.dataset.rails:
        items = hold_actions(ctx, items)
    papers = tuple(dict.fromkeys(paper for item in items for paper in item.papers))
    return Sheet(
        page.sheet_uri,
        page.uri,
        plan_title(ctx, page),
        items,
        papers,
        not_promised(ctx, page),
        plan_answers(ctx, page, items),
        call_cards(ctx, page, items),
        why_this_order(ctx, page),
        whose_clock(ctx, page.first),
    )
