"""Links inside the site: the file exists, and so does the fragment."""

from collections.abc import Iterator

from generator.release.audit.built_page import BuiltSite
from generator.release.audit.link_targets import LinkTargets
from generator.release.audit.rules import Finding, Rules

_FREE = frozenset({"", "top", "__search"})
"""Fragments that need no element: the top of a page, and the theme's search box."""


def check_internal_links(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """An address inside the site names a file that exists, and its fragment an element of that page.

    PASS: `<a href="../wechat-pay/#refund">` with `wechat-pay/index.html` holding `id="refund"`
    FAIL: `<a href="../wechatpay/">`, `<a href="#refnud">`, `<script src="missing.js">`, `url(missing.svg)`
    """
    targets = LinkTargets(site)
    ids: dict[str, frozenset[str]] = {}
    for holder, reading in site.readings.items():
        addresses = {"links": getattr(reading, "links", ()), "references": [reference.address for reference in reading.references]}
        for field, values in addresses.items():
            for number, address in enumerate(values):
                target = targets.find(holder, address)
                if target is None:
                    continue
                path, fragment = target
                if path not in site.readings:
                    yield Finding(holder, "broken-link", f"`{address}` leads to no file of the site", "", field, number)
                elif fragment not in _FREE and path in site.pages:
                    if path not in ids:
                        ids[path] = frozenset(site.pages[path].ids)
                    if fragment not in ids[path]:
                        message = f"`{address}`: {path} has no element with the id `{fragment}`"
                        yield Finding(holder, "broken-fragment", message, "", field, number)
