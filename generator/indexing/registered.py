"""Contacts → the register that search compares numbers and addresses with."""

from generator.pages.page_paths import address_in, published_uri
from generator.records.contact import Contact
from generator.records.dataset import Dataset
from generator.records.vocabulary import ContactStatus
from generator.search.register import RegisteredContact
from generator.text.addresses import written_host
from generator.text.ways_to_reach import KnownWays, known_ways, ways_named


def registered_contacts(dataset: Dataset, *, directory_urls: bool = True) -> tuple[RegisteredContact, ...]:
    """Every contact with a number or an address, for `register_lines`.

    Args:
        dataset: The records. Numbers and addresses come from contacts alone, by the rules of the check of protected numbers.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`.

    Returns:
        In the order of the records, those of the mainland first; what another contact registers is a look-alike of none.
    """
    own = {key: known_ways([contact.number], [contact.url]) for key, contact in dataset.contacts.items()}
    every = known_ways((each.number for each in dataset.contacts.values()), (each.url for each in dataset.contacts.values()))
    named = {key: contact for key, contact in dataset.contacts.items() if own[key].numbers or own[key].hosts}
    return tuple(
        RegisteredContact(
            key=key,
            uri=published_uri(address_in(dataset, "contacts", key), directory_urls=directory_urls),
            checked_on=_checked_on(dataset, contact),
            confirmed=contact.emergency or contact.status is ContactStatus.CONFIRMED,
            shown=contact.number or written_host(contact.url or ""),
            names={language: " ".join(words.replace("|", " ").split()) for language, words in contact.name if words},
            numbers=own[key].numbers,
            hosts=own[key].hosts,
            look_alikes=_look_alikes(contact, every),
        )
        for key, contact in sorted(named.items(), key=lambda each: each[1].region != "CN")
    )


def _checked_on(dataset: Dataset, contact: Contact) -> str:
    days = [dataset.evidence[piece].checked_on for piece in contact.evidence if piece in dataset.evidence]
    return min(days).isoformat() if days else ""


def _look_alikes(contact: Contact, registered: KnownWays) -> frozenset[str]:
    found = ways_named(*(words for text in contact.look_alikes for _, words in text)) - registered
    return found.numbers | found.hosts
