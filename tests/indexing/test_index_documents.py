"""What search reads of a page: titles, answers, parts with their addresses, and entries of registers."""

from dataclasses import replace

import pytest

from generator.indexing.documents import page_documents
from generator.indexing.prose import prose_documents
from generator.pages.blocks import (
    ActionItem,
    Actions,
    AnswerBox,
    Cell,
    ClaimItem,
    Claims,
    Column,
    ContactCard,
    Contacts,
    Facts,
    Link,
    Links,
    Note,
    Page,
    Plan,
    Row,
    Section,
    Table,
)
from generator.pages.language import Language, Phrase
from generator.records.guidance import Labels


class _Words(dict[str, str]):
    """Every word of the interface is called by its key."""

    def __missing__(self, key: str) -> str:
        return f"<{key}>"


LANGUAGE = Language("zh", Labels.model_construct(words={"ui": _Words(colon="：", semicolon="；")}))  # type: ignore[call-arg]
CARD = ContactCard(
    id="police-110",
    name=Phrase("报警"),
    status="confirmed",
    status_word="已证实",
    number="110",
    tel="110",
    url="",
    path=Phrase("拨号"),
    scope=Phrase("被骗后第一个电话。先说账号。"),
    brief=Phrase("被骗后第一个电话。"),
    rest=Phrase("先说账号。"),
    hours=Phrase("全天"),
    hours_known=True,
    look_alikes=(Phrase("00110 是假的"),),
    evidence=(),
    look_alike_evidence=(),
)


def page(kind: str, *lead: object, sections: tuple[Section, ...] = (), **more: object) -> Page:
    return Page("a/b.md", Phrase("微信转账转错人"), "说明", kind, lead, sections, **more)  # type: ignore[arg-type]


def cell(text: str, answer: str = "", word: str = "") -> Cell:
    return Cell(Phrase(text), answer, word)


def test_a_page_says_its_answer_and_its_parts() -> None:
    """Links to related pages and the word of the answer would put the wrong page on top, or stand twice in a result."""
    rules = Section("rules", Phrase("规则"), (Note(Phrase("对方没收款，24 小时后退回")), Links((Link(Phrase("别处"), "x.md"),))))
    verdict = AnswerBox(replace(cell("不能自己撤回。", "no", "不可以"), note=Phrase("有例外")), Phrase("能撤吗"))
    tags = {"platform": "wechat-pay", "scenario": "scam unauthorised", "region": "CN HK", "priority": "high"}
    (found,) = page_documents(page("topic", verdict, sections=(rules,), aliases=("转错人",), tags=tags), LANGUAGE, directory_urls=True)

    assert (found.uri, found.title, found.lead) == ("a/b/", "微信转账转错人", "不能自己撤回。 有例外")
    assert (found.answer.tone, found.answer.word, found.answer.text) == ("no", "不可以", "不能自己撤回。")
    assert [(part.anchor, part.heading, part.text, part.kind) for part in found.parts] == [
        ("rules", "规则", "对方没收款，24 小时后退回", "section")
    ]
    assert (found.meta.aliases, found.meta.scenarios, found.meta.regions) == (("转错人",), ("scam", "unauthorised"), ("CN", "HK"))
    assert (found.meta.kind, found.meta.platform, found.meta.priority) == ("topic", "wechat-pay", "high")


def test_rows_are_found_by_themselves() -> None:
    """A result leads to the row that answers, with every cell's words and without the word of its answer."""
    row = Row("chat", Link(Phrase("聊天转账"), "x.md"), (cell("能退", "yes", "能"), replace(cell(""), window="24 小时内")))
    table = Table("t", "表", "", (Column("a", "甲"), Column("b", "乙")), (row,))
    listed = Facts((("误转", cell("退回")),), ("recall",))
    (found,) = page_documents(page("comparison", table, sections=(Section("s", Phrase("节"), (listed,)),)), LANGUAGE, directory_urls=True)

    assert [(part.anchor, part.heading, part.text, part.kind) for part in found.parts] == [
        ("row-chat", "聊天转账", "能退 24 小时内", "row"),
        ("s", "节", "", "section"),
        ("recall", "误转", "退回", "row"),
    ]
    assert found.lead == ""


@pytest.mark.parametrize(("kind", "part"), [("plan", "aside"), ("hotlines", "section")])
def test_what_other_pages_tell_at_length_is_an_aside(kind: str, part: str) -> None:
    """A hundred pages with the same card must not stand before the page of the card."""
    (found, *_) = page_documents(page(kind, sections=(Section("c", Phrase("电话"), (Contacts((CARD,)),)),)), LANGUAGE, directory_urls=True)

    assert found.parts[0].kind == part
    assert ("被骗后第一个电话" in found.parts[0].text) == (kind == "hotlines")


