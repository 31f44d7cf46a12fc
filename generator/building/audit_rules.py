"""What the records allow a page to dial and to link."""

from collections.abc import Iterator
from hashlib import blake2b

from generator.locales import LANGUAGES, language_tag
from generator.records.dataset import Dataset
from generator.release.audit import Rules
from generator.text.telephone import number_to_dial, numbers_of, telephone_numbers_in


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
    return Rules(
        numbers=frozenset(number for written in numbers for number in (*numbers_of(written), number_to_dial(written))),
        mentioned=frozenset(number for text in _researched(dataset) for number in telephone_numbers_in(text)),
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
    sets = [sorted(value) if isinstance(value, frozenset) else value for value in vars(rules).values()]
    return blake2b(repr(sets).encode(), digest_size=16).hexdigest()


def _researched(dataset: Dataset) -> Iterator[str]:
    """Texts that may name a number without offering it: researched statements, claims under test.

    Look-alike numbers are not among them: where a contact warns of one, the page marks it as a quotation.
    """
    for item in dataset.evidence.values():
        yield from (item.statement.zh, item.statement.en or "", item.caveat.zh if item.caveat else "")
    for claim in dataset.claims.values():
        yield from (claim.claim.zh, claim.claim.en or "", claim.truth.zh, claim.truth.en or "")
