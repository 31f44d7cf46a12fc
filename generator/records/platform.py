"""Platforms and their rules, classes of firms that the law binds as a whole; transfer types, the ways money moves."""

from generator.records.base import Id, Model, Order, Region, Text, Words
from generator.records.ids import ContactId, InstitutionId, PlatformId, QuestionId, RuleId, ScenarioId, TransferTypeId
from generator.records.values import Fact
from generator.records.vocabulary import WaitsFor


class Rule(Fact):
    """What a platform, bank or scheme says: a fact that answers one question."""

    id: Id
    """Unique within the platform."""
    question: QuestionId
    """Id in `vocabularies/questions.yml`; the columns of the platform table."""
    transfer_types: tuple[TransferTypeId, ...] = ()
    """The ways of paying it is about; empty means all of the platform."""


class Institution(Model):
    """A class of firms that the law binds as a whole: all banks, all payment institutions. Its rules are those of every member."""

    name: Text
    """The class in the middle of a sentence: `all banks`."""
    region: Region
    """Where the law binds them, ISO 3166-1 alpha-2."""
    part_of: tuple[InstitutionId, ...] = ()
    """Wider classes: what binds those binds this one."""
    rules: tuple[Rule, ...] = ()
    """Rules that no single firm made. A platform has them besides its own; its own answer to a question comes first."""


class Platform(Model):
    """A payment platform or bank product with its rules."""

    order: Order = 100
    """Place in lists and on the home page; the most used platform is 1."""
    name: Text
    operator: Text | None = None
    region: Region
    """ISO 3166-1 alpha-2."""
    institutions: tuple[InstitutionId, ...] = ()
    """Classes of firms to which it belongs, ids of `institutions/`: what binds them binds it."""
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
    institutions: tuple[InstitutionId, ...] = ()
    """Further classes that take part, besides those of its platform: the bank that receives a transfer to a card."""
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
    waits_for: WaitsFor | None = None
    """What the money waits for on its way, as the facts above say; absent where they do not. It decides the picture of the way and the
    words of the questions: nobody “taps accept” on a red packet."""
    delay_choices: tuple[Words, ...] = ()
    """Delays the payer could choose beforehand: `2h`, `24h`, `next-day`."""
    rules: tuple[RuleId, ...] = ()
    """Platform rules a reader of this page needs."""
    scenarios: tuple[ScenarioId, ...] = ()
    """Scenarios that can happen with it; empty means every scenario a payer can meet."""
