"""Registers: numbers, terms, figures, cases, contradictions, and the evidence itself."""

import functools
import operator

import pytest

from generator.records.vocabulary import Carrier, ContactStatus
from tests.elements import Element, rows_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, records

REGISTERS = {
    "hotlines.md": {"cn-hotlines": ["police-110", "legal-12348", "pay-line", "pay-sms"]},
    "official-entries.md": {"cn-entries": ["pay-app", "pay-site"]},
    "hotlines-abroad.md": {"region-hk": ["police-hk"]},
}
"""Address → anchor of a heading → the contacts below it."""


@pytest.mark.parametrize("uri", REGISTERS)
def test_a_contact_stands_in_the_register_of_its_region_and_kind(uri: str) -> None:
    """A number that answers only in Hong Kong is no mainland number."""
    page = pages("zh")[uri]
    cards = {anchor: [card.attributes["id"] for card in page.sections[anchor].all(css="z-contact")] for anchor in REGISTERS[uri]}

    assert cards == REGISTERS[uri]
    assert [anchor for anchor in page.sections if anchor != "sources"] == [*REGISTERS[uri]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", records().contacts)
def test_a_card_says_whose_number_it_is_and_how_far_it_can_be_trusted(key: str, language: str) -> None:
    """The number is tapped; the doubt and the look-alikes beside it are read."""
    contact, words = records().contacts[key], labels(language).words
    uri = next(uri for uri, sections in REGISTERS.items() if key in functools.reduce(operator.iadd, sections.values(), []))
    card = pages(language)[uri].whole.one(css="z-contact", id=key)
    links = [link.attributes["href"] for link in card.all("a") if "#" not in link.attributes["href"]]
    dialled = [f"tel:{contact.number}"] if contact.kind == "hotline" else []
    look_alikes = [part.text_without("z-marks") for part in card.all(css="z-lookalike")]

    assert card.one(css="z-contact-name").text_without("z-marks") == printed_text(contact.name, language)
    assert links == [*dialled, *([contact.url] if contact.url else [])]
    assert contact.number is None or contact.number in card.text
    assert all(printed_text(text, language) in card.text for text in (contact.path, contact.scope, contact.hours) if text)
    assert words["contact-status"][contact.status] in card.text
    assert look_alikes == [f"{words['ui']['look-alike']} {printed_text(text, language)}" for text in contact.look_alikes]
    assert _marks(card) == {*contact.evidence, *contact.look_alike_evidence}
    assert f"z-contact-{contact.status}" in card.attributes["class"]
    assert (words["ui"]["hours-unknown"] in card.text) == (contact.kind == "hotline" and contact.hours is None)


def _marks(element: Element) -> set[str]:
    return {link.attributes["href"].removeprefix("#e-") for sup in element.all("sup", "z-marks") for link in sup.all("a")}


def test_a_warning_of_look_alikes_rests_on_evidence_of_its_own() -> None:
    """Pages nobody should trust are cited beside the warning and nowhere else."""
    card = pages("zh")["hotlines.md"].whole.one(css="z-contact", id="pay-line")

    assert _marks(card.one(css="z-lookalike")) == {"hl-03"}
    assert _marks(card.one(css="z-contact-name")) == {"hl-01"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_stands_with_its_other_name_its_meaning_and_what_it_is_no_other_word_for(language: str) -> None:
    """“UETR UETR” looks like two terms; the other language's name stays where it says more."""
    rows = dict(rows_of(pages(language)["glossary.md"].whole))
    recall, words = records().glossary["recall"], labels(language).words["ui"]
    named = {"zh": "召回 recall in English", "en": "recall in English 召回"}[language]

    assert [*rows] == [named, "UETR"]
    assert rows[named].text == printed_text(recall.means, language)
    assert rows[named].note == words["not-to-confuse"].format(names="UETR")
    assert rows[named].evidence == recall.evidence
    assert pages(language)["glossary.md"].whole.one("div", id="uetr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contradiction_shows_both_sides_and_our_reading(language: str) -> None:
    """One side alone would hide that there is another."""
    record, words = records().contradictions["two-clocks"], labels(language).words
    ((label, cell),) = rows_of(pages(language)["claims/contradictions.md"].whole)
    sides = " ".join(words["ui"]["versus"].split()).join(f" {printed_text(side, language)} " for side in record.sides).strip()

    assert (label, cell.text, cell.note) == (printed_text(record.subject, language), printed_text(record.judgement, language), sides)
    assert (cell.tone, cell.word, cell.evidence) == ("disputed", words["answer"]["disputed"], record.evidence)


def entry_of(key: str, language: str) -> Element:
    """A piece of evidence in its register."""
    return pages(language)[f"evidence/{key[:2]}-1.md"].whole.one(css="z-evidence", id=key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", records().evidence)
def test_a_piece_of_evidence_is_printed_whole(key: str, language: str) -> None:
    """Statement, words, source, who speaks, where it was read, how sure, which day, what weakens it: whoever doubts begins here."""
    item, words = records().evidence[key], labels(language).words
    source = records().sources.get(item.source or "")
    entry = entry_of(key, language)
    facts = [part.strip() for part in entry.all("p", "z-quiet")[1].text.split(" · ")]
    kind = [words["source-kind"][source.kind], words["carrier"][source.carrier]] if source else []
    dated = [source.published or ("" if source.text_as_of else words["ui"]["no-date"])] if source else []
    published = [part for part in (source.title, source.publisher, *dated) if part] if source else []
    linked = [link.attributes["href"] for link in entry.all("p", "z-quiet")[0].all("a")]

    assert entry.one("b").text == (item.research_id or key.upper())
    assert entry.one("span", id=f"e-{key}").text == printed_text(item.say or item.statement, language)
    assert [quote.text for quote in entry.all("q")] == ([item.quote] if item.quote else [])
    assert entry.all("p", "z-quiet")[0].text == (" · ".join(published) if source else words["ui"]["no-source-found"])
    assert linked == ([source.url] if source and source.carrier is not Carrier.MIRROR else [])
    assert facts[: len(kind) + 2] == [*kind, words["confidence"][item.confidence], words["ui"]["checked"].format(day=item.checked_on)]
    assert [part.text for part in entry.all("p", "z-caveat")] == (
        [f"{words['ui']['caveat']}{words['ui']['colon']}{printed_text(item.caveat, language)}"] if item.caveat else []
    )


@pytest.mark.parametrize(
    ("key", "users"),
    [
        ("hl-03", ["../../hotlines/#pay-line"]),
        ("hl-02", ["../../hotlines/#police-110", "../../hotlines/#legal-12348", "../../official-entries/#pay-app", "../../hotlines-abroad/#police-hk"]),
        ("bk-07", []),
        ("bk-08", ["../../rails/hk-wire/", "../../places/cn/"]),
        ("bk-09", ["../../claims/myth-b/", "../../claims/contradictions/#two-clocks", "../../statistics/#stopped", "../../court-cases/#returned"]),
    ],
)  # fmt: skip
def test_a_piece_of_evidence_names_what_rests_on_it(key: str, users: list[str]) -> None:
    """When a source turns out wrong, this is the list of what has to change. A figure nobody may publish is not on it."""
    links = entry_of(key, "zh").all("p", "z-quiet")[1].all("a")

    assert [link.attributes["href"] for link in links] == users


def test_an_unconfirmed_number_says_so_wherever_it_is_shown() -> None:
    """Only what two sources confirm may be dialled without a second look."""
    doubt = labels("zh").words["contact-status"][ContactStatus.UNCONFIRMED]
    shown = [card for page in pages("zh").values() for card in page.whole.all(css="z-contact", id="pay-line")]

    assert len(shown) > 3
    assert all(doubt in card.text for card in shown)
