"""What figures of a text mean: days, hours, amounts, shares, counts, articles of law, numbers of documents, standards.

Turned round: a list of spellings of telephone numbers never ends, the meanings that figures have on a site about payments do. What is
not found here is unexplained. For texts after `levelling`; a meaning stands here because a text of the site needs it.
"""

import re

EXPLAINED = "\x00"
"""What stands in place of a figure that has a meaning."""

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK = r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
_ENDS = r"(?![0-9])(?![-./:·,][0-9])"
"""The figure ends here: it is no part of a longer one."""
_AMOUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,4})?"
_TO = r"\s?(?:[-–~、,/]|and|or|to|至|到|或|和|与|及)\s?"
_BIG = r"(?:[多余几]?[十百千]?[万亿]|[百千](?![0-9])|(?:hundred|thousand|million|billion|trillion|crore|lakh|bn|m|k)(?![a-z]))"
_COINS = (
    r"(?:[多余几]?[十百千万亿]{0,3}(?:元|块钱?|美元|欧元|英镑|港元|港币|日元|韩元|新元|林吉特|泰铢|卢比|澳门元|人民币|美金|加元|澳元|镑|美分|分钱)"
    r"|(?:yuan|rmb|cny|usd|hkd|twd|sgd|eur|gbp|jpy|inr|myr|thb|php|vnd|krw|mop"
    r"|aud|cad|nzd|(?:hk|us|nt) dollars?|dollars?|euros?|pounds?|yen|won|rupees?"
    r"|ringgit|baht|pesos?|dong|rupiah|cents?|pence)(?![a-z]))"
)
_CURRENCY = (
    r"(?:[A-Z]{0,3}[$¥￥€£₹฿₱₩₫]|(?<![A-Za-z])(?:RMB|CN[YH]|USDT?|HKD|TWD|NTD"
    r"|EUR|GBP|SGD|JPY|KRW|INR|MYR|THB|PHP|VND|IDR|AUD|CAD|NZD|CHF|MOP|RM|Rs\.?)"
    r"|人民币|港币|新台币|美元)"
)
_SPANS = (
    r"(?:个?(?:多|余)?(?:年(?![中终内])|月|日(?![夜日])|天(?!天)|周(?!周)|星期|小时|分钟|秒|毫秒|刻钟|工作日|自然日|交易日|银行日|营业日|季度)"
    r"|(?:calendar |business |banking |working |full )?(?:years?|months?"
    r"|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|h)(?![a-z]))"
)
_THINGS = (
    r"(?:[多余几]?(?:名(?!片)|位(?![置客])|人(?![工在])|件|笔|条(?!线)|个(?![人号码])|户(?!服)|起|次(?!次)|家(?![属人里长])|页|字(?!号)|例|项|款|章|节|份|部|张|岁|倍|层"
    r"|批|类|种|步|段|行|列|届|国|台|套|组|处|宗|场|期|集|篇|册|块|角|枚|所|支|则|版|米|公里|平方米)"
    r"|(?:more |stop-payment |research |different |new |other |chinese |foreign |known |published "
    r"|official |banking |criminal |fraud |bank |fraudulent |online |mobile |text |warning )?"
    r"(?:people|persons?|cases?|times|pages?|banks?|characters?|bytes|items?|accounts?|victims?"
    r"|transactions?|payments?|transfers?|requests?|disputes|succeeded|successful|countries|territories"
    r"|records|facts|sources|rules|plans|users?|reports?|complaints?|judgments?"
    r"|decisions?|claims?|places?|articles?|sections?|words?|institutions?"
    r"|members?|participants?|cards?|calls?|messages?|points?|websites?|companies|suspects|km|kb|mb|gb|px)(?![a-z]))"
)
_PARTS = (
    r"(?:articles?|arts?\.?|sections?|sect?\.|subsections?|s\.|ss\.|§{1,2}|rules?"
    r"|regulations?|regs?\.?|chapters?|ch\.|parts?|paragraphs?|paras?\.?|clauses?"
    r"|schedule|stat\.|pages?|pp?\.|nos?\.|order|decree|announcement|cap\."
    r"|forms?|annex|appendix|steps?|items?|question|civil code|directive|circular|vol\.|act)"
)
_MORE_PARTS = rf"(?:(?:{_TO}|, and |, )[0-9]{{1,4}}[A-Z]?(?:\([0-9a-z]{{1,3}}\))*(?![0-9]))*"

