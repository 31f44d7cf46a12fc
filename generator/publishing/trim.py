"""Take away what no reader needs: source maps, search languages, theme assets that no page asks for, and what our own
scripts say to their maintainers. Deterministic.

Measured on Material 9.8.1: 2.2 MB of 2.6 MB.
"""

import re
from pathlib import Path

_MAP_COMMENT = re.compile(r"\n?(?://[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ \*/)")
_REMARKS = re.compile(r"^\s*//.*\n|(?<=[;{}(),\[\]])  // .*$|^[ \t]+", re.MULTILINE)
"""Comments on a line of their own, comments behind a statement after two blanks, indentation: a fifth of our scripts after gzip."""
_SEARCH_WORKER = re.compile(r'"search":\s*"([^"]+)"')
_SEARCH_BOX = 'data-md-component="search"'
_THEME_ASSETS = (
    "assets/javascripts/bundle.*.min.js",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/images/favicon.png",
)
_WORKERS = "assets/javascripts/workers/search.*.min.js"
_STOCK_INDEX = ("search/search_index.json", "search/search_index.js")


def trim_site(site: Path) -> tuple[str, ...]:
    """Delete what is not needed; the deleted paths, sorted, relative to the site. Call it once, after the engine."""
    pages = [path.read_text("utf-8") for path in sorted(site.rglob("*.html"))]
    doomed = {*site.rglob("*.map"), *site.rglob("javascripts/lunr/**/*.js"), *site.rglob("sitemap.xml.gz")}
    doomed |= _unused_assets(site, pages) | _unused_search(site, pages)
    for path in doomed:
        path.unlink()
    for path in (*site.rglob("*.js"), *site.rglob("*.css")):
        _strip_map_comment(path)
    for path in _own_scripts(site):
        path.write_bytes(without_remarks(path.read_bytes().decode("utf-8")).encode("utf-8"))
    _remove_empty_folders(site)
    return tuple(sorted(path.relative_to(site).as_posix() for path in doomed))


def without_remarks(script: str) -> str:
    """The script as a browser needs it. One with text over several lines stays as it is: blanks are part of that text."""
    if any(line.count("`") % 2 for line in script.splitlines()):
        return script
    return _REMARKS.sub("", script)


def _own_scripts(site: Path) -> set[Path]:
    return {*_below(site, "assets/**/*.js")} - {*_below(site, "assets/javascripts/**/*.js")}


def _unused_assets(site: Path, pages: list[str]) -> set[Path]:
    found = {path for pattern in _THEME_ASSETS for path in _below(site, pattern)}
    return {path for path in found if not any(path.name in page for page in pages)}


def _unused_search(site: Path, pages: list[str]) -> set[Path]:
    """The theme's search worker and index, unless a page with a search box asks for that very worker."""
    asked = {worker.rpartition("/")[2] for page in pages if _SEARCH_BOX in page for worker in _SEARCH_WORKER.findall(page)}
    stock = set(_below(site, _WORKERS))
    if any(path.name in asked for path in stock):
        return {path for path in stock if path.name not in asked}
    return stock | {path for name in _STOCK_INDEX for path in _below(site, name)}


def _below(site: Path, pattern: str) -> list[Path]:
    """Files at the root of the site and of each language folder."""
    return [*site.glob(pattern), *site.glob(f"*/{pattern}")]


def _strip_map_comment(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")  # bytes: line ends stay as they are
    stripped = _MAP_COMMENT.sub("", text)
    if stripped != text:
        path.write_bytes(stripped.encode("utf-8"))


def _remove_empty_folders(site: Path) -> None:
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
