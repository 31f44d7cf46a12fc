"""Calendars: on which days the banks of a place are closed."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.records.base import Day, Model, Region, Text
from generator.records.ids import EvidenceId

Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]
"""ISO 8601: Monday 1, Sunday 7."""


class Calendar(Model):
    """Which days are no banking days. Only published days are written down; the note says what is not counted."""

    name: Text
    regions: tuple[Region, ...]
    """Places whose banks keep it."""
    weekend: tuple[Weekday, ...]
    """Days of the week on which banks do not settle."""
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
        if (self.closed or self.open) and not self.evidence:
            raise ValueError("a holiday needs the evidence of its publication")
        return self
