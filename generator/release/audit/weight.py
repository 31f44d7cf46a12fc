"""How much a page weighs as sent, in exact bytes and requests, for readers on a slow connection."""

import re
import zlib
from collections.abc import Iterator
from functools import cached_property
from posixpath import splitext

from generator.problems import Problem
from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.link_targets import target_in
from generator.release.audit.rules import Rules, problem_in

_PACKED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", ".woff2", ".zip", ".gz", ".br", ".pdf"})
_IMPORTED = re.compile(r"""(?:^|[;}\s])(?:import|export)\s*(?:[^"'();]*?\sfrom\s*)?["']([^"']+)["']""")
"""Static imports of a module script; they are fetched with it."""


class AssetSizes:
    """Sizes of the files of a site as sent; each is measured once."""

    def __init__(self, site: BuiltSite) -> None:
        self._site = site
        self._sent: dict[str, int] = {}

    def sent(self, path: str) -> int:
        """Bytes of one file after gzip; of a packed format, as it is."""
        if path not in self._sent:
            self._sent[path] = self._measure(path)
        return self._sent[path]

    def first_visit(self, page: BuiltPage) -> frozenset[str]:
        """Paths of the page and of every file of the site that a browser fetches with it at once, imports included."""
        files, waiting = {page.path}, [(page.path, ref.address) for ref in page.references if ref.at_once]
        while waiting:
            holder, address = waiting.pop()
            target = target_in(self._site, holder, address)
            if target and target.path in self._site.sizes and target.path not in files:
                files.add(target.path)
                waiting += [(target.path, further) for further in self._imports.get(target.path, ())]
        return frozenset(files)

    @cached_property
    def _imports(self) -> dict[str, tuple[str, ...]]:
        found = {path: tuple(_IMPORTED.findall(text)) for path, text in self._site.scripts.items()}
        for path, sheet in self._site.styles.items():
            found[path] = tuple(reference.address for reference in sheet.references if reference.at_once)
        return found

    def _measure(self, path: str) -> int:
        if splitext(path)[1] in _PACKED:
            return self._site.sizes[path]
        return gzip_size((self._site.folder / path).read_bytes())


def gzip_size(content: bytes) -> int:
    """Bytes after gzip at level 6, what stock servers send; the same for the same content everywhere."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return len(packer.compress(content)) + len(packer.flush())


def check_weight(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A page, a first visit, an emergency sheet and the whole site stay within their budgets.

    PASS: 11,400 bytes of HTML, 5 requests of 52,000 bytes together
    FAIL: anything over, by one byte or one request; a sheet that fetches anything at all
    """
    sizes, budgets = AssetSizes(site), rules.budgets
    for page in site.pages.values():
        files = sizes.first_visit(page)
        sheet = page.path.startswith(rules.sheets) if rules.sheets else False
        yield from _over(site, page.path, ("page-weight", "HTML"), sizes.sent(page.path), budgets.sheet if sheet else budgets.page)
        yield from _over(site, page.path, ("visit-weight", "first visit"), sum(map(sizes.sent, files)), budgets.first_visit)
        if len(files) > (limit := 1 if sheet else budgets.first_requests):
            others = ", ".join(sorted(files - {page.path}))
            finding = "visit-requests", f"{len(files)} requests; the budget is {limit} (with {others})"
            yield problem_in(site, page.path, finding)
    yield from _over(site, "", ("site-weight", "all files"), sum(map(sizes.sent, site.sizes)), budgets.site)


def _over(site: BuiltSite, path: str, measured: tuple[str, str], size: int, limit: int) -> Iterator[Problem]:
    code, what = measured
    if size > limit:
        yield problem_in(site, path, (code, f"{what}: {size:,} bytes after gzip; the budget is {limit:,}"))
