"""Where the money is, on a plan: the stages, windows and words of the records, and no picture of what they do not know."""

from dataclasses import replace
from typing import Any

import pytest

from generator.pages.blocks import Whereabouts
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.script_data import plan_words
from generator.pages.whereabouts import whereabouts
from generator.planner.cases import Case, waits_for
from generator.planner.course import Line
from generator.planner.plan_index import build_plan_index
from generator.records.dataset import Dataset
from generator.records.platform import TransferType
from generator.records.procedure import Procedure
from generator.records.vocabulary import Answer, Event, Role, Scenario, WaitsFor
from tests.real_records import plans
from tests.real_records import records as published
from tests.small_world import labels, pages, records

CHAT = Case(Role.PAYER, Scenario.WRONG_PAYEE, "chat")
LANGUAGES = ("zh", "en")


def block(case: Case = CHAT, language: str = "en", dataset: Dataset | None = None) -> Whereabouts:
    """The block of the plan of a case."""
    world = dataset or records()
    ctx = PageContext(world, Language(language, labels(language)), build_plan_index(world))
    page = ctx.plan_index.page_of(case)
    assert page
    return whereabouts(ctx, page)


def changed(key: str = "chat", procedure: dict[str, Any] | None = None, **fields: Any) -> Dataset:
    """The small world with another way of paying, and other fields of the action that waits for its return."""
    world = records()
    ways: dict[str, TransferType] = {**world.transfer_types, key: world.transfer_types[key].model_copy(update=fields)}
    actions: dict[str, Procedure] = dict(world.procedures)
    if procedure:
        actions["wait-return"] = actions["wait-return"].model_copy(update=procedure)
    return replace(world, records={**world.records, "transfer_types": ways, "procedures": actions})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_is_that_of_the_record(language: str) -> None:
    """Sent, what it waits for, credited; nobody stands anywhere as long as nothing is known."""
    words = labels(language).words
    found = block(language=language)

    assert [stage.id for stage in found.stages] == ["sent", "tap", "credited"]
    assert found.stages[1].label == words["waits-for"]["tap"]
    assert not [stage for stage in found.stages if stage.here]
    assert [line.id for line in found.lines] == [Line.UNSURE, Line.WAITING, Line.BACK, Line.GONE]
    assert [line.id for line in found.lines if line.fits] == [Line.UNSURE]
    assert str(found.lines[1].cell.text).startswith("held-at-of-chat")
    assert found.lines[1].cell.evidence == ("bk-02",)
    assert dict(found.data) == {"waits": "tap", "event": "accepted", "back": "1440"}


def test_another_wait_is_another_way() -> None:
    """Changing the record changes the picture and the words."""
    red = block(dataset=changed(waits_for=WaitsFor.OPEN))
    at_once = block(dataset=changed(waits_for=WaitsFor.NOTHING))

    assert [stage.id for stage in red.stages] == ["sent", "open", "credited"]
    assert str(red.lines[1].title).lower() == labels("en").words["situation"]["open-accepted-no"].lower()
    assert [(stage.id, stage.here) for stage in at_once.stages] == [("sent", False), ("credited", True)]
    assert [line.id for line in at_once.lines] == [Line.GONE]


def test_a_way_that_nobody_knows_has_no_picture() -> None:
    """What the records say stands there in words; an invented stage would be believed."""
    way = records().transfer_types["chat"]
    silent = way.settlement.model_copy(update={"answer": Answer.UNKNOWN})
    said = block(dataset=changed(waits_for=None))
    nothing = block(Case(Role.PAYER, Scenario.SCAM, "chat"), dataset=changed(waits_for=None, settlement=silent, procedure={"window": None}))

    assert said.stages == ()
    assert [str(line.cell.text).partition(" ")[0] for line in said.lines] == ["settlement-of-chat"]
    assert nothing.bar
    assert [part.tone for part in nothing.bar.parts] == ["unknown"]
    assert [str(line.cell.text) for line in nothing.lines] == [labels("en").words["ui"]["where-not-known"]]


