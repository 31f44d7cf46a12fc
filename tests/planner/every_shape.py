"""Plans that no content would ever hold together: windows of every shape, under every state of a case.

Made from the small world: its ways of paying and rails stay, and further ways get a dozen procedures each. Which procedure gets which
window, condition and place in the plan is drawn, from a fixed seed, and which of them are general advice (nothing proves them).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from pydantic import ValidationError

from generator.planner.plan import answers_to
from generator.records.calendar import Calendar
from generator.records.dataset import Dataset
from generator.records.procedure import Conditions, Procedure
from generator.records.values import Window
from generator.records.vocabulary import Answer, Event, Unit, Urgency, WindowKind
from tests.small_world import records

SEED = 20261124
WAYS = 6
PROCEDURES = 10
"""Of each way."""
MOVED = 2
"""Ways that have an action of every sort that answers or weeks move, beside those that are drawn."""
MOVING: dict[str, dict[str, Any]] = {
    "claim": {"kind": "refund", "urgency": Urgency.TODAY, "window": (2, Unit.MONTH)},
    "cancel": {"kind": "cancellation", "urgency": Urgency.NOW, "window": (20, Unit.DAY)},
    "stop": {"kind": "recall", "urgency": Urgency.NOW},
    "proof": {"kind": "evidence", "urgency": Urgency.NOW},
    "after-refusal": {"kind": "demand", "urgency": Urgency.WEEK, "when": {"payee": ("unreached", "refuses")}},
    "after-report": {"kind": "freeze", "urgency": Urgency.TODAY, "when": {"police_receipt": ("yes", "no")}},
}
LENGTHS = {Unit.MINUTE: 40, Unit.HOUR: 24, Unit.DAY: 3, Unit.BANKING_DAY: 3, Unit.MONTH: 1, Unit.YEAR: 1}
STARTS = (Event.SENT, Event.ACCEPTED, Event.EXECUTED, Event.DISCOVERED)
ENDS = (None, Event.ACCEPTED, Event.EXECUTED, Event.CREDITED)


def windows() -> Iterator[Window]:
    """Every shape: unit × start × end × shut for sure or not × kind; and those that an event alone closes."""
    for unit, start, end, shut, kind in product(LENGTHS, STARTS, ENDS, (None, 100), WindowKind):
        try:
            yield Window(kind=kind, length=LENGTHS[unit], unit=unit, starts_at=start, until=end, shut_after_hours=shut)
        except ValidationError:
            continue  # only what one must do by then is shut, and nothing closes what binds others
    yield from (Window(kind=WindowKind.ACT_BY, until=end) for end in ENDS if end)


def calendars() -> dict[str, Calendar]:
    """Published for one year with a holiday and a swapped Saturday, on the clocks of the reader; and elsewhere, with summer time."""
    days = {"weekend": (6, 7), "published_from": "2026-01-01", "published_until": "2027-02-10", "note": "note", "evidence": ("bk-01",)}
    known = {"closed": ("2026-11-30", "2027-02-05"), "open": ("2026-11-28",)}
    return {
        "cn": Calendar.model_validate({"name": "here", "regions": ("CN",), "timezone": "Asia/Shanghai", **days, **known}),
        "hk": Calendar.model_validate({"name": "elsewhere", "regions": ("HK",), "timezone": "America/New_York", **days}),
    }


def every_shape() -> Dataset:
    """The records; the same ones each time."""
    draw = Random(SEED)  # noqa: S311 - a test that can be run again
    small, shapes = records(), [*windows()]
    draw.shuffle(shapes)
    ways = {f"way-{number}": small.transfer_types["card"] for number in range(WAYS)}
    ways["way-0"] = small.transfer_types["chat"].model_copy(update={"platform": "other-pay"})  # so that a payee has a choice
    keep = small.procedures["keep-money"]
    procedures = {**small.procedures, "keep-money": keep.model_copy(update={"applies": keep.applies.model_copy(update={"platforms": ()})})}
    for way in ways:
        names = [f"{way}-step-{number}" for number in range(PROCEDURES)]
        asked = draw.sample([*Conditions.model_fields], 2)
        for name in names:
            window = None if draw.random() < 0.1 else shapes.pop()
            procedures[name] = _procedure(
                small.procedures["stop-card"], draw, way, window, asked, [other for other in names if other != name]
            )
    for way in (*ways,)[:MOVED]:
        procedures |= {f"{way}-{name}": _moving(small.procedures["stop-card"], way, **fields) for name, fields in MOVING.items()}
    changed = {"calendars": calendars(), "transfer_types": {**small.transfer_types, **ways}, "procedures": procedures}
    return replace(small, records={**small.records, **changed})


def _procedure(like: Procedure, draw: Random, way: str, window: Window | None, asked: list[str], others: list[str]) -> Procedure:
    when: dict[str, Any] = {name: tuple(draw.sample(answers_to(name), 1)) for name in asked if draw.random() < 0.4}
    return like.model_copy(
        update={
            "urgency": draw.choice([*Urgency]),
            "kind": draw.choice(["reimbursement", "cancellation", "recall", "evidence", "report"]),
            "rank": draw.randint(1, 3),
            "applies": like.applies.model_copy(update={"transfer_types": (way,), "when": Conditions(**when)}),
            "window": window,
            "availability": like.availability.model_copy(update={"evidence": ("bk-07",)}) if draw.random() < 0.15 else like.availability,
            "window_answer": draw.choice([Answer.YES, Answer.YES, Answer.CONDITIONAL, Answer.UNKNOWN]),
            "next_best": tuple(draw.sample(others, 2)),
            "instead_of": tuple(draw.sample(others, 1)) if draw.random() < 0.2 else (),
        }
    )


def _moving(like: Procedure, way: str, kind: str, urgency: Urgency, window: Any = None, when: Any = None) -> Procedure:
    length, unit = window or (None, None)
    act_by = Window(kind=WindowKind.ACT_BY, length=length, unit=unit, starts_at=Event.SENT) if window else None
    applies = like.applies.model_copy(update={"transfer_types": (way,), "when": Conditions(**(when or {}))})
    return like.model_copy(
        update={"kind": kind, "urgency": urgency, "applies": applies, "window": act_by, "window_answer": Answer.YES, "instead_of": ()}
    )
