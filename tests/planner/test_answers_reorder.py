"""What answers and weeks do to the order of every plan of the site, said by kinds and conditions, never by ids."""

from collections.abc import Iterator

import pytest

from generator.planner.deadlines import State
from generator.planner.plan import Action, Situation, first_of, plan
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.planner.shifts import LATE, Part, Purpose
from generator.records.dataset import Dataset
from generator.records.procedure import Procedure
from generator.records.vocabulary import MISTAKES, RECEIVERS, Urgency, WindowKind

WEEKS = 21 * 1440


def planned(dataset: Dataset, plan_index: PlanIndex, question: str, answer: str) -> Iterator[tuple[PlanPage, tuple[Action, ...]]]:
    """Every plan that asks a question, after one answer to it."""
    for page in plan_index.pages:
        if question in page.questions:
            yield page, plan(dataset, page.first, Situation(**{question: answer}))


def is_dated_claim(dataset: Dataset, page: PlanPage, action: Action) -> bool:
    """Whether the reader can claim the money by a day that has not come."""
    procedure = dataset.procedures[action.procedure]
    window = procedure.window_for(page.first.scenario)
    dated = action.known and window is not None and window.kind is WindowKind.ACT_BY and window.length is not None
    claims = procedure.kind in {"reimbursement", "refund", "return", "reversal"} and procedure.urgency in {Urgency.NOW, Urgency.TODAY}
    return dated and claims and action.state in {State.OPEN, State.CLOSING}


def is_attempt_to_stop(procedure: Procedure, page: PlanPage) -> bool:
    """Whether it only stops money on its way, and nobody knows how long."""
    window = procedure.window_for(page.first.scenario)
    return procedure.kind in {"stop-payment", "recall"} and procedure.urgency is not Urgency.SAFETY and not (window and window.binds)


def test_nobody_is_sent_to_a_payee_whom_they_do_not_know(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Who does not know the payee asks the bank, the platform or the police to reach them."""
    plans = [*planned(dataset, plan_index, "payee", "unknown-person")]
    assert plans
    for page, actions in plans:
        appeals = {action.procedure for action in actions if dataset.procedures[action.procedure].kind == "negotiation"}

        assert all("unknown-person" in dataset.procedures[key].applies.when.payee for key in appeals), page.uri
        assert first_of(actions), page.uri


def test_what_a_refusal_opens_comes_right_behind_safety_and_evidence(dataset: Dataset, plan_index: PlanIndex) -> None:
    """`Ask them once more` is no next step, and a court stays behind what can be done without one."""
    plans = [*planned(dataset, plan_index, "payee", "refuses")]
    assert plans
    for page, actions in plans:
        records = [dataset.procedures[action.procedure] for action in actions if action.state is not State.CLOSED]
        opened = ["refuses" in record.applies.when.payee and record.urgency is not Urgency.LATER for record in records]
        before = records[: opened.index(True)] if True in opened else []
        last = len(opened) - opened[::-1].index(True) if True in opened else 0

        assert all(not record.applies.when.payee or "refuses" in record.applies.when.payee for record in records), page.uri
        assert all(record.urgency is Urgency.SAFETY or record.kind in {"evidence", "cancellation"} for record in before), page.uri
        assert all(opened[len(before) : last]) or "cancellation" in {record.kind for record in records}, page.uri


def test_who_has_reported_it_is_not_told_to_report_it(dataset: Dataset, plan_index: PlanIndex) -> None:
    """With the receipt in hand, what it is for comes first."""
    plans = [*planned(dataset, plan_index, "police_receipt", "yes")]
    assert plans
    for page, actions in plans:
        records = [dataset.procedures[action.procedure] for action in actions if action.state is not State.CLOSED]
        uses = [
            place
            for place, record in enumerate(records)
            if "yes" in record.applies.when.police_receipt and record.urgency is not Urgency.LATER
        ]
        before = records[: uses[0]] if uses else []

        assert all(record.applies.when.police_receipt != ("no",) for record in records), page.uri
        assert all(record.urgency is Urgency.SAFETY or record.kind == "cancellation" for record in before), page.uri


@pytest.mark.parametrize("answers", [{}, {"police_receipt": "yes"}, {"accepted": "yes"}])
def test_after_weeks_a_claim_stands_before_the_attempt_to_stop(dataset: Dataset, plan_index: PlanIndex, answers: dict[str, str]) -> None:
    """Three weeks later the money has gone; the claim runs for months, and is what brings it back. Nothing is closed for that."""
    moved = 0
    for page in plan_index.pages:
        soon, late = (plan(dataset, page.first, Situation(**answers), minutes) for minutes in (LATE - 1, WEEKS))
        claims = [place for place, action in enumerate(late) if is_dated_claim(dataset, page, action)]
        stops = [place for place, action in enumerate(late) if is_attempt_to_stop(dataset.procedures[action.procedure], page)]
        moved += bool(claims and stops)

        assert not claims or not stops or max(claims) < min(stops), page.uri
        assert all(late[place].state is not State.CLOSED for place in stops), page.uri
        assert not any(action.late for action in soon), page.uri
        assert claims or all(action.part in {Part.SAFETY, Part.BACK, Part.USUAL, Part.LED} and not action.late for action in late), page.uri
    assert moved


def test_purposes_are_known_for_every_action_that_moves(dataset: Dataset, plan_index: PlanIndex) -> None:
    """The script reads them from the page: what moves here must be marked there."""
    found = {action.purpose for page in plan_index.pages for action in page.actions}

    assert found == {*Purpose, None}
    assert all(action.purpose is None for page in plan_index.pages for action in page.actions if action.urgency is Urgency.SAFETY)


def test_who_received_money_checks_keeps_and_then_returns_it(dataset: Dataset, plan_index: PlanIndex) -> None:
    """First whether it arrived and that it stays where it is, then the way back: nothing else is asked of them at first."""
    pages = [page for page in plan_index.pages if page.first.role in RECEIVERS and page.first.scenario in MISTAKES]
    assert pages
    for page in pages:
        first = [dataset.procedures[action.procedure] for action in first_of(page.actions)]

        assert [record.urgency is Urgency.SAFETY for record in first] == [True, True, False], page.uri
        assert {record.kind for record in first[:2]} == {"duty"}, page.uri
        assert first[2].kind in {"duty", "return", "refund"}, page.uri


def test_receivers_meet_no_refusal(plan_index: PlanIndex) -> None:
    """Only who paid by mistake does."""
    asked = {page.first.scenario for page in plan_index.pages if "payee" in page.questions}

    assert asked <= {*MISTAKES}
    assert not any("payee" in page.questions for page in plan_index.pages if page.first.role in RECEIVERS)
