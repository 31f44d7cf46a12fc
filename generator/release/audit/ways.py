"""Ways to reach somebody: a wrong hotline costs more than a wrong word, so each one that is published must be registered."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.release.audit.built_page import BuiltPage, BuiltSite
from generator.release.audit.rules import Finding, Rules
from generator.text.addresses import host_of, scheme_of
from generator.text.ways_to_reach import KnownWays, Way, WayKind, find_ways

_BETWEEN = re.compile(r"[-.()\s]")
"""What a telephone leaves out of an address; letters, `*` and `#` it would dial."""


def check_tel_links(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A number to tap is a registered one.

    PASS: `<a href="tel:95017">` with 95017 registered
    FAIL: `<a href="tel:95071">`, `<a href="sms:…">` to anything unregistered
    """
    addresses = {"links": page.links, "references": tuple(reference.address for reference in page.references)}
    for field, values in addresses.items():
        for place, address in enumerate(values):
            if ":" in address and scheme_of(address) in {"tel", "sms", "callto"}:
                number = _BETWEEN.sub("", unquote(address.partition(":")[2]).partition("?")[0])
                if number.removeprefix("+") not in rules.numbers_to_dial:
                    message = f"one tap would dial {number}, which is not registered"
                    yield Finding(page.path, "unregistered-number", message, "register it as a contact", field, place)


def check_ways(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A way to reach somebody is a registered one, wherever a page shows or says it and however it is written.

    What is one is decided where `check` decides it, in `text.ways_to_reach`. Quotations (`<q>`, `<blockquote>`, `<s>`, `<del>`) may hold
    what others wrote, and what `mentioned` holds may be named. A look-alike may stand in a quotation, which its warning is, or on a
    page that tells what others say, and nowhere else.

    PASS: 拨打 96110 · 12345 元 · 第 110 条 · `<q>拨打 95071</q>`
    FAIL: 拨打 120 · 客服 95071 · 95<b>071</b> · 拨打九五零七一 · 400-123-4567 · 加微信 abc12345 · help@example.com · example点com
    """
    retells = page.kind in RETELLING or page.path.endswith(rules.warning_pages)
    for place, way in enumerate(page.ways):
        if rules.named.holds(way) or (retells and rules.look_alikes.holds(way)) or _is_own(way, rules):
            continue
        if rules.look_alikes.holds(way):
            message, hint = f"`{way.words}` is a look-alike", "only its own warning names it, as a quotation"
        else:
            message, hint = _unregistered(way)
        yield Finding(page.path, _CODES[way.kind], message, hint, "ways", place)


def check_ways_in_files(site: BuiltSite, rules: Rules) -> Iterator[Finding]:
    """The same for data, the search index, scripts, style sheets and drawings, in which quotations are not marked.

    PASS: `{"quote": "拨打 95071"}` when evidence has that quote
    FAIL: `{"text": "客服 95071"}`, `content: "95" "071"`
    """
    allowed = rules.named | rules.quoted | rules.look_alikes
    for path, file in site.files.items():
        for way in file.ways:
            if not (allowed.holds(way) or _is_own(way, rules) or _are_all(way, allowed)):
                yield Finding(path, _CODES[way.kind], *_unregistered(way))


def _are_all(way: Way, allowed: KnownWays) -> bool:
    """Whether what a file joins by a blank, because it stands in two fields, are several that are allowed: `110 165`."""
    parts = re.split(r"[\s|]+", way.words)
    return way.kind is WayKind.NUMBER and len(parts) > 1 and all(allowed.holds(each) for words in parts for each in find_ways(words))


def _is_own(way: Way, rules: Rules) -> bool:
    return way.kind is WayKind.ADDRESS and host_of(way.key if "://" in way.key else f"//{way.key}") == rules.host


def _unregistered(way: Way) -> tuple[str, str]:
    match way.kind:
        case WayKind.NUMBER:
            hint = "register it as a contact, mark the text as a quotation, or write the unit behind it"
            return f"`{way.words}` looks like a hotline and is not registered", hint
        case WayKind.ADDRESS:
            return f"`{way.words}` is no registered address", "register it, or mark the text as a quotation"
        case WayKind.ACCOUNT:
            return f"`{way.words}` is an account or an invitation", "leave it out, or mark the text as a quotation"


RETELLING = frozenset({"claim", "evidence"})
"""Kinds of pages that say what others say."""
_CODES = {
    WayKind.NUMBER: "unregistered-number",
    WayKind.ADDRESS: "unregistered-address",
    WayKind.ACCOUNT: "unregistered-account",
}
