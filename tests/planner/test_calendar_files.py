"""Calendar files made on the device are read whole by two strict readers: a calendar that refuses the file loses the alarm with it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from icalendar import Calendar, vDuration

from tests.calendar_files import Part, read_calendar, time_of, words_of
from tests.javascript import run_module

HARD = {
    "long": "请对方银行把钱退回来，同时保留全部聊天记录和付款凭证，" * 12,
    "emoji": "👨‍👩‍👧‍👦🚨" * 30,
    "commas": "追回, 一; 二；三\\四\\n五:六,,;;",
    "line breaks": "一\r\n二\n三\r四\n\n",
    "quotes": 'He said "wait"; then ^n left, BEGIN:VEVENT',
    "a line that ends a part": "x\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "control characters": "a\u0000b\u000bc\td\u007fe\u2028f",
    "blanks at a fold": "长 " * 90,
    "one letter, any offset": "a" * 61 + "长" * 40,
    "empty": "",
}
"""Titles and notes that have broken a calendar file somewhere."""
UNITS = ("minute", "hour", "day", "banking-day", "month", "year")
MAKE = """
  const { deadlines, calendarFile } = module, now = new Date(value.now), due = deadlines(value.entries, new Date(value.sent), value.calendar, now);
  return calendarFile(due.map(each => ({ ...each, summary: value.summary, description: value.description })), now);
"""
NO_HOLIDAYS = {"weekend": [6, 7], "closed": [], "worked": [], "from": "", "to": "", "zone": ""}


def entry(key: str, kind: str = "act-by", unit: str = "hour", length: int = 24, state: str = "open", **more: Any) -> dict[str, Any]:
    """An action of a plan with its window, as the plan hands it to the calendar file."""
    action = {"id": key, "kind": kind, "length": length, "unit": unit, "start": "sent", "happens": kind == "happens-at", "next": [], **more}
    return {"action": action, "state": state}


def made(*entries: dict[str, Any], summary: str = "题", description: str = "说明", **more: Any) -> str:
    """The file of some actions of a payment at 10:05 in Shanghai, an hour ago."""
    value = {"now": "2026-11-24T03:00:00Z", "sent": "2026-11-24T02:05:00Z", "calendar": NO_HOLIDAYS, **more}
    text: str = run_module("helper/ics.js", MAKE, {"entries": entries, "summary": summary, "description": description, **value})
    return text


def triggers(calendar: Part) -> list[list[str]]:
    return [[alarm.values["TRIGGER"] for alarm in event.parts] for event in calendar.parts]


def every_window() -> Iterator[dict[str, Any]]:
    yield from (entry(f"{kind}-{unit}", kind, unit, 90) for unit in UNITS for kind in ("act-by", "happens-at"))


def words_as_meant(text: str) -> str:
    """What is left of words: no control characters but the tab, and one kind of line break."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", text))


@pytest.mark.browser
@pytest.mark.parametrize("kind", HARD)
def test_two_strict_readers_read_every_window_and_the_hardest_words(kind: str) -> None:
    """Every unit and both kinds that have an end, with words that need folding and escaping: the same events, the same words."""
    text = made(*every_window(), summary=HARD[kind], description=f"{kind}: {HARD[kind]}")
    own = read_calendar(text)
    other = Calendar.from_ical(text)

    assert [] == other.errors
    assert len(own.parts) == len(other.events) == 2 * len(UNITS)
    for at, (ours, theirs) in enumerate(zip(own.parts, other.events, strict=True)):
        assert [] == theirs.errors
        assert ours.values["SUMMARY"] == str(theirs["SUMMARY"]) == words_as_meant(HARD[kind])
        assert ours.values["DESCRIPTION"] == str(theirs["DESCRIPTION"]) == words_as_meant(f"{kind}: {HARD[kind]}")
        assert ours.values["UID"] == str(theirs["UID"])
        assert (time_of(ours, "DTSTART"), time_of(ours, "DTEND")) == (theirs.start, theirs.end)
        assert theirs.DTSTAMP == time_of(ours, "DTSTAMP") == datetime.fromisoformat("2026-11-24T03:00:00+00:00")
        assert [vDuration.from_ical(trigger) for trigger in triggers(own)[at]] == [alarm["TRIGGER"].dt for alarm in theirs.walk("VALARM")]


