"""Check: evidence says whose it is, and no record rests on that of another."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.planner.cases import applies, cases, knows_cases, rail_cases
from generator.planner.scope import (
    Narrowing,
    Setting,
    classes_of,
    holds_in,
    narrowing,
    setting_of_corridor,
    setting_of_place,
    setting_of_platform,
    setting_of_rail,
    setting_of_type,
    settings_of,
)
from generator.problems import Problem, RecordPath
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.scope import Scope
from generator.records.traversal import Entry, FieldPath, walk_within

_SHARE = 10
"""At most one in so many holds everywhere."""

_NAMED = ("institutions", "platforms", "transfer_types", "rails")
"""Fields of a scope that name records of that kind."""
Holds = Callable[[Narrowing], bool]


def check_scope(dataset: Dataset, today: date) -> Iterator[Problem]:
    """What is known of one platform, firm or place is no evidence of another.

    Judged are the records that say whose they are: platforms and their rules, classes of firms, ways of paying, rails; places and
    corridors, with the rails and firms there; of actions what says that they can be done, which must hold for one of the cases they
    are shown in.

    PASS: a rule of `platforms/wechat-pay` citing evidence with `scope: {platforms: [wechat-pay]}`, or `{regions: [CN]}`
    PASS: the same citing a law with `scope: {institutions: [payment-institution]}`, if the platform belongs to that class
    PASS: evidence with `scope: {rails: [zelle]}` anywhere while `rails/zelle` could not be read
    FAIL: a rule of `platforms/jd-pay` citing evidence of WeChat Pay; a rail of Brazil citing evidence of Hong Kong
    FAIL: a corridor to the EU citing evidence with `scope: {rails: [us-remittance]}`
    FAIL: evidence without `scope:`, in a file without `defaults:`
    FAIL: more than one in ten pieces of evidence with `everywhere:`
    """
    yield from _unsaid(dataset)
    for kind, key, path, value, holds in _settled(dataset):
        for where, named in _evidence_in(kind, key, path, value):
            scope = item.scope if (item := dataset.evidence.get(named)) else None
            narrow = narrowing(scope)
            if scope is not None and narrow is not None and not holds(narrow) and not _may_be_known(dataset, scope):
                hint = "cite evidence of this one, or correct the `scope:` of the evidence where it says more than you thought"
                yield Problem(where, "scope", f"`{named}` is evidence of something else: {_words(scope)}", hint)


def _may_be_known(dataset: Dataset, scope: Scope) -> bool:
    """Whether something that a scope names could not be read: where that belongs is not known then."""
    return any(dataset.may_exist(kind, name) for kind in _NAMED for name in getattr(scope, kind))


def _unsaid(dataset: Dataset) -> Iterator[Problem]:
    everywhere = [key for key, item in dataset.evidence.items() if item.scope and item.scope.everywhere is not None]
    most = max(1, len(dataset.evidence) // _SHARE)
    for key in everywhere[most:]:
        message = f"{len(everywhere)} of {len(dataset.evidence)} pieces of evidence hold everywhere; at most {most} may"
        yield Problem(
            RecordPath("evidence", key, ("scope", "everywhere")), "scope", message, "name the places, platforms or classes it is about"
        )
    for key, item in dataset.evidence.items():
        if item.scope is None:
            hint = "add `scope: {platforms: [wechat-pay]}` or the like, or `defaults:` with a scope on top of the file for all of them"
            yield Problem(RecordPath("evidence", key), "scope", "it does not say for whom it holds", hint)


def _settled(dataset: Dataset) -> Iterator[tuple[str, str, FieldPath, Model, Holds]]:
    """(kind, id, path, value, which scopes hold there) of each value that says whose it is."""
    for key, platform in dataset.platforms.items():
        for place, rule in enumerate(platform.rules):
            yield "platforms", key, ("rules", place), rule, _in((setting_of_platform(dataset, key, rule.transfer_types),))
    for key, institution in dataset.institutions.items():
        classes = frozenset(("institutions", name) for name in classes_of(dataset, (key,)))
        yield "institutions", key, (), institution, _in((Setting(classes, frozenset({institution.region})),))
    for key, transfer_type in dataset.transfer_types.items():
        yield "transfer_types", key, (), transfer_type, _in((setting_of_type(dataset, key),))
    for key, rail in dataset.rails.items():
        yield "rails", key, (), rail, _in((setting_of_rail(dataset, key),))
    for key, place_record in dataset.places.items():
        if place_record.region != "INT":  # bodies of many places, each with its own
            yield "places", key, (), place_record, _in((setting_of_place(dataset, key),))
    for key, corridor in dataset.corridors.items():
        yield "corridors", key, (), corridor, _in((setting_of_corridor(dataset, key),))
    if not knows_cases(dataset):
        return
    shown = (*cases(dataset), *rail_cases(dataset))
    for key, procedure in dataset.procedures.items():
        if found := [case for case in shown if applies(dataset, procedure, case)]:
            yield "procedures", key, ("availability",), procedure.availability, _in(settings_of(dataset, found))


def _in(settings: Iterable[Setting]) -> Holds:
    """Whether a scope holds in one of some settings."""
    some = tuple(settings)
    return lambda scope: any(holds_in(scope, setting) for setting in some)


def _evidence_in(kind: str, key: str, path: FieldPath, value: Model) -> Iterator[tuple[RecordPath, str]]:
    for node, _ in walk_within(Entry(kind, key, value)):
        for name in ("evidence", "facts"):
            for place, named in enumerate(getattr(node.value, name, ())):
                yield RecordPath(kind, key, (*path, *node.path, name, place)), named


def _words(scope: Scope) -> str:
    """What a scope says, as it is written."""
    return "; ".join(f"{name} {', '.join(map(str, value))}" for name, value in scope if value)
