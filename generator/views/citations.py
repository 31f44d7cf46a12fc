"""Evidence of one page: numbered once, shown where it supports something and listed at the end."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.models.dataset import Dataset
from generator.models.evidence import Evidence, Source
from generator.models.review import review_days
from generator.models.vocabulary import Carrier, Confidence
from generator.queries.ledger import page_of
from generator.queries.usage import users_of
from generator.views.formats import format_day
from generator.views.language import NOTHING, Language, Phrase

QUOTED = 12
"""Pages with up to so many sources print each with its quote."""
TITLED = 30
"""Pages with up to so many sources print each with its title; longer lists name id, kind, grade and day."""


@dataclass(frozen=True)
class Mark:
    """A small number behind a statement."""

    number: int
    evidence: str
    """Evidence id; the anchor on the page is `e-<id>`."""
    tone: str
    """`Confidence` value of weak evidence, for the tone of the mark; empty for high confidence."""


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
    ledger: str
    """Page and anchor of the evidence ledger, where the whole piece stands."""


@dataclass(frozen=True)
class Freshness:
    """How old and how official the facts of a page are."""

    oldest: str
    """ISO day of the oldest check; empty on a page without facts."""
    official: int
    total: int
    due: str = ""
    """ISO day on which the first of the facts has to be read again: the last day the page stands by itself. Empty for history."""
    newest: str = ""
    """ISO day of the newest check: when the page last changed, for search engines."""


class Citations:
    """Collects the evidence of one page in the order of its first use."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self._dataset = dataset
        self._language = language
        self._numbers: dict[str, int] = {}

    def cite(self, ids: tuple[str, ...]) -> tuple[Mark, ...]:
        """Marks for evidence ids, lowest number first; unknown ids were reported by the checks and are passed over."""
        known = [key for key in ids if key in self._dataset.evidence]
        numbered = [(self._numbers.setdefault(key, len(self._numbers) + 1), key) for key in known]
        return tuple(Mark(number, key, _tone(self._dataset.evidence[key].confidence)) for number, key in sorted(numbered))

    def listed(self) -> tuple[Citation, ...]:
        """The list of sources, numbered. The more there are, the less is said of each: a phone on one bar must load it.

        Nothing is lost: every entry leads to the evidence ledger, where the quote and the caveat stand.
        """
        quoted, titled = len(self._numbers) <= QUOTED, len(self._numbers) <= TITLED
        return tuple(self._citation(key, quoted=quoted, titled=titled) for key in self._numbers)

    def whole(self, key: str) -> Citation:
        """One piece of evidence with everything that is known of it, for the ledger."""
        self.cite((key,))
        return self._citation(key, quoted=True, titled=True)

    def freshness(self) -> Freshness:
        """Oldest check, first day due, and how many facts have an official source."""
        used = [self._dataset.evidence[key] for key in self._numbers]
        days: list[date] = [item.checked_on for item in used]
        official = sum(is_official(self._dataset, item) for item in used)
        due = [day for key in self._numbers if (day := self._due(key))]
        if not used:
            return Freshness("", 0, 0)
        return Freshness(format_day(min(days)), official, len(used), format_day(min(due)) if due else "", format_day(max(days)))

    def _due(self, key: str) -> date | None:
        """When the fact has to be read again; what no record but this page cites counts as any other fact."""
        item = self._dataset.evidence[key]
        source = self._dataset.sources.get(item.source or "")
        users = {kind for kind, _ in users_of(self._dataset, key)} or {"vocabularies"}
        days = review_days(users, source.kind if source else None)
        return None if days is None else item.checked_on + timedelta(days=days)

    def _citation(self, key: str, *, quoted: bool, titled: bool) -> Citation:
        item = self._dataset.evidence[key]
        source = self._dataset.sources.get(item.source or "")
        language = self._language
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
            ledger=f"evidence/{page_of(self._dataset.evidence, key)}.md#{key}",
        )


def _tone(confidence: Confidence) -> str:
    return "" if confidence is Confidence.HIGH else confidence.value


def linkable(source: Source | None) -> str:
    """The address, when we may link to it."""
    if source is None or source.url is None or source.carrier is Carrier.MIRROR:
        return ""
    return source.url


def is_official(dataset: Dataset, item: Evidence) -> bool:
    """Spoken by those who make, apply or operate the rule, and read in a place that can be trusted."""
    source = dataset.sources.get(item.source or "")
    if source is None or item.confidence in {Confidence.LOW, Confidence.NOT_FOUND, Confidence.UNVERIFIED}:
        return False
    return source.kind.is_official and source.carrier is not Carrier.MIRROR