@pytest.mark.browser
def test_a_calendar_file_holds_open_deadlines_with_their_alarms() -> None:
    """What is closed, has no length or binds somebody else is not in it."""
    entries = (entry("wait"), entry("late", length=1, state="closed"), entry("none", length=0), entry("theirs", "other-side-by"))
    calendar = read_calendar(made(*entries, summary="追回, 一; 二"))

    (event,) = calendar.parts
    assert event.values["DTSTART"] == "20261125T020500Z"
    assert event.values["DTEND"] == "20261125T022000Z"
    assert event.values["TRANSP"] == "TRANSPARENT"
    assert event.values["SUMMARY"] == "追回, 一; 二"
    assert triggers(calendar) == [["-PT1H", "-PT10M"]]


@pytest.mark.browser
def test_what_comes_back_by_itself_rings_when_it_comes() -> None:
    """An alarm “deadline in an hour” for money that returns by itself sends somebody to customer service for nothing."""
    states = [
        entry(state, "happens-at", unit, state=state) for state, unit in (("coming", "hour"), ("due", "hour"), ("days", "banking-day"))
    ]

    assert triggers(read_calendar(made(*states))) == [["PT0M"], ["PT0M"], ["PT9H"]], "its time is what decides, not its state"


@pytest.mark.browser
def test_a_deadline_in_banking_days_is_a_whole_day_of_the_place_where_they_count() -> None:
    """Half past eleven at night, when the bank is closed, is no hour to be reminded at."""
    days = {**NO_HOLIDAYS, "closed": ["2026-11-30"], "from": "2026-01-01", "to": "2026-12-31", "zone": "America/New_York"}
    now = "2026-11-28T01:00:00Z"
    calendar = read_calendar(made(entry("recall", unit="banking-day", length=1), now=now, sent=now, calendar=days))

    (event,) = calendar.parts
    assert (event.values["DTSTART"], event.parameters["DTSTART"]) == ("20261201", ";VALUE=DATE")
    assert event.values["DTEND"] == "20261202"
    assert triggers(calendar) == [["-P1D", "PT9H"]]


GOOD = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261124T030000Z\r\n"
    "DTSTART:20261125T020500Z\r\nDTEND:20261125T022000Z\r\nTRANSP:TRANSPARENT\r\nSUMMARY:a\\, b\r\nDESCRIPTION:c\r\n"
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1H\r\nDESCRIPTION:c\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("\r\nVERSION", "\nVERSION"),
        ("SUMMARY:a", "SUMMARY:" + "a" * 80),
        ("UID:a\r\n", ""),
        ("UID:a", "UID:"),
        ("UID:a", "UID:a\r\nUID:b"),
        ("DTSTAMP:20261124T030000Z", "DTSTAMP:20261124T030000"),
        ("DTEND:20261125T022000Z\r\n", ""),
        ("DTEND:20261125T022000Z", "DTEND:20261125T020500Z"),
        ("DTEND:20261125T022000Z", "DTEND;VALUE=DATE:20261126"),
        ("DTSTART:20261125T020500Z", "DTSTART:20261325T020500Z"),
        ("a\\, b", "a, b"),
        ("a\\, b", "a\\\\, b"),
        ("a\\, b", "a\\b"),
        ("TRIGGER:-PT1H", "TRIGGER:-PT"),
        ("TRIGGER:-PT1H", "TRIGGER:-1H"),
        ("ACTION:DISPLAY\r\n", ""),
        ("END:VALARM\r\n", ""),
        ("END:VEVENT\r\n", "END:VALARM\r\n"),
        ("VERSION:2.0", "VERSION:1.0"),
        ("SUMMARY:a", "SUMMARY"),
        ("SUMMARY:a", "SUMMARY:\x0ba"),
        (GOOD[GOOD.index("BEGIN:VEVENT") : GOOD.index("END:VCALENDAR")], ""),
        ("END:VCALENDAR\r\n", "END:VCALENDAR"),
    ],
)
def test_our_own_reader_refuses_what_the_standard_forbids(good: str, bad: str) -> None:
    """A reader that takes everything proves nothing."""
    read_calendar(GOOD)

    assert good in GOOD
    with pytest.raises((ValueError, KeyError)):
        read_calendar(GOOD.replace(good, bad))


def test_escaped_words_are_read_back() -> None:
    r"""`\\n` is a backslash and a letter, no line break."""
    assert words_of(r"a\,\;\\n\nb") == "a,;\\n\nb"
