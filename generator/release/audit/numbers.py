"""Phone numbers: a wrong hotline costs more than a wrong word, so each one on a page must be registered."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from generator.release.audit.built_page import BuiltPage
from generator.release.audit.rules import Finding, Rules
from generator.text.addresses import scheme_of
from generator.text.telephone import dialled, digits_of

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


def check_numbers(page: BuiltPage, rules: Rules) -> Iterator[Finding]:
    """A number that a person could dial is a registered one, wherever a page shows or says it and however it is written.

    What is a number is decided where `check` decides it, in `text.telephone`. Quotations (`<q>`, `<blockquote>`, `<s>`, `<del>`)
    may hold what others wrote, and `mentioned` numbers may be named.

    PASS: 拨打 96110 · 12345 元 · 第 110 条 · `<q>拨打 95071</q>`
    FAIL: 拨打 120 · 客服 95071 · 95<b>071</b> · 拨打九五零七一 · 400-123-4567
    """
    for place, words in enumerate(page.numbers):
        if _compared(words) not in rules.numbers_to_name:
            message = f"`{words}` looks like a hotline and is not registered"
            yield Finding(
                page.path, "unregistered-number", message, "register it as a contact, or mark the text as a quotation", "numbers", place
            )


@lru_cache(maxsize=10_000)
def _compared(words: str) -> str:
    return dialled(digits_of(words))
