"""Every way through the site leads somewhere."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.publishing.audit.page import Page, Reference, Site
from generator.publishing.audit.reading import style_references
from generator.publishing.audit.rules import Rules, problem_at
from generator.publishing.audit.targets import Target, target_in

_FREE = frozenset({"", "top", "__search"})
"""Fragments that need no element: the top of a page, and the theme's search box."""


def check_links(site: Site, rules: Rules) -> Iterator[Problem]:
    """An address inside the site names a file that exists, and its fragment an element of that page.

    PASS: `<a href="../wechat-pay/#refund">` with `wechat-pay/index.html` holding `id="refund"`
    FAIL: `<a href="../wechatpay/">`, `<a href="#refnud">`, `<script src="missing.js">`
    """
    ids = {path: {mark.value for mark in page.ids} for path, page in site.pages.items()}
    for page in site.pages.values():
        seen: set[str] = set()
        for reference in page.references:
            if reference.address in seen:
                continue
            seen.add(reference.address)
            target = target_in(site, page.path, reference.address)
            if target:
                yield from _check(site, page, reference, target, ids)
    for path, css in site.styles.items():
        yield from _check_style(site, path, css)


def _check(site: Site, page: Page, reference: Reference, target: Target, ids: dict[str, set[str]]) -> Iterator[Problem]:
    if target.path not in site.sizes:
        yield problem_at(site, page, reference.offset, "broken-link", f"`{reference.address}` leads to no file of the site")
    elif target.fragment not in _FREE and target.path in ids and target.fragment not in ids[target.path]:
        message = f"`{reference.address}`: {target.path} has no element with the id `{target.fragment}`"
        yield problem_at(site, page, reference.offset, "broken-fragment", message)


def _check_style(site: Site, path: str, css: str) -> Iterator[Problem]:
    sheet = Page(path, css)
    for reference in style_references(css, 0):
        target = None if reference.address.startswith("#") else target_in(site, path, reference.address)
        if target and target.path not in site.sizes:
            yield problem_at(site, sheet, reference.offset, "broken-link", f"`{reference.address}` leads to no file of the site")
