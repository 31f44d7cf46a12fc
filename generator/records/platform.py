"""Platforms and their rules; transfer types, the ways money moves."""

from generator.records.base import Id, Model, Order, Region, Text, Words
from generator.records.ids import ContactId, PlatformId, QuestionId, RuleId, ScenarioId, TransferTypeId
from generator.records.values import Fact


class Rule(Fact):
    """What a platform, bank or scheme says: a fact that answers one question."""

    id: Id
    """Unique within the platform."""
    question: QuestionId
    """Id in `vocabularies/questions.yml`; the columns of the platform table."""
    transfer_types: tuple[TransferTypeId, ...] = ()
    """The ways of paying it is about; empty means all of the platform."""


class Platform(Model):
    """A payment platform or bank product with its rules."""

    order: Order = 100
    """Place in lists and on the home page; the most used platform is 1."""
    name: Text
    operator: Text | None = None
    region: Region
    """ISO 3166-1 alpha-2."""
    summary: Text
    """The answer in one sentence: can a payment be taken back here?"""
    aliases: tuple[Words, ...] = ()
    """Other names people type, including frequent misspellings."""
    contacts: tuple[ContactId, ...] = ()
    rules: tuple[Rule, ...]


class TransferType(Model):
    """One way money moves on one platform."""

    order: Order = 100
    """Place among the ways of paying; the most used comes first."""
    name: Text
    platform: PlatformId
    summary: Text
    """The answer in one sentence."""
    aliases: tuple[Words, ...] = ()
    acceptance: Fact
    """Must the payee accept before the money is theirs?"""
    held_at: Fact
    """Where the money waits before that."""
    settlement: Fact
    """When it reaches the payee."""
    finality: Fact
    """From when nobody but the payee can give it back."""
    sender_cancel: Fact
    """Can the payer take it back alone?"""
    automatic_return: Fact
    """Does it come back by itself?"""
    delay_choices: tuple[Words, ...] = ()
    """Delays the payer could choose beforehand: `2h`, `24h`, `next-day`."""
    rules: tuple[RuleId, ...] = ()
    """Platform rules a reader of this page needs."""
    scenarios: tuple[ScenarioId, ...] = ()
    """Scenarios that can happen with it; empty means every scenario a payer can meet."""
