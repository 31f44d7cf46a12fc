"""Reads calendar files as strictly as RFC 5545 is written: whoever is in a hurry has one calendar, and it may be a strict one.

`icalendar` is the other reader: it forgives long lines, bare line ends, missing fields and ends before their starts, which this one refuses.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPE = re.compile(r"\\([\\;,nN])")
_NAKED = re.compile(r"(?<!\\)(?:\\\\)*[;,]")
_TRIGGER = re.compile(r"-?P(?:\d+W|(?=.)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)(?<!T)")
_WORDS = frozenset({"SUMMARY", "DESCRIPTION"})
_ONCE = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
"""What each part must have, once, and nothing else."""


@dataclass
class Part:
    """A calendar, an event or an alarm: its properties as they are written, and the parts in it."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)


def read_calendar(text: str) -> Part:
    """The calendar in a file.

    Args:
        text: The file.

    Returns:
        The calendar, its events and their alarms.

    Raises:
        ValueError: Something is not as the standard demands it.
    """
    if not text.endswith("\r\n") or re.search(r"(?<!\r)\n|\r(?!\n)", text):
        raise ValueError("a line does not end with CRLF")
    if long := [line for line in text.split("\r\n") if len(line.encode()) > 75]:
        raise ValueError(f"longer than 75 octets: {long[0]!r}")
    top = Part("")
    opened = [top]
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]:
        _read_line(line, opened)
    if len(opened) != 1 or [part.name for part in top.parts] != ["VCALENDAR"]:
        raise ValueError("not one whole calendar")
    _check_calendar(top.parts[0])
    return top.parts[0]


def _read_line(line: str, opened: list[Part]) -> None:
    match = _LINE.fullmatch(line)
    if not match or _CONTROL.search(line):
        raise ValueError(f"no content line: {line!r}")
    name, parameters, value = match.groups()
    if name == "BEGIN":
        part = Part(value)
        opened[-1].parts.append(part)
        opened.append(part)
    elif name == "END":
        if opened.pop().name != value or not opened:
            raise ValueError(f"the end of another part: {line!r}")
    else:
        here = opened[-1]
        if name in here.values or name not in _ONCE.get(here.name, set()):
            raise ValueError(f"twice, or not expected in {here.name}: {line!r}")
        here.values[name] = words_of(value) if name in _WORDS else value
        here.parameters[name] = parameters


def words_of(value: str) -> str:
    """A text as it was before it was escaped.

    Raises:
        ValueError: A comma or semicolon is not escaped, or a backslash escapes nothing.
    """
    if _NAKED.search(value) or "\\" in _ESCAPE.sub("", value):
        raise ValueError(f"not escaped: {value!r}")
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def time_of(part: Part, name: str) -> datetime | date:
    """A time in UTC, or a day.

    Raises:
        ValueError: It is neither.
    """
    value, parameter = part.values[name], part.parameters[name]
    if parameter == ";VALUE=DATE":
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    if parameter:
        raise ValueError(f"{name} has the unknown parameter {parameter}")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _check_calendar(calendar: Part) -> None:
    if calendar.values.get("VERSION") != "2.0" or not calendar.parts:
        raise ValueError("another version, or a calendar without a single event")
    for event in calendar.parts:
        _check_parts("VEVENT", event)
        for alarm in event.parts:
            _check_parts("VALARM", alarm)
            if alarm.values["ACTION"] != "DISPLAY" or not _TRIGGER.fullmatch(alarm.values["TRIGGER"]):
                raise ValueError(f"no alarm: {alarm.values}")
        start, end, stamp = (time_of(event, name) for name in ("DTSTART", "DTEND", "DTSTAMP"))
        if type(start) is not type(end) or not isinstance(stamp, datetime):
            raise ValueError("a day and a time of day are mixed")
        if not end - start > timedelta():
            raise ValueError(f"{end} does not come after {start}")
    names = [event.values["UID"] for event in calendar.parts]
    if len({*names}) != len(names) or not all(names):
        raise ValueError("two events have one UID")


def _check_parts(name: str, part: Part) -> None:
    if part.name != name or part.values.keys() != _ONCE[name]:
        raise ValueError(f"{part.name} has {sorted(part.values)}, {name} has {sorted(_ONCE[name])}")
