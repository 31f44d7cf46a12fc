"""The page of a record, from the small world: nothing that is written is left out, and each heading has under it what it says."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.planner.plan_index import PlanIndex
from generator.records.base import Text
from generator.records.blanks import BLANK
from generator.records.guidance import Topic
from generator.records.traversal import walk_nodes
from tests.elements import Element, ReadPage, read_cell, rows_of
from tests.small_world import LANGUAGES, labels, packs, pages, printed_text, prose, records, sheets

PLACES = {
    "platforms": "platforms/{}.md",
    "institutions": "platforms/other-pay.md",
    "proceedings": "proceedings/{}.md",
    "first_actions": "plans/chat/payer-scam.md",
    "transfer_types": "transfer-types/{}.md",
    "procedures": "procedures/{}.md",
    "claims": "claims/{}.md",
    "topics": "topics/{}.md",
    "rails": "rails/{}.md",
    "corridors": "corridors/{}.md",
    "places": "places/{}.md",
    "uncovered": "uncovered/{}.md",
    "safeguards": "safeguards/{}.md",
    "outlook": "outlook/{}.md",
    "letters": "letters/{}.md",
    "scripts": "scripts/{}.md",
    "comparisons": "comparisons/{}.md",
    "glossary": "glossary.md",
    "statistics": "statistics.md",
    "court_cases": "court-cases.md",
    "contradictions": "claims/contradictions.md",
    "articles": "claims/article.md",
}
"""Kind of record → address of the page that holds all its texts."""
PLANS = {
    "call-110": "plans/chat/payer-scam.md",
    "ask-payee-return": "plans/chat/payer-wrong-payee.md",
    "wait-return": "plans/chat/payer-wrong-payee.md",
    "stop-card": "plans/card/payer-scam.md",
    "comes-back": "plans/card/payer-scam.md",
    "recall-abroad": "plans/hk-wire/payer-scam.md",
    "keep-money": "plans/chat/payee-wrong-payee.md",
    "ignore-recovery-offer": "plans/chat/payer-recovery-offer.md",
}
"""Procedure → a plan that says what to do in its words."""
REGISTERS = {
    "police-110": "hotlines.md",
    "legal-12348": "hotlines.md",
    "pay-line": "hotlines.md",
    "pay-sms": "hotlines.md",
    "pay-app": "official-entries.md",
    "pay-site": "official-entries.md",
    "police-hk": "hotlines-abroad.md",
}
"""Contact → the register that holds its card."""
UNREAD = {("platforms", "operator"), ("calendars", "name"), ("letters", "fields.hint"), ("procedures", "why")}
"""What no page of its own prints as text: a hint of a letter stands inside its empty field, why a step is taken on the plans."""


def texts() -> Iterable[tuple[str, str, tuple[str | int, ...], Text]]:
    """Every text of every record that has a page, or an entry on one: of evidence with words for readers, these.

    A reviewed case has none: it is written for people who change what plans say.
    """
    for node in walk_nodes(records()):
        said_otherwise = node.kind == "evidence" and node.path == ("statement",) and records().evidence[node.id].say
        if isinstance(node.value, Text) and node.kind not in {"labels", "vocabularies", "cases"} and not said_otherwise:
            yield node.kind, node.id, node.path, node.value


def page_with(kind: str, key: str, field: str) -> str:
    """Address of the page on which a text of a record should stand."""
    match kind, field:
        case "procedures", "action":
            return PLANS[key]
        case "places", "provisions" if key == "cn":
            return "places/cn-law-1.md"
        case "contacts", _:
            return REGISTERS[key]
        case "evidence", _:
            return f"evidence/{key[:2]}-1.md"
        case "sources", _:
            return page_with("evidence", next(name for name, item in records().evidence.items() if item.source == key), "")
        case "calendars", _:
            return PLANS["call-110"]
        case _:
            return PLACES[kind].format(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_record_stands_on_its_page(language: str) -> None:
    """Somebody researched it; a block that is dropped from a page takes a warning or a condition with it, and nothing looks missing."""
    lost = []
    for kind, key, path, text in texts():
        field = ".".join(str(step) for step in path if isinstance(step, str))
        failed_records = (kind, field) in UNREAD or key == "doubtful"
        if (
            not failed_records
            and _as_printed(kind, printed_text(text, language), language) not in pages(language)[page_with(kind, key, str(path[0]))].words
        ):
            lost.append((kind, key, *path))

    assert lost == []


def _as_printed(kind: str, words: str, language: str) -> str:
    """A claim is a title on its page, hence without its full stop; a blank has its name."""
    if kind == "scripts":
        blanks, shown = records().vocabularies["blanks"], labels(language).words["ui"]["blank"]
        return BLANK.sub(lambda found: shown.format(label=printed_text(blanks[found[1]].name, language)), words)
    return words.rstrip("。.") if kind == "claims" else words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_nobody_may_publish_stands_nowhere(language: str) -> None:
    """A rate of success that does not hold is remembered by everybody who has seen it."""
    doubtful = records().statistics["doubtful"]
    words = {printed_text(text, language) for text in (doubtful.name, doubtful.figure, doubtful.scope, doubtful.caution)}
    everywhere = [
        *(page.words for page in pages(language).values()),
        *prose(language).values(),
        *(element.text for element in (*sheets(language).values(), *packs(language).values())),
    ]

    assert not [word for word in words if any(word in text for text in everywhere)]


def items_of(section: Element) -> list[str]:
    """The entries of the lists under a heading: the words of a link, or all words but the citations."""
    return [_entry(item) for listing in (*section.all("ul"), *section.all("ol")) for item in listing.children if isinstance(item, Element)]


def _entry(item: Element) -> str:
    links = item.all("a")
    marked = item.all(css="z-marks")
    return links[0].text if links and not marked else item.text_without("z-marks")


def _names(kind: str, keys: Iterable[str], language: str) -> list[str]:
    field = {"topics": "title", "letters": "title", "scripts": "title", "claims": "claim"}.get(kind, "name")
    return [printed_text(getattr(records().kind(kind)[key], field), language) for key in keys]


def _related_of(key: str, record: Topic) -> list[str]:
    """Its own, then those of its group, which leads everybody there but the page itself."""
    of_group = records().vocabularies["topic-groups"][record.group].related_topics
    return [*record.related_topics, *(other for other in of_group if other not in {key, *record.related_topics})]


def _statements(keys: Iterable[str], language: str) -> list[str]:
    words = labels(language).words["confidence"]
    return [f"{words[records().evidence[key].confidence]} {printed_text(records().evidence[key].statement, language)}" for key in keys]


def _papers(record: Any, language: str) -> list[str]:
    terms = records().vocabularies["papers"]
    return [f"{printed_text(terms[paper.paper].name, language)} {printed_text(paper.note, language)}".strip() for paper in record.papers]


Listed = Callable[[str, Any, str], list[str]]
SECTIONS: dict[tuple[str, str], Listed] = {
    ("platforms", "types"): lambda key, record, language: _names(
        "transfer_types", (way for way, other in records().transfer_types.items() if other.platform == key), language
    ),
    ("procedures", "steps"): lambda key, record, language: [printed_text(step.text, language) for step in record.steps],
    ("procedures", "papers"): lambda key, record, language: _papers(record, language),
    ("procedures", "letters"): lambda key, record, language: _names("letters", record.letters, language),
    ("procedures", "legal-basis"): lambda key, record, language: _statements(record.legal_basis, language),
    ("procedures", "next-best"): lambda key, record, language: _names("procedures", record.next_best, language),
    ("procedures", "contacts"): lambda key, record, language: [
        printed_text(channel.text, language) for channel in record.channels if channel.text
    ],
    ("claims", "next-best"): lambda key, record, language: _names("procedures", record.procedures, language),
    ("claims", "types"): lambda key, record, language: _names("transfer_types", record.transfer_types, language),
    ("topics", "part-1"): lambda key, record, language: _statements((fact for part in record.sections for fact in part.facts), language),
    ("topics", "next-best"): lambda key, record, language: _names("procedures", record.related_procedures, language),
    ("topics", "claims"): lambda key, record, language: _names("claims", record.related_claims, language),
    ("topics", "related"): lambda key, record, language: _names("topics", _related_of(key, record), language),
    ("rails", "messages"): lambda key, record, language: [*record.messages],
    ("rails", "more-facts"): lambda key, record, language: _statements(record.facts, language),
    ("corridors", "rails-here"): lambda key, record, language: _names("rails", record.rails, language),
    ("corridors", "places"): lambda key, record, language: _names("places", record.places, language),
    ("corridors", "claims"): lambda key, record, language: _names("claims", record.article_claims, language),
    ("corridors", "more-facts"): lambda key, record, language: _statements(record.facts, language),
    ("places", "contacts"): lambda key, record, language: _names("contacts", record.contacts[4:], language),
    ("places", "more-facts"): lambda key, record, language: _statements(record.facts, language),
    ("safeguards", "steps"): lambda key, record, language: [printed_text(text, language) for text in record.how],
    ("safeguards", "claims"): lambda key, record, language: _names("claims", record.claims, language),
    ("outlook", "claims"): lambda key, record, language: _names("claims", record.claims, language),
    ("letters", "legal-basis"): lambda key, record, language: _statements(record.legal_basis, language),
    ("scripts", "why-said"): lambda key, record, language: _statements(record.evidence, language),
    ("scripts", "used-by"): lambda key, record, language: _names("procedures", record.procedures, language),
    ("letters", "used-by"): lambda key, record, language: _names(
        "procedures", (other for other, procedure in records().procedures.items() if key in procedure.letters), language
    ),
}
"""(kind, anchor of a heading) → the entries of its lists, in their order; where there are none there is no heading."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "anchor"), SECTIONS)
def test_a_list_holds_what_its_heading_says(kind: str, anchor: str, language: str) -> None:
    """“What to do next” above the papers one needs: a reader in a hurry reads headings."""
    found, wanted = {}, {}
    for key, record in records().kind(kind).items():
        section = pages(language)[PLACES[kind].format(key)].sections.get(anchor)
        found[key] = items_of(section) if section else []
        wanted[key] = SECTIONS[kind, anchor](key, record, language)

    assert found == wanted
    assert any(wanted.values()), "no record of the small world has such a list"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["platforms", "procedures", "rails", "places", "safeguards"])
