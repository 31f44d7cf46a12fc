"""How much a page weighs as sent, in exact bytes and requests, for readers on a slow connection."""

from collections import Counter
from collections.abc import Iterator

from generator.problems import Severity
from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.link_targets import LinkTargets
from generator.release.audit.rules import Finding, Rules

_PARTS = 5
"""How many of the biggest parts of a heavy site are named."""


class Visits:
    """What a browser fetches with a page of a site."""

    def __init__(self, site: BuiltSite) -> None:
        self._site = site
        self._targets = LinkTargets(site)

    def files_of(self, page: BuiltPage) -> frozenset[str]:
        """Paths of the page and of every file of the site that a browser fetches with it at once, imports included."""
        files, waiting = {page.path}, [(page.path, ref.address) for ref in page.references if ref.at_once]
        while waiting:
            holder, address = waiting.pop()
            target = self._targets.find(holder, address)
            if target and target.path in self._site.readings and target.path not in files:
                files.add(target.path)
                if file := self._site.files.get(target.path):
                    waiting += [(target.path, further) for further in file.imports]
        return frozenset(files)

    def weight_of(self, page: BuiltPage) -> int:
        """Bytes of all of them as sent."""
        return sum(self._site.readings[path].sent for path in self.files_of(page))


def check_page_weight(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """The HTML of a page stays within the budget of its kind.

    PASS: 11,400 bytes
    FAIL: anything over, by one byte
    """
    budgets = rules.budgets
    limit = budgets.redirect if page.is_redirect else budgets.kinds.get(page.kind, budgets.page)
    limit = budgets.sheet if is_sheet(page, rules) else limit
    yield from _over(page.path, ("page-weight", "HTML"), page.sent, limit)


def check_first_visits(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """A first visit stays within its budgets; an emergency sheet comes alone.

    PASS: 5 requests of 52,000 bytes together
    FAIL: anything over, by one byte or one request; a sheet that fetches anything at all
    """
    visits, budgets = Visits(site), rules.budgets
    for page in site.pages.values():
        files = visits.files_of(page)
        yield from _over(page.path, ("visit-weight", "first visit"), visits.weight_of(page), budgets.first_visit)
        if len(files) > (limit := 1 if is_sheet(page, rules) else budgets.first_requests):
            others = ", ".join(sorted(files - {page.path}))
            yield Finding(page.path, "visit-requests", f"{len(files)} requests; the budget is {limit} (with {others})")


def check_site_weight(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """All files together stay within a budget that grows with the number of pages; a warning, for nobody fetches a whole site.

    PASS: 1,700 pages and 9,000,000 bytes
    FAIL: 1,700 pages and 11,000,000 bytes
    """
    total, pages = sum(reading.sent for reading in site.readings.values()), len(site.pages)
    limit = rules.budgets.site * pages
    if total > limit:
        parts = Counter[str]()
        for path, reading in site.readings.items():
            parts["/".join(path.split("/")[: 2 if path.startswith("en/") else 1])] += reading.sent
        biggest = ", ".join(f"{part} {size:,}" for part, size in parts.most_common(_PARTS))
        message = f"all files: {total:,} bytes after gzip for {pages:,} pages; the budget is {limit:,}; most in {biggest}"
        yield Finding("", "site-weight", message, "see whether a part grows faster than the number of pages", severity=Severity.WARNING)


def is_sheet(page: BuiltPage, rules: Rules) -> bool:
    """Whether a page is an emergency sheet."""
    return bool(rules.sheets) and page.path.startswith(rules.sheets)


def _over(path: str, measured: tuple[str, str], size: int, limit: int) -> Iterator[Finding]:
    code, what = measured
    if size > limit:
        yield Finding(path, code, f"{what}: {size:,} bytes after gzip; the budget is {limit:,}")
