"""Plan pages, the choices that lead to them, and the home page: what a reader meets first, and which number can be tapped."""

import pytest

from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.rendering.page import RenderContext, render_page
from tests.elements import Element, read_cell, read_page
from tests.pages.conftest import MakeContext
from tests.small_world import LANGUAGES, labels, pages, plans, printed_text, records, sheets

PROCEDURES = records().procedures
ORDER = {
    "plans/chat/payer-wrong-payee.md": ["wait-return", "ask-payee-return"],
    "plans/chat/payer-scam.md": ["call-110", "wait-return"],
    "plans/card/payer-scam.md": ["call-110", "stop-card", "comes-back"],
    "plans/cash/payer-scam.md": ["call-110"],
    "plans/chat/payee-wrong-payee.md": ["keep-money"],
    "plans/chat/merchant-wrong-payee.md": ["keep-money"],
    "plans/chat/payer-recovery-offer.md": ["ignore-recovery-offer"],
    "plans/hk-wire/payer-scam.md": ["recall-abroad"],
    "plans/hk-wire/payer-unauthorised.md": ["recall-abroad"],
    "plans/hk-local/payer-wrong-payee.md": ["recall-abroad"],
    "plans/hk-local/payer-paid-twice.md": ["recall-abroad"],
}
"""Address of every plan → its actions."""
LATER = {"comes-back"}
"""What is for later days, hence not on the first card beside what is for today."""
DIALLED = {
    "plans/chat/payer-wrong-payee.md": {"wait-return": "110", "ask-payee-return": ""},
    "plans/chat/payer-scam.md": {"call-110": "110", "wait-return": "110"},
    "plans/card/payer-scam.md": {"call-110": "110", "stop-card": "95000"},
    "plans/cash/payer-scam.md": {"call-110": "110"},
    "plans/hk-wire/payer-scam.md": {"recall-abroad": ""},
    "plans/hk-local/payer-wrong-payee.md": {"recall-abroad": "18222"},
    "plans/chat/payer-recovery-offer.md": {"ignore-recovery-offer": "110"},
}
"""Plan → action → the number to tap; empty where it depends on the reader's bank or place."""


def case_of(uri: str) -> Case:
    """The case that names a plan."""
    return next(page.first for page in plans().pages if page.uri == uri)


def actions_of(uri: str, language: str) -> dict[str, Element]:
    """The steps of a plan, in their order."""
    steps = pages(language)[uri].whole.all("li", "z-action")
    return {step.attributes["data-action"]: step for step in steps}


def tapped(element: Element) -> str:
    """The number an element offers to dial; empty when it offers none."""
    numbers = {link.attributes["href"].removeprefix("tel:") for link in element.all("a") if link.attributes["href"].startswith("tel:")}
    assert len(numbers) <= 1
    return "".join(numbers)


def test_every_plan_is_here() -> None:
    """A plan that is in no table below is looked at by nobody."""
    assert {page.uri for page in plans().pages} == ORDER.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", ORDER)