def test_a_page_shows_the_contacts_of_its_record(kind: str, language: str) -> None:
    """A number of another body under this name is dialled."""
    for key, record in records().kind(kind).items():
        page = pages(language)[PLACES[kind].format(key)]
        named = [channel.contact for channel in record.channels if channel.contact] if kind == "procedures" else record.contacts
        cards = named[:4] if kind == "places" else named

        assert [card.attributes["id"] for card in page.whole.all(css="z-contact")] == [*cards], key


def verdict_of(page: ReadPage) -> Element:
    """The answer on top."""
    return page.lead.one(css="z-verdict")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", records().topics)
def test_a_topic_answers_first(key: str, language: str) -> None:
    """The answer, then at most three actions, then why."""
    record, page = records().topics[key], pages(language)[f"topics/{key}.md"]
    cell = read_cell(verdict_of(page))

    assert (cell.text, cell.note) == (printed_text(record.answer.text, language), printed_text(record.answer.note, language))
    assert set(cell.evidence) == set(record.answer.evidence)
    assert [action.text for action in page.lead.all(css="z-do")] == [printed_text(action.text, language) for action in record.actions]
    assert [page.headings[f"part-{number}"].text for number, _ in enumerate(record.sections, 1)] == [
        printed_text(part.heading, language) for part in record.sections
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_and_a_case_stand_with_scope_caution_and_facts_wherever_they_are_shown(language: str) -> None:
    """A figure without its caution is a promise; on its register and on the topic that cites it."""
    figure, case = records().statistics["stopped"], records().court_cases["returned"]
    words = labels(language).words
    amount = words["ui"]["money"].format(amount="20,000.50", currency=words["currency"].get("CNY", "CNY"))
    wanted = {
        f"{printed_text(figure.name, language)} · {printed_text(figure.scope, language)}": (
            printed_text(figure.figure, language),
            printed_text(figure.caution, language),
        ),
        f"{printed_text(case.court, language)} · 2020 · {amount}": (
            printed_text(case.outcome, language),
            printed_text(case.facts, language),
        ),
    }
    topic = pages(language)["topics/frozen-account.md"].sections
    registers = [*rows_of(pages(language)["statistics.md"].whole), *rows_of(pages(language)["court-cases.md"].whole)]
    for rows in (registers, [*rows_of(topic["figures"]), *rows_of(topic["cases"])]):
        assert {label: (cell.text, cell.note) for label, cell in rows} == wanted
        assert {cell.evidence for _, cell in rows} == {("bk-09",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_against_what_circulates_has_no_grade(language: str) -> None:
    """“Low confidence: Alipay’s number is …”: the grade is that of the page that is wrong, not of what we say about it."""
    context = PageContext(records(), Language(language, labels(language)), PlanIndex())
    told = {key: context.statements((key,))[0].confidence_word for key in records().evidence}

    assert {key for key, word in told.items() if not word} == {key for key, item in records().evidence.items() if item.refutes}
