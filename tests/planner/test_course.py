"""Where the money stands, in page and script: “you are here” on the wrong stage sends somebody to the wrong counter."""

from itertools import product

import pytest

from generator.pages.script_data import window_data
from generator.planner.course import EDGE, Course, Line, Standing, Tone, edge_of, place_of_now, standing, tones_of, word_of
from generator.planner.deadlines import Known
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, Unit, WaitsFor, WindowKind
from tests.javascript import run_module
from tests.planner.every_shape import windows

DAY = 1440
TAP = Course(WaitsFor.TAP, back=DAY)
BANK = Course(WaitsFor.BANK, goes=120)
DELAY = Course(WaitsFor.DELAY, goes=120)
LATE = Course(WaitsFor.TAP, back=DAY, least=120)
CLAIM = Course(WaitsFor.CLAIM)
UNASKED = Course(WaitsFor.TAP, back=DAY, asked=False)
COURSES = (TAP, BANK, DELAY, LATE, CLAIM, UNASKED, Course(WaitsFor.BANK), Course(WaitsFor.NOTHING))
TIMES = (None, 0, 30, 119, 120, 23 * 60, DAY - 1, DAY, 25 * 60, 3 * DAY, 21 * DAY)
KNOWN = {
    "": Known(),
    **{f"{name}={answer}": Known(**{name: answer == "yes"}) for name in ("accepted", "executed") for answer in ("yes", "no")},
}


@pytest.mark.parametrize(
    ("course", "answer", "minutes", "stage", "lines"),
    [
        (TAP, None, None, "", [Line.UNSURE]),
        (TAP, None, 30, "", [Line.UNSURE]),
        (TAP, "no", None, "sent", [Line.WAITING]),
        (TAP, "no", 23 * 60, "sent", [Line.WAITING]),
        (TAP, "no", 25 * 60, "", [Line.BACK]),
        (TAP, "yes", 25 * 60, "credited", [Line.GONE]),
        (TAP, None, 3 * DAY, "", [Line.BACK, Line.GONE]),
        (UNASKED, None, 30, "", [Line.WAITING, Line.GONE]),
        (CLAIM, "no", 21 * DAY, "sent", [Line.WAITING]),
        (BANK, None, 30, "", [Line.UNSURE]),
        (BANK, None, 3 * DAY, "bank", [Line.GONE]),
        (BANK, "no", 30, "sent", [Line.WAITING]),
        (BANK, "yes", 30, "bank", [Line.GONE]),
        (DELAY, None, 119, "sent", [Line.WAITING]),
        (DELAY, None, 120, "credited", [Line.GONE]),
        (LATE, None, 30, "", [Line.WAITING]),
        (LATE, None, 23 * 60, "", [Line.UNSURE]),
        (LATE, None, 3 * DAY, "", [Line.BACK, Line.GONE]),
        (LATE, "yes", 30, "tap", [Line.WAITING]),
        (Course(WaitsFor.NOTHING), None, None, "credited", [Line.GONE]),
    ],
)
def test_where_the_money_stands(course: Course, answer: str | None, minutes: int | None, stage: str, lines: list[Line]) -> None:
    """What nobody took is back after its time; where nobody can tell, no stage is named."""
    assert standing(course, answer, minutes) == Standing(stage, tuple(lines))


@pytest.mark.parametrize("course", COURSES)
def test_every_stage_named_is_on_the_way(course: Course) -> None:
    """A mark on a stage that is not drawn would be nowhere."""
    found = {standing(course, answer, minutes).stage for answer, minutes in product((None, "yes", "no"), TIMES)}

    assert found <= {"", *course.stages}
    assert found != {""}


@pytest.mark.browser
def test_the_script_and_the_planner_agree_where_the_money_stands() -> None:
    """Over every course, answer and time."""
    grid = [*product(COURSES, (None, "yes", "no"), TIMES)]
    given = [
        [
            {"waits": course.waits_for, "back": course.back, "goes": course.goes, "least": course.least, "asked": course.asked},
            answer or "",
            minutes,
        ]
        for course, answer, minutes in grid
    ]
    found = run_module("helper/course.js", "return value.map(each => module.standing(...each))", given)

    assert found == [[each.stage, [*each.lines]] for each in (standing(*state) for state in grid)]


def test_what_comes_by_itself_is_never_over() -> None:
    """“Passed” under money that has just come back frightens people out of looking."""
    held = [window for window in windows() if window.kind is WindowKind.HAPPENS_AT]
    words = {word_of(tone, window, known) for window in held for known in KNOWN.values() for tone in tones_of(window, known=known)}

    assert held
    assert Tone.GONE.value not in words
    assert {"back", "not-coming"} <= words


@pytest.mark.browser
def test_the_script_and_the_planner_divide_the_time_alike() -> None:
    """Over every shape of window and every answer; the words as well."""
    shapes = [(window, name) for window in dict.fromkeys(windows()) if window.binds for name in KNOWN]
    given = [[{f"data-{key}": value for key, value in window_data(window, Answer.YES)}, _answers(name)] for window, name in shapes]
    body = """
      const { actionOf } = parts.clock;
      return value.map(([item, answers]) => {
        const action = actionOf(name => item[name] ?? null);
        return [module.edgeOf(action), module.stretches(action, answers, module.edgeOf(action))];
      });
    """

    assert len(shapes) > 100
    for (window, name), (edge, stretches) in zip(shapes, run_module("helper/course.js", body, given), strict=True):
        tones = tones_of(window, known=KNOWN[name])
        words = [[tone.value, word_of(tone, window, KNOWN[name], after=bool(place))] for place, tone in enumerate(tones)]

        assert (edge, stretches) == (edge_of(window), words), (window, name)


def _answers(name: str) -> dict[str, str]:
    return dict([name.split("=")]) if name else {}


@pytest.mark.browser
def test_now_is_where_the_time_says() -> None:
    """Half of the window is half of its stretch; a year later the mark is still on the bar, and never goes back."""
    grid = [(minutes, edge) for edge in (30, 120, DAY, 390 * DAY) for minutes in (0, 15, 60, 119, 720, DAY, 25 * 60, 3 * DAY, 400 * DAY)]
    found = [place_of_now(*each) for each in grid]

    assert found == run_module("helper/course.js", "return value.map(each => module.placeOfNow(...each))", grid)
    assert place_of_now(60, 120) == 33
    assert place_of_now(120, 120) == EDGE
    assert all(0 <= place < 100 for place in found)
    for edge in (30, DAY):
        places = [place_of_now(minutes, edge) for minutes in range(0, 5 * DAY, 7)]
        assert places == sorted(places)


def test_a_window_without_an_end_in_time_is_one_stretch() -> None:
    """No edge is drawn where only an event ends it."""
    window = Window(kind=WindowKind.ACT_BY, until=Event.EXECUTED)

    assert tones_of(window) == (Tone.DEPENDS,)
    assert word_of(Tone.DEPENDS, window) == "until-executed"
    assert tones_of(window, known=Known(executed=True)) == (Tone.GONE,)


def test_a_window_that_is_shut_has_its_edge_there() -> None:
    """Until then it depends; after that it is over whatever happened in between."""
    window = Window(kind=WindowKind.ACT_BY, length=24, unit=Unit.HOUR, starts_at=Event.ACCEPTED, shut_after_hours=48, until=Event.CREDITED)

    assert edge_of(window) == 48 * 60
    assert tones_of(window) == (Tone.DEPENDS, Tone.GONE)
