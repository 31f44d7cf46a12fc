"""Places: jurisdictions, cross-border rails and corridors."""

from generator.models.base import Id, Model, Order, Region, Text, Words
from generator.models.values import Fact


class Provision(Model):
    """A provision of law, by name and article."""

    name: Text
    article: Words
    says: Text
    evidence: tuple[Id, ...]


class Authority(Model):
    """A body that decides, investigates or hears complaints."""

    name: Text
    does: Text
    cannot: Text | None = None
    contacts: tuple[Id, ...] = ()
    evidence: tuple[Id, ...]


class Jurisdiction(Model):
    """Law, authorities and reporting channels of one country or region."""

    order: Order = 100
    name: Text
    region: Region
    """ISO 3166-1 alpha-2, EU, or INT for international bodies."""
    summary: Text
    first: Fact
    """What to do first there."""
    contacts: tuple[Id, ...] = ()
    authorities: tuple[Authority, ...] = ()
    provisions: tuple[Provision, ...] = ()
    facts: tuple[Id, ...] = ()
    """Further evidence shown on the page."""
    aliases: tuple[Words, ...] = ()


class Rail(Model):
    """A payment rail outside the mainland's domestic ones, or across borders."""

    order: Order = 100
    name: Text
    regions: tuple[Region, ...]
    summary: Text
    aliases: tuple[Words, ...] = ()
    speed: Fact
    sender_cancel: Fact
    """Can the sender cancel, and until when?"""
    recall: Fact
    """The formal procedure and its message names."""
    messages: tuple[Words, ...] = ()
    """ISO 20022 or MT message names, for example `camt.056`."""
    deadlines: tuple[Fact, ...]
    """Each with a window when the source gives one."""
    decider: Fact
    reimbursement: Fact
    fee: Fact
    reporting: Fact
    mistake_route: Fact
    """What applies to a mistaken payment."""
    scam_route: Fact
    """What applies to a fraud; on some rails the two exclude each other."""
    contacts: tuple[Id, ...] = ()
    facts: tuple[Id, ...] = ()


class Corridor(Model):
    """From one place to another: rails and jurisdictions put together, nothing written again."""

    order: Order = 100
    name: Text
    origin: Region
    destinations: tuple[Region, ...]
    summary: Text
    rails: tuple[Id, ...]
    jurisdictions: tuple[Id, ...]
    article_claims: tuple[Id, ...] = ()
    """What the article says of it (claim ids); stands beside what holds."""
    handling: Fact
    difficulty: Fact
    advice: Fact
    facts: tuple[Id, ...] = ()
    aliases: tuple[Words, ...] = ()
