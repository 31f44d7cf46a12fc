"""Telephone numbers and addresses as they stand in a text."""

import re
from collections.abc import Iterator

_AMOUNT_AFTER = (
    r"(?!\s*(?:元|万|亿|千|百|块|角|分|人|件|笔|条|个|户|起|次|名|家|页|字|例|项|款|章|节|年|月|日|天|小时|秒|周|岁|号(?!码)|多|余|以[上下内]|"
    r"[%‰℃]|yuan|rmb|cny|usd|hkd|twd|eur|gbp|people|cases|persons|days?|hours?|minutes?|times|million|billion))"
)
_BEFORE = r"(?<![0-9A-Za-z_.,，:/#¥￥$€£〔\[(（第-])(?<!RMB )(?<!CNY )(?<!USD )(?<!HKD )(?<!CNY)(?<!人民币 )"
_AFTER = rf"(?![0-9A-Za-z_%〕\]/-]|[.,，:][0-9]){_AMOUNT_AFTER}"
_CHINA = r"110|119|1[0-9]{4}|9[56][0-9]{3,4}|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}"
_ABROAD = r"\+[0-9]{1,3}[ -][0-9][0-9 -]{5,14}[0-9]"
_NUMBER = re.compile(rf"(?:{_BEFORE}(?P<china>{_CHINA}){_AFTER})|(?P<abroad>{_ABROAD})", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:拨打?|打|致电|热线|电话|\b(?:call|dial|ring)\b)\s*[:：]?\s*(?P<number>[0-9][0-9 -]{1,14}[0-9])(?![0-9%.])" + _AMOUNT_AFTER,
    re.IGNORECASE,
)
_TOPLEVEL = "com|cn|net|org|gov|cc|info|top|xyz|vip|app|hk|tw|sg|uk|us|au|jp|kr|in|my|eu|int|br"
_ADDRESS = re.compile(
    rf"https?://[^\s<>\"'，。；、）)]+|(?<![A-Za-z0-9@.-])(?:[a-z0-9-]+\.)+(?:{_TOPLEVEL})(?![A-Za-z0-9-]|\.[a-z0-9])", re.IGNORECASE
)


def telephone_numbers_in(text: str) -> Iterator[str]:
    """Each number somebody could dial, as written. Amounts, years, article numbers and order numbers are none."""
    seen: set[int] = set()
    for found in _NUMBER.finditer(text):
        if len(found[0]) != 5 or not found[0].endswith("000"):  # 10000, 95000 …: amounts
            seen.add(found.start())
            yield found[0]
    for found in _CALLED.finditer(text):
        if found.start("number") not in seen:
            yield found["number"]


def addresses_in(text: str) -> Iterator[str]:
    """Each web address or bare host name, as written."""
    yield from (found[0] for found in _ADDRESS.finditer(text))


def host_of(address: str) -> str:
    """The host without `www.`; empty when there is none."""
    return re.sub(r"^(https?://)?(www\.)?", "", address.lower()).split("/")[0].split(":")[0]


def digits_of(number: str) -> str:
    """What the keypad sees."""
    return re.sub(r"[^0-9]", "", number)


def numbers_of(words: str) -> set[str]:
    """All numbers of a contact's `number` field, or of a look-alike's text, digits only."""
    parts = re.findall(r"\+?[0-9](?:[0-9() -]*[0-9])?", words)
    return {digits_of(part) for part in parts if len(digits_of(part)) >= 3}
