"""The same pages as an ordinary docs folder that any engine can build.

The folder is written aside and swapped, so that a failed export leaves the one before.
"""

import json
import os
import shutil
from pathlib import Path, PurePath

from generator.build_pages import Site
from generator.leftovers import is_leftover
from generator.release.storage import remove, swap
from generator.rendering.prose import without_block_comments


def export_site(site: Site, content: Path, target: Path, *, config: str = "mkdocs.yml", address: str = "") -> int:
    """Write `target/docs` (prose, pages, assets) and `target/mkdocs.yml`, which inherits `config` and runs no hook.

    Args:
        site: One language, rendered; without errors.
        content: Folder of its hand-written pages.
        target: Folder to replace, below the project folder.
        config: Configuration of the language, relative to the project folder.
        address: Where the pages will be served, ending in a slash; empty: as `config` says.

    Returns:
        Number of files written.

    Raises:
        OSError: The disk refused; `target` is as it was.
    """
    aside = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        _write(site, content, aside / "docs")
        (aside / "mkdocs.yml").write_text(_config(site.root, target, config, address), "utf-8")
        swap(aside, target)
    finally:
        remove(aside)
    return sum(1 for path in target.rglob("*") if path.is_file())


def _write(site: Site, content: Path, docs: Path) -> None:
    shutil.copytree(content, docs, ignore=lambda _, names: {name for name in names if is_leftover(PurePath(name))})
    for page in sorted(docs.rglob("*.md")):
        uri = page.relative_to(docs).as_posix()
        file = (content / uri).relative_to(site.root).as_posix()
        page.write_text(without_block_comments(site.prose(uri, page.read_text("utf-8"), file).text), "utf-8")
    for artifact in site.artifacts.values():
        path = docs / artifact.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(artifact.text, "utf-8")


def _config(root: Path, target: Path, config: str, address: str) -> str:
    up = "../" * len(target.relative_to(root).parts)
    entries = {
        "INHERIT": f"{up}{config}",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": f"{up}theme"},
        "hooks": [],
        "watch": [],
        **({"site_url": address} if address else {}),
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in entries.items()]
    return "# Written by `make export`: the site as plain files. Edit data/ and content/ instead.\n" + "\n".join(lines) + "\n"
