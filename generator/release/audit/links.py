"""Links inside the site: the file exists, and so does the fragment."""

from collections.abc import Iterator, Mapping

from generator.release.audit.built_page import BuiltPage, BuiltSite, Reading
from generator.release.audit.link_targets import LinkTargets
from generator.release.audit.rules import Finding, Rules
from generator.release.cache_headers import is_immutable
from generator.release.manifest import MANIFEST_FILE

_FREE = frozenset({"", "top", "__search"})
"""Fragments that need no element: the top of a page, and the theme's search box."""


def keeps_targets(site: BuiltSite, before: Mapping[str, Reading]) -> bool:
    """Whether every address that led somewhere in another site leads there in this one: no file and no id of it is missing.

    Args:
        site: The site.
        before: Path → reading of every file of the other one; False for none.
    """
    gone = before.keys() - {*site.readings, MANIFEST_FILE}
    if not before or any(not is_immutable(path) or "assets/" in path for path in gone):  # only scripts name parts of the search index
        return False
    pairs = ((old, site.pages.get(path)) for path, old in before.items() if isinstance(old, BuiltPage))
    return all(new is not None and (old is new or set(old.ids) <= set(new.ids)) for old, new in pairs)


def check_internal_links(site: BuiltSite, rules: Rules, holders: Mapping[str, Reading] | None = None) -> Iterator[Finding]:
    """An address inside the site names a file that exists, and its fragment an element of that page.

    PASS: `<a href="../wechat-pay/#refund">` with `wechat-pay/index.html` holding `id="refund"`
    FAIL: `<a href="../wechatpay/">`, `<a href="#refnud">`, `<script src="missing.js">`, `url(missing.svg)`

    `holders` are the files whose addresses are looked at, None for all.
    """
    targets = LinkTargets(site)
    ids: dict[str, frozenset[str]] = {}
    for holder, reading in (site.readings if holders is None else holders).items():
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
