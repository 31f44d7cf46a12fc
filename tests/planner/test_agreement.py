"""The page and the helper never disagree: for every plan, every situation and every moment both put the same actions in the same order."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from itertools import islice, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.case_review import case_of, plan_of
from generator.planner.cases import Case
from generator.planner.deadlines import State, deadline_of
from generator.planner.plan import NOT_KNOWN, Action, Situation, answers_to, calendar_of, first_of, next_best, plan, questions_for
from generator.planner.plan_index import PlanIndex, PlanPage, build_plan_index
from generator.planner.shifts import LATE
from generator.records.dataset import Dataset
from generator.records.reviewed_case import ReviewedCase
from generator.records.vocabulary import WindowKind
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext
from tests import real_records
from tests.javascript import run_module
from tests.planner.every_shape import every_shape, windows

READER = ZoneInfo("Asia/Shanghai")
"""The clock of the reader, which is that of `run_module`."""
SENT = (None, *(datetime(*day, tzinfo=READER) for day in ((2026, 11, 27, 18, 30), (2027, 1, 31, 9, 5), (2028, 2, 29, 23, 59))))
"""Not known; a Friday evening; the last day of a month; a leap day."""

REVIEWED_AT = tuple(sent and sent.isoformat(timespec="minutes") for sent in SENT[:2])

_ELEMENT = re.compile(r'<(?:li class="z-action"|ol class="z-plan")[^>]*>')
_ATTRIBUTE = re.compile(r'(data-[\w-]+)="([^"]*)"')

RUN = """
const { actionOf, calendarOf, plan, firstOf, nextBest } = module;
return value.map(({ items, calendar, grid }) => {
  const actions = items.map(item => actionOf(name => item[name] ?? null));
  const days = calendarOf(name => calendar[name] ?? null);
  return grid.map(([answers, minutes, sent]) => {
    const entries = plan(actions, answers, minutes, sent && new Date(sent), days);
    return [entries.map(({ action, state, open }) => [action.id, state, open.join(" ")]), firstOf(entries).map(({ action }) => action.id),
      entries.filter(({ state }) => state === "closed").map(({ action }) => [action.id, nextBest(action, entries)])];
  });
});
"""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Not the records of the site: what they happen not to hold must agree as well."""
    return every_shape()


@pytest.fixture(scope="module")
def plan_index(dataset: Dataset) -> PlanIndex:
    return build_plan_index(dataset)


