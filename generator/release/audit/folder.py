"""From a built folder to `BuiltSite`: every file listed, and read once unless it is known."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from generator.release.audit.built_page import BuiltFile, BuiltPage, BuiltSite, Reading
from generator.release.audit.file_text import texts_of_file
from generator.release.audit.page_addresses import style_references
from generator.release.audit.reading import read_page
from generator.release.audit.sent_size import gzip_size, sent_size
from generator.release.manifest import MANIFEST_FILE
from generator.release.storage import relative_files
from generator.text.ways_to_reach import find_ways

_READ = (".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".ics", ".vcf", ".txt", ".md")
"""Kinds of files with text for people."""
_IMPORTED = re.compile(r"""(?:^|[;}\s])(?:import|export)\s*(?:[^"'();]*?\sfrom\s*)?["']([^"']+)["']""")
"""Static imports of a module script; they are fetched with it."""
_MAY_IMPORT = re.compile(r"\b(?:im|ex)port\b")
"""A quick test: thousands of scripts are parts of the search index."""


def read_site(folder: Path, address: str, known: Mapping[str, Reading] | None = None) -> BuiltSite:
    """Read a built site from its folder.

    Args:
        folder: Holds the whole site.
        address: Where it will be served, ending in `/`: `https://host/` or `https://host/path/`.
        known: Path → reading of files that are not to be read again; whoever passes it vouches that they are as they were.

    Returns:
        The site, without its manifest. Bytes that are not UTF-8 become U+FFFD: the audit reports what it can read.
    """
    known = known or {}
    readings = {path: known.get(path) or read_file(path, (folder / path).read_bytes()) for path in sorted(relative_files(folder))}
    return _site(folder, address, readings)


def read_file(path: str, content: bytes) -> Reading:
    """Read one file of the site.

    Args:
        path: Relative to the site, with forward slashes.
        content: All of it.

    Returns:
        A `BuiltPage` for HTML, else a `BuiltFile`.
    """
    text = content.decode("utf-8", "replace") if path.endswith(_READ) else ""
    if path.endswith(".html"):
        page = read_page(path, text)
        if page.size == len(content):
            return page
        return page._replace(sha256=sha256(content).hexdigest(), size=len(content), sent=gzip_size(content))
    references = tuple(dict.fromkeys(style_references(text))) if path.endswith(".css") else ()
    imports = tuple(reference.address for reference in references if reference.at_once)
    if path.endswith(".js") and _MAY_IMPORT.search(text):
        imports = tuple(_IMPORTED.findall(text))
    ways = {(way.kind, way.key): way for words in texts_of_file(path, text) for way in find_ways(words)}
    return BuiltFile(sha256(content).hexdigest(), len(content), sent_size(path, content), imports, references, tuple(ways.values()))


def _site(folder: Path, address: str, readings: Mapping[str, Reading]) -> BuiltSite:
    pages = {path: reading for path, reading in readings.items() if isinstance(reading, BuiltPage)}
    files = {path: reading for path, reading in readings.items() if isinstance(reading, BuiltFile) and path != MANIFEST_FILE}
    return BuiltSite(folder, address, pages, files)
