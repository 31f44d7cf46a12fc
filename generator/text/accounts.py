"""Accounts by which a stranger can be reached, and invitations to do so: mail, messengers, groups, “add me”."""

import re
from collections.abc import Callable, Iterator

from generator.text.levelling import level

_AT = r"(?:\s?@\s?|\s?[(（\[【{]\s?(?:at|艾特|圈a?|@)\s?[)）\]】}]\s?|\s?艾特\s?)"
_DOT = r"(?:[.。]|\s?[(（\[【{]\s?(?:dot|点|\.)\s?[)）\]】}]\s?|\s?[点點]\s?|\sdot\s)"
_NAME = (
    r"(?=[a-z0-9_-]*[0-9_])(?=[0-9_-]*[a-z])(?![0-9]+-(?:hour|minute|day|month|second"
    r"|year)|[a-z]{2,3}[0-9]?-[0-9]{2,6}(?![0-9a-z]))[a-z0-9][a-z0-9_-]{3,}(?![a-z0-9.])"
)
"""A name that is no word: letters with a digit or an underscore among them."""
_MAILERS = "qq|163|126|139|189|新浪|网易|腾讯|谷歌|gmail|outlook|hotmail|foxmail|proton|yahoo|icloud|sina|sohu"
_MAIL = re.compile(
    rf"[a-z0-9][a-z0-9._%+-]*{_AT}[a-z0-9-]+(?:{_DOT}[a-z0-9-]+)*"
    r"|[a-z0-9][a-z0-9._%+-]*[\s,，]{1,2}(?:(?:then|and|the|an|is|a|加)\s?){0,3}(?:at[- ]sign|小老鼠|花a)"
    r"[\s,，]{0,2}(?:(?:then|and|再)\s)?[a-z0-9-]+"
    rf"|(?<![a-z0-9])[a-z0-9][a-z0-9._%+-]{{2,}}\s?(?:[,，(（]\s?)?(?:在|用|at|on|with)?(?:\sthe)?\s?(?:{_MAILERS})"
    r"\s?的?(?:邮箱|邮件|mail(?:box)?(?![a-z]))"
    rf"|(?:(?<![a-z])e-?mails?|邮箱|电邮|邮件)(?:名|号|账号|地址)?\s?(?:[:=]|是|为|发[到给]|to)?\s?{_NAME}"
    rf"|(?<![a-z0-9]){_NAME}\s?[,，(（]?\s?(?:gmail|outlook|hotmail|foxmail|proton|yahoo|icloud)(?![a-z])"
    r"|(?<![a-z0-9])[a-z0-9][a-z0-9._%+-]{2,}\sat\s(?:gmail|outlook|hotmail|foxmail|proton|yahoo|icloud)(?![a-z])"
    r"|[a-z0-9][a-z0-9._%+-]*\sat\s[a-z0-9-]+(?:\sdot\s|\s?[点點]\s?|\s?[(（\[【{](?:dot|点|\.)[)）\]】}]\s?)[a-z]{2,}"
)
_HANDLE = re.compile(r"(?<![a-z0-9])@\s?(?:[a-z][a-z0-9_.-]{2,}|[\u4e00-\u9fff][a-z0-9_\u4e00-\u9fff-]+)")
_MAY_BE_MAIL = re.compile(
    r"@|艾特|at[- ]sign|小老鼠|花a|邮箱|电邮|邮件|mail|proton|outlook|yahoo|icloud"
    r"|[(（\[【{]\s?(?:at|圈)|\sat\s[a-z0-9-]+\s?(?:\sdot\s|[点點(（\[【{])"
)

