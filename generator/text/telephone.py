"""Telephone numbers: finds them in a text, and compares those that are written differently."""

import re
from collections.abc import Iterator

from generator.text.lookalike_characters import plain
from generator.text.numerals import DIGITS

_AMOUNT_AFTER = (
    r"(?!\s*(?:元|万|亿|千|百|块|角|分|人(?!工)|件|笔|条|个|户|起|次|名|家(?!属|人)|页|字|例|项|款|章|节|年(?!中)|月|日(?!夜)|天(?!天)|小时|秒"
    r"|周|岁|号(?!码)|多|余|以[上下内]|[%‰℃]|(?:yuan|rmb|cny|usd|hkd|twd|eur|gbp|dollars?|pounds?|euros?|people|cases?|persons|days?|hours?"
    r"|minutes?|times|bytes|million|billion)(?![a-z])))"
)
"""No unit follows. In `95071年中无休`, `95071日夜`, `95071天天` and `95071家属` the number is a hotline, not an amount."""
_BEFORE = (
    r"(?<![0-9A-Za-z_.#¥￥$€£〔=第-])(?<!第\s)(?<![0-9][,，:])(?:(?<![0-9]/)|(?<=9[56][0-9]{3}/))(?<![A-Za-z]/)"
    r"(?<!RMB )(?<!CNY )(?<!USD )(?<!HKD )(?<!CNY)(?<!人民币)(?<!人民币 )(?<!no\. )(?<!RA )(?<!art\. )(?<!section )(?<!article )"
)
_AFTER = rf"(?![0-9A-Za-z_%〕]|/(?!9[56])|-(?![0-9]{{1,2}}(?![0-9]))|[.,，:][0-9]){_AMOUNT_AFTER}"
_SHORT = r"110|119|1[0-9]{4}|9[56][0-9]{3,4}"
"""Emergency and service numbers of the mainland."""
_LONG = (
    r"106[0-9]{5,15}|[48]00[-. ·]?[0-9]{3,4}[-. ·]?[0-9]{3,4}|[48]00[0-9][- ]?[0-9]{3}[- ]?[0-9]{3}"
    r"|1[3-9][0-9][-. ·]?[0-9]{4}[-. ·]?[0-9]{4}"
    r"|(?:(?:00)?86[- ]?)?0[0-9]{2,3}[- ]?[0-9]{7,8}|0086[- ]?[0-9]{2,3}[- ]?[0-9]{7,8}|[(（]0[0-9]{2,3}[)）] ?[0-9]{7,8}"
    r"|0-?[0-9]{2,3}-[0-9]{3,4}-[0-9]{4}|[(（][0-9]{3,4}[)）] ?[0-9]{3,4}[- ][0-9]{4}"
    r"|0800[- ]?[0-9]{3}[- ]?[0-9]{3,4}|1[38]00[- ][0-9]{2,3}[- ]?[0-9]{2,3}[- ]?[0-9]{0,4}|(?:1-)?[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}"
    r"|0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}|00[1-9][0-9]{8,13}"
)
"""Sender numbers of text messages, freephone, mobiles, fixed lines in the mainland and elsewhere."""
_APART = r"95[0-9] [0-9]{2}|9[56][- ][0-9]{3}|[0-9](?:[- ][0-9]){2,10}"
"""Digits in groups that form one number."""
_SIGNS = "".join((*DIGITS, "幺"))
"""One digit each; on the telephone 幺 is 一."""
_HANZI = rf"[{_SIGNS}]{{3,11}}"
_ABROAD = r"\+[0-9]{1,3}(?:[ -]?\(?[0-9]\)?){6,14}"
_NUMBER = re.compile(
    rf"(?=[+0-9(（{_SIGNS}])"  # one look at a character instead of twenty: a text is mostly other characters
    rf"(?:(?P<abroad>{_ABROAD})|(?:{_BEFORE}(?:(?P<apart>{_APART})|(?P<whole>{_LONG}|{_SHORT})){_AFTER})|(?P<hanzi>{_HANZI}))",
    re.IGNORECASE,
)
"""A telephone number by its form, in any context."""
_HOTLINE = re.compile(rf"{_SHORT}|12[02]|400[0-9]{{7}}|1[3-9][0-9]{{9}}")

