"""Where each record's page lies. Never changed without an entry in `redirects.yml`."""

from generator.models.contact import Contact
from generator.models.vocabulary import ContactKind

FOLDERS = {
    "platforms": "platforms",
    "transfer_types": "types",
    "procedures": "do",
    "claims": "claims",
    "topics": "topics",
    "cross_border": "rails",
    "corridors": "corridors",
    "jurisdictions": "places",
    "safeguards": "safeguards",
    "outlook": "outlook",
    "letters": "letters",
    "comparisons": "compare",
}

HOTLINES = "hotlines.md"
HOTLINES_ABROAD = "hotlines-abroad.md"
ENTRIES = "official-entries.md"
GLOSSARY = "glossary.md"
CLAIMS = "claims/index.md"
CONTRADICTIONS = "claims/contradictions.md"
STATISTICS = "statistics.md"
CASES = "cases.md"


def address(kind: str, record: str) -> str:
    """Page of a record, with an anchor where many records share a page."""
    if kind == "glossary":
        return f"{GLOSSARY}#{record}"
    if kind == "statistics":
        return f"{STATISTICS}#{record}"
    if kind == "cases":
        return f"{CASES}#{record}"
    return f"{FOLDERS[kind]}/{record}.md"


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
    """Where a contact's card stands."""
    if contact.region != "CN":
        return f"{HOTLINES_ABROAD}#{contact_id}"
    return f"{HOTLINES if contact.kind in {ContactKind.HOTLINE, ContactKind.SMS} else ENTRIES}#{contact_id}"
