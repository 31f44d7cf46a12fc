"""Version 1 of the open data. A field appears here because somebody wrote it here, never because a model grew.

Language-neutral: every text carries the languages it has. Changes are listed in CHANGELOG-API.md.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.planner.plan_index import PlanIndex, PlanPage
from generator.planner.scope import platform_rules
from generator.records.base import Text
from generator.records.cross_border import Rail
from generator.records.dataset import Dataset
from generator.records.evidence import Source
from generator.records.scope import Scope
from generator.records.values import Fact, Window
from generator.records.vocabulary import Carrier

Resource = tuple[str, Any]
"""(path below `api/v1/`, plain JSON value)."""

FACTS_OF_TYPE = ("sender_cancel", "acceptance", "held_at", "settlement", "automatic_return", "finality")
FACTS_OF_RAIL = ("speed", "sender_cancel", "recall", "decider", "reimbursement", "fee", "reporting", "mistake_route", "scam_route")


def build_resources(dataset: Dataset, plan_index: PlanIndex) -> Iterator[Resource]:
    """Every resource of version 1 of the API.

    Args:
        dataset: All records, checked: each id that one names must exist.
        plan_index: The plans of every case of the dataset.

    Yields:
        (path, value) of each file: an object by record id, for plans a list; days are ISO 8601, absent texts and windows null.
    """
    for path, make in RESOURCES.items():
        yield path, make(dataset, plan_index)


def _platform(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.platforms[key]
    rules = [
        {"id": rule.id, "question": rule.question, "transfer_types": list(rule.transfer_types), **_fact(rule), "binds": institution or None}
        for rule, institution in ((each.rule, each.institution) for each in platform_rules(dataset, record))
    ]
    return {"name": _text(record.name), "region": record.region, "rules": rules}


def _rail(record: Rail) -> dict[str, Any]:
    covers = {"crosses": record.crosses, "covers": [scenario.value for scenario in record.covers], "sibling": record.sibling}
    route = _fact(record.unauthorised_route) if record.unauthorised_route else None
    return {**_facts(record, FACTS_OF_RAIL), "unauthorised_route": route, "regions": list(record.regions), **covers}


def _facts(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {"name": _text(record.name), **{name: _fact(getattr(record, name)) for name in names}}


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "answer": fact.answer.value,
        "text": _text(fact.text),
        "note": _text(fact.note),
        "window": _window(fact.window),
        "evidence": list(fact.evidence),
    }


def _window(window: Window | None) -> dict[str, Any] | None:
    if window is None:
        return None
    return {
        "kind": window.kind.value,
        "ground": window.ground,
        "length": window.length,
        "shut_after_hours": window.shut_after_hours,
        "unit": window.unit.value if window.unit else None,
        "starts_at": window.starts_at.value if window.starts_at else None,
        "until": window.until.value if window.until else None,
    }


def _procedure(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.procedures[key]
    return {
        "name": _text(record.name),
        "action": _text(record.action),
        "kind": record.kind,
        "urgency": record.urgency.value,
        "roles": [role.value for role in record.applies.roles],
        "scenarios": [scenario.value for scenario in record.applies.scenarios],
        "transfer_types": list(record.applies.transfer_types),
        "window": _window(record.window),
        "grounds": [
            {
                "scenarios": [scenario.value for scenario in ground.scenarios],
                "window": _window(ground.window),
                "evidence": list(ground.evidence),
            }
            for ground in record.grounds
        ],
        "decider": record.decider,
        "availability": _fact(record.availability),
        "effect": _fact(record.effect),
        "legal_basis": list(record.legal_basis),
    }


def _claim(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.claims[key]
    return {
        "claim": _text(record.claim),
        "verdict": record.verdict.value,
        "truth": _text(record.truth),
        "section": record.section.value,
        "evidence": list(record.evidence),
    }


def _contact(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.contacts[key]
    return {
        "name": _text(record.name),
        "kind": record.kind.value,
        "status": record.status.value,
        "number": record.number,
        "emergency": record.emergency,
        "url": record.url,
        "path": _text(record.path),
        "region": record.region,
        "scope": _text(record.scope),
        "hours": _text(record.hours),
        "look_alikes": [_text(text) for text in record.look_alikes],
        "evidence": list(record.evidence),
    }


def _evidence(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.evidence[key]
    return {
        "statement": _text(record.statement),
        "say": _text(record.say),
        "quote": record.quote,
        "source": _source(dataset.sources.get(record.source or "")),
        "checked_on": record.checked_on.isoformat(),
        "confidence": record.confidence.value,
        "scope": _scope(record.scope),
    }


def _scope(scope: Scope | None) -> dict[str, Any] | None:
    if scope is None:
        return None
    return {
        "institutions": list(scope.institutions),
        "platforms": list(scope.platforms),
        "transfer_types": list(scope.transfer_types),
        "rails": list(scope.rails),
        "regions": list(scope.regions),
        "scenarios": [scenario.value for scenario in scope.scenarios],
        "everywhere": scope.everywhere is not None,
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    url = source.url if source.carrier is not Carrier.MIRROR else None
    by = {"title": source.title, "publisher": source.publisher, "published": source.published}
    return {**by, "kind": source.kind.value, "carrier": source.carrier.value, "url": url}


def _uncovered(dataset: Dataset, key: str) -> dict[str, Any]:
    record = dataset.uncovered[key]
    return {
        "name": _text(record.name),
        "regions": list(record.regions),
        "not_found": _text(record.not_found),
        "searched": list(record.searched),
        "first": [
            {"scenarios": [scenario.value for scenario in entry.scenarios], "actions": list(entry.actions)} for entry in record.first
        ],
        "ask": _text(record.ask),
        "contacts": list(record.contacts),
    }


def _plan(page: PlanPage) -> dict[str, Any]:
    return {
        "cases": [{"role": case.role.value, "scenario": case.scenario.value, "paid_by": case.transfer_type} for case in page.cases],
        "actions": [action.procedure for action in page.actions],
    }


def _text(text: Text | None) -> dict[str, str] | None:
    if text is None:
        return None
    return {"zh": text.zh, **({"en": text.en} if text.en else {})}


RESOURCES: Mapping[str, Callable[[Dataset, PlanIndex], Any]] = {
    "platforms.json": lambda dataset, _: {key: _platform(dataset, key) for key in dataset.platforms},
    "transfer-types.json": lambda dataset, _: {key: _facts(record, FACTS_OF_TYPE) for key, record in dataset.transfer_types.items()},
    "rails.json": lambda dataset, _: {key: _rail(record) for key, record in dataset.rails.items()},
    "procedures.json": lambda dataset, _: {key: _procedure(dataset, key) for key in dataset.procedures},
    "claims.json": lambda dataset, _: {key: _claim(dataset, key) for key in dataset.claims},
    "uncovered.json": lambda dataset, _: {key: _uncovered(dataset, key) for key in dataset.uncovered},
    "contacts.json": lambda dataset, _: {key: _contact(dataset, key) for key in dataset.contacts},
    "evidence.json": lambda dataset, _: {key: _evidence(dataset, key) for key in dataset.evidence},
    "plans.json": lambda _, plan_index: [_plan(page) for page in plan_index.pages],
}
"""Path below `api/v1/` → what makes the plain JSON value."""
