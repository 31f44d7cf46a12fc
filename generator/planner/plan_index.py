"""Collects the plans of all cases: cases of one platform whose plans are the same share a page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.planner.cases import Case, cases, rail_cases
from generator.planner.plan import Action, plan, questions_for
from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.procedure import Ground
from generator.records.tracing import WHOLE, FactPath, note_read, watched
from generator.records.vocabulary import Role, Scenario


@watched
@dataclass(frozen=True)
class PlanPage:
    """One page of plans: the cases it serves and their common actions."""

    cases: tuple[Case, ...]
    actions: tuple[Action, ...]
    questions: tuple[str, ...] = ()
    """The state questions whose answers change the plan of the case that names the page, see `questions_for`."""

    @property
    def first(self) -> Case:
        """The case that names the page."""
        return self.cases[0]

    def is_about(self, scenarios: Collection[Scenario]) -> bool:
        """Whether what happened in each of its cases is one of `scenarios`; none of them stands for all."""
        return not scenarios or all(case.scenario in scenarios for case in self.cases)

    @property
    def uri(self) -> str:
        """`plans/wechat-chat/payer-scam.md`."""
        return f"plans/{self.first.id}.md"

    @property
    def sheet_uri(self) -> str:
        """`sheets/wechat-chat/payer-scam.html`: the same plan as one light page."""
        return f"sheets/{self.first.id}.html"


@watched
@dataclass(frozen=True)
class PlanIndex:
    """Every plan page, and which page serves a case."""

    pages: tuple[PlanPage, ...] = ()
    by_case: dict[Case, PlanPage] = field(default_factory=dict)

    def page_of(self, case: Case) -> PlanPage | None:
        """The page of a case; None for a combination that does not exist."""
        note_read("plan", case.id)
        by_case: dict[Case, PlanPage] = object.__getattribute__(self, "by_case")  # unlike `self.by_case`, no read of all plans
        return by_case.get(case)


def build_plan_index(dataset: Dataset) -> PlanIndex:
    """Plan every case, and put cases with the same plan on one page.

    Cases share a page when their actions and the grounds of these are the same, they belong to one platform or rail, and their roles
    read the same page. For offers to recover money the platform does not matter.

    Args:
        dataset: The records.

    Returns:
        The pages, in the order of their first cases, and the page of each case.
    """
    groups: dict[tuple[str, str, tuple[Action, ...], tuple[Ground | None, ...]], list[Case]] = {}
    for case in (*cases(dataset), *rail_cases(dataset)):
        actions = plan(dataset, case)
        grounds = tuple(dataset.procedures[action.procedure].ground_for(case.scenario) for action in actions)
        groups.setdefault((_platform_of(dataset, case), _readers_of(case), actions, grounds), []).append(case)
    pages = tuple(PlanPage(tuple(members), actions, questions_for(dataset, members[0])) for (_, _, actions, _), members in groups.items())
    return PlanIndex(pages, {case: page for page in pages for case in page.cases})


def _entries(index: PlanIndex) -> dict[FactPath, object]:
    """What can be read of the plans: their pages, the page of a case by the case that names it, and the parts of a page."""
    first = {case.id: page.first.id for case, page in index.by_case.items()}
    return {
        ("plan", "pages", WHOLE): tuple(page.first.id for page in index.pages),  # their parts are noted one by one, below
        ("plan", "by_case", WHOLE): tuple(first.items()),
        **{("plan", case): page for case, page in first.items()},
        **{("plan", page.first.id, "cases"): page.cases for page in index.pages},
        **{("plan", page.first.id, "actions"): page.actions for page in index.pages},
        **{("plan", page.first.id, "questions"): page.questions for page in index.pages},
    }


def _parts(index: PlanIndex) -> Iterator[tuple[object, FactPath]]:
    yield index, ("plan",)
    yield from ((page, ("plan", page.first.id)) for page in index.pages)


PLAN_INDEX = Derived("plan", build_plan_index, _entries, parts=_parts)
"""Every plan; a page reads one through `PlanIndex.page_of`, or all of them."""


def _platform_of(dataset: Dataset, case: Case) -> str:
    """Pages are never merged across platforms, except where the platform does not matter at all."""
    if case.scenario is Scenario.RECOVERY_OFFER:
        return "any"
    transfer_type = dataset.transfer_types.get(case.transfer_type)
    return transfer_type.platform if transfer_type else case.transfer_type


def _readers_of(case: Case) -> str:
    """The readers of a page: a payer and a helper share it; a payee and a merchant each have their own."""
    return "payer" if case.role in {Role.PAYER, Role.HELPER} else case.role.value
