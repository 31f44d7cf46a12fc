"""Every address a page or style sheet holds, and whether a browser fetches it by itself."""

import re
from collections.abc import Iterator

from generator.html.parser import Attributes, Position
from generator.release.audit.built_page import AddressReference

_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")
_IMPORT = re.compile(r"@import\s+url\($")
_FOR_PEOPLE = frozenset({"canonical", "alternate", "next", "prev", "author", "license", "help", "edit", "search", "bookmark", "me"})
"""Relations of a link element whose address a browser does not fetch by itself."""
_WITH_THE_PAGE = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
_LINKING = {"a": ("href", "xlink:href", "ping"), "area": ("href", "ping")}
_REFRESH = re.compile(r"url\s*=", re.IGNORECASE)


def tag_references(name: str, attributes: Attributes, place: Position) -> Iterator[AddressReference]:
    """Addresses in the attributes of a tag."""
    if name in _LINKING:
        yield from (AddressReference(name, value, place, loads=key == "ping") for key in _LINKING[name] if (value := attributes.get(key)))
        return
    for key, value in attributes.items():
        if not value:
            continue
        match name, key:
            case ("link", "href"):
                relations = set((attributes.get("rel") or "").lower().split())
                at_once = bool(relations & _WITH_THE_PAGE) and "alternate" not in relations
                yield AddressReference("link", value, place, loads=not relations <= _FOR_PEOPLE, at_once=at_once)
            case (_, "srcset" | "imagesrcset"):
                yield from (AddressReference(name, part.split()[0], place, loads=True) for part in value.split(",") if part.strip())
            case ("img" | "script" | "iframe", "src"):
                yield AddressReference(name, value, place, loads=True, at_once=attributes.get("loading") != "lazy")
            case (_, "src" | "poster" | "data" | "background" | "action" | "formaction"):
                yield AddressReference(name, value, place, loads=True)
            case ("use" | "image" | "base", "href" | "xlink:href"):
                yield AddressReference(name, value, place, loads=True)
            case (_, "style"):
                yield from style_references(value, place)
            case _:
                pass


def style_references(css: str, place: Position | None = None) -> Iterator[AddressReference]:
    """Addresses in a style sheet. Only an import is fetched at once; a picture or font when something uses it.

    `place` is that of the element which holds the style; a file of its own has none.
    """
    for found in _CSS_ADDRESS.finditer(css):
        where = place or Position("", found.start())
        at_once = found[2] is not None or _IMPORT.search(css, 0, found.start() + 4) is not None
        yield AddressReference("css", found[1] or found[2], where, loads=True, at_once=at_once)


def refresh_reference(content: str, place: Position) -> AddressReference:
    """Where a `meta refresh` sends the reader."""
    return AddressReference("meta", _REFRESH.split(content, maxsplit=1)[-1].strip("'\" "), place, loads=True)