_WITH_DIGITS = (
    rf"{_YEAR}\s?年(?:\s?{_MONTH}\s?月(?:\s?{_DAY}\s?日)?|度)?",
    rf"{_YEAR}(?P<dash>[-./])(?:1[0-2]|0?[1-9])(?P=dash){_DAY}(?:[T ]{_CLOCK})?(?:\s?(?:Z|[+-][01][0-9]:?[0-9]{{2}}))?{_ENDS}",
    rf"{_YEAR}[-./](?:1[0-2]|0[1-9])(?:/(?:1[0-2]|0[1-9]))?{_ENDS}(?![ ][0-9])",
    rf"{_DAY} {_MONTHS}\.?,? {_YEAR}{_ENDS}",
    rf"{_CLOCK}(?:\s?-\s?{_CLOCK})?{_ENDS}",
    rf"{_YEAR}(?:\s?[-–/、+]\s?|{_TO}){_YEAR}{_ENDS}(?![ ][0-9])",
    rf"(?:1[0-2]|0?[1-9])-(?:3[01]|[12][0-9]|0[1-9]){_ENDS}(?! [0-9])",
    rf"{_AMOUNT}(?:\s?{_BIG})?(?:{_TO}{_AMOUNT}(?:\s?{_BIG})?){{0,3}}\s?[-]?\s?(?:{_COINS}|{_BIG})(?:\s?{_COINS})?",
    rf"{_AMOUNT}(?:{_TO}{_AMOUNT})?\s?(?:[%‰℃°]|个?百分点|成(?![为员都])|percentage points?|per ?cent|bps)",
    rf"[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?”?(?:{_TO}“?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?”?){{0,3}}[ -]?{_SPANS}",
    rf"{_AMOUNT}(?:{_TO}{_AMOUNT}){{0,2}}\s?{_THINGS}",
    r"[0-9]{1,4}\s?号(?![码线客专])",
    r"4A-[0-9]{3}(?![0-9])|[0-9]{1,4} of [0-9]{1,4}(?![0-9])|[0-9]{1,3}(?= (?:within|after) )",
    r"[0-9]{1,2} (?:CFR|USC|U\.S\.C\.)(?: §| part)? ?[0-9]{1,5}[a-z]?(?:[-.][0-9]{1,4})?(?:\([0-9a-zA-Z]{1,3}\))*(?:\s?-\s?[0-9]{1,4})?",
    rf"{_YEAR}/[0-9]{{1,4}}(?:/[A-Z]{{2,3}})?(?![0-9/-])|[0-9]{{1,4}}/{_YEAR}(?![0-9/-])",
    r"[0-9]{1,2}\s?[×xX*]\s?[0-9]{1,3}(?![0-9]|\s?[×xX*])|24/7",
    r"24-2(?=[”’\"']? ?(?:规则|rule))|520(?:[、/]| or | and | 或 | 和 )1314(?![0-9])",
    r"400(?![0-9]|[-. ·]{1,3}[0-9])|360(?=doc)",
    r"(?:520|1314)(?=[”’]?\s?(?:转账|红包|能要回|transfers?))",
    rf"[0-9]{{1,3}}\.[0-9]{{1,2}}{_ENDS}(?! [0-9])",
    rf"(?:19[4-9]|20[0-3])[0-9]{_ENDS}(?![ ][0-9])",
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:-[0-9]{{1,3}}(?:,[0-9]{{3}})+)?{_ENDS}(?!\s?[号转])",
)
"""Meanings that begin with a digit."""
_WITH_SIGNS = (
    rf"第\s?[0-9]{{1,5}}(?:\s?号)?(?:{_TO}(?:第\s?)?[0-9]{{1,4}}(?![0-9]))*",
    rf"[〔\[【(（]\s?{_YEAR}\s?[〕\]】)）]\s?(?:第\s?)?[\u4e00-\u9fffA-Z0-9第]{{0,12}}?[0-9]{{1,6}}(?:-[0-9]{{1,2}})?(?:\s?[至、-]\s?[0-9]{{1,5}})?\s?号",
    rf"[〔\[]{_YEAR}[〕\]](?:\s?(?:[A-Z]{{2,6}}(?: [A-Z][a-z]+)?)?\s?[0-9]{{1,5}}(?![0-9]))?",
    rf"[(（]{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[)）]",
    rf"{_CURRENCY}\s?{_AMOUNT}(?:\s?{_BIG})?(?:{_TO}{_AMOUNT}(?:\s?{_BIG})?)?{_ENDS}",
    rf"(?:法典|法)\s?[0-9]{{1,4}}(?![0-9])(?:{_TO}[0-9]{{1,4}}(?![0-9]))*",
    r"(?:每[年月天次]|赔偿|articles \()[0-9]{1,4}(?:, [0-9]{1,4})?(?![0-9])",
    r"(?<![*])#[0-9]{1,5}(?![0-9])",
    r"SVF[0-9]{4}(?![0-9])",
    r"[令告知函文(（]\s?[0-9]{1,6}\s?号(?!码)",
)
"""Meanings that begin with a sign, or with the abbreviation of a currency."""
_WITH_LETTERS = (
    rf"{_MONTHS}\.? (?:{_DAY},? )?{_YEAR}{_ENDS}",
    rf"{_PARTS}\s?[0-9]{{1,5}}[A-Za-z]?(?:[-.][0-9]{{1,3}}[A-Za-z]?)*(?:\([0-9a-z]{{1,3}}\))*(?![0-9]){_MORE_PARTS}",
    r"(?:ISO|IEC|RFC|EN|GB/T|GB|JR/T|GA/T|MT|PL|STAT)[ /-]?[0-9]{1,5}(?:[-–.:/][0-9]{1,4})?(?![0-9])",
    r"(?:pain|pacs|camt|acmt|head|admi)\.[0-9]{3}(?:\.[0-9]{3}\.[0-9]{2}|/[0-9]{3})?(?![0-9])",
    r"RA [0-9]{1,5}(?![0-9])|(?:UCC )?4A-[0-9]{3}(?![0-9])",
    r"\(?(?:EU|EC|EEC)\)?\s?(?:No\.? )?[0-9]{1,4}/[0-9]{1,4}(?![0-9])",
    r"[A-Z]{1,3}[0-9]?-[0-9]{2,3}(?:-[0-9])?(?![0-9])(?![-.][0-9])",
)
"""Meanings that begin with a word; the last are the numbers of evidence."""

