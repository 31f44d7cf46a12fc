"""Which cases exist: role × scenario × way of paying. A combination that cannot happen is never offered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.records.cross_border import Rail
from generator.records.dataset import Dataset
from generator.records.platform import TransferType
from generator.records.procedure import Conditions, Procedure
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, ContactKind, Role, Scenario, WaitsFor

PAYING = (Role.PAYER, Role.HELPER)
"""The roles that every scenario has; a rail has no other."""


@dataclass(frozen=True)
class Case:
    """A reader's case: who asks, what happened, how the money was sent."""

    role: Role
    scenario: Scenario
    transfer_type: str
    """Id in `transfer_types/`, or of a rail in `rails/`."""

    @property
    def id(self) -> str:
        """Stable name of the case's page."""
        return f"{self.transfer_type}/{self.role.value}-{self.scenario.value}"


def cases(dataset: Dataset) -> Iterator[Case]:
    """Every domestic case that exists.

    Args:
        dataset: The records.

    Yields:
        The cases of each way of paying, in the order of the files.
    """
    for type_id, transfer_type in dataset.transfer_types.items():
        for scenario in scenarios_of(transfer_type):
            for role in roles_of(scenario):
                yield Case(role, scenario, type_id)


def knows_cases(dataset: Dataset) -> bool:
    """Whether it can be said which cases there are: not where a way of paying names a scenario that does not exist.

    Args:
        dataset: The records.

    Returns:
        False where `check_references` finds such a name.
    """
    named = {name for transfer_type in dataset.transfer_types.values() for name in transfer_type.scenarios}
    return named <= {scenario.value for scenario in Scenario}


def rail_cases(dataset: Dataset) -> Iterator[Case]:
    """Every case of a rail.

    Args:
        dataset: The records.

    Yields:
        Each scenario that a rail covers, for the payer and for a helper, in the order of the rails.
    """
    for key, rail in dataset.rails.items():
        for scenario in rail.covers:
            for role in PAYING:
                yield Case(role, scenario, key)


def rail_for(dataset: Dataset, key: str, scenario: Scenario) -> str:
    """The rail whose record answers a scenario: the rail itself, or its sibling.

    Args:
        dataset: The records.
        key: Id of a rail.
        scenario: What happened.

    Returns:
        Id of the rail; empty where the rail does not cover the scenario and has no sibling.
    """
    rail = dataset.rails[key]
    return key if scenario in rail.covers else rail.sibling or ""


