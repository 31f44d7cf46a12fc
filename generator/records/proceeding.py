"""What others do after a report: in which order, who owes what, and by when."""

from typing import Literal, Self

from pydantic import model_validator

from generator.records.base import Model, Order, Text, Words
from generator.records.ids import ActorId, GroundId, PlatformId, ProcedureId, RailId, StageId
from generator.records.values import Fact
from generator.records.vocabulary import Scenario


class ProceedingStage(Model):
    """One stage. What is owed, and by when, is written in one place: in a procedure, among the times of a rail, or here."""

    stage: StageId
    """Id in `vocabularies/stages.yml`: what it is called."""
    office: ActorId
    """Id in `vocabularies/actors.yml`: who acts."""
    procedure: ProcedureId | None = None
    """Whose `part` says what is owed; plans without this action have no such stage."""
    part: Literal["availability", "effect", "duration"] | None = None
    rail: RailId | None = None
    """Among whose `deadlines` the one with this `ground` says what is owed; plans of other rails have no such stage."""
    ground: GroundId | None = None
    """Id in `vocabularies/grounds.yml`."""
    fact: Fact | None = None
    """What is owed, where no other record says so."""
    if_not: ProcedureId | None = None
    """Where to turn when it is refused, or nobody answers."""

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        pairs = ((self.procedure, self.part), (self.rail, self.ground))
        if any((one is None) != (other is None) for one, other in pairs):
            raise ValueError("a stage names `procedure` and `part` together, or `rail` and `ground` together")
        if [self.procedure, self.rail, self.fact].count(None) != 2:
            raise ValueError("a stage has one source: a `procedure`, a `rail`, or a `fact` of its own")
        return self


class ProceedingCourse(Model):
    """The stages after a report of what happened."""

    scenarios: tuple[Scenario, ...]
    """No two courses for one platform or rail share one; the check `proceedings` compares them."""
    stages: tuple[ProceedingStage, ...]
    """In their order, at least one."""


class Proceeding(Model):
    """What happens after a report, for some platforms or rails; a scenario without a course is one of which nothing is known."""

    order: Order = 100
    name: Text
    """The question people ask: the title of its page."""
    summary: Text
    aliases: tuple[Words, ...] = ()
    platforms: tuple[PlatformId, ...] = ()
    rails: tuple[RailId, ...] = ()
    """The cases are those of its platforms and of its rails."""
    courses: tuple[ProceedingCourse, ...]
