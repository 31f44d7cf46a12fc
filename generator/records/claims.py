"""Claims in circulation, contradictions between sources, court cases and published figures."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from generator.records.base import ExactNumber, Flag, Id, Model, Money, Text, Words
from generator.records.ids import EvidenceId, ProcedureId, RuleId, TransferTypeId
from generator.records.vocabulary import ArticlePart, Verdict


class Claim(Model):
    """Something people read or hear, and what holds of it."""

    claim: Text
    """The claim, in our words."""
    verdict: Verdict
    truth: Text
    """What holds instead: the first sentence answers, the rest says why."""
    section: ArticlePart
    seed_refs: tuple[Annotated[str, StringConstraints(pattern=r"^S[0-8]\.[1-9]$")], ...] = ()
    """Ids of the article's claims that this record answers."""
    heard: Text | None = None
    """Where it circulates, described without a link."""
    quote: Words | None = None
    """The wording in circulation."""
    evidence: tuple[EvidenceId, ...]
    rules: tuple[RuleId, ...] = ()
    """Platform rules it touches."""
    procedures: tuple[ProcedureId, ...] = ()
    transfer_types: tuple[TransferTypeId, ...] = ()
    keywords: tuple[Words, ...] = ()


class Contradiction(Model):
    """Two sources that disagree, and how we read it."""

    subject: Text
    sides: tuple[Text, ...]
    """What each says; two at least."""
    judgement: Text
    evidence: tuple[EvidenceId, ...]

    @model_validator(mode="after")
    def _two_sides(self) -> Self:
        if len(self.sides) < 2:
            raise ValueError("a contradiction has two sides at least")
        return self


class CourtCase(Model):
    """A decided case: court, year, amount, outcome. Never a private person."""

    court: Text
    year: Words
    facts: Text
    outcome: Text
    amount: Money | None = None
    evidence: tuple[EvidenceId, ...]
    tags: tuple[Id, ...] = ()


class Statistic(Model):
    """A published figure with its scope and definition."""

    name: Text
    figure: Text
    """As published, with unit."""
    value: ExactNumber | None = None
    unit: Words | None = None
    scope: Text
    """Place, period and what was counted."""
    caution: Text
    """What must not be concluded from it."""
    publishable: Flag = True
    """False shows a doubtful figure in the list of all evidence and on no other page."""
    evidence: tuple[EvidenceId, ...]
