"""The planner: safety first, what is closed last, unknown says so, nobody is left without a next step."""

from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from generator.planner.cases import Case, papers_of
from generator.planner.deadlines import Known, State, deadline_of, minutes_of, state_at
from generator.planner.plan import Situation, answers_to, first_of, next_best, plan, questions_for
from generator.planner.plan_index import PlanIndex
from generator.planner.shifts import Part
from generator.records.calendar import Calendar
from generator.records.dataset import Dataset
from generator.records.values import Window
from generator.records.vocabulary import MISTAKES, Answer, Event, Role, Scenario, Unit, Urgency, WindowKind

LATER = (0, 5, 90, 1500, 5000, 50_000, 800_000)
DAY = Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.SENT)
HELD = Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.SENT, until=Event.ACCEPTED)
RETURN = HELD.model_copy(update={"kind": WindowKind.HAPPENS_AT})
MONDAY = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def act_by(length: int, unit: Unit, *, kind: WindowKind = WindowKind.ACT_BY) -> Window:
    """A window of a length from sending."""
    return Window(kind=kind, length=length, unit=unit, starts_at=Event.SENT)


CALENDAR = Calendar(name="银行日", regions=("CN",), weekend=(6, 7), note="节假日未计入")
PUBLISHED = Calendar(
    name="银行日",
    regions=("CN",),
    timezone="Asia/Shanghai",
    weekend=(6, 7),
    published_from=date(2026, 1, 1),
    published_until=date(2026, 12, 31),
    closed=(date(2026, 10, 1),),
    open=(date(2026, 10, 10),),
    note="公布到 2026 年底",
    evidence=("x-1",),
)


