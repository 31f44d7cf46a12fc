"""Languages joined to one site: what belongs to no page alone is written, and everything is audited."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from generator.building.audit_rules import rules_of, rules_version
from generator.building.output_folder import OutputFolder, WrittenFile
from generator.indexing.files import FOLDER, meta_below, open_index
from generator.locales import LANGUAGES, X_DEFAULT, language_tag
from generator.parallel import run_beside
from generator.problems import Problem
from generator.progress import Progress
from generator.records.dataset import Dataset
from generator.release.audit import audit_site
from generator.release.audit.built_page import BuiltPage
from generator.release.headers import format_server_files
from generator.release.manifest import MANIFEST_FILE, format_manifest
from generator.release.minify import unused_files
from generator.release.redirect_pages import Redirects, pages_moved, redirect_pages
from generator.release.server_files import LOST
from generator.release.service_worker import WORKER, format_service_worker
from generator.release.sitemap import SITEMAP, format_sitemap
from generator.search.counting import CountedDocument
from generator.search.index import META
from generator.search.postings import Postings
from generator.settings import Settings

CORE = ("", "hotlines/", "assets/zhuihui.css", "assets/site.js", "assets/notices.js", "assets/favicon.svg")
"""What the service worker keeps of each language from the first visit: the home page and the hotlines, with the assets they need."""


@dataclass(frozen=True)
class JoinedState:
    """What is kept of a site between builds, its languages apart."""

    audited: str = ""
    """What the audit went by; empty when it has found something."""
    postings: Postings | None = None
    """Of the search index."""
    documents: tuple[CountedDocument, ...] = ()
    """Those that it was made of."""


def join_site(
    target: OutputFolder,
    documents: Iterable[CountedDocument],
    days: Mapping[str, date],
    hashed: Mapping[str, str],
    dataset: Dataset,
    settings: Settings,
    languages: Iterable[str],
    kept: JoinedState | None = None,
    progress: Progress | None = None,
) -> tuple[list[Problem], JoinedState]:
    """Complete a folder that holds the pages and assets of all languages, and audit it.

    Args:
        target: The folder; assets that no page asks for are taken out again.
        documents: Of all pages, for search.
        days: Address of a page relative to the site → day of the newest check of its facts. Pages without facts of their own are missing.
        hashed: Old → new path of each asset that carries a hash, relative to the site.
        dataset: The checked records.
        settings: With the address of the site.
        languages: Those in the folder.
        kept: What this function returned for the release before; None for nothing.
        progress: Told what is done.

    Returns:
        Problems of redirects, headers and the audit; and what the next release can use.
    """
    kept, documents = kept or JoinedState(), tuple(documents)
    parts, progress = {language: LANGUAGES[language][1] for language in languages}, progress or Progress()
    with progress.phase("search index"):
        for path in unused_files(target.readings, _pages(target).values()):
            target.drop(path)
        postings = _write_index(target, documents, dataset, parts, kept)
    with progress.phase("sitemap, redirects, headers, manifest"):
        problems = _write_common(target, days, hashed, dataset, settings, parts)
    with progress.phase("audit"):
        rules = rules_of(dataset, settings.repository)
        version = rules_version(rules)
        sound = {path: file.reading for path, file in target.known.items()} if kept.audited == version else None
        found = audit_site(target.site(settings.address), rules, sound)
    return [*problems, *found], JoinedState("" if found else version, postings, documents)


def _write_common(
    target: OutputFolder,
    days: Mapping[str, date],
    hashed: Mapping[str, str],
    dataset: Dataset,
    settings: Settings,
    parts: dict[str, str],
) -> list[Problem]:
    """What belongs to no page alone, search apart; the problems of redirects and headers."""
    pages = _pages(target)
    changed = _changed(pages, days, dataset, settings.address)
    target.write(SITEMAP, format_sitemap(changed, _in_other_languages(changed, parts, settings.address)).encode())
    redirects = _redirects(pages, dataset, parts, settings.address)  # after the sitemap, which must not list redirect pages
    for path, html in redirects.pages.items():
        target.write(path, html.encode())
    problems = [*redirects.problems, *_write_server_files(target, settings.address, [*filter(None, parts.values())])]
    core = [hashed.get(part + page, part + page) for part in parts.values() for page in CORE]
    offline = {part: part + LOST for part in parts.values()}
    target.write(WORKER, format_service_worker(target.fingerprints, core=core, offline=offline).encode())
    target.write(MANIFEST_FILE, format_manifest(target.fingerprints).encode())
    return problems


def _write_index(
    target: OutputFolder, documents: Sequence[CountedDocument], dataset: Dataset, parts: Mapping[str, str], kept: JoinedState
) -> Postings:
    index = open_index(documents, dataset, parts)

    def write_terms(before: tuple[Postings, Sequence[CountedDocument]] | None = None) -> Postings:
        files, postings = index.terms(before)
        _write_below(FOLDER, files, target)
        for part in filter(None, parts.values()):
            target.write(f"{part}{FOLDER}/{META}", meta_below(files[META], part).encode())
        return postings

    if kept.postings:  # most of what is shown is linked to the release before
        _write_below(FOLDER, index.shown(), target)
        return write_terms((kept.postings, kept.documents))
    shown, postings = run_beside(lambda: _write_below(FOLDER, index.shown(), target), write_terms)
    target.files |= shown
    return postings


def _write_below(folder: str, files: Mapping[str, str], target: OutputFolder) -> dict[str, WrittenFile]:
    for name, text in files.items():
        target.write(f"{folder}/{name}", text.encode())
    return {path: target.files[path] for path in (f"{folder}/{name}" for name in files)}


def _write_server_files(target: OutputFolder, address: str, folders: Collection[str]) -> tuple[Problem, ...]:
    codes = (page.code for page in _pages(target).values())
    made = format_server_files(target.files, codes, base=urlsplit(address).path, folders=folders)
    for name, text in made.files.items():
        target.write(name, text.encode())
    return made.problems


def _redirects(pages: Mapping[str, BuiltPage], dataset: Dataset, parts: Mapping[str, str], address: str) -> Redirects:
    moved = {
        old: new for redirect in dataset.redirects.values() for old, new in pages_moved(pages, redirect.old, redirect.new, parts.values())
    }
    folders = {language_tag(language): part for language, part in parts.items()}
    titles = {path: page.titles[0] if page.titles else path for path, page in pages.items()}
    return redirect_pages(moved, folders, titles=titles, address=address)


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


def _pages(target: OutputFolder) -> dict[str, BuiltPage]:
    return {path: file.reading for path, file in sorted(target.files.items()) if isinstance(file.reading, BuiltPage)}