@pytest.mark.parametrize("kind", ["plan", "choice", "home"])
def test_the_answer_of_a_plan_is_what_to_do_first_and_whom_to_call(kind: str) -> None:
    """Who reads one line of the result list must see the first step and the number."""
    steps = (ActionItem("stop", Phrase("先停手")), ActionItem("call", Phrase("打报警电话"), contact=CARD), ActionItem("wait", Phrase("等")))
    (found,) = page_documents(page(kind, Actions(steps), Plan(steps)), LANGUAGE, directory_urls=True)

    assert (found.answer.tone, found.answer.text, found.answer.number) == ("do", "先停手 → 打报警电话", "110")


def test_where_nobody_is_called_the_second_action_is_shown_too() -> None:
    """“Stop now” alone tells a person scammed abroad nothing about the money."""
    steps = (ActionItem("stop", Phrase("停手")), ActionItem("bank", Phrase("打银行")), ActionItem("shots", Phrase("截图")))
    (found,) = page_documents(page("plan", Actions(steps)), LANGUAGE, directory_urls=True)

    assert (found.answer.text, found.answer.number) == ("停手 → 打银行", "")


def test_the_first_action_says_how_its_window_stands() -> None:
    """In the words of the plan it leads to; where nothing is known, nothing is said."""
    item = ActionItem("stop", Phrase("先撤销"), state="depends", state_word="看情况", window="发出后 2 小时内")
    unsure = ActionItem("stop", Phrase("先撤销"), state="unknown", state_word="期限不明", window="期限未查到")
    answers = [page_documents(page("plan", Actions((each,))), LANGUAGE, directory_urls=True)[0].answer.text for each in (item, unsure)]

    assert answers == ["先撤销 · 看情况 · 发出后 2 小时内", "先撤销"]


def test_the_answer_of_a_claim_is_the_judgement() -> None:
    item = ClaimItem("m01", Phrase("能撤回"), "false", "不对", Phrase("没有这个按钮"), "", ())
    (found,) = page_documents(page("claim", Claims((item,))), LANGUAGE, directory_urls=True)

    assert (found.answer.tone, found.answer.word, found.answer.text) == ("false", "不对", "没有这个按钮")


def test_a_hotline_is_found_by_itself_and_knows_its_place() -> None:
    """Who types a number wants its card, not a page with sixty of them; who names no place means home."""
    section = Section("region-hk", Phrase("香港"), (Contacts((CARD,), register=True),), "HK")
    _, card = page_documents(page("hotlines", sections=(section,)), LANGUAGE, directory_urls=True)

    assert (card.uri, card.title, card.meta.kind, card.meta.regions) == ("a/b/#police-110", "报警 110", "hotline", ("HK",))
    assert (card.answer.tone, card.answer.word, card.answer.number) == ("hotline", "报警", "110")
    assert card.lead == "被骗后第一个电话。先说账号。 拨号"
    assert "00110 是假的" in card.parts[0].text


def test_a_word_of_the_glossary_is_found_by_itself() -> None:
    """Its own address, not the top of a page with sixty; the page need not repeat what its entries say."""
    listed = Facts((("召回", cell("银行之间请求收回。")),), ("recall",))
    glossary, term = page_documents(
        page("glossary", Note(Phrase("不是一回事。")), listed, aliases=("召回",)), LANGUAGE, directory_urls=True
    )

    assert (term.uri, term.title, term.lead, term.meta.kind) == ("a/b/#recall", "召回", "银行之间请求收回。", "term")
    assert (glossary.meta.aliases, glossary.parts, glossary.lead) == ((), (), "不是一回事。")


HTML = """<h1 id="t">怎么办<a class="headerlink" href="#t">¶</a></h1>
<p>先看<sup class="z-marks"><a href="#e-a">1</a></sup>这里。</p>
<h2 id="rules">规则</h2><p>24 小时<b>后</b>退回 &amp; 到账。</p>
<!-- block 0 -->
<p>这一块是值，不读它的 HTML</p>
<!-- /block -->
<ul><li>一</li><li>二</li></ul>
<h2 id="sources">依据</h2><ol><li>出处</li></ol>"""


def test_a_hand_written_page_is_read_with_its_blocks_as_values() -> None:
    """What was printed from records is known without reading it back."""
    blocks = ((AnswerBox(cell("不能。", "no", "不可以")), Note(Phrase("块里的话"))),)
    front_matter = {"kind": "guide", "aliases": ["转错"], "search": {"priority": "high"}}
    (found,) = prose_documents(HTML, blocks, "guides/x/", front_matter, LANGUAGE, directory_urls=True)

    assert (found.uri, found.title, found.lead) == ("guides/x/", "怎么办", "先看这里。")
    assert (found.meta.kind, found.meta.aliases, found.meta.priority) == ("guide", ("转错",), "high")
    assert (found.answer.tone, found.answer.word) == ("no", "不可以")
    assert [(part.anchor, part.heading, part.text) for part in found.parts] == [
        ("rules", "规则", "24 小时后退回 & 到账。 不能。 块里的话 一 二")
    ]
