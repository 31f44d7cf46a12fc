"""What happens after a report: on its page in full, on a plan as far as the plan can meet it, and said where nothing is known."""

from collections.abc import Iterator

import pytest

from generator.planner.plan_index import PlanPage
from generator.planner.stages import stages_of
from generator.records.vocabulary import PAYER_SCENARIOS, RECEIVERS
from tests import real_records
from tests.elements import Element
from tests.small_world import LANGUAGES, labels, pages, plans, printed_text, records

PROCEEDING = "proceedings/world-pay.md"
RECORD = records().proceedings["world-pay"]
SCAM = RECORD.courses[0].stages


def strips(uri: str, language: str) -> list[Element]:
    """The lists of stages on a page."""
    return pages(language)[uri].whole.all("ol", "z-owed")


def stages_on(uri: str, language: str) -> list[str]:
    """The words of every stage of a page."""
    return [item.text for strip in strips(uri, language) for item in strip.all("li")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_proceeding_has_every_stage_with_office_time_and_what_to_do_if_not(language: str) -> None:
    """A stage without its office is nobody's; one without its time is waited for in vain."""
    first, second, third, slip = stages_on(PROCEEDING, language)
    words = labels(language).words
    call = records().procedures["call-110"]
    known = records().vocabularies

    for text in (known["stages"]["answer"].name, known["actors"]["police"].name, call.effect.text, call.effect.note):
        assert printed_text(text, language) in first
    assert words["answer"]["conditional"] in first
    assert printed_text(records().procedures["recall-abroad"].name, language) in first
    assert printed_text(records().rails["hk-wire"].deadlines[1].text, language) in second
    assert (
        words["ui"]["window-owed"].format(length=3, unit=words["unit-many"]["banking-day"], start=words["after-event"]["accepted"])
        in second
    )
    assert words["ui"]["window-hold-lasts"].format(length=40, unit=words["unit-many"]["minute"], event=words["event"]["frozen"]) in third
    assert printed_text(records().transfer_types["chat"].name, language) in slip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_shows_the_stages_that_it_can_meet(language: str) -> None:
    """The time of a rail that was not used, or the answer to a call that nobody is told to make, would be waited for in vain.

    What a step of the plan has said as its reason is not said again.
    """
    fact = SCAM[2].fact
    assert fact is not None
    own, call, deadline = (
        printed_text(text, language)
        for text in (fact.text, records().procedures["call-110"].effect.text, records().rails["hk-wire"].deadlines[1].text)
    )

    for uri, wanted in {"plans/chat/payer-scam.md": [call, own], "plans/hk-wire/payer-scam.md": [deadline, own]}.items():
        found = stages_on(uri, language)
        steps = pages(language)[uri].whole.all("li", "z-action")
        said = [any(text in step.text for step in steps) for text in wanted]
        assert len(found) == len(wanted), uri
        assert all((text in stage) is not known for text, stage, known in zip(wanted, found, said, strict=True)), uri


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_without_a_course_says_so_once(language: str) -> None:
    """An empty place would look like a mistake, and no place at all like nothing to wait for."""
    unknown = labels(language).words["ui"]["course-unknown"]

    assert stages_on("plans/hk-local/payer-wrong-payee.md", language) == []
    assert pages(language)["plans/hk-local/payer-wrong-payee.md"].words.count(unknown) == 1
    assert unknown not in pages(language)["plans/chat/payer-scam.md"].words


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_received_money_waits_for_nobody(language: str) -> None:
    """They report nothing; neither does who was offered to have it recovered."""
    for page in plans().pages:
        if page.first.role in RECEIVERS or page.first.scenario not in PAYER_SCENARIOS:
            assert stages_on(page.uri, language) == []
            assert labels(language).words["ui"]["course-unknown"] not in pages(language)[page.uri].words


def test_a_stage_is_one_line_on_a_plan_and_stands_open_on_its_page() -> None:
    """What is folded on a plan must be read without a script somewhere."""
    assert [len(strip.all("details")) for strip in strips("plans/chat/payer-scam.md", "zh")] == [1]
    assert [len(strip.all("details")) for strip in strips(PROCEEDING, "zh")] == [0, 0]


def payers() -> Iterator[PlanPage]:
    return (page for page in real_records.plans().pages if page.first.role not in RECEIVERS and page.first.scenario in PAYER_SCENARIOS)


def test_every_proceeding_and_each_of_its_stages_stands_on_a_plan() -> None:
    """The records of the site: what no plan leads to is found by nobody who needs it."""
    dataset = real_records.records()
    shown = {(key, owed.stage) for page in payers() for key, stages in (stages_of(dataset, page),) for owed in stages}
    wanted = {(key, stage) for key, record in dataset.proceedings.items() for course in record.courses for stage in course.stages}

    assert wanted - shown == set()


def test_no_plan_of_a_mainland_platform_leaves_open_what_happens_next() -> None:
    """What the police, a mediator and a court owe there does not depend on the platform."""
    dataset = real_records.records()

    assert [page.uri for page in payers() if page.first.transfer_type in dataset.transfer_types and not stages_of(dataset, page)[1]] == []
