"""The published calendars say what their quotes say, day by day: a holiday too many moves a deadline somebody relies on."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from generator.records.calendar import Calendar
from generator.text.numerals import HANZI, number_of
from tests.real_records import records

_RANGE = re.compile(r"(\d+)月(\d+)日\(([^)]*)\)至(\d+)日\([^)]*\)放假")
_WORKED = re.compile(r"(\d+)月(\d+)日\(周[六日]\)(?=[上、]|、)")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = re.compile(rf"({'|'.join(_MONTHS)}) (\d+)\*{{0,2}}")
_WEEKDAYS = "一二三四五六日"
_CHINESE_DAY = re.compile(rf"([{HANZI}]+)月([{HANZI}]+)日")


def calendar_of(region: str) -> Calendar:
    return next(calendar for calendar in records().calendars.values() if region in calendar.regions)


def quotes_of(calendar: Calendar) -> Iterator[str]:
    yield from (records().evidence[key].quote or "" for key in calendar.evidence)


@pytest.mark.parametrize("key", records().calendars)
def test_a_published_calendar_is_published_for_whole_years(key: str) -> None:
    """A year half written down would count the other half as if it had no holidays."""
    calendar = records().calendars[key]
    if calendar.published_from and calendar.published_until:
        assert (calendar.published_from.month, calendar.published_from.day) == (1, 1)
        assert (calendar.published_until.month, calendar.published_until.day) == (12, 31)
        years = {day.year for day in calendar.closed}
        assert years == {*range(calendar.published_from.year, calendar.published_until.year + 1)}


def test_the_days_of_the_mainland_are_those_of_the_notice() -> None:
    """Holidays and swapped weekends, read from the quote; the day of the week in the quote is the one of that date."""
    calendar = calendar_of("CN")
    closed, worked = set(), set()
    for quote in quotes_of(calendar):
        year = int(re.findall(r"(\d{4})年", quote)[0])
        for month, first, around, last in _RANGE.findall(quote):
            start = date(year, int(month), int(first))
            assert _WEEKDAYS[start.weekday()] in around
            closed |= {start + timedelta(days) for days in range(int(last) - int(first) + 1)}
        worked |= {date(year, int(month), int(day)) for month, day in _WORKED.findall(quote)}

    assert {*calendar.closed} == closed
    assert {*calendar.open} == worked


def test_the_days_of_target_follow_from_easter() -> None:
    """The decision names Good Friday and Easter Monday; their dates are those of an independent computation."""
    calendar = calendar_of("EU")
    assert calendar.published_from
    assert calendar.published_until
    fixed = ((1, 1), (5, 1), (12, 25), (12, 26))
    years = range(calendar.published_from.year, calendar.published_until.year + 1)

    assert {*calendar.closed} == {date(year, *day) for year in years for day in fixed} | {
        easter(year) + timedelta(days) for year in years for days in (-2, 1)
    }


def test_the_days_of_the_federal_reserve_are_those_of_its_table() -> None:
    """A Saturday closes nothing, a Sunday the Monday after: on 3 July 2026 the banks are open, which some libraries get wrong."""
    calendar = calendar_of("US")
    expected = set()
    for quote in quotes_of(calendar):
        years, *rows = quote.split(" ∥ ")
        if not re.fullmatch(r"(\d{4} ?)+", years):
            continue
        for row in rows:
            for year, (month, number) in zip(years.split(), _DAY.findall(row), strict=True):
                day = date(int(year), _MONTHS.index(month) + 1, int(number))
                expected |= {day + timedelta(day.isoweekday() == 7)} if day.isoweekday() != 6 else set()

    assert {*calendar.closed} == expected


def test_the_days_of_hong_kong_are_those_of_its_government() -> None:
    """Each day of the list, and no other, in the year that its title names."""
    calendar = calendar_of("HK")
    expected = set()
    for quote in quotes_of(calendar):
        title, *rows = quote.replace("○", "〇").split(" ∥ ")
        (year,) = re.findall(rf"([{HANZI}]+)年", title)
        found = [match for row in rows for match in _CHINESE_DAY.findall(row)]
        assert len(found) == len(rows)
        expected |= {date(int(number_of(year)), int(number_of(month)), int(number_of(day))) for month, day in found}

    assert {*calendar.closed} == expected