def test_every_case_has_an_action_with_evidence_in_every_situation(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A dead end would be the page of somebody who needs it most."""
    for page in plan_index.pages:
        for situation in _situations(dataset, page.first):
            for minutes in LATER:
                actions = first_of(plan(dataset, page.first, situation, minutes))

                assert any(dataset.procedures[action.procedure].availability.evidence for action in actions), (page.uri, situation, minutes)


def test_every_procedure_belongs_to_some_plan(dataset: Dataset, plan_index: PlanIndex) -> None:
    """An action that no case reaches is advice nobody will ever read."""
    reached = {action.procedure for page in plan_index.pages for action in page.actions}

    assert [] == [key for key in dataset.procedures if key not in reached]


def test_every_answer_of_every_question_leaves_a_plan_that_differs_from_another(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A question whose answers all give the same plan should not be asked."""
    for page in plan_index.pages:
        for name in questions_for(dataset, page.first):
            plans = {plan(dataset, page.first, Situation(**{name: answer})) for answer in answers_to(name)}

            assert len(plans) > 1, (page.uri, name)


def test_plans_are_ordered_safety_first_and_closed_last(dataset: Dataset, plan_index: PlanIndex) -> None:
    """First what stops the loss, then what cannot wait; what has passed is named at the end and never advised."""
    urgencies = list(Urgency)
    for page in plan_index.pages:
        for minutes in LATER:
            actions = plan(dataset, page.first, minutes=minutes)
            places = [(action.state is State.CLOSED, action.part, urgencies.index(action.urgency)) for action in actions if not action.late]

            assert all(one <= other for one, other in pairwise(places)), (page.uri, minutes)
            assert State.CLOSED not in {action.state for action in first_of(actions)}


def test_court_papers_wait_for_a_refusal(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Who has just sent money to a stranger is not met with a preservation order while a letter has not been written."""
    page = plan_index.page_of(Case(Role.PAYER, Scenario.WRONG_PAYEE, "wechat-chat"))
    assert page is not None
    order = [action.procedure for action in page.actions]
    refused = [action.procedure for action in plan(dataset, page.first, Situation(payee="refuses"))]

    assert order.index("written-demand") < order.index("pre-suit-preservation")
    assert refused.index("pre-suit-preservation") < refused.index("written-demand")


def test_a_closed_action_always_names_an_open_one(dataset: Dataset, plan_index: PlanIndex) -> None:
    """`It is too late` is never the end of a sentence."""
    for page in plan_index.pages:
        for minutes in LATER:
            actions = plan(dataset, page.first, minutes=minutes)
            usable = {action.procedure for action in actions if action.state is not State.CLOSED}
            for action in actions:
                if action.state is State.CLOSED:
                    assert next_best(dataset, action.procedure, actions) in usable, (page.uri, action.procedure, minutes)


def test_a_scam_never_begins_with_the_swindler(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Talking to the payee is right after a mistake and dangerous after a scam."""
    begun = {action.procedure for page in plan_index.pages if page.first.scenario is Scenario.SCAM for action in first_of(page.actions)}

    assert set() == begun & {"ask-payee-return", "ask-payee-not-accept", "written-demand"}


def test_what_you_can_still_cancel_with_one_tap_comes_before_a_call(plan_index: PlanIndex) -> None:
    """Money that has not left needs no police to stop it, and the tap is over before anybody answers the telephone."""
    for scenario, transfer_type, tap, call in (
        (Scenario.SCAM, "bank-ordinary", "revoke-unsent-bank-transfer", "call-110"),
        (Scenario.UNAUTHORISED, "bank-next-day", "revoke-next-day-transfer", "call-110"),
        (Scenario.SCAM, "paypal", "unclaimed-cancel", "call-110-cross-border"),
    ):
        order = [action.procedure for action in plan_index.by_case[Case(Role.PAYER, scenario, transfer_type)].actions]

        assert order.index(tap) < order.index(call), transfer_type


def test_a_theft_from_a_wallet_begins_with_the_wallet_and_ends_the_card_with_the_police(dataset: Dataset, plan_index: PlanIndex) -> None:
    """The balance of a wallet is not behind the bank card: who locks the card first leaves it open."""
    wallets = {key for key, platform in dataset.platforms.items() if platform.institutions and "bank" not in platform.institutions}
    for page in plan_index.pages:
        way = dataset.transfer_types.get(page.first.transfer_type)
        if page.first.scenario is Scenario.UNAUTHORISED and way and way.platform in wallets:
            begun = [dataset.procedures[action.procedure] for action in first_of(page.actions)]

            assert begun[0].kind == "safety", page.uri
            assert begun[0].decider != "bank", page.uri
            assert "police" in {action.decider for action in begun}, page.uri


def test_whoever_still_holds_the_phone_is_locked_out_before_a_report_to_a_platform(dataset: Dataset, plan_index: PlanIndex) -> None:
    """The next payment cannot be called back; a report on the account can wait for two minutes."""
    for page in plan_index.pages:
        order = [action.procedure for action in page.actions]
        asks_platform = [
            place for place, key in enumerate(order) if dataset.procedures[key].decider == "platform" and not dataset.procedures[key].window
        ]

        assert "lock-after-scam" not in order or order.index("lock-after-scam") < min(asks_platform, default=99), page.uri


def test_the_first_card_ends_with_today(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Somebody whose payee has promised to pay is not sent to write a complaint within sixty seconds, unless an answer brings it forward."""
    for page in plan_index.pages:
        for situation in _situations(dataset, page.first):
            actions = plan(dataset, page.first, situation)
            usual = [action for action in first_of(actions) if action.part is not Part.LED]
            later = {action.urgency for action in usual} & {Urgency.WEEK, Urgency.LATER}

            assert not later or all(action.urgency in later for action in actions if action.state is not State.CLOSED), (
                page.uri,
                situation,
            )


def test_a_next_day_transfer_has_left_after_two_days(dataset: Dataset) -> None:
    """`Cancel it before it is sent` three days later costs the hour in which the bank could still have asked."""
    case = Case(Role.PAYER, Scenario.WRONG_PAYEE, "bank-next-day")

    assert "revoke-next-day-transfer" not in {action.procedure for action in first_of(plan(dataset, case, minutes=4320))}


def test_each_scenario_asks_for_its_own_papers(dataset: Dataset, plan_index: PlanIndex) -> None:
    """After a mistake there is no police receipt to wait for, and nobody who was robbed has meant to pay somebody else."""
    for page in plan_index.pages:
        asked = {paper for action in page.actions for paper in papers_of(dataset.procedures[action.procedure], page.first)}

        assert ("police-receipt" if page.first.scenario in MISTAKES else "correct-payee-proof") not in asked, page.uri


def test_a_helper_follows_the_plan_of_the_payer(plan_index: PlanIndex) -> None:
    """Whoever asks for grandmother reads grandmother's page."""
    for case, page in plan_index.by_case.items():
        if case.role is Role.HELPER:
            assert plan_index.page_of(Case(Role.PAYER, case.scenario, case.transfer_type)) is page


@pytest.mark.parametrize(
    ("window", "answer", "minutes", "known", "state"),
    [
        (None, Answer.YES, 10**6, Known(), State.OPEN),
        (DAY, Answer.UNKNOWN, 0, Known(), State.UNKNOWN),
        (DAY, Answer.YES, 0, Known(), State.OPEN),
        (DAY, Answer.YES, 1079, Known(), State.OPEN),
        (DAY, Answer.YES, 1080, Known(), State.CLOSING),
        (DAY, Answer.YES, 1439, Known(), State.CLOSING),
        (DAY, Answer.YES, 1440, Known(), State.CLOSED),
        (HELD, Answer.YES, 5, Known(), State.DEPENDS),
        (HELD, Answer.YES, 5, Known(accepted=False), State.OPEN),
        (HELD, Answer.YES, 5, Known(accepted=True), State.CLOSED),
        (HELD, Answer.YES, 1440, Known(accepted=False), State.CLOSED),
        (RETURN, Answer.YES, 5, Known(), State.DEPENDS),
        (RETURN, Answer.YES, 1439, Known(accepted=False), State.COMING),
        (RETURN, Answer.YES, 1440, Known(accepted=False), State.DUE),
        (RETURN, Answer.YES, 1499, Known(accepted=False), State.DUE),
        (RETURN, Answer.YES, 1500, Known(accepted=False), State.SHOULD_HAVE_COME),
        (RETURN, Answer.YES, 10**6, Known(), State.SHOULD_HAVE_COME),
        (act_by(30, Unit.DAY, kind=WindowKind.HAPPENS_AT), Answer.YES, 44_639, Known(), State.DUE),
        (act_by(30, Unit.DAY, kind=WindowKind.HAPPENS_AT), Answer.YES, 44_640, Known(), State.SHOULD_HAVE_COME),
        (act_by(24, Unit.HOUR, kind=WindowKind.OTHER_SIDE_BY), Answer.YES, 10**6, Known(), State.OPEN),
        (act_by(24, Unit.HOUR, kind=WindowKind.HOLD_LASTS), Answer.YES, 10**6, Known(), State.OPEN),
        (act_by(24, Unit.HOUR, kind=WindowKind.USUAL), Answer.YES, 10**6, Known(), State.OPEN),
        (RETURN, Answer.YES, 1440, Known(accepted=True), State.CLOSED),
        (RETURN, Answer.UNKNOWN, 1440, Known(accepted=False), State.UNKNOWN),
        (act_by(1, Unit.BANKING_DAY, kind=WindowKind.HAPPENS_AT), Answer.YES, 5000, Known(), State.DEPENDS),
        (Window(kind=WindowKind.ACT_BY, until=Event.EXECUTED), Answer.YES, 5, Known(), State.DEPENDS),
        (Window(kind=WindowKind.ACT_BY, until=Event.EXECUTED), Answer.YES, 5, Known(executed=False), State.OPEN),
        (Window(kind=WindowKind.ACT_BY, until=Event.EXECUTED), Answer.YES, 5, Known(executed=True), State.CLOSED),
        (Window(kind=WindowKind.ACT_BY, length=1, unit=Unit.DAY, starts_at=Event.ACCEPTED), Answer.YES, 5000, Known(), State.DEPENDS),
        (
            Window(kind=WindowKind.ACT_BY, length=1, unit=Unit.DAY, starts_at=Event.ACCEPTED),
            Answer.YES,
            5000,
            Known(accepted=False),
            State.OPEN,
        ),
        (
            Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.ACCEPTED, shut_after_hours=48),
            Answer.YES,
            2879,
            Known(),
            State.DEPENDS,
        ),
        (
            Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.ACCEPTED, shut_after_hours=48),
            Answer.YES,
            2880,
            Known(),
            State.CLOSED,
        ),
        (act_by(1, Unit.BANKING_DAY), Answer.YES, 5000, Known(), State.DEPENDS),
        (act_by(1, Unit.BANKING_DAY), Answer.YES, 5000, Known(sent=MONDAY, calendar=CALENDAR), State.DEPENDS),
        (act_by(1, Unit.BANKING_DAY), Answer.YES, 5000, Known(sent=MONDAY, calendar=PUBLISHED), State.CLOSED),
        (act_by(30, Unit.BANKING_DAY), Answer.YES, 90_000, Known(sent=MONDAY, calendar=PUBLISHED), State.DEPENDS),
        (act_by(1, Unit.MONTH), Answer.YES, 43_200, Known(), State.CLOSED),
        (act_by(1, Unit.MONTH), Answer.YES, 43_200, Known(sent=datetime(2026, 12, 1)), State.CLOSING),  # noqa: DTZ001
    ],
)
def test_a_window_stands_as_its_clock_and_its_event_say(
    window: Window | None, answer: Answer, minutes: int, known: Known, state: State
) -> None:
    """Unknown is never closed, an event that has happened closes, and a clock that has not started cannot have run out."""
    assert state is state_at(window, answer, minutes, known)


def test_money_that_comes_back_by_itself_is_looked_for_first_and_never_too_late(dataset: Dataset, plan_index: PlanIndex) -> None:
    """“Passed: contact the payee”, on the day the money lies in the balance again; then a stranger is asked for it a second time."""
    seen = 0
    for page in plan_index.pages:
        for key in (action.procedure for action in page.actions):
            window, when = dataset.procedures[key].window, dataset.procedures[key].applies.when
            if window is None or window.kind is not WindowKind.HAPPENS_AT:
                continue
            holds = Situation(**{name: allowed[0] for name, allowed in when if allowed})
            later = (minutes_of(window) or 0) + 1440
            assert State.SHOULD_HAVE_COME is {action.procedure: action.state for action in plan(dataset, page.first, minutes=later)}[key], (
                page.uri
            )
            ahead = [action.procedure for action in plan(dataset, page.first, holds, later)]
            assert {Urgency.SAFETY} >= {dataset.procedures[other].urgency for other in ahead[: ahead.index(key)]}, page.uri
            assert State.COMING is {action.procedure: action.state for action in plan(dataset, page.first, holds)}[key], page.uri
            seen += 1

    assert seen


@pytest.mark.parametrize("fault", [{"length": None, "unit": None, "starts_at": None, "until": Event.ACCEPTED}, {"shut_after_hours": 48}])
def test_what_comes_by_itself_needs_its_time(fault: dict[str, object]) -> None:
    """Without one the page would say for ever that it comes."""
    with pytest.raises(ValueError, match="only what one must do by then"):
        Window.model_validate({**RETURN.model_dump(), **fault})


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (2, Unit.HOUR, "2026-11-24T23:30", "2026-11-25T01:30"),
        (3, Unit.DAY, "2026-11-24T10:05", "2026-11-27T10:05"),
        (1, Unit.MONTH, "2027-01-31T09:00", "2027-02-28T09:00"),
        (13, Unit.MONTH, "2026-11-24T10:05", "2027-12-24T10:05"),
        (1, Unit.YEAR, "2028-02-29T12:00", "2029-02-28T12:00"),
        (1, Unit.BANKING_DAY, "2026-11-27T18:30", "2026-11-30T18:30"),
        (10, Unit.BANKING_DAY, "2026-11-24T10:05", "2026-12-08T10:05"),
    ],
)
def test_a_deadline_falls_on_its_true_day(length: int, unit: Unit, start: str, end: str) -> None:
    """The last day of a month, a leap day, a weekend."""
    window = Window(kind=WindowKind.ACT_BY, length=length, unit=unit, starts_at=Event.SENT)

    assert datetime.fromisoformat(end) == deadline_of(window, datetime.fromisoformat(start), CALENDAR)