_GAP = r"(?:[-. ·]|\) ?)?"
_BETWEEN = r"(?:号码?)?\.?\s*[:是为]?\s*[“「]?"
_CALLED = re.compile(
    rf"(?=[拨打致热电报客座联咨查传cdfhmprtw])"
    rf"(?:(?:拨打?|打|致电|热线|电话|报警|(?<![a-z])(?:call(?:ing)?|dial(?:l?ing)?|ring|text|hotline|phone)(?![a-z])){_BETWEEN}"
    rf"(?P<number>\(?[0-9](?:{_GAP}[0-9]){{2,15}})"
    rf"|(?:客服|座机|联系|咨询|查询|传真|(?<![a-z])(?:tel|mobile|fax|contact|whatsapp)(?![a-z])){_BETWEEN}"
    rf"(?P<longer>\(?[0-9](?:{_GAP}[0-9]){{4,15}}))"
    rf"(?![0-9%]|\.[0-9]){_AMOUNT_AFTER}",
    re.IGNORECASE,
)
"""A telephone number because of the word before it. The second row of words also stands before other figures, so it asks for more
digits."""
_ONE_MORE = re.compile(rf"\s*(?:[、/]|或者?|和|or|and)\s*(?P<number>[0-9]{{3,6}})(?![0-9A-Za-z%.-]){_AMOUNT_AFTER}", re.IGNORECASE)
"""`拨打 120、122`."""
_CALLED_BEHIND = re.compile(rf"(?=[0-9]){_BEFORE}(?![48]00)[0-9]{{3}}(?=\s?(?:报警|热线|电话|hotline))", re.IGNORECASE)
"""Not `400 热线`, which names a kind of number."""
_DATE = re.compile(r"(?:19|20)[0-9]{2}([-. ])[01]?[0-9]\1[0-3]?[0-9]")
_EMERGENCY = re.compile(r"(?<![0-9.])1[12][0-9](?![0-9.])(?!\s*(?:[年月日天个条章节款项元人件笔次起]|小时|分钟))")
_ACCOUNT = re.compile(r"(?=[q微])(?<![a-z0-9])(?:QQ ?(?:群|号)?:? ?[0-9]{5,12}(?![a-z0-9])|微信号:? ?[a-z][a-z0-9_-]{5,19})", re.IGNORECASE)
_MAY_HOLD_NUMBERS = re.compile(rf"[0-9].?.?[0-9]|[{_SIGNS}]{{3}}|微信号")
"""A quick test of a text after `plain`, for most texts hold no number."""

_SAME_DIGITS = str.maketrans({**{sign: str(value) for sign, value in DIGITS.items()}, "幺": "1"})
_WITH_COUNTRY = len("8695188")
_LONG_DISTANCE = len("057188156")
"""From this many digits on, a leading 0 may be the prefix of a long-distance call."""


