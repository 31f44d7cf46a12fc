"""Phone numbers: a wrong hotline costs more than a wrong word, so each one on a page must be registered."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.problems import Problem
from generator.publishing.addresses import scheme_of
from generator.publishing.audit.page import Site
from generator.publishing.audit.rules import Rules, problem_at

_LINE = (
    r"[48]00[-\s]?\d{3}[-\s]?\d{4}|[48]00[-\s]?\d{4}[-\s]?\d{3}"  # 400-123-4567, 400 1234 567
    r"|1[3-9]\d{9}|0\d{2,3}-\d{7,8}"  # a mobile, a fixed line
    r"|96\d{4}|9[56]\d{3}|12\d{3}|100\d\d|1[12]\d"
)
_UNITS = r"(?:元|万|亿|块|美|港|日|天|年|个|小时|分钟|秒|人|件|起|条|家|份|页|字|次|例|名|户|笔)"
_LATIN_UNITS = r"(?:CNY|RMB|USD|HKD|yuan|days?|hours?|people|cases?|bytes)\b"
_LIKE_HOTLINE = re.compile(rf"(?:{_LINE})(?![\dA-Za-z_%]|[.,]\d|-\d|\s?{_UNITS}|\s?{_LATIN_UNITS})")
_OTHER_NUMBER = re.compile(r"(?:[\d.,¥$￥€£〔+=_A-Za-z-]|第\s?|[A-Za-z]/)$")
"""Before the digits: part of a longer number, an amount, an article of law, a word, an address."""
_DIALLED_BEFORE = re.compile(
    r"(?:拨打|请打|致电|电话|热线|报警|\bcall(?:ing)?|\bdial(?:l?ing)?|\bphone|\bhotline)[\s:：是为“「]{0,3}(?:\d[\d-]*\s?(?:、|，|/|或者?|和|or|and)\s?){0,3}$",
    re.IGNORECASE,
)
_DIALLED_AFTER = re.compile(r"\s?(?:报警|热线|电话|hotline)", re.IGNORECASE)


def check_tel_links(site: Site, rules: Rules) -> Iterator[Problem]:
    """A number to tap is a registered one.

    PASS: `<a href="tel:95017">` with 95017 registered
    FAIL: `<a href="tel:95071">`, `<a href="sms:…">` to anything unregistered
    """
    allowed = frozenset(map(digits_of, rules.numbers))
    for page in site.pages.values():
        for reference in page.references:
            if scheme_of(reference.address) in {"tel", "sms", "callto"}:
                number = digits_of(unquote(reference.address.partition(":")[2]).partition("?")[0])
                if number not in allowed:
                    told = "unregistered-number", f"one tap would dial {number}, which is not registered"
                    yield problem_at(site, page, reference.offset, told, "register it as a contact")


def check_numbers(site: Site, rules: Rules) -> Iterator[Problem]:
    """What looks like a hotline (110, 12xxx, 95xxx, 96xxx, 400-…, a mobile or fixed line) is a registered number.

    Quotations (`<q>`, `<blockquote>`, `<s>`, `<del>`) may hold what others wrote, and `mentioned` numbers may be named.

    PASS: 拨打 96110 · 12345 元 · 第 110 条 · `<q>拨打 95071</q>`
    FAIL: 拨打 120 · 客服 95071 · 400-123-4567
    """
    allowed = frozenset(map(digits_of, rules.numbers | rules.mentioned))
    for page in site.pages.values():
        for words in page.words:
            if words.quoted:
                continue
            for offset, written in numbers_in(words.text):
                if digits_of(written) not in allowed:
                    told = "unregistered-number", f"`{written}` looks like a hotline and is not registered"
                    hint = "register it as a contact, or mark the text as a quotation"
                    yield problem_at(site, page, words.offset + offset, told, hint)


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and spelling of everything in a text that looks like a hotline.

    Three digits are a number like any other unless the words beside them say that one dials it.
    """
    for found in _LIKE_HOTLINE.finditer(text):
        start, end = found.span()
        before = text[max(0, start - 30) : start]
        if _OTHER_NUMBER.search(before) or (end - start == 5 and found[0].endswith("000")):  # 95000: an amount
            continue
        if end - start > 3 or _DIALLED_BEFORE.search(before) or _DIALLED_AFTER.match(text, end):
            yield start, found[0]


def digits_of(number: str) -> str:
    """What the keypad sees."""
    return "".join(sign for sign in number if sign in "0123456789")
