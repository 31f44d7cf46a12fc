"""From a person's case to an ordered plan. A pure function of the dataset; the page, the helper and the sheet all show it."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import get_args

from generator.planner.cases import Case, procedures_of
from generator.planner.windows import Known, State, minutes_of, procedure_state
from generator.records.calendar import Calendar
from generator.records.dataset import Dataset
from generator.records.procedure import Conditions, Procedure
from generator.records.vocabulary import Urgency

_URGENCY = {urgency: place for place, urgency in enumerate(Urgency)}
_NO_DEADLINE = 10**9
MOST_FIRST = 3
"""Actions on the card of the first sixty seconds."""
_CARD = frozenset({Urgency.SAFETY, Urgency.NOW, Urgency.TODAY})
"""What may stand on it: a written complaint or a court is no matter of sixty seconds."""


@dataclass(frozen=True)
class Situation:
    """What the reader knows about the state of the case; None means not known."""

    accepted: str | None = None
    delay: str | None = None
    executed: str | None = None
    payee: str | None = None
    police_receipt: str | None = None


NOT_KNOWN = Situation()
AT_FIRST = {"payee": "unreached", "police_receipt": "no"}
"""How every case begins: nobody has answered yet and nobody has been to the police."""


@dataclass(frozen=True)
class Action:
    """One line of a plan."""

    procedure: str
    """Id in `procedures/`."""
    urgency: Urgency
    state: State
    conditional: tuple[str, ...]
    """Conditions of the state that neither the reader nor the beginning of every case has met: the action holds only then."""


def plan(
    dataset: Dataset, case: Case, situation: Situation = NOT_KNOWN, minutes: int = 0, sent: datetime | None = None
) -> tuple[Action, ...]:
    """The ordered actions of a case, `minutes` after the money was sent; with `sent` the calendar is exact.

    Safety first, then what is irreversible and still open, shortest window first; in each stage, what only a refusal opens comes
    after what does not wait for one. An action whose window has passed comes last, so that it is named and never advised; money that
    should be back by now comes right behind safety, for whoever finds it there needs nothing else. While money can still be called off,
    nobody is told to ask for it back.
    """
    known = Known(_truth(situation.accepted), _truth(situation.executed), sent, calendar_of(dataset, case))
    found = [
        Action(key, procedure.urgency, procedure_state(procedure, minutes, known), _open_conditions(procedure.applies.when, situation))
        for key, procedure in procedures_of(dataset, case).items()
        if _possible(procedure.applies.when, situation)
    ]
    replaced = {
        general
        for action in found
        if action.state is not State.CLOSED and _is_answered(dataset.procedures[action.procedure].applies.when, situation)
        for general in dataset.procedures[action.procedure].instead_of
    }
    kept = [action for action in found if action.procedure not in replaced]
    return tuple(sorted(kept, key=lambda action: _order(dataset.procedures[action.procedure], action)))


def _order(procedure: Procedure, action: Action) -> tuple[object, ...]:
    stage, rank = place_of(procedure)
    back = action.state is State.DUE and not action.conditional
    part = 0 if procedure.urgency is Urgency.SAFETY else 1 if back else 2
    return action.state is State.CLOSED, part, stage, "payee" in action.conditional, rank, minutes_until(procedure), action.procedure


def place_of(procedure: Procedure) -> tuple[int, int]:
    """Where an action stands in every plan: its urgency, then its rank."""
    return _URGENCY[procedure.urgency], procedure.rank


def minutes_until(procedure: Procedure) -> int:
    """Length of the window for sorting; without one the action comes last among its equals."""
    return (minutes_of(procedure.window) if procedure.window else None) or _NO_DEADLINE


def first_of(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The first three open actions of a plan that are for today; those that wait for a refusal or a receipt come last.

    What is for later days stands on the card only where nothing else is open: two true lines are better than three.
    """
    usable = [action for action in actions if action.state is not State.CLOSED]
    soon = [action for action in usable if action.urgency in _CARD] or usable
    now = [action for action in soon if not AT_FIRST.keys() & set(action.conditional)]
    return tuple((now + [action for action in soon if action not in now])[:MOST_FIRST])


def next_best(dataset: Dataset, procedure: str, actions: tuple[Action, ...]) -> str:
    """Where to turn when an action is closed: its own next best that is still open in this plan, else the plan's first."""
    usable = [action.procedure for action in actions if action.state is not State.CLOSED and action.procedure != procedure]
    own = (other for other in dataset.procedures[procedure].next_best if other in usable)
    return next(own, usable[0] if usable else "")


def calendar_of(dataset: Dataset, case: Case) -> Calendar | None:
    """The banking days that count for a case: those of the rail's place, else of the mainland."""
    rail = dataset.rails.get(case.transfer_type)
    region = next(iter(rail.regions), "CN") if rail else "CN"
    return next((calendar for calendar in dataset.calendars.values() if region in calendar.regions), None)


def _truth(answer: str | None) -> bool | None:
    return None if answer is None else answer == "yes"


def _possible(when: Conditions, situation: Situation) -> bool:
    return all(_allows(getattr(when, name), getattr(situation, name)) for name in STATE)


def _allows(allowed: tuple[str, ...], known: str | None) -> bool:
    return not allowed or known is None or known in allowed


def _is_answered(when: Conditions, situation: Situation) -> bool:
    return all(getattr(situation, name) is not None for name in STATE if getattr(when, name))


def _open_conditions(when: Conditions, situation: Situation) -> tuple[str, ...]:
    """Unanswered conditions that the beginning of a case does not already meet."""
    asked = (name for name in STATE if getattr(when, name) and getattr(situation, name) is None)
    return tuple(name for name in asked if AT_FIRST.get(name) not in getattr(when, name))


STATE = tuple(part.name for part in fields(Situation))
"""The state questions, in the order asked."""


def questions_for(dataset: Dataset, case: Case) -> tuple[str, ...]:
    """The state questions whose answer changes this case's plan, in the order asked."""
    needed = {name for procedure in procedures_of(dataset, case).values() for name in STATE if getattr(procedure.applies.when, name)}
    return tuple(name for name in STATE if name in needed)


def answers_to(question: str) -> tuple[str, ...]:
    """The answers of a state question, in the order of the model."""
    (allowed, _) = get_args(Conditions.model_fields[question].annotation)
    return get_args(allowed)
