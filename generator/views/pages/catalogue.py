"""Which pages exist: one line per kind."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.models.vocabulary import Scenario
from generator.queries.ledger import ledger_of
from generator.views.blocks import Page
from generator.views.context import PageContext
from generator.views.pages.claim import claim_page, claims_page, contradictions_page
from generator.views.pages.evidence import ledger_index, ledger_page
from generator.views.pages.flow import flow_page
from generator.views.pages.guidance import comparison_page, letter_page, outlook_page, safeguard_page
from generator.views.pages.helper import help_page, list_page, list_pages
from generator.views.pages.home import home_page
from generator.views.pages.indexes import index_page, indexed
from generator.views.pages.ledger import cases_page, entries_page, glossary_page, hotlines_abroad_page, hotlines_page, statistics_page
from generator.views.pages.plan import choice_page, choice_pages, plan_page
from generator.views.pages.platform import platform_page
from generator.views.pages.procedure import procedure_page
from generator.views.pages.topic import topic_page
from generator.views.pages.transfer_type import transfer_type_page
from generator.views.pages.world import corridor_page, jurisdiction_page, law_page, law_pages, rail_page

RECORD_PAGES: dict[str, Callable[[PageContext, str, Any], Page]] = {
    "platforms": platform_page,
    "transfer_types": transfer_type_page,
    "procedures": procedure_page,
    "claims": claim_page,
    "topics": topic_page,
    "cross_border": rail_page,
    "corridors": corridor_page,
    "jurisdictions": jurisdiction_page,
    "safeguards": safeguard_page,
    "outlook": outlook_page,
    "letters": letter_page,
    "comparisons": comparison_page,
}
"""Kind of record → its page."""

LEDGER_PAGES: tuple[Callable[[PageContext], Page], ...] = (
    home_page,
    claims_page,
    contradictions_page,
    hotlines_page,
    entries_page,
    hotlines_abroad_page,
    glossary_page,
    statistics_page,
    cases_page,
    ledger_index,
    help_page,
    flow_page,
)
"""Pages that show a whole register."""


def build_pages(ctx: PageContext) -> Iterator[Page]:
    """Every generated page of one language."""
    dataset = ctx.dataset
    for register in LEDGER_PAGES:
        yield register(ctx)
    for kind in indexed(dataset):
        yield index_page(ctx, kind)
    for kind, view in RECORD_PAGES.items():
        for key, record in dataset.kind(kind).items():
            yield view(ctx, key, record)
    for key, jurisdiction in dataset.jurisdictions.items():
        for number in range(1, law_pages(jurisdiction) + 1):
            yield law_page(ctx, key, jurisdiction, number)
    for name, keys in ledger_of(dataset.evidence).items():
        yield ledger_page(ctx, name, keys)
    for page in ctx.planbook.pages:
        yield plan_page(ctx, page)
    for scenario in (Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED):
        for platform in dataset.platforms:
            if choice_pages(ctx, scenario, platform):
                yield choice_page(ctx, scenario, platform)
    for choices in list_pages(ctx):
        yield list_page(ctx, *choices)
