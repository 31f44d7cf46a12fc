"""The box on top of a plan: the answers of the records, and nothing in their place."""

from dataclasses import replace
from typing import Any

import pytest

from generator.pages.blocks import Actions, Answers
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.planner.plan_index import build_plan_index
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, Answer, Role, Scenario
from tests.small_world import labels, records

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
        assert lead.index(found[0]) < next(place for place, block in enumerate(lead) if isinstance(block, Actions))
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

    assert anyone[1] == (route.answer.value if route else "unknown")
    assert route is None or anyone[2].startswith(route.text.en[:20] if route.text.en else "")


def test_who_received_money_is_asked_nothing() -> None:
    """They have nothing to call back."""
    assert box(Case(Role.PAYEE, Scenario.WRONG_PAYEE, "chat")).rows == ()


def test_the_tone_is_the_best_honest_answer() -> None:
    """A plan on which something can still be done is not red."""
    assert box(CHAT_MISTAKE).tone == "yes"
    assert box(CHAT_SCAM).tone == "conditional"


@pytest.mark.parametrize(("kind", "counts"), [("complaint", 0), ("recall", 1)])
def test_a_theft_has_no_years_because_a_shop_can_be_complained_of(kind: str, counts: int) -> None:
    """Whoever reads “within 3 years” on top of a theft does not lock the card tonight."""
    case = Case(Role.PAYER, Scenario.UNAUTHORISED, "hk-wire")
    page = build_plan_index(records()).page_of(case)
    assert page
    kinds = {action.procedure: {"kind": kind} for action in page.actions if action.known}
    changed = {key: record.model_copy(update=kinds.get(key, {})) for key, record in records().procedures.items()}
    until = box(case, procedures=changed).rows[-1].cells[0][1].text

    assert (str(until) != labels("en").words["ui"]["window-none"]) == counts
