"""Which file of the site an address leads to, if any."""

import posixpath
from collections.abc import Container
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.release.audit.built_page import BuiltSite
from generator.text.addresses import host_of, scheme_of


class Target(NamedTuple):
    """A file of the site and a fragment in it."""

    path: str
    """Relative to the site; the file may not exist."""
    fragment: str


def target_in(site: BuiltSite, page: str, address: str) -> Target | None:
    """The file that an address on a page leads to.

    Args:
        site: Its address decides what is inside, its files whether `guide` is a file or a folder.
        page: Path of the page that holds the address, relative to the site.
        address: As written, percent-encoded or not.

    Returns:
        The file, whether it exists or not; None for other hosts and for schemes such as `tel:`.
    """
    address = address.strip()
    if scheme_of(address) not in {"", "http", "https"}:
        return None
    if host_of(address):
        return _below(site, address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return Target(address, "")
    path = unquote(parts.path)
    if path.startswith("/"):
        return _below(site, address)
    whole = posixpath.join(posixpath.dirname(page), path) if path else page
    return Target(_file_of(whole, site.sizes), unquote(parts.fragment))


def _below(site: BuiltSite, address: str) -> Target | None:
    """An address with a host or from the root: inside only when it lies below the site's own address."""
    home, there = urlsplit(site.address), urlsplit(address)
    if host_of(address) and host_of(address) != host_of(site.address):
        return None
    path = unquote(there.path) or "/"
    if not path.startswith(home.path):
        return Target(path, "")  # same host, outside the site: a file we do not have
    return Target(_file_of(path[len(home.path) :], site.sizes), unquote(there.fragment))


def _file_of(path: str, files: Container[str]) -> str:
    """`guide/` and `guide` stand for `guide/index.html`; a path that climbs out of the site stays as written."""
    clean = posixpath.normpath(path) if path else "."
    if clean in files and not path.endswith("/"):
        return clean
    return posixpath.normpath(posixpath.join(clean, "index.html"))
