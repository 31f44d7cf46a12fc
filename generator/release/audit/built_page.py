"""A built site as the audit sees it: every file read once, everything the checks and the release ask for in tuples of plain values.

A reading can be made by another process, pickled and kept; no check looks at HTML. Where something stands is not in it: that is
looked up in the file when a problem has to name it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.release.csp import InlineCode
from generator.release.manifest import Fingerprint
from generator.text.ways_to_reach import Way


class AddressReference(NamedTuple):
    """An address that a page or a style sheet holds, other than those that a person follows."""

    tag: str
    """`css` for an address inside a style."""
    address: str
    loads: bool
    """Whether a browser fetches it by itself."""
    at_once: bool = False
    """Whether it is fetched with the first visit, whatever the person does."""


class Landmark(NamedTuple):
    """A region a screen reader can jump to."""

    role: str
    name: str
    """`aria-label`, or the id that `aria-labelledby` names; empty when unnamed."""


class BuiltPage(NamedTuple):
    """One page of the site. Values are in page order."""

    path: str
    """Relative to the site, with forward slashes."""
    sha256: str
    """Of the file, hex."""
    size: int
    """Bytes of the file."""
    sent: int
    """Bytes of the file as sent, after gzip."""
    language: str = ""
    """Language tag of the whole page."""
    kind: str = ""
    """What the page is about, as it says itself (`data-kind`): `topic`, `index`; empty for a page without the frame of the site."""
    is_redirect: bool = False
    """Whether it is a redirect page, which no person reads."""
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    """Content security policies in meta tags."""
    detections: tuple[str, ...] = ()
    """What browsers may make links of by themselves (`format-detection`)."""
    scripts: tuple[str, ...] = ()
    """Hashes of the scripts that stand in the page, as in `InlineCode`, sorted."""
    styles: tuple[str, ...] = ()
    """Hashes of its styles, sorted."""
    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that a person follows, each once."""
    references: tuple[AddressReference, ...] = ()
    """All other addresses, each once."""
    headings: tuple[int, ...] = ()
    """Levels: 1 for `h1`."""
    landmarks: tuple[Landmark, ...] = ()
    ways: tuple[Way, ...] = ()
    """Ways to reach somebody, as the page shows or says them: without tags, character references resolved. Without those in quotations
    and struck-out text: they are what others wrote."""
    inline: tuple[str, ...] = ()
    """Style attributes, event handlers and `javascript:` addresses, named."""
    unclear: tuple[str, ...] = ()
    """Elements whose content this reading may take for something else than a browser does."""
    workers: tuple[str, ...] = ()
    """Search workers that the theme's script starts on this page."""

    @property
    def code(self) -> InlineCode:
        """Hashes of the scripts and styles that stand in the page."""
        return InlineCode(frozenset(self.scripts), frozenset(self.styles))


class BuiltFile(NamedTuple):
    """Any other file of the site."""

    sha256: str
    """Hex."""
    size: int
    """Bytes."""
    sent: int
    """Bytes as sent: after gzip, or as it is for formats that are packed already."""
    imports: tuple[str, ...] = ()
    """Addresses that are fetched together with it: static imports of a script or style sheet."""
    references: tuple[AddressReference, ...] = ()
    """Of a style sheet: every address in it, each once."""
    ways: tuple[Way, ...] = ()
    """Ways to reach somebody in the texts of a file that is no page, each key once."""


Reading = BuiltPage | BuiltFile


@dataclass(frozen=True)
class BuiltSite:
    """A built site, read."""

    folder: Path
    """Where it lies."""
    address: str
    """Where it will be served, ending in `/`."""
    pages: dict[str, BuiltPage]
    """By path."""
    files: dict[str, BuiltFile]
    """All other files by path."""

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every file by path, sorted."""
        readings: dict[str, Reading] = {**self.pages, **self.files}
        return {path: readings[path] for path in sorted(readings)}

    @property
    def fingerprints(self) -> dict[str, Fingerprint]:
        """What the manifest says of each file."""
        return {path: Fingerprint(reading.sha256, reading.size) for path, reading in self.readings.items()}

    def holders(self) -> Iterator[tuple[str, tuple[AddressReference, ...]]]:
        """Path and references of every page and style sheet."""
        yield from ((path, page.references) for path, page in self.pages.items())
        yield from ((path, file.references) for path, file in self.files.items() if file.references)
