"""Links inside the site: the file exists, and so does the fragment."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.release.audit.built_page import BuiltSite
from generator.release.audit.link_targets import Target, target_in
from generator.release.audit.rules import Rules, problem_at

_FREE = frozenset({"", "top", "__search"})
"""Fragments that need no element: the top of a page, and the theme's search box."""


def check_internal_links(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """An address inside the site names a file that exists, and its fragment an element of that page.

    PASS: `<a href="../wechat-pay/#refund">` with `wechat-pay/index.html` holding `id="refund"`
    FAIL: `<a href="../wechatpay/">`, `<a href="#refnud">`, `<script src="missing.js">`, `url(missing.svg)`
    """
    ids = {path: {mark.value for mark in page.ids} for path, page in site.pages.items()}
    for page in (*site.pages.values(), *site.styles.values()):
        first = {reference.address: reference for reference in reversed(page.references)}
        for reference in first.values():
            target = target_in(site, page.path, reference.address)
            if target and (finding := _fault(site, reference.address, target, ids)):
                yield problem_at(site, page, reference.place, finding)


def _fault(site: BuiltSite, address: str, target: Target, ids: dict[str, set[str]]) -> tuple[str, str] | None:
    if target.path not in site.sizes:
        return "broken-link", f"`{address}` leads to no file of the site"
    if target.fragment not in _FREE and target.path in ids and target.fragment not in ids[target.path]:
        return "broken-fragment", f"`{address}`: {target.path} has no element with the id `{target.fragment}`"
    return None
