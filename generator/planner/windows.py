"""What is still open after a given time. The time-window matrix, every plan and every countdown are this one function.

`theme/assets/helper/clock.js` says the same in the reader's browser; `tests/planner/test_agreement.py` proves it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from generator.records.calendar import Calendar
from generator.records.procedure import Procedure
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, Unit

_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.BANKING_DAY: 1440, Unit.MONTH: 43_200, Unit.YEAR: 525_600}

_CLOSING_SHARE = 4
"""A window is closing in its last quarter."""


class State(StrEnum):
    """How a window stands at one moment."""

    OPEN = "open"
    CLOSING = "closing"
    DEPENDS = "depends"
    CLOSED = "closed"
    COMING = "coming"
    """It comes by itself, and its time is ahead."""
    DUE = "due"
    """Its time is over: it should have come by itself."""
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


@dataclass(frozen=True)
class Known:
    """What is known beside the minutes that have passed; None means not known."""

    accepted: bool | None = None
    executed: bool | None = None
    sent: datetime | None = None
    """When the money left, local time: months, years and banking days then end on their true day."""
    calendar: Calendar | None = None

    def has_happened(self, event: Event) -> bool | None:
        """Whether an event lies in the past."""
        match event:
            case Event.SENT:
                return True
            case Event.ACCEPTED:
                return self.accepted
            case Event.EXECUTED:
                return self.executed
            case _:
                return None


NOTHING_KNOWN = Known()


def minutes_of(window: Window) -> int | None:
    """Length in minutes, banking days counted as calendar days (the earliest they can end); None without a length."""
    if window.length is None or window.unit is None:
        return None
    return window.length * _MINUTES[window.unit]


def deadline_of(window: Window, start: datetime, calendar: Calendar | None = None) -> datetime | None:
    """When a window that starts at `start` ends; None without a length. Weekends and published holidays are no banking days."""
    if window.length is None or window.unit is None:
        return None
    match window.unit:
        case Unit.BANKING_DAY:
            return _after_banking_days(start, window.length, calendar)
        case Unit.MONTH:
            return _after_months(start, window.length)
        case Unit.YEAR:
            return _after_months(start, window.length * 12)
        case _:
            return start + timedelta(minutes=window.length * _MINUTES[window.unit])


def _after_months(start: datetime, months: int) -> datetime:
    """The same day of a later month, or its last day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))


def _after_banking_days(start: datetime, length: int, calendar: Calendar | None) -> datetime:
    moment = start
    while length:
        moment += timedelta(days=1)
        length -= _is_banking_day(moment, calendar)
    return moment


def _is_banking_day(moment: datetime, calendar: Calendar | None) -> bool:
    if calendar is None or moment.date() in calendar.open:
        return True
    return moment.isoweekday() not in calendar.weekend and moment.date() not in calendar.closed


def state_at(window: Window | None, answer: Answer, minutes: int, known: Known = NOTHING_KNOWN) -> State:
    """How a window stands `minutes` after sending.

    A clock that starts later than sending (`accepted`, `judged` …) cannot have run out by the clock of sending alone:
    past its length the state depends on when that event was, until `shut_after_hours`. Nor can banking days, whose
    holidays differ by place. What comes by itself is never closed by its own clock: after its time it is due.
    """
    if answer is Answer.UNKNOWN:
        return State.UNKNOWN
    if window is None:
        return State.OPEN
    ended = None if window.until is None else known.has_happened(window.until)
    if ended or (window.shut_after_hours is not None and minutes >= window.shut_after_hours * 60):
        return State.CLOSED
    unsure = window.until is not None and ended is None
    length = _length(window, known)
    if length is None or (window.starts_at is not None and known.has_happened(window.starts_at) is False):
        return State.DEPENDS if unsure else State.OPEN
    happens = window.kind == "happens-at"
    if minutes >= length:
        sure = window.starts_at is Event.SENT and window.unit is not Unit.BANKING_DAY
        return State.DEPENDS if not sure else State.DUE if happens else State.CLOSED
    if unsure:
        return State.DEPENDS
    if happens:
        return State.COMING
    return State.CLOSING if minutes * _CLOSING_SHARE >= length * (_CLOSING_SHARE - 1) else State.OPEN


def _length(window: Window, known: Known) -> int | None:
    """Length in minutes, exact when the day of sending is known."""
    if known.sent is None:
        return minutes_of(window)
    end = deadline_of(window, known.sent, known.calendar)
    return None if end is None else round((end - known.sent).total_seconds() / 60)


def procedure_state(procedure: Procedure, minutes: int, known: Known = NOTHING_KNOWN) -> State:
    """How a procedure's window stands `minutes` after sending."""
    return state_at(procedure.window, procedure.window_answer, minutes, known)
