"""How answers and time move an action in its plan; without them its place is that of `order.py`.

`theme/assets/helper/clock.js` moves the same; `tests/planner/test_agreement.py` compares the two.
"""

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from generator.planner.deadlines import ARRIVED, State, minutes_of
from generator.records.procedure import Conditions, Procedure
from generator.records.vocabulary import FOR_TODAY, Scenario, Urgency, WindowKind

NEWS = {"payee": "refuses", "police_receipt": "yes"}
"""Answers after which something else comes next: question → answer. What names the answer in its conditions leads from then on."""
LATE = 7 * 1440
"""Minutes after which what only stops money on its way stands behind what can still be claimed: a judgement, which pages state as one."""
_CLAIMS = frozenset({"reimbursement", "refund", "return", "reversal"})
_CANCELLATION = "cancellation"
_STOPS = frozenset({_CANCELLATION, "recall", "stop-payment"})
_EVIDENCE = "evidence"
"""In `vocabularies/procedure-kinds.yml`, as those above."""
_LED = FOR_TODAY | {Urgency.WEEK}
"""Urgencies that an answer can bring forward: a court stays behind what can be done without one."""


class Purpose(StrEnum):
    """What an action is for, as far as it decides whether it moves."""

    CANCEL = "cancel"
    """The reader ends the payment while it is not carried out or claimed."""
    CLAIM = "claim"
    """It asks for the money by a day that can be told."""
    STOP = "stop"
    """It stops money on its way, and nobody knows how long that is possible."""
    PROOF = "proof"
    """It keeps evidence."""


class Part(IntEnum):
    """The parts of a plan, in their order."""

    SAFETY = 0
    BACK = 1
    """Money that should be back by now: a reader who finds it there needs nothing else."""
    PROOF = 2
    """Evidence, and what will come back by itself, where the next thing would be a dispute with the payee."""
    LED = 3
    """What the answers or the time have brought forward, and what the reader can cancel alone: nothing comes before that."""
    USUAL = 4


def purpose_of(procedure: Procedure, scenario: Scenario | None, *, known: bool = True) -> Purpose | None:
    """What an action is for.

    Args:
        procedure: The action.
        scenario: What happened; None outside plans.
        known: As of `Action.known`: general advice has no window.

    Returns:
        None where neither answers nor time move it by what it is for.
    """
    window = procedure.window_for(scenario) if known else None
    binds = window is not None and window.binds
    if procedure.urgency is Urgency.SAFETY:
        return None
    if procedure.kind in _STOPS and not binds:
        return Purpose.STOP
    if procedure.kind == _CANCELLATION:
        return Purpose.CANCEL
    if procedure.kind == _EVIDENCE and procedure.urgency is Urgency.NOW:
        return Purpose.PROOF
    dated = window is not None and window.kind is WindowKind.ACT_BY and window.length is not None
    return Purpose.CLAIM if dated and procedure.kind in _CLAIMS and procedure.urgency in FOR_TODAY else None


def _is_claimable(purpose: Purpose | None, state: State) -> bool:
    """Whether an action is a claim that is open for sure."""
    return purpose is Purpose.CLAIM and state in {State.OPEN, State.CLOSING}


def is_overtaken(claims: Iterable[tuple[Purpose | None, State]], minutes: int) -> bool:
    """Whether the claims of a plan stand before what stops money on its way.

    Args:
        claims: Purpose and state of each of its actions.
        minutes: Minutes since the money was sent.

    Returns:
        True from `LATE` on, where a claim is open.
    """
    return minutes >= LATE and any(_is_claimable(purpose, state) for purpose, state in claims)


def outlasts_stops(procedure: Procedure, purpose: Purpose | None, scenario: Scenario) -> bool:
    """Whether an action is a claim that is still open when it comes before what stops money on its way.

    Args:
        procedure: The action.
        purpose: `purpose_of` it.
        scenario: What happened.

    Returns:
        True for a claim whose window is longer than `LATE`.
    """
    window = procedure.window_for(scenario)
    return purpose is Purpose.CLAIM and window is not None and (minutes_of(window) or 0) > LATE


def plan_part_of(
    procedure: Procedure, purpose: Purpose | None, state: State, answers: dict[str, str | None], *, waits: bool, overtaken: bool
) -> Part:
    """The part of a plan in which an action stands.

    Args:
        procedure: The action.
        purpose: `purpose_of` it.
        state: Of its window.
        answers: Question → what the reader has answered, None for nothing.
        waits: Whether it depends on something that the reader has not answered.
        overtaken: `is_overtaken` of its plan.

    Returns:
        The part.
    """
    if procedure.urgency is Urgency.SAFETY:
        return Part.SAFETY
    if state in ARRIVED and not waits:
        return Part.BACK
    if overtaken and purpose is Purpose.STOP:
        return Part.USUAL
    if answers.get("payee") == NEWS["payee"] and (purpose is Purpose.PROOF or (state is State.COMING and not waits)):
        return Part.PROOF
    news = {name for name, answer in NEWS.items() if answers.get(name) == answer}
    led = (overtaken and _is_claimable(purpose, state)) or (procedure.urgency in _LED and _names(procedure.applies.when, news))
    own = purpose is Purpose.CANCEL and state is not State.CLOSED and (bool(news) or (overtaken and not waits))
    return Part.LED if led or own else Part.USUAL


def _names(when: Conditions, news: set[str]) -> bool:
    """Whether the conditions of an action name what the reader has answered to a question of `NEWS`."""
    return any(NEWS[name] in getattr(when, name) for name in news)
