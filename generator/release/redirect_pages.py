"""A small page at each old address that sends the reader on by itself, because a static host cannot be given redirects.

It carries the title of the page it leads to, so it needs no words of its own. The audit makes sure that the page is there.
"""

from collections.abc import Collection, Iterable, Mapping
from html import escape
from posixpath import relpath
from typing import NamedTuple

from generator.problems import Location, Problem
from generator.release.finish_page import finish_page

SOURCE = "data/redirects.yml"
_PAGE = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
    '<meta name="format-detection" content="telephone=no">'
    '<meta http-equiv="refresh" content="0; url={there}"><link rel="canonical" href="{address}"></head>'
    '<body><main><a href="{there}">{title}</a></main></body></html>\n'
)


class Redirects(NamedTuple):
    """Redirect pages, and what keeps others from being made."""

    pages: dict[str, str]
    """Path relative to the site → HTML."""
    problems: tuple[Problem, ...]
    """One for each redirect whose old path is still a page, or whose new one is none."""


def redirect_pages(moved: Mapping[str, str], languages: Mapping[str, str], *, titles: Mapping[str, str], address: str) -> Redirects:
    """A page for each old path that leads to its new one, in every language.

    Args:
        moved: Old → new path without the language: `platforms/wechat/` → `platforms/wechat-pay/`. A page that moved twice leads to where
            it is now.
        languages: Language tag for `<html lang>` → folder of the language, empty or ending in a slash.
        titles: Path of every page of the site → its title, as a reader sees it.
        address: Where the site is served, ending in a slash; for the canonical link.

    Returns:
        The pages, finished, and the problems of those that cannot be made.
    """
    pages, problems = dict[str, str](), list[Problem]()
    for tag, folder in languages.items():
        for before in moved:
            old, new = f"{folder}{before.strip('/')}", f"{folder}{_end(moved, before)}"
            if f"{old}/index.html" in titles or f"{old}/index.html" in pages:
                problems.append(
                    Problem(Location(SOURCE), "redirects", f"`{old}/` is still a page of the site", "delete the redirect, or the page")
                )
            elif f"{new}/index.html" not in titles:
                problems.append(Problem(Location(SOURCE), "redirects", f"`{new}/` is no page of the site", "point it at one that is"))
            else:
                title = escape(titles[f"{new}/index.html"], quote=False)
                there, canonical = escape(f"{relpath(new, old)}/"), escape(f"{address}{new}/")
                html = _PAGE.format(language=tag, title=title, there=there, address=canonical)
                pages[f"{old}/index.html"] = finish_page(html, page=f"{old}/")
    return Redirects(pages, tuple(problems))


def pages_moved(pages: Collection[str], old: str, new: str, folders: Iterable[str]) -> list[tuple[str, str]]:
    """The pages that one redirect speaks of.

    Args:
        pages: Path of every page of the site, relative to it.
        old: Old address of a page; ending in `/*`, of a folder with all its pages.
        new: Where it is now, ending likewise.
        folders: Of the languages below the site, each empty or ending in a slash.

    Returns:
        (old address, new address) of every page, without the folder of a language.
    """
    if not new.endswith("/*"):
        return [(old, new)]
    before, after = old.removesuffix("*"), new.removesuffix("*")
    moved = tuple(f"{folder}{after}" for folder in folders)
    below = {path.removeprefix(top).removesuffix("index.html") for path in pages for top in moved if path.startswith(top)}
    return [(f"{before}{page}", f"{after}{page}") for page in sorted(below) if page == "" or page.endswith("/")]


def _end(moved: Mapping[str, str], old: str) -> str:
    """Where following the moves from an old path ends: one step for the reader, however often the page moved."""
    steps = {key.strip("/"): value.strip("/") for key, value in moved.items()}
    place, seen = old.strip("/"), set[str]()
    while place in steps and place not in seen:
        seen.add(place)
        place = steps[place]
    return place
