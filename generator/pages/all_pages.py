"""Which pages exist: one for each record of a kind that has pages, the lists of kinds, and those that belong to no kind."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple, cast

from generator import pages
from generator.pages.account_places import account_page
from generator.pages.blocks import Page
from generator.pages.claim_pages import claims_page
from generator.pages.context import PageContext
from generator.pages.evidence_addresses import EVIDENCE_REGISTER, evidence_pages
from generator.pages.evidence_pages import EVIDENCE, evidence_address, evidence_index, evidence_page
from generator.pages.flow_page import FLOW, flow_page
from generator.pages.help_pages import HELP, HELP_LISTS, help_list_page, help_page
from generator.pages.home_page import home_page
from generator.pages.index_pages import index_addresses, index_page, indexed
from generator.pages.page_paths import CLAIMS, ENTRIES, HELP_PLACE, HOME_PAGE, HOTLINES_ABROAD, PLANS, SEARCH, address, plans_address
from generator.pages.place_pages import law_address, law_page, law_pages
from generator.pages.plan_choices import choice_address, choice_page, choice_pages, plans_page, way_plans_page, ways_with_plans
from generator.pages.plan_pages import plan_page
from generator.pages.register_pages import entries_page, hotlines_abroad_page
from generator.pages.search_page import search_page
from generator.planner.plan_index import PLAN_INDEX
from generator.planner.scope import SCOPES
from generator.records.derived import Derived
from generator.records.kinds import KINDS, Kind
from generator.records.references import USERS
from generator.records.vocabulary import Scenario

RecordPage = Callable[[PageContext, str, Any], Page]
"""Makes the page of one record from the context, the id and the record."""
SinglePage = Callable[[PageContext], Page]
"""Makes a page of which there is one."""


def function_for(kind: Kind) -> RecordPage | SinglePage:
    """The page function of a kind, found by its name in any module of this package.

    Returns:
        `rail_page` where each record has a page, `glossary_page` where one page shows all of them.

    Raises:
        LookupError: There is none.
    """
    name = f"{kind.one.replace('-', '_') if kind.has_pages else kind.name}_page"
    for module in iter_modules(pages.__path__, f"{pages.__name__}."):
        if function := getattr(import_module(module.name), name, None):
            return cast("RecordPage | SinglePage", function)
    raise LookupError(f"{kind.name} have an address: write `{name}` in generator/pages/")


RECORD_PAGES = {kind.name: cast("RecordPage", function_for(kind)) for kind in KINDS if kind.has_pages}
"""Kind of record → what makes the page of one."""

SINGLE_PAGES: dict[str, SinglePage] = {
    HOME_PAGE: home_page,
    CLAIMS: claims_page,
    **{kind.list_page: cast("SinglePage", function_for(kind)) for kind in KINDS if kind.address and not kind.has_pages},
    ENTRIES: entries_page,
    HOTLINES_ABROAD: hotlines_abroad_page,
    EVIDENCE: evidence_index,
    HELP: help_page,
    HELP_PLACE: account_page,
    PLANS: plans_page,
    FLOW: flow_page,
    SEARCH: search_page,
}
"""Address → what makes the page, for pages of which there is one: they show all records of a kind, or belong to no record."""
DERIVED: tuple[Derived[Any], ...] = (USERS, EVIDENCE_REGISTER, SCOPES, PLAN_INDEX)
"""What pages read that is computed from all records; a `RecordGraph` keeps it up to date."""
_CHOICES = (Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED)
"""The scenarios of which each platform has a page of choices."""


class PageMaker(NamedTuple):
    """A page that can be made."""

    uri: str
    """Its address, which is known without making it."""
    make: Callable[[], Page]
    """Makes it. All that it reads of the records and the plans it reads here."""


def list_pages(ctx: PageContext) -> Iterator[PageMaker]:
    """Every generated page of one language but the A to Z list, which needs the titles of hand-written guides too.

    Args:
        ctx: Records, language and plans.

    Yields:
        Each page once, in a fixed order, none of them made; no two have the same address as long as ids are unique.
    """
    dataset = ctx.dataset
    for uri, single_page in SINGLE_PAGES.items():
        yield PageMaker(uri, partial(single_page, ctx))
    for kind in indexed(dataset):
        for number, uri in enumerate(index_addresses(dataset, kind), 1):
            yield PageMaker(uri, partial(index_page, ctx, kind, number))
    for name, record_page in RECORD_PAGES.items():
        for key in dataset.kind(name):
            yield PageMaker(address(name, key), partial(_make_record_page, ctx, record_page, name, key))
    for key, place in dataset.places.items():
        for number in range(1, law_pages(place) + 1):
            yield PageMaker(law_address(key, number), partial(_make_law_page, ctx, key, number))
    for name in evidence_pages(dataset):
        yield PageMaker(evidence_address(name), partial(evidence_page, ctx, name))
    for page in ctx.plan_index.pages:
        yield PageMaker(page.uri, partial(plan_page, ctx, page))
    for key in ways_with_plans(dataset):
        yield PageMaker(plans_address(key), partial(way_plans_page, ctx, key))
    for scenario in _CHOICES:
        for platform in dataset.platforms:
            if choice_pages(ctx, scenario, platform):
                yield PageMaker(choice_address(scenario, platform), partial(choice_page, ctx, scenario, platform))
    for uri in HELP_LISTS:
        yield PageMaker(uri, partial(help_list_page, ctx, uri))


def build_pages(ctx: PageContext) -> Iterator[Page]:
    """The pages of `list_pages`, made.

    Args:
        ctx: Records, language and plans.

    Yields:
        Each page once, in that order.
    """
    return (page.make() for page in list_pages(ctx))


def _make_record_page(ctx: PageContext, record_page: RecordPage, kind: str, key: str) -> Page:
    return record_page(ctx, key, ctx.dataset.kind(kind)[key])


def _make_law_page(ctx: PageContext, key: str, number: int) -> Page:
    return law_page(ctx, key, ctx.dataset.places[key], number)
