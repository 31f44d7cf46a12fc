"""The whole site, published: every language built aside, completed, audited, then swapped in.

A door like the hook file: knows the site and the publishing room, and runs the engine only as a command.
"""

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.editions import ELSEWHERE, LANGUAGES, languages
from generator.models.dataset import Dataset
from generator.problems import Problem
from generator.publishing.audit import Rules, audit_site
from generator.publishing.audit.numbers import digits_of, numbers_in
from generator.publishing.fingerprints import hash_assets
from generator.publishing.finish import REGIONS
from generator.publishing.forwarding import write_forwards
from generator.publishing.headers import write_headers
from generator.publishing.offline import write_service_worker
from generator.publishing.release import SITE, Release, build_release, part_of
from generator.publishing.sitemap import write_sitemap
from generator.publishing.storage import move
from generator.publishing.trim import trim_site
from generator.searching import join_indexes
from generator.site import Site, build_site

CORE = ("", "hotlines/", "assets/zhuihui.css", "assets/site.js", "assets/notices.js", "assets/favicon.svg")
"""What the service worker keeps of each language from the first visit: home and the numbers, with what they need to stand."""
LOST = "404.html"
"""The page for one that is not there: moved, or without a line never visited."""


def publish_site(root: Path, today: date, *, address: str) -> Release:
    """Build, complete, audit and swap. Raises ReleaseError with the old site untouched; see `Release` for the rest."""
    sites = {language: build_site(root, language, today) for language in languages(root)}
    problems = tuple(problem for site in sites.values() for problem in site.problems)
    if any(site.failed for site in sites.values()):
        return Release("", None, tuple(dict.fromkeys(problems)))
    addresses = {f"SITE_URL_{language.upper()}": f"{address}{folder}" for language, (_, folder) in LANGUAGES.items()}
    environment = {**os.environ, **addresses, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", "SEARCH_LATER": "1", "PYTHONPATH": str(root)}

    def complete(folder: Path) -> Iterable[Problem]:
        return _complete(folder, sites, address)

    return build_release(root, list(_commands(root)), environment=environment, complete=complete)


def _commands(root: Path) -> Iterator[list[str]]:
    """The engine once per language. It empties its folder first, so a language below another one is built beside it."""
    for language in languages(root):
        config, folder = LANGUAGES[language]
        target = f"{SITE}-{language}" if folder else SITE
        yield [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", target]


def _complete(folder: Path, sites: dict[str, Site], address: str) -> list[Problem]:
    for language in sites:
        if below := LANGUAGES[language][1]:
            move(part_of(folder, language), folder / below)
    trim_site(folder)
    folders = [LANGUAGES[language][1] for language in sites]
    hashed = hash_assets(folder, folders)
    join_indexes(folder, next(iter(sites.values())).dataset, {language: LANGUAGES[language][1] for language in sites})
    changed = _changed(folder, sites, address)
    write_sitemap(folder, changed, _in_other_languages(changed, tuple(sites), address))
    problems = _forward(folder, sites, address)  # behind the sitemap, which lists pages that stay
    problems += write_headers(folder)
    core = [hashed.get(part + page, part + page) for part in folders for page in CORE]
    write_service_worker(folder, core=core, offline={part: part + LOST for part in folders})
    return [*problems, *audit_site(folder, rules_of(next(iter(sites.values()))), address=address)]


def _forward(folder: Path, sites: dict[str, Site], address: str) -> list[Problem]:
    moved = {redirect.old: redirect.new for redirect in next(iter(sites.values())).dataset.redirects}
    tags = {REGIONS.get(language, language): LANGUAGES[language][1] for language in sites}
    return write_forwards(folder, moved, tags, address=address)


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


def _in_other_languages(pages: Collection[str], names: tuple[str, ...], address: str) -> dict[str, dict[str, str]]:
    """Address → language → the same page there, its own language included; pages that stand alone are left out."""
    found = {}
    for page in pages:
        inside = page.removeprefix(address)
        own = max((LANGUAGES[name][1] for name in names if inside.startswith(LANGUAGES[name][1])), key=len)
        same = {name: f"{address}{LANGUAGES[name][1]}{inside.removeprefix(own)}" for name in names}
        same = {name: other for name, other in same.items() if other in pages}
        if len(same) > 1:
            found[page] = {**same, "x-default": same.get(ELSEWHERE, page)}
    return found


def rules_of(site: Site) -> Rules:
    """What this dataset allows a page to dial and to link."""
    dataset = site.dataset
    numbers = {contact.number for contact in dataset.contacts.values() if contact.number}
    addresses = {contact.url for contact in dataset.contacts.values() if contact.url} | {
        source.url for source in dataset.sources.values() if source.url
    }
    return Rules(
        numbers=frozenset(numbers),
        mentioned=frozenset(digits_of(number) for text in _researched(dataset) for _, number in numbers_in(text)),
        addresses=frozenset(addresses),
        prefixes=(os.environ.get("REPO_URL") or "https://repository.invalid/",),
        never_link=frozenset(dataset.vocabularies.get("never-link", {})),
        sheets=tuple(f"{folder}sheets/" for _, folder in LANGUAGES.values()),
    )


def _researched(dataset: Dataset) -> Iterator[str]:
    """Words that may name a number without offering it: look-alikes, researched statements, claims under test."""
    for contact in dataset.contacts.values():
        yield from (words for text in contact.look_alikes for words in (text.zh, text.en or ""))
    for item in dataset.evidence.values():
        yield from (item.statement.zh, item.statement.en or "", item.caveat.zh if item.caveat else "")
    for claim in dataset.claims.values():
        yield from (claim.claim.zh, claim.claim.en or "", claim.truth.zh, claim.truth.en or "")
