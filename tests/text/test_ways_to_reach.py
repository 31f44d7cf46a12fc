"""Ways to reach somebody: a miss sends a frightened person to a stranger; a false alarm teaches people to ignore the check."""

from pathlib import Path

import pytest

from generator.text.telephone import dialled, digits_of
from generator.text.ways_to_reach import KnownWays, WayKind, find_ways, known_ways, ways_named

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The texts of a list, without the names of its groups."""
    return [line for line in (HERE / name).read_text("utf-8").split("\n") if line and not line.startswith("# ")]


SPELLINGS, INNOCENT, DRAWN = lines("ways_to_reach.txt"), lines("innocent_texts.txt"), lines("innocent_sample.txt")
EXEMPT: dict[str, str] = {
    "微信 → 搜索“腾讯卫士”小程序 → 网络诈骗 → 举报微信／QQ 帐号 → 交易诈骗": "names a mini-program, which is registered",
    "微信里搜“腾讯卫士”小程序就能举报": "the same",
}
"""Innocent text that is found all the same → why that may be."""
EXEMPT_OF_DRAWN = {
    "pengembalian dana sebesar Rp161 miliar kepada 1.070 orang korban scam": "units of a language that the site quotes, and does not write",
    "在微信搜索“人民法院在线服务”小程序,点击后进入主页面": "names a mini-program, which is registered",
    "点击进入“腾讯卫士”小程序,然后点击“网络诈骗”": "the same",
    "Independence Day July 4* July 4** July 4 July 4 July 4": "a row of a table: single digits with words between them are how a number is spelt out",
}
"""The same for the sentences that were drawn."""


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_way_to_reach_somebody_is_found(text: str) -> None:
    """However it is written."""
    assert find_ways(text)


@pytest.mark.parametrize("text", SPELLINGS[::3])
def test_it_is_found_among_other_words(text: str) -> None:
    """A villain does not set it apart."""
    assert find_ways(f"钱被骗走以后，还可以找这里：{text}。早一天是一天。")
    assert find_ways(f"Your money can be had back. {text} - we are waiting")


def test_innocent_texts_of_the_site_are_left_alone() -> None:
    """At most one in a hundred is found, each for a reason."""
    found = {text for text in INNOCENT if find_ways(text)}

    assert found == set(EXEMPT)
    assert len(found) <= len(INNOCENT) / 100


def test_sentences_that_nobody_chose_are_left_alone() -> None:
    """The rule was made on the texts above; these were drawn when it was finished, half of them from words of others.

    Of 1,000 sentences 73 name a registered contact and are not in the list. Of the others four are found, two of them because they
    name a registered mini-program.
    """
    found = {text for text in DRAWN if find_ways(text)}

    assert len(set(DRAWN)) >= 900
    assert not set(DRAWN).intersection(INNOCENT)
    assert found == set(EXEMPT_OF_DRAWN)
    assert len(found) <= len(DRAWN) / 100


def test_there_are_hundreds_of_both() -> None:
    """A rule that fits ten texts fits no site."""
    assert len(set(SPELLINGS)) >= 300
    assert len(set(INNOCENT)) >= 300


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("客服 玖伍零柒壹", "95071"),
        ("9️⃣5️⃣0️⃣7️⃣1️⃣", "95071"),
        ("nine five double zero one", "95001"),
        ("先按 9，再按 5，然后 0，再 7，最后 1", "95071"),
        ("95O7l", "95071"),
        ("010-95071", "95071"),
        ("95071-1", "95071"),
        ("九万五千零七十一", "95071"),
    ],
)
def test_a_number_is_compared_by_what_is_dialled(text: str, key: str) -> None:
    """So that a registered one may be written in any way, and another one in none."""
    assert {key} == {way.key for way in find_ways(text) if way.kind is WayKind.NUMBER}


def test_what_is_registered_is_known_however_it_is_written() -> None:
    """Otherwise every spelling would have to be registered."""
    known = known_ways(["95017 / 400-000-1234", None], ["https://www.bank.example/help", None])
    text = "拨打九五零一七，或 4000001234；打开 https://www.bank.example/help，bank[.]example"

    assert [True] * 4 == [known.holds(way) for way in find_ways(text)]
    assert not any(known.holds(way) for way in find_ways("95018，https://www.bank.example/other，bank.example.org，微信 abc12345"))


def test_known_ways_can_be_joined_and_taken_apart() -> None:
    """Look-alikes are what is warned of and is not registered."""
    both = KnownWays(frozenset({"1", "2"}), hosts=frozenset({"a.example"}))

    assert both == KnownWays(frozenset({"1"})) | KnownWays(frozenset({"2"}), hosts=frozenset({"a.example"}))
    assert KnownWays(frozenset({"2"})) == both - KnownWays(frozenset({"1"}), hosts=frozenset({"a.example"}))


def test_the_ways_of_a_text_are_allowed_in_others_by_what_they_name() -> None:
    """A claim may repeat what its quote says."""
    named = ways_named("客服 95071，help@zhuikuan.example", None)

    assert all(named.holds(way) for way in find_ways("95071；HELP@zhuikuan.example"))


def test_a_way_is_reported_where_it_stands() -> None:
    """A problem points at it, also behind signs that nobody sees."""
    text = "9\u200b5\u200b0\u200b7\u200b1，加微信 abc12345，evil。com"

    assert [(way.words, way.kind.value) for way in find_ways(text)] == [
        ("9\u200b5\u200b0\u200b7\u200b1", "number"),
        ("加微信 abc12345", "account"),
        ("evil。com", "address"),
    ]
    assert all(text[way.start :].startswith(way.words) for way in find_ways(text))


def test_digits_are_compared_as_telephones_compare_them() -> None:
    """The key of a number is that of `telephone`."""
    assert all(way.key == dialled(digits_of(way.words)) for way in find_ways("+86 755 55501234、0755-55501234、400 000 1234"))
