"""The whole site, published: every language built aside, completed, audited, then swapped in.

A door like the hook file: knows the site and the publishing room, and runs the engine only as a command.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.problems import Problem
from generator.publishing.audit import Rules, audit_site
from generator.publishing.headers import write_headers
from generator.publishing.offline import write_service_worker
from generator.publishing.release import SITE, Release, build_release
from generator.publishing.sitemap import write_sitemap
from generator.publishing.trim import trim_site
from generator.site import Site, build_site

LANGUAGES = {"zh": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en/")}
"""Language → its engine configuration and its folder in the site. The first one empties the folder, so it builds first."""

CORE = ("", "hotlines/", "404.html")
"""What the service worker keeps from the first visit: home, the numbers, a page that helps."""


def publish_site(root: Path, today: date, *, address: str) -> Release:
    """Build, complete, audit and swap. Raises ReleaseError with the old site untouched; see `Release` for the rest."""
    sites = {language: build_site(root, language, today) for language in languages(root)}
    problems = tuple(problem for site in sites.values() for problem in site.problems)
    if any(site.failed for site in sites.values()):
        return Release("", None, tuple(dict.fromkeys(problems)))
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}

    def complete(folder: Path) -> Iterable[Problem]:
        return _complete(folder, sites, address)

    return build_release(root, list(_commands(root)), environment=environment, complete=complete)


def languages(root: Path) -> Iterator[str]:
    """The languages that have an engine configuration."""
    return (language for language, (config, _) in LANGUAGES.items() if (root / config).exists())


def _commands(root: Path) -> Iterator[list[str]]:
    for language in languages(root):
        config, folder = LANGUAGES[language]
        yield [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", f"{SITE}/{folder}"]


def _complete(folder: Path, sites: dict[str, Site], address: str) -> list[Problem]:
    for language, site in sites.items():
        for sheet in site.sheets(address):
            path = folder / LANGUAGES[language][1] / sheet.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sheet.text, "utf-8")
    trim_site(folder)
    write_sitemap(folder, _changed(folder, sites, address), None)
    problems = write_headers(folder)
    write_service_worker(folder, core=CORE, offline="404.html")
    return [*problems, *audit_site(folder, rules_of(next(iter(sites.values()))), address=address)]


def _changed(folder: Path, sites: dict[str, Site], address: str) -> dict[str, date]:
    """Address → the newest check of the facts on it; a page without facts carries the newest check of all."""
    found = {}
    for language, site in sites.items():
        newest = max(item.checked_on for item in site.dataset.evidence.values())
        prefix = LANGUAGES[language][1]
        for path in sorted((folder / prefix).rglob("index.html")):
            inside = path.parent.relative_to(folder).as_posix()
            if prefix or not inside.startswith("en/"):
                found[f"{address}{'' if inside == '.' else inside + '/'}"] = newest
    return found


def rules_of(site: Site) -> Rules:
    """What this dataset allows a page to dial and to link."""
    dataset = site.dataset
    numbers = {contact.number for contact in dataset.contacts.values() if contact.number}
    addresses = {contact.url for contact in dataset.contacts.values() if contact.url} | {source.url for source in dataset.sources.values() if source.url}
    return Rules(
        numbers=frozenset(numbers),
        addresses=frozenset(addresses),
        prefixes=(os.environ.get("REPO_URL") or "https://repository.invalid/",),
        never_link=frozenset(dataset.vocabularies.get("never-link", {})),
        sheets=tuple(f"{folder}sheets/" for _, folder in LANGUAGES.values()),
    )
