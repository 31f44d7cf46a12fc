"""What an emergency sheet says: the plan, the numbers and the papers."""

from dataclasses import dataclass

from generator.pages.blocks import ActionItem, AnswerBox
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.plan_pages import abroad, dedupe_contacts, plan_title
from generator.planner.planbook import PlanPage


@dataclass(frozen=True)
class Sheet:
    """A plan in its lightest form."""

    uri: str
    """`sheets/wechat-chat/payer-scam.html`."""
    page: str
    """Address of the full page."""
    title: Phrase
    items: tuple[ActionItem, ...]
    papers: tuple[Phrase, ...]
    route: tuple[AnswerBox, Phrase] | None = None
    """Abroad: whether this road exists there, and whose clocks run."""


def build_sheet(ctx: PageContext, page: PlanPage) -> Sheet:
    """The sheet of a plan page: the same actions in the same order."""
    items = tuple(ctx.action(action.procedure, action.state, action.conditional, page.first) for action in page.actions)
    papers = tuple(dict.fromkeys(paper for item in items for paper in item.papers))
    return Sheet(page.sheet_uri, page.uri, plan_title(ctx, page), dedupe_contacts(items), papers, abroad(ctx, page.first))
