"""What to say: which plan has which card, in whose language, with which number and which blanks."""

from dataclasses import replace

import pytest

from generator.pages.blocks import CallCard, CallCards
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.planner.plan_index import build_plan_index
from generator.records.dataset import Dataset
from generator.records.vocabulary import PAYER_SCENARIOS, RECEIVERS, Role, Scenario
from tests import real_records
from tests.small_world import LANGUAGES, labels, pages, records

CHAT_MISTAKE = Case(Role.PAYER, Scenario.WRONG_PAYEE, "chat")
CHAT_SCAM = Case(Role.PAYER, Scenario.SCAM, "chat")


def cards(case: Case, language: str = "zh", dataset: Dataset | None = None) -> tuple[CallCard, ...]:
    """The cards of the plan of a case."""
    dataset = dataset or records()
    ctx = PageContext(dataset, Language(language, labels(language)), build_plan_index(dataset))
    page = ctx.plan_index.page_of(case)
    assert page
    return next((block.items for part in plan_page(ctx, page).sections for block in part.blocks if isinstance(block, CallCards)), ())


def where(regions: tuple[str, ...], spoken: tuple[str, ...] = ()) -> Dataset:
    """The small world, where a rail is one of these regions and other languages are spoken in Hong Kong."""
    places = {**records().places, "hk": records().places["hk"].model_copy(update={"spoken": spoken})}
    rails = {**records().rails, "hk-wire": records().rails["hk-wire"].model_copy(update={"regions": regions})}
    return replace(records(), records={**records().records, "places": places, "rails": rails})


WIRE_SCAM = Case(Role.PAYER, Scenario.SCAM, "hk-wire")


def of(found: tuple[CallCard, ...], key: str) -> CallCard:
    return next(card for card in found if card.id == key)


def test_a_plan_has_the_cards_of_its_actions_the_first_for_each_addressee_in_front() -> None:
    """Who to call first stands open; a second card for the same people waits."""
    assert [card.id for card in cards(CHAT_MISTAKE)] == ["to-the-payee"]
    assert [card.id for card in cards(CHAT_SCAM)] == ["to-the-police", "text-the-police"]


def test_a_card_stands_only_where_its_words_are_true() -> None:
    """A victim of a scam must not say that it was a mistake."""
    named = [*records().scripts["to-the-payee"].procedures, *records().scripts["to-the-police"].procedures]
    scripts = {**records().scripts, "to-the-payee": records().scripts["to-the-payee"].model_copy(update={"procedures": tuple(named)})}
    dataset = replace(records(), records={**records().records, "scripts": scripts})

    assert "to-the-payee" not in [card.id for card in cards(CHAT_SCAM, dataset=dataset)]
    assert "to-the-payee" in [card.id for card in cards(CHAT_MISTAKE, dataset=dataset)]


def test_who_received_money_calls_nobody() -> None:
    """They have nothing to stop."""
    received = next(page for page in build_plan_index(records()).pages if page.first.role in RECEIVERS)

    assert cards(received.first) == ()


def test_in_the_mainland_an_english_reader_shows_chinese_and_reads_english() -> None:
    """The officer on the line speaks Chinese."""
    card = of(cards(CHAT_SCAM, "en"), "to-the-police")

    assert (card.lang, card.other_lang) == ("zh-CN", "")
    assert card.body[0][1].startswith("body-of-to-the-police 中文")
    assert card.other[0][1].startswith("body-of-to-the-police in English")
    assert of(cards(CHAT_SCAM), "to-the-police").other == ()


@pytest.mark.parametrize(
    ("language", "spoken", "said", "meant", "noted"),
    [
        ("zh", ("en",), "en", True, False),
        ("en", ("en",), "", False, False),
        ("zh", ("zh", "en"), "", False, False),
        ("en", ("zh",), "zh-CN", True, False),
        ("zh", (), "en", True, True),
        ("en", (), "", False, True),
    ],
)
def test_a_card_is_in_a_language_of_the_place(language: str, spoken: tuple[str, ...], said: str, *, meant: bool, noted: bool) -> None:
    """With what it says for the reader who does not read it; where nobody speaks what we write, it says so."""
    card = of(cards(WIRE_SCAM, language, where(("HK",), spoken)), "to-the-police")

    assert (card.lang, bool(card.other), bool(card.note)) == (said, meant, noted)


@pytest.mark.parametrize("regions", [("INT",), ("CN", "HK")])
def test_where_the_bank_may_be_anywhere_both_languages_stand_there(regions: tuple[str, ...]) -> None:
    """The bank of one reader answers in Chinese, that of another in English."""
    dataset = where(regions, ("en",))

    assert [(card.lang, card.other_lang) for card in cards(WIRE_SCAM, "zh", dataset)] == [("", "en")]
    assert [(card.lang, card.other_lang) for card in cards(WIRE_SCAM, "en", dataset)] == [("", "zh-CN")]


def test_a_script_of_one_place_is_in_its_language_everywhere() -> None:
    """The text line of the mainland is read in the mainland."""
    assert of(cards(CHAT_SCAM, "en"), "text-the-police").lang == "zh-CN"


def test_a_card_has_the_number_of_its_action_or_its_own_contact() -> None:
    """A number that is typed nowhere else than in the register."""
    found = cards(CHAT_SCAM)
    own = of(found, "text-the-police").contact
    action = of(found, "to-the-police").contact

    assert own
    assert own.id == records().scripts["text-the-police"].contact
    assert action
    assert action.id == "police-110"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_rail_no_card_calls_a_number_of_one_place_only(language: str) -> None:
    """110 rings nobody in most places where such a plan is read."""
    assert all(card.contact is None or not card.contact.place for card in cards(WIRE_SCAM, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blanks_have_their_names_and_are_the_same_in_both_texts(language: str) -> None:
    """A page shows no brace, and what is typed goes into both."""
    for card in (*cards(CHAT_SCAM, language), *cards(CHAT_MISTAKE, language)):
        names = {piece for _, piece, label in card.body if label}
        assert names
        assert not card.other or names == {piece for _, piece, label in card.other if label}
        assert not any("{" in piece or "{" in label for _, piece, label in (*card.body, *card.other))


def test_the_first_card_is_open_and_the_others_are_folded() -> None:
    """A sentence to read out at once; further ones in one line each."""
    page = pages("zh")["plans/chat/payer-scam.md"].whole

    assert [(card.tag, card.attributes["data-say"]) for card in page.all(css="z-call-card")] == [
        ("div", "to-the-police"),
        ("details", "text-the-police"),
    ]


def test_every_plan_of_a_payer_has_something_to_say() -> None:
    """Whoever calls with shaking hands reads it out; a new way of paying has it as well."""
    dataset = real_records.records()
    said = {key: set(script.procedures) for key, script in dataset.scripts.items()}
    silent = [
        page.uri
        for page in real_records.plans().pages
        if page.first.role not in RECEIVERS and page.first.scenario in PAYER_SCENARIOS
        if not any(
            said[key] & {action.procedure for action in page.actions} and {case.scenario for case in page.cases} <= {*script.scenarios}
            for key, script in dataset.scripts.items()
        )
    ]

    assert silent == []
