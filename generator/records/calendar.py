"""Calendars: on which days the banks of a place are closed."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from generator.records.base import Day, Model, Region, Text
from generator.records.ids import EvidenceId

Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]
"""ISO 8601: Monday 1, Sunday 7."""

TimeZone = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+$")]
"""Name in the IANA time zone database, such as `Asia/Shanghai`."""


class Calendar(Model):
    """Which days are no banking days. Only published days are written down; the note says what is not counted."""

    name: Text
    regions: tuple[Region, ...]
    """Places whose banks keep it."""
    timezone: TimeZone | None = None
    """Where its days begin and end; absent where it is for places in several zones, whose days are then counted on the reader's clock."""
    weekend: tuple[Weekday, ...]
    """Days of the week on which banks do not settle."""
    published_from: Day | None = None
    """First day for which the closed days are published."""
    published_until: Day | None = None
    """Last day for which they are; past it every date is printed as “about”."""
    closed: tuple[Day, ...] = ()
    """Further closed days: public holidays, as published."""
    open: tuple[Day, ...] = ()
    """Weekend days that are worked, as published."""
    note: Text
    """What is not counted; printed beside every date made with this calendar."""
    evidence: tuple[EvidenceId, ...] = ()
    """Required as soon as a single holiday is written down."""

    @model_validator(mode="after")
    def _days_are_published(self) -> Self:
        days = (*self.closed, *self.open)
        if days and not self.evidence:
            raise ValueError("a holiday needs the evidence of its publication")
        if days and (self.published_from is None or self.published_until is None or self.timezone is None):
            raise ValueError("published days need published_from, published_until and timezone")
        if outside := [day for day in days if not self.covers(day)]:
            raise ValueError(f"{outside[0]} is outside the days for which this calendar is published")
        if both := {*self.closed} & {*self.open}:
            raise ValueError(f"{min(both)} is both closed and open")
        if weekdays := [day for day in self.open if day.isoweekday() not in self.weekend]:
            raise ValueError(f"{weekdays[0]} is open anyway: `open` lists days of the weekend that are worked")
        return self

    def covers(self, day: date) -> bool:
        """Whether the closed days around a day are published."""
        return self.published_from is not None and self.published_until is not None and self.published_from <= day <= self.published_until
