"""What a page says about a piece of evidence: one entry of its list of sources, and how fresh the listed ones are."""

from dataclasses import dataclass

from generator.pages.language import Phrase
from generator.records.vocabulary import Confidence


@dataclass(frozen=True)
class Citation:
    """One entry of the list of sources."""

    evidence: str
    quote: Phrase
    title: Phrase
    publisher: Phrase
    """Empty where the title names it."""
    published: Phrase
    """The day, month or year on the page, or that none was seen; empty where there is no source, and for a law, whose text has a date."""
    url: str
    """Empty when there is none or when we may not link to it."""
    kind: str
    carrier: str
    confidence: str
    confidence_word: str
    checked: str
    law: tuple[Phrase, ...]
    """Of a law whose words are quoted: the date of its text, and what was revised since; else empty."""
    caveat: Phrase
    research_id: str
    page: str
    """Page and anchor of the evidence in full."""

    @property
    def tone(self) -> str:
        """`Confidence` value of weak evidence, for the tone of its number; empty for high confidence."""
        return "" if self.confidence == Confidence.HIGH.value else self.confidence


@dataclass(frozen=True)
class Freshness:
    """How old and how official the listed facts of a page are."""

    oldest: str = ""
    """ISO day of the oldest check; empty on a page without facts."""
    official: int = 0
    total: int = 0
    due: str = ""
    """ISO day on which the first of the facts has to be checked again: the last day the page is valid. Empty for history."""
    newest: str = ""
    """ISO day of the newest check: when the page last changed, for search engines."""
