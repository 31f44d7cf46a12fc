"""Phone numbers: a wrong hotline costs more than a wrong word, so each one on a page must be registered."""

import re
from collections.abc import Iterator

from generator.problems import Problem
from generator.publishing.addresses import scheme_of
from generator.publishing.audit.page import Site
from generator.publishing.audit.rules import Rules, problem_at

_LINE = r"(?:400|800)[-\s]?\d{3}[-\s]?\d{4}|(?:400|800)[-\s]?\d{4}[-\s]?\d{3}|1[3-9]\d{9}|0\d{2,3}-\d{7,8}|96\d{4}|(?:12|95|96)\d{3}"
_LIKE_HOTLINE = re.compile(
    rf"(?<![\d.,¥$￥€£第〔\[(+-])(?:{_LINE})(?!\d|[.,]\d|%|-\d)"
    r"(?!\s?(?:元|万|亿|块|天|日|年|个月|小时|分钟|秒|人|件|起|条|个|家|份|页|字|次|例|名|号令|号文|"
    r"CNY|RMB|USD|HKD|yuan|days?|hours?|people|cases?|bytes)\b)"
    r"(?!\s?(?:元|万|亿|块|天|日|年|小时|分钟|秒|人|件|起|条|个|家|份|页|字|次|例|名))"
)
_SHORT = re.compile(
    r"(?:拨打|请打|致电|电话|热线|报警电话|\bcall(?:ing)?|\bdial(?:ling)?|\bphone|\bhotline)[^\d\n。；;.]{0,6}(?<!\d)(1[12]\d)(?!\d|[.,]\d|%)"
    r"|(?<![\d.,¥$第-])(1[12]\d)(?=\s?(?:报警|热线|电话|hotline))",
    re.IGNORECASE,
)
"""Three digits are a number like any other unless the words beside them say that one dials it."""


def check_tel_links(site: Site, rules: Rules) -> Iterator[Problem]:
    """A number to tap is a registered one.

    PASS: `<a href="tel:95017">` with 95017 registered
    FAIL: `<a href="tel:95071">`, `<a href="sms:…">` to anything unregistered
    """
    for page in site.pages.values():
        for reference in page.references:
            if scheme_of(reference.address) in {"tel", "sms", "callto"}:
                number = digits_of(reference.address.partition(":")[2].partition("?")[0])
                if number not in rules.numbers:
                    yield problem_at(site, page, reference.offset, "unregistered-number", f"one tap would dial {number}, which is not registered")


def check_numbers(site: Site, rules: Rules) -> Iterator[Problem]:
    """What looks like a hotline (110, 12xxx, 95xxx, 96xxx, 400-…, a mobile or fixed line) is a registered number.

    Quotations (`<q>`, `<blockquote>`, `<s>`, `<del>`, or any element with `data-quote`) may hold what others wrote.

    PASS: 拨打 96110 · 12345 元 · 第 110 条 · `<q>拨打 95071</q>`
    FAIL: 拨打 120 · 客服 95071 · 400-123-4567
    """
    allowed = frozenset(map(digits_of, rules.numbers))
    for page in site.pages.values():
        for words in page.words:
            if words.quoted:
                continue
            for offset, written in numbers_in(words.text):
                if digits_of(written) not in allowed:
                    message = f"`{written}` looks like a hotline and is not registered"
                    hint = "register it as a contact, or mark the text as a quotation"
                    yield problem_at(site, page, words.offset + offset, "unregistered-number", message, hint)


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and spelling of everything in a text that looks like a hotline."""
    for found in _LIKE_HOTLINE.finditer(text):
        yield found.start(), found[0]
    for found in _SHORT.finditer(text):
        group = 1 if found[1] else 2
        yield found.start(group), found[group]


def digits_of(number: str) -> str:
    """A number as it is dialled: digits, after a `+` when there is one."""
    return ("+" if number.strip().startswith("+") else "") + "".join(sign for sign in number if sign.isascii() and sign.isdigit())
