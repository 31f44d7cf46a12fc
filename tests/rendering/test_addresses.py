"""Links of the small world: each leads to a page of it, and to an element that is there."""

import posixpath
import re
from functools import cache

import pytest

from generator.build_pages import build_site
from tests.elements import read_page
from tests.small_world import LANGUAGES, TODAY, WORLD, pages, prose, sheets

_ANCHOR = re.compile(r"\{: #([\w-]+) \}")


def published(uri: str, *, folders: bool) -> str:
    """Where the engine puts a page: in a folder of its own, or as a file."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return f"{stem}.html" if not folders or posixpath.basename(stem) == "index" else f"{stem}/index.html"


@cache
def links(language: str) -> dict[str, list[str]]:
    """Address of every page → what it links to inside the site."""
    found = {uri: page.whole.all("a") for uri, page in pages(language).items()}
    found |= {uri: sheet.all("a") for uri, sheet in sheets(language).items()}
    addresses = {uri: [link.attributes["href"] for link in elements] for uri, elements in found.items()}
    addresses |= {uri: re.findall(r'<a [^>]*href="([^"]+)"', text) for uri, text in prose(language).items()}
    return {uri: [each for each in listed if not re.match(r"(https?|tel):", each)] for uri, listed in addresses.items()}


@cache
def anchors(language: str) -> dict[str, set[str]]:
    """Address of every page → the ids on it."""
    found = {
        uri: {*page.headings, *(element.attributes["id"] for element in page.whole.walk() if "id" in element.attributes)}
        for uri, page in pages(language).items()
    }
    found |= {
        uri: {element.attributes["id"] for element in sheet.walk() if "id" in element.attributes} for uri, sheet in sheets(language).items()
    }
    return found | {uri: {*re.findall(r' id="([^"]+)"', text), *_ANCHOR.findall(text)} for uri, text in prose(language).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_to_an_element_of_it(language: str) -> None:
    """Somebody in a hurry who lands on a missing page does not come back."""
    there = {published(uri, folders=True): ids for uri, ids in anchors(language).items()}
    lost = []
    for uri, listed in links(language).items():
        here = published(uri, folders=True)
        for address in listed:
            path, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
            target = f"{target}/index.html".removeprefix("./") if path.endswith("/") or path in {".", ".."} else target
            if target not in there or (fragment and fragment not in there[target]):
                lost.append((uri, address))

    assert lost == []
    assert sum(map(len, links(language).values())) > 600


def test_a_site_opened_from_a_disk_links_to_files() -> None:
    """There is no server that would open the page of a folder."""
    site = build_site(WORLD, "zh", TODAY, directory_urls=False)
    found = {uri: read_page(artifact.text).whole.all("a") for uri, artifact in site.artifacts.items() if uri.endswith(".md")}
    there = {published(uri, folders=False) for uri in (*found, *sheets("zh"), *prose("zh"))}
    lost = []
    for uri, elements in found.items():
        for address in (link.attributes["href"].partition("#")[0] for link in elements):
            here = posixpath.dirname(published(uri, folders=False))
            if address and not re.match(r"(https?|tel):", address) and posixpath.normpath(posixpath.join(here, address)) not in there:
                lost.append((uri, address))

    assert lost == []
