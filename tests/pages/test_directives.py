"""The directives of hand-written pages, in a sentence and on a line of its own."""

import pytest

from generator.pages.directives import DIRECTIVES
from tests.elements import Element, evidence_of, read_html, rows_of
from tests.small_world import LANGUAGES, labels, printed_text, prose, records, site

LINKS = {
    "topic": ("topics", "frozen-account", "title", "../../topics/frozen-account/"),
    "procedure": ("procedures", "stop-card", "name", "../../procedures/stop-card/"),
    "platform": ("platforms", "other-pay", "name", "../../platforms/other-pay/"),
    "rail": ("rails", "hk-wire", "name", "../../rails/hk-wire/"),
    "corridor": ("corridors", "cn-hk", "name", "../../corridors/cn-hk/"),
    "letter": ("letters", "demand", "title", "../../letters/demand/"),
    "script": ("scripts", "to-the-payee", "title", "../../scripts/to-the-payee/"),
    "safeguard": ("safeguards", "delay", "name", "../../safeguards/delay/"),
    "comparison": ("comparisons", "rails", "title", "../../comparisons/rails/"),
    "term": ("glossary", "recall", "term", "../../glossary/#recall"),
    "place": ("places", "hk", "name", "../../places/hk/"),
    "outlook": ("outlook", "revocable", "name", "../../outlook/revocable/"),
    "contradiction": ("contradictions", "two-clocks", "subject", "../../claims/contradictions/#two-clocks"),
    "statistic": ("statistics", "stopped", "name", "../../statistics/#stopped"),
    "court-case": ("court_cases", "returned", "court", "../../court-cases/#returned"),
    "transfer-type": ("transfer_types", "card", "name", "../../transfer-types/card/"),
    "article": ("articles", "seed", "title", "../../claims/article/#seed"),
    "claim": ("claims", "myth-b", "claim", "../../claims/myth-b/"),
}
"""Directive → kind, id and field of the name of what it links to, address of its page."""


def answered(markdown: str, language: str) -> Element:
    """A line of a guide with its directives answered, without the list of sources."""
    built = site(language)
    before = len(built.problems)
    text = built.prose("guides/x.md", markdown, "content/x.md").text.partition("\n## ")[0]

    assert built.problems[before:] == []
    return read_html(text)


def links_of(element: Element) -> list[tuple[str, str]]:
    """Words and address of every link but the citations."""
    marks = [mark for sup in element.all("sup", "z-marks") for mark in sup.all("a")]
    return [(link.text, link.attributes["href"]) for link in element.all("a") if link not in marks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LINKS)
def test_a_record_named_in_a_sentence_is_a_link_to_its_page(name: str, language: str) -> None:
    """Named as it is called in the language of the page, without the full stop of a claim."""
    kind, key, field, address = LINKS[name]
    words = printed_text(getattr(records().kind(kind)[key], field), language).rstrip("。.")

    assert links_of(answered(f"见 <!-- {name}: {key} -->。", language)) == [(words, address)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(LINKS.keys() - {"transfer-type", "claim"}))
