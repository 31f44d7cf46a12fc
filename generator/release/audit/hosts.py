"""Other hosts: nothing is fetched from them, and only registered addresses are linked."""

from collections.abc import Iterator

from generator.release.audit.built_page import AddressReference, BuiltPage, BuiltSite
from generator.release.audit.rules import Finding, Rules
from generator.text.addresses import host_of, is_below, normalise_address, scheme_of

_INLINE = frozenset({"data", "blob", "about"})
_NO_ICON = "data:,"
"""What a page without an icon names as its icon."""


def check_fetches(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """Nothing that a browser fetches by itself comes from another host: a font host that hung cost 30 seconds.

    PASS: `<script src="assets/app.js">`, `<link rel="canonical" href="https://…">`, `<a href="https://…">`
    FAIL: script, link, img, iframe, form, meta refresh, preconnect, css `url()` or `@import` with a foreign host
    FAIL: `<img src="data:…">`: what it shows is read by nobody
    """
    yield from _foreign_fetches(page.path, page.references, rules)


def check_style_fetches(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """The same for style sheets.

    PASS: `url(a.png)`
    FAIL: `@import "https://…"`
    """
    for path, file in site.files.items():
        yield from _foreign_fetches(path, file.references, rules)


def check_never_linked(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """No page links a mirror, a hijacked domain or a suspected scam, nor a subdomain of one.

    PASS: the name of the site as text
    FAIL: `<a href="https://www.scam.example/">` with `scam.example` in the list
    """
    addresses = {"links": page.links, "references": tuple(reference.address for reference in page.references)}
    for field, values in addresses.items():
        for number, address in enumerate(values):
            if "/" in address and (host := host_of(address)) and is_below(host, rules.never_link):
                yield Finding(page.path, "never-link", f"{host} must never be linked", "", field, number)


def check_outside_links(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A link to another host is the registered address of a source or contact, letter by letter.

    PASS: `<a href="https://www.gov.cn/zhengce/x.htm#y">` with the address (without `#y`) registered
    FAIL: any other address, `mailto:`, `data:` and app schemes included
    """
    for number, address in enumerate(page.links):
        if scheme_of(address) in {"tel", "javascript"} or not (_is_foreign(address, rules) or scheme_of(address) in _INLINE):
            continue
        if normalise_address(address) not in rules.allowed_addresses and not address.startswith(rules.prefixes):
            message = f"{address} is not the address of a registered source or contact"
            yield Finding(page.path, "unregistered-link", message, "register it, or remove the link", "links", number)


def _foreign_fetches(path: str, references: tuple[AddressReference, ...], rules: Rules) -> Iterator[Finding]:
    for number, reference in enumerate(references):
        hidden = reference.tag != "css" and scheme_of(reference.address) in _INLINE and reference.address != _NO_ICON
        if reference.loads and (hidden or _is_foreign(reference.address, rules)):
            message = f"`{reference.tag}` fetches {reference.address}"
            yield Finding(path, "foreign-host", message, "publish the file with the site, or leave it out", "references", number)


def _is_foreign(address: str, rules: Rules) -> bool:
    scheme = scheme_of(address)
    if scheme in _INLINE:
        return False
    host = host_of(address)
    return host != rules.host if host else scheme not in {"", "http", "https"}
