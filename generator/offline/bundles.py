"""What readers take with them: one file per platform and language, and the site of each language as a zip that opens from a disk.

Everything is written aside first, so that a failure leaves the files of before.
"""

import os
from functools import partial
from pathlib import Path

from generator.build_pages import open_site
from generator.locales import LANGUAGES, languages
from generator.offline.archive import zip_site
from generator.problems import Problem, Severity
from generator.progress import Progress
from generator.release.finish_page import finish_page
from generator.release.storage import move, remove, swap
from generator.settings import Settings
from generator.validate import check_data

PACK_BYTES = 200_000
"""Upper limit of a pack in bytes: what a chat app forwards without asking, and a slow connection loads in a minute."""


def write_packs(root: Path, settings: Settings, progress: Progress | None = None) -> tuple[list[Path], list[Problem]]:
    """Write `build/packs/<language>/<platform>.html`.

    Args:
        root: The project folder, absolute.
        settings: With the address the site is served at, which every pack names.
        progress: Told what is done.

    Returns:
        The packs, and the problems of the data; with an error among them no pack is written.

    Raises:
        ValueError: A pack is heavier than `PACK_BYTES`; the packs of before are still there.
    """
    progress = progress or Progress()
    with progress.phase("records and prose") as phase:
        loaded = check_data(root, settings.today(), timings=phase.timings)
    if any(problem.severity is Severity.ERROR for problem in loaded.problems):
        return [], loaded.problems
    target = root / "build" / "packs"
    aside = target.with_name(f".packs-{os.getpid()}")
    try:
        for language in languages(root):
            with progress.phase(f"packs {language}", long=True) as phase:
                counter = phase.counter("", len(loaded.dataset.platforms))
                for pack in open_site(root, language, loaded).packs(f"{settings.address}{LANGUAGES[language][1]}"):
                    _write_pack(aside / language / pack.uri, finish_page(pack.text, page=pack.uri).encode())
                    counter.advance()
        swap(aside, target)
    finally:
        remove(aside)
    return sorted(target.rglob("*.html")), loaded.problems


def _write_pack(path: Path, html: bytes) -> None:
    if len(html) > PACK_BYTES:
        raise ValueError(f"the pack {path.parent.name}/{path.name} has {len(html):,} bytes; the limit is {PACK_BYTES:,}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(html)


def write_zips(root: Path) -> dict[Path, int]:
    """Write `build/zhuihui-<language>.zip` of the published site for every language that is built.

    Args:
        root: The project folder, absolute.

    Returns:
        Path of each zip → its size in bytes.

    Raises:
        OSError: There is no published site, or the disk refused.
    """
    site = (root / "build" / "site").resolve(strict=True)
    written = {}
    for language in languages(root):
        target = root / "build" / f"zhuihui-{language}.zip"
        aside = target.with_name(f".{target.name}-{os.getpid()}")
        try:
            written[target] = zip_site(site, aside, inside="zhuihui", kept=partial(_belongs, language=language))
            move(aside, target)
        finally:
            remove(aside)
    return written


def _belongs(name: str, language: str) -> bool:
    """Whether a file of the site belongs into the zip of a language: its pages, its part of the search index, and no open data."""
    folders = {other: folder for other, (_, folder) in LANGUAGES.items() if folder}
    if name.startswith("search/") and name.endswith(".js"):
        return not any(name.startswith(f"search/d-{other}-") for other in LANGUAGES if other != language)
    owner = next((other for other, folder in folders.items() if name.startswith(folder)), "")
    return (owner or next(iter(LANGUAGES))) == language and not name.startswith("api/")
