"""Other hosts: nothing is fetched from them, and only registered addresses are linked."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.release.audit.built_page import AddressReference, BuiltSite
from generator.release.audit.rules import Rules, problem_at
from generator.text.addresses import host_of, is_below, normalise_address, scheme_of

_INLINE = frozenset({"data", "blob", "about"})


def check_fetches(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """Nothing that a browser fetches by itself comes from another host: a font host that hung cost 30 seconds.

    PASS: `<script src="assets/app.js">`, `<link rel="canonical" href="https://…">`, `<a href="https://…">`
    FAIL: script, link, img, iframe, form, meta refresh, preconnect, css `url()` or `@import` with a foreign host
    """
    for page in (*site.pages.values(), *site.styles.values()):
        for reference in page.references:
            if reference.loads and _is_foreign(site, reference):
                finding = "foreign-host", f"`{reference.tag}` fetches {reference.address}"
                yield problem_at(site, page, reference.place, finding, "publish the file with the site, or leave it out")


def check_never_linked(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """No page links a mirror, a hijacked domain or a suspected scam, nor a subdomain of one.

    PASS: the name of the site as text
    FAIL: `<a href="https://www.scam.example/">` with `scam.example` in the list
    """
    for page in site.pages.values():
        for reference in page.references:
            host = host_of(reference.address)
            if is_below(host, rules.never_link):
                yield problem_at(site, page, reference.place, ("never-link", f"{host} must never be linked"))


def check_outside_links(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A link to another host is the registered address of a source or contact, letter by letter.

    PASS: `<a href="https://www.gov.cn/zhengce/x.htm#y">` with the address (without `#y`) registered
    FAIL: any other address, `mailto:` and app schemes included
    """
    allowed = frozenset(map(normalise_address, rules.addresses))
    for page in site.pages.values():
        for reference in page.references:
            if reference.loads or reference.tag == "link" or not _is_outside(site, reference):
                continue
            if normalise_address(reference.address) not in allowed and not reference.address.startswith(rules.prefixes):
                finding = "unregistered-link", f"{reference.address} is not the address of a registered source or contact"
                yield problem_at(site, page, reference.place, finding, "register it, or remove the link")


def _is_foreign(site: BuiltSite, reference: AddressReference) -> bool:
    scheme = scheme_of(reference.address)
    if scheme in _INLINE:
        return False
    host = host_of(reference.address)
    return host != host_of(site.address) if host else scheme not in {"", "http", "https"}


def _is_outside(site: BuiltSite, reference: AddressReference) -> bool:
    return scheme_of(reference.address) not in {"tel", "javascript"} and _is_foreign(site, reference)
