"""What happened × how it was paid × where: whatever the home and help pages offer ends on a plan, or on a page that says what is not known.

The records are the real ones: a place, a rail, a platform or a thing without rules that is added as data is looked at here by itself.
"""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from generator.pages.all_pages import list_pages
from generator.pages.blocks import Actions, Choice, Links, Page, Picker, RailChoices
from generator.pages.context import PageContext
from generator.pages.help_pages import HELP, scenario_address
from generator.pages.home_page import HOME_PAGE
from generator.pages.language import Language
from generator.pages.page_paths import HELP_ABROAD
from generator.planner.cases import Case, procedures_of, rail_for, roles_of
from generator.planner.corridors import HOME_REGION, rails_inside
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, RECEIVERS, Role, Scenario, Urgency
from tests import real_records

LANGUAGES = ("zh", "en")
DATA = real_records.records()
PLANS = {page.uri: page for page in real_records.plans().pages}
SHOP = "ask-merchant-refund"
"""What a payer does who has paid a shop by mistake."""
LOCK = "block-account-abroad"
"""What comes first after a theft abroad, unless the place has an action of its own in its stead."""


@cache
def made(language: str, uri: str) -> Page | None:
    """A generated page; None for an address that is none."""
    maker = _makers(language).get(uri)
    return maker() if maker else None


@cache
def _makers(language: str) -> dict[str, Callable[[], Page]]:
    ctx = PageContext(DATA, Language(language, DATA.labels[language]), real_records.plans())
    return {maker.uri: maker.make for maker in list_pages(ctx)}


def choices(page: Page) -> Iterator[str]:
    """Where the choices of a page lead, in page order."""
    for block in (*page.lead, *(block for section in page.sections for block in section.blocks)):
        match block:
            case Picker(items=items):
                yield from (choice.to for choice in items)
            case RailChoices(items=lines):
                yield from (choice.to for line in lines for choice in line.items if isinstance(choice, Choice))
            case _:
                pass


def reached(language: str, start: str) -> set[str]:
    """Everything that the choices of a page lead to, one after the other."""
    found, waiting = {start}, [start]
    while waiting:
        page = made(language, waiting.pop())
        new = [uri for uri in dict.fromkeys(choices(page) if page else ()) if uri not in found]
        found.update(new)
        waiting += [uri for uri in new if uri not in PLANS]
    return found


def serves(uri: str, scenario: Scenario, way: str) -> bool:
    """Whether an address is that of a payer's plan for it, with something to do."""
    return uri in PLANS and Case(Role.PAYER, scenario, way) in PLANS[uri].cases and bool(PLANS[uri].actions)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", PAYER_SCENARIOS)
def test_what_happened_is_answered_for_every_platform_and_every_rail(language: str, scenario: Scenario) -> None:
    """“Taken without my consent” knew the platforms of the mainland only; “paid twice” abroad, with the best right of all, was nowhere."""
    page = made(language, scenario_address(scenario))
    assert page
    offered = {*choices(page)}
    ways = {key: [name for name, way in DATA.transfer_types.items() if way.platform == key] for key in DATA.platforms}

    silent = [key for key, names in ways.items() if not any(serves(uri, scenario, name) for uri in offered for name in names)]
    rails = {key: rail_for(DATA, key, scenario) for key in DATA.rails}
    silent += [key for key, rail in rails.items() if not any(serves(uri, scenario, rail) for uri in offered)]

    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_asks_the_same_of_every_platform(language: str) -> None:
    """A platform that is missing under one of three questions looks like one to which that cannot happen."""
    home = made(language, HOME_PAGE)
    assert home
    offered = {*choices(home)}

    for platform in DATA.platforms:
        asked = [scenario for scenario in PAYER_SCENARIOS if f"help/{scenario.value}-{platform}.md" in offered]
        assert {Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED} <= {*asked}, platform
        for scenario in asked:
            page = made(language, f"help/{scenario.value}-{platform}.md")
            ways = [name for name, way in DATA.transfer_types.items() if way.platform == platform]
            assert page
            assert any(serves(uri, scenario, name) for uri in choices(page) for name in ways), (platform, scenario)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [key for key, record in DATA.places.items() if record.region not in {HOME_REGION, "INT"}])
