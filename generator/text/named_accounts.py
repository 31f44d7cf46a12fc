"""Accounts that are found by their name: official accounts, mini-programs, channels, shops, apps, and words to search for.

A name has no form of its own, so it is found by what stands beside it; whether it is allowed is compared by the name alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.text.levelling import level

_QUOTED = (
    r"(?:“([^”\n]{1,40})”|‘([^’\n]{1,40})’|「([^」\n]{1,40})」|『([^』\n]{1,40})』|《([^》\n]{1,40})》|【([^】\n]{1,40})】"
    r"|〈([^〉\n]{1,40})〉|\"([^\"\n]{1,40})\"|#([^#\s]{1,40})#|\*([^*\n]{1,40})\*)"
)
"""A name between quotation marks: its only group that is filled."""
_HAN_KIND = (
    "(?:公众号|公众平台|公号|服务号|订阅号|视频号|小程序|生活号|企业号|百家号|头条号|直播间|网店|店铺|淘宝店|博主|up主|主播|频道|超话|贴吧|知识星球"
    "|小组|社群|圈子|论坛|专栏|(?:微信|qq|交流|互助|维权|钉钉|飞书)群|群聊)"
)
_HAN_SERVICE = (
    "(?:微信|v信|支付宝|抖音|快手|小红书|微博|知乎|b站|哔哩哔哩|贴吧|豆瓣|淘宝|天猫|闲鱼|转转|拼多多|京东|美团|百度|头条|钉钉|飞书|搜狗|必应|谷歌"
    "|喜马拉雅|应用商店|应用市场|油管|电报|脸书|qq|telegram|tg|line|discord|whatsapp|youtube|tiktok|app store|google play|google)"
)
_BARE = r"([a-z0-9\u4e00-\u9fff][a-z0-9_\u4e00-\u9fff·-]{1,23})"
"""A name without quotation marks, up to the next sign."""
_SEARCH = "(?:搜一搜|搜一下|搜索|搜|查找|关注一下|关注|订阅)"
_IS = r"\s?(?:[:=→-]\s?|名称?|(?<=名)是|叫做?|是|为|搜索?|里?的){0,3}\s?"
_WHAT = rf"(?:用户|店铺|账号|话题|群聊?|{_HAN_KIND})?"
_FEW = r"[^，。；：？！“”\n]{0,8}"
_IN_APP = rf"{_HAN_SERVICE}\s?(?:app)?\s?(?:里面?|内|上|中|搜索框)?\s?(?:先|再|去|直接|可以|请){{0,2}}"
_SOMEBODY = rf"(?![到出来的过了索后框结引记一栏就公视小服被协全历功]){_BARE}"
_HAN_PLACES = (
    rf"{_HAN_KIND}{_IS}{_QUOTED}",
    rf"{_HAN_KIND}(?<!店铺)\s?(?:[:=]|名称?(?:叫做?|是|为|[:=])|名?叫做?)\s?(?!联系|点|打开|先|进|找|看|查|按){_BARE}",
    rf"{_HAN_KIND}(?<!店铺)\s+(?!联系|点|打开|先|进|找|看|查|按){_BARE}(?=\s|[，。；,;]|\Z)",
    rf"{_SEARCH}\s?(?:一下|官方|微信|抖音|支付宝|淘宝)?\s?{_HAN_KIND}\s?(?![里内上中的名是有并和后时即就可以]){_BARE}",
    rf"{_QUOTED}\s?(?:的|这个|官方|微信|支付宝|抖音|淘宝){{0,3}}{_HAN_KIND}",
    rf"{_IN_APP}(?:{_SEARCH}|找到?|一下)\s?[:→]?\s?{_WHAT}\s?:?\s?(?:{_QUOTED}|{_SOMEBODY})",
    rf"(?<![网上])(?:搜一搜|搜一下|搜索?|百度一下|谷歌一下)\s?:?\s?(?:{_HAN_SERVICE}|{_WHAT})\s?{_QUOTED}",
    rf"(?:下载|安装)(?:一个|并打开|一下|名为|叫|软件|应用|app|:|：){{0,3}}\s?{_QUOTED}",
    rf"{_HAN_SERVICE}{_FEW}(?:搜|找|关注|私信|联系|问|加|订阅|约|叫|名为){_FEW}{_QUOTED}",
    rf"(?:添?加|联系|关注|搜索?)[^，。；\n]{{0,4}}{_HAN_SERVICE}\s?[:=]\s?{_BARE}",
    rf"{_HAN_SERVICE}\s?(?:[账帐]号|用户|服务器|群组|主页|昵称|名字?|号)(?:\s?[:=]\s?|\s)(?!联系|点|打开|先|进|找|看|查|按){_BARE}(?=\s|[，。；,;（(]|\Z)",
    rf"{_HAN_SERVICE}\s?[:=]\s?(?=[^，。；\s]{{0,6}}(?:[小老阿](?![时额于是])[\u4e00-\u9fff]|律师|顾问|专员|经理|[哥姐叔姨]|助手|助理)){_BARE}",
    rf"{_HAN_SERVICE}(?:好友|朋友|用户|网友|昵称)\s?{_QUOTED}",
    rf"{_HAN_KIND}[^。\n]{{0,20}}名(?:字|称)?\s?(?:叫做?|就?是|为|[:=])\s?(?:{_QUOTED}|{_BARE})",
    rf"(?:昵称|网名|用户名|账号名|群名称?|店名)\s?(?:叫做?|是|为|[:=])\s?{_QUOTED}",
)
_KIND = (
    r"(?:(?:official|public|service|subscription) accounts?|mini[- ]?(?:program(?:me)?|app)s?|subreddit|substack|newsletter|podcast"
    r"|live ?stream"
    r"|(?:telegram|youtube|tiktok|douyin|facebook|discord|wechat|whatsapp|line|instagram|taobao|signal|qq|twitter|x|alipay|weibo)"
    r" (?:channel|page|group|server|bot|account|profile|shop|store|chat|community))"
)
_SERVICE = (
    r"(?:we ?chat|weixin|qq|telegram|tg|whats ?app|line|kakao(?:talk)?|signal|skype|viber|discord|instagram|ig|facebook|fb|messenger"
    r"|twitter|snapchat|zalo|tiktok|douyin|youtube|reddit|linkedin|weibo|xiaohongshu|rednote|alipay|taobao|google|bing|baidu"
    r"|the app store|google play|x)"
)
_CAPITALS = r"((?-i:[A-Z\u4e00-\u9fff])[\w’'&.-]*(?: (?-i:[A-Z0-9])[\w’'&-]*){0,4})"
_PERSON = r"(?!(?-i:The|Its|Your|Our|Their|My|This)\b)@?((?-i:[A-Z]|[a-z]+[._-]?[0-9_])[\w.’'-]{2,}(?: (?-i:[A-Z])[\w’'-]*){0,3})"
_HANDLE = r"(@?[a-z0-9][a-z0-9._-]{2,}|“[^”]+”)"
_ASKED = "(?:account|handle|user|profile|page|channel|bot|find|follow|look for|message|ask|contact|text|add|write to|dm|ping)"
_LOOKED_FOR = "(?:search|google|look up|bing|baidu|type|follow|subscribe to)"
_FETCHED = "(?:type|search(?: for)?|find|install|download|get)(?: the app)?"
_LATIN_PLACES = (
    rf"(?<![a-z]){_KIND},?\s?(?:is|called|named|of|:)?\s?(?:{_QUOTED}|([\u4e00-\u9fff]{{2,}})|\s{_CAPITALS})",
    rf"{_QUOTED}\s?(?:\([^)]*\) )?(?:official |on )?{_KIND}",
    rf"(?<![a-z]){_LOOKED_FOR}(?: (?:for|on|in|the|up|{_SERVICE}|{_KIND})){{0,6}},?:? {_QUOTED}",
    rf"(?<![a-z])search(?: (?:on|in|the|{_SERVICE}|{_KIND})){{0,4}} for(?: (?:the|{_KIND})){{0,3}} {_CAPITALS}",
    rf"(?<![a-z])(?:follow|subscribe to) {_CAPITALS} on {_SERVICE}(?![a-z])",
    rf"(?<![a-z])(?:subscribe to|follow|join|sign up (?:for|to)|add(?= (?:my|our|the)))(?: [a-z]+){{0,3}} {_QUOTED}",
    rf"(?<![a-z]){_SERVICE}\s?:?\s?[“\"‘]([a-z]+[0-9._-][a-z0-9._-]+)[”\"’]",
    rf"{_QUOTED} on {_SERVICE}(?![a-z])",
    rf"(?<![a-z]){_ASKED} {_PERSON} (?:on|via|through|at) {_SERVICE}(?![a-z])",
    rf"(?<![a-z])(?:play|app) store[^.\n]{{0,24}} {_FETCHED} (?:{_QUOTED}|{_CAPITALS})",
    rf"(?<![a-z])(?:handle|(?:user|screen|nick) ?name|nick|id|account|name)(?: (?:on|at|in|for|there))? {_SERVICE} (?:is|[:=])\s?{_HANDLE}",
    rf"(?<![a-z]){_SERVICE} (?:under|by|as|with)(?: the| my| our)?(?: user| screen| nick)? ?(?:name|handle|id)(?: of)? {_HANDLE}",
)
_OPENING = '“‘「『《【〈"#*'
_BEGINNING = (
    "公服订视小生企百头直网店淘博u主频超贴知社圈论专微q交互维钉群搜查关v支抖快b哔豆天闲转拼京美飞必谷喜应油电脸tldwyag下安添加联昵用账"
)
"""First signs of what follows: one look at a sign instead of fifteen."""
_HAN = re.compile(f"(?=[{_BEGINNING}{_OPENING}])(?:{'|'.join(_HAN_PLACES)})")
_LATIN = re.compile(f"(?:(?<![a-z])(?=[a-z])|(?=[{_OPENING}]))(?:{'|'.join(_LATIN_PLACES)})", re.IGNORECASE)
_HAN_WORDS = re.compile(
    "|".join(
        """
    搜 关注 订阅 查找 找到 一下 下载 安装 昵称 网名 户名 号名 群名 店名
    众号 公号 务号 阅号 频号 程序 活号 业号 家号 条号 平台 播间 网店 店铺 宝店 博主 p主 主播 频道 超话 贴吧 星球 小组 社群 圈子 论坛 专栏
    信群 q群 流群 助群 权群 钉群 书群 群聊 支付宝 微信 v信 抖音 快手 小红书 微博 知乎 b站 哔哩 豆瓣 淘宝 天猫 闲鱼 转转
    拼多多 京东 美团 百度 头条 钉钉 飞书 搜狗 必应 谷歌
    喜马拉雅 应用商店 应用市场 油管 电报 脸书 qq telegram tg line discord whatsapp youtube tiktok store google
    """.split()  # noqa: SIM905  a word list reads better than fifty strings
    )
)
_LATIN_WORDS = """
    account mini- mini subreddit podcast stream search google look up bing baidu type follow subscri join sign up add substack
    newsletter chat weixin gram whats kakao signal
    skype viber discord messenger twitter snap zalo tiktok douyin youtube reddit linkedin weibo xiaohong rednote alipay taobao store
    facebook
    """.split()  # noqa: SIM905  a word list reads better than fifty strings
_SHORT = re.compile(r"\b(?:qq|tg|line|ig|fb|x)\b")
"""Quick tests: one of these stands wherever a name is found."""
_SIMPLE = str.maketrans(
    "眾視頻訂閱關註載裝尋聯繫羣書電報臉間網鋪專欄論壇組賬暱稱戶話題問進衆",
    "众视频订阅关注载装索联系群书电报脸间网铺专栏论坛组账昵称户话题问进众",
)
"""Traditional signs of the words above."""
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")
_NOBODY = re.compile(
    "(?:微信|支付宝|银行|平台|官方|淘宝|抖音|qq|人工|网上|退款|转账|客服|电话|热线|号码|中心|投诉|微粒贷|京东|拼多多|[的和、 ])+"
)
_CALLED = re.compile("客服|电话|热线|号码")
_KINDS = re.compile(_HAN_KIND)
_INSIDE = re.compile("“([^”]+)”|「([^」]+)」|《([^》]+)》")
_STRIPPED = re.compile(rf"(?:{_HAN_KIND}|{_KIND}|the\s|[“”「」《》()（）\s])+", re.IGNORECASE)
_UNMARKED = re.compile(r"[\s“”@]+")


class NamedAccount(NamedTuple):
    """An account that a text names, with its place."""

    start: int
    """0-based offset."""
    words: str
    """As written, with what says that it is an account."""
    name: str
    """The name alone, as `name_key` gives it."""


def find_named_accounts(text: str) -> Iterator[NamedAccount]:
    """Find names by which a reader would find a stranger inside an app or a search engine.

    Args:
        text: Plain text as a reader sees it.

    Yields:
        Each, in no particular order. `搜“微信客服”` is none, for nobody is named.
    """
    shaped = level(text)
    lower = shaped.text.lower()
    simple = lower.translate(_SIMPLE) if not text.isascii() and _TRADITIONAL.search(lower) else lower
    if not text.isascii() and _HAN_WORDS.search(simple):
        for found in _HAN.finditer(simple):
            name = found[found.lastindex or 0]
            if _KINDS.search(found[0]) or not (_NOBODY.fullmatch(name) and _CALLED.search(name)):
                first, last = shaped.span(*found.span())
                yield NamedAccount(first, text[first:last], name_key(name))
    if any(map(lower.__contains__, _LATIN_WORDS)) or _SHORT.search(lower):
        for found in _LATIN.finditer(shaped.text):
            first, last = shaped.span(*found.span())
            yield NamedAccount(first, text[first:last], name_key(found[found.lastindex or 0]))


def name_key(name: str) -> str:
    """What all spellings of a name have in common.

    Args:
        name: In any letter case, with or without spaces.

    Returns:
        Small letters without spaces and quotation marks.
    """
    return _UNMARKED.sub("", level(name).text.lower())


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Names that texts register: those that they put into quotation marks, and each text without the word for its kind.

    Args:
        texts: Such as the name and the menu path of a contact: `“腾讯卫士”小程序`, `Tencent Guard mini-program`.

    Returns:
        Keys as of `name_key`.
    """
    names = set[str]()
    for text in texts:
        names.update(name_key(next(filter(None, each.groups()))) for each in _INSIDE.finditer(text))
        names.update(each.name for each in find_named_accounts(text))
        names.add(name_key(_STRIPPED.sub(" ", text)))
    return frozenset(names)
