"""A case that a person has thought through: what the plan must say to that reader, and why."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.records.base import Count, Day, Model, Text
from generator.records.ids import PlaceId, ProcedureId, RailId, TransferTypeId
from generator.records.procedure import DelayedBy, PayeeAnswer, YesNo
from generator.records.vocabulary import Answer, Role, Scenario

StateName = Literal["open", "closing", "depends", "closed", "coming", "due", "should-have-come", "unknown"]
"""A value of `planner.deadlines.State`."""

_MINUTES: Mapping[str, int] = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_200}


class Elapsed(Model):
    """The time between the sending of the money and the question."""

    length: Count
    """Count of `unit`; at least 1."""
    unit: Literal["minute", "hour", "day", "week", "month"]
    """A month counts as 30 days."""

    @property
    def minutes(self) -> int:
        """The same in minutes."""
        return self.length * _MINUTES[self.unit]


class GivenAnswers(Model):
    """What the reader has answered; a question that is left out has no answer."""

    accepted: YesNo | None = None
    """Has the payee accepted the money?"""
    delay: DelayedBy | None = None
    """Which delayed arrival the payer had chosen."""
    executed: YesNo | None = None
    """Has the bank sent the money on?"""
    payee: PayeeAnswer | None = None
    """How the payee answers."""
    police_receipt: YesNo | None = None
    """Is a police receipt in hand?"""


class StateOfAction(Model):
    """The state in which an action must stand."""

    action: ProcedureId
    state: StateName


class OrderOfActions(Model):
    """Actions that stand in the plan in this order, with others between them or without."""

    action: ProcedureId
    then: Annotated[tuple[ProcedureId, ...], Field(min_length=1)]
    """What comes behind it, in this order."""


class AnswerOnTop(Model):
    """What the box on top of the plan must answer; what is left out is not judged."""

    sender_cancel: Answer | None = None
    """Can the payer call it back alone?"""
    automatic_return: Answer | None = None
    """Does it come back by itself? Of ways of paying only."""
    anyone: Answer | None = None
    """Can anybody bring it back in this scenario? Of rails only."""


class ReviewedCase(Model):
    """A reader's case, and what must be true of the plan for it: `check` compares the two, so that no change of advice goes unseen."""

    role: Role
    scenario: Scenario
    transfer_type: TransferTypeId | None = None
    rail: RailId | None = None
    """How the money was sent: one of the two."""
    place: PlaceId | None = None
    """Where the account is that paid, for a rail that runs in several places."""
    sent_ago: Elapsed
    answers: GivenAnswers | None = None
    first: Annotated[tuple[ProcedureId, ...], Field(min_length=1, max_length=3)]
    """With these the plan begins, in this order."""
    before: tuple[OrderOfActions, ...] = ()
    """What stands before what, anywhere in the plan."""
    states: tuple[StateOfAction, ...] = ()
    not_first: tuple[ProcedureId, ...] = ()
    """None of these is among the first three."""
    never: tuple[ProcedureId, ...] = ()
    """None of these is in the plan."""
    answer: AnswerOnTop | None = None
    why: Text
    """The reason, in one sentence for people who change advice."""
    reviewed: Day
    """The day on which somebody last thought it through."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.transfer_type is None) == (self.rail is None):
            raise ValueError("the money was sent in one way: write `transfer_type` or `rail`")
        if self.place and not self.rail:
            raise ValueError("only a rail runs in several places: leave out `place`")
        return self

    @property
    def way(self) -> str:
        """Id of its way of paying or its rail."""
        return self.transfer_type or self.rail or ""
