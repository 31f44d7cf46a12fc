"""What is still open after a given time. The time-window matrix and every countdown are this one function."""

from dataclasses import dataclass
from enum import StrEnum

from generator.models.procedure import Procedure
from generator.models.values import Window
from generator.models.vocabulary import Answer, Event, Unit

_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.BANKING_DAY: 1440, Unit.MONTH: 43_200, Unit.YEAR: 525_600}

_CLOSING_SHARE = 4
"""A window is closing in its last quarter."""


class State(StrEnum):
    """How a window stands at one moment."""

    OPEN = "open"
    CLOSING = "closing"
    DEPENDS = "depends"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moment:
    """A point in time after the money was sent."""

    id: str
    minutes: int


MOMENTS = (
    Moment("1m", 1),
    Moment("5m", 5),
    Moment("30m", 30),
    Moment("2h", 120),
    Moment("24h", 1440),
    Moment("3d", 4320),
    Moment("later", 43_200),
)
"""The moments of the matrix; `later` is a month."""


def minutes_of(window: Window) -> int | None:
    """Length in minutes, banking days counted as calendar days (the earliest they can end); None without a length."""
    if window.length is None or window.unit is None:
        return None
    return window.length * _MINUTES[window.unit]


def state_at(window: Window | None, answer: Answer, minutes: int) -> State:
    """How a window stands `minutes` after sending.

    A clock that starts later than sending (`accepted`, `judged` …) cannot have run out by the clock of sending alone:
    past its length the state depends on when that event was.
    """
    if answer is Answer.UNKNOWN:
        return State.UNKNOWN
    if window is None:
        return State.OPEN
    length = minutes_of(window)
    if length is None:
        return State.DEPENDS
    if minutes < length:
        if window.until is not None:
            return State.DEPENDS
        return State.CLOSING if minutes * _CLOSING_SHARE >= length * (_CLOSING_SHARE - 1) else State.OPEN
    return State.CLOSED if window.starts_at is Event.SENT else State.DEPENDS


def procedure_state(procedure: Procedure, minutes: int) -> State:
    """How a procedure's window stands `minutes` after sending."""
    return state_at(procedure.window, procedure.window_answer, minutes)
