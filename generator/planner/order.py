"""The place of an action in the plans of a case: as `first_actions/` decides it, else by its urgency and rank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.planner.cases import Case, cases, procedures_of, rail_cases
from generator.records.dataset import Dataset
from generator.records.first_actions import FirstActions
from generator.records.procedure import Procedure
from generator.records.vocabulary import Urgency

_URGENCY = {urgency: place for place, urgency in enumerate(Urgency)}
_NOW = _URGENCY[Urgency.NOW]


class PlanPlace(NamedTuple):
    """Where an action stands; lower comes first."""

    stage: int
    """Position of its urgency, 0 for safety."""
    rank: int
    """Within that urgency: 1 and more as its record says, below 1 where the order of the case is decided."""


def first_actions_of(dataset: Dataset, case: Case) -> FirstActions | None:
    """The order that is decided for a case.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        The first record that names its scenario and its platform or rail; None where there is none.
    """
    return next((record for record in dataset.first_actions.values() if decides(dataset, record, case)), None)


def decides(dataset: Dataset, record: FirstActions, case: Case) -> bool:
    """Whether a record names the scenario and the platform or rail of a case.

    Args:
        dataset: The records.
        record: An order of first actions.
        case: The case.

    Returns:
        False for a case of another scenario, platform or rail.
    """
    way = dataset.transfer_types.get(case.transfer_type)
    return case.scenario in record.scenarios and (way.platform in record.platforms if way else case.transfer_type in record.rails)


def place_of(key: str, procedure: Procedure, decided: FirstActions | None) -> PlanPlace:
    """The place of an action in a case.

    Args:
        key: Its id.
        procedure: The action.
        decided: `first_actions_of` the case.

    Returns:
        Its place.
    """
    rank = decided.actions.index(key) - len(decided.actions) if decided and key in decided.actions else procedure.rank
    return PlanPlace(_URGENCY[procedure.urgency], rank)


CaseOrder = tuple[Case, Mapping[str, PlanPlace]]
"""A case, and the places of its actions."""


def orders_of(dataset: Dataset) -> tuple[CaseOrder, ...]:
    """The places of all actions of all cases; for who looks through many lists.

    Args:
        dataset: The records.

    Returns:
        Each case that has actions.
    """
    found = []
    for case in (*cases(dataset), *rail_cases(dataset)):
        decided = first_actions_of(dataset, case)
        found.append((case, {key: place_of(key, action, decided) for key, action in procedures_of(dataset, case).items()}))
    return tuple(found)


def contradictions(orders: Iterable[CaseOrder], actions: Sequence[str]) -> Iterator[tuple[str, str, Case]]:
    """What a list of actions puts in another order than the plans, among those for safety and for now.

    What is for later days has no order that hurts: a page about one of them names that one first.

    Args:
        orders: As of `orders_of`.
        actions: Ids of actions, in the order of the list.

    Yields:
        (what the list names later, what it names before it, a case whose plan has them the other way round), for each pair of which
        every plan that has both says so.
    """
    pairs = sorted({(key, earlier) for at, key in enumerate(actions) for earlier in actions[:at] if key != earlier})
    for key, earlier in pairs:
        both = [(case, places) for case, places in orders if key in places and earlier in places]
        against = [case for case, places in both if places[key] < places[earlier] and places[earlier].stage <= _NOW]
        if both and len(against) == len(both):
            yield key, earlier, against[0]