def test_published_holidays_and_swapped_workdays_count() -> None:
    """The day a calendar names is closed although it is a Tuesday, and worked although it is a Saturday."""
    calendar = Calendar.model_validate({**PUBLISHED.model_dump(), "closed": ("2026-12-01",), "open": ("2026-11-28",)})
    window = Window(kind=WindowKind.ACT_BY, length=3, unit=Unit.BANKING_DAY, starts_at=Event.SENT)

    assert datetime(2026, 12, 2, 9) == deadline_of(window, datetime(2026, 11, 27, 9), calendar)  # noqa: DTZ001


def test_banking_days_are_those_of_the_place_of_the_bank() -> None:
    """Friday evening in New York is Saturday morning in Beijing: a day counted on the reader's clock would be the wrong one."""
    friday = datetime(2026, 11, 27, 20, tzinfo=ZoneInfo("America/New_York"))
    end = deadline_of(act_by(1, Unit.BANKING_DAY), friday, PUBLISHED)

    assert end is not None
    assert end.astimezone(ZoneInfo("Asia/Shanghai")).date() == date(2026, 11, 30)
    assert end.tzinfo is friday.tzinfo


def test_a_banking_day_keeps_its_time_of_day_when_summer_time_begins() -> None:
    """An hour gained or lost around midnight would move the last day by one."""
    calendar = PUBLISHED.model_copy(update={"timezone": "America/New_York", "open": ()})
    friday = datetime(2026, 3, 6, 23, 30, tzinfo=ZoneInfo("America/New_York"))

    assert deadline_of(act_by(1, Unit.BANKING_DAY), friday, calendar) == datetime(2026, 3, 9, 23, 30, tzinfo=ZoneInfo("America/New_York"))


