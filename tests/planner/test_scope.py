"""What is said of one platform or place is never printed under another: which evidence holds where, and which action is general advice."""

from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from generator.pages.context import PageContext
from generator.pages.emergency_sheet import build_sheet
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case
from generator.planner.deadlines import State
from generator.planner.plan import plan
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.planner.scope import Setting, holding_in, holds_in, narrowing, platform_rules, setting_of_type, settings_of
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.records.platform import Institution, Platform, Rule, TransferType
from generator.records.procedure import Procedure
from generator.records.scope import Scope
from generator.records.vocabulary import Role, Scenario, Urgency
from tests import real_records

FACT = {"answer": "yes", "text": "t", "evidence": ()}


def evidence(**scope: object) -> Evidence:
    return Evidence.model_validate(
        {"statement": "s", "checked_on": "2026-11-01", "confidence": "high", "source": "a", "quote": "q", "scope": scope}
    )


@pytest.fixture(scope="module")
def firms() -> Dataset:
    """Two wallets and a bank, the wallets of one class, which is part of a wider one; an action that each of them could have."""
    names = ("acceptance", "held_at", "settlement", "finality", "sender_cancel", "automatic_return")
    platforms = {"one": ("wallets",), "other": ("wallets",), "bank": ()}
    law = {"id": "law", "question": "account-cover", **FACT, "evidence": ("wallet-law",)}
    own = {"id": "own", "question": "account-cover", **FACT, "evidence": ("of-one",)}
    proof = ("of-one", "wallet-law", "abroad", "nothing")
    return Dataset(
        {
            "institutions": {
                "wallets": Institution(name="w", region="CN", part_of=("firms",), rules=()),
                "firms": Institution(name="f", region="CN", rules=(Rule.model_validate(law),)),
            },
            "platforms": {
                key: Platform.model_validate(
                    {"name": key, "region": "CN", "institutions": classes, "summary": "s", "rules": (own,) if key == "one" else ()}
                )
                for key, classes in platforms.items()
            },
            "transfer_types": {
                f"{key}-pay": TransferType.model_validate({"name": key, "platform": key, "summary": "s"} | dict.fromkeys(names, FACT))
                for key in platforms
            },
            "evidence": {
                "of-one": evidence(platforms=["one"]),
                "wallet-law": evidence(institutions=["firms"], regions=["CN"]),
                "abroad": evidence(regions=["HK"]),
                "anywhere": evidence(everywhere="the same in every country"),
                "scams": evidence(regions=["CN"], scenarios=["scam"]),
                "nothing": evidence(regions=["CN"]).model_copy(update={"confidence": "not-found"}),
            },
            "procedures": {
                "ask": Procedure.model_validate(
                    {
                        "name": "n",
                        "action": "a",
                        "summary": "s",
                        "kind": "k",
                        "urgency": "now",
                        "rank": 1,
                        "applies": {"roles": ["payer"], "scenarios": ["scam"]},
                        "window": {"kind": "act-by", "length": 1, "unit": "hour", "starts_at": "sent"},
                        "availability": FACT | {"evidence": proof},
                        "effect": FACT,
                        "channels": (),
                        "decider": "d",
                        "steps": (),
                    }
                )
            },
        }
    )


def test_a_class_has_the_evidence_of_the_wider_classes(firms: Dataset) -> None:
    """A law that binds all firms binds each wallet, and is recorded once."""
    held = ("of-one", "wallet-law", "abroad", "anywhere", "scams")

    assert ("of-one", "wallet-law", "anywhere", "scams") == holding_in(firms, held, (setting_of_type(firms, "one-pay"),))
    assert ("wallet-law", "anywhere", "scams") == holding_in(firms, held, (setting_of_type(firms, "other-pay"),))
    assert ("anywhere", "scams") == holding_in(firms, held, (setting_of_type(firms, "bank-pay"),))


def test_what_is_for_scams_is_not_for_mistakes(firms: Dataset) -> None:
    """A victim and somebody who typed a wrong number have different rights."""
    mistake, scam = (setting_of_type(firms, "one-pay", (scenario,)) for scenario in (Scenario.WRONG_PAYEE, Scenario.SCAM))

    assert [(), ("scams",)] == [holding_in(firms, ("scams",), (setting,)) for setting in (mistake, scam)]


def test_a_page_for_two_platforms_prints_what_holds_for_both(firms: Dataset) -> None:
    """Whoever reads it paid by one of them, and the page does not know by which."""
    both = settings_of(firms, [Case(Role.PAYER, Scenario.SCAM, name) for name in ("one-pay", "other-pay")])

    assert ("wallet-law",) == holding_in(firms, ("of-one", "wallet-law"), both)


