"""How long a browser may keep each file, as few patterns as possible: hosts accept a hundred, and a site has thousands of files."""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from generator.release.server_files import SERVER_FILES
from generator.release.service_worker import WORKER

FOREVER = "public, max-age=31536000, immutable"
"""For files whose name holds a hash of their content."""
SHORT = "public, max-age=300, must-revalidate"
"""For pages: a corrected hotline reaches every reader within five minutes."""
NEVER = "no-cache"
"""For the service worker: a browser must always ask whether there is a newer one."""


def is_immutable(path: str) -> bool:
    """Whether the name of a file, or of a folder around it, carries a hash of its content, so that it never changes under its name.

    Args:
        path: Relative to the site, with forward slashes: `assets/main.57a0d79d.css`, `assets/helper.57a0d79d/x.js`.
    """
    *folders, name = path.split("/")
    parts = [*(folder.rpartition(".")[2] for folder in folders if "." in folder), *name.split(".")[1:-1]]
    return any(len(part) >= 8 and set(part) <= set("0123456789abcdef") for part in parts)


def caching_rules(files: list[str]) -> list[tuple[str, str]]:
    """Which value of `Cache-Control` goes with which files, in as few patterns as possible.

    Args:
        files: Every file of the site by its path relative to the site.

    Returns:
        Pattern and value, where a whole folder is one pattern if one value holds for it. No file is met by two patterns; `*` stands at
        the end only and reaches into folders.
    """
    # The worker is written after the headers, because its version counts every file.
    return [(WORKER, NEVER), *_rules_below("", [name for name in files if name not in {WORKER, *SERVER_FILES}])]


def _rules_below(folder: str, files: list[str]) -> list[tuple[str, str]]:
    groups: dict[str, list[str]] = {}
    for file in files:
        groups.setdefault("".join(file[len(folder) :].partition("/")[:2]), []).append(file)
    rules = [(folder, SHORT)] if "index.html" in groups else []
    entries: dict[str, str] = {}
    for top, inside in sorted(groups.items()):
        kinds = {FOREVER if is_immutable(file) else SHORT for file in inside}
        entries[top] = kinds.pop() if len(kinds) == 1 else ""
        if not entries[top]:
            rules += _rules_below(folder + top, inside)
    patterns = set(_patterns(entries)) if folder else {(_whole(name), kept) for name, kept in entries.items() if kept}
    return [*rules, *((folder + pattern, kept) for pattern, kept in sorted(patterns))]


def _patterns(entries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each entry's pattern: the shortest beginning that only entries with the same value share, so that 500 files are one rule."""
    for kept in {*entries.values()} - {""}:
        others = {beginning for name, other in entries.items() if other != kept for beginning in accumulate(name)}
        same = [name for name, other in entries.items() if other == kept]
        counts = Counter(beginning for name in same for beginning in accumulate(name))
        for name in same:
            shortest = next((beginning for beginning in accumulate(name[:-1]) if beginning not in others), name)
            yield (f"{shortest}*" if shortest != name and counts[shortest] > 1 else _whole(name)), kept


def _whole(name: str) -> str:
    return f"{name}*" if name.endswith("/") else name
