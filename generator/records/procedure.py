"""What a person can do: who, when, where, with what papers, who decides, at what cost, on which legal basis."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.records.base import Flag, Model, Region, Text, Words
from generator.records.ids import (
    ActorId,
    ContactId,
    EvidenceId,
    LetterId,
    PaperId,
    PlatformId,
    ProcedureId,
    ProcedureKindId,
    QuestionId,
    RailId,
    RuleId,
    StatisticId,
    TransferTypeId,
)
from generator.records.values import Fact, Window
from generator.records.vocabulary import Answer, Role, Scenario, Urgency

YesNo = Literal["yes", "no"]
DelayedBy = Literal["none", "2h", "24h"]
PayeeAnswer = Literal["unreached", "agrees", "refuses", "unknown-person"]


class Conditions(Model):
    """The state of a case in which the action makes sense; an empty list means any state.

    What names a refusal of the payee or a police receipt comes right behind safety once the reader has answered so (`planner/shifts.py`);
    an action that is about it, and makes sense without it as well, names all answers.
    """

    accepted: tuple[YesNo, ...] = ()
    """Has the payee accepted the money (chat transfers)?"""
    delay: tuple[DelayedBy, ...] = ()
    """Which delayed arrival the payer had chosen beforehand."""
    executed: tuple[YesNo, ...] = ()
    """Has the bank sent the money on (ordinary and next-day transfers)?"""
    payee: tuple[PayeeAnswer, ...] = ()
    """How the payee answers."""
    police_receipt: tuple[YesNo, ...] = ()
    """Is a police receipt in hand?"""


class Applicability(Model):
    """To which cases the action belongs; an empty list means all."""

    roles: tuple[Role, ...]
    scenarios: tuple[Scenario, ...]
    platforms: tuple[PlatformId, ...] = ()
    transfer_types: tuple[TransferTypeId, ...] = ()
    rails: tuple[RailId, ...] = ()
    """Ids of `rails/`. An action that names rails and nothing else is for cross-border cases only."""
    regions: tuple[Region, ...] = ("CN",)
    """Where the payer is, ISO 3166-1 alpha-2; `INT` for every rail, wherever it runs."""
    accounts: tuple[Region, ...] = ()
    """Where the account must be, on rails that run in many places: whoever says that theirs is elsewhere does not see it."""
    when: Conditions = Conditions.model_construct()


class Ground(Model):
    """A reason for which an action can be asked for, with a window of its own."""

    scenarios: tuple[Scenario, ...]
    """The scenarios it is for; no two grounds of a procedure share one."""
    action: Text | None = None
    """Instead of the procedure's own line in the plan, where the words depend on the ground."""
    window: Window
    note: Text | None = None
    """How sure the window is, and what it depends on."""
    evidence: tuple[EvidenceId, ...]


class Channel(Model):
    """Where the action is taken: a protected contact, or a place described in words."""

    contact: ContactId | None = None
    text: Text | None = None


class Step(Model):
    """One step."""

    text: Text
    evidence: tuple[EvidenceId, ...] = ()


class Paper(Model):
    """A paper the action asks for."""

    paper: PaperId
    """Id in `vocabularies/papers.yml`."""
    required: Flag = True
    scenarios: tuple[Scenario, ...] = ()
    """Scenarios in which it is needed; an empty list means all."""
    note: Text | None = None


class PlanAnswer(Fact):
    """What somebody without money of their own to call back asks first: the answer stands on top of their plans."""

    question: QuestionId
    """Id in `vocabularies/questions.yml`."""


class Procedure(Model):
    """One thing a person can do."""

    name: Text
    """Noun phrase: the title of its page."""
    action: Text
    """Imperative, one line: what the plan prints. At most about 30 Chinese characters."""
    summary: Text
    """What it achieves and what it cannot."""
    aliases: tuple[Words, ...] = ()
    kind: ProcedureKindId
    """Id in `vocabularies/procedure-kinds.yml`: cancellation, recall, return, refund, stop-payment, freeze …"""
    urgency: Urgency
    rank: Annotated[int, Field(strict=True)]
    """Order within the urgency, 1 first; ties are broken by the shorter window."""
    applies: Applicability
    instead_of: tuple[ProcedureId, ...] = ()
    """General actions this one replaces wherever it applies, so that a plan does not say the same thing twice.

    An action with a `when` replaces them only while it is open and the answers of the reader meet that state.
    """
    window: Window | None = None
    """How long it stays possible; absent means no deadline is known."""
    window_answer: Answer = Answer.YES
    """How sure the window is: `unknown` means we searched and found no deadline."""
    window_note: Text | None = None
    grounds: tuple[Ground, ...] = ()
    """Reasons with windows of their own; where one fits the case, it counts instead of `window`."""
    availability: Fact
    """Can it be done at all, by this person?"""
    effect: Fact
    """What it changes: does the money come back?"""
    why: Text | None = None
    """Why to take it, in one line: what plans say below the action where the words of `effect` are no reason for it.

    The evidence of the two facts above carries it. Plans print it where none of that holds too, as general advice: so it says nothing
    that is so on one platform or in one place only, unless the action itself is for that one alone.
    """
    channels: tuple[Channel, ...]
    decider: ActorId
    """Id in `vocabularies/actors.yml`: who decides."""
    papers: tuple[Paper, ...] = ()
    steps: tuple[Step, ...]
    answers: tuple[PlanAnswer, ...] = ()
    """For plans of those who received money, and of those who are offered to get it back: no way of paying answers them."""
    cost: Fact | None = None
    duration: Fact | None = None
    success_rate: StatisticId | None = None
    """Id in `statistics/`; the only place a rate may come from."""
    legal_basis: tuple[EvidenceId, ...] = ()
    """Evidence ids of laws and rules."""
    rules: tuple[RuleId, ...] = ()
    next_best: tuple[ProcedureId, ...] = ()
    """Procedures to turn to when this one is closed or refused."""
    warnings: tuple[Text, ...] = ()
    letters: tuple[LetterId, ...] = ()
    """Ids of `letters/`."""

    @model_validator(mode="after")
    def _one_ground(self) -> Self:
        scenarios = [scenario for ground in self.grounds for scenario in ground.scenarios]
        if len(scenarios) != len({*scenarios}):
            raise ValueError("two grounds are for the same scenario: which window counts there?")
        return self

    def ground_for(self, scenario: Scenario) -> Ground | None:
        """The ground that fits a scenario."""
        return next((ground for ground in self.grounds if scenario in ground.scenarios), None)

    def action_for(self, scenario: Scenario | None) -> Text:
        """What the plan of a scenario prints: the words of its ground, else its own."""
        ground = self.ground_for(scenario) if scenario else None
        return ground.action if ground and ground.action else self.action

    def window_for(self, scenario: Scenario | None) -> Window | None:
        """The window that counts in a scenario: that of its ground, else its own; where no scenario is known and it has none, the first."""
        ground = self.ground_for(scenario) if scenario else None
        return ground.window if ground else self.window if self.window or scenario else next(iter(self.windows), None)

    @property
    def windows(self) -> tuple[Window, ...]:
        """Its own window and those of its grounds."""
        return (*((self.window,) if self.window else ()), *(ground.window for ground in self.grounds))
