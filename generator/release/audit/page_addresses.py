"""Every address a page or style sheet holds, and whether a browser fetches it by itself."""

import re
from collections.abc import Iterator

from generator.html.parser import Attributes
from generator.release.audit.built_page import AddressReference

_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")
_IMPORT = re.compile(r"@import\s+url\($")
_FOR_PEOPLE = frozenset({"canonical", "alternate", "next", "prev", "author", "license", "help", "edit", "search", "bookmark", "me"})
"""Relations of a link element whose address a browser does not fetch by itself."""
_WITH_THE_PAGE = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
_FOLLOWED = {"a": ("href", "xlink:href"), "area": ("href",)}
_REFRESH = re.compile(r"url\s*=", re.IGNORECASE)


def followed_addresses(name: str, attributes: Attributes) -> Iterator[str]:
    """Addresses in the attributes of a tag to which a person can go."""
    return (value for key in _FOLLOWED.get(name, ()) if (value := attributes.get(key)))


def tag_references(name: str, attributes: Attributes) -> Iterator[AddressReference]:
    """All other addresses in the attributes of a tag."""
    for key, value in attributes.items():
        if not value:
            continue
        match name, key:
            case ("a" | "area", _):
                if key == "ping":
                    yield AddressReference(name, value, loads=True)
            case ("link", "href"):
                relations = set((attributes.get("rel") or "").lower().split())
                at_once = bool(relations & _WITH_THE_PAGE) and "alternate" not in relations
                yield AddressReference("link", value, loads=not relations <= _FOR_PEOPLE, at_once=at_once)
            case (_, "srcset" | "imagesrcset"):
                yield from (AddressReference(name, part.split()[0], loads=True) for part in value.split(",") if part.strip())
            case ("img" | "script" | "iframe", "src"):
                yield AddressReference(name, value, loads=True, at_once=attributes.get("loading") != "lazy")
            case (_, "src" | "poster" | "data" | "background" | "action" | "formaction"):
                yield AddressReference(name, value, loads=True)
            case ("use" | "image" | "base", "href" | "xlink:href"):
                yield AddressReference(name, value, loads=True)
            case (_, "data-search-script" | "data-theme-script" | "data-folds-script"):
                yield AddressReference(name, value, loads=True)  # a script of ours fetches it when a person asks for it
            case (_, "style"):
                yield from style_references(value)
            case _:
                pass


def style_references(css: str) -> Iterator[AddressReference]:
    """Addresses in a style sheet. Only an import is fetched at once; a picture or font when something uses it."""
    for found in _CSS_ADDRESS.finditer(css):
        at_once = found[2] is not None or _IMPORT.search(css, 0, found.start() + 4) is not None
        yield AddressReference("css", found[1] or found[2], loads=True, at_once=at_once)


def lines_of_style(css: str) -> list[int]:
    """The 1-based line of each different address that `style_references` finds."""
    places = (found.start() for found in _CSS_ADDRESS.finditer(css))
    first: dict[AddressReference, int] = {}
    for reference, offset in zip(style_references(css), places, strict=True):
        first.setdefault(reference, css.count("\n", 0, offset) + 1)
    return list(first.values())


def refresh_reference(content: str) -> AddressReference:
    """Where a `meta refresh` sends the reader."""
    return AddressReference("meta", _REFRESH.split(content, maxsplit=1)[-1].strip("'\" "), loads=True)
