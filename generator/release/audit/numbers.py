"""Phone numbers: a wrong hotline costs more than a wrong word, so each one on a page must be registered."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.problems import Problem
from generator.release.audit.built_page import BuiltSite
from generator.release.audit.rules import Rules, problem_at
from generator.text.addresses import scheme_of
from generator.text.telephone import dialled, digits_of

_BETWEEN = re.compile(r"[-.()\s]")
"""What a telephone leaves out of an address; letters, `*` and `#` it would dial."""


def check_tel_links(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A number to tap is a registered one.

    PASS: `<a href="tel:95017">` with 95017 registered
    FAIL: `<a href="tel:95071">`, `<a href="sms:…">` to anything unregistered
    """
    allowed = frozenset(map(digits_of, rules.numbers))
    for page in site.pages.values():
        for reference in page.references:
            if scheme_of(reference.address) in {"tel", "sms", "callto"}:
                number = _BETWEEN.sub("", unquote(reference.address.partition(":")[2]).partition("?")[0])
                if number.removeprefix("+") not in allowed:
                    finding = "unregistered-number", f"one tap would dial {number}, which is not registered"
                    yield problem_at(site, page, reference.place, finding, "register it as a contact")


def check_numbers(site: BuiltSite, rules: Rules) -> Iterator[Problem]:
    """A number that a person could dial is a registered one, wherever a page shows or says it and however it is written.

    What is a number is decided where `check` decides it, in `text.telephone`. Quotations (`<q>`, `<blockquote>`, `<s>`, `<del>`)
    may hold what others wrote, and `mentioned` numbers may be named.

    PASS: 拨打 96110 · 12345 元 · 第 110 条 · `<q>拨打 95071</q>`
    FAIL: 拨打 120 · 客服 95071 · 95<b>071</b> · 拨打九五零七一 · 400-123-4567
    """
    allowed = frozenset(dialled(digits_of(number)) for number in rules.numbers | rules.mentioned)
    for page in site.pages.values():
        for number in page.numbers:
            if dialled(digits_of(number.words)) not in allowed:
                finding = "unregistered-number", f"`{number.words}` looks like a hotline and is not registered"
                yield problem_at(site, page, number.place, finding, "register it as a contact, or mark the text as a quotation")
