"""Addresses of the web: finds them in a text, and reads the address of a link as a browser does."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from generator.text.lookalike_characters import plain

_MAY_HOLD_ADDRESSES = re.compile(
    r"[:.．。·•点點丶(（\[【{\s,，](?:(?<=:)\s?[/／\\]\s?[/／\\]|(?<=[.．。·•])\]?[a-z]"
    r"|(?<=[.．。])(?:中国|公司|网络|网址|商店|集团|政务)|(?<=[点點丶])\s?[a-z]|(?<=\.)\)|(?<=[(（\[【{])\s?(?:dot|点|點|\.)"
    r"|(?<=[\s,，])(?:dot[\s,，]|[.。]\s?[a-z]|(?:(?:gg|me|ly|gl|ee)\s|(?:gg|me|ly|gl|cn|ee|be|im)\s?(?:/|slash\s)))|(?<=[.。])\s(?:[a-z]\s[a-z](?![a-z])|(?:com|cn|net|xyz|vip|cc)(?![a-z]))"
    r"|(?<=https\s)|(?<=http\s)|(?<=https:\s)|(?<=[\s,，])(?:com|cn|net)(?![a-z]))",
    re.IGNORECASE,
)
"""A quick test, for most texts hold no address. It also allows the full-width signs that `plain` keeps, such as the full stop 。"""
_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd "
    "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge "
    "gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh "
    "ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw "
    "mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb "
    "sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk "
    "us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw "
)
_SURE = "com|cn|net|org|gov|edu|cc|info|top|xyz|vip|中国|公司|网络|网址|商店|集团|政务"
"""Ends that nothing but an address has."""
_USUAL = "com|cn|net|org|info|top|xyz|vip|cc|me|io|co|app|shop|site|online|club|icu|help|pro|live|link|win|ltd|fun|tech|store|ink|hk|tw"
"""Ends that are enough where blanks stand about the dot."""
_SPELT = r"c\s+n|c\s+o\s+m|n\s+e\s+t|o\s+r\s+g|x\s+y\s+z|t\s+o\s+p|v\s+i\s+p|c\s+c|m\s+e|i\s+o|a\s+p\s+p"
_SHORT = (
    r"(?:discord|dsc|t|wa|bit|goo|tinyurl|lin|dwz|linktr|telegram|youtu|m|url)"
    r"\s+(?:(?:gg|me|ly|gl|cn|ee|be|im)\s?(?:/|slash)\s?|(?:gg|me|ly|gl|ee)\s)[a-z0-9+]"
)
"""Hosts of invitations and of short addresses, with a blank for the dot."""
_NO_HOSTS = "md|py|js|css|html?|json|ya?ml|txt|pdf|docx?|xlsx?|png|jpe?g|svg|webp|ics|zip|lock|conf|toml|xml|webmanifest|jinja|php|aspx?"
"""Ends of names of files."""
_TOPLEVEL = rf"(?:(?!(?:{_NO_HOSTS})(?![a-z0-9-]))[a-z]{{2,24}}|{_SURE})"
_END = r"(?![a-z0-9-]|\.[a-z0-9])"
_DOT = r"(?:[.。]|\[\.\]|\(\.\)|\{\.\}|\s?[(（\[【{]\s?(?:dot|点|點)\s?[)）\]】}]\s?|\s?[点點丶]\s?(?=[a-z])|[\s,，]{1,2}dot[\s,，]{1,2})"
_HAN = r"(?-i:[\u4e00-\u9fff])"
"""Without letter case, which is looked up for each of them when an expression is compiled."""
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+]{1,12}\s?:\s?[/\\]\s?[/\\][^\s<>\"'，。；、）)」』”’】]+"
    rf"|(?<![a-z0-9@.-])(?:[a-z0-9-]+{_DOT})*[a-z0-9-]*[a-z0-9]{{2}}{_DOT}{_TOPLEVEL}{_END}(?:/[a-z0-9_./?=&%+-]*)?"
    rf"|(?<![a-z0-9@.-])(?:[a-z0-9-]+{_DOT})*[a-z0-9]{_DOT}(?:{'|'.join(_COUNTRIES.split())}|{_SURE}){_END}(?:/[a-z0-9_./?=&%+-]*)?"
    rf"|[a-z0-9][a-z0-9-]{{2,}}\s?(?:[·•,，丶]\s?(?:com|cn|net|org)|[·•丶](?:top|xyz|vip|cc|me|app|help)"
    r"|\s(?:com|cn)|\s\.\s?(?:com|cn|net|org))(?![a-z0-9])(?![ -][a-z])"
    r"|[a-z0-9][a-z0-9-]+(?:\sdot\s|\s?[点點]\s?)(?:c\s?o\s?m|c\s?n|n\s?e\s?t)(?![a-z0-9])"
    rf"|(?<![a-z0-9-])(?:[a-z0-9-]{{2,}}|[a-z0-9](?:\s[a-z0-9]){{2,}})(?:\s?[.。]\s?(?:{_SPELT})|\s[.。]\s(?:{_USUAL})|[.。]\s(?:com|cn|net|xyz|vip|cc)"
    rf"|\s[.。](?:com|cn|net|org|xyz|top|vip|cc|me))(?![a-z0-9])(?!\s[a-z])"
    rf"|(?<![a-z0-9'’]){_SHORT}|(?<![a-z0-9])https?:?\s+[a-z0-9-]+\s+[a-z0-9-]+"
    rf"|(?:加上?|后缀是?|结尾是?|(?<![a-z])(?:ends? (?:in|with)|followed by|plus|then))\s?[“\"]?(?:\.|[点點]|dot )\s?(?:{_USUAL})(?![a-z])"
    rf"|(?<!{_HAN}){_HAN}+(?:\s?[点點]\s?(?:com|cn|net|org|top|xyz|vip|cc)(?![a-z0-9])|\.(?:{_SURE}){_END}"
    rf"|。(?:{_SURE}){_END}(?!{_HAN}))",  # a sentence may begin with 公司
    re.IGNORECASE,
)
_REMEMBERED = lru_cache(maxsize=100_000)
"""A site repeats its addresses: an audit asks 300,000 times about 10,000 different ones."""
_BEHIND = " 。，、；：！？.,;:!?）)」』”’】]>\"'"
_COUNTING = re.compile(
    r"(?:utm_\w+|spm|scm|fbclid|gclid|msclkid|wxshare_count|nsukey|isappinstalled|share\w*|from|ref|source|chksm|scene)=", re.IGNORECASE
)
"""Parameters that say where a visitor came from."""
_SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu", "ac", "co", "go", "or", "gob", "gouv", "nhs", "police"})
_SHARED = frozenset({"github.com", "gitee.com", "medium.com", "wordpress.com", "163.com", "sohu.com", "zhihu.com"})
"""Hosts where anybody publishes."""
_UNQUOTED = "!$&'()*+,;=:@/~-._"


def find_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Find what a reader would type or paste into a browser.

    Args:
        text: Plain text, no markup.

    Returns:
        Offset and spelling of each address with a scheme and each bare host name, in the order of the text.
    """
    shaped = plain(text)
    if not _MAY_HOLD_ADDRESSES.search(shaped):
        return
    for found in _ADDRESS.finditer(shaped):
        yield found.start(), text[slice(*found.span())]


