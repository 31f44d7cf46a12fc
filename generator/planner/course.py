"""Where sent money stands on its way, as far as the time and the answers of the reader say; and how a window divides the time.

`theme/assets/helper/course.js` computes the same in the reader's browser; `tests/planner/test_course.py` compares the two.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.planner.deadlines import NOTHING_KNOWN, Known, State, minutes_of, state_at
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, WaitsFor, WindowKind

EDGE = 65
"""Where a window ends on the bar, in per cent of its width."""
_LAST = 98
"""The mark of now comes no further to the right."""


class Line(StrEnum):
    """What is said of the money."""

    UNSURE = "unsure"
    """Look first."""
    WAITING = "waiting"
    """It has not gone on yet."""
    BACK = "back"
    """Nobody took it, and the time has passed after which it comes back by itself."""
    GONE = "gone"
    """It has gone on."""


@dataclass(frozen=True)
class Course:
    """The way of a payment."""

    waits_for: WaitsFor
    back: int | None = None
    """Minutes after sending when what nobody takes comes back by itself."""
    goes: int | None = None
    """Minutes after sending when it has gone on for sure: a delay has ended, the bank has sent it."""
    least: int | None = None
    """Minutes after sending before which it cannot have arrived, whoever has accepted it."""

    asked: bool = True
    """Whether the page asks for the event of `waits_for`: if not, it shows what each answer would mean."""

    @property
    def stages(self) -> tuple[str, ...]:
        """`sent`, what it waits for, a delay that begins only then, and `credited`."""
        waits = () if self.waits_for is WaitsFor.NOTHING else (self.waits_for.value,)
        return ("sent", *waits, *((WaitsFor.DELAY.value,) if self.least is not None else ()), "credited")


@dataclass(frozen=True)
class Standing:
    """Where the money stands."""

    stage: str
    """Of `Course.stages`: the last one it has reached; empty where nobody can tell, and where it is back."""
    lines: tuple[Line, ...]


def standing(course: Course, answer: str | None = None, minutes: int | None = None) -> Standing:
    """Where the money stands.

    Args:
        course: Its way.
        answer: Whether the event of `WaitsFor.event` has happened, `yes` or `no`; None where the reader has not said.
        minutes: Since the money was sent; None where that is not known.

    Returns:
        The stage, and the lines that fit.
    """
    middle = course.waits_for.value
    unsure = (Line.UNSURE,) if course.asked else (Line.WAITING, Line.GONE)
    if course.waits_for is WaitsFor.NOTHING:
        return Standing("credited", (Line.GONE,))
    returned = course.back is not None and minutes is not None and minutes >= course.back
    if answer == "no" and returned:
        return Standing("", (Line.BACK,))
    if course.least is not None and (minutes is None or minutes < course.least or answer):
        stage = {"yes": middle, "no": "sent"}.get(answer or "", "")
        return Standing(stage, unsure if minutes is None or minutes >= course.least else (Line.WAITING,))
    if answer == "yes":
        return Standing(middle if course.waits_for is WaitsFor.BANK else "credited", (Line.GONE,))
    if answer == "no":
        return Standing("sent", (Line.WAITING,))
    if returned:
        return Standing("", (Line.BACK, Line.GONE))
    if minutes is not None and course.goes is not None:
        if minutes < course.goes:
            return Standing("sent", (Line.WAITING,)) if course.waits_for is WaitsFor.DELAY else Standing("", unsure)
        return Standing("credited" if course.waits_for is WaitsFor.DELAY else middle, (Line.GONE,))
    return Standing("", unsure)


class Tone(StrEnum):
    """How a stretch of time is drawn; never by colour alone."""

    OPEN = "open"
    DEPENDS = "depends"
    COMING = "coming"
    """It comes by itself at the end of the stretch."""
    BACK = "back"
    """It should have come by itself."""
    GONE = "gone"
    UNKNOWN = "unknown"


_TONES = {
    State.OPEN: Tone.OPEN,
    State.CLOSING: Tone.OPEN,
    State.DEPENDS: Tone.DEPENDS,
    State.COMING: Tone.COMING,
    State.DUE: Tone.BACK,
    State.SHOULD_HAVE_COME: Tone.BACK,
    State.CLOSED: Tone.GONE,
    State.UNKNOWN: Tone.UNKNOWN,
}


_TOLD = frozenset({Event.ACCEPTED, Event.EXECUTED, Event.CREDITED})
"""What a stretch can depend on in words of its own."""


def edge_of(window: Window) -> int | None:
    """When a window divides the time.

    Args:
        window: The window.

    Returns:
        Minutes after sending; None where only an event ends it.
    """
    return window.shut_after_hours * 60 if window.shut_after_hours is not None else minutes_of(window)


def tones_of(window: Window, answer: Answer = Answer.YES, known: Known = NOTHING_KNOWN) -> tuple[Tone, ...]:
    """The stretches of the time before and after the end of a window, as `state_at` sees them.

    Args:
        window: The window.
        answer: How sure it is.
        known: Events that have happened.

    Returns:
        Two tones; one where the window has no end in time.
    """
    edge = edge_of(window)
    return tuple(_TONES[state_at(window, answer, minutes, known)] for minutes in ((0,) if edge is None else (0, edge)))


def word_of(tone: Tone, window: Window, known: Known = NOTHING_KNOWN, *, after: bool = False) -> str:
    """Which word a stretch has: its tone, or on what it depends (`until-accepted`); what does not come by itself is never over.

    Args:
        tone: Of the stretch.
        window: What divides the time.
        known: Events that have happened.
        after: Whether the stretch is the one behind the end of the window.

    Returns:
        The end of the name of a label: `where-until-accepted`.
    """
    if tone is Tone.GONE and window.kind is WindowKind.HAPPENS_AT:
        return "not-coming"
    unanswered = window.until is not None and known.has_happened(window.until) is None
    if tone is Tone.DEPENDS and unanswered and window.until in _TOLD and not after:
        return f"until-{window.until.value}"
    return tone.value


def place_of_now(minutes: float, edge: float) -> int:
    """The mark of now on the bar, in per cent: even up to `EDGE`, then ever slower, so that a year is still on it."""
    place = EDGE * max(minutes, 0) / edge if minutes < edge else _LAST - (_LAST - EDGE) * edge / minutes
    return int(place + 0.5)