def test_a_swapped_saturday_counts() -> None:
    """Friday 9 October 2026 and one day: Saturday the 10th is worked, so Monday would be too late."""
    end = deadline_of(act_by(1, Unit.BANKING_DAY), datetime(2026, 10, 9, 18, tzinfo=ZoneInfo("Asia/Shanghai")), PUBLISHED)

    assert end == datetime(2026, 10, 10, 18, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"evidence": ()}, "needs the evidence"),
        ({"timezone": None}, "need published_from"),
        ({"published_until": None}, "need published_from"),
        ({"closed": ("2027-01-01",)}, "outside the days"),
        ({"closed": ("2026-10-10",)}, "both closed and open"),
        ({"open": ("2026-10-12",)}, "open anyway"),
    ],
)
def test_a_calendar_says_only_what_is_published(fault: dict[str, object], words: str) -> None:
    """A holiday nobody published would move a deadline that somebody relies on."""
    with pytest.raises(ValueError, match=words):
        Calendar.model_validate({**PUBLISHED.model_dump(), **fault})


def _situations(dataset: Dataset, case: Case) -> list[Situation]:
    """Nothing known, then every single answer."""
    return [Situation(), *(Situation(**{name: answer}) for name in questions_for(dataset, case) for answer in answers_to(name))]