def addresses_in(text: str) -> list[str]:
    """The addresses in a text, without their places; see `find_addresses`.

    Args:
        text: Plain text, no markup.

    Returns:
        The spelling of each address, in the order of the text; an address that stands there twice is listed twice.
    """
    return [address for _, address in find_addresses(text)]


def written_host(address: str) -> str:
    """The host that an address in a text names, also where it was written so that it is no link: `example[.]com`.

    Args:
        address: As `find_addresses` returns it, or as a record holds it, with a scheme or without one.

    Returns:
        The host in lower case without `www.`, so that one entry covers both.
    """
    address = plain(address).replace("[.]", ".").replace("。", ".")
    return host_of(address if "://" in address else f"//{address}").removeprefix("www.")


@_REMEMBERED
def host_of(address: str) -> str:
    """The host to which a browser would connect.

    Args:
        address: As an attribute holds it.

    Returns:
        The host in lower case, without user, port or final dot; empty for a relative address or one that cannot be parsed.
    """
    try:
        return (urlsplit(address.strip().replace("\\", "/")).hostname or "").rstrip(".")
    except ValueError:
        return ""


@_REMEMBERED
def scheme_of(address: str) -> str:
    """The scheme that a browser would use.

    Args:
        address: As an attribute holds it.

    Returns:
        The scheme in lower case, read as browsers do, that is without control characters and spaces; empty when relative.
    """
    head, colon, _ = "".join(sign for sign in address if sign > " ").partition(":")
    return head.lower() if colon and head[:1].isalpha() and all(sign.isalnum() or sign in "+-." for sign in head) else ""


def page_key(url: str) -> tuple[str, str, str]:
    """What two spellings of the address of one page have in common.

    Args:
        url: An absolute address.

    Returns:
        Host without `www.` or `m.`, path without its last slash, and query; scheme, fragment, what only counts visitors, and
        punctuation behind the address do not count.
    """
    parts = urlsplit(url.rstrip(_BEHIND))
    query = "&".join(part for part in sorted(parts.query.split("&")) if part and not _COUNTING.match(part))
    return written_host(url.rstrip(_BEHIND)).removeprefix("m."), unquote(parts.path).rstrip("/"), query


def publisher_host(url: str) -> str:
    """Who answers for an address, as far as the address says so.

    Args:
        url: An absolute address.

    Returns:
        The domain that somebody has registered, `example.com` for `news.example.com`; on a host where anybody publishes with the
        name that follows, `github.com/owner/repository`.
    """
    host, path, _ = page_key(url)
    labels = host.split(".")
    short = len(labels) > 2 and (labels[-2] in _SECOND_LEVEL or len(labels[-2]) <= 2) and len(labels[-1]) == 2
    domain = ".".join(labels[-3 if short else -2 :])
    return "/".join((domain, *path.split("/")[1:3])) if domain in _SHARED else domain


@_REMEMBERED
def normalise_address(address: str) -> str:
    """One spelling for all spellings of an address, so that addresses can be compared.

    Args:
        address: As an attribute holds it.

    Returns:
        The address with a lower-case host, without a fragment, the same characters escaped, and `/` for an empty path; an address
        that cannot be parsed is returned as it is.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower()
        path = quote(unquote(parts.path), safe=_UNQUOTED) or "/"
        query = quote(unquote(parts.query), safe=_UNQUOTED + "?")
    except ValueError:
        return address
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def is_below(host: str, domains: Container[str]) -> bool:
    """Whether a host is one of some domains, or a subdomain of one.

    Args:
        host: As `host_of` returns it.
        domains: In lower case, such as `example.com`.

    Returns:
        True for `example.com` and `www.example.com` when `example.com` is a domain; False for an empty host.
    """
    labels = host.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))