def find_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Find every telephone number in a text, and accounts of messengers. All checks of numbers call this one function.

    Amounts, years, article numbers and order numbers are not found. Whether a number is a registered one is for the caller to decide.

    Args:
        text: Plain text as a reader sees it: no markup, no character references; digits may be half or full width.

    Yields:
        0-based offset and spelling of each number, each offset once, in no particular order.
    """
    shaped = plain(text)
    if not _MAY_HOLD_NUMBERS.search(shaped):
        return
    seen: set[int] = set()
    for start, end in (*_by_form(shaped), *_by_words(shaped)):
        if start not in seen:
            seen.add(start)
            yield start, text[start:end]


def telephone_numbers_in(text: str) -> list[str]:
    """The telephone numbers in a text, without their places; see `find_numbers`.

    Args:
        text: Plain text as a reader sees it.

    Returns:
        The spelling of each number, in no particular order.
    """
    return [number for _, number in find_numbers(text)]


def _by_form(shaped: str) -> Iterator[tuple[int, int]]:
    """Spans of telephone numbers that their form alone shows."""
    for found in _NUMBER.finditer(shaped):
        if found["abroad"] or _is_hotline(found):
            yield found.span()
    for found in _ACCOUNT.finditer(shaped):
        yield found.span()


def _by_words(shaped: str) -> Iterator[tuple[int, int]]:
    """Spans of telephone numbers that the words beside them show."""
    for found in _CALLED.finditer(shaped):
        name = found.lastgroup or "number"
        if _DATE.match(shaped, found.start(name)):
            continue
        yield found.span(name)
        more = _ONE_MORE.match(shaped, found.end())
        while more:
            yield more.span("number")
            more = _ONE_MORE.match(shaped, more.end())
    for found in _CALLED_BEHIND.finditer(shaped):
        yield found.span()


def _is_hotline(found: re.Match[str]) -> bool:
    digits = digits_of(found[0])
    if len(digits) == 5 and digits.endswith("000"):
        return False  # 10000, 95000 …: amounts
    return not (found["apart"] or found["hanzi"]) or bool(_HOTLINE.fullmatch(digits))


def find_emergency_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Find 110, 112, 120 and the like also without a word beside them, for texts in which no figure may stand at all.

    Args:
        text: Plain text; see `find_numbers`.

    Yields:
        0-based offset and spelling of each number of three digits that no unit follows, in the order of the text.
    """
    yield from ((found.start(), text[slice(*found.span())]) for found in _EMERGENCY.finditer(plain(text)))


def digits_of(number: str) -> str:
    """The digits of a telephone number as one types them.

    Args:
        number: A number in any spelling, Chinese numerals included.

    Returns:
        Its digits from 0 to 9; everything else is dropped.
    """
    return re.sub(r"[^0-9]", "", plain(number).translate(_SAME_DIGITS))


def dialled(digits: str) -> str:
    """The form in which numbers are compared: equal for all ways to dial one number.

    Args:
        digits: As `digits_of` returns them.

    Returns:
        The digits without 00, without 86 for the mainland, and without the 0 of a long-distance call.
    """
    digits = digits.removeprefix("00")
    if len(digits) >= _WITH_COUNTRY:
        digits = digits.removeprefix("86")
    return digits.removeprefix("0") if len(digits) >= _LONG_DISTANCE else digits


def number_to_dial(number: str) -> str:
    """What a `tel:` link dials.

    Args:
        number: As the `number` of a contact: digits, blanks, hyphens, brackets, `+`, and ` / ` between several.

    Returns:
        Digits, with a leading `+` where it has one: of the first number, without the `(0)` that is dialled at home only.
    """
    first = number.partition("/")[0].replace("(0)", "")
    return "".join(sign for sign in first if sign in "+0123456789")


def numbers_of(words: str) -> set[str]:
    """The telephone numbers of a field that holds little else, such as the `number` of a contact or the text of a look-alike.

    Args:
        words: Numbers with anything but digits, blanks, hyphens and brackets between them: `400-670-0700 / 95017`.

    Returns:
        Digits of each number of three digits or more.
    """
    parts = re.findall(r"\+?[0-9](?:[0-9() -]*[0-9])?", plain(words))
    return {digits for part in parts if len(digits := digits_of(part)) >= 3}


def part_lengths(number: str) -> list[int]:
    """How many digits each part of a contact's number has; see `number_to_dial`.

    Args:
        number: As the `number` of a contact.

    Returns:
        A count for each number in it, in their order.
    """
    return [len(digits_of(part)) for part in number.split("/")]
