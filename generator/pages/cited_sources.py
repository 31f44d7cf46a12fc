"""The list of sources of a page, and how fresh they are.

Numbers are not given here: the renderer numbers what it has printed (`rendering/citations.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.pages.citation import Citation, Freshness
from generator.pages.context import PageContext
from generator.pages.evidence_addresses import evidence_page_of
from generator.pages.formats import format_day
from generator.pages.language import NOTHING, Language, Phrase
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence, Source
from generator.records.review import review_limit
from generator.records.vocabulary import Carrier, Confidence
from generator.text.language_of_words import HAN, language_of

QUOTED = 12
"""Pages with up to so many sources print each with its quote."""
TITLED = 30
"""Pages with up to so many sources print each with its title; longer lists name id, kind, grade and day."""


def cite(ctx: PageContext, ids: Sequence[str]) -> tuple[Citation, ...]:
    """The entries of a list of sources.

    The more there are, the shorter each is: a phone with a weak signal must load it. Nothing is lost: every entry links to
    the page of its evidence, which has the quote and the caveat.

    Args:
        ctx: Its records hold every id.
        ids: Evidence ids, each once, in the order of their numbers.

    Returns:
        One entry for each id, in that order; quotes are empty beyond `QUOTED` entries, titles beyond `TITLED`.
    """
    quoted, titled = len(ids) <= QUOTED, len(ids) <= TITLED
    return tuple(ctx.remember(_citation, key, quoted, titled) for key in ids)


def freshness_of(ctx: PageContext, ids: Sequence[str]) -> Freshness:
    """Oldest and newest check, first day due, and how many facts have an official source.

    Args:
        ctx: Its records hold every id.
        ids: Evidence ids, each once.

    Returns:
        `Freshness()` when there are none.
    """
    if not ids:
        return Freshness()
    ages = [ctx.remember(_age, key) for key in ids]
    due = [age.due for age in ages if age.due]
    return Freshness(
        oldest=format_day(min(age.checked for age in ages)),
        official=sum(age.official for age in ages),
        total=len(ages),
        due=format_day(min(due)) if due else "",
        newest=format_day(max(age.checked for age in ages)),
    )


class _Age(NamedTuple):
    """What one piece of evidence adds to the freshness of a page."""

    checked: date
    due: date | None
    """When the fact has to be checked again, None for history."""
    official: bool


def _age(ctx: PageContext, key: str) -> _Age:
    """What no record cites counts as cited by a vocabulary."""
    item = ctx.dataset.evidence[key]
    days = review_limit(ctx.dataset, key, {"vocabularies"})
    due = None if days is None else item.checked_on + timedelta(days=days)
    return _Age(item.checked_on, due, is_official(ctx.dataset, item))


def _citation(ctx: PageContext, key: str, quoted: bool, titled: bool) -> Citation:  # noqa: FBT001  a key of what is remembered
    dataset, language = ctx.dataset, ctx.language
    item = dataset.evidence[key]
    source = dataset.sources.get(item.source or "")
    title = source.title if source else language.ui("no-source-found")
    return Citation(
        evidence=key,
        quote=language.original(item.quote) if quoted else NOTHING,
        title=language.original(title) if titled else NOTHING,
        publisher=_publisher(language, source) if source and titled else NOTHING,
        published=_published(language, source) if source and titled else NOTHING,
        url=linkable(source) if titled else "",
        kind=language.word("source-kind", source.kind.value) if source else "",
        carrier=language.word("carrier", source.carrier.value) if source else "",
        confidence=item.confidence.value,
        confidence_word=language.word("confidence", item.confidence.value),
        checked=format_day(item.checked_on),
        law=tuple(_law_text(language, source)) if source and quoted else (),
        caveat=language.say(item.caveat) if item.caveat and quoted else NOTHING,
        research_id=item.research_id or key.upper(),
        page=f"evidence/{evidence_page_of(dataset, key)}.md#{key}",
    )


def _publisher(language: Language, source: Source) -> Phrase:
    """Who publishes a source, where its title does not say it. Characters that Japanese and Chinese share are of the title's language."""
    if source.publisher is None or source.publisher in source.title:
        return NOTHING
    name, title = language.original(source.publisher), language_of(source.title)
    return replace(name, lang=title) if title == "ja" and language_of(source.publisher) == HAN else name


def _published(language: Language, source: Source) -> Phrase:
    if source.published:
        return language.original(source.published)
    return NOTHING if source.text_as_of else Phrase(language.ui("no-date"))


def _law_text(language: Language, source: Source) -> Iterator[Phrase]:
    """Of when the text of a law is, and what was revised after it; nothing of what is no law."""
    if source.text_as_of is not None:
        known = source.text_as_of != "unknown"
        yield Phrase(language.ui("text-as-of", day=source.text_as_of) if known else language.ui("text-as-of-unknown"))
    if source.revised_since is not None:
        changes = [language.say(change) for change in source.revised_since]
        yield from (Phrase(language.ui("revised-since", change=change), change.lang) for change in changes)
        if not changes:
            yield Phrase(language.ui("revised-since-none"))


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