def test_the_plans_hold_windows_in_every_state(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Otherwise the tests below would agree on half of what there is."""
    held = {procedure.window for procedure in dataset.procedures.values() if procedure.window}
    states = {
        action.state
        for page in plan_index.pages
        for minutes in (0, 30, 1450, 1500, 5000, 50_000)
        for action in plan(dataset, page.first, minutes=minutes)
    }

    assert states == set(State)
    weeks = [action for page in plan_index.pages for action in plan(dataset, page.first, minutes=LATE)]
    assert {True, False} == {action.late for action in weeks}
    assert {True, False} == {action.known for page in plan_index.pages for action in page.actions}
    assert len(held & {*windows()}) > 50


@pytest.mark.browser
def test_the_script_and_the_planner_agree_on_every_plan(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A helper that orders one action differently sends somebody to the wrong place first."""
    planned = [_page(dataset, plan_index, page) for page in plan_index.pages]
    answers = run_module("helper/clock.js", RUN, planned)

    assert sum(len(page["grid"]) for page in planned) > 5_000
    for page, known, found in zip(plan_index.pages, planned, answers, strict=True):
        for (situation, minutes, sent), shown in zip(known["grid"], found, strict=True):
            assert shown == _planned(dataset, page.first, situation, minutes, sent), (page.uri, situation, minutes, sent)


@pytest.mark.browser
def test_the_script_and_the_planner_agree_on_every_reviewed_case() -> None:
    """The records of the site hold windows and conditions that nobody thought of when the shapes above were written."""
    found, index = real_records.records(), real_records.plans()
    pages = {page.uri: page for record in found.cases.values() if (page := index.page_of(case_of(record)))}
    asked: list[dict[str, Any]] = []
    expected = []
    for page in pages.values():
        reviewed = [record for record in found.cases.values() if index.page_of(case_of(record)) is page]
        whole = _printed(found, index, page)
        asked.append({**whole, "grid": [[_given(record), record.sent_ago.minutes, sent] for record in reviewed for sent in REVIEWED_AT]})
        expected.append([_said(found, plan_of(found, record, _moment(sent))) for record in reviewed for sent in REVIEWED_AT])

    assert sum(map(len, expected)) == len(found.cases) * len(REVIEWED_AT) > 0
    for page, known, shown in zip(pages.values(), expected, run_module("helper/clock.js", RUN, asked), strict=True):
        assert known == shown, page.uri


def test_every_case_of_a_page_has_the_plan_of_the_page_in_every_situation(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Pages are merged by rule: whoever shares a page must share it after every answer as well."""
    for page in plan_index.pages:
        for situation in (NOT_KNOWN, *(Situation(**answers) for answers in _single(dataset, page.first))):
            for minutes in (0, 60, 1500, 50_000):
                plans = {plan(dataset, case, situation, minutes) for case in page.cases}

                assert 1 == len(plans), (page.uri, situation, minutes)


def test_a_page_asks_the_same_questions_for_all_its_cases(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A question that changes nothing costs a frightened person a minute."""
    assert [] == [page.uri for page in plan_index.pages if len({questions_for(dataset, case) for case in page.cases}) > 1]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, []),
        (1, [["minute", 1]]),
        (72, [["hour", 1], ["minute", 12]]),
        (1440, [["day", 1]]),
        (1501, [["day", 1], ["hour", 1]]),
        (1441, [["day", 1]]),
    ],
)
def test_what_is_left_is_said_in_the_two_largest_units(minutes: int, text: list[Any]) -> None:
    """`1 天 1 小时`, never `1 天 1 小时 3 分`."""
    assert text == run_module("helper/clock.js", "return module.split(value)", minutes)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "moment", "shown"),
    [
        ("en", "2026-11-24T00:05", "Nov 24, 00:05"),
        ("zh-CN", "2026-11-24T00:05", "11月24日 00:05"),
        ("en", "2026-11-24T23:59", "Nov 24, 23:59"),
        ("en", "2027-01-02T09:00", "Jan 2, 2027, 09:00"),
    ],
)
def test_a_deadline_after_midnight_is_on_its_own_day(lang: str, moment: str, shown: str) -> None:
    """“Nov 24, 24:05” is read as the night after: a day too late."""
    body = "return module.spoken(new Date(value[0]), value[1], new Date(2026, 10, 24))"

    assert shown == run_module("helper/clock.js", body, [moment, lang])


