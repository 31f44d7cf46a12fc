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


def contact_address(contact_id: str, contact: Contact) -> str:
    """Where a contact's card stands."""
    if contact.region != "CN":
        return f"{HOTLINES_ABROAD}#{contact_id}"
    return f"{HOTLINES if contact.kind in {ContactKind.HOTLINE, ContactKind.SMS} else ENTRIES}#{contact_id}"