def test_a_general_action_gives_way_to_the_one_written_for_the_case(plan_index: PlanIndex) -> None:
    """Ask the shop, ask the payee, contact the payee: three times the same call would hide what comes after."""
    case = Case(Role.PAYER, Scenario.WRONG_AMOUNT, "wechat-merchant-qr")
    found = {action.procedure for page in plan_index.pages if case in page.cases for action in page.actions}

    assert "ask-merchant-refund" in found
    assert not found & {"ask-payee-return", "contact-payee-qr"}


@pytest.mark.parametrize(
    ("transfer_type", "minutes", "situation", "asked"),
    [
        ("wechat-chat", 0, Situation(), True),
        ("wechat-chat", 0, Situation(accepted="no"), False),
        ("wechat-chat", 0, Situation(accepted="yes"), True),
        ("wechat-chat", 1500, Situation(accepted="no"), True),
        ("bank-ordinary", 0, Situation(executed="no"), False),
        ("bank-ordinary", 0, Situation(executed="yes"), True),
        ("paypal", 0, Situation(accepted="no"), False),
    ],
)
def test_nobody_is_asked_to_return_what_they_do_not_hold(
    dataset: Dataset, transfer_type: str, minutes: int, situation: Situation, *, asked: bool
) -> None:
    """`Please send it back` makes a payee accept first what would have come back by itself."""
    case = Case(Role.PAYER, Scenario.WRONG_PAYEE, transfer_type)

    assert asked is ("ask-payee-return" in {action.procedure for action in plan(dataset, case, situation, minutes)})
