"""What the records allow a page to dial and to link."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain

from generator.locales import LANGUAGES, language_tag
from generator.pages.page_paths import address
from generator.records.dataset import Dataset
from generator.release.audit import Rules
from generator.text.telephone import number_to_dial, numbers_of
from generator.text.ways_to_reach import KnownWays, known_ways, ways_named


def rules_of(dataset: Dataset, repository: str = "") -> Rules:
    """What a dataset allows a page to dial and to link.

    Args:
        dataset: The checked records.
        repository: Address below which records are edited; empty when pages have no edit link.

    Returns:
        Rules for the audit, with its own budgets.
    """
    contacts, sources = dataset.contacts.values(), dataset.sources.values()
    numbers = [contact.number for contact in contacts if contact.number]
    names = frozenset(words for contact in contacts for words in contact.called)
    warnings = (words for contact in contacts for text in contact.look_alikes for _, words in text)
    look_alikes = ways_named(*warnings) - known_ways(numbers, (contact.url for contact in contacts), names)
    return Rules(
        numbers=frozenset(number for written in numbers for number in (*numbers_of(written), number_to_dial(written))),
        names=names,
        mentioned=_researched(dataset) - look_alikes,
        look_alikes=look_alikes,
        warning_pages=tuple(_warning_pages(dataset)),
        quoted=_quoted(dataset),
        addresses=frozenset(url for url in (*(each.url for each in contacts), *(each.url for each in sources)) if url),
        prefixes=(repository,) if repository else (),
        never_link=frozenset(dataset.vocabularies.get("never-link", {})),
        sheets=tuple(f"{folder}sheets/" for _, folder in LANGUAGES.values()),
        languages=frozenset(map(language_tag, LANGUAGES)),
    )


def rules_version(rules: Rules) -> str:
    """A digest of rules: what an audit with the same ones has found sound need not be checked again.

    Args:
        rules: As of `rules_of`.

    Returns:
        The same for equal rules, in any process.
    """
    values = (vars(value).values() if isinstance(value, KnownWays) else (value,) for value in vars(rules).values())
    sets = [sorted(value) if isinstance(value, frozenset) else value for value in chain.from_iterable(values)]
    return blake2b(repr(sets).encode(), digest_size=16).hexdigest()


def _researched(dataset: Dataset) -> KnownWays:
    """What statements, claims under test and titles of sources name without offering it; `check` has seen that others wrote it."""
    told = (words for item in dataset.evidence.values() for words in (*item.told, *(text for _, text in item.caveat or ())))
    claimed = (words for claim in dataset.claims.values() for text in (claim.claim, claim.truth) for _, words in text)
    return ways_named(*told, *claimed, *(source.named for source in dataset.sources.values()))


def _quoted(dataset: Dataset) -> KnownWays:
    """What stands in the words of others."""
    quotes = (words for item in dataset.evidence.values() for words in (item.quote, item.value))
    return ways_named(*quotes, *(claim.quote for claim in dataset.claims.values()))


def _warning_pages(dataset: Dataset) -> Iterator[str]:
    """Pages of topics that cite the evidence of a look-alike."""
    evidence = {piece for contact in dataset.contacts.values() for piece in contact.look_alike_evidence}
    for key, topic in dataset.topics.items():
        if evidence.intersection(piece for section in topic.sections for piece in section.facts):
            yield f"{address('topics', key).removesuffix('.md')}/index.html"