def types_by_platform(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Group the ways of paying by platform.

    Args:
        dataset: All records.

    Returns:
        Id of each platform → ids of its ways of paying, in the order of the records.
    """
    types = dataset.transfer_types
    return {platform: tuple(key for key in types if types[key].platform == platform) for platform in dataset.platforms}


def scenarios_of(transfer_type: TransferType) -> tuple[Scenario, ...]:
    """The scenarios of a way of paying.

    Args:
        transfer_type: The way of paying.

    Returns:
        The scenarios of its record, in that order, or all that a payer can meet where it names none; then the offer to recover the
        money, which can follow any of them.
    """
    named = tuple(Scenario(name) for name in transfer_type.scenarios) or PAYER_SCENARIOS
    return (*named, Scenario.RECOVERY_OFFER)


def roles_of(scenario: Scenario) -> tuple[Role, ...]:
    """The roles that a scenario has.

    Args:
        scenario: What happened.

    Returns:
        Those who can ask about it: only money sent by mistake concerns a payee or a merchant.
    """
    if scenario in MISTAKES:
        return (*PAYING, Role.PAYEE, Role.MERCHANT)
    return PAYING


def places_of(dataset: Dataset, case: Case) -> frozenset[str]:
    """The regions that a case is about.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        Codes of the regions of its rail, and `CN` with them where they are only `INT` or none; for a way of paying, `CN`.
    """
    rail = dataset.rails.get(case.transfer_type)
    return places_of_rail(rail) if rail else frozenset({"CN"})


def places_of_rail(rail: Rail) -> frozenset[str]:
    """The regions in which somebody may sit who paid by a rail.

    Args:
        rail: The rail.

    Returns:
        Codes of its regions, and `CN` with them where they are only `INT` or none.
    """
    regions = frozenset(rail.regions)
    return regions | {"CN"} if regions <= {"INT"} else regions


def waits_for(dataset: Dataset, case: Case | None) -> WaitsFor | None:
    """What the money of a case waits for on its way.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        The value of its rail or way of paying; None where the records do not say, and without a case.
    """
    way = (dataset.rails.get(case.transfer_type) or dataset.transfer_types.get(case.transfer_type)) if case else None
    return way.waits_for if way else None


def rails_of(dataset: Dataset, procedure: Procedure) -> dict[str, Rail]:
    """The rails whose plans show an action.

    Args:
        dataset: The records.
        procedure: The action.

    Returns:
        Rails by id: those of which the action names the rail or a region, and that cover one of its scenarios.
    """
    return {
        key: rail
        for key, rail in dataset.rails.items()
        if {*rail.covers} & {*procedure.applies.scenarios} and _is_for(procedure, key, rail)
    }


def hotline_of(dataset: Dataset, procedure: Procedure, places: Collection[str] | None) -> str | None:
    """The one hotline that a line of a plan offers to call.

    Args:
        dataset: The records.
        procedure: The action.
        places: Codes of the regions that matter; None for all.

    Returns:
        Id of the contact. None where it depends on the reader's bank or place: a wrong number is worse than no number.
    """
    known = [channel.contact for channel in procedure.channels if channel.contact in dataset.contacts]
    hotlines = [key for key in known if key and dataset.contacts[key].kind is ContactKind.HOTLINE]
    hotlines = [key for key in hotlines if places is None or dataset.contacts[key].region in places]
    return hotlines[0] if len(hotlines) == 1 else None


def procedures_of(dataset: Dataset, case: Case) -> dict[str, Procedure]:
    """Every action of a case by id, whatever its state; a general one is left out where one written for such cases replaces it.

    An action with conditions of state replaces nothing here, since the state is not known; `plan` lets it replace others once it is.
    """
    found = {key: procedure for key, procedure in dataset.procedures.items() if applies(dataset, procedure, case)}
    replaced = {general for procedure in found.values() if procedure.applies.when == Conditions() for general in procedure.instead_of}
    return {key: procedure for key, procedure in found.items() if key not in replaced}


def papers_of(procedure: Procedure, case: Case | None) -> tuple[str, ...]:
    """The papers that an action asks for in a case.

    Args:
        procedure: The action.
        case: The case; None for all papers that the action may ask for.

    Returns:
        Ids in `vocabularies/papers`, in the order of the record.
    """
    return tuple(paper.paper for paper in procedure.papers if case is None or not paper.scenarios or case.scenario in paper.scenarios)


def applies(dataset: Dataset, procedure: Procedure, case: Case) -> bool:
    """Whether an action belongs to a case, whatever the state of the case.

    Args:
        dataset: The records.
        procedure: The action.
        case: The case.

    Returns:
        True when the role, the scenario and the way of paying, or the rail or its region, are among those of the action.
    """
    scope = procedure.applies
    if case.role not in scope.roles or case.scenario not in scope.scenarios:
        return False
    if case.transfer_type in dataset.rails:
        return _is_for(procedure, case.transfer_type, dataset.rails[case.transfer_type])
    if scope.rails and not (scope.platforms or scope.transfer_types):
        return False
    transfer_type = dataset.transfer_types[case.transfer_type]
    if scope.transfer_types and case.transfer_type not in scope.transfer_types:
        return False
    if scope.platforms and transfer_type.platform not in scope.platforms:
        return False
    return "CN" in scope.regions


def _is_for(procedure: Procedure, key: str, rail: Rail) -> bool:
    """Whether an action names a rail, one of its regions, or `INT` for every rail.

    An action of the mainland is not by itself one of a rail that reaches it.
    """
    scope = procedure.applies
    return key in scope.rails or bool({*rail.regions, "INT"} & {*scope.regions} - {"CN"})
