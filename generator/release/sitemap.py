"""`sitemap.xml` with the day each page's content last changed, passed in: never the day of the build."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path

SITEMAP = "sitemap.xml"
DAYS = "days.json"
"""File in which the engine's run for one language keeps its days until the sitemap of all languages is written."""
LIMIT = 50_000
"""Addresses in one sitemap (sitemaps.org)."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def format_sitemap(pages: Mapping[str, date], languages: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The text of the sitemap.

    Args:
        pages: Absolute address → day of its last change.
        languages: Address → language tag (or `x-default`) → absolute address of the same page there; None for no alternate pages.

    Returns:
        XML, in the order of the addresses.

    Raises:
        ValueError: More addresses than one sitemap may hold, or one that is not absolute.
    """
    if len(pages) > LIMIT:
        raise ValueError(f"{len(pages)} addresses; one sitemap holds {LIMIT}")
    if relative := sorted(address for address in pages if not address.startswith(("https://", "http://"))):
        raise ValueError(f"a sitemap holds absolute addresses only, not {relative[0]!r}")
    entries = (_entry(address, changed, (languages or {}).get(address, {})) for address, changed in sorted(pages.items()))
    return f"{_HEAD}{''.join(entries)}</urlset>\n"


def write_days(site: Path, days: Mapping[str, str]) -> None:
    """Keep the days of one language for `take_days`.

    Args:
        site: Folder the engine fills for this language.
        days: Address of a page relative to that folder (`guides/first/`) → ISO day of the newest check of its facts.
    """
    (site / DAYS).write_text(json.dumps(dict(days), sort_keys=True), "utf-8")


def take_days(site: Path, parts: Iterable[str]) -> dict[str, date]:
    """Read what `write_days` kept for each language, and remove those files.

    Args:
        site: Folder of the whole site.
        parts: Folders of the languages in it, each empty or ending in a slash.

    Returns:
        Address of a page relative to the site → day of the newest check of its facts. Pages without facts of their own are missing.
    """
    found: dict[str, date] = {}
    for part in parts:
        path = site / part / DAYS
        found |= {f"{part}{page}": date.fromisoformat(day) for page, day in json.loads(path.read_text("utf-8")).items()}
        path.unlink()
    return found


def _entry(address: str, changed: date, languages: Mapping[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(other)}"/>' for tag, other in sorted(languages.items())
    )
    return f"<url><loc>{escape(address, quote=False)}</loc><lastmod>{changed.isoformat()}</lastmod>{links}</url>\n"