_DAYS = re.compile(
    r"[1-9](?:(?<=2)(?<![0-9].)(?<![0-9][-./:·].)0[0-9]{2}-[01][0-9]-[0-3][0-9](?![-.:/]?[0-9])"
    r"|(?<![0-9A-Za-z].)(?<![0-9][-./:·].)(?:(?<=3)[01]|(?<=[12])[0-9])? (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December),? (?:19|20)[0-9]{2}(?![0-9]))"
)
"""What stands before is looked at behind the first digit: an expression that begins with a character is searched for ten times faster."""
_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][-./:,·])"
_FIGURE = re.compile(rf"(?=[0-9]){_BEFORE}(?:{'|'.join(_WITH_DIGITS)})", re.IGNORECASE)
_SIGNED = re.compile(rf"(?=[第令告知函文法每赔a〔\[【(（#A-Z$¥￥€£₹฿₱₩₫人港新美])(?:{'|'.join(_WITH_SIGNS)})")
_NAMED = re.compile(rf"(?=[A-Za-z(§])(?<![A-Za-z0-9])(?:{'|'.join(_WITH_LETTERS)})", re.IGNORECASE)
_SPLIT_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2} \x00")
_MAY_BE_NAMED = re.compile(r"[A-Za-z.§)/][ -]?[0-9]")


def without_days(text: str) -> str:
    """Blank out days such as 2026-11-23 and 12 March 2020: most figures of the site are days, and nothing else is written like them.

    Args:
        text: After `level`.

    Returns:
        The text, of the same length, with NUL in place of each.
    """
    return _DAYS.sub(_blank, text)


def without_known_figures(text: str) -> str:
    """Blank out the figures whose meaning they or the words around them say.

    Args:
        text: After `level`.

    Returns:
        The text, of the same length, with NUL in place of each figure that has a meaning.
    """
    text = _SIGNED.sub(_blank, text)
    if _MAY_BE_NAMED.search(text):
        text = _NAMED.sub(_blank, text)
    text = _FIGURE.sub(_blank, text)
    return _FIGURE.sub(_blank, text) if _SPLIT_YEAR.search(text) else text  # a figure before one that has a meaning, too


def _blank(found: re.Match[str]) -> str:
    return EXPLAINED * len(found[0])