def test_a_plan_shows_its_actions_in_its_order_each_in_its_own_words(uri: str, language: str) -> None:
    """Stage, words, evidence, and a time where there is one: read from top to bottom by somebody who does not think straight."""
    words, steps = labels(language).words, actions_of(uri, language)

    assert [*steps] == ORDER[uri]
    for key, step in steps.items():
        procedure = PROCEDURES[key]
        assert step.one("p", "z-phase").text == words["urgency"][procedure.urgency]
        action = procedure.action_for(case_of(uri).scenario)
        assert step.one("p", "z-do").text_without("z-marks") == printed_text(action, language)
        assert set(read_cell(step.one("p", "z-do")).evidence) == set(procedure.availability.evidence)
        timed = procedure.window_for(case_of(uri).scenario) or procedure.window_answer == "unknown"
        assert bool(step.one("p", "z-when").all(css="z-window")) is bool(timed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", ORDER)
def test_the_first_steps_stand_on_top_and_nowhere_else(uri: str, language: str) -> None:
    """Three titles that come again below are read as six steps; what is for later days is not among them."""
    top, first = pages(language)[uri].lead.one(css="z-first"), [key for key in ORDER[uri] if key not in LATER]

    assert [step.attributes["data-action"] for step in top.all("li", "z-action")] == first
    assert len(pages(language)[uri].whole.all("li", "z-action")) == len(ORDER[uri])
    assert [step.one("p", "z-reason").all("a")[-1].attributes["href"] for step in top.all("li", "z-action")] == [
        f"../../../procedures/{key}/" for key in first
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", ORDER)
def test_a_step_says_why_in_words_that_hold_here(uri: str, language: str) -> None:
    """“Call 110” without “only the police can stop it” is one of many things to do."""
    evidence = records().evidence
    for key, step in actions_of(uri, language).items():
        effect = PROCEDURES[key].effect
        reason = step.one("p", "z-reason").one(css="z-text")
        if not any(evidence[name].scope for name in (*effect.evidence, *PROCEDURES[key].availability.evidence)):
            assert reason.text_without("z-marks") == printed_text(effect.text, language)
            assert {*read_cell(step).evidence} >= {*effect.evidence}


@pytest.mark.parametrize("uri", DIALLED)
def test_the_only_number_of_the_place_can_be_tapped_and_none_where_it_depends(uri: str) -> None:
    """Nobody in Hong Kong can call 110, and of two hotlines one is not that of the reader's bank."""
    steps = actions_of(uri, "zh")
    sheet = sheets("zh")[uri.replace("plans/", "sheets/").replace(".md", ".html")]
    light = sheet.one("ol").all("li")

    assert {key: tapped(steps[key]) for key in DIALLED[uri]} == DIALLED[uri]
    assert {key: tapped(item) for key, item in zip(ORDER[uri], light, strict=True) if key in DIALLED[uri]} == DIALLED[uri]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("uri", "field"),
    [
        ("hk-wire/payer-scam", "scam_route"),
        ("hk-wire/payer-unauthorised", "unauthorised_route"),
        ("hk-local/payer-wrong-payee", "mistake_route"),
        ("hk-local/payer-paid-twice", "mistake_route"),
    ],
)
def test_a_plan_abroad_says_whether_this_way_exists_for_what_happened(uri: str, field: str, language: str) -> None:
    """On many rails a mistake and a scam exclude each other: the wrong one costs the deadline of the right one."""
    rail = records().rails[uri.partition("/")[0]]
    asked = labels(language).words["column"]["anyone"]
    answers = pages(language)[f"plans/{uri}.md"].lead.one(css="z-answers")
    route = printed_text(getattr(rail, field).text, language)

    assert asked in [part.text for part in answers.all("p", "z-asked")]
    assert route in [part.text_without("z-marks") for part in answers.all(css="z-text")]
    sheet = sheets(language)[f"sheets/{uri}.html"].text
    assert asked in sheet
    assert route in sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_abroad_says_whose_clock_runs(language: str) -> None:
    """A deadline of banking days means nothing until somebody says where."""
    words = labels(language).words
    notes = {
        "plans/hk-wire/payer-scam.md": words["ui"]["two-clocks"],
        "plans/hk-local/payer-wrong-payee.md": words["ui"]["one-clock"].format(place=words["region"]["HK"]),
    }
    for uri, note in notes.items():
        assert note in [part.text for part in pages(language)[uri].sections["about-plan"].all("p", "z-note-block")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_action_that_holds_in_one_state_only_says_so(language: str) -> None:
    """“Cancel it” to somebody whose payee has already accepted."""
    words, (step, other) = labels(language).words, actions_of("plans/chat/payer-wrong-payee.md", language).values()

    assert step.one("p", "z-if").text == f"{words['ui']['only-when']}{words['ui']['colon']}{words['situation']['tap-accepted-no']}"
    assert other.all("p", "z-if") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_says_how_it_stands_and_promises_nothing_without_a_deadline(language: str) -> None:
    """“Still open” where no deadline is known would be a promise."""
    words = labels(language).words
    stands = {
        "stop-card": words["state"]["open"],
        "call-110": "",
        "wait-return": words["state"]["depends"],
        "keep-money": "",
        "comes-back": words["state"]["coming"],
    }
    found = {key: step for uri in ORDER for key, step in actions_of(uri, language).items() if key in stands}

    assert {key: " ".join(state.text for state in step.all(css="z-state")) for key, step in found.items()} == stands
    assert words["ui"]["window-none"] not in found["call-110"].text
    assert words["ui"]["window-unknown"] in found["keep-money"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_number_stand_its_scope_and_its_hours_where_they_are_known(language: str) -> None:
    """“Hours: not found” between the number and what it does not do is one more line to read; on its card it stands."""
    words, contacts = labels(language).words["ui"], records().contacts
    steps = actions_of("plans/card/payer-scam.md", language)
    beside = {
        key: " ".join(part.text_without("z-marks") for part in steps[key].all("p", "z-called"))
        for key in DIALLED["plans/card/payer-scam.md"]
    }
    hours = f"{words['hours']}{words['colon']}{printed_text(contacts['pay-line'].hours, language)} · "

    assert beside["call-110"] == f"{printed_text(contacts['police-110'].scope, language)} {words['never-calls-you']}"
    assert " ".join(beside["stop-card"].split()) == (
        f"{_spaced(printed_text(contacts['pay-line'].scope, language))} {hours}{words['never-calls-you']}"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("emergency", [False, True])
def test_what_a_number_cannot_do_is_one_tap_away_and_the_police_warn_at_once(
    context: MakeContext, language: str, *, emergency: bool
) -> None:
    """Six lines about a complaint line stood between two steps; that the police never call for codes is not folded."""
    changed = {**records().contacts, "police-110": records().contacts["police-110"].model_copy(update={"emergency": emergency})}
    ctx = context(language, contacts=changed)
    page = next(page for page in ctx.plan_index.pages if page.uri == "plans/card/payer-scam.md")
    step = read_page(render_page(plan_page(ctx, page), RenderContext(ctx, directory_urls=True)).text).lead.all("li", "z-action")[0]
    never = labels(language).words["ui"]["never-calls-you"]

    assert step.text.count(never) == 1
    assert any(never in part.text for part in step.all("details")) is not emergency


def _spaced(words: str) -> str:
    """Sentences as they are printed beside a number: the first, a blank, the rest."""
    return words.replace("。", "。 ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_shown_in_full_above_is_only_named_again(language: str) -> None:
    """The same four lines about the police under three steps push the fourth step off the screen."""
    scope = printed_text(records().contacts["police-110"].scope, language)
    steps = actions_of("plans/chat/payer-scam.md", language)
    light = sheets(language)["sheets/chat/payer-scam.html"].one("ol").all("li")

    assert [scope in step.text for step in steps.values()] == [True, False]
    assert [scope in item.text for item in light] == [True, False]
    assert steps["wait-return"].one("p", "z-again").text == f"{labels(language).words['ui']['call']} 110"


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_are_those_of_what_happened_with_where_to_find_them(language: str) -> None:
    """After a mistake there is no police receipt to wait for."""
    papers = records().vocabularies["papers"]
    asked = {
        uri: {item.attributes["data-paper"]: item for item in pages(language)[uri].sections["papers"].all("li")}
        for uri in ("plans/card/payer-scam.md", "plans/chat/payer-wrong-payee.md")
    }
    record = asked["plans/card/payer-scam.md"]["transfer-record"]

    assert [[*found] for found in asked.values()] == [["transfer-record"], ["identity-card"]]
    assert record.one("span").text_without("z-marks") == printed_text(papers["transfer-record"].name, language)
    assert record.one(css="z-hint").text == printed_text(papers["transfer-record"].hint, language)
    assert read_cell(record).evidence == papers["transfer-record"].evidence


def test_a_letter_is_offered_only_where_its_words_are_true() -> None:
    """A victim of a scam must not sign that it was a mistake."""
    offered = {uri for uri in ORDER for link in pages("zh")[uri].whole.all("a") if link.attributes["href"].endswith("letters/demand/")}

    mistakes = {"plans/hk-local/payer-wrong-payee.md", "plans/hk-local/payer-paid-twice.md"}
    assert offered == {"plans/chat/payer-wrong-payee.md", *mistakes}


def test_an_offer_to_recover_money_names_no_list_of_ways() -> None:
    """Twenty ways of paying stood there, eight lines of a phone, and none of them made a difference."""
    notes = [part.text for part in pages("zh")["plans/chat/payer-recovery-offer.md"].sections["about-plan"].all("p", "z-note-block")]

    assert any(labels("zh").words["ui"]["any-way"] in note for note in notes)
    assert not [note for note in notes if printed_text(records().transfer_types["chat"].name, "zh") in note]


@pytest.mark.parametrize("uri", ORDER)
def test_the_questions_have_their_place_before_the_plan(uri: str) -> None:
    """What a script puts in later must not push down what is being read."""
    page = pages("zh")[uri]
    last = [child for child in page.lead.children if isinstance(child, Element)][-1]
    above = [part for name in ("whereabouts", "time-left") if (part := page.sections.get(name))]

    assert [*page.sections.values()][: len(above)] == above
    assert [part for part in (last, *(child for each in above for child in each.all("div"))) if "data-place" in part.attributes]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_shows_first_what_most_of_its_plans_begin_with(language: str) -> None:
    """What is shared stands there, above the choice where it is about safety and below it where it is not."""
    pair = {uri: pages(language)[f"help/{uri}.md"].lead for uri in ("scam-some-pay", "wrong-payee-some-pay")}
    order = {
        uri: [child.attributes["class"].split()[0] for child in lead.children if isinstance(child, Element)] for uri, lead in pair.items()
    }
    shown = {uri: [part.text_without("z-marks") for part in lead.one(css="z-first").all("p", "z-do")] for uri, lead in pair.items()}

    assert order == {"scam-some-pay": ["z-first", "z-picker"], "wrong-payee-some-pay": ["z-picker", "z-first"]}
    assert shown["scam-some-pay"] == [printed_text(PROCEDURES["call-110"].action, language)]
    assert shown["wrong-payee-some-pay"] == [printed_text(PROCEDURES[key].action, language) for key in ("wait-return", "ask-payee-return")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "keys"), [("scam", ("chat", "card")), ("wrong-payee", ("chat",))])
def test_a_choice_leads_each_way_of_paying_to_its_own_plan(scenario: str, keys: tuple[str, ...], language: str) -> None:
    """The plan of another way has other deadlines. Nobody who was robbed is sent to the payee, so that line is for mistakes."""
    links = pages(language)[f"help/{scenario}-some-pay.md"].lead.one(css="z-picker").all("a")
    ways = records().transfer_types
    shown = {key for key in keys if scenario == "wrong-payee" or ways[key].sender_cancel.answer in {"yes", "conditional"}}

    assert ("chat" in shown) == (scenario == "wrong-payee")
    assert [(link.text, link.attributes["href"]) for link in links] == [
        (
            printed_text(ways[key].name, language) + (printed_text(ways[key].summary, language) if key in shown else ""),
            f"../../plans/{key}/payer-{scenario}/",
        )
        for key in keys
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_begins_with_the_first_minute_and_leads_to_the_platforms(language: str) -> None:
    """Scammed: police, in the mainland. A mistake: the payee. Both: nobody who takes money to get it back. Each says for whom it is."""
    words, lead = labels(language).words, pages(language)["index.md"].lead
    _, first, _, _, *pickers = [child for child in lead.children if isinstance(child, Element)]
    keys = (*(("call-110",) if language == "zh" else ()), "ask-payee-return", "ignore-recovery-offer")
    when = f"{words['ui']['only-when']}{words['ui']['colon']}"

    assert [part.text_without("z-marks") for part in first.all("p", "z-do")] == [
        printed_text(PROCEDURES[key].action, language) for key in keys
    ]
    assert [part.text for part in first.all("p", "z-if")] == [f"{when}{words['first-minute-for'][key]}" for key in keys]
    assert [picker.one("p", "z-question").text for picker in pickers] == [
        words["scenario"]["wrong-payee"],
        words["scenario"]["scam"],
        words["ui"]["others-question"],
    ]
    assert [link.attributes["href"] for link in pickers[1].all("a")] == ["help/scam-some-pay/", "help/scam-other-pay/"]


def test_the_page_for_reviewers_names_the_first_steps_of_every_plan() -> None:
    """It is drawn from the plans themselves."""
    found = {item.one("a").attributes["href"]: item.one(css="z-hint").text for item in pages("zh")["about/flow.md"].whole.all("li")}

    assert found == {
        f"../../{uri.removesuffix('.md')}/": " → ".join(
            f"{number} {printed_text(PROCEDURES[key].name, 'zh')}" for number, key in enumerate(ORDER[uri], 1) if key not in LATER
        )
        for uri in ORDER
    }
