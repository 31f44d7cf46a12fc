"""Check: every reviewed case gets the plan that its reviewer says is right."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.planner.case_review import case_of, exists, plan_of
from generator.planner.cases import knows_cases
from generator.planner.plan import Action, first_of, questions_for
from generator.problems import KeyPath, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.reviewed_case import ReviewedCase
from generator.records.values import Fact

_EDIT = "if the plan is right now, correct the case, its `why` and `reviewed`; else"
_ORDER_HINT = f"{_EDIT} the order: data/first_actions/, or `urgency` and `rank` of the action"
_MEMBER_HINT = f"{_EDIT} `applies` or `instead_of` of the action"
_WINDOW_HINT = f"{_EDIT} the `window` of the action"


def check_reviewed_cases(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A change of a record that changes the advice in a reviewed case is seen before a reader follows it.

    PASS: `first: [stop-all-contact, call-110]` where the plan of this case begins with the two
    PASS: `states: [{action: wait-auto-return, state: due}]` a day after sending, with a window of 24 hours
    FAIL: `first: [call-110]` where the plan has another first; actions of `before` the other way round, or not in it
    FAIL: an action of `never` in the plan, one of `not_first` among its first three, another state, another answer on top
    FAIL: a case that no plan is for; an answer to a question that its page does not ask; a place where its rail does not run
    """
    if not knows_cases(dataset):
        return
    for key, record in dataset.cases.items():
        if record.way not in (dataset.rails if record.rail else dataset.transfer_types):
            continue  # `references` says so
        if not exists(dataset, case_of(record)):
            message = f"`{record.way}` has no `{record.scenario.value}` for the role `{record.role.value}`"
            yield Problem(RecordPath("cases", key, ("scenario",)), "reviewed-cases", message, "choose another, or delete the case")
            continue
        yield from _elsewhere(dataset, key, record)
        yield from _answers(dataset, key, record)
        if dataset.failed_records:  # a plan may lack an action that could not be read
            continue
        yield from _unasked(dataset, key, record)
        actions = plan_of(dataset, record)
        yield from _order(key, record, actions)
        yield from _members(key, record, actions)
        yield from _states(key, record, actions)


def _unasked(dataset: Dataset, key: str, record: ReviewedCase) -> Iterator[Problem]:
    given = [name for name, answer in record.answers or () if answer is not None]
    asked = questions_for(dataset, case_of(record)) if given else ()
    for name in given:
        if name not in asked:
            where = RecordPath("cases", key, ("answers", name))
            hint = f"it asks {', '.join(f'`{each}`' for each in asked)}" if asked else "it asks nothing: leave `answers` out"
            yield Problem(where, "reviewed-cases", f"the page of this case does not ask `{name}`", hint)


def _elsewhere(dataset: Dataset, key: str, record: ReviewedCase) -> Iterator[Problem]:
    place = dataset.places.get(record.place or "")
    if place and record.rail and not {place.region, "INT"} & {*dataset.rails[record.rail].regions}:
        where = RecordPath("cases", key, ("place",))
        yield Problem(where, "reviewed-cases", f"`{record.rail}` does not run in `{record.place}`", "leave `place` out, or correct it")


def _order(key: str, record: ReviewedCase, actions: tuple[Action, ...]) -> Iterator[Problem]:
    first = [action.procedure for action in first_of(actions)]
    if first[: len(record.first)] != [*record.first]:
        message = f"the plan begins with {_named(first)}"
        yield Problem(RecordPath("cases", key, ("first",)), "reviewed-cases", message, _ORDER_HINT)
    for at, name in enumerate(record.not_first):
        if name in first:
            message = f"the plan has `{name}` in place {first.index(name) + 1}"
            yield Problem(RecordPath("cases", key, ("not_first", at)), "reviewed-cases", message, _ORDER_HINT)
    places = {action.procedure: place for place, action in enumerate(actions, 1)}
    for at, order in enumerate(record.before):
        names: list[tuple[KeyPath, str]] = [(("action",), order.action), *((("then", step), name) for step, name in enumerate(order.then))]
        for step, name in names:
            if name not in places:
                where = RecordPath("cases", key, ("before", at, *step))
                yield Problem(where, "reviewed-cases", f"the plan has no `{name}`", _MEMBER_HINT)
        for (_, one), (step, other) in pairwise(names):
            if places.get(one, 0) > places.get(other, len(places)):
                where = RecordPath("cases", key, ("before", at, *step))
                message = f"the plan has `{other}` in place {places[other]}, before `{one}` in place {places[one]}"
                yield Problem(where, "reviewed-cases", message, _ORDER_HINT)


def _members(key: str, record: ReviewedCase, actions: tuple[Action, ...]) -> Iterator[Problem]:
    held = [action.procedure for action in actions]
    for at, name in enumerate(record.never):
        if name in held:
            message = f"the plan has `{name}` in place {held.index(name) + 1}"
            yield Problem(RecordPath("cases", key, ("never", at)), "reviewed-cases", message, _MEMBER_HINT)


def _states(key: str, record: ReviewedCase, actions: tuple[Action, ...]) -> Iterator[Problem]:
    states = {action.procedure: action.state.value for action in actions}
    for at, each in enumerate(record.states):
        found = states.get(each.action)
        if found is None:
            where = RecordPath("cases", key, ("states", at, "action"))
            yield Problem(where, "reviewed-cases", f"the plan has no `{each.action}`", _MEMBER_HINT)
        elif found != each.state:
            where = RecordPath("cases", key, ("states", at, "state"))
            yield Problem(where, "reviewed-cases", f"in the plan `{each.action}` is `{found}`", _WINDOW_HINT)


def _answers(dataset: Dataset, key: str, record: ReviewedCase) -> Iterator[Problem]:
    facts = _facts(dataset, record)
    for name, answer in record.answer or ():
        if answer is None:
            continue
        where, fact = RecordPath("cases", key, ("answer", name)), facts.get(name)
        if name not in facts:
            yield Problem(where, "reviewed-cases", f"a plan of `{record.way}` does not answer `{name}`", "leave it out")
        elif fact and fact.answer is not answer:
            message = f"`{record.way}` answers `{fact.answer.value}`"
            yield Problem(where, "reviewed-cases", message, f"{_EDIT} the answer of `{record.way}`")


def _facts(dataset: Dataset, record: ReviewedCase) -> dict[str, Fact | None]:
    """What the box on top of the plan is made of; None where nothing is recorded."""
    if record.rail:
        rail = dataset.rails[record.rail]
        return {"sender_cancel": rail.sender_cancel, "anyone": rail.route(record.scenario)}
    way = dataset.transfer_types[record.way]
    return {"sender_cancel": way.sender_cancel, "automatic_return": way.automatic_return}


def _named(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing"
