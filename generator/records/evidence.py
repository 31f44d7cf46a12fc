"""Evidence: one researched statement, its source, its words and the day they were read; and the sources themselves."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from generator.records.base import Day, Flag, Model, Text, Words
from generator.records.ids import SourceId
from generator.records.scope import Scope
from generator.records.vocabulary import NOTHING_FOUND, Carrier, Confidence, SourceKind

URL_FORM = r"""^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s<>"'\\]*)?$"""
"""The host is ASCII, since other letters can imitate it; no user name, since `https://www.gov.cn@evil.example/` opens the second host."""
Url = Annotated[str, StringConstraints(pattern=URL_FORM, max_length=700)]


TextDate = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$")]
"""A day, a month or a year as a page shows it; `unknown` where it shows none."""
ResearchId = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]?-?[0-9][0-9A-Za-z-]*$")]
"""The id under which a statement was researched."""


class Source(Model):
    """A page, law or notice somebody can be held to."""

    title: Words
    """Title in the language of the source; the publisher's name where we noted no title."""
    publisher: Words | None = None
    """Who publishes the page, in the language of the source."""
    kind: SourceKind
    carrier: Carrier
    """Where we read it: the original place, a repost, or a mirror that is never linked."""
    url: Url | None = None
    """Where we read it. Printed as a link only when the carrier is not a mirror."""
    published: Words | None = None
    """The day, month or year that the page shows, `2025-01-31`, `2025-01` or `2025`; absent where it shows none."""
    text_as_of: TextDate | None = None
    """Of a law: the date of the text that was read."""
    revised_since: tuple[Text, ...] | None = None
    """Of a law: what was revised after that, as far as known; empty when nothing was found."""

    @property
    def named(self) -> str:
        """Title and publisher."""
        return f"{self.title} / {self.publisher}" if self.publisher else self.title


class Evidence(Model):
    """One statement with the words that support it. Everything the site says rests on these records."""

    statement: Text
    """What is known, in our words."""
    say: Text | None = None
    """The same for readers, where the statement reads as notes of research do; pages print it instead."""
    value: Words | None = None
    """The figure as researched, for example `24 小时`."""
    source: SourceId | None = None
    """Id in `sources/`. Absent only when the search found nothing."""
    quote: Words | None = None
    """The source's own words, at most about 120 characters; ` ∥ ` separates two passages of one page."""
    checked_on: Day
    """The day somebody read the source (or searched in vain)."""
    confidence: Confidence
    scope: Scope | None = None
    """For whom it holds. Left out, it is that of `defaults:` on top of the file; the check `scope` refuses evidence without any."""
    caveat: Text | None = None
    """What weakens it: a repost, an old date, an inference."""
    refutes: Flag = False
    """Whether the statement says that the quoted words are wrong or hold no longer, so that they support nothing."""
    research_id: ResearchId | None = None
    """The id under which the statement was researched; the coverage table counts them."""

    @property
    def said(self) -> Text:
        """What pages print."""
        return self.say or self.statement

    @property
    def told(self) -> Iterator[str]:
        """What it says in our words, in every language."""
        yield from (words for text in (self.statement, self.say) if text for _, words in text if words)

    @model_validator(mode="after")
    def _sourced_or_searched(self) -> Self:
        found = self.confidence not in NOTHING_FOUND
        if found and (self.source is None or self.quote is None):
            raise ValueError("evidence needs a source and a quote, unless its confidence is not-found or unverified")
        return self


class Dropped(Model):
    """A researched statement that is not published."""

    id: ResearchId
    reason: Words


class Research(Model):
    """The ids of one round of research: each is used by evidence or dropped for a reason."""

    name: Words
    ids: tuple[ResearchId, ...]
    dropped: tuple[Dropped, ...] = ()
