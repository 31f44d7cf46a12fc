"""`sitemap.xml` with the day each page's content last changed, passed in: never the day of the build."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

DAYS = "days.json"
"""What a language leaves behind for the joint sitemap."""
LIMIT = 50_000
"""Addresses in one sitemap (sitemaps.org)."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def format_sitemap(pages: Mapping[str, date], languages: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The sitemap of absolute addresses and their last change. `languages`: address → language tag → the same page there.

    Raises ValueError for more addresses than one sitemap may hold, or one that is not absolute.
    """
    if len(pages) > LIMIT:
        raise ValueError(f"{len(pages)} addresses; one sitemap holds {LIMIT}")
    if relative := sorted(address for address in pages if not address.startswith(("https://", "http://"))):
        raise ValueError(f"a sitemap holds absolute addresses only, not {relative[0]!r}")
    entries = (_entry(address, changed, (languages or {}).get(address, {})) for address, changed in sorted(pages.items()))
    return f"{_HEAD}{''.join(entries)}</urlset>\n"


def write_sitemap(site: Path, pages: Mapping[str, date], languages: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """Write `sitemap.xml`, in place of the one the engine stamped with the build's day."""
    (site / "sitemap.xml").write_text(format_sitemap(pages, languages), "utf-8", newline="\n")


def write_days(site: Path, days: Mapping[str, str]) -> None:
    """Keep the days of one language for the joint sitemap: address below its folder → ISO day of the newest check."""
    (site / DAYS).write_text(json.dumps(dict(days), sort_keys=True), "utf-8")


def take_days(site: Path, parts: Iterable[str]) -> dict[str, date]:
    """What each language kept, by address below the site; the files are removed.

    Args:
        site: Folder of the whole site.
        parts: Folders of the languages in it, each empty or ending in a slash.
    """
    found: dict[str, date] = {}
    for part in parts:
        path = site / part / DAYS
        found |= {f"{part}{page}": date.fromisoformat(day) for page, day in json.loads(path.read_text("utf-8")).items()}
        path.unlink()
    return found


def _entry(address: str, changed: date, languages: Mapping[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(other)}/>' for tag, other in sorted(languages.items())
    )
    return f"<url><loc>{escape(address)}</loc><lastmod>{changed.isoformat()}</lastmod>{links}</url>\n"
