"""The site, published: made directly, or by the engine alone, then swapped in as a whole."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.building.join import join_site
from generator.building.output_folder import OutputFolder
from generator.building.site_build import SiteBuild, load_for_copies
from generator.building.unchanged import inputs_digest, note_published
from generator.cache import Cache
from generator.engine.installed import engine_module
from generator.engine.refusals import ContentRefused, EngineChanged
from generator.indexing.files import take_counted
from generator.loading.loader import Loaded
from generator.locales import LANGUAGES, languages
from generator.problems import Problem, Severity
from generator.progress import Progress
from generator.release.atomic import SITE, Release, build_release, part_of
from generator.release.errors import ReleaseError
from generator.release.fingerprints import hash_assets
from generator.release.minify import minify_assets
from generator.release.sitemap import SITEMAP, take_days
from generator.release.storage import move
from generator.settings import Settings, engine_environment
from generator.validate import check_data, write_checked


def publish_site(root: Path, settings: Settings, cache: Cache, *, by_engine: bool = False, progress: Progress | None = None) -> Release:
    """Read and check the records once, make every language, then complete, audit and swap the release.

    Args:
        root: The project folder, absolute.
        settings: With the address the site will be served at.
        cache: What earlier builds have kept, of this code and these settings.
        by_engine: Whether the engine makes every page, as `mkdocs build` does; slower, and the same bytes.
        progress: Told what is done, and in one sentence why the engine has to make the pages.

    Returns:
        How it ended; with an error in the records or in the built site nothing was published, and `problems` says why.

    Raises:
        ReleaseError: Nothing was published and the reason is not in the content; the published site is untouched.
    """
    progress = progress or Progress()
    inputs = inputs_digest(root, cache)
    with progress.phase("records and prose") as phase:
        loaded = check_data(root, settings.today(), cache, phase.timings, partial(load_for_copies, root))
    if any(problem.severity is Severity.ERROR for problem in loaded.problems):
        return Release("", None, tuple(loaded.problems))
    with progress.phase("release"):
        release = None if by_engine else _publish_directly(root, loaded, settings, cache, progress)
        release = release or _publish_by_engine(root, loaded, settings, progress)
    if release.folder:
        with progress.phase("state of all files"):
            note_published(root, release.digest, settings.today(), inputs, release.problems, cache)
    return release


def _publish_directly(root: Path, loaded: Loaded, settings: Settings, cache: Cache, progress: Progress) -> Release | None:
    """The release without the engine; None when only the engine can make it."""
    try:
        return build_release(root, (), complete=lambda folder: _fill(folder, root, loaded, settings, cache, progress))
    except EngineChanged as reason:
        progress.say(f"slower this time, the engine makes every page: {reason}")
        return None


def _fill(folder: Path, root: Path, loaded: Loaded, settings: Settings, cache: Cache, progress: Progress) -> list[Problem]:
    """The release made directly, with refusals as one sentence."""
    try:
        return SiteBuild(root, loaded, settings, cache, progress).fill(folder)
    except (ContentRefused, ValueError) as error:
        raise ReleaseError(f"not published: {error}") from None


def _publish_by_engine(root: Path, loaded: Loaded, settings: Settings, progress: Progress) -> Release:
    parts = {language: LANGUAGES[language][1] for language in languages(root)}

    def prepare(folder: Path) -> dict[str, str]:
        checked = part_of(folder, "checked")
        write_checked(loaded, checked)
        return engine_environment(replace(settings, checked=checked, joined=True))

    def complete(folder: Path) -> list[Problem]:
        for language, part in parts.items():
            if part:
                move(part_of(folder, language), folder / part)
                (folder / part / SITEMAP).unlink()  # the engine's; that of the whole site names the pages of every language
        minify_assets(folder)
        hashed = hash_assets(folder, parts.values())
        documents = [document for part in parts.values() for document in take_counted(folder / part)]
        days = take_days(folder, parts.values())
        target = OutputFolder(folder)
        target.adopt()
        problems, _ = join_site(target, documents, days, hashed, loaded.dataset, settings, parts, progress=progress)
        return problems

    return build_release(root, list(_commands(root)), prepare=prepare, complete=complete)


def _commands(root: Path) -> Iterator[list[str]]:
    """The command that builds each language. The engine empties its folder first, so a language below another one is built beside it."""
    for language in languages(root):
        config, folder = LANGUAGES[language]
        target = f"{SITE}-{language}" if folder else SITE
        yield [sys.executable, "-m", engine_module(), "build", "--quiet", "--strict", "-f", config, "-d", target]
