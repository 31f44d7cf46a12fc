"""From a person's case to an ordered plan. A pure function of the dataset; the page, the helper and the sheet all show it."""

from dataclasses import dataclass, fields

from generator.models.dataset import Dataset
from generator.models.procedure import Conditions, Procedure
from generator.models.vocabulary import Urgency
from generator.queries.cases import Case, applies
from generator.queries.windows import State, minutes_of, procedure_state

_URGENCY = {urgency: place for place, urgency in enumerate(Urgency)}
_NO_DEADLINE = 10**9


@dataclass(frozen=True)
class Situation:
    """What the reader knows about the state of the case; None means not known."""

    accepted: str | None = None
    delay: str | None = None
    executed: str | None = None
    payee: str | None = None
    police_receipt: str | None = None


@dataclass(frozen=True)
class Action:
    """One line of a plan."""

    procedure: str
    """Id in `procedures/`."""
    state: State
    conditional: tuple[str, ...]
    """Conditions of the state that the reader has not answered: the action holds only if they are met."""


def plan(dataset: Dataset, case: Case, situation: Situation = Situation(), minutes: int = 0) -> tuple[Action, ...]:
    """The ordered actions of a case, `minutes` after the money was sent.

    Safety first, then what is irreversible and still open, shortest window first; an action whose window has passed
    comes last, so that it is named and never advised.
    """
    found = [
        (procedure_id, procedure, procedure_state(procedure, minutes))
        for procedure_id, procedure in dataset.procedures.items()
        if applies(dataset, procedure, case) and _possible(procedure.applies.when, situation)
    ]
    found.sort(key=lambda entry: (entry[2] is State.CLOSED, *_order(entry[1]), entry[0]))
    return tuple(Action(key, state, _open_conditions(procedure.applies.when, situation)) for key, procedure, state in found)


def _order(procedure: Procedure) -> tuple[int, int, int]:
    length = minutes_of(procedure.window) if procedure.window else None
    return _URGENCY[procedure.urgency], procedure.rank, length or _NO_DEADLINE


def _possible(when: Conditions, situation: Situation) -> bool:
    return all(_allows(getattr(when, name), getattr(situation, name)) for name in _STATE)


def _allows(allowed: tuple[str, ...], known: str | None) -> bool:
    return not allowed or known is None or known in allowed


def _open_conditions(when: Conditions, situation: Situation) -> tuple[str, ...]:
    return tuple(name for name in _STATE if getattr(when, name) and getattr(situation, name) is None)


_STATE = tuple(part.name for part in fields(Situation))


def questions_for(dataset: Dataset, case: Case) -> tuple[str, ...]:
    """The state questions whose answer changes this case's plan, in the order asked."""
    needed = {
        name
        for procedure in dataset.procedures.values()
        if applies(dataset, procedure, case)
        for name in _STATE
        if getattr(procedure.applies.when, name)
    }
    return tuple(name for name in _STATE if name in needed)
