"""The box on top of a plan: the answers of the records, and nothing in their place."""

import re
from dataclasses import replace
from typing import Any

import pytest

from generator.pages.blocks import Answers, FirstSteps
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_answers import plan_answers
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.planner.plan_index import build_plan_index
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, Answer, Role, Scenario
from tests import real_records
from tests.project import ROOT
from tests.small_world import LANGUAGES, labels, records

CHAT_MISTAKE = Case(Role.PAYER, Scenario.WRONG_PAYEE, "chat")
CHAT_SCAM = Case(Role.PAYER, Scenario.SCAM, "chat")


def box(case: Case, language: str = "en", **changed: dict[str, Any]) -> Answers:
    """The box of the plan of a case, where some records are others."""
    dataset: Dataset = replace(records(), records={**records().records, **changed})
    ctx = PageContext(dataset, Language(language, labels(language)), build_plan_index(dataset))
    page = ctx.plan_index.page_of(case)
    assert page
    lead = plan_page(ctx, page).lead
    found = [block for block in lead if isinstance(block, Answers)]
    if found:
        assert lead.index(found[0]) < next(place for place, block in enumerate(lead) if isinstance(block, FirstSteps))
    return found[0] if found else Answers(())


def said(answers: Answers) -> list[tuple[str, str, str]]:
    """(question, answer, words) of each row."""
    return [(str(row.question), cell.answer, str(cell.text)) for row in answers.rows for _, cell in row.cells]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plan_opens_with_whether_it_can_be_called_back(language: str) -> None:
    """Can you, does it come by itself, until when: in the words of the way of paying."""
    language_of = Language(language, labels(language))
    rows = said(box(CHAT_MISTAKE, language))

    assert [row[0] for row in rows[:2]] == [language_of.word("column", "sender-cancel"), language_of.word("column", "automatic-return")]
    assert [row[1] for row in rows[:2]] == ["no", "yes"]
    assert rows[0][2].startswith("sender-cancel-of-chat")
    assert rows[1][2].startswith("automatic-return-of-chat")
    assert rows[-1][0] == language_of.ui("answer-until")


def test_another_answer_of_the_record_is_another_box() -> None:
    """The box has no answer of its own."""
    way = records().transfer_types["chat"]
    fact = way.sender_cancel.model_copy(update={"answer": Answer.CONDITIONAL, "note": way.finality.note})
    changed = {**records().transfer_types, "chat": way.model_copy(update={"sender_cancel": fact})}

    assert box(CHAT_MISTAKE, transfer_types=changed).rows[0].cells[0][1].answer == "conditional"
    assert box(CHAT_MISTAKE).rows[0].cells[0][1].answer == "no"


def test_a_scam_asks_whether_it_can_be_stopped() -> None:
    """The rule of the platform that is in force, not one that was."""
    rows = said(box(CHAT_SCAM))

    assert [row[1] for row in rows[:2]] == ["no", "conditional"]
    assert rows[1][2].startswith("rule-stop-now-of-some-pay")


def test_ways_that_differ_are_named_and_ways_that_agree_are_one_line() -> None:
    """One line for each way of paying on the page, unless all say the same."""
    case = Case(Role.PAYER, Scenario.SCAM, "card")
    types = records().transfer_types
    same = {key: way.model_copy(update={"sender_cancel": types["card"].sender_cancel}) for key, way in types.items()}
    answers = box(case, transfer_types=same)

    assert [str(name) for name, _ in answers.rows[0].cells] == [""]


@pytest.mark.parametrize(("scenario", "key"), [(MISTAKES[0], "hk-local"), (Scenario.SCAM, "hk-wire"), (Scenario.UNAUTHORISED, "hk-wire")])
def test_a_rail_answers_with_its_route(scenario: Scenario, key: str) -> None:
    """A rail of which nobody has looked says so; it never borrows the route of another case."""
    rail = records().rails[key]
    rows = said(box(Case(Role.PAYER, scenario, key)))
    route = rail.route(scenario)
    anyone = next(row for row in rows if row[0] == Language("en", labels("en")).word("column", "anyone"))

    assert anyone[1] == ("unknown" if route is None else "conditional" if route.answer is Answer.YES else route.answer.value)
    assert route is None or anyone[2].startswith(route.text.en[:20] if route.text.en else "")