def test_a_setting_without_a_scenario_is_about_all_of_them() -> None:
    """A platform's own page is not about one of them."""
    scope = narrowing(Scope.model_validate({"regions": ["CN"], "scenarios": ["scam"]}))

    assert holds_in(scope, Setting(regions=frozenset({"CN"})))
    assert not holds_in(scope, Setting(regions=frozenset({"HK"})))


@pytest.mark.parametrize(("way", "known", "state"), [("one-pay", True, State.OPEN), ("bank-pay", False, State.UNKNOWN)])
def test_an_action_proven_for_others_only_has_no_window_here(firms: Dataset, way: str, known: bool, state: State) -> None:  # noqa: FBT001
    """A deadline of WeChat Pay printed for another wallet is a deadline that nobody set."""
    (action,) = plan(firms, Case(Role.PAYER, Scenario.SCAM, way))

    assert (known, state, Urgency.NOW) == (action.known, action.state, action.urgency)


def test_a_platform_inherits_the_answers_it_does_not_give_itself(firms: Dataset) -> None:
    """A cell of the table says nothing is researched only where neither the firm nor the law says anything."""
    assert [[("own", "")], [("law", "firms")], []] == [
        [(each.rule.id, each.institution) for each in platform_rules(firms, record)] for record in firms.platforms.values()
    ]


@cache
def _contexts() -> tuple[PageContext, ...]:
    dataset = real_records.records()
    return tuple(PageContext(dataset, Language(key, dataset.labels[key]), real_records.plans()) for key in dataset.labels)


def test_no_plan_prints_evidence_of_another_platform_or_place(plan_index: PlanIndex, dataset: Dataset) -> None:
    """Holds of every plan there is, whatever the records say: read here by hand from the scopes, not by the code that leaves it out."""
    wrong = [
        (page.uri, key)
        for ctx in _contexts()
        for page in plan_index.pages
        for value in (plan_page(ctx, page), build_sheet(ctx, page))
        for key in sorted(_evidence_in(value))
        if not _holds(dataset, dataset.evidence[key].scope, page)
    ]

    assert wrong == []


def test_no_safety_step_is_lost_where_nothing_is_known(plan_index: PlanIndex, dataset: Dataset) -> None:
    """It is said to be general advice instead."""
    (ctx, *_) = _contexts()
    unproven = {page: [action for action in page.actions if not action.known] for page in plan_index.pages}
    for page, actions in unproven.items():
        shown = {item.id: item for item in build_sheet(ctx, page).items}

        assert [action.procedure for action in page.actions] == [*shown]
        assert {ctx.language.ui("advice")} >= {shown[action.procedure].window for action in actions}
        assert not any(dict(shown[action.procedure].data).get("length") for action in actions)
    assert any(unproven.values())


def _evidence_in(value: object) -> set[str]:
    """Every piece of evidence that a page names, however deep."""
    if isinstance(value, tuple | list):
        return set().union(*map(_evidence_in, value))
    if not is_dataclass(value) or isinstance(value, type):
        return set()
    found = set[str]()
    for part in fields(value):
        held = getattr(value, part.name)
        found |= {*held} if part.name == "evidence" or part.name.endswith("_evidence") else _evidence_in(held)
    return found


def _holds(dataset: Dataset, scope: Scope | None, page: PlanPage) -> bool:
    assert scope is not None
    if scope.everywhere:
        return True
    ways = {case.transfer_type for case in page.cases}
    groups: dict[str, list[str]] = {}
    for way in ways:
        groups.setdefault(way if way in dataset.rails else dataset.transfer_types[way].platform, []).append(way)
    return all(_holds_for(dataset, scope, group) for group in groups.values())


def _holds_for(dataset: Dataset, scope: Scope, ways: list[str]) -> bool:
    regions, names = set[str](), {*ways}
    for way in ways:
        if way in dataset.rails:
            own = {*dataset.rails[way].regions}
            regions |= own | ({"CN"} if own == {"INT"} else set())
        else:
            record = dataset.transfer_types[way]
            platform = dataset.platforms[record.platform]
            regions.add(platform.region)
            names |= {record.platform, *record.institutions, *platform.institutions}
    while wider := {name for key in names if key in dataset.institutions for name in dataset.institutions[key].part_of} - names:
        names |= wider
    subjects = {*scope.institutions, *scope.platforms, *scope.transfer_types, *scope.rails}
    return bool((not subjects or subjects & names) and (not scope.regions or regions & {*scope.regions}))
