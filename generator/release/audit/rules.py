"""What the audit is given: what the records allow, as plain sets of strings, and budgets in exact bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from generator.html.parser import Position
from generator.problems import Location, Problem
from generator.release.audit.built_page import BuiltPage, BuiltSite

SHOWN_AS = "site"
"""Name of the folder in the location of a problem, wherever the folder is while it is built."""


@dataclass(frozen=True)
class Budgets:
    """Upper limits, in bytes as sent (gzip level 6; pictures and fonts as they are). 1 KB is 1,000 bytes."""

    page: int = 12_000
    """HTML of one page."""
    first_visit: int = 70_000
    """A page with everything it fetches at once."""
    first_requests: int = 6
    """Requests of a first visit."""
    sheet: int = 12_000
    """HTML of an emergency sheet, which must come in exactly one request."""
    site: int = 12_000_000
    """All files together, in two languages."""


@dataclass(frozen=True)
class Rules:
    """What this site may link, dial and weigh."""

    numbers: frozenset[str] = frozenset()
    """Registered phone numbers, in any spelling: `95017`, `400-670-0700`, `+86 755 8601 3388`."""
    mentioned: frozenset[str] = frozenset()
    """Numbers a page may name and never dial: what researched statements and claims quote."""
    addresses: frozenset[str] = frozenset()
    """Registered outside addresses (sources, contacts)."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of addresses that may be linked whole: the edit pencil's, the project's own."""
    never_link: frozenset[str] = frozenset()
    """Domains that no page may link or load, with all their subdomains."""
    languages: frozenset[str] = frozenset({"zh-CN", "en"})
    """Language tags a page may be written in."""
    sheets: tuple[str, ...] = ()
    """Path prefixes of emergency sheets: `zh/sheets/`."""
    budgets: Budgets = field(default_factory=Budgets)


class SiteCheck(Protocol):
    """Yields the problems of a site; it never prints, changes a file or raises."""

    __name__: str

    def __call__(self, site: BuiltSite, rules: Rules) -> Iterator[Problem]:
        """All problems of one kind."""
        ...


def problem_at(site: BuiltSite, page: BuiltPage, place: Position, finding: tuple[str, str], hint: str = "") -> Problem:
    """A problem at an element of a page. `finding`: its code and its message."""
    return Problem(Location(f"{SHOWN_AS}/{page.path}", page.line(place)), *finding, hint)


def problem_in(site: BuiltSite, path: str, finding: tuple[str, str], hint: str = "") -> Problem:
    """A problem of a whole file. `finding`: its code and its message."""
    return Problem(Location(f"{SHOWN_AS}/{path}"), *finding, hint)