@pytest.mark.parametrize("role", [Role.PAYEE, Role.MERCHANT])
def test_who_received_money_reads_whether_it_is_theirs_and_how_it_goes_back(role: Role) -> None:
    """Answered by the actions of their plan, one line each; nothing says that they could call something back."""
    rows = said(box(Case(role, Scenario.WRONG_PAYEE, "chat")))

    assert [row[:2] for row in rows] == [("question-keep-received in English", "no"), ("question-give-back in English", "conditional")]
    assert rows[1][2] == "answer-back-of-keep-money in English"


def test_who_is_offered_to_get_it_back_for_a_fee_reads_no() -> None:
    """The second scam begins with hope."""
    answers = box(Case(Role.PAYER, Scenario.RECOVERY_OFFER, "chat"))

    assert [row[1] for row in said(answers)] == ["no"]
    assert answers.tone == "no"


def test_another_answer_of_an_action_is_another_box() -> None:
    """Those answers are the records', too."""
    record = records().procedures["keep-money"]
    first = record.answers[0].model_copy(update={"answer": Answer.CONDITIONAL, "note": record.answers[1].note})
    changed = {**records().procedures, "keep-money": record.model_copy(update={"answers": (first, record.answers[1])})}
    answers = box(Case(Role.PAYEE, Scenario.WRONG_PAYEE, "chat"), procedures=changed)

    assert answers.rows[0].cells[0][1].answer == "conditional"
    assert answers.tone == "conditional"


def test_the_tone_is_the_best_answer_that_is_true_without_more() -> None:
    """Green means that the reader can call it back alone. That it comes by itself, or that there is a way, depends on others."""
    way = records().transfer_types["chat"]
    can = {"chat": way.model_copy(update={"sender_cancel": way.sender_cancel.model_copy(update={"answer": Answer.YES})})}

    assert {answer for _, answer, _ in said(box(CHAT_MISTAKE))} >= {"no", "yes"}
    assert box(CHAT_MISTAKE).tone == "conditional"
    assert box(CHAT_SCAM).tone == "conditional"
    assert box(CHAT_MISTAKE, transfer_types={**records().transfer_types, **can}).tone == "yes"


