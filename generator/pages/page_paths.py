"""The address of each record's page. Never changed without an entry in `redirects.yml`."""

from generator.records.contact import Contact
from generator.records.dataset import Dataset
from generator.records.kinds import KIND
from generator.records.vocabulary import ContactKind

HOTLINES = KIND["contacts"].address
HOTLINES_ABROAD = "hotlines-abroad.md"
ENTRIES = "official-entries.md"
GLOSSARY = KIND["glossary"].address
CLAIMS = KIND["claims"].list_page
ARTICLES = KIND["articles"].address
CONTRADICTIONS = KIND["contradictions"].address
STATISTICS = KIND["statistics"].address
COURT_CASES = KIND["court_cases"].address
HELP_ABROAD = "help/abroad.md"
HELP_PLACE = "help/place.md"
PLANS = "plans/index.md"
HOME_PAGE = "index.md"
SEARCH = "search.md"


def plans_address(way: str) -> str:
    """The page of all plans of a way of paying or a rail.

    Args:
        way: Its id.

    Returns:
        `plans/wechat-chat/index.md`.
    """
    return f"plans/{way}/index.md"


def address(kind: str, record: str) -> str:
    """The address of a record, of any kind with pages but contacts; for those see `contact_address`.

    Args:
        kind: Name of the kind: `platforms`.
        record: Id of the record; it need not exist.

    Returns:
        `platforms/wechat-pay.md`, with an anchor where many records share a page: `glossary.md#uetr`.
    """
    return KIND[kind].page_of(record)


def address_in(dataset: Dataset, kind: str, record: str) -> str:
    """The address of a record of any kind that has addresses, contacts included.

    Args:
        dataset: Holds the contacts.
        kind: Name of the kind: `platforms`.
        record: Id of the record; a contact must exist.

    Returns:
        As of `address` and `contact_address`.
    """
    return contact_address(record, dataset.contacts[record]) if kind == "contacts" else address(kind, record)


def published_uri(markdown: str, *, directory_urls: bool) -> str:
    """Where the engine publishes a page, below the folder of its language.

    Args:
        markdown: Address of a page, with an optional anchor: `topics/x.md#a`.
        directory_urls: Whether pages are folders, as on the site.

    Returns:
        `topics/x/#a`, or `topics/x.html#a`; empty for the home page in a folder.
    """
    path, mark, fragment = markdown.partition("#")
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html{mark}{fragment}"
    folder = stem.removesuffix("index").rstrip("/")
    return f"{folder}/{mark}{fragment}" if folder else f"{mark}{fragment}"


def contact_address(contact_id: str, contact: Contact) -> str:
    """Page and anchor of a contact's card: hotlines and text messages of the mainland, its apps and websites, or those abroad."""
    if contact.region != "CN":
        return f"{HOTLINES_ABROAD}#{contact_id}"
    return f"{HOTLINES if contact.kind in {ContactKind.HOTLINE, ContactKind.SMS} else ENTRIES}#{contact_id}"
