"""Computes what is still open after a given time. The matrix of time windows, every plan and every countdown use this module.

`theme/assets/helper/clock.js` computes the same in the reader's browser; `tests/planner/test_agreement.py` compares the two.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from generator.records.calendar import Calendar
from generator.records.procedure import Procedure
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, Scenario, Unit, WindowKind

_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.BANKING_DAY: 1440, Unit.MONTH: 43_200, Unit.YEAR: 525_600}

_DUE_FOR_AN_HOUR = frozenset({Unit.MINUTE, Unit.HOUR})
"""Units of windows that are stated to the hour; others are stated to the day."""

_CLOSING_SHARE = 4
"""A window is closing in its last quarter."""


class State(StrEnum):
    """The state of a window at one moment."""

    OPEN = "open"
    CLOSING = "closing"
    DEPENDS = "depends"
    CLOSED = "closed"
    COMING = "coming"
    """It happens by itself, and its time is still to come."""
    DUE = "due"
    """It happens by itself about now: its time has just come."""
    SHOULD_HAVE_COME = "should-have-come"
    """It should have happened by itself: look whether it has."""
    UNKNOWN = "unknown"


ARRIVED = frozenset({State.DUE, State.SHOULD_HAVE_COME})
"""The states of what comes by itself once its time has come."""


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
        """Whether an event has happened; None when that is not known."""
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
    """The length of a window in minutes.

    A month counts as 30 days, a year as 365, and a banking day as a calendar day, which is the earliest it can end.

    Args:
        window: The window.

    Returns:
        Minutes; None for a window without a length.
    """
    if window.length is None or window.unit is None:
        return None
    return window.length * _MINUTES[window.unit]


def deadline_of(window: Window, start: datetime, calendar: Calendar | None = None) -> datetime | None:
    """The end of a window that starts at `start`; None without a length.

    Weekends and published holidays of the calendar are no banking days; without a calendar every day is one. Its days are those of
    its own time zone, if `start` has one.
    """
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


def is_exact(window: Window, start: datetime, end: datetime, calendar: Calendar | None) -> bool:
    """Whether the end of a window is its true day: banking days are, as long as the holidays up to there are published."""
    if window.unit is not Unit.BANKING_DAY:
        return True
    return calendar is not None and all(calendar.covers(_in_zone(moment, calendar).date()) for moment in (start, end))


def _after_months(start: datetime, months: int) -> datetime:
    """The same day of a later month, or its last day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))


def _in_zone(moment: datetime, calendar: Calendar | None) -> datetime:
    known = calendar is not None and calendar.timezone is not None and moment.tzinfo is not None
    return moment.astimezone(ZoneInfo(calendar.timezone)) if known else moment  # type: ignore[union-attr, arg-type]


def _after_banking_days(start: datetime, length: int, calendar: Calendar | None) -> datetime:
    moment = _in_zone(start, calendar)
    while length:
        moment += timedelta(days=1)
        length -= _is_banking_day(moment, calendar)
    return moment.astimezone(start.tzinfo) if start.tzinfo else moment


def _is_banking_day(moment: datetime, calendar: Calendar | None) -> bool:
    if calendar is None or moment.date() in calendar.open:
        return True
    return moment.isoweekday() not in calendar.weekend and moment.date() not in calendar.closed


def state_at(window: Window | None, answer: Answer, minutes: int, known: Known = NOTHING_KNOWN) -> State:
    """The state of a window `minutes` after the money was sent.

    A window that starts later than sending (`accepted`, `judged` …) may be open even when its length has passed since sending: its
    state then depends on when that event was, until `shut_after_hours`. The same holds for banking days whose holidays are not
    published. What happens by itself is never closed by its length: after that time it is due, and then should have come. What
    others must do, how long a hold lasts and what is usual close nothing.
    """
    if answer is Answer.UNKNOWN:
        return State.UNKNOWN
    if window is None or not window.binds:
        return State.OPEN
    ended = None if window.until is None else known.has_happened(window.until)
    if ended or (window.shut_after_hours is not None and minutes >= window.shut_after_hours * 60):
        return State.CLOSED
    unsure = window.until is not None and ended is None
    length = _length(window, known)
    if length is None or (window.starts_at is not None and known.has_happened(window.starts_at) is False):
        return State.DEPENDS if unsure else State.OPEN
    happens = window.kind is WindowKind.HAPPENS_AT
    if minutes >= length:
        if window.starts_at is not Event.SENT or not _has_true_end(window, known):
            return State.DEPENDS
        return State.CLOSED if not happens else State.DUE if minutes < length + _due_for(window) else State.SHOULD_HAVE_COME
    if unsure:
        return State.DEPENDS
    if happens:
        return State.COMING
    return State.CLOSING if minutes * _CLOSING_SHARE >= length * (_CLOSING_SHARE - 1) else State.OPEN


def _due_for(window: Window) -> int:
    """Minutes for which something is due: the hour or the day to which its window is stated."""
    return _MINUTES[Unit.HOUR if window.unit in _DUE_FOR_AN_HOUR else Unit.DAY]


def _end(window: Window, known: Known) -> datetime | None:
    return None if known.sent is None else deadline_of(window, known.sent, known.calendar)


def _has_true_end(window: Window, known: Known) -> bool:
    """Whether its length is over for sure once it has passed; of banking days only where the day of sending and the holidays are known."""
    if window.unit is not Unit.BANKING_DAY:
        return True
    end = _end(window, known)
    return known.sent is not None and end is not None and is_exact(window, known.sent, end, known.calendar)


def _length(window: Window, known: Known) -> int | None:
    """Length in minutes, exact when the day of sending is known."""
    if known.sent is None:
        return minutes_of(window)
    end = _end(window, known)
    return None if end is None else round((end - known.sent).total_seconds() / 60)


def procedure_state(procedure: Procedure, minutes: int, known: Known = NOTHING_KNOWN, scenario: Scenario | None = None) -> State:
    """The state of the window of an action at a time after the money was sent.

    Args:
        procedure: The action; without a window it is open.
        minutes: Minutes since the money was sent.
        known: What else is known: events that have happened, the time of sending, the calendar.
        scenario: What happened: it decides which of several grounds counts; None for the window of the procedure itself.

    Returns:
        The state; `UNKNOWN` when the research found no deadline.
    """
    return state_at(procedure.window_for(scenario), procedure.window_answer, minutes, known)
