"""What an emergency sheet says: the plan, the numbers, the papers, and the day it was checked."""

from dataclasses import dataclass

from generator.queries.planbook import PlanPage
from generator.views.blocks import ActionItem, Answer
from generator.views.language import Phrase
from generator.views.pages.plan import abroad, call_once, plan_page
from generator.views.workshop import Workshop


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
    checked: str
    """ISO day of the oldest check."""
    route: tuple[Answer, Phrase] | None = None
    """Abroad: whether this road exists there, and whose clocks run."""


def build_sheet(bench: Workshop, page: PlanPage) -> Sheet:
    """The sheet of a plan page: the same actions in the same order."""
    whole = plan_page(bench, page)
    items = tuple(bench.action(action.procedure, action.state, action.conditional, page.first) for action in page.actions)
    papers = tuple(dict.fromkeys(paper for item in items for paper in item.papers))
    return Sheet(page.sheet_uri, page.uri, whole.title, call_once(items), papers, whole.freshness.oldest, abroad(bench, page.first))
