"""What is copied, scanned or put together so that it leads to a stranger: codes for apps, wallets, names that are only described."""

import re
from collections.abc import Iterator

from generator.text.levelling import level

_MONEY = "[¥￥$€£₤₳¢₴]"
_OURS = "上|下|左|右|文[末首中]|图[中片]|页|末尾|结尾|底部|以下|如下|我|此|这个|本页|海报|封面"
_DESCRIBED = "拼音|首字母|全拼|简拼|缩写|倒过来|反过来|倒着"
_CODE = re.compile(
    rf"{_MONEY}\s?(?=[0-9]*[a-z])[a-z0-9]{{8,16}}\s?(?:{_MONEY}|/)"
    r"|(?:复制|拷贝)(?:一下)?(?:这|此|本|该|整|以下|下面|下方|上面)(?:一?[段条句个行串])?(?:话|内容|信息|消息|口令|文字|暗号|链接|代码)"
    r"|(?:口令|暗号|密令|邀请码|推荐码)\s?(?:是|为|:)\s?[“「『《【]?[^\s，。；“]{2,}"
    rf"|扫(?:描|一扫|一下|码)?(?:一下)?(?:{_OURS})[^，。；]{{0,6}}码"
    r"|(?<![a-z])scan (?:(?:the|this|our|my) )?(?:qr )?codes? "
    r"(?:below|above|here|(?:at|on|in|to) the (?:end|bottom|top|right|left|picture|image|foot))"
    r"|(?<![a-z])scan (?:our|my) (?:qr )?code"
    rf"|(?:号|id|用户名|邮箱|网址|域名|官网)码?\s?(?::|就?是|为)[^，。；]{{0,12}}(?:{_DESCRIBED})"
    r"|(?<![a-z0-9])(?![0-9a-f]+(?![a-z0-9]))(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{26,}(?![a-z0-9])"
    r"|(?<![a-z0-9])0x[0-9a-f]{40}(?![a-z0-9])"
    r"|(?<![a-z0-9/.])[ru]/[a-z0-9_]{3,}(?![a-z0-9/])"
    r"|[a-z0-9]+[\s,，]{0,2}(?:underscore|下划线)[\s,，]{0,2}[a-z0-9]+"
    r"|后台(?:里|直接|私信)?(?:回复|留言|私信|输入|发送?)"
    r"|加(?:群主|楼主|博主|作者|站长|编辑|小编|up主)的?(?:微信|qq|v|群|好友)"
)
"""A digest is written in hexadecimal digits, and no wallet without `0x` is."""
_WORDS = (
    *("复制", "拷贝", "口令", "暗号", "密令", "请码", "荐码", "后台", "扫", "下划线", "underscore", "r/", "u/", "scan"),
    *("¥", "￥", "$", "€", "£", "₤", "₳", "¢", "₴", "加群", "加楼", "加博", "加作", "加站", "加编", "加小", "加up"),
    *_DESCRIBED.split("|"),
)
"""Quick tests."""
_LONG = re.compile("[a-z0-9]{26}")


def find_shared_codes(text: str) -> Iterator[tuple[int, str]]:
    """Find what opens an app at a stranger's, and what describes the name of an account without writing it.

    Args:
        text: Plain text as a reader sees it.

    Yields:
        0-based offset and spelling of each, in the order of the text.
    """
    shaped = level(text)
    lower = shaped.text.lower()
    if any(map(lower.__contains__, _WORDS)) or (len(lower) >= 26 and _LONG.search(lower)):
        for found in _CODE.finditer(lower):
            first, last = shaped.span(*found.span())
            yield first, text[first:last]
