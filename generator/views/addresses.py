"""Where each record's page lies. Never changed without an entry in `redirects.yml`."""

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
GLOSSARY = "glossary.md"
CLAIMS = "claims/index.md"
STATISTICS = "statistics.md"
CASES = "cases.md"


def address(kind: str, record: str) -> str:
    """Page of a record, with an anchor where many records share a page."""
    if kind == "contacts":
        return f"{HOTLINES}#{record}"
    if kind == "glossary":
        return f"{GLOSSARY}#{record}"
    if kind == "statistics":
        return f"{STATISTICS}#{record}"
    if kind == "cases":
        return f"{CASES}#{record}"
    return f"{FOLDERS[kind]}/{record}.md"