def test_records_named_on_a_line_are_a_list_of_links(name: str, language: str) -> None:
    """All of them, in their order."""
    kind, key, field, address = LINKS[name]
    keys = [key, *(other for other in records().kind(kind) if other not in {key, "doubtful"})]
    names = [printed_text(getattr(records().kind(kind)[each], field), language).rstrip("。.") for each in keys]
    links = links_of(answered(f"<!-- {name}: {', '.join(keys)} -->", language))

    assert [words for words, _ in links] == names
    assert links[0][1] == address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "number", "address"),
    [
        ("police-110", "110", "tel:110"),
        ("pay-sms", "10690001", "../../hotlines/#pay-sms"),
        ("pay-app", "", "../../official-entries/#pay-app"),
        ("police-hk", "18222", "tel:18222"),
    ],
)
def test_a_contact_in_a_sentence_can_be_tapped_or_looked_up(key: str, number: str, address: str, language: str) -> None:
    """A number to dial dials; one that takes texts, or an entry in an app, leads to its card."""
    name = printed_text(records().contacts[key].name, language)
    if language == "en" and records().contacts[key].region == "CN" and address.startswith("tel:"):
        address = f"../../hotlines/#{key}"  # who reads it may be anywhere
        number = f"{number} ({labels(language).words['region']['CN']})"

    assert links_of(answered(f"打 <!-- contact: {key} -->。", language)) == [(f"{name} {number}".strip(), address)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_sentence_asks_for_is_said_in_it(language: str) -> None:
    """The window, the action, the statement, the rule: figures come from the records."""
    procedures, words = records().procedures, labels(language).words
    unit, start = words["unit-many"]["minute"], words["after-event"]["sent"]
    window = words["ui"]["window-act-by"].format(start=start, length=40, unit=unit)
    rule = records().platforms["some-pay"].rules[2]
    said_in = {
        "window: stop-card": window,
        "action: call-110": printed_text(procedures["call-110"].action, language),
        "evidence: bk-03": printed_text(records().evidence["bk-03"].statement, language),
        "rule: some-pay#stop-now": printed_text(rule.text, language),
        "count: untranslated": "0" if language == "zh" else "3",
    }

    assert {asked: answered(f"<!-- {asked} -->。", language).text for asked in said_in} == {
        asked: f"{text}。" for asked, text in said_in.items()
    }
    assert links_of(answered("<!-- window: stop-card -->。", language)) == [(window, "../../procedures/stop-card/")]
    assert links_of(answered("<!-- action: call-110 -->。", language)) == [(said_in["action: call-110"], "../../procedures/call-110/")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_actions_side_by_side_say_for_whom_they_are(language: str) -> None:
    """A mistake and a scam begin differently; one action alone needs no such word."""
    words, keys = labels(language).words, ("call-110", "ask-payee-return")
    both = answered(f"<!-- action: {', '.join(keys)} -->", language)
    when = f"{words['ui']['only-when']}{words['ui']['colon']}"

    assert [part.text for part in both.all("p", "z-if")] == [f"{when}{words['first-minute-for'][key]}" for key in keys]
    assert [part.text_without("z-marks") for part in both.all("p", "z-do")] == [
        printed_text(records().procedures[key].action, language) for key in keys
    ]
    assert answered("<!-- action: call-110 -->", language).all("p", "z-if") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_on_a_line_stands_with_its_grade_and_its_marks(language: str) -> None:
    """Every piece that is named, in its order."""
    keys, grades = ("bk-05", "bk-02"), labels(language).words["confidence"]
    items = answered(f"<!-- evidence: {', '.join(keys)} -->", language).all("li")
    evidence = records().evidence

    assert [item.text_without("z-marks") for item in items] == [
        f"{grades[evidence[key].confidence]} {printed_text(evidence[key].statement, language)}" for key in keys
    ]
    assert [evidence_of(item) for item in items] == [(key,) for key in keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_stand_with_their_verdicts_and_a_part_holds_those_of_the_article(language: str) -> None:
    """A myth is not a claim of the article."""
    verdicts = labels(language).words["verdict"]
    named = answered("<!-- claim: myth-b, heard-a -->", language).all(css="z-claim")
    part = answered("<!-- article-part: intro -->", language).all(css="z-claim")

    assert [(card.attributes["id"], card.one("b", "z-verdict-word").text) for card in named] == [
        ("myth-b", verdicts["only-if"]),
        ("heard-a", verdicts["false"]),
    ]
    assert [card.attributes["id"] for card in part] == ["heard-a"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_and_a_way_of_paying_stand_under_their_questions(language: str) -> None:
    """With the platform in front: the page is about no single one."""
    platform, questions = records().platforms["some-pay"], records().vocabularies["questions"]
    rule = next(rule for rule in platform.rules if rule.id == "final-today")
    way = records().transfer_types["chat"]
    (row,) = rows_of(answered("<!-- rule: some-pay#final-today -->", language))
    shown = answered("<!-- transfer-type: chat -->", language)
    ((asked, verdict),) = rows_of(shown)

    assert (row[0], row[1].text) == (
        f"{printed_text(platform.name, language)} · {printed_text(questions['finality'].name, language)}",
        printed_text(rule.text, language),
    )
    assert (asked, verdict.text) == (labels(language).words["column"]["sender-cancel"], printed_text(way.sender_cancel.text, language))
    assert (printed_text(way.name, language), "../../transfer-types/chat/") in links_of(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_contacts_and_tables_on_a_line_are_printed_whole(language: str) -> None:
    """Cards in the order of the directive, and each table by its id."""
    cards = answered("<!-- contact: pay-line, police-110 -->", language).all(css="z-contact")
    tables = answered("<!-- table: rails, time-windows -->", language).all("table")

    assert [card.attributes["id"] for card in cards] == ["pay-line", "police-110"]
    assert [table.attributes["id"] for table in tables] == ["rails", "time-windows"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_of_the_small_world_asks_for_everything_there_is(language: str) -> None:
    """A new directive is tried here, too: whoever builds the small world then sees it on a page."""
    written = (site(language).root / "content" / language / "guides" / "helping-a-parent.md").read_text("utf-8")

    assert {name for name in DIRECTIVES if f"<!-- {name}: " not in written} == set()
    assert "<!--" not in prose(language)["guides/helping-a-parent.md"]
    assert site(language).problems == [problem for problem in site(language).problems if problem.severity == "warning"]
