"""What the engine finds, as HTML: cards, answers, snippets, and what is said of nothing; the scripts alone on an empty page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.project import ROOT
from tests.real_records import records

DEFINE = "window.made = {}; window.define = (name, needed, make) => { made[name] = make(...needed.map(part => made[part])); };"
SHOW = """({found, question, language, place, words}) => {
  const {formatter} = made.format, address = uri => "/" + uri;
  const format = formatter({words: words[language], other: words.zh, language, prefix: "", address, place});
  const {status, head, groups, more} = format.results(found, question);
  const body = document.createElement("div"), list = groups.flatMap(({label, items}) => items);
  body.innerHTML = [...head, ...list, more].join("");
  const links = [...body.querySelectorAll("[role=option]")].map(link => ({to: link.getAttribute("href"), text: link.textContent.replace(/\\s+/g, " ").trim(), html: link.innerHTML}));
  return {status, links, tags: [...body.querySelectorAll("*")].map(part => part.localName), groups: groups.map(({label, items}) => [label, items.length])};
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_script_tag(content=DEFINE)
        for name in ("engine/register-card", "snippets", "format"):
            page.add_script_tag(content=(ROOT / f"theme/assets/search/{name}.js").read_text("utf-8"))
        yield page


def page_found(uri: str = "topics/a/", **more: Any) -> dict[str, Any]:
    return {
        "uri": uri,
        "title": "Title",
        "facts": {"kind": "topic", "platform": "", "scenarios": [], "regions": []},
        "verdict": {"tone": "", "word": "", "text": "", "number": ""},
        "parts": [],
        "best": None,
        "deep": [],
        "hit": [],
        "alias": "",
        "aliasHit": [],
        **more,
    }


def part(text: str, *, anchor: str = "", heading: str = "", marked: str = "") -> dict[str, Any]:
    at = text.index(marked) if marked else -1
    return {
        "anchor": anchor,
        "heading": heading,
        "text": text,
        "headingHit": [],
        "hit": [at <= i < at + len(marked) for i in range(len(text))],
    }


def shown(page: Page, *, language: str = "zh", place: str = "", limit: int = 10, **found: Any) -> Any:
    labels = {name: {**labels.words["search"], "region-HK": "HK"} for name, labels in records().labels.items()}
    values = {
        "query": "q",
        "items": [],
        "total": len(found.get("items", ())),
        "elsewhere": 0,
        "weak": False,
        "corrected": [],
        "facets": {"platform": {}, "kind": {}, "region": {}},
        "answers": [],
        "near": [],
        "fallbacks": [],
        "read": "",
        **found,
    }
    question = {"wanted": {}, "rest": values["query"], "limit": limit}
    return page.evaluate(SHOW, {"found": values, "question": question, "language": language, "place": place, "words": labels})


def word(key: str, language: str = "zh") -> str:
    """A word of search, up to its first blank."""
    return records().labels[language].words["search"][key].partition("{")[0].strip()


VERDICT = {"tone": "conditional", "word": "有条件", "text": "先看对方收没收款。", "number": ""}


def test_the_first_action_has_a_number_only_where_the_engine_gives_one(page: Page) -> None:
    """110 stood there for people in 13 other places."""
    for number, calls in (("", []), ("999", ["tel:999"])):
        card = page_found(
            type="action", action={"text": "Call your bank", "number": number, "uri": "plans/a/"}, verdict={**VERDICT, "number": "110"}
        )
        links = shown(page, answers=[card], items=[page_found()])["links"]
        assert links[0]["to"] == "/plans/a/"
        assert word("first-action") in links[0]["text"]
        assert "Call your bank" in links[0]["text"]
        assert [link["to"] for link in links if link["to"].startswith("tel:")] == calls


def test_a_plan_is_a_first_action_with_the_answer_of_its_record(page: Page) -> None:
    """Until the engine says `action`."""
    links = shown(page, answers=[page_found(type="plan", verdict={**VERDICT, "number": "110"})], items=[page_found()])["links"]
    assert [link["to"] for link in links[:2]] == ["/topics/a/", "tel:110"]
    assert VERDICT["text"] in links[0]["text"]


def test_a_thing_without_rules_says_so_first(page: Page) -> None:
    card = page_found("uncovered/venmo/", type="uncovered", title="Venmo", verdict={**VERDICT, "text": "查过官网，没有找到。"})
    found = shown(page, answers=[card])
    assert found["links"][0]["text"].startswith(word("uncovered"))
    assert "查过官网，没有找到。" in found["links"][0]["text"]
    assert [line for line in found["status"] if line.startswith(word("none"))] == []


def way(shown: str, **more: Any) -> dict[str, Any]:
    """A number as it was compared with the register."""
    return {
        "shown": shown,
        "kind": "number",
        "known": "",
        "like": "",
        "warned": False,
        "uri": "",
        "name": "",
        "day": "",
        "sure": False,
        **more,
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_number_that_was_pasted_is_no_link(page: Page, language: str) -> None:
    """One tap would call whoever wrote the message; only the entry of the register is a link."""
    known = way("96110", known="a", uri="hotlines/#a", name="Line", day="2026-11-01", sure=True, official="96110")
    for ways, uris in (([way("13800000000")], ["/hotlines/"]), ([known], ["/hotlines/#a", "/hotlines/"])):
        links = shown(page, language=language, answers=[{"type": "register", "ways": ways}], items=[page_found()])["links"]
        assert [link["to"] for link in links if "hotlines" in link["to"]] == uris
        assert not [link for link in links if link["to"].startswith("tel:")]


def test_a_claim_and_a_hotline_have_their_cards(page: Page) -> None:
    claim = page_found(
        "claims/#m1", type="claim", title="Claim", verdict={"tone": "false", "word": "不对", "text": "没有这回事。", "number": ""}
    )
    hotline = page_found("hotlines/#x", type="hotline", verdict={"tone": "hotline", "word": "Line", "text": "What for.", "number": "96110"})
    links = shown(page, answers=[claim, hotline], items=[page_found()])["links"]
    assert [link["to"] for link in links[:3]] == ["/claims/#m1", "/hotlines/#x", "tel:96110"]
    assert "z-v-false" in links[0]["html"]
    assert word("look-alike") in links[1]["text"]


def test_the_part_of_a_story_that_was_used_is_said(page: Page) -> None:
    assert shown(page, items=[page_found()], read="微信转错了人")["status"][0] == f"{word('read')}微信转错了人"
    assert shown(page, items=[page_found()])["status"][0].startswith(word("count"))


@pytest.mark.parametrize(
    ("language", "place", "calls"), [("zh", "", 1), ("zh", "HK", 0), ("zh", "CN", 1), ("en", "", 0), ("en", "CN", 1), ("en", "GB", 0)]
)
def test_nothing_found_names_the_police_only_where_they_answer(page: Page, language: str, place: str, calls: int) -> None:
    links = shown(page, language=language, place=place)["links"]
    assert [link["to"] for link in links].count("tel:110") == calls
    assert "/all-pages/" in [link["to"] for link in links]


def test_nothing_found_does_not_repeat_a_story(page: Page) -> None:
    (line,) = shown(page, query="骗" * 500)["status"]
    assert line.count("骗") == 40
    assert "…" in line


def test_the_answer_of_the_record_is_the_snippet_and_its_section_a_link_below_it(page: Page) -> None:
    best = part("微信里点了确认收款就退不了。", anchor="rules", heading="规则", marked="确认收款")
    links = shown(page, items=[page_found(verdict=VERDICT, best=best)])["links"]
    assert [link["to"] for link in links] == ["/topics/a/", "/topics/a/#rules"]
    assert VERDICT["text"] in links[0]["text"]
    assert VERDICT["word"] in links[0]["text"]
    assert "<mark>确认收款</mark>" in links[1]["html"]


def test_a_page_without_an_answer_shows_where_its_hits_are(page: Page) -> None:
    text = "开头。" * 60 + "这里说怎么申请拒付。" + "结尾。" * 60
    (link,) = shown(page, items=[page_found(best=part(text, marked="申请拒付"))])["links"]
    assert "<mark>申请拒付</mark>" in link["html"]
    assert len(link["text"]) < 120


def test_hits_are_marked_in_the_answer_too(page: Page) -> None:
    title = "微信转错人"
    (link,) = shown(page, items=[page_found(title=title, hit=[True] * 5, verdict={**VERDICT, "text": "微信转错人以后马上联系。"})])["links"]
    assert "<mark>微信转错人</mark>以后" in link["html"]


def snippet(page: Page, text: str, start: int = 0) -> str:
    cut: str = page.evaluate("([text, start]) => made.snippets.snippet(text, [], start)", [text, start])
    return cut


def test_english_is_never_cut_inside_a_word(page: Page) -> None:
    """On both sides, wherever the hit stands."""
    text = "Ask your bank’s fraud-line for a reversal before 17:30 of the next working day; PayPal cannot take back 1,250.50 dollars. " * 4
    words = set(text.split()) | {"fraud-line"}
    for start in range(0, len(text), 3):
        cut = snippet(page, text, start)
        inside = cut.strip("…").split()
        assert inside[0] in words, cut
        assert any(word.startswith(inside[-1]) and not word[len(inside[-1]) :].strip(";.") for word in words), cut
        assert cut.endswith("…") == (not text.strip().endswith(cut.strip("…").strip())), cut


def test_chinese_is_cut_anywhere_but_in_a_figure_or_before_its_unit(page: Page) -> None:
    """“小时内” without its 24 promises what nobody said."""
    text = "对方24小时没点收款就退回，第三天到账5,000元，超过2万的要等48小时再看余额变没变。" * 6
    for start in range(len(text)):
        inside = snippet(page, text, start).strip("…")
        at = text.index(inside)
        before, after = text[max(0, at - 1) : at + 1], text[at + len(inside) - 1 : at + len(inside) + 1]
        assert not (at and before[0].isdigit()), before
        assert not (at + len(inside) < len(text) and after[0].isdigit()), after


def test_what_the_index_has_cut_ends_with_a_whole_word(page: Page) -> None:
    """“if money has g” stood in the card of a hotline."""
    text = ("It is not for reporting to the police or stopping a payment; " * 5)[:217] + "has g"
    whole = page.evaluate("text => made.snippets.whole(text)", text)
    assert whole.endswith("…")
    assert whole.endswith("stopping a payment…")
    words = page.evaluate("text => made.snippets.whole(text)", "without a stop " * 15 + "withou")
    assert words.endswith("a stop…")
    assert page.evaluate("text => made.snippets.whole(text)", "A short text without a stop") == "A short text without a stop"


def test_nothing_of_a_record_or_a_query_becomes_markup(page: Page) -> None:
    evil = "<img src=x onerror=alert(1)>"
    best = part(evil, anchor="a", heading=evil)
    verdict = {"tone": '"><i>', "word": evil, "text": evil, "number": f"110{evil}"}
    kinds = ("action", "plan", "hotline", "claim", "uncovered", "register")
    cards = [page_found(type=kind, title=evil, verdict=verdict, ways=[way(evil, name=evil, uri="a/", known="a")]) for kind in kinds]
    found = shown(
        page, query=evil, items=[page_found(title=evil, verdict=verdict, best=best, alias=evil)], answers=cards, total=99, elsewhere=2
    )
    assert not {"img", "i"} & set(found["tags"])


def test_a_long_list_is_grouped_by_kind(page: Page) -> None:
    kinds = ["topic", "topic", "plan", "plan", "claim", "topic", "claim", "topic"]
    items = [
        page_found(f"{number}/", facts={"kind": kind, "platform": "", "scenarios": [], "regions": []}) for number, kind in enumerate(kinds)
    ]
    assert shown(page, items=items)["groups"] == [[word("top"), 4], [word("kind-claim"), 2], [word("kind-topic"), 2]]
    assert len(shown(page, items=items[:6])["groups"]) == 1
