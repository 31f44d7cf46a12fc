"""What a reader pastes is compared with the register: in it, like one in it, or neither. The module that does it, as it is shipped."""

from typing import Any

import pytest

from generator.indexing.registered import registered_contacts
from generator.search.register import RegisteredContact, register_lines
from generator.text.addresses import written_host
from generator.text.telephone import dialled, digits_of
from tests.javascript import run_module
from tests.real_records import records

pytestmark = pytest.mark.browser


def contact(key: str, shown: str, **more: Any) -> RegisteredContact:
    names = {"zh": f"{key}中文", "en": f"{key} in English"}
    return RegisteredContact(key, f"hotlines/#{key}", "2026-11-24", confirmed=more.pop("confirmed", True), shown=shown, names=names, **more)


REGISTER = register_lines(
    [
        contact("police", "110", numbers=frozenset({"110"}), look_alikes=frozenset({"usa110.example"})),
        contact("warning", "96110", numbers=frozenset({"96110"})),
        contact("bank", "95588", numbers=frozenset({"95588"}), look_alikes=frozenset({"95055"})),
        contact("pay", "400-670-0700", numbers=frozenset({"4006700700"}), confirmed=False),
        contact("hk", "999", numbers=frozenset({"999"})),
        contact("sg", "999", numbers=frozenset({"999"})),
        contact("gb", "0300 123 2040", numbers=frozenset({"3001232040"})),
        contact("site", "110.lipay.com", hosts=frozenset({"110.lipay.com"})),
        contact("fbi", "ic3.gov", hosts=frozenset({"ic3.gov"})),
        contact("fruit", "report.apple.com", hosts=frozenset({"report.apple.com"})),
    ]
)
_COMPARED = "const register = module.parse(value.register); return value.texts.map(text => module.compare(module.waysIn(text), register));"


def compared(texts: list[str], register: str = REGISTER) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = run_module("search/engine/register.js", _COMPARED, {"register": register, "texts": texts})
    return found


def found_in(texts: list[str]) -> list[list[str]]:
    """Of each way in each text: `95588=bank` when it is registered, `95589~bank` when it is like one, else `x?`."""
    sign = {True: "="}
    return [
        [f"{way['shown']}{sign.get(bool(way['known']), '~' if way['like'] else '?')}{way['known'] or way['like']}" for way in ways]
        for ways in compared(texts)
    ]


