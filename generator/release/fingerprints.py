"""Style and scripts under names that carry a hash of their content: a browser keeps them for a year, and never an old one.

A folder of scripts that import each other takes one hash for all of them, so that what stands inside needs no change.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

ASSETS = "assets/"
FILES = ("zhuihui.css", "site.js", "tables.js")
PARTS = ("helper", "search")
"""Folders of scripts; a page links one entry script of each."""
_ADDRESS = re.compile(rf'(="[^":]*?\b)({"|".join(re.escape(ASSETS + name) for name in (*FILES, *(f"{part}/" for part in PARTS)))})')
HASH_LENGTH = 8
"""Hexadecimal digits: 4,000 million values for a handful of files."""


def hash_assets(site: Path, folders: Iterable[str]) -> dict[str, str]:
    """Rename the assets of every language and correct their addresses in its pages. Call it once, when style and scripts are final.

    Args:
        site: Folder of the whole site.
        folders: Folder of each language in it, ending in a slash; empty for the language at the root.

    Returns:
        Old → new path of each asset, relative to the site: `assets/site.js` → `assets/site.57a0d79d.js`; a folder of scripts ends in `/`.

    Raises:
        ValueError: An asset is missing.
    """
    folders = tuple(folders)
    renamed = {f"{own}{ASSETS}{old}": f"{own}{ASSETS}{new}" for own in folders for old, new in _rename(site / own / ASSETS)}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        own = max((folder for folder in folders if name.startswith(folder)), key=len)
        html = path.read_text("utf-8")
        settled = _settle(html, renamed, own)
        if settled != html:
            path.write_text(settled, "utf-8", newline="\n")
    return renamed


def _settle(html: str, renamed: Mapping[str, str], own: str) -> str:
    """The page with the new addresses of the assets of its language; `own` is the folder of that language."""
    return _ADDRESS.sub(lambda found: found[1] + renamed[own + found[2]].removeprefix(own), html)


def _rename(assets: Path) -> Iterable[tuple[str, str]]:
    for name in FILES:
        stem, _, ending = name.rpartition(".")
        yield name, _move(assets, name, f"{stem}.{{}}.{ending}", [assets / name])
    for part in PARTS:
        yield f"{part}/", f"{_move(assets, part, f'{part}.{{}}', sorted((assets / part).iterdir()))}/"


def _move(assets: Path, old: str, pattern: str, files: Iterable[Path]) -> str:
    if not (assets / old).exists():
        raise ValueError(f"{assets / old} is missing: its name cannot carry a hash")
    content = sha256()
    for file in files:
        content.update(f"{file.name}\0".encode() + file.read_bytes())
    new = pattern.format(content.hexdigest()[:HASH_LENGTH])
    (assets / old).rename(assets / new)
    return new
