"""Addresses are found in sentences however they are disguised, and read in links as a browser reads them."""

import pytest

from generator.text.addresses import (
    addresses_in,
    find_addresses,
    host_of,
    is_below,
    normalise_address,
    page_key,
    publisher_host,
    scheme_of,
    written_host,
)


@pytest.mark.parametrize(
    ("address", "scheme", "host"),
    [
        ("https://User@WWW.Gov.cn.:443/a", "https", "www.gov.cn"),
        ("//evil.example/x", "", "evil.example"),
        ("JavaScript:alert(1)", "javascript", ""),
        ("java\tscript:alert(1)", "javascript", ""),
        (" javascript:alert(1)", "javascript", ""),
        ("zh/a:b/", "", ""),
        ("1:2", "", ""),
        ("tel:110", "tel", ""),
        ("http://[half", "http", ""),
        ("", "", ""),
    ],
)
def test_scheme_and_host(address: str, scheme: str, host: str) -> None:
    assert (scheme_of(address), host_of(address)) == (scheme, host)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://WWW.gov.cn", "https://www.gov.cn/"),
        ("https://www.gov.cn/a#b", "https://www.gov.cn/a"),
        ("https://www.gov.cn/%E6%B3%95", "https://www.gov.cn/法"),
        ("https://www.gov.cn/a?b=%E6%B3%95", "https://www.gov.cn/a?b=法"),
    ],
)
def test_one_address_has_one_spelling(one: str, other: str) -> None:
    assert normalise_address(one) == normalise_address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.gov.cn/a", "https://www.gov.cn/b"),
        ("https://www.gov.cn/a?b=1", "https://www.gov.cn/a?b=2"),
        ("http://www.gov.cn/", "https://www.gov.cn/"),
        ("https://www.gov.cn/a%2Fb", "https://www.gov.cn.evil.example/a/b"),
    ],
)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert normalise_address(one) != normalise_address(other)


def test_a_subdomain_lies_below_and_a_look_alike_does_not() -> None:
    assert is_below("www.scam.example", frozenset({"scam.example"}))
    assert is_below("scam.example", frozenset({"scam.example"}))
    assert not is_below("notscam.example", frozenset({"scam.example"}))
    assert not is_below("", frozenset({"scam.example"}))


def test_addresses_are_found_with_and_without_a_scheme() -> None:
    """A bare host is typed into a browser just as well."""
    assert ["https://www.12321.cn/", "ic3.gov"] == addresses_in("打开 https://www.12321.cn/ 或 ic3.gov。")
    assert [] == addresses_in("pacs.004，v1.2，e.g. this")


@pytest.mark.parametrize(
    "address",
    [
        "pay.example.io",
        "a．com",
        "example。com",
        "example[.]com",
        "支付宝.中国",
        "淘宝.com",
        "http：//a.example",
        "weixin://dl",
        "t.cn",
        "a․com",
        "HTTPS://A.CN",
    ],
)
def test_an_address_in_disguise_is_found(address: str) -> None:
    """Whoever copies it from a chat pastes it as it was written there."""
    assert [address] == addresses_in(f"打开 {address}，登录")


def test_an_address_is_reported_where_it_stands() -> None:
    """A problem points at it."""
    assert [(3, "a．com"), (11, "b.cn")] == list(find_addresses("打开 a．com 或 b.cn。"))


def test_a_host_is_compared_without_its_www() -> None:
    """So that one entry covers both."""
    assert {"12321.cn"} == {
        written_host("https://www.12321.cn/a"),
        written_host("12321.cn"),
        written_host("WWW.12321.cn:443"),
        written_host("12321[.]cn"),
        written_host("１２３２１。cn"),
    }


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/news/1?id=7",
        "https://www.example.org/news/1?id=7",
        "https://WWW.Example.org/news/1/?id=7",
        "https://m.example.org/news/1?id=7",
        "https://example.org/news/1?utm_source=x&id=7&spm=a.b",
        "https://example.org/news/1?id=7#top",
        "https://example.org/news/1?id=7。",
        "https://example.org/news/1?id=7，",
        "https://example.org/%6eews/1?id=7",
    ],
)
def test_one_page_spelled_in_two_ways_is_one(other: str) -> None:
    """Scheme, `www.`, what counts visitors and punctuation behind an address make no second source."""
    assert page_key(other) == page_key("https://example.org/news/1?id=7")


@pytest.mark.parametrize("other", ["https://example.org/news/2?id=7", "https://example.org/news/1?id=8", "https://example.net/news/1?id=7"])
def test_two_pages_are_two(other: str) -> None:
    """Else everything would be the same source."""
    assert page_key(other) != page_key("https://example.org/news/1?id=7")


def test_two_hosts_of_one_publisher_are_one() -> None:
    """Its papers do not confirm each other."""
    assert publisher_host("https://finance.example.com.cn/1") == publisher_host("http://www.example.com.cn/2")
    assert publisher_host("https://github.com/owner/one/blob/a") != publisher_host("https://github.com/other/one/blob/a")
