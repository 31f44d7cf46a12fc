"""The shipped engine over the built index: does a frightened person's wording find the right page among the first three?"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.acceptance import HERE, Question, Score, ask, page_name, read_questions, read_topics, score, sent

pytestmark = pytest.mark.browser
THIRD = {
    "exact": 0.98,
    "number": 0.98,
    "multi": 0.95,
    "english": 0.95,
    "traditional": 0.95,
    "typo": 0.92,
    "colloquial": 0.92,
    "question": 0.92,
    "pinyin": 0.90,
}
"""Category → share of queries whose page must be among the first three."""
BUDGET = {"median": 95_000, "worst": 140_000}
"""Bytes after gzip, headers included, from opening the box to the first result: scripts, index, snippets. Wanted are 60,000."""


@pytest.fixture(scope="session")
def topics() -> dict[str, dict[str, Any]]:
    return read_topics()


@pytest.fixture(scope="session")
def questions(topics: dict[str, dict[str, Any]]) -> list[Question]:
    return read_questions(HERE / "queries.yml", topics)


@pytest.fixture(scope="session")
def answers(published: Path, questions: list[Question]) -> list[dict[str, Any]]:
    return ask([question.text for question in questions], published / "search")


@pytest.fixture(scope="session")
def scores(questions: list[Question], answers: list[dict[str, Any]]) -> dict[str, Score]:
    return score(questions, answers)


@pytest.mark.parametrize("category", THIRD)
def test_the_right_page_is_among_the_first_three(scores: dict[str, Score], category: str) -> None:
    """Nobody in a panic reads a fourth result."""
    assert scores[category].third >= THIRD[category], scores[category]


def test_the_right_page_is_found_over_all(scores: dict[str, Score]) -> None:
    """First place for most, third for nearly all, hardly anyone before an empty list."""
    assert scores["all"].third >= 0.95
    assert scores["all"].first >= 0.85
    assert scores["all"].empty <= 0.01


def test_nonsense_finds_nothing_or_says_so(scores: dict[str, Score]) -> None:
    """A list filled with noise teaches the reader not to trust it."""
    assert scores["negative"].third >= 0.9


def test_our_own_second_set_holds(published: Path, topics: dict[str, dict[str, Any]]) -> None:
    """Written by us without the shared queries; it keeps the words of search from being tuned to one list."""
    own = read_questions(HERE / "own.yml", topics)
    found = score(own, ask([question.text for question in own], published / "search"))
    assert found["all"].count >= 150
    assert found["all"].third >= 0.94
    assert found["negative"].third >= 0.9


def test_what_strangers_type_holds(published: Path, topics: dict[str, dict[str, Any]]) -> None:
    """Written from the list of pages alone; much of it colloquial, misspelt or cut short."""
    strangers = read_questions(HERE / "strangers.yml", topics)
    found = score(strangers, ask([question.text for question in strangers], published / "search"))
    assert found["all"].count >= 400
    assert found["all"].third >= 0.93
    assert found["all"].first >= 0.75
    assert found["negative"].third >= 0.9


def test_a_page_is_found_by_its_own_title(published: Path) -> None:
    """Whoever copies a heading, or remembers it, must not land beside its page. An entry of a register may bear the same name."""
    for folder, language in (("", "zh"), ("en", "en")):
        titles = sorted(set(_titles(published / folder)))
        for title, answer in zip(titles, ask(titles, published / "search", language=language), strict=True):
            first, *further = (item["title"] for item in answer["items"])
            assert title in {first, *further[:1]}
            assert first.startswith(title), "only the plan for it, named like it, may stand before it"


def _titles(folder: Path) -> Iterator[str]:
    """The heading of every page that search knows, in one language."""
    for path in folder.rglob("index.html"):
        heading = re.search(r"<article.*?<h1[^>]*>(.*?)</h1>", path.read_text("utf-8"), re.DOTALL)
        if heading and path.relative_to(folder).parts[0] not in {"en", "sheets"}:
            yield " ".join(unescape(re.sub(r"<[^>]+>", "", heading[1])).split())


def test_sounds_find_what_signs_find(published: Path) -> None:
    """In one word or in many, as the south says it, with two letters the wrong way round, cut short, glued to a name."""
    typed = ["weixin zhuan cuo", "weixinzhuancuo", "weixinzuancuo", "wiexinzhuancuo", "weixinzhuancuor", "wxzhuancuo", "wēixìn zhuǎncuò"]
    for answer in ask(typed, published / "search"):
        assert page_name(answer["items"][0]["uri"]) in {"help/wrong-payee-wechat-pay", "plans/wechat-chat/payer-wrong-payee"}, answer["q"]


def test_a_word_written_by_ear_is_put_right(published: Path) -> None:
    """支付报 is 支付宝; the reader sees what was searched instead."""
    (answer,) = ask(["支付报转错账号"], published / "search")
    assert answer["corrected"] == [["支付报转错账号", "支付宝转错账号"]]


def test_the_english_reader_finds_by_chinese_words_and_the_other_way_round(published: Path) -> None:
    """One index for all languages; a page is shown in the language of the reader."""
    english = ask(["微信转错人", "95017"], published / "search", language="en")
    assert english[0]["items"][0]["uri"].startswith("en/")
    chinese = ask(["wrong person wechat"], published / "search")
    assert page_name(chinese[0]["items"][0]["uri"]) == "help/wrong-payee-wechat-pay"


def test_every_topic_leads_to_pages_that_exist(published: Path, topics: dict[str, dict[str, Any]]) -> None:
    """A renamed page must not drop out of the acceptance in silence."""
    for topic, entry in topics.items():
        for page in entry.get("pages", ()):
            path, _, anchor = page.partition("#")
            file = published / ("index.html" if path == "index" else f"{path}/index.html")
            assert file.exists(), f"{topic}: no page {page}"
            assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), f"{topic}: no anchor {page}"


def test_few_topics_are_uncovered_and_each_says_why(topics: dict[str, dict[str, Any]]) -> None:
    """Honest gaps are named; too many would be an excuse."""
    uncovered = [entry["uncovered"] for entry in topics.values() if "pages" not in entry]
    assert all(len(reason) > 20 for reason in uncovered)
    assert len(uncovered) <= 0.15 * len(topics)


def test_every_query_names_topics_that_are_mapped(topics: dict[str, dict[str, Any]]) -> None:
    """A misspelt topic would take its query out of the count."""
    named = {name for entry in yaml.safe_load((HERE / "queries.yml").read_text("utf-8")) for name in entry["expect"]}
    assert named <= topics.keys()


def test_the_first_result_is_marked_or_says_why_it_is_there(questions: list[Question], answers: list[dict[str, Any]]) -> None:
    """A reader must see at once why a page is offered, for pinyin and traditional characters too."""
    lit = [answer["items"][0]["lit"] for question, answer in zip(questions, answers, strict=True) if question.pages and answer["items"]]
    assert sum(lit) / len(lit) >= 0.98


def test_a_hotline_leads_to_its_card(published: Path) -> None:
    """A number is checked against the protected record, one tap away."""
    for answer in ask(["95017", "96110", "12378", "95588", "18222", "165", "微信客服电话"], published / "search"):
        places = [place for place, item in enumerate(answer["items"]) if item["kind"] == "hotline"]
        assert places, answer["q"]
        assert places[0] < 3, answer["q"]


def test_a_case_shows_its_plan_and_a_question_its_verdict(published: Path) -> None:
    """Answers, not only links."""
    case, question = ask(["微信 转错 没收款", "微信延时到账可以撤回吗"], published / "search")
    assert [answer["type"] for answer in case["answers"]][:1] == ["action"]
    assert "claim" in [answer["type"] for answer in question["answers"]]


def test_whose_bank_it_was_makes_it_a_bank_transfer(published: Path) -> None:
    """Most people name their bank, not the way of paying; its number alone still leads to its card."""
    scam, wrong, number = ask(["招商银行被骗", "建设银行转账转错人了", "建行电话"], published / "search")
    assert page_name(scam["items"][0]["uri"]) == "help/scam-bank-transfer"
    assert page_name(wrong["items"][0]["uri"]) == "help/wrong-payee-bank-transfer"
    assert number["items"][0]["kind"] == "hotline"


def test_a_scam_without_a_platform_still_shows_what_to_do_and_110(published: Path) -> None:
    """The words most people type name no platform; the first minute is the same for all of them."""
    for answer in ask(["被骗了怎么办", "我被骗了", "beipian", "scammed", "被騙了"], published / "search"):
        (first, *_) = answer["answers"]
        assert page_name(first["uri"]) == "help/scam", answer["q"]
        assert first["number"] == "110", answer["q"]
        assert first["action"]["number"] == "110", "the card has it to dial"


def test_a_shop_or_a_red_packet_of_the_mainland_is_not_abroad(published: Path) -> None:
    """They are names without a plan; who was cheated with them is told what everybody in the mainland is told."""
    for answer in ask(["淘宝被骗了", "红包被骗了怎么办"], published / "search"):
        (first, *_) = answer["answers"]
        assert page_name(first["uri"]) == "help/scam", answer["q"]


def test_a_scam_over_a_system_abroad_shows_the_first_action_of_its_plan(published: Path) -> None:
    """110 reaches nobody in the United States; and the card may not say another order than the plan below it."""
    asked = {
        "scammed zelle": "zelle",
        "western union scam": "cash-remittance",
        "uk bank transfer scam": "uk-fps-app",
        "zelle 被骗": "zelle",
        "电汇被骗": "swift",
    }
    for rail, answer in zip(asked.values(), ask(asked, published / "search", language="en"), strict=True):
        (first, *_) = answer["answers"]
        assert page_name(first["uri"]).endswith(f"plans/{rail}/payer-scam"), answer["q"]
        assert (first["number"] == "110") == (rail == "swift"), answer["q"]


def test_zero_results_offer_ways_on(published: Path) -> None:
    """A search never ends in an empty list."""
    (answer,) = ask(["哈利波特与魔法石"], published / "search")
    assert not answer["items"]
    assert {"topics/recovery-scam", "hotlines"} <= {page_name(item["uri"]) for item in answer["fallbacks"]}


@pytest.mark.prove
def test_the_first_result_is_cheap(published: Path, questions: list[Question]) -> None:
    """On one bar of signal: everything from opening the box to the first result, counted exactly. More pages weigh more: judged before a release."""
    scripts = sum(sent(path) for path in next((published / "assets").glob("search*")).iterdir())
    cold = ask([question.text for question in questions if question.pages], published / "search", cold=True)
    bytes_ = sorted(scripts + answer["bytes"] for answer in cold)
    assert bytes_[len(bytes_) // 2] <= BUDGET["median"]
    assert bytes_[-1] <= BUDGET["worst"]
