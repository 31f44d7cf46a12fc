"""`about/flow.md`, for reviewers: role → scenario → way of paying → the first three steps. Drawn from the plans themselves."""

from generator.models.vocabulary import Role, Scenario
from generator.queries.plan import first_of
from generator.queries.planbook import PlanPage
from generator.views.blocks import Link, Links, Note, Page, Section
from generator.views.language import Phrase
from generator.views.pages.finish import finished
from generator.views.workshop import Workshop

URI = "about/flow.md"


def flow_page(bench: Workshop) -> Page:
    """One line for each plan: for whom, what happened, how it was paid, and what comes first."""
    branches: dict[tuple[Role, Scenario], list[PlanPage]] = {}
    for page in bench.planbook.pages:
        branches.setdefault((page.first.role, page.first.scenario), []).append(page)
    helper = bench.language.labels.words["helper"]
    intro = helper["flow-intro"].format(pages=len(bench.planbook.pages), cases=len(bench.planbook.by_case))
    return finished(
        bench,
        uri=URI,
        title=Phrase(helper["flow-title"]),
        description=Phrase(intro),
        kind="flow",
        lead=(Note(Phrase(intro)),),
        sections=tuple(_branch(bench, role, scenario, pages) for (role, scenario), pages in branches.items()),
        record="procedures",
        tags={"priority": "low"},
    )


def _branch(bench: Workshop, role: Role, scenario: Scenario, pages: list[PlanPage]) -> Section:
    heading = f"{bench.language.word('role', role.value)} → {bench.language.word('scenario', scenario.value)}"
    return Section(f"{role.value}-{scenario.value}", Phrase(heading), (Links(tuple(_line(bench, page) for page in pages)),))


def _line(bench: Workshop, page: PlanPage) -> Link:
    types = bench.dataset.transfer_types
    ways = dict.fromkeys(case.transfer_type for case in page.cases if case.role == page.first.role)
    names = [str(bench.name("transfer_types" if way in types else "cross_border", way)) for way in ways]
    steps = [f"{number} {bench.name('procedures', action.procedure)}" for number, action in enumerate(first_of(page.actions), 1)]
    return Link(Phrase(bench.language.ui("join").join(names)), page.uri, Phrase(" → ".join(steps)))
