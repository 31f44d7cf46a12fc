"""Which file of the site an address leads to, if any."""

import posixpath
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.release.audit.built_page import BuiltSite
from generator.text.addresses import host_of, scheme_of


class Target(NamedTuple):
    """A file of the site and a fragment in it."""

    path: str
    """Relative to the site; the file may not exist."""
    fragment: str


class _Steps(NamedTuple):
    """A relative address, taken apart."""

    up: int
    """Folders to climb."""
    down: str
    """Path from there, without a slash at its end; empty for that folder itself."""
    fragment: str
    is_folder: bool
    """Whether the address ends as that of a folder."""


class LinkTargets:
    """Finds what the addresses on the pages of one site lead to."""

    def __init__(self, site: BuiltSite) -> None:
        """The address of the site decides what is inside, its files whether `guide` is a file or a folder."""
        self._home = site.address
        self._paths = site.readings

    def find(self, page: str, address: str) -> Target | None:
        """The file that an address on a page leads to.

        Args:
            page: Path of the page that holds the address, relative to the site.
            address: As written, percent-encoded or not.

        Returns:
            The file, whether it exists or not; None for other hosts and for schemes such as `tel:`.
        """
        steps = _take_apart(address)
        if steps is None:
            return self._from_root(address)
        if isinstance(steps, str):
            return Target(page, steps)
        up, down, fragment, is_folder = steps
        folders = _folders_above(page)
        start = folders[up] if up < len(folders) else "../" * (up + 1 - len(folders))
        return Target(self._file_of(start + down if down else start[:-1], is_folder=is_folder), fragment)

    def _from_root(self, address: str) -> Target | None:
        """Inside only when it lies below the site's own address."""
        address = address.strip()
        if scheme_of(address) not in {"", "http", "https"} or host_of(address) not in {"", host_of(self._home)}:
            return None
        there, home = urlsplit(address), urlsplit(self._home).path
        path = unquote(there.path) or "/"
        if not path.startswith(home):
            return Target(path, "")  # same host, outside the site: a file we do not have
        clean = posixpath.normpath(path[len(home) :] or ".")
        return Target(self._file_of("" if clean == "." else clean, is_folder=path.endswith("/")), unquote(there.fragment))

    def _file_of(self, path: str, *, is_folder: bool) -> str:
        """`guide/` and `guide` stand for `guide/index.html`; a path that climbs out of the site stays as written."""
        if not is_folder and path in self._paths:
            return path
        return f"{path}/index.html" if path else "index.html"


@lru_cache(maxsize=2)
def _folders_above(page: str) -> list[str]:
    """The folder of a page and those around it, from the inside, each with a slash at its end; the last is the site, empty."""
    names = page.split("/")[:-1]
    return ["".join(f"{name}/" for name in names[:depth]) for depth in range(len(names), -1, -1)]


@lru_cache(maxsize=50_000)
def _take_apart(address: str) -> _Steps | str | None:
    """The steps of a relative address, the fragment of one that stays on its page; None for any other address."""
    address = address.strip()
    if scheme_of(address) not in {"", "http", "https"} or host_of(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return _Steps(0, address, "", is_folder=False)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return fragment
    if path.startswith("/"):
        return None
    names = [name for name in posixpath.normpath(path).split("/") if name != "."]
    up = names.count("..")  # after `normpath` they stand in front
    return _Steps(up, "/".join(names[up:]), fragment, is_folder=path.endswith("/"))
