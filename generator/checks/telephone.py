"""Telephone numbers and addresses as they stand in a text."""

import re
from collections.abc import Iterator

from generator.checks.shapes import plain

_AMOUNT_AFTER = (
    r"(?!\s*(?:元|万|亿|千|百|块|角|分|人(?!工)|件|笔|条|个|户|起|次|名|家|页|字|例|项|款|章|节|年|月|日|天|小时|秒|周|岁|号(?!码)|多|余|以[上下内]|"
    r"[%‰℃]|yuan|rmb|cny|usd|hkd|twd|eur|gbp|dollars?|pounds?|euros?|people|cases|persons|days?|hours?|minutes?|times|million|billion))"
)
_BEFORE = (
    r"(?<![0-9A-Za-z_.#¥￥$€£〔第-])(?<![0-9][,，:])(?:(?<![0-9]/)|(?<=9[56][0-9]{3}/))(?<![A-Za-z]/)"
    r"(?<!RMB )(?<!CNY )(?<!USD )(?<!HKD )(?<!CNY)(?<!人民币)(?<!人民币 )(?<!no\. )(?<!art\. )(?<!section )(?<!article )"
)
_AFTER = rf"(?![0-9A-Za-z_%〕]|/(?!9[56])|-(?![0-9]{{1,2}}(?![0-9]))|[.,，:][0-9]){_AMOUNT_AFTER}"
_SHORT = r"110|119|1[0-9]{4}|9[56][0-9]{3,4}"
"""Emergency and service numbers of the mainland."""
_LONG = (
    r"106[0-9]{5,15}|[48]00[-. ]?[0-9]{3,4}[-. ]?[0-9]{3,4}|1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}"
    r"|(?:(?:00)?86[- ]?)?0[0-9]{2,3}[- ]?[0-9]{7,8}|0086[- ]?[0-9]{2,3}[- ]?[0-9]{7,8}|[(（]0[0-9]{2,3}[)）] ?[0-9]{7,8}"
    r"|0800[- ]?[0-9]{3}[- ]?[0-9]{3,4}|1[38]00[- ][0-9]{2,3}[- ]?[0-9]{2,3}[- ]?[0-9]{0,4}|(?:1-)?[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}"
    r"|0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}|00[1-9][0-9]{8,13}"
)
"""Ports of text messages, freephone, mobiles, fixed lines here and abroad."""
_APART = r"95[0-9] [0-9]{2}|[0-9](?:[- ][0-9]){2,10}"
"""Digits in groups, to be read as one number."""
_HANZI = r"[零〇一二三四五六七八九幺]{3,11}"
_ABROAD = r"\+[0-9]{1,3}(?:[ -]?\(?[0-9]\)?){6,14}"
_NUMBER = re.compile(
    rf"(?P<abroad>{_ABROAD})|(?:{_BEFORE}(?:(?P<apart>{_APART})|(?P<whole>{_LONG}|{_SHORT})){_AFTER})|(?P<hanzi>{_HANZI})",
    re.IGNORECASE,
)
_HOTLINE = re.compile(rf"{_SHORT}|12[02]|400[0-9]{{7}}|1[3-9][0-9]{{9}}")
_DIGITS = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_CALLED = re.compile(
    r"(?:拨打?|打|致电|热线|电话|\b(?:call|dial|ring|text)\b)\s*[::]?\s*(?P<number>[0-9][0-9 -]{1,14}[0-9])(?![0-9%.])" + _AMOUNT_AFTER,
    re.IGNORECASE,
)
_WITH_COUNTRY = len("8695188")
_LONG_DISTANCE = len("057188156")
"""Digits from which on a prefix may be one."""
_ACCOUNT = re.compile(r"\bQQ ?(?:群|号)?:? ?[0-9]{5,12}\b|微信号:? ?[a-z][a-z0-9_-]{5,19}\b", re.IGNORECASE)
_MAY_HOLD_NUMBERS = re.compile(r"\d.\d|[零〇一二三四五六七八九幺]{3}|微信号")
_MAY_HOLD_ADDRESSES = re.compile(r"[:：][/／]|[.．。]\]?\w")
"""A first look at the text as written; most texts hold neither."""
_TOPLEVEL = (
    "com|cn|net|org|gov|edu|cc|info|top|xyz|vip|app|hk|mo|tw|sg|uk|us|au|jp|kr|in|my|th|ph|vn|eu|int|br|de|fr|ca|nz|ru|io|co|ly|la|tv|ws|pw"
    "|shop|site|online|store|club|link|live|fun|icu|ltd|tech|support|help|work|wang|xin|group|cloud|中国|公司|网络|网址|商店|集团|政务"
)
_END = r"(?![a-z0-9-]|\.[a-z0-9])"
_ADDRESS = re.compile(
    rf"[a-z][a-z0-9+]{{1,12}}://[^\s<>\"'，。；、）)」』”’】]+"
    rf"|(?<![a-z0-9@.-])(?:[a-z0-9-]+(?:[.。]|\[\.\]))+(?:{_TOPLEVEL}){_END}|[\u4e00-\u9fff]+\.(?:{_TOPLEVEL}){_END}",
    re.IGNORECASE,
)


def find_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Offset and spelling of each number somebody could dial. Amounts, years, article numbers and order numbers are none."""
    if not _MAY_HOLD_NUMBERS.search(text):
        return
    shaped = plain(text)
    seen: set[int] = set()
    for found in _NUMBER.finditer(shaped):
        start, end = found.span()
        if found["abroad"] or _is_hotline(found):
            seen.add(start)
            yield start, text[start:end]
    for found in _CALLED.finditer(shaped):
        if found.start("number") not in seen:
            yield found.start("number"), text[slice(*found.span("number"))]
    for found in _ACCOUNT.finditer(shaped):
        yield found.start(), text[slice(*found.span())]


def telephone_numbers_in(text: str) -> Iterator[str]:
    """Each number somebody could dial, as written."""
    yield from (number for _, number in find_numbers(text))


def _is_hotline(found: re.Match[str]) -> bool:
    digits = digits_of(found[0])
    if found["apart"] or found["hanzi"]:
        return bool(_HOTLINE.fullmatch(digits))
    return len(digits) != 5 or not digits.endswith("000")  # 10000, 95000 …: amounts


def find_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Offset and spelling of each web address or bare host name."""
    if not _MAY_HOLD_ADDRESSES.search(text):
        return
    for found in _ADDRESS.finditer(plain(text)):
        yield found.start(), text[slice(*found.span())]


def addresses_in(text: str) -> Iterator[str]:
    """Each web address or bare host name, as written."""
    yield from (address for _, address in find_addresses(text))


def host_of(address: str) -> str:
    """The host without `www.`; empty when there is none."""
    return re.sub(r"^(https?://)?(www\.)?", "", address.lower()).split("/")[0].split(":")[0]


def digits_of(number: str) -> str:
    """What the keypad sees."""
    return re.sub(r"[^0-9]", "", plain(number).translate(_DIGITS))


def dialled(digits: str) -> str:
    """The same for every way to dial one number: without 00, 86 for the mainland, and the 0 of a long-distance call."""
    digits = digits.removeprefix("00")
    if len(digits) >= _WITH_COUNTRY:
        digits = digits.removeprefix("86")
    return digits.removeprefix("0") if len(digits) >= _LONG_DISTANCE else digits


def numbers_of(words: str) -> set[str]:
    """All numbers of a contact's `number` field, or of a look-alike's text, digits only."""
    parts = re.findall(r"\+?[0-9](?:[0-9() -]*[0-9])?", words)
    return {digits_of(part) for part in parts if len(digits_of(part)) >= 3}
