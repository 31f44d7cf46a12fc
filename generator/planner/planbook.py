"""All plans, merged by rule: cases of one platform whose plans are the same share a page."""

from dataclasses import dataclass, field

from generator.planner.cases import Case, cases, rail_cases
from generator.planner.plan import Action, plan
from generator.records.dataset import Dataset
from generator.records.vocabulary import Role, Scenario


@dataclass(frozen=True)
class PlanPage:
    """One page of plans: the cases it serves and their common actions."""

    cases: tuple[Case, ...]
    actions: tuple[Action, ...]

    @property
    def first(self) -> Case:
        """The case that names the page."""
        return self.cases[0]

    @property
    def uri(self) -> str:
        """`plans/wechat-chat/payer-scam.md`."""
        return f"plans/{self.first.id}.md"

    @property
    def sheet_uri(self) -> str:
        """`sheets/wechat-chat/payer-scam.html`: the same plan as one light page."""
        return f"sheets/{self.first.id}.html"


@dataclass(frozen=True)
class PlanBook:
    """Every plan page, and which page serves a case."""

    pages: tuple[PlanPage, ...] = ()
    by_case: dict[Case, PlanPage] = field(default_factory=dict)

    def page_of(self, case: Case) -> PlanPage | None:
        """The page of a case; None for a combination that does not exist."""
        return self.by_case.get(case)


def build_planbook(dataset: Dataset) -> PlanBook:
    """Plan every case once and merge what reads the same."""
    groups: dict[tuple[str, str, tuple[Action, ...]], list[Case]] = {}
    for case in (*cases(dataset), *rail_cases(dataset)):
        actions = plan(dataset, case)
        groups.setdefault((_owner(dataset, case), _road(case), actions), []).append(case)
    pages = tuple(PlanPage(tuple(members), actions) for (_, _, actions), members in groups.items())
    return PlanBook(pages, {case: page for page in pages for case in page.cases})


def _owner(dataset: Dataset, case: Case) -> str:
    """Pages are never merged across platforms, except where the platform does not matter at all."""
    if case.scenario is Scenario.RECOVERY_OFFER:
        return "any"
    transfer_type = dataset.transfer_types.get(case.transfer_type)
    return transfer_type.platform if transfer_type else case.transfer_type


def _road(case: Case) -> str:
    """A payer and the person who helps them walk the same road; a payee and a shop do not."""
    return "payer" if case.role in {Role.PAYER, Role.HELPER} else case.role.value
