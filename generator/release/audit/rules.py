"""What the audit is given, and what a check says: what the records allow, as plain sets of strings; budgets in exact bytes; findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.problems import Severity
from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.text.addresses import normalise_address
from generator.text.telephone import digits_of
from generator.text.ways_to_reach import NO_WAYS, KnownWays, known_ways

KIND_BUDGETS: Mapping[str, int] = {
    "choice": 6_000,
    "claim": 8_000,
    "corridor": 10_000,
    "flow": 10_000,
    "help": 8_000,
    "home": 7_000,
    "law": 8_000,
    "letter": 9_000,
    "outlook": 6_000,
    "plan": 14_000,
    "procedure": 9_000,
    "rail": 9_000,
    "safeguard": 8_000,
    "topic": 9_000,
    "transfer-type": 10_000,
}
"""Kind of page → budget of its HTML, a fifth or more above the heaviest of 2026-11. Registers, lists and evidence have the general one."""


@dataclass(frozen=True)
class Budgets:
    """Upper limits, in bytes as sent (gzip level 6; pictures and fonts as they are). 1 KB is 1,000 bytes."""

    page: int = 13_000
    """HTML of one page. The heaviest, a guide that compares, had 12,039 in 2026-11 with its links for editing."""
    kinds: Mapping[str, int] = field(default_factory=lambda: KIND_BUDGETS)
    """Kind of page → the same for pages of that kind; for kinds without one `page` holds."""
    redirect: int = 1_000
    """A redirect page."""
    first_visit: int = 70_000
    """A page with everything it fetches at once."""
    first_requests: int = 6
    """Requests of a first visit."""
    sheet: int = 12_000
    """HTML of an emergency sheet, which must come in exactly one request."""
    site: int = 6_000
    """All files together, for each page of the site. A warning: a site may grow."""


@dataclass(frozen=True)
class Rules:
    """What this site may link, dial and weigh."""

    numbers: frozenset[str] = frozenset()
    """Registered phone numbers, in any spelling: `95017`, `400-670-0700`, `+86 755 8601 3388`."""
    names: frozenset[str] = frozenset()
    """What contacts are called, and the menu paths to them."""
    mentioned: KnownWays = NO_WAYS
    """What a page may name and never offer: what researched statements and claims take from what they quote."""
    look_alikes: KnownWays = NO_WAYS
    """What contacts warn of."""
    warning_pages: tuple[str, ...] = ()
    """Ends of paths of pages that warn of look-alikes, because they print the evidence of them."""
    quoted: KnownWays = NO_WAYS
    """What others wrote: named in quotations, and in files that mark none."""
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
    host: str = ""
    """Where the site will be served, in lower case: the only host that a page may fetch from with its name."""
    budgets: Budgets = field(default_factory=Budgets)

    @cached_property
    def allowed_addresses(self) -> frozenset[str]:
        """The registered addresses in one spelling each."""
        return frozenset(map(normalise_address, self.addresses))

    @cached_property
    def numbers_to_dial(self) -> frozenset[str]:
        """Digits of the registered numbers."""
        return frozenset(map(digits_of, self.numbers))

    @cached_property
    def named(self) -> KnownWays:
        """What a page may show without marking it as a quotation."""
        return known_ways(self.numbers, self.addresses, self.names) | self.mentioned


SHOWN_AS = "site"
"""Name of the folder in the location of a problem, wherever the folder is while it is built."""


class Finding(NamedTuple):
    """What a check has found on a page; a line is looked up when it becomes a problem."""

    path: str
    """Of the file, relative to the site; empty for the whole site."""
    code: str
    message: str
    hint: str = ""
    field: str = ""
    """The field of `BuiltPage` in which the fault is; empty for the whole file."""
    number: int = 0
    """Which of its values, from 0."""
    severity: Severity = Severity.ERROR


PageCheck = Callable[[BuiltPage, Rules], Iterator[Finding]]
"""Finds what is wrong with one page by itself, so that it holds as long as the page and the rules are the same; it never prints,
changes a file or raises."""
SiteCheck = Callable[[BuiltSite, Rules], Iterator[Finding]]
"""Finds what is wrong between files."""
