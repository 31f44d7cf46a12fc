"""What a page says about a piece of evidence: one entry of its list of sources, and how fresh the listed ones are.

Numbers are not given here: the renderer numbers what it has printed (`rendering/citations.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.pages.evidence_addresses import evidence_page_of
from generator.pages.formats import format_day
from generator.pages.language import NOTHING, Language, Phrase
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence, Source
from generator.records.references import users_of
from generator.records.review import review_days
from generator.records.vocabulary import Carrier, Confidence

QUOTED = 12
"""Pages with up to so many sources print each with its quote."""
TITLED = 30
"""Pages with up to so many sources print each with its title; longer lists name id, kind, grade and day."""


@dataclass(frozen=True)
class Citation:
    """One entry of the list of sources."""

    evidence: str
    quote: Phrase
    title: Phrase
    url: str
    """Empty when there is none or when we may not link to it."""
    kind: str
    carrier: str
    confidence: str
    confidence_word: str
    checked: str
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


def cite(dataset: Dataset, language: Language, ids: Sequence[str]) -> tuple[Citation, ...]:
    """The entries of a list of sources.

    The more there are, the shorter each is: a phone with a weak signal must load it. Nothing is lost: every entry links to
    the page of its evidence, which has the quote and the caveat.

    Args:
        dataset: Holds every id.
        language: Of the page.
        ids: Evidence ids, each once, in the order of their numbers.

    Returns:
        One entry for each id, in that order; quotes are empty beyond `QUOTED` entries, titles beyond `TITLED`.
    """
    quoted, titled = len(ids) <= QUOTED, len(ids) <= TITLED
    return tuple(_citation(dataset, language, key, quoted=quoted, titled=titled) for key in ids)


def freshness_of(dataset: Dataset, ids: Sequence[str]) -> Freshness:
    """Oldest and newest check, first day due, and how many facts have an official source.

    Args:
        dataset: Holds every id.
        ids: Evidence ids, each once.

    Returns:
        `Freshness()` when there are none.
    """
    used = [dataset.evidence[key] for key in ids]
    if not used:
        return Freshness()
    days = [item.checked_on for item in used]
    due = [day for key in ids if (day := _due(dataset, key))]
    return Freshness(
        oldest=format_day(min(days)),
        official=sum(is_official(dataset, item) for item in used),
        total=len(used),
        due=format_day(min(due)) if due else "",
        newest=format_day(max(days)),
    )


def _due(dataset: Dataset, key: str) -> date | None:
    """When the fact has to be checked again, None for history; what no record cites counts as cited by a vocabulary."""
    item = dataset.evidence[key]
    source = dataset.sources.get(item.source or "")
    users = {kind for kind, _ in users_of(dataset, "evidence", key)} or {"vocabularies"}
    days = review_days(users, source.kind if source else None)
    return None if days is None else item.checked_on + timedelta(days=days)


def _citation(dataset: Dataset, language: Language, key: str, *, quoted: bool, titled: bool) -> Citation:
    item = dataset.evidence[key]
    source = dataset.sources.get(item.source or "")
    title = source.title if source else language.ui("no-source-found")
    return Citation(
        evidence=key,
        quote=language.original(item.quote) if quoted else NOTHING,
        title=language.original(title) if titled else NOTHING,
        url=linkable(source) if titled else "",
        kind=language.word("source-kind", source.kind.value) if source else "",
        carrier=language.word("carrier", source.carrier.value) if source else "",
        confidence=item.confidence.value,
        confidence_word=language.word("confidence", item.confidence.value),
        checked=format_day(item.checked_on),
        caveat=language.say(item.caveat) if item.caveat and quoted else NOTHING,
        research_id=item.research_id or key.upper(),
        page=f"evidence/{evidence_page_of(dataset, key)}.md#{key}",
    )


def linkable(source: Source | None) -> str:
    """The address of a source; empty when it has none, or when it is a mirror, to which the site does not link."""
    if source is None or source.url is None or source.carrier is Carrier.MIRROR:
        return ""
    return source.url


def is_official(dataset: Dataset, item: Evidence) -> bool:
    """Whether the source is one who makes, applies or operates the rule, read where it can be trusted and with some confidence."""
    source = dataset.sources.get(item.source or "")
    if source is None or item.confidence in {Confidence.LOW, Confidence.NOT_FOUND, Confidence.UNVERIFIED}:
        return False
    return source.kind.is_official and source.carrier is not Carrier.MIRROR
