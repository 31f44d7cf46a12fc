"""Check: the order of first actions is decided once for each case, and no list of actions has another."""

from collections.abc import Iterator
from datetime import date

from generator.checks.order_in_words import check_order_in_words
from generator.planner.cases import applies, cases, knows_cases, rail_cases
from generator.planner.order import contradictions, decides, orders_of, place_of
from generator.planner.scope import holding_in, settings_of
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.first_actions import FirstActions


def check_first_actions(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A frightened reader who meets two orders of first actions does neither.

    PASS: `rails: [swift]`, `scenarios: [scam]`, `actions: [stop-all-contact, bank-recall-request, call-110-cross-border]`
    PASS: a topic whose actions stand in the order of the plans that have them
    FAIL: a second record for the same rail and scenario
    FAIL: an action for later days before one for now; an action that no plan of its cases has
    FAIL: evidence that holds for none of its cases
    FAIL: a topic that names the police before the bank where the plan has the bank first
    FAIL: `被骗先报警` in the record of a rail whose plan has the bank first
    """
    if not knows_cases(dataset):
        return
    served: dict[tuple[str, str], str] = {}
    for key, record in dataset.first_actions.items():
        yield from _twice(key, record, served)
        yield from _unfit(dataset, key, record)
    orders = orders_of(dataset)
    for key, topic in dataset.topics.items():
        steps = [(place, step.procedure) for place, step in enumerate(topic.actions) if step.procedure]
        for later, earlier, case in contradictions(orders, [procedure for _, procedure in steps]):
            place = next(place for place, procedure in steps if procedure == later)
            message = f"`{later}` stands behind `{earlier}`; the plan {case.id} has it before"
            where = RecordPath("topics", key, ("actions", place, "procedure"))
            yield Problem(where, "first-actions", message, "follow the plan, or change its order in data/first_actions/")
    yield from check_order_in_words(dataset, orders)


def _twice(key: str, record: FirstActions, served: dict[tuple[str, str], str]) -> Iterator[Problem]:
    for field, names in (("platforms", record.platforms), ("rails", record.rails)):
        for place, name in enumerate(names):
            for scenario in record.scenarios:
                other = served.setdefault((name, scenario.value), key)
                if other != key:
                    message = f"`{other}` decides the order for `{name}` and `{scenario.value}` already"
                    where = RecordPath("first_actions", key, (field, place))
                    yield Problem(where, "first-actions", message, "keep one of them")


def _unfit(dataset: Dataset, key: str, record: FirstActions) -> Iterator[Problem]:
    own = [case for case in (*cases(dataset), *rail_cases(dataset)) if decides(dataset, record, case)]
    stages = [(place, name, dataset.procedures[name]) for place, name in enumerate(record.actions) if name in dataset.procedures]
    latest = 0
    for place, name, procedure in stages:
        stage = place_of(name, procedure, None).stage
        where = RecordPath("first_actions", key, ("actions", place))
        if stage < latest:
            message = f"`{name}` is `{procedure.urgency.value}` and stands behind something less urgent"
            yield Problem(where, "first-actions", message, "the more urgent comes first in every plan: move it up")
        latest = max(latest, stage)
        if not any(applies(dataset, procedure, case) for case in own):
            yield Problem(where, "first-actions", f"no plan of these cases has `{name}`", "leave it out, or correct what it `applies` to")
    for place, name in enumerate(record.evidence):
        if name in dataset.evidence and own and not any(holding_in(dataset, (name,), settings_of(dataset, (case,))) for case in own):
            where = RecordPath("first_actions", key, ("evidence", place))
            yield Problem(where, "first-actions", f"`{name}` holds for none of these cases", "cite evidence of these platforms or rails")
