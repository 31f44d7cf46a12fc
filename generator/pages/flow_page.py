"""`about/flow.md`, for reviewers: role → scenario → way of paying → the first three steps. Made from the plans themselves."""

from generator.pages.blocks import Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.planner.plan import first_of
from generator.planner.plan_index import PlanPage
from generator.records.vocabulary import Role, Scenario

FLOW = "about/flow.md"


def flow_page(ctx: PageContext) -> Page:
    """One line for each plan: for whom, what happened, how it was paid, and what comes first."""
    branches: dict[tuple[Role, Scenario], list[PlanPage]] = {}
    for page in ctx.plan_index.pages:
        branches.setdefault((page.first.role, page.first.scenario), []).append(page)
    helper = ctx.language.sections["helper"]
    intro = helper["flow-intro"].format(pages=len(ctx.plan_index.pages), cases=len(ctx.plan_index.by_case))
    return compose_page(
        ctx,
        uri=FLOW,
        title=Phrase(helper["flow-title"]),
        description=Phrase(intro),
        kind="flow",
        lead=(Note(Phrase(intro)),),
        sections=tuple(_branch(ctx, role, scenario, pages) for (role, scenario), pages in branches.items()),
        record="procedures",
        tags={"priority": "low"},
    )


def _branch(ctx: PageContext, role: Role, scenario: Scenario, pages: list[PlanPage]) -> Section:
    heading = f"{ctx.language.word('role', role.value)} → {ctx.language.word('scenario', scenario.value)}"
    return Section(f"{role.value}-{scenario.value}", Phrase(heading), (Links(tuple(_line(ctx, page) for page in pages)),))


def _line(ctx: PageContext, page: PlanPage) -> Link:
    types = ctx.dataset.transfer_types
    ways = dict.fromkeys(case.transfer_type for case in page.cases if case.role == page.first.role)
    names = [str(ctx.name("transfer_types" if way in types else "rails", way)) for way in ways]
    steps = [f"{number} {ctx.name('procedures', action.procedure)}" for number, action in enumerate(first_of(page.actions), 1)]
    return Link(Phrase(ctx.language.ui("join").join(names)), page.uri, Phrase(" → ".join(steps)))