def test_the_bar_is_the_window_of_the_record() -> None:
    """Another length is another bar; what comes by itself should be back after it, and is never over."""
    words = labels("en").words["helper"]
    found, world = block().bar, records()
    window = world.procedures["wait-return"].window
    assert found
    assert window

    assert [part.word for part in found.parts] == [words["where-until-accepted"], words["where-back"]]
    assert "24 hours" in found.parts[0].lead
    assert [part.start for part in found.parts] == [0, found.parts[0].width]
    robbed = block(Case(Role.PAYER, Scenario.SCAM, "chat")).bar
    longer = block(
        Case(Role.PAYER, Scenario.SCAM, "chat"),
        dataset=changed(procedure={"window": window.model_copy(update={"length": 9, "until": None})}),
    ).bar
    assert robbed
    assert longer
    assert [part.word for part in robbed.parts] == [words["where-until-accepted"], words["where-gone"]]
    assert [part.tone for part in longer.parts] == ["open", "gone"]
    assert "9 hours" in longer.parts[0].lead


def test_a_window_that_nobody_found_is_no_bar() -> None:
    """A bar drawn from it would be a deadline that no record knows."""
    dataset = changed(waits_for=None, procedure={"window_answer": Answer.UNKNOWN})
    bar = block(Case(Role.PAYER, Scenario.SCAM, "chat"), dataset=dataset).bar

    assert bar
    assert [part.tone for part in bar.parts] == ["unknown"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("uri", ["plans/chat/payer-wrong-payee.md", "plans/card/payer-scam.md"])
def test_the_page_prints_every_state(uri: str, language: str) -> None:
    """Complete without a script: each line with its words, the bar with its words beside its colours."""
    part = next(part for name in ("whereabouts", "time-left") if (part := pages(language)[uri].sections.get(name)))
    root = part.one(css="z-where")

    for line in root.all("dt"):
        assert line.text
    assert [len(said.one("b").text) > 1 for said in root.all("span", "z-said")] == [True] * len(root.all("rect"))


def test_those_who_received_money_have_no_way_to_follow() -> None:
    """And an offer to recover it is about no payment."""
    world = published()
    ctx = PageContext(world, Language("zh", world.labels["zh"]), plans())
    for page in plans().pages:
        found = whereabouts(ctx, page)
        if page.first.role not in {Role.PAYER, Role.HELPER} or page.first.scenario is Scenario.RECOVERY_OFFER:
            assert found == Whereabouts(), page.uri
        elif page.first.scenario is not Scenario.UNAUTHORISED:
            assert found.lines or found.bar, page.uri


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_asked_in_the_words_of_the_way_of_paying(language: str) -> None:
    """“Has the payee tapped accept?” about a red packet or a payment by Zelle cannot be answered."""
    world = published()
    words = world.labels[language].words["situation-question"]
    asked = []
    for page in plans().pages:
        if "accepted" not in page.questions or page.first.role not in {Role.PAYER, Role.HELPER}:
            continue
        waits = waits_for(world, page.first)
        assert waits, page.uri
        assert waits.event is Event.ACCEPTED, page.uri
        question = plan_words(Language(language, world.labels[language]), world, page).value["question"]["accepted"]  # type: ignore[index]
        asked.append(waits)
        assert question == words[f"{waits.value}-accepted"], page.uri

    assert len({*asked}) > 3
    for waits in WaitsFor:
        keys = {f"{waits.value}-{name}" for name in ("accepted-yes", "accepted-no")}
        assert (waits.event is Event.ACCEPTED) == (keys <= {*world.labels[language].words["situation"]}), waits


def test_money_is_there_at_once_only_where_a_fact_says_when_it_arrives() -> None:
    """The picture puts “you are here” at the end of the way: never without a fact."""
    world = published()
    for way in (*world.transfer_types.values(), *world.rails.values()):
        if way.waits_for is WaitsFor.NOTHING:
            arrives = way.settlement if isinstance(way, TransferType) else way.speed
            assert arrives.answer in {Answer.YES, Answer.CONDITIONAL}, way.name.zh