def test_a_place_is_found_and_answers_whatever_happened(language: str, place: str) -> None:
    """Who knows only the country comes to its rails with every plan they have, or reads that there are no rules and goes on across."""
    region = DATA.places[place].region
    from_abroad = reached(language, HELP_ABROAD)
    corridors = {f"corridors/{key}.md" for key, corridor in DATA.corridors.items() if region in (corridor.origin, *corridor.destinations)}
    page = made(language, f"places/{place}.md")

    assert from_abroad & {*corridors, f"places/{place}.md"}
    assert page
    offered = {*choices(page)}
    rails = rails_inside(DATA, region)
    silent = [
        (rail, scenario.value)
        for rail in rails
        for scenario in PAYER_SCENARIOS
        if not any(serves(uri, scenario, rail_for(DATA, rail, scenario)) for uri in offered)
    ]
    assert silent == []
    assert HELP_ABROAD in offered


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_leads_to_a_page_and_in_the_end_to_something_to_do(language: str) -> None:
    """A choice that ends on a list of nothing is a dead end three taps down."""
    found = reached(language, HOME_PAGE) | reached(language, HELP)
    written = {uri for uri in found if uri not in PLANS and uri not in _makers(language)}
    dead = []
    for uri in found - written - PLANS.keys():
        page = made(language, uri)
        assert page
        blocks = (*page.lead, *(block for section in page.sections for block in section.blocks))
        if not any(choices(page)) and not any(isinstance(block, Actions | Links) or page.kind in _ENDS for block in blocks):
            dead.append(uri)

    assert dead == []
    assert all(uri.startswith("guides/") for uri in written), written
    assert {uri for uri in PLANS if any(case.role not in RECEIVERS for case in PLANS[uri].cases)} <= found


_ENDS = {"procedure", "topic", "hotlines"}
"""Kinds of page that say what to do without a list of choices."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_rules_is_offered_and_says_what_to_do_whatever_happened(language: str) -> None:
    """Nobody is given the rule of something else because the name of theirs is missing."""
    found = reached(language, HELP)
    for key, record in DATA.uncovered.items():
        page = made(language, f"uncovered/{key}.md")

        assert f"uncovered/{key}.md" in found
        assert page
        assert sum(isinstance(block, Actions) and bool(block.items) for block in page.lead) == len(record.first)
        assert all(record.actions_for(scenario) for scenario in PAYER_SCENARIOS), key


def test_both_languages_offer_the_same() -> None:
    """Half of the readers had another number of ways out."""
    assert reached("zh", HOME_PAGE) == reached("en", HOME_PAGE)


@pytest.mark.parametrize("platform", DATA.platforms)
def test_a_shop_can_be_paid_by_mistake_on_every_platform(platform: str) -> None:
    """Most payments are made to shops, and the shop can give them back."""
    ways = [name for name, way in DATA.transfer_types.items() if way.platform == platform]

    for scenario in MISTAKES:
        assert any(SHOP in procedures_of(DATA, Case(Role.PAYER, scenario, name)) for name in ways), scenario


@pytest.mark.parametrize("platform", DATA.platforms)
def test_a_theft_begins_with_the_wallet_itself(platform: str) -> None:
    """Money in a wallet is not behind the bank card: freezing the wallet comes first, also where no official way of doing so was found."""
    wallet = bool(WALLETS & {*DATA.platforms[platform].institutions}) and OWN
    for name in (name for name, way in DATA.transfer_types.items() if way.platform == platform):
        page = real_records.plans().page_of(Case(Role.PAYER, Scenario.UNAUTHORISED, name))
        if page is None:
            continue
        first = page.actions[0]

        assert first.urgency in {Urgency.SAFETY, Urgency.NOW}, name
        assert not wallet or first.procedure in OWN, name


WALLETS = {"payment-institution", "payment-provider"}
"""Classes of firms that keep money of their customers."""
OWN = {
    key
    for key, procedure in DATA.procedures.items()
    if procedure.urgency is Urgency.SAFETY and procedure.decider != "bank" and [*procedure.applies.scenarios] == [Scenario.UNAUTHORISED]
}
"""What freezes a wallet itself; as soon as there is one, every wallet has one."""


@pytest.mark.parametrize("rail", DATA.rails)
def test_a_theft_abroad_begins_with_locking_the_account(rail: str) -> None:
    """There the right to a refund is the strongest, and it is lost by waiting."""
    page = real_records.plans().page_of(Case(Role.PAYER, Scenario.UNAUTHORISED, rail_for(DATA, rail, Scenario.UNAUTHORISED)))

    assert page
    first = DATA.procedures[page.actions[0].procedure]
    assert first.urgency is Urgency.SAFETY or LOCK in first.instead_of


def test_who_received_money_is_asked_for_every_platform() -> None:
    """Sent by mistake is what concerns a receiver; the rest is asked of payers."""
    for scenario in MISTAKES:
        assert RECEIVERS <= {*roles_of(scenario)}
    for platform in DATA.platforms:
        ways = [name for name, way in DATA.transfer_types.items() if way.platform == platform]
        for role in RECEIVERS:
            assert any(real_records.plans().page_of(Case(role, Scenario.WRONG_PAYEE, name)) for name in ways), (platform, role)
