"""Decides which evidence may be printed where: what is said of one platform or place never stands under another.

Evidence without a scope is printed anywhere; the check `scope` refuses it. A record that cannot be looked up belongs nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.planner.cases import Case, places_of_rail
from generator.planner.corridors import rails_at
from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.platform import Platform, Rule
from generator.records.procedure import Procedure
from generator.records.scope import Scope
from generator.records.tracing import FactPath, note_read
from generator.records.vocabulary import NOTHING_FOUND, Scenario

Subject = tuple[str, str]
"""(kind, id) of a platform, a way of paying, a rail or a class of firms."""


@dataclass(frozen=True)
class Setting:
    """What a page, a cell or a line of a plan is about: the subjects and places whose evidence it may print."""

    subjects: frozenset[Subject] = frozenset()
    regions: frozenset[str] = frozenset()
    scenarios: frozenset[Scenario] = frozenset()
    """Empty where it is about all of them."""


PageSettings = frozenset[Setting]
"""One for each platform or rail of a page: evidence must hold for all of them."""


def classes_of(dataset: Dataset, names: Iterable[str]) -> tuple[str, ...]:
    """Classes of firms, and the wider ones of which they are part.

    Args:
        dataset: The records.
        names: Ids of classes.

    Returns:
        Those that exist, each once, the narrow ones first.
    """
    found: dict[str, None] = {}
    waiting = list(names)
    for name in waiting:
        if name not in found and name in dataset.institutions:
            found[name] = None
            waiting += dataset.institutions[name].part_of
    return tuple(found)


def setting_of_type(dataset: Dataset, key: str, scenarios: Iterable[Scenario] = ()) -> Setting:
    """The setting of a way of paying: its platform, and the classes of firms that take part.

    Args:
        dataset: The records.
        key: Id of a transfer type.
        scenarios: What happened; none for whatever happened.

    Returns:
        The setting. A record that is missing adds nothing to it.
    """
    record = dataset.transfer_types[key]
    platform = dataset.platforms.get(record.platform)
    classes = classes_of(dataset, (*(platform.institutions if platform else ()), *record.institutions))
    named = {("transfer_types", key), ("platforms", record.platform), *(("institutions", name) for name in classes)}
    return Setting(frozenset(named), frozenset({platform.region} if platform else ()), frozenset(scenarios))


def setting_of_rail(dataset: Dataset, key: str, scenarios: Iterable[Scenario] = ()) -> Setting:
    """The setting of a rail: itself, and the places of those who pay by it.

    Args:
        dataset: The records.
        key: Id of a rail.
        scenarios: What happened; none for whatever happened.

    Returns:
        The setting.
    """
    return Setting(frozenset({("rails", key)}), places_of_rail(dataset.rails[key]), frozenset(scenarios))


def setting_of_platform(dataset: Dataset, key: str, transfer_types: Iterable[str] = ()) -> Setting:
    """The setting of a platform, or of a rule about some of its ways of paying.

    Args:
        dataset: The records.
        key: Id of a platform.
        transfer_types: The ways of paying it is about; none for all of the platform.

    Returns:
        The setting.
    """
    record = dataset.platforms[key]
    wanted = tuple(transfer_types)
    types = [name for name, each in dataset.transfer_types.items() if (name in wanted if wanted else each.platform == key)]
    own = {("platforms", key), *(("institutions", name) for name in classes_of(dataset, record.institutions))}
    return Setting(frozenset(own).union(*(setting_of_type(dataset, name).subjects for name in types)), frozenset({record.region}))


def setting_of_corridor(dataset: Dataset, key: str) -> Setting:
    """The setting of a corridor: its two ends, the rails of both directions and those inside the place, and the firms of either end.

    Args:
        dataset: The records.
        key: Id of a corridor.

    Returns:
        The setting.
    """
    record = dataset.corridors[key]
    return _setting_between(dataset, frozenset({record.origin, *record.destinations}), rails_at(dataset, key))


def setting_of_place(dataset: Dataset, key: str) -> Setting:
    """The setting of a place: itself, the rails that reach it, and its firms.

    Args:
        dataset: The records.
        key: Id of a place.

    Returns:
        The setting.
    """
    region = dataset.places[key].region
    rails = (name for name, rail in dataset.rails.items() if not {region, "INT"}.isdisjoint(rail.regions))
    return _setting_between(dataset, frozenset({region}), rails)


def _setting_between(dataset: Dataset, regions: frozenset[str], rails: Iterable[str]) -> Setting:
    platforms = {name for name, record in dataset.platforms.items() if record.region in regions}
    types = {("transfer_types", name) for name, record in dataset.transfer_types.items() if record.platform in platforms}
    classes = {("institutions", name) for name, record in dataset.institutions.items() if record.region in regions}
    named = types | classes | {("platforms", name) for name in platforms} | {("rails", name) for name in rails}
    return Setting(frozenset(named), regions)


def settings_of(dataset: Dataset, cases: Iterable[Case]) -> PageSettings:
    """The settings of cases that share a page: those of one platform or rail are one.

    Args:
        dataset: The records.
        cases: The cases of the page.

    Returns:
        A setting for each platform and rail.
    """
    found: dict[Subject, Setting] = {}
    for case in dict.fromkeys((case.transfer_type, case.scenario) for case in cases):
        name, scenario = case
        rail = name in dataset.rails
        place = ("rails", name) if rail else ("platforms", dataset.transfer_types[name].platform)
        own = setting_of_rail(dataset, name, (scenario,)) if rail else setting_of_type(dataset, name, (scenario,))
        before = found.get(place, own)
        found[place] = Setting(before.subjects | own.subjects, before.regions | own.regions, before.scenarios | own.scenarios)
    return frozenset(found.values())


class Narrowing(NamedTuple):
    """A scope as it is compared with settings."""

    subjects: frozenset[Subject]
    """Platforms, ways of paying, rails and classes, for each of which it holds; empty for all."""
    regions: frozenset[str]
    scenarios: frozenset[Scenario]


def narrowing(scope: Scope | None) -> Narrowing | None:
    """What a scope says, ready to be compared.

    Args:
        scope: Of some evidence; None where none is given.

    Returns:
        Its subjects, regions and scenarios; None where it holds everywhere.
    """
    if scope is None or scope.everywhere is not None:
        return None
    named = (
        ("institutions", scope.institutions),
        ("platforms", scope.platforms),
        ("transfer_types", scope.transfer_types),
        ("rails", scope.rails),
    )
    subjects = frozenset((kind, key) for kind, keys in named for key in keys)
    return Narrowing(subjects, frozenset(scope.regions), frozenset(scope.scenarios))


def holds_in(scope: Narrowing | None, setting: Setting) -> bool:
    """Whether what has a scope holds in a setting.

    Args:
        scope: Of the evidence.
        setting: What the page is about.

    Returns:
        True when one of its subjects, one of its regions and one of its scenarios is of the setting, each where it names any.
    """
    if scope is None:
        return True
    if scope.regions and setting.regions.isdisjoint(scope.regions):
        return False
    if scope.scenarios and setting.scenarios and setting.scenarios.isdisjoint(scope.scenarios):
        return False
    return not scope.subjects or not setting.subjects.isdisjoint(scope.subjects)


def _scopes(dataset: Dataset) -> dict[str, Narrowing | None]:
    return {key: narrowing(item.scope) for key, item in dataset.evidence.items()}


def _entries(scopes: Mapping[str, Narrowing | None]) -> dict[FactPath, object]:
    return {("scopes", key): scope for key, scope in scopes.items()}


SCOPES = Derived("scopes", _scopes, _entries)
"""Evidence → its scope; every line of every plan asks for some, and notes those it has asked for."""


def holding_in(dataset: Dataset, evidence: Iterable[str], settings: Iterable[Setting]) -> tuple[str, ...]:
    """The evidence that holds in every one of some settings.

    Args:
        dataset: The records.
        evidence: Ids of evidence.
        settings: Those of a page.

    Returns:
        Those ids of which this is so, in their order; none that does not exist.
    """
    scopes = SCOPES.of(dataset)
    found = []
    for key in evidence:
        note_read("scopes", key)
        if key in scopes and all(holds_in(scopes[key], setting) for setting in settings):
            found.append(key)
    return tuple(found)


def is_known(dataset: Dataset, procedure: Procedure, settings: Iterable[Setting]) -> bool:
    """Whether something that holds in some settings says that an action can be done.

    Args:
        dataset: The records.
        procedure: The action.
        settings: Those of a case or a page.

    Returns:
        False when all that says so is about other platforms or places, or says that nothing was found: there it is general advice.
    """
    proof = [key for key in procedure.availability.evidence if key in dataset.evidence]
    return not proof or any(dataset.evidence[key].confidence not in NOTHING_FOUND for key in holding_in(dataset, proof, settings))


@dataclass(frozen=True)
class PlatformRule:
    """A rule of a platform: its own, or one that binds a class of firms to which it belongs."""

    rule: Rule
    institution: str = ""
    """Id of the class that the rule binds; empty for a rule of the platform itself."""


def platform_rules(dataset: Dataset, record: Platform) -> tuple[PlatformRule, ...]:
    """The rules of a platform, inherited ones included.

    Args:
        dataset: The records.
        record: The platform.

    Returns:
        Its own rules in their order, then those of its classes that answer a question which none of its own does.
    """
    answered = {rule.question for rule in record.rules}
    inherited = (
        PlatformRule(rule, name)
        for name in classes_of(dataset, record.institutions)
        for rule in dataset.institutions[name].rules
        if rule.question not in answered
    )
    return (*(PlatformRule(rule) for rule in record.rules), *inherited)
