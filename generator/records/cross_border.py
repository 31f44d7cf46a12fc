"""Payments across borders: places, rails and corridors."""

from typing import Literal

from generator.records.base import Flag, Model, Order, Region, Text, Words
from generator.records.ids import ClaimId, ContactId, EvidenceId, PlaceId, RailId, TopicId
from generator.records.values import Fact
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, Scenario, WaitsFor


class Provision(Model):
    """A provision of law, by name and article."""

    name: Text
    article: Words = ""
    """Empty where we have not seen which it is."""
    says: Text
    evidence: tuple[EvidenceId, ...]


class Authority(Model):
    """A body that decides, investigates or hears complaints."""

    name: Text
    does: Text
    cannot: Text | None = None
    contacts: tuple[ContactId, ...] = ()
    evidence: tuple[EvidenceId, ...]


class Place(Model):
    """Law, authorities and reporting channels of one country or region."""

    order: Order = 100
    name: Text
    region: Region
    """ISO 3166-1 alpha-2, EU, or INT for international bodies."""
    spoken: tuple[Literal["zh", "en"], ...] = ()
    """Which of our languages a bank and the police there usually speak: a call card is in one of them. No page says so."""
    summary: Text
    first: Fact
    """What to do first there."""
    contacts: tuple[ContactId, ...] = ()
    authorities: tuple[Authority, ...] = ()
    provisions: tuple[Provision, ...] = ()
    facts: tuple[EvidenceId, ...] = ()
    """Further evidence shown on the page."""
    aliases: tuple[Words, ...] = ()


class Rail(Model):
    """A payment rail outside the mainland's domestic ones, or across borders."""

    order: Order = 100
    name: Text
    regions: tuple[Region, ...]
    crosses: Flag
    """Does it carry money from one place to another? One that does not is of no use to a payer elsewhere."""
    scenarios: tuple[Scenario, ...] = ()
    """What it covers where that is not everything: `wrong-payee` for every mistake, `scam`, `unauthorised`; `sibling` covers the rest."""
    sibling: RailId | None = None
    """Id of the rail that covers what this one does not."""
    system: Text | None = None
    """The payment system alone, where `name` says what happened too: the titles of its plans."""
    summary: Text
    aliases: tuple[Words, ...] = ()
    speed: Fact
    sender_cancel: Fact
    """Can the sender cancel, and until when?"""
    waits_for: WaitsFor | None = None
    """What the money waits for on its way, as in a transfer type; absent where the facts of the rail do not say."""
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
    unauthorised_route: Fact | None = None
    """What applies to a payment that the payer did not make, for example from a stolen account; absent where nobody has looked yet."""
    contacts: tuple[ContactId, ...] = ()
    facts: tuple[EvidenceId, ...] = ()

    @property
    def covers(self) -> tuple[Scenario, ...]:
        """The scenarios that the record of this rail answers, in the order of `PAYER_SCENARIOS`."""
        named = {*self.scenarios} or {*PAYER_SCENARIOS}
        return tuple(each for each in PAYER_SCENARIOS if (Scenario.WRONG_PAYEE if each in MISTAKES else each) in named)

    def route(self, scenario: Scenario) -> Fact | None:
        """What applies in a scenario; None where nobody has looked."""
        if scenario is Scenario.UNAUTHORISED:
            return self.unauthorised_route
        return self.scam_route if scenario is Scenario.SCAM else self.mistake_route


class Corridor(Model):
    """From one place to another: rails and places put together, nothing written again."""

    order: Order = 100
    name: Text
    place: Text
    """What people call the end outside the mainland."""
    origin: Region
    destinations: tuple[Region, ...]
    summary: Text
    rails: tuple[RailId, ...]
    """What carries money across from `origin`. Listed is not the same as on offer everywhere: who used it finds the plan."""
    rails_back: tuple[RailId, ...] = ()
    """What carries it the other way, where no corridor of its own says so."""
    local_rails: tuple[RailId, ...] = ()
    """What moves money only inside the place outside the mainland, for whoever pays from an account there."""
    related_topics: tuple[TopicId, ...] = ()
    """Ways of paying across that are no rail, such as cards."""
    places: tuple[PlaceId, ...]
    article_claims: tuple[ClaimId, ...] = ()
    """What the article says of it (claim ids); stands beside what holds."""
    handling: Fact
    difficulty: Fact
    advice: Fact
    facts: tuple[EvidenceId, ...] = ()
    aliases: tuple[Words, ...] = ()

    def is_opposite_of(self, other: "Corridor") -> bool:
        """Whether it leads the other way between the same places."""
        return (self.destinations, (self.origin,)) == ((other.origin,), other.destinations)
