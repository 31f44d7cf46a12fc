"""Closed lists whose values the code uses. Their labels in each language are in `data/labels/`.

Lists whose values the code does not use (papers, deciders, questions …) are data: `data/vocabularies/`.
"""

from enum import StrEnum


class Answer(StrEnum):
    """What is known about a question. Pages show each of the five as what it is; none is replaced by another."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How reliable a piece of evidence is. Copied from the research, never raised."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOT_FOUND = "not-found"
    UNVERIFIED = "unverified"


NOTHING_FOUND = frozenset({Confidence.NOT_FOUND, Confidence.UNVERIFIED})
"""Grades of evidence that shows nothing but that somebody looked."""


class SourceKind(StrEnum):
    """Who publishes a source. Evidence without an official source (`is_official`) never supports an unconditional yes."""

    LAW = "law"
    REGULATOR = "regulator"
    COURT = "court"
    POLICE = "police"
    GOVERNMENT = "government"
    SCHEME = "scheme"
    PLATFORM = "platform"
    BANK = "bank"
    ASSOCIATION = "association"
    ACADEMIC = "academic"
    PRESS = "press"
    LAWYER = "lawyer"
    SECONDARY = "secondary"
    DATASET = "dataset"
    BLOG = "blog"
    SEO = "seo"

    @property
    def is_official(self) -> bool:
        """True for those who make, apply or operate the rule."""
        return self in _OFFICIAL


_OFFICIAL = frozenset(
    {
        SourceKind.LAW,
        SourceKind.REGULATOR,
        SourceKind.COURT,
        SourceKind.POLICE,
        SourceKind.GOVERNMENT,
        SourceKind.SCHEME,
        SourceKind.PLATFORM,
        SourceKind.BANK,
    }
)


class Carrier(StrEnum):
    """Where the words were read. A mirror may be degraded or hijacked: evidence only, never a link."""

    ORIGINAL = "original"
    REPOST = "repost"
    MIRROR = "mirror"


class Unit(StrEnum):
    """Units of a window. Hours and days are calendar time; banking days skip bank holidays."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BANKING_DAY = "banking-day"
    MONTH = "month"
    YEAR = "year"


class WindowKind(StrEnum):
    """Whom a window binds, and what its end is. Only `act-by` is a deadline of the reader."""

    ACT_BY = "act-by"
    """The reader must have acted by then."""
    HAPPENS_AT = "happens-at"
    """It comes by itself then: unclaimed money goes back, a delayed payment arrives. Nobody can miss it."""
    OTHER_SIDE_BY = "other-side-by"
    """A bank, a platform, an authority or the payee must have acted or answered by then."""
    HOLD_LASTS = "hold-lasts"
    """So long a freeze, a stop-payment or a public notice lasts."""
    USUAL = "usual"
    """So long it usually takes, or chances are better until then: a figure or experience, neither a deadline nor a right."""


BINDING = frozenset({WindowKind.ACT_BY, WindowKind.HAPPENS_AT})
"""Windows whose end changes what the reader can do; the end of the others closes nothing."""


class Event(StrEnum):
    """What starts or ends a clock."""

    SENT = "sent"
    TRANSACTION = "transaction"
    """The day of a card payment or an order, where nothing is sent."""
    LAST_PAYMENT = "last-payment"
    """The last of several payments."""
    ACCEPTED_BY_BANK = "accepted-by-bank"
    """The bank takes the order on; from then on it carries it out."""
    ACCEPTED = "accepted"
    EXECUTED = "executed"
    SETTLED = "settled"
    """The banks have settled the payment between them."""
    SHOULD_HAVE_ARRIVED = "should-have-arrived"
    """The day on which the money was due; money that never arrives is never credited."""
    CREDITED = "credited"
    DISCOVERED = "discovered"
    REPORTED = "reported"
    DEMANDED = "demanded"
    FILED = "filed"
    FROZEN = "frozen"
    NOTIFIED = "notified"
    """The reader gets the notice."""
    REQUEST_RECEIVED = "request-received"
    """The other side (the payee, their bank, an authority) gets the request, the order or the notice."""
    NOTICE_PUBLISHED = "notice-published"
    JUDGED = "judged"
    STATEMENT = "statement"
    ORDERED = "ordered"


