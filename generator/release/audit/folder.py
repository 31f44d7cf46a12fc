"""From a built folder to `BuiltSite`: every file listed, every page, style sheet and script read once."""

from pathlib import Path

from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.page_addresses import style_references
from generator.release.audit.reading import read_page


def read_site(folder: Path, address: str) -> BuiltSite:
    """Read a built site from its folder.

    Args:
        folder: Holds the whole site.
        address: Where it will be served, ending in `/`: `https://host/` or `https://host/path/`.

    Returns:
        The site. Bytes that are not UTF-8 become U+FFFD: the audit reports what it can read.
    """
    sizes: dict[str, int] = {}
    pages: dict[str, BuiltPage] = {}
    styles: dict[str, BuiltPage] = {}
    scripts: dict[str, str] = {}
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        path = file.relative_to(folder).as_posix()
        content = file.read_bytes()
        sizes[path] = len(content)
        match file.suffix:
            case ".html":
                pages[path] = read_page(path, content.decode("utf-8", "replace"))
            case ".css":
                css = content.decode("utf-8", "replace")
                styles[path] = BuiltPage(path, css, references=tuple(style_references(css)))
            case ".js":
                scripts[path] = content.decode("utf-8", "replace")
            case _:
                pass
    return BuiltSite(folder, address, pages, sizes, styles, scripts)