@pytest.mark.browser
def test_an_address_says_the_same_moment_everywhere() -> None:
    """A shared link is opened in another time zone."""
    body = """
      const { readFragment, writeFragment, readTime, wholeTime } = module;
      const found = readFragment("#sent=2026-11-24T10:05+08:00&accepted=no&x=%E0%A4%A");
      return [found, writeFragment(found), wholeTime(readTime(found.sent)), readTime("2026-11-24T02:05+00:00") - readTime(found.sent),
        readTime("tomorrow"), readFragment("#sources"), readFragment("")];
    """
    found, written, whole, apart, none, place, empty = run_module("helper/address.js", body, None)

    assert {"sent": "2026-11-24T10:05+08:00", "accepted": "no"} == found
    assert "#sent=2026-11-24T10:05+08:00&accepted=no" == written
    assert "2026-11-24T10:05+08:00" == whole
    assert 0 == apart
    assert (None, None, {}) == (none, place, empty)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("2026-11-24T12:00+08:00", "2026-11-24T04:00:00.000Z"),
        ("2026-11-24T11:59+08:00", "2026-11-24T03:59:00.000Z"),
        ("2026-11-24T12:10+08:00", "2026-11-24T04:00:00.000Z"),
        ("2026-11-24T12:10", "2026-11-24T04:00:00.000Z"),
        ("2026-11-24T12:11+08:00", None),
        ("2026-11-24T12:11", None),
        ("2026-11-24T12:00+07:00", None),
        ("2027-11-24T12:00+08:00", None),
        ("", None),
    ],
)
def test_no_moment_in_the_future_is_one_of_sending(text: str, sent: str | None) -> None:
    """“2 days 22 hours left” of a window of 24 hours. Ten minutes ahead are a clock that runs fast, and count as now."""
    body = "return module.readSent(value, new Date('2026-11-24T12:00+08:00'))?.toISOString() ?? null"

    assert sent == run_module("helper/address.js", body, text)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("fragment", "read"),
    [
        ("#sent=2026-11-29T20:00+08:00。", {"sent": "2026-11-29T12:00:00.000Z", "accepted": ""}),
        ("#accepted=no，快看", {"sent": None, "accepted": "no"}),
        ("#accepted=no%E3%80%82&sent=2026-11-29T20:00%2B08:00", {"sent": "2026-11-29T12:00:00.000Z", "accepted": "no"}),
        ("#accepted=no)&sent=2026-11-29T20:00+08:00%E3%80", {"sent": "2026-11-29T12:00:00.000Z", "accepted": "no"}),
        ("#accepted=nobody&sent=2026-11-29T20:0", {"sent": None, "accepted": ""}),
        ("#sent=2026-11-29T20:00+08:0099", {"sent": None, "accepted": ""}),
        ("#sent=2026-13-29T20:00+08:00", {"sent": None, "accepted": ""}),
    ],
)
def test_a_pasted_link_is_read_as_far_as_it_goes(fragment: str, read: dict[str, str | None]) -> None:
    """Chat programs take the full stop along; the relative who opens the link must not see a plan for another case."""
    body = """
      const { readFragment, readTime, beginning } = module, found = readFragment(value);
      return { sent: readTime(found.sent)?.toISOString() ?? null, accepted: beginning(found.accepted || "", ["no", "yes", "not"]) };
    """
    assert read == run_module("helper/address.js", body, fragment)


