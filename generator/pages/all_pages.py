"""Which pages exist: one for each record of a kind that has pages, the lists of kinds, and those that belong to no kind."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

from generator import pages
from generator.pages.blocks import Page
from generator.pages.claim_pages import claims_page
from generator.pages.context import PageContext
from generator.pages.evidence_addresses import evidence_pages
from generator.pages.evidence_pages import evidence_index, evidence_page
from generator.pages.flow_page import flow_page
from generator.pages.help_pages import help_page, list_page, list_pages
from generator.pages.home_page import home_page
from generator.pages.index_pages import index_page, indexed
from generator.pages.place_pages import law_page, law_pages
from generator.pages.plan_pages import choice_page, choice_pages, plan_page
from generator.pages.register_pages import entries_page, hotlines_abroad_page
from generator.records.kinds import KINDS, Kind
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

SINGLE_PAGES: tuple[SinglePage, ...] = (
    home_page,
    claims_page,
    *(cast("SinglePage", function_for(kind)) for kind in KINDS if kind.address and not kind.has_pages),
    entries_page,
    hotlines_abroad_page,
    evidence_index,
    help_page,
    flow_page,
)
"""Pages of which there is one: they show all records of a kind, or belong to no record."""


def build_pages(ctx: PageContext) -> Iterator[Page]:
    """Every generated page of one language but the A to Z list, which needs the titles of hand-written guides too.

    Args:
        ctx: Records, language and plans.

    Yields:
        Each page once, in a fixed order; no two have the same address as long as ids are unique.
    """
    dataset = ctx.dataset
    for single_page in SINGLE_PAGES:
        yield single_page(ctx)
    for kind in indexed(dataset):
        yield index_page(ctx, kind)
    for name, record_page in RECORD_PAGES.items():
        for key, record in dataset.kind(name).items():
            yield record_page(ctx, key, record)
    for key, place in dataset.places.items():
        for number in range(1, law_pages(place) + 1):
            yield law_page(ctx, key, place, number)
    for name, keys in evidence_pages(dataset.evidence).items():
        yield evidence_page(ctx, name, keys)
    for page in ctx.plan_index.pages:
        yield plan_page(ctx, page)
    for scenario in (Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED):
        for platform in dataset.platforms:
            if choice_pages(ctx, scenario, platform):
                yield choice_page(ctx, scenario, platform)
    for choices in list_pages(ctx):
        yield list_page(ctx, *choices)