_HAN_SERVICE = (
    r"微\s?信|威\s?信|薇\s?信|徽\s?信|维\s?信|围脖|微聊|扣\s?扣|抠\s?抠|企\s?鹅|球球|蔻蔻|电报|纸?飞机|土豆|钉钉|飞书|陌陌|快手|抖音|小红书|公众号|视频号|微博|支付宝|旺旺|企微"
    r"|蝙蝠|思语|密聊|[威薇微徽维]\s?[xv](?![a-z])|(?<![a-z])v\s?信"
)
_LATIN_SERVICE = (
    r"(?<![a-z0-9/._-])(?:we\s?chat|weixin|wx|vx|v|w[·.]x|qq|q|telegram|tele|tg"
    r"|whats\s?app|wa|ws|line|kakao(?:talk)?|signal|skype|viber|discord|instagram"
    r"|ig|ins|facebook|fb|messenger|twitter|potato|snapchat|imessage|zalo)(?![a-z])"
)
_SERVICE = f"(?:{_HAN_SERVICE}|{_LATIN_SERVICE})"
_MARK = (
    r"(?:号码?|群号?|账号|帐号|交流群|频道|群组|主页|专页|机器人|小组|公众号|客服|同号|名片|id|code|handle|username|account|number|no\.)"
)
_SAYS = r"\s?(?:[:=→>~]|是|为|\sis\s)?\s?[“「\"'【\[(（]?\s?@?"
_ACCOUNT = re.compile(
    rf"(?<![a-z0-9])(?:(?:wx|vx|tg|wxid)_[a-z0-9_]{{4,}}|live:[a-z0-9._-]{{4,}})|"
    rf"{_SERVICE}\s?[\u4e00-\u9fff]{{0,6}}\s?[:=]\s?{_NAME}|"
    rf"{_SERVICE}\s?{_MARK}{{0,3}}(?:\s[—–-](?=\s))?{_SAYS}{_NAME}|{_SERVICE}\s?{_MARK}{{0,3}}{_SAYS}(?<=@)[a-z0-9_]{{2,}}"
    rf"|(?:{_HAN_SERVICE})\s?{_MARK}{{0,3}}\s?(?:[:=]|是(?=\s?[a-z]+(?:[^a-z ]|\Z)))\s?[“「\"'【]?@?[a-z][a-z0-9_-]{{3,}}"
    rf"|(?:{_HAN_SERVICE})\s?(?:号码?|账号|帐号|用户名|昵称|id)\s?[:=]?\s?[“「\"'【]?@?[a-z][a-z0-9_-]{{4,}}"
    rf"|{_LATIN_SERVICE}\s?(?:号码?|[账帐]号|用户名|昵称|名字?|id|handle|username)\b{_SAYS}[a-z0-9_-]{{4,}}"
    rf"|{_LATIN_SERVICE}\s?(?:[:=]\s?@?|@)(?=[0-9_-]*[a-z])(?!search|always|answer|free)[a-z0-9_-]{{4,}}(?=\s*(?:[^a-z\s]|\Z))"
)
_ADD = r"(?:添?加|[+➕]|联系|咨询|私信?|私聊|滴滴?|搜索?|扫)"
_TO_US = r"(?:一下|下|个|我们?|客服|老师|律师|专员|助理|经理|警官|的){0,3}"
_INVITED = re.compile(
    rf"{_ADD}{_TO_US}\s?{_SERVICE}\s?{_MARK}?{_SAYS}(?!pay\b|app\b)[a-z0-9_-]{{4,}}"
    rf"|{_ADD}{_TO_US}\s?(?:v|q|qq|vx|wx|tg|[薇威微葳]信?|扣扣?|企鹅|裙|飞机|电报)(?![a-z])\s?(?:[:]|号|我|咨询|了解|详|办理|领取|联系|加|私聊)"
    r"|(?:添?加|[+➕]|私信?|私聊|滴滴|敲|戳|(?<!还在)联系|咨询)\s?(?:我|俺)(?!国|省|市|区|县|方|院|行)(?!们(?!的?(?:微信|客服|律师|专员|群)))(?!(?:微信|好友|电话)?(?:让|说|叫|要|时|后))"
    rf"|(?:进|入|加)(?:我们?的?)?(?:群|裙)\s?(?:[:]|号|[0-9])|扫[^，。；,;]{{0,6}}码[^，。；,;]{{0,2}}(?:进群|加我|加群|添?加(?:客服|老师|好友|微信))"
    r"|(?<![a-z])(?:add|dm|pm|inbox|whatsapp|ping) (?:me|us)(?![a-z])|(?<![a-z])text (?:me|us)(?= (?:on|at|now|via)|[.!:]|\Z)"
    r"|(?<![a-z])(?:contact|message|reach|write to|find|follow|chat with) (?:me|us) (?:on|at|via|now|directly)(?![a-z])"
    r"|(?<![a-z])add (?:my|our) (?:wechat|weixin|line|telegram|whatsapp|qq)|(?<![a-z])join (?:my|our) (?:\w+ )?(?:group|channel)"
)
_LATIN_WORD = re.compile("[a-z]+")
_LATIN_NAMES = frozenset(
    """
    chat wechat weixin wx vx v w x q qq telegram tele tg whats whatsapp wa ws line kakao kakaotalk signal skype viber discord
    instagram ig ins facebook fb messenger twitter potato snapchat imessage zalo
    live wxid
    """.split()  # noqa: SIM905  a word list reads better than forty strings
)
"""Words of which one stands wherever `_LATIN_SERVICE`, or a name that begins with its service, is found."""
_HAN_NAME = re.compile(_HAN_SERVICE)


def _may_be_account(lower: str) -> bool:
    return not _LATIN_NAMES.isdisjoint(_LATIN_WORD.findall(lower)) or (not lower.isascii() and _HAN_NAME.search(lower) is not None)


_MAY_INVITE = re.compile(
    r"[ 加+➕私滴敲戳搜扫联咨进入](?:(?<=[加+➕私滴敲戳搜扫])|(?<=联)系|(?<=咨)询|(?<=[进入])(?:我们?的?)?[群裙]"
    r"|(?<= )(?:me|us|my|our)(?![a-z]))"
)


_PATTERNS: tuple[tuple[Callable[[str], object], re.Pattern[str]], ...] = (
    (_MAY_BE_MAIL.search, _MAIL),
    (re.compile("@").search, _HANDLE),
    (_may_be_account, _ACCOUNT),
    (_MAY_INVITE.search, _INVITED),
)
"""A quick test, and what it is for."""


_MAY_HOLD = re.compile(
    r"[a-z0-9_]{4}|@|[加+➕私滴敲戳搜扫]|联系|咨询|艾特|邮箱|电邮|邮件|[进入](?:我们?的?)?[群裙]|(?:add|dm|pm) (?:me|us)"
)
"""A quick test for texts without Latin letters."""


def find_accounts(text: str) -> Iterator[tuple[int, str]]:
    """Find addresses of mail, names of accounts at messengers, and invitations to get in touch.

    Args:
        text: Plain text as a reader sees it.

    Yields:
        0-based offset and spelling of each, in no particular order.
    """
    shaped = level(text)
    lower = shaped.text.lower()
    if not _MAY_HOLD.search(lower):
        return
    spans = [found.span() for guard, pattern in _PATTERNS if guard(lower) for found in pattern.finditer(lower)]
    for start, end in spans:
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last in spans):
            first, last = shaped.span(start, end)
            yield first, text[first:last]
