"""A small page at each old address that sends the reader on by itself, because a static host cannot be given redirects.

It carries the title of the page it leads to, so it needs no words of its own. The audit makes sure that the page is there.
"""

import os
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from generator.problems import Location, Problem
from generator.release.finish_page import finish_page

SOURCE = "data/redirects.yml"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_PAGE = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
    '<meta name="format-detection" content="telephone=no">'
    '<meta http-equiv="refresh" content="0; url={there}"><link rel="canonical" href="{address}"></head>'
    '<body><main><a href="{there}">{title}</a></main></body></html>\n'
)


def write_redirect_pages(site: Path, moved: Mapping[str, str], languages: Mapping[str, str], *, address: str) -> list[Problem]:
    """Write a page at each old path that leads to its new one, in every language.

    Args:
        site: Folder of the whole site.
        moved: Old → new path without the language: `platforms/wechat/` → `platforms/wechat-pay/`. A page that moved twice leads to where
            it is now.
        languages: Language tag for `<html lang>` → folder of the language, empty or ending in a slash.
        address: Where the site is served, ending in a slash; for the canonical link.

    Returns:
        A problem for each redirect that was not written: its old path is still a page, or its new one is none.
    """
    return [
        problem
        for tag, folder in languages.items()
        for old in moved
        for problem in _write(site, f"{folder}{old.strip('/')}/", f"{folder}{_end(moved, old)}/", tag, address)
    ]


def pages_moved(site: Path, old: str, new: str, folders: Iterable[str]) -> list[tuple[str, str]]:
    """The pages that one redirect speaks of.

    Args:
        site: Folder of the built site.
        old: Old address of a page; ending in `/*`, of a folder with all its pages.
        new: Where it is now, ending likewise.
        folders: Of the languages below the site, each empty or ending in a slash.

    Returns:
        (old address, new address) of every page, without the folder of a language.
    """
    if not new.endswith("/*"):
        return [(old, new)]
    before, after = old.removesuffix("*"), new.removesuffix("*")
    moved = [site / folder / after for folder in folders]
    below = {path.parent.relative_to(top).as_posix() for top in moved for path in top.rglob("index.html")}
    return [(before, after) if page == "." else (f"{before}{page}/", f"{after}{page}/") for page in sorted(below)]


def _write(site: Path, old: str, new: str, tag: str, address: str) -> Iterable[Problem]:
    page, target = site / old / "index.html", site / new / "index.html"
    if page.exists():
        yield Problem(Location(SOURCE), "redirects", f"`{old}` is still a page of the site", "delete the redirect, or the page")
        return
    if not target.exists():
        yield Problem(Location(SOURCE), "redirects", f"`{new}` is no page of the site", "point it at one that is")
        return
    title = found[1].strip() if (found := _TITLE.search(target.read_text("utf-8"))) else escape(new)
    there = f"{os.path.relpath(site / new, site / old)}/"
    page.parent.mkdir(parents=True, exist_ok=True)
    html = _PAGE.format(language=tag, title=title, there=escape(there), address=escape(f"{address}{new}"))
    page.write_text(finish_page(html, page=old), "utf-8")


def _end(moved: Mapping[str, str], old: str) -> str:
    """Where following the moves from an old path ends: one step for the reader, however often the page moved."""
    steps = {key.strip("/"): value.strip("/") for key, value in moved.items()}
    place, seen = old.strip("/"), set[str]()
    while place in steps and place not in seen:
        seen.add(place)
        place = steps[place]
    return place
