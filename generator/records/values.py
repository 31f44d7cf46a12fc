"""Values shared by many records: windows, periods, facts."""

from typing import Self

from pydantic import model_validator

from generator.records.base import Count, Day, Model, Text
from generator.records.ids import ClaimId, EvidenceId, GroundId
from generator.records.vocabulary import BINDING, Answer, Event, Unit, WindowKind


class Window(Model):
    """A time that counts: a length with the event that starts the clock, an event that ends it, or both."""

    kind: WindowKind
    """Whom it binds and what happens then: `act-by`, `happens-at`, `other-side-by`, `hold-lasts` or `usual`.

    Judged from the words of the evidence; `usual` where they promise nothing. Only `act-by` is printed and sorted as a deadline.
    """
    ground: GroundId | None = None
    """Id in `vocabularies/grounds.yml`: for what it is granted. Two windows of one payment system and ground may not differ."""
    length: Count | None = None
    """Count of `unit`; at least 1."""
    unit: Unit | None = None
    """Hours and days are calendar time; banking days skip the bank holidays of the place."""
    starts_at: Event | None = None
    """`sent` and `accepted` can lie a day apart: a length without its event is no fact."""
    shut_after_hours: Count | None = None
    """Hours after sending when it is shut for sure, whenever the events in between were; follows from other cited windows."""
    until: Event | None = None
    """The event that closes the window whatever the clock says, for example `accepted`.

    Of what comes by itself, the event that keeps it from coming.
    """

    @model_validator(mode="after")
    def _complete(self) -> Self:
        clock = (self.length, self.unit, self.starts_at)
        if any(part is not None for part in clock) and any(part is None for part in clock):
            raise ValueError("a window needs length, unit and starts_at together")
        if self.kind is not WindowKind.ACT_BY and (self.length is None or self.shut_after_hours is not None):
            raise ValueError("only what one must do by then can be shut or have no length; write kind: act-by")
        if self.kind not in BINDING and self.until is not None:
            raise ValueError(f"nothing closes a window of the kind {self.kind}: leave out `until`")
        if self.length is None and self.until is None:
            raise ValueError("a window needs a length (with unit and starts_at), or until, or both")
        return self

    @property
    def binds(self) -> bool:
        """Whether its end changes what the reader can do."""
        return self.kind in BINDING


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
