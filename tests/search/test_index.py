"""The index: the same pages give the same bytes, in files that any policy lets through."""

import re

import pytest

from generator.search.index import META, Outside, build_index
from generator.search.leaf import Facts
from generator.search.lexicon import Lexicon
from generator.search.packing import ALPHABET, pack_number, pack_postings
from generator.search.reading import read_page
from generator.search.syllables import first_letter, initials_of, sort_key, sound_terms, sounds_of
from generator.search.tokens import stem, terms_of

PAGE = """<html><body><nav>别的页面</nav><article class="md-content__inner">
<h1 id="t">微信转账转错人<a class="headerlink" href="#t">¶</a></h1>
<div class="z-verdict z-no"><p>
<b class="z-answer z-no">不可以</b> <span class="z-text">不能自己撤回。<sup class="z-marks">1</sup></span></p></div>
<h2 id="rules">规则</h2><p>对方没收款，24 小时后退回 &amp; 到账。</p><p data-search-exclude>不要找到我</p>
<table><tr id="row-chat"><th>聊天转账</th><td>能退</td></tr></table>
<h2 id="sources">依据</h2><ol class="z-sources"><li>出处</li></ol>
</article></body></html>"""
LEXICON = Lexicon(concepts={"wrong": ("转错", "wrong person")}, entities={"wechat-pay": ("微信", "wechat")}, stops=("怎么办", "了"))


def leaves() -> tuple:
    return read_page(PAGE, uri="a/", language="zh", facts=Facts(kind="topic", aliases=("微信转错人", "wechat wrong person")))


def test_a_page_is_read_without_what_repeats() -> None:
    """Navigation, sources and excluded parts put the wrong page on top."""
    (leaf,) = leaves()
    assert leaf.title == "微信转账转错人"
    assert (leaf.verdict.tone, leaf.verdict.word, leaf.verdict.text) == ("no", "不可以", "不能自己撤回。")
    assert [(part.anchor, part.kind) for part in leaf.parts] == [("rules", "section"), ("row-chat", "row")]
    assert "24 小时后退回 & 到账" in leaf.parts[0].text
    assert "不要找到我" not in str(leaf)
    assert "出处" not in str(leaf)


def test_the_word_of_an_answer_is_not_in_the_snippet_too() -> None:
    """“有条件 有条件 有条件”: a result shows the word once, in front of what the page says."""
    html = """<article><h1>微信聊天转账</h1><div class="z-verdict z-no"><p class="z-asked">付款人能自己撤吗</p><p>
    <b class="z-answer z-no">不能</b> <span class="z-text">没有撤回按钮。</span></p></div><h2 id="rules">规则</h2>
    <dl class="z-facts"><div><dt>收款人能退回吗</dt><dd><b class="z-answer z-conditional">有条件</b> <span class="z-text">他愿意才退。</span></dd></div></dl>
    <div class="z-table-wrap"><table><tr id="row-chat"><th>聊天转账</th><td><b class="z-answer z-no">已过</b></td><td><b class="z-answer z-no">已过</b> 找对方</td></tr></table></div>
    <ul class="z-legend"><li><b class="z-answer z-no">已过</b> <span>有依据说不行</span></li></ul></article>"""
    (leaf,) = read_page(html, uri="a/", language="zh", facts=Facts(kind="type"))
    assert (leaf.verdict.word, leaf.verdict.text, leaf.lead) == ("不能", "没有撤回按钮。", "没有撤回按钮。")
    assert [part.text for part in leaf.parts] == ["收款人能退回吗 他愿意才退。", "找对方"]


def test_a_hotline_is_found_by_itself() -> None:
    """Who types a number wants its card, not a page with sixty of them."""
    html = """<article><h1>官方电话</h1><h2 id="cn">大陆</h2><div class="z-contacts"><div class="z-contact" id="police-110">
    <p class="z-contact-name"><b>报警</b></p><p><a class="z-tel" href="tel:110"><span>拨打 <b>110</b></span></a></p><p>被骗后第一个电话</p>
    <p class="z-lookalike"><b>当心</b> 12110</p></div></div></article>"""
    page, card = read_page(html, uri="hotlines/", language="zh", facts=Facts(kind="hotlines"))
    assert (card.uri, card.title, card.verdict.number, card.verdict.text) == ("hotlines/#police-110", "报警 110", "110", "被骗后第一个电话")
    assert "12110" in card.parts[0].text
    assert page.title == "官方电话"


def test_a_hotline_abroad_knows_its_place() -> None:
    """Who names no place means home; a number elsewhere stands back."""
    html = """<article><h1>境外电话</h1><h2 id="region-hk">香港</h2><div class="z-contact" id="hk-18222"><p class="z-contact-name"><b>防骗</b></p>
    <p><a class="z-tel" href="tel:18222"><b>18222</b></a></p></div></article>"""
    _, card = read_page(html, uri="hotlines-abroad/", language="zh", facts=Facts(kind="hotlines"))
    assert card.facts.regions == ("HK",)


