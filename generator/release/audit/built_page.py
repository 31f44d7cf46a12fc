"""A built page as the audit sees it: read once, everything the checks ask for in small tuples. No check looks at HTML."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.html.parser import Position, line_of
from generator.release.csp import InlineCode


class Mark(NamedTuple):
    """A text that a page holds (a title, an id, a policy), and the element it stands in."""

    value: str
    place: Position


class AddressReference(NamedTuple):
    """An address a page holds."""

    tag: str
    """`css` for an address inside a style."""
    address: str
    place: Position
    loads: bool
    """Whether a browser fetches it by itself, not only when a person follows it."""
    at_once: bool = False
    """Whether it is fetched with the first visit, whatever the person does."""


class Heading(NamedTuple):
    """`h1` to `h6`."""

    level: int
    place: Position


class Landmark(NamedTuple):
    """A region a screen reader can jump to."""

    role: str
    name: str
    """`aria-label`, or the id that `aria-labelledby` names; empty when unnamed."""
    place: Position


class ShownNumber(NamedTuple):
    """A number that a person could dial, as it stands in what a page shows or says."""

    words: str
    """As a reader sees it: without tags, character references resolved."""
    place: Position
    """The block it stands in, or the element whose attribute holds it."""


@dataclass(frozen=True)
class BuiltPage:
    """One page of the site."""

    path: str
    """Relative to the site, with forward slashes."""
    source: str
    """The HTML."""
    language: str = ""
    """Language tag of the whole page."""
    is_redirect: bool = False
    """Whether it is a redirect page, which no person reads."""
    titles: tuple[Mark, ...] = ()
    descriptions: tuple[Mark, ...] = ()
    policies: tuple[Mark, ...] = ()
    """Content security policies in meta tags."""
    detections: tuple[Mark, ...] = ()
    """What browsers may make links of by themselves (`format-detection`)."""
    code: InlineCode = field(default_factory=InlineCode)
    """Hashes of the scripts and styles that stand in the page."""
    ids: tuple[Mark, ...] = ()
    references: tuple[AddressReference, ...] = ()
    headings: tuple[Heading, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    numbers: tuple[ShownNumber, ...] = ()
    """Without those in quotations and struck-out text: they are what others wrote."""
    inline: tuple[Mark, ...] = ()
    """Style attributes, event handlers and `javascript:` addresses, named."""

    def line(self, place: Position) -> int:
        """1-based line of an element."""
        return line_of(self.source, place)


@dataclass(frozen=True)
class BuiltSite:
    """A built site, read."""

    folder: Path
    """Where it lies."""
    address: str
    """Where it will be served, ending in `/`."""
    pages: dict[str, BuiltPage]
    """By path."""
    sizes: dict[str, int]
    """Bytes of every file by path, pages included."""
    styles: dict[str, BuiltPage]
    """Every style sheet by path, as a page that has nothing but references."""
    scripts: dict[str, str]
    """Text of every script by path."""
