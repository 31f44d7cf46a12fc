"""Values shared by many records: windows, periods, facts."""

from typing import Literal, Self

from pydantic import model_validator

from generator.records.base import Count, Day, Model, Text
from generator.records.ids import ClaimId, EvidenceId
from generator.records.vocabulary import Answer, Event, Unit


class Window(Model):
    """How long something stays possible, or when it comes by itself: a length with the event that starts the clock, an event that
    ends it, or both.
    """

    kind: Literal["act-by", "happens-at"] = "act-by"
    """What its end is: the last moment to act, or the moment when it comes by itself (unclaimed money that goes back).

    Nobody can miss what comes by itself: after that moment it is due, never too late. `until` then names what keeps it from coming.
    """
    length: Count | None = None
    """Count of `unit`; at least 1."""
    unit: Unit | None = None
    """Hours and days are calendar time; banking days skip the bank holidays of the place."""
    starts_at: Event | None = None
    """`sent` and `accepted` can lie a day apart: a length without its event is no fact."""
    shut_after_hours: Count | None = None
    """Hours after sending when it is shut for sure, whenever the events in between were; follows from other cited windows."""
    until: Event | None = None
    """The event that closes the window whatever the clock says, for example `accepted`."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        clock = (self.length, self.unit, self.starts_at)
        if any(part is not None for part in clock) and any(part is None for part in clock):
            raise ValueError("a window needs length, unit and starts_at together")
        if self.kind == "happens-at" and (self.length is None or self.shut_after_hours is not None):
            raise ValueError("what happens by itself happens after a length, and is never shut")
        if self.length is None and self.until is None:
            raise ValueError("a window needs a length (with unit and starts_at), or until, or both")
        return self


class Period(Model):
    """When a rule is in force. Both days belong to the period."""

    valid_from: Day | None = None
    valid_until: Day | None = None


class Fact(Model):
    """One answer with its evidence: the content of one table cell."""

    answer: Answer
    """yes · no · conditional · disputed · unknown."""
    text: Text
    """The cell itself, short: at most about 40 Chinese characters."""
    note: Text | None = None
    """The condition, the dispute, or where we searched; required unless the answer is yes or no."""
    window: Window | None = None
    period: Period | None = None
    evidence: tuple[EvidenceId, ...]
    """Ids of `evidence/`; an unknown cites the not-found record that tells where we searched."""
    claims: tuple[ClaimId, ...] = ()
    """Claims in circulation that this cell confirms or contradicts."""
