"""Which cases exist: role × scenario × way of paying. A combination that does not exist is never offered."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.dataset import Dataset
from generator.records.platform import TransferType
from generator.records.procedure import Conditions, Procedure
from generator.records.vocabulary import Role, Scenario

MISTAKES = (Scenario.WRONG_PAYEE, Scenario.WRONG_AMOUNT, Scenario.PAID_TWICE)
PAYER_SCENARIOS = (*MISTAKES, Scenario.SCAM, Scenario.UNAUTHORISED)


@dataclass(frozen=True)
class Case:
    """Who asks, what happened, how the money was sent."""

    role: Role
    scenario: Scenario
    transfer_type: str
    """Id in `transfer_types/`, or of a rail in `rails/`."""

    @property
    def id(self) -> str:
        """Stable name of the case's page."""
        return f"{self.transfer_type}/{self.role.value}-{self.scenario.value}"


def cases(dataset: Dataset) -> Iterator[Case]:
    """Every domestic case that exists, in the order of the files."""
    for type_id, transfer_type in dataset.transfer_types.items():
        for scenario in scenarios_of(transfer_type):
            for role in roles_of(scenario):
                yield Case(role, scenario, type_id)


def rail_cases(dataset: Dataset) -> Iterator[Case]:
    """Every cross-border case: each rail, as a mistake and as a scam where it covers both, for the payer and for whoever helps."""
    for key, rail in dataset.rails.items():
        for scenario in rail.covers:
            for role in (Role.PAYER, Role.HELPER):
                yield Case(role, scenario, key)


def rail_for(dataset: Dataset, key: str, scenario: Scenario) -> str:
    """The rail that answers a scenario: the rail itself, or its sibling; empty where none does."""
    rail = dataset.rails[key]
    return key if scenario in rail.covers else rail.sibling or ""


def scenarios_of(transfer_type: TransferType) -> tuple[Scenario, ...]:
    """What can happen with this way of paying, and an offer to recover the money afterwards."""
    named = tuple(Scenario(name) for name in transfer_type.scenarios) or PAYER_SCENARIOS
    return (*named, Scenario.RECOVERY_OFFER)


def roles_of(scenario: Scenario) -> tuple[Role, ...]:
    """Who can stand in a scenario. A payee or a shop only ever holds money sent by mistake."""
    if scenario in MISTAKES:
        return (Role.PAYER, Role.HELPER, Role.PAYEE, Role.MERCHANT)
    return (Role.PAYER, Role.HELPER)


def places_of(dataset: Dataset, case: Case) -> frozenset[str]:
    """Regions a case is about: those of its rail, the mainland where a rail has no place of its own; else the mainland."""
    rail = dataset.rails.get(case.transfer_type)
    regions = frozenset(rail.regions if rail else ("CN",))
    return regions | {"CN"} if regions <= {"INT"} else regions


def procedures_of(dataset: Dataset, case: Case) -> dict[str, Procedure]:
    """Every action of a case, whatever its state; a general one gives way to the one written for such cases.

    One that holds only in some state of the case replaces nothing here: the planner lets it, once that state is known.
    """
    found = {key: procedure for key, procedure in dataset.procedures.items() if applies(dataset, procedure, case)}
    replaced = {general for procedure in found.values() if procedure.applies.when == Conditions() for general in procedure.instead_of}
    return {key: procedure for key, procedure in found.items() if key not in replaced}


def papers_of(procedure: Procedure, case: Case | None) -> tuple[str, ...]:
    """Ids of the papers an action asks for in a case; of all it may ask for where no case is given."""
    return tuple(paper.paper for paper in procedure.papers if case is None or not paper.scenarios or case.scenario in paper.scenarios)


def applies(dataset: Dataset, procedure: Procedure, case: Case) -> bool:
    """Whether an action belongs to a case, whatever its state."""
    scope = procedure.applies
    if case.role not in scope.roles or case.scenario not in scope.scenarios:
        return False
    if case.transfer_type in dataset.rails:
        rail = dataset.rails[case.transfer_type]
        return case.transfer_type in scope.rails or bool(set(rail.regions) & set(scope.regions) - {"CN"})
    if scope.rails and not (scope.platforms or scope.transfer_types):
        return False
    transfer_type = dataset.transfer_types[case.transfer_type]
    if scope.transfer_types and case.transfer_type not in scope.transfer_types:
        return False
    if scope.platforms and transfer_type.platform not in scope.platforms:
        return False
    return "CN" in scope.regions