@pytest.mark.parametrize("answer", [*Answer])
def test_a_way_that_depends_on_others_is_never_green(answer: Answer) -> None:
    """“There is a way” was green, and holds on conditions."""
    rail = records().rails["hk-wire"]
    note = rail.scam_route.note or rail.scam_route.text
    route = rail.scam_route.model_copy(update={"answer": answer, "note": note})
    answers = box(
        Case(Role.PAYER, Scenario.SCAM, "hk-wire"), rails={**records().rails, "hk-wire": rail.model_copy(update={"scam_route": route})}
    )
    anyone = next(row for row in answers.rows if str(row.question) == Language("en", labels("en")).word("column", "anyone"))

    assert "yes" not in anyone.tones
    assert [cell.answer for _, cell in anyone.cells] == ["conditional" if answer is Answer.YES else answer.value]
    assert all(cell.word for _, cell in anyone.cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plan_of_the_site_opens_with_an_answer_in_words(language: str) -> None:
    """Each closed question has its state as a word, and green is only what the reader can do alone."""
    dataset = real_records.records()
    ctx = PageContext(dataset, Language(language, dataset.labels[language]), real_records.plans())
    for page in ctx.plan_index.pages:
        answers = plan_answers(ctx, page, tuple(ctx.planned(action, page) for action in page.actions))
        own = {key: dataset.transfer_types.get(key) or dataset.rails[key] for key in (case.transfer_type for case in page.cases)}

        assert answers.rows, page.uri
        assert all(str(cell.text) for row in answers.rows for _, cell in row.cells), page.uri
        assert all(cell.word and cell.answer for row in answers.rows if row.closed for _, cell in row.cells), page.uri
        assert answers.tone != "yes" or Answer.YES in {record.sender_cancel.answer for record in own.values()}, page.uri


@pytest.mark.parametrize("answer", [*Answer])
def test_every_answer_has_a_mark_of_its_own_without_colour_too(answer: Answer) -> None:
    """Colours go in print, with forced colours and for eyes that do not tell them apart."""
    css = (ROOT / "theme" / "assets" / "zhuihui.css").read_text("utf-8")
    marks = {value: re.search(rf"\.z-{value}\b[^{{}}]*{{[^}}]*--i:var\((--i-\w+)\)", css) for value in map(str, Answer)}
    (forced,) = re.findall(r"@media\(forced-colors:active\){(.*?)\n}", css, re.DOTALL)

    assert all(marks.values())
    assert [mark[1] for mark in marks.values() if mark].count(marks[answer.value][1]) == 1  # type: ignore[index]
    assert ".z-answer::before" in forced.split("{background:CanvasText")[0]
    assert re.search(r"\.z-answer::before[^{}]*{[^}]*[^-]print-color-adjust:exact", css)


def test_an_open_question_colours_nothing() -> None:
    """Whose only closed answer is no gets a red box, however the open ones are answered."""
    assert box(Case(Role.PAYEE, Scenario.WRONG_PAYEE, "chat")).tone == "no"


def until(case: Case, **changed: dict[str, Any]) -> list[tuple[str, str]]:
    """(words, note) of each line that says until when."""
    asked = Language("en", labels("en")).ui("answer-until")
    return [
        (str(cell.text), str(cell.note)) for row in box(case, "en", **changed).rows if str(row.question) == asked for _, cell in row.cells
    ]


@pytest.mark.parametrize(("kind", "counts"), [("complaint", 0), ("recall", 1)])
def test_a_theft_has_no_years_because_a_shop_can_be_complained_of(kind: str, counts: int) -> None:
    """Whoever reads “within 3 years” on top of a theft does not lock the card tonight."""
    case = Case(Role.PAYER, Scenario.UNAUTHORISED, "hk-wire")
    page = build_plan_index(records()).page_of(case)
    assert page
    kinds = {action.procedure: {"kind": kind} for action in page.actions if action.known}
    changed = {key: record.model_copy(update=kinds.get(key, {})) for key, record in records().procedures.items()}
    said_until = [words for words, _ in until(case, procedures=changed)]

    assert (said_until != [Language("en", labels("en")).ui("window-none")]) == counts


def test_a_way_to_ask_for_it_is_no_promise() -> None:
    """“Can anyone get it back? Yes” would promise the money; the record knows only whom to ask."""
    words = Language("en", labels("en"))

    assert words.answer("anyone", Answer.YES) != words.answer("sender-cancel", Answer.YES)


def test_a_time_on_a_rail_says_what_narrows_it_and_closes_nothing() -> None:
    """The time of one country or of one sort of payment is not that of everybody on a rail."""
    rows = until(Case(Role.PAYER, Scenario.SCAM, "hk-wire"))

    assert "window-note-of-recall-abroad in English" in [note for _, note in rows]
    assert rows[-1][0] == Language("en", labels("en")).ui("answer-until-later")
    assert all(not note for _, note in until(CHAT_MISTAKE))


def test_the_time_of_the_route_stands_where_no_action_has_one() -> None:
    """“Report it within 48 hours” above “no deadline found” says two things."""
    case = Case(Role.PAYER, Scenario.SCAM, "hk-wire")
    timeless = {key: each.model_copy(update={"window": None, "grounds": ()}) for key, each in records().procedures.items()}
    rail = records().rails["hk-wire"]
    window = next(fact.window for fact in rail.deadlines if fact.window and fact.window.binds)
    timed = rail.model_copy(update={"scam_route": rail.scam_route.model_copy(update={"window": window})})
    none = Language("en", labels("en")).ui("window-none")

    assert [words for words, _ in until(case, procedures=timeless)] == [none]
    assert none not in [words for words, _ in until(case, procedures=timeless, rails={**records().rails, "hk-wire": timed})]


@pytest.mark.parametrize(("language", "said_where"), [("en", True), ("zh", False)])
def test_an_emergency_number_says_where_it_is_the_number(language: str, *, said_where: bool) -> None:
    """110 rings another police, or nobody, where most readers of another language are."""
    dataset = records()
    police = dataset.contacts["police-110"].model_copy(update={"emergency": True})
    changed = replace(dataset, records={**dataset.records, "contacts": {**dataset.contacts, "police-110": police}})
    ctx = PageContext(changed, Language(language, labels(language)), build_plan_index(changed))
    calling = next(key for key, each in changed.procedures.items() if [channel.contact for channel in each.channels] == ["police-110"])
    contact = ctx.action(calling).contact

    assert contact
    assert bool(contact.place) is said_where