class WaitsFor(StrEnum):
    """What has to happen before sent money is the payee's: the middle of the way that it goes."""

    TAP = "tap"
    """The payee taps “accept”."""
    OPEN = "open"
    """The payee opens it: a red packet."""
    CLAIM = "claim"
    """The payee claims it in their account."""
    ENROL = "enrol"
    """The payee enrols with the service."""
    PICK_UP = "pick-up"
    """The payee picks it up, or it is paid into their account."""
    DEPOSIT = "deposit"
    """The payee deposits it."""
    COMPLETE = "complete"
    """The service completes it."""
    BANK = "bank"
    """The payer's bank sends it on."""
    DELAY = "delay"
    """The delay ends that the payer had chosen."""
    NOTHING = "nothing"
    """It is there at once."""

    @property
    def event(self) -> Event | None:
        """The event by which a reader can tell that it has happened; None where time alone tells."""
        if self is WaitsFor.BANK:
            return Event.EXECUTED
        return None if self in {WaitsFor.DELAY, WaitsFor.NOTHING} else Event.ACCEPTED


class Role(StrEnum):
    """Who asks."""

    PAYER = "payer"
    PAYEE = "payee"
    HELPER = "helper"
    MERCHANT = "merchant"


RECEIVERS = frozenset({Role.PAYEE, Role.MERCHANT})
"""Those who hold money that came by mistake."""


class Scenario(StrEnum):
    """What happened. Mistake, deception and theft lead to different actions."""

    WRONG_PAYEE = "wrong-payee"
    WRONG_AMOUNT = "wrong-amount"
    PAID_TWICE = "paid-twice"
    SCAM = "scam"
    UNAUTHORISED = "unauthorised"
    RECOVERY_OFFER = "recovery-offer"


MISTAKES = (Scenario.WRONG_PAYEE, Scenario.WRONG_AMOUNT, Scenario.PAID_TWICE)
"""Sent by the payer's own hand, and not as meant."""
PAYER_SCENARIOS = (*MISTAKES, Scenario.SCAM, Scenario.UNAUTHORISED)
"""All that can happen to a payer: every way of paying and every rail answers each, or says that nothing was found."""


class Verdict(StrEnum):
    """What holds of a claim in circulation."""

    TRUE = "true"
    ONLY_IF = "only-if"
    OUTDATED = "outdated"
    NO_SOURCE = "no-source-found"
    FALSE = "false"


class Urgency(StrEnum):
    """When an action belongs, most irreversible first."""

    SAFETY = "safety"
    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


FOR_TODAY = frozenset({Urgency.SAFETY, Urgency.NOW, Urgency.TODAY})
"""Urgencies of what is done today: a written complaint or a court takes longer."""


class ContactKind(StrEnum):
    """How one reaches a contact."""

    HOTLINE = "hotline"
    WEBSITE = "website"
    APP = "app"
    SMS = "sms"


class ContactStatus(StrEnum):
    """`confirmed` needs two independent pieces of evidence; `unconfirmed` prints a warning to check first."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Maturity(StrEnum):
    """How far an outlook has come."""

    IN_USE = "in-use"
    PILOT = "pilot"
    ADOPTED = "adopted"
    """Decided and published, and in force from a later day."""
    DRAFT = "draft"
    IDEA = "idea"
    NOT_APPLICABLE = "not-applicable"


class ArticlePart(StrEnum):
    """The eight parts of the article this site grew from, and its introduction."""

    INTRO = "intro"
    TRANSFER_TYPES = "transfer-types"
    TIME_WINDOWS = "time-windows"
    PATHS = "paths"
    REMEDIES = "remedies"
    PLATFORMS = "platforms"
    SAFEGUARDS = "safeguards"
    CROSS_BORDER = "cross-border"
    OUTLOOK = "outlook"
    NEIGHBOURS = "neighbours"
