"""The whole site, published: every language built aside, completed, audited, then swapped in.

The engine is run as a command, once per language.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.indexing.files import join_indexes
from generator.locales import LANGUAGES, X_DEFAULT, language_tag, languages
from generator.problems import Problem, Severity
from generator.records.dataset import Dataset
from generator.release.atomic import SITE, Release, build_release, part_of
from generator.release.audit import BuiltSite, Rules, audit_site, read_more, read_site
from generator.release.fingerprints import hash_assets
from generator.release.headers import write_headers
from generator.release.manifest import write_manifest
from generator.release.minify import minify_assets, remove_unused
from generator.release.redirect_pages import Redirects, pages_moved, write_redirect_pages
from generator.release.server_files import SERVER_FILES
from generator.release.service_worker import WORKER, write_service_worker
from generator.release.sitemap import SITEMAP, take_days, write_sitemap
from generator.release.storage import move
from generator.settings import Settings, engine_environment
from generator.text.telephone import number_to_dial, numbers_of, telephone_numbers_in
from generator.validate import check_data, write_checked

CORE = ("", "hotlines/", "assets/zhuihui.css", "assets/site.js", "assets/notices.js", "assets/favicon.svg")
"""What the service worker keeps of each language from the first visit: the home page and the hotlines, with the assets they need."""
LOST = "404.html"
"""The page shown in place of one that does not exist, or that was never visited and cannot be loaded offline."""


def publish_site(root: Path, settings: Settings) -> Release:
    """Read and check the records once, let the engine render every language, then complete, audit and swap the release.

    Args:
        root: The project folder, absolute.
        settings: With the address the site will be served at.

    Returns:
        How it ended; with an error in the records or in the built site nothing was published, and `problems` says why.

    Raises:
        ReleaseError: Nothing was published and the reason is not in the content; the published site is untouched.
    """
    loaded = check_data(root, settings.today())
    if any(problem.severity is Severity.ERROR for problem in loaded.problems):
        return Release("", None, tuple(loaded.problems))
    parts = {language: LANGUAGES[language][1] for language in languages(root)}

    def complete(folder: Path) -> Iterable[Problem]:
        return _complete(folder, loaded.dataset, parts, settings)

    def prepare(folder: Path) -> dict[str, str]:
        checked = part_of(folder, "checked")
        write_checked(loaded, checked)
        return engine_environment(replace(settings, checked=checked, joined=True))

    return build_release(root, list(_commands(root)), prepare=prepare, complete=complete)


def _commands(root: Path) -> Iterator[list[str]]:
    """The command that builds each language. The engine empties its folder first, so a language below another one is built beside it."""
    for language in languages(root):
        config, folder = LANGUAGES[language]
        target = f"{SITE}-{language}" if folder else SITE
        yield [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", config, "-d", target]


def _complete(folder: Path, dataset: Dataset, parts: dict[str, str], settings: Settings) -> list[Problem]:
    """Turn the folder the engine filled into a release, and audit it. Each step needs the files of those before it final.

    Args:
        folder: The language at the root, the others beside it.
        dataset: The checked records.
        parts: Language → its folder in the site, empty or ending in a slash.
        settings: With the address of the site.

    Returns:
        Problems of redirects, headers and the audit.
    """
    address = settings.address
    for language, part in parts.items():
        if part:
            move(part_of(folder, language), folder / part)
    minify_assets(folder)
    hashed = hash_assets(folder, parts.values())
    join_indexes(folder, dataset, parts)
    days = take_days(folder, parts.values())
    site = remove_unused(read_site(folder, address))
    changed = _changed(site.pages, days, dataset, address)
    write_sitemap(folder, changed, _in_other_languages(changed, parts, address))
    redirects = _redirects(site, dataset, parts)  # after the sitemap, which must not list redirect pages
    site = read_more(site, [SITEMAP, *redirects.pages])
    codes = (page.code for page in site.pages.values())
    problems = [*redirects.problems, *write_headers(folder, site.readings, codes, base=urlsplit(address).path)]
    core = [hashed.get(part + page, part + page) for part in parts.values() for page in CORE]
    write_service_worker(folder, site.fingerprints, core=core, offline={part: part + LOST for part in parts.values()})
    site = read_more(site, [*SERVER_FILES, WORKER])
    write_manifest(folder, site.fingerprints)
    return [*problems, *audit_site(site, rules_of(dataset, settings.repository))]


def _redirects(site: BuiltSite, dataset: Dataset, parts: dict[str, str]) -> Redirects:
    moved = {
        old: new
        for redirect in dataset.redirects.values()
        for old, new in pages_moved(site.pages, redirect.old, redirect.new, parts.values())
    }
    folders = {language_tag(language): part for language, part in parts.items()}
    titles = {path: page.titles[0] if page.titles else path for path, page in site.pages.items()}
    return write_redirect_pages(site.folder, moved, folders, titles=titles, address=site.address)


def _changed(pages: Iterable[str], days: Mapping[str, date], dataset: Dataset, address: str) -> dict[str, date]:
    """Address of every page → day of the newest check of its facts; a page without facts of its own has the newest day of all facts."""
    newest = max(item.checked_on for item in dataset.evidence.values())
    folders = (page.removesuffix("index.html") for page in pages if f"/{page}".endswith("/index.html"))
    return {f"{address}{folder}": days.get(folder, newest) for folder in folders}


def _in_other_languages(pages: Collection[str], parts: dict[str, str], address: str) -> dict[str, dict[str, str]]:
    """Address → language → address of the same page there, its own language included; pages in one language only are left out."""
    found = {}
    for page in pages:
        inside = page.removeprefix(address)
        own = max((part for part in parts.values() if inside.startswith(part)), key=len)
        same = {language: f"{address}{part}{inside.removeprefix(own)}" for language, part in parts.items()}
        same = {language: other for language, other in same.items() if other in pages}
        if len(same) > 1:
            found[page] = {**same, "x-default": same.get(X_DEFAULT, page)}
    return found


def rules_of(dataset: Dataset, repository: str = "") -> Rules:
    """What a dataset allows a page to dial and to link.

    Args:
        dataset: The checked records.
        repository: Address below which records are edited; empty when pages have no edit link.

    Returns:
        Rules for the audit, with its own budgets.
    """
    contacts, sources = dataset.contacts.values(), dataset.sources.values()
    numbers = [contact.number for contact in contacts if contact.number]
    return Rules(
        numbers=frozenset(number for written in numbers for number in (*numbers_of(written), number_to_dial(written))),
        mentioned=frozenset(number for text in _researched(dataset) for number in telephone_numbers_in(text)),
        addresses=frozenset(url for url in (*(each.url for each in contacts), *(each.url for each in sources)) if url),
        prefixes=(repository,) if repository else (),
        never_link=frozenset(dataset.vocabularies.get("never-link", {})),
        sheets=tuple(f"{folder}sheets/" for _, folder in LANGUAGES.values()),
        languages=frozenset(map(language_tag, LANGUAGES)),
    )


def _researched(dataset: Dataset) -> Iterator[str]:
    """Texts that may name a number without offering it: researched statements, claims under test.

    Look-alike numbers are not among them: where a contact warns of one, the page marks it as a quotation.
    """
    for item in dataset.evidence.values():
        yield from (item.statement.zh, item.statement.en or "", item.caveat.zh if item.caveat else "")
    for claim in dataset.claims.values():
        yield from (claim.claim.zh, claim.claim.en or "", claim.truth.zh, claim.truth.en or "")