KNOWN = {
    "95588": ["95588=bank"],
    "９５５８８": ["95588=bank"],
    "9 5 5 8 8": ["9 5 5 8 8=bank"],
    "955-88": ["955-88=bank"],
    "95588-1": ["95588-1=bank"],
    "010-95588": ["010-95588=bank"],
    "+86 95588": ["+86 95588=bank"],
    "4006700700": ["4006700700=pay"],
    "400 670 0700": ["400 670 0700=pay"],
    "0300 123 2040": ["0300 123 2040=gb"],
    "110": ["110=police"],
    "999": ["999=hk", "999=sg"],
    "95588 110": ["95588=bank", "110=police"],
    "96110打来的电话是真的吗": ["96110=warning"],
    "收到95588的短信，说我的卡冻结了": ["95588=bank"],
    "【银行】您的积分将到期，详询95588": ["95588=bank"],
    "is 95588 real": ["95588=bank"],
    "刚刚接到96110": ["96110=warning"],
    "110.lipay.com": ["110.lipay.com=site"],
    "https://110.lipay.com/safety?x=1": ["https://110.lipay.com/safety?x=1=site"],
    "hxxps://110[.]lipay[.]com": ["hxxps://110[.]lipay[.]com=site"],
    "WWW.110.LIPAY.COM": ["WWW.110.LIPAY.COM=site"],
    "打开110。lipay。com。然后登录": ["110。lipay。com=site"],
}
"""Text → what is found in it."""
ALIKE = {
    "95589": ["95589~bank"],
    "95858": ["95858~bank"],
    "955888": ["955888~bank"],
    "9558": ["9558~bank"],
    "1069095588": ["1069095588~bank"],
    "0095588": ["0095588~bank"],
    "+4495588": ["+4495588~bank"],
    "95055": ["95055~bank"],
    "96ll0": ["96ll0~warning"],
    "9558B打来的": ["9558B~bank"],
    "400 670 0701": ["400 670 0701~pay"],
    "usa110.example": ["usa110.example~police"],
    "96ll0.cc": ["96ll0.cc~warning"],
    "95588-card.com": ["95588-card.com~bank"],
    "1ipay.com": ["1ipay.com~site"],
    "110.lipay.com.evil.cc": ["110.lipay.com.evil.cc~site"],
    "110-lipay-com.cc": ["110-lipay-com.cc~site"],
    "evil.cc/110.lipay.com": ["evil.cc/110.lipay.com~site"],
    "https://110.lipay.com@evil.cc/": ["https://110.lipay.com@evil.cc/~site"],
    "https://evil.cc\\@110.lipay.com": ["https://evil.cc\\@110.lipay.com~site"],
    "110.lipay.com.中国": ["110.lipay.com.中国~site"],
    "report.аpple.com": ["report.аpple.com~fruit"],
    "apple-id.login.com": ["apple-id.login.com~fruit"],
    "help@apple-id.com": ["help@apple-id.com~fruit"],
    "a@usa110.example": ["a@usa110.example~police"],
    "ic3-gov.cc": ["ic3-gov.cc~fbi"],
}
UNKNOWN = {
    "13800138000": ["13800138000?"],
    "138 0013 8000": ["138 0013 8000?"],
    "+1 213 555 0199": ["+1 213 555 0199?"],
    "+44 300 123 2040": ["+44 300 123 2040?"],
    "（0755）83760000": ["(0755)83760000?"],
    "pineapple.com": ["pineapple.com?"],
    "www.lipay.com": ["www.lipay.com?"],
    "help@apple.com": ["help@apple.com?"],
    "service[at]bank.com.cn": ["service[at]bank.com.cn?"],
    "https://evil.cc@110.lipay.com": ["https://evil.cc@110.lipay.com?"],
    "t.me/abc": ["t.me/abc?"],
    "etc点rz点com": ["etc点rz点com?"],
    "bad(dot)com": ["bad(dot)com?"],
    "点击etc-rz.example重新激活": ["etc-rz.example?"],
    "请登录 kd.example 验证": ["kd.example?"],
    "加我微信13912345678": ["13912345678?"],
    "转了5000 13912345678": ["13912345678?"],
    "接到 00852 2345 6789 的电话": ["00852 2345 6789?"],
}
NONE = [
    "转错5000元", "被骗95588元让我报警", "¥95588让我转给他", "13912345678元", "订单号 13912345678", "readme-2.md", "2024", "20241103", "转错50000", "被骗12500怎么办", "被骗95588元", "2024年被骗", "2024-11-03 转错", "$200 sent", "3万", "1.5万", "12:30转的 24小时",
    "12315怎么投诉", "打110有用吗", "我拨打110警察说不立案", "打95588投诉", "转了95588", "I sent 95588 to a friend", "尾号95588的卡", "订单号 95588",
    "订单号 20231201123456789012", "6222021234567890123", "QQ 123456789", "我给13800138000充话费充错了", "section 75", "民法典第985条",
    "node.js怎么学", "I paid him.then he left", "lost money.is it gone", "我的钱。没了。", "MT103", "a.b", "...", "",
]  # fmt: skip


@pytest.mark.parametrize("sort", ["known", "alike", "unknown"])
def test_a_way_is_compared_in_every_spelling(sort: str) -> None:
    """Whoever holds a message in hand copies what stands in it."""
    cases = {"known": KNOWN, "alike": ALIKE, "unknown": UNKNOWN}[sort]
    assert dict(zip(cases, found_in([*cases]), strict=True)) == cases


def test_amounts_days_and_other_figures_are_no_numbers_to_call() -> None:
    """“Not in our register: 5000” would be noise above the right answer."""
    assert [(text, ways) for text, ways in zip(NONE, found_in(NONE), strict=True) if ways] == []


def test_a_way_that_the_entry_warns_of_is_marked() -> None:
    """There the reader finds what is true of it."""
    ways = [way for found in compared(["95055", "95589", "usa110.example"]) for way in found]
    assert [way["warned"] for way in ways] == [True, False, True]


def test_every_registered_number_and_address_is_known_as_it_is_written() -> None:
    """Our own register may not call a number unknown that stands on our own pages; two places may have the same."""
    written = {}
    for key, each in records().contacts.items():
        for number in (each.number or "").split(" / "):
            written[key, number] = number
        written[key, each.url or ""] = each.url or ""
    cases = {key: text for key, text in written.items() if text}
    register = register_lines(registered_contacts(records()))
    found = compared([*cases.values()], register)

    assert len(cases) > 60
    assert [key for (key, _), ways in zip(cases, found, strict=True) if key not in {way["known"] for way in ways}] == []


