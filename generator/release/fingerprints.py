"""Style and scripts under names that carry a hash of their content: a browser keeps them for a year, and never an old one.

A folder of scripts that import each other takes one hash for all of them, so that what stands inside needs no change.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from generator.release.storage import relative_files

ASSETS = "assets/"
FILES = ("zhuihui.css", "site.js", "tables.js", "folds.js")
PARTS = ("helper", "search")
"""Folders of scripts; a page links one entry script of each."""
_ADDRESS = re.compile(rf'(="[^":]*?\b)({"|".join(re.escape(ASSETS + name) for name in (*FILES, *(f"{part}/" for part in PARTS)))})')
HASH_LENGTH = 8
"""Hexadecimal digits: 4,000 million values for a handful of files."""


def hashed_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """The names of the assets of one language as they are published.

    Args:
        files: Path relative to the folder of the language → content, of all its assets, final; other files do not matter.

    Returns:
        Old → new path of each asset: `assets/site.js` → `assets/site.57a0d79d.js`; a folder of scripts ends in `/`.

    Raises:
        ValueError: An asset is missing.
    """
    names = {}
    for name in FILES:
        stem, _, ending = name.rpartition(".")
        path = f"{ASSETS}{name}"
        names[path] = f"{ASSETS}{stem}.{_hash_of(files, path, [path])}.{ending}"
    for part in PARTS:
        path = f"{ASSETS}{part}/"
        names[path] = f"{ASSETS}{part}.{_hash_of(files, path, sorted(file for file in files if file.startswith(path)))}/"
    return names


def settle(html: str, renamed: Mapping[str, str]) -> str:
    """A page with the new addresses of the assets of its language.

    Args:
        html: The page, with the addresses of assets that no hash is in.
        renamed: As `hashed_names` returns it for the language.

    Returns:
        The page; the same when it has no such address.
    """
    return _ADDRESS.sub(lambda found: found[1] + renamed[found[2]], html)


def hash_assets(site: Path, folders: Iterable[str]) -> dict[str, str]:
    """Rename the assets of every language and correct their addresses in its pages. Call it once, when style and scripts are final.

    Args:
        site: Folder of the whole site.
        folders: Folder of each language in it, ending in a slash; empty for the language at the root.

    Returns:
        Old → new path of each asset, relative to the site: `en/assets/site.js` → `en/assets/site.57a0d79d.js`.

    Raises:
        ValueError: An asset is missing.
    """
    renamed = {
        own: hashed_names({ASSETS + path: (site / own / ASSETS / path).read_bytes() for path in relative_files(site / own / ASSETS)})
        for own in folders
    }
    for own, names in renamed.items():
        for old, new in names.items():
            (site / own / old).rename(site / own / new)
    for path in sorted(path for path in relative_files(site) if path.endswith(".html")):
        own = max((folder for folder in renamed if path.startswith(folder)), key=len)
        html = (site / path).read_text("utf-8")
        settled = settle(html, renamed[own])
        if settled != html:
            (site / path).write_text(settled, "utf-8", newline="\n")
    return {own + old: own + new for own, names in renamed.items() for old, new in names.items()}


def _hash_of(assets: Mapping[str, bytes], name: str, files: Sequence[str]) -> str:
    if not files or files[0] not in assets:
        raise ValueError(f"{name} is missing: its name cannot carry a hash")
    content = sha256()
    for file in files:
        content.update(f"{posixpath.basename(file)}\0".encode() + assets[file])
    return content.hexdigest()[:HASH_LENGTH]
