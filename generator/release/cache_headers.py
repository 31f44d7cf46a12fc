"""How long a browser may keep each file, as few patterns as possible: hosts accept a hundred, and a site has thousands of files."""

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
    rules = [(folder, SHORT)] if f"{folder}index.html" in files else []
    entries: dict[str, str] = {}
    for top in sorted({"".join(file[len(folder) :].partition("/")[:2]) for file in files}):
        inside = [file for file in files if file.startswith(folder + top)] if top.endswith("/") else [top]
        kinds = {FOREVER if is_immutable(file) else SHORT for file in inside}
        entries[top] = kinds.pop() if len(kinds) == 1 else ""
        if not entries[top]:
            rules += _rules_below(folder + top, inside)
    patterns = {(_pattern(name, entries) if folder else _whole(name), kept) for name, kept in entries.items() if kept}
    return [*rules, *((folder + pattern, kept) for pattern, kept in sorted(patterns))]


def _pattern(name: str, entries: dict[str, str]) -> str:
    """The shortest beginning that only entries with the same value share, so that 500 hashed files are one rule; else the whole name."""
    others = [other for other, kept in entries.items() if kept != entries[name]]
    for length in range(1, len(name)):
        if not any(other.startswith(name[:length]) for other in others):
            alike = sum(entry.startswith(name[:length]) for entry in entries)
            return f"{name[:length]}*" if alike > 1 else _whole(name)
    return _whole(name)


def _whole(name: str) -> str:
    return f"{name}*" if name.endswith("/") else name
