"""Hostile and merely odd addresses are read as a browser reads them."""

import pytest

from generator.publishing.addresses import host_of, is_below, is_immutable, normalise, scheme_of


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
    assert normalise(one) == normalise(other)


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
    assert normalise(one) != normalise(other)


def test_a_subdomain_lies_below_and_a_look_alike_does_not() -> None:
    assert is_below("www.scam.example", frozenset({"scam.example"}))
    assert is_below("scam.example", frozenset({"scam.example"}))
    assert not is_below("notscam.example", frozenset({"scam.example"}))
    assert not is_below("", frozenset({"scam.example"}))


def test_a_hash_in_a_name_is_hexadecimal_and_long() -> None:
    assert is_immutable("assets/main.57a0d79d.min.css")
    assert not is_immutable("assets/main.min.css")
    assert not is_immutable("57a0d79d.css")
    assert not is_immutable("assets/a.1234567.css")
