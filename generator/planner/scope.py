"""Decides which evidence may be printed where: what is said of one platform or place never stands under another.

Evidence without a scope is printed anywhere; the check `scope` refuses it. A record that cannot be looked up belongs nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.planner.cases import Case, places_of_rail
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.records.platform import Rule
from generator.records.scope import Scope
from generator.records.vocabulary import Scenario

Subject = tuple[str, str]
"""(kind, id) of a platform, a way of paying, a rail or a class of firms."""


@dataclass(frozen=True)
class Setting:
    """What a page, a cell or a line of a plan is about: the subjects and places whose evidence it may print."""

    subjects: frozenset[Subject] = frozenset()
    regions: frozenset[str] = frozenset()
    scenarios: frozenset[Scenario] = frozenset()
    """Empty where it is about all of them."""


Settings = frozenset[Setting]
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


def settings_of(dataset: Dataset, cases: Iterable[Case]) -> Settings:
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


def holds_in(scope: Scope | None, setting: Setting) -> bool:
    """Whether what has a scope holds in a setting.

    Args:
        scope: Of the evidence; None where none is given.
        setting: What the page is about.

    Returns:
        True when one of its subjects, one of its regions and one of its scenarios is of the setting, each where it names any.
    """
    if scope is None or scope.everywhere is not None:
        return True
    if scope.regions and setting.regions.isdisjoint(scope.regions):
        return False
    if scope.scenarios and setting.scenarios and setting.scenarios.isdisjoint(scope.scenarios):
        return False
    subjects = subjects_of(scope)
    return not subjects or not setting.subjects.isdisjoint(subjects)


def subjects_of(scope: Scope) -> frozenset[Subject]:
    """The platforms, ways of paying, rails and classes that a scope names."""
    named = (
        ("institutions", scope.institutions),
        ("platforms", scope.platforms),
        ("transfer_types", scope.transfer_types),
        ("rails", scope.rails),
    )
    return frozenset((kind, key) for kind, keys in named for key in keys)


def holding_in(dataset: Dataset, evidence: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """The evidence that holds in every one of some settings.

    Args:
        dataset: The records.
        evidence: Ids of evidence.
        settings: Those of a page.

    Returns:
        Those ids of which this is so, in their order; none that does not exist.
    """
    return tuple(key for key, item in _existing(dataset, evidence) if all(holds_in(item.scope, setting) for setting in settings))


def _existing(dataset: Dataset, evidence: Iterable[str]) -> Iterator[tuple[str, Evidence]]:
    return ((key, dataset.evidence[key]) for key in evidence if key in dataset.evidence)


@dataclass(frozen=True)
class PlatformRule:
    """A rule of a platform: its own, or one that binds a class of firms to which it belongs."""

    rule: Rule
    institution: str = ""
    """Id of the class that the rule binds; empty for a rule of the platform itself."""


def rules_of(dataset: Dataset, key: str) -> tuple[PlatformRule, ...]:
    """The rules of a platform, inherited ones included.

    Args:
        dataset: The records.
        key: Id of a platform.

    Returns:
        Its own rules in their order, then those of its classes that answer a question which none of its own does.
    """
    record = dataset.platforms[key]
    answered = {rule.question for rule in record.rules}
    inherited = (
        PlatformRule(rule, name)
        for name in classes_of(dataset, record.institutions)
        for rule in dataset.institutions[name].rules
        if rule.question not in answered
    )
    return (*(PlatformRule(rule) for rule in record.rules), *inherited)
