"""Turns a case into an ordered plan. A pure function of the dataset; the plan page, the helper and the light page all show it."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import get_args

from generator.planner.cases import Case, procedures_of
from generator.planner.deadlines import Known, State, minutes_of, procedure_state
from generator.planner.order import PlanPlace, first_actions_of, place_of
from generator.planner.scope import is_known, settings_of
from generator.planner.shifts import Part, Purpose, is_overtaken, plan_part_of, purpose_of
from generator.records.calendar import Calendar
from generator.records.dataset import Dataset
from generator.records.procedure import Conditions, Procedure
from generator.records.vocabulary import FOR_TODAY, MISTAKES, Answer, Urgency

_NO_DEADLINE = 10**9
MOST_FIRST = 3
"""First steps of a plan."""
_TODAY = [*Urgency].index(Urgency.TODAY)


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
"""The state in which every case begins: the payee has not answered, and there is no police receipt."""


@dataclass(frozen=True)
class Action:
    """One line of a plan."""

    procedure: str
    """Id in `procedures/`."""
    urgency: Urgency
    state: State
    conditional: tuple[str, ...]
    """Names of state questions on which the action depends, and which neither the reader nor `AT_FIRST` has answered so that it holds."""
    place: PlanPlace
    """Where it stands in the plans of its case."""
    known: bool = True
    """Whether evidence of this platform or place says that it can be done; otherwise it is general advice, and has no window."""
    purpose: Purpose | None = None
    part: Part = Part.USUAL
    """The part of the plan in which it stands in the situation."""
    late: bool = False
    """Whether time has put it behind the claims of its plan."""


def plan(
    dataset: Dataset, case: Case, situation: Situation = NOT_KNOWN, minutes: int = 0, sent: datetime | None = None
) -> tuple[Action, ...]:
    """The ordered actions of a case at a time after the money was sent.

    Safety comes first, then the other actions by urgency, rank and length of window, the shortest first, unless `first_actions/`
    decides their order; within an urgency, an action that depends on the payee's answer comes after the others. An action whose window
    has passed comes last: the page names it and does not advise it. Money that should be back by now comes right after safety; then what
    the answers and the time bring forward (`shifts.py`). An action that replaces general ones does so while it is open and the reader
    has answered its conditions, as far as they do not hold when a case begins. The first steps of `first_of` lead, so that a page can
    print the plan as they are and what follows.

    Args:
        dataset: The records.
        case: Role, scenario and way of paying.
        situation: What the reader knows of the state of the case.
        minutes: Minutes since the money was sent.
        sent: When the money was sent, local time; with it months, years and banking days end on their true day.

    Returns:
        The actions that are possible in the situation, in the order in which the plan shows them.
    """
    known = Known(_truth(situation.accepted), _truth(situation.executed), sent, calendar_of(dataset, case))
    settings, decided = settings_of(dataset, (case,)), first_actions_of(dataset, case)
    found = []
    for key, procedure in procedures_of(dataset, case).items():
        if _possible(procedure.applies.when, situation):
            proven = is_known(dataset, procedure, settings)
            state = procedure_state(procedure, minutes, known, case.scenario) if proven else _state_of_advice(procedure)
            conditional, place = _open_conditions(procedure.applies.when, situation), place_of(key, procedure, decided)
            purpose = purpose_of(procedure, case.scenario, known=proven)
            found.append(Action(key, procedure.urgency, state, conditional, place, proven, purpose))
    replaced = {
        general
        for action in found
        if action.state is not State.CLOSED and _is_answered(dataset.procedures[action.procedure].applies.when, situation)
        for general in dataset.procedures[action.procedure].instead_of
    }
    kept = [action for action in found if action.procedure not in replaced]
    overtaken = is_overtaken(((action.purpose, action.state) for action in kept), minutes)
    placed = [_placed(dataset.procedures[action.procedure], action, situation, overtaken=overtaken) for action in kept]
    ordered = tuple(sorted(placed, key=lambda action: _order(dataset.procedures[action.procedure], action, case)))
    first = first_of(ordered)
    return (*first, *(action for action in ordered if action not in first))


def _placed(procedure: Procedure, action: Action, situation: Situation, *, overtaken: bool) -> Action:
    answers = {name: getattr(situation, name) for name in STATE}
    part = plan_part_of(procedure, action.purpose, action.state, answers, waits=bool(action.conditional), overtaken=overtaken)
    return replace(action, part=part, late=overtaken and action.purpose is Purpose.STOP)


def _order(procedure: Procedure, action: Action, case: Case) -> tuple[object, ...]:
    stage, rank = action.place
    length = minutes_until(procedure, case) if action.known else _NO_DEADLINE
    at = max(stage, _TODAY) if action.late else stage
    last = action.late or "payee" in action.conditional
    return action.state is State.CLOSED, action.part, at, last, stage, rank, length, action.procedure


def window_answer_of(procedure: Procedure, *, known: bool) -> Answer:
    """How sure the window of an action is.

    Args:
        procedure: The action.
        known: As of `Action.known`.

    Returns:
        The answer of the record; unknown where its window is that of other platforms or places.
    """
    return Answer.UNKNOWN if procedure.windows and not known else procedure.window_answer


def minutes_until(procedure: Procedure, case: Case) -> int:
    """Length of the window that binds the reader in a case, in minutes, for sorting; a very large number where there is none."""
    window = procedure.window_for(case.scenario)
    return (minutes_of(window) if window and window.binds else None) or _NO_DEADLINE


def first_of(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """The first steps: what the first sixty seconds are for. They are the first actions of every plan that `plan` makes.

    Actions for later days are taken only where an answer has brought them forward or no action for today is open; otherwise there may be
    fewer than `MOST_FIRST`.

    Args:
        actions: Of a plan, in the order of their urgency.

    Returns:
        At most `MOST_FIRST` actions that are not closed; those that depend on a refusal or on a police receipt come last.
    """
    usable = [action for action in actions if action.state is not State.CLOSED]
    soon = [action for action in usable if action.urgency in FOR_TODAY or action.part is Part.LED] or usable
    now = [action for action in soon if not AT_FIRST.keys() & set(action.conditional)]
    return tuple((now + [action for action in soon if action not in now])[:MOST_FIRST])


def next_best(dataset: Dataset, procedure: str, actions: tuple[Action, ...]) -> str:
    """Id of the action to take instead of a closed one: its first `next_best` that is open in the plan, else the plan's first open one.

    It is empty where nothing is open.
    """
    usable = [action.procedure for action in actions if action.state is not State.CLOSED and action.procedure != procedure]
    own = (other for other in dataset.procedures[procedure].next_best if other in usable)
    return next(own, usable[0] if usable else "")


def calendar_of(dataset: Dataset, case: Case) -> Calendar | None:
    """The calendar whose banking days count for a case.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        The calendar of the first region of its rail, else of the mainland; None where no calendar has that region.
    """
    rail = dataset.rails.get(case.transfer_type)
    region = next(iter(rail.regions), "CN") if rail else "CN"
    return next((calendar for calendar in dataset.calendars.values() if region in calendar.regions), None)


def _state_of_advice(procedure: Procedure) -> State:
    return State.UNKNOWN if window_answer_of(procedure, known=False) is Answer.UNKNOWN else State.OPEN


def _truth(answer: str | None) -> bool | None:
    return None if answer is None else answer == "yes"


def _possible(when: Conditions, situation: Situation) -> bool:
    return all(_allows(getattr(when, name), getattr(situation, name)) for name in STATE)


def _allows(allowed: tuple[str, ...], known: str | None) -> bool:
    return not allowed or known is None or known in allowed


def _is_answered(when: Conditions, situation: Situation) -> bool:
    """Whether the reader has answered the conditions of an action, as far as they do not hold when a case begins."""
    return all(getattr(situation, name) is not None or AT_FIRST.get(name) in getattr(when, name) for name in STATE if getattr(when, name))


def holds_at_first(when: Conditions) -> bool:
    """Whether an action makes sense in the state in which every case begins, before the reader has answered anything.

    Args:
        when: Its conditions.

    Returns:
        True where `AT_FIRST` meets all of them, or there are none.
    """
    return all(AT_FIRST.get(name) in getattr(when, name) for name in STATE if getattr(when, name))


def _open_conditions(when: Conditions, situation: Situation) -> tuple[str, ...]:
    """Names of the conditions that the reader has not answered and that `AT_FIRST` does not meet."""
    unanswered = (name for name in STATE if getattr(when, name) and getattr(situation, name) is None)
    return tuple(name for name in unanswered if AT_FIRST.get(name) not in getattr(when, name))


STATE = tuple(part.name for part in fields(Situation))
"""Names of the state questions, in the order in which the reader gets them."""


def questions_for(dataset: Dataset, case: Case) -> tuple[str, ...]:
    """The state questions whose answers change the plan of a case.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        Names of fields of `Situation`, in the order of `STATE`; how the payee answers only where they may not have meant to take it.
    """
    needed = {name for procedure in procedures_of(dataset, case).values() for name in STATE if getattr(procedure.applies.when, name)}
    return tuple(name for name in STATE if name in needed and (name != "payee" or case.scenario in MISTAKES))


def answers_to(question: str) -> tuple[str, ...]:
    """The possible answers of a state question.

    Args:
        question: A name of `STATE`.

    Returns:
        The values that records and `Situation` use, such as `yes` and `no`, in the order of the model.
    """
    (allowed, _) = get_args(Conditions.model_fields[question].annotation)
    return get_args(allowed)