def test_the_normal_forms_are_those_of_the_checks() -> None:
    """Two rules for one number would let a look-alike pass, or refuse what is registered."""
    numbers = ["95588", "0095588", "8695588", "008695588", "86110", "057188156", "02083765566", "4006700700", "00861012308", "110"]
    numbers += [digits_of(each.number) for each in records().contacts.values() if each.number]
    addresses = [
        "https://www.a.example/b?c#d",
        "A.EXAMPLE",
        "a[.]example",
        "a。example/x",
        "http://a.example:8080/",
        "https://u@a.example/",
    ]
    addresses += [each.url for each in records().contacts.values() if each.url]
    body = "return [value[0].map(module.dialled), value[1].map(module.hostOf)];"
    both = run_module("search/engine/register.js", body, [numbers, addresses])

    assert both == [[dialled(number) for number in numbers], [written_host(address) for address in addresses]]


def test_the_answer_has_the_name_and_the_entry_in_the_language_of_the_reader() -> None:
    body = "const register = module.parse(value); return ['95588', '95589', '13800138000', '转错了'].map(text => module.answer(text, register, 'en', 'en/'));"
    known, alike, unknown, none = run_module("search/engine/register.js", body, REGISTER)

    assert known["type"] == "register"
    assert known["ways"] == [
        {"shown": "95588", "kind": "number", "known": "bank", "like": "", "warned": False, "name": "bank in English"}
        | {"uri": "en/hotlines/#bank", "day": "2026-11-24", "sure": True, "official": "95588"}
    ]
    assert (alike["ways"][0]["like"], alike["ways"][0]["name"]) == ("bank", "bank in English")
    assert (unknown["ways"][0]["name"], unknown["ways"][0]["uri"]) == ("", "")
    assert none is None


CARD = """
const words = value.words, word = (key, values = {}) => (words[key] || "!" + key).replace(/\\{(\\w+)\\}/g, (_, name) => values[name]);
const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`), link = (href, html) => `<a href="${href}">${html}</a>`;
return value.cards.map(ways => module.card({ways}, {word, link, escape, hotlines: "hotlines/"}));
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_card_never_says_that_something_is_safe_or_a_fraud(language: str) -> None:
    """The register knows what is official; of everything else it knows nothing."""
    words = records().labels[language].words["search"]
    made = {"name": "<Bank>", "uri": "hotlines/#bank", "day": "2026-11-24", "official": "95588", "warned": False, "sure": True}
    cards = [
        [{**made, "shown": "95588", "kind": "number", "known": "bank", "like": ""}],
        [{**made, "shown": "b.example", "kind": "address", "known": "bank", "like": "", "sure": False}],
        [{**made, "shown": "95589", "kind": "number", "known": "", "like": "bank"}],
        [{**made, "shown": "95055", "kind": "number", "known": "", "like": "bank", "warned": True}],
        [{**made, "shown": "<img>", "kind": "mail", "known": "", "like": "", "name": "", "uri": ""}],
    ]
    known, unsure, alike, warned, unknown = run_module("search/engine/register-card.js", CARD, {"words": words, "cards": cards})

    assert not any("!register" in card or "{" in card or "\0" in card for card in (known, unsure, alike, warned, unknown))
    assert all('<a href="hotlines/">' in card for card in (known, unsure, alike, warned, unknown))
    assert all('<a href="hotlines/#bank">&#60;Bank&#62;</a>' in card for card in (known, unsure, alike, warned))
    assert words["register-forged"] in known
    assert words["register-unsure"] in unsure
    assert words["register-cannot"] not in known + unsure
    assert all(words["register-cannot"] in card for card in (alike, warned, unknown))
    assert all(words["register-not-number"] in card for card in (alike, warned))
    assert words["register-not-mail"] in unknown
    assert words["register-warned"].partition("{name}")[2] in warned
    assert words["register-warned"].partition("{name}")[2] not in alike
    assert "<img>" not in unknown
    said = " ".join(words[key] for key in words if key.startswith("register")).lower()
    assert not any(wrong in said for wrong in ("安全", "可信", "是诈骗", "safe", "trusted", "genuine"))