def test_an_entry_of_a_list_is_found_by_itself() -> None:
    """A word of the trade, a case of a court: its own address, not the top of a page with sixty."""
    html = """<article><h1>{}</h1><p>不是一回事。</p><dl class="z-facts">
    <div id="recall"><dt>召回</dt><dd>银行之间请求收回。</dd></div></dl></article>"""
    page, term = read_page(html.format("术语"), uri="glossary/", language="zh", facts=Facts(kind="glossary", aliases=("召回",)))
    assert (term.uri, term.title, term.lead, term.facts.kind) == ("glossary/#recall", "召回", "银行之间请求收回。", "term")
    assert (page.facts.aliases, page.parts, page.lead) == ((), (), "不是一回事。")
    (cases,) = read_page(html.format("案子"), uri="cases/", language="zh", facts=Facts(kind="cases"))
    assert [(part.anchor, part.heading, part.kind) for part in cases.parts] == [("recall", "召回", "row")]


def test_a_form_with_a_gap_is_for_queries_alone() -> None:
    """What stands on pages is well put; it is people who put a word between."""
    lexicon = Lexicon(concepts={"wrong": ("转给*陌生人", "转错")})
    assert {mark for _, _, mark in lexicon.forms.found("转给一个陌生人")} == set()
    assert "转给*陌生人" in build_index(leaves(), lexicon)[META]


def test_overlapping_forms_are_both_found() -> None:
    """被盗用 is 被盗 and 盗用; 转错人 hides the 转错 inside it."""
    lexicon = Lexicon(concepts={"stolen": ("被盗", "盗用"), "wrong": ("转错", "转错人")})
    assert [(start, end) for start, end, _ in lexicon.forms.found("被盗用转错人")] == [(0, 2), (1, 3), (3, 6)]


def test_sounds_are_filed_as_half_the_country_types_them() -> None:
    """Zhuan and zuan, ying and yin are one."""
    assert set(sound_terms("转赢")) == {"~zuan", "~yin", "~zuan_yin"}
    assert list(initials_of("微信转账", whole=True)) == ["^wxzz"]
    assert list(initials_of("微信转账", whole=False)) == ["^wxz"]


def test_the_same_leaves_give_the_same_bytes() -> None:
    """Deterministic builds: a changed byte is a changed page."""
    assert build_index(leaves(), LEXICON) == build_index(leaves(), LEXICON)


def test_every_file_is_one_call_and_tells_its_content() -> None:
    """`load("name","text")` runs as a script from a disk, and is cut to JSON by a worker: no eval under any policy."""
    for name, text in build_index(leaves(), LEXICON, Outside(words={"zh": {"count": "{n}"}})).items():
        assert re.fullmatch(r'load\("[^"]+",".*"\)\n', text, re.DOTALL), name
        assert name == META or re.fullmatch(r"[a-z]+\d*(-[a-z]+-\d+)?\.[0-9a-f]{8}\.js", name), name


def test_numbers_and_postings_are_packed_in_printable_signs() -> None:
    """Nothing that a script string would have to escape."""
    assert pack_number(45) == ALPHABET[45]
    assert len(pack_number(46)) == 2
    assert pack_postings([(0, 1), (1, 7)]) == pack_number(0) + pack_number(6)
    assert not set('"\\ \n') & set(ALPHABET)


@pytest.mark.parametrize(
    ("text", "terms"),
    [("转错人", {"转错", "错人"}), ("985条", {"985", "条"}), ("the transfers", {"transfer"}), ("mt199", {"mt199", "mt", "199"})],
)
def test_a_text_is_cut_into_terms(text: str, terms: set[str]) -> None:
    """The engine cuts queries by the same rules."""
    assert set(terms_of(text)) == terms


@pytest.mark.parametrize(
    ("word", "root"), [("transferred", "transfer"), ("scammed", "scam"), ("companies", "company"), ("fees", "fee"), ("charging", "charg")]
)
def test_english_endings_are_cut(word: str, root: str) -> None:
    """Transfer, transfers and transferred are one thing to a reader."""
    assert stem(word) == root


def test_titles_sort_by_sound() -> None:
    """The page of all guides is in pinyin order, quotation marks apart."""
    assert sorted(["支付宝", "被骗", "安全"], key=sort_key) == ["安全", "被骗", "支付宝"]
    assert [first_letter(title) for title in ("“包解冻”", "ATM", "微信", "12315")] == ["B", "A", "W", "#"]
    assert "银" in sounds_of({"银", "转"})["yin"]
