"""Our calendars day by day against every library that covers them; where they differ, the official list that we quote decides.

A new year enters `data/calendars/` without a change here: a library is asked only up to the last year whose official list it knows.
What is listed for days that a calendar no longer has is not asked for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar  # type: ignore[import-untyped]
import holidays
import pytest
import QuantLib

from generator.records.calendar import Calendar
from tests.real_records import records

WHOLE_WEEK = frozenset(range(1, 8))
ALWAYS = 9999


@dataclass(frozen=True)
class Oracle:
    """A library as it counts the days of one of our calendars."""

    calendar: str
    """Id of the calendar."""
    is_open: Callable[[date], bool]
    knows_until: int = ALWAYS
    """The last year whose official list it has; later it computes, or takes holidays for working days, without a word."""
    weekdays: frozenset[int] = WHOLE_WEEK
    """Days of the week of which it speaks as our calendar does."""


@dataclass(frozen=True)
class Disagreement:
    """Days on which a library differs from our calendar, and the words of the source that decide."""

    oracle: str
    days: tuple[str, ...]
    evidence: str
    quote: str


def quantlib(calendar: QuantLib.Calendar) -> Callable[[date], bool]:
    return lambda day: bool(calendar.isBusinessDay(QuantLib.Date(day.day, day.month, day.year)))


_MAINLAND, _HONG_KONG = holidays.country_holidays("CN"), holidays.country_holidays("HK", categories=("public", "optional"))

ORACLES = {
    "holidays: China": Oracle("cn", _MAINLAND.is_working_day, max(_MAINLAND.special_public_holidays)),
    "chinesecalendar": Oracle("cn", chinese_calendar.is_workday, max(chinese_calendar.holidays).year),
    "QuantLib: China, interbank": Oracle("cn", quantlib(QuantLib.China(QuantLib.China.IB)), 2026),
    "QuantLib: China, exchange": Oracle("cn", quantlib(QuantLib.China(QuantLib.China.SSE)), 2026),
    "holidays: European Central Bank": Oracle("eu", holidays.financial_holidays("XECB").is_working_day),
    "QuantLib: TARGET": Oracle("eu", quantlib(QuantLib.TARGET())),
    "holidays: Federal Reserve": Oracle("us", holidays.financial_holidays("XFED").is_working_day),
    "holidays: United States": Oracle("us", holidays.country_holidays("US").is_working_day),
    "QuantLib: Federal Reserve": Oracle("us", quantlib(QuantLib.UnitedStates(QuantLib.UnitedStates.FederalReserve))),
    # The general holidays are those of banks; whether a Saturday without one counts is ours to say, and the calendar's note says it.
    "holidays: Hong Kong, Monday to Friday": Oracle("hk", lambda day: day not in _HONG_KONG, weekdays=frozenset(range(1, 6))),
    "QuantLib: Hong Kong": Oracle("hk", quantlib(QuantLib.HongKong()), 2026),
}

DISAGREEMENTS = (
    # The stock exchange stays closed on weekends that are worked; the notice is about offices and firms.
    Disagreement("QuantLib: China, exchange", ("2026-01-04",), "wd-01", "1月4日(周日)上班"),
    Disagreement("QuantLib: China, exchange", ("2026-02-14", "2026-02-28"), "wd-01", "2月14日(周六)、2月28日(周六)上班"),
    Disagreement("QuantLib: China, exchange", ("2026-05-09",), "wd-01", "5月9日(周六)上班"),
    Disagreement("QuantLib: China, exchange", ("2026-09-20", "2026-10-10"), "wd-01", "9月20日(周日)、10月10日(周六)上班"),
    # Offices of the federal government close on the Friday before a holiday on a Saturday; the Reserve Banks do not.
    Disagreement(
        "holidays: United States",
        ("2026-07-03", "2027-06-18", "2027-12-24", "2027-12-31", "2028-11-10"),
        "wd-05",
        "For holidays falling on Saturday, Federal Reserve Banks and Branches will be open the preceding Friday",
    ),
)


def is_open(calendar: Calendar, day: date) -> bool:
    return day in calendar.open or (day.isoweekday() not in calendar.weekend and day not in calendar.closed)


def days_of(calendar: Calendar) -> Iterator[date]:
    """Every day for which the holidays are published."""
    first, last = calendar.published_from, calendar.published_until
    assert first, "this calendar has no published days"
    assert last
    yield from (first + timedelta(count) for count in range((last - first).days + 1))


@cache
def differences(name: str) -> frozenset[date]:
    oracle = ORACLES[name]
    calendar = records().calendars[oracle.calendar]
    asked = (day for day in days_of(calendar) if day.year <= oracle.knows_until and day.isoweekday() in oracle.weekdays)
    return frozenset(day for day in asked if oracle.is_open(day) != is_open(calendar, day))


def listed(name: str) -> frozenset[date]:
    calendar = records().calendars[ORACLES[name].calendar]
    days = (date.fromisoformat(day) for known in DISAGREEMENTS if known.oracle == name for day in known.days)
    return frozenset(day for day in days if calendar.covers(day))


@pytest.mark.parametrize("name", ORACLES)
def test_a_library_differs_only_where_a_source_has_decided(name: str) -> None:
    """A holiday too many moves a deadline somebody relies on. Neither our list nor a library is believed by itself."""
    assert [] == sorted(differences(name) - listed(name)), (
        "decide by the official list: mend the calendar, or add its words to DISAGREEMENTS"
    )
    assert [] == sorted(listed(name) - differences(name)), "these days agree by now: take them from DISAGREEMENTS"


@pytest.mark.parametrize("known", DISAGREEMENTS, ids=lambda known: f"{known.oracle} {known.days[0]}")
def test_what_decides_is_quoted_by_the_calendar(known: Disagreement) -> None:
    """The words stand in evidence on which the calendar rests, not in a comment."""
    calendar = records().calendars[ORACLES[known.oracle].calendar]

    if any(calendar.covers(date.fromisoformat(day)) for day in known.days):
        assert known.evidence in calendar.evidence
        assert known.quote in (records().evidence[known.evidence].quote or "")
