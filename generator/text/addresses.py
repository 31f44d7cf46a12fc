"""Addresses of the web: finds them in a text, and reads the address of a link as a browser does."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from generator.text.lookalike_characters import plain

_MAY_HOLD_ADDRESSES = re.compile(r"[:：][/／]|[.．。]\]?\w")
"""A quick test, for most texts hold no address. It also allows the full-width signs that `plain` keeps, such as the full stop 。"""
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
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
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