@pytest.mark.browser
def test_the_help_page_offers_every_case_that_exists_and_no_other(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Walked from the first question to the last: what can be chosen is exactly what has a plan."""
    from generator.pages.help_pages import _tree  # noqa: PLC0415 - the tree as the page prints it

    body = """
      const { addressOf, casesOf, choices, next, sound, STEPS } = module;
      const cases = casesOf(value), found = [];
      const walk = answers => {
        if (JSON.stringify(sound(value, cases, answers)) !== JSON.stringify(answers)) throw new Error("unsound");
        const step = STEPS.find(name => !answers[name]);
        if (!step) { const { page } = next(cases, answers); return found.push([answers.role, answers.scenario, answers.platform, answers.way, addressOf(value, page)]); }
        for (const [id] of choices(value, cases, answers, step)) walk({ ...answers, [step]: id });
      };
      walk({});
      return found;
    """
    tree = _tree(context_of(dataset, plan_index))
    found = run_module("helper/choice.js", body, {**tree.value, "pages": tree.pages})

    offered = {(role, scenario, way): uri for role, scenario, _, way, uri in found}
    assert len(found) == len({(role, scenario, place, way) for role, scenario, place, way, _ in found})
    assert {(case.role.value, case.scenario.value, case.transfer_type): page.uri for case, page in plan_index.by_case.items()} == offered


@pytest.mark.browser
def test_who_received_money_is_not_asked_what_went_wrong(dataset: Dataset, plan_index: PlanIndex) -> None:
    """The three mistakes lead to the same plans there; who paid is a question."""
    from generator.pages.help_pages import _tree  # noqa: PLC0415 - the tree as the page prints it

    body = """
      const { casesOf, next, sound } = module, cases = casesOf(value);
      const [platform] = value.platforms[0];
      return [...["payee", "merchant", "payer"].map(role => next(cases, { role }).step), sound(value, cases, { role: "payee", platform }).platform === platform,
        sound(value, cases, { role: "payer", platform }).platform === undefined];
    """
    assert run_module("helper/choice.js", body, _tree(context_of(dataset, plan_index)).value) == [
        "platform",
        "platform",
        "scenario",
        True,
        True,
    ]


def context_of(dataset: Dataset, plan_index: PlanIndex) -> PageContext:
    return PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)


def _page(dataset: Dataset, plan_index: PlanIndex, page: PlanPage) -> dict[str, Any]:
    """What the script finds on a page, as rendered, and the situations to try."""
    return {**_printed(dataset, plan_index, page), "grid": list(_grid(dataset, page.first))}


def _printed(dataset: Dataset, plan_index: PlanIndex, page: PlanPage) -> dict[str, Any]:
    context = context_of(dataset, plan_index)
    text = render_page(plan_page(context, page), RenderContext(context, directory_urls=True)).text
    whole, *items = ({name: unescape(value) for name, value in _ATTRIBUTE.findall(found)} for found in _ELEMENT.findall(text))
    return {"calendar": whole, "items": items}


def _given(record: ReviewedCase) -> dict[str, str]:
    """The answers of a reviewed case, as the script has them."""
    return {name: answer for name, answer in record.answers or () if answer}


def _grid(dataset: Dataset, case: Case) -> Iterator[tuple[dict[str, str], int, str | None]]:
    questions = questions_for(dataset, case)
    every = [dict(zip(questions, chosen, strict=True)) for chosen in product(*((None, *answers_to(name)) for name in questions))]
    for sent in SENT:
        moments = sorted(_moments(dataset, case, sent))
        for answers in every:
            for minutes in moments:
                yield {name: answer for name, answer in answers.items() if answer}, minutes, sent and sent.isoformat(timespec="minutes")


def _moments(dataset: Dataset, case: Case, sent: datetime | None) -> Iterator[int]:
    """Around every edge of every window and the week after which claims lead, and far away."""
    found = {0, 1, LATE - 1, LATE, 5_000_000}
    for action in plan(dataset, case):
        window = dataset.procedures[action.procedure].window
        start = sent or datetime(2026, 1, 1, tzinfo=READER)
        end = window and deadline_of(window, start, calendar_of(dataset, case) if sent else None)
        if window and window.shut_after_hours:
            found |= {window.shut_after_hours * 60 - 1, window.shut_after_hours * 60}
        if end:
            length = int((end - start) / timedelta(minutes=1))
            found |= {length - 1, length, length * 3 // 4, length * 3 // 4 + 1}
            found |= (
                {length + part for due in (60, 1440) for part in (due - 1, due)}
                if window and window.kind is WindowKind.HAPPENS_AT
                else set()
            )
    return islice(sorted(found), 24)


def _single(dataset: Dataset, case: Case) -> Iterator[dict[str, str]]:
    return ({name: answer} for name in questions_for(dataset, case) for answer in answers_to(name))


def _planned(dataset: Dataset, case: Case, answers: dict[str, str], minutes: int, sent: str | None) -> list[Any]:
    return _said(dataset, plan(dataset, case, Situation(**answers), minutes, _moment(sent)))


def _moment(sent: str | None) -> datetime | None:
    return datetime.fromisoformat(sent) if sent else None


def _said(dataset: Dataset, actions: tuple[Action, ...]) -> list[Any]:
    """A plan as the script tells it."""
    closed = [action.procedure for action in actions if action.state is State.CLOSED]
    return [
        [[action.procedure, action.state.value, " ".join(action.conditional)] for action in actions],
        [action.procedure for action in first_of(actions)],
        [[procedure, next_best(dataset, procedure, actions)] for procedure in closed],
    ]
