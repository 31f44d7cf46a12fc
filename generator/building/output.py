"""What is kept of an output between builds: what it was made from, and what the rest of the site needs to know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from generator.engine.frames import Form
from generator.search.counting import CountedDocument


@dataclass(frozen=True)
class OutputEntry:
    """One output of a language: a page, an emergency sheet or a file of the open data."""

    path: str = ""
    """Relative to the site."""
    text: str = ""
    """Digest of what it was made from besides: the text of a hand-written page, for example."""
    digest: str = ""
    """Of its article and all else that goes into its frame: as long as that is the same, so is the file."""
    form: Form | None = None
    """Of its frame; None without one."""
    title: str = ""
    """Of a page."""
    kind: str = ""
    """Of a page."""
    record: str = ""
    """`kind/id` of the record that the page is of."""
    source: str = ""
    """The file that its edit link opens."""
    newest: str = ""
    """ISO day of the newest check of its facts."""
    documents: tuple[CountedDocument, ...] = ()
    """For search."""


class Made(NamedTuple):
    """An output that is not yet written."""

    entry: OutputEntry
    """Without what only the writing tells."""
    write: Callable[[], str]
    """Makes the text of the file; not called when the digest is the one of before."""


class Output(NamedTuple):
    """An output that a language has, and how to make it."""

    name: str
    """Its address in the language: `topics/a.md`, `sheets/x.html`, `api/v1/platforms.json`."""
    make: Callable[[], Made]
    """Called while reads are traced."""
    text: str = ""
    """As of `OutputEntry`."""
