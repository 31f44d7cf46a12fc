"""The home page: the first minute, then what happened → which platform, in two taps and without JavaScript."""

from dataclasses import replace

from generator.pages.account_places import account_places, home_account_places
from generator.pages.blocks import ActionItem, Actions, Choice, Link, Links, Page, Picker
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.help_pages import HELP, role_address, scenario_address
from generator.pages.home_numbers import read_elsewhere
from generator.pages.language import Phrase
from generator.pages.page_paths import HELP_ABROAD, HOME_PAGE, address
from generator.pages.plan_choices import pickers, recovery_choice
from generator.pages.search_page import search_field
from generator.planner.corridors import HOME_REGION
from generator.records.vocabulary import Role, Scenario

_SCAMMED, _SCAMMED_ELSEWHERE = "call-110", "home-bank-fraud-report"
"""Procedures for a scam: the police of the mainland; where the language is read elsewhere, what holds in every place."""
_FIRST_MINUTE = ("ask-payee-return", "ignore-recovery-offer")
"""Procedures: for a mistake the payee; for both a warning of those who take money to get money back."""
_OTHER_SLIPS = (Scenario.WRONG_AMOUNT, Scenario.PAID_TWICE)
_HELPING = "guides/helping-a-parent.md"
_CHILD = "minor-payments"
_TABLES = ("time-windows", "transfer-types", "platforms", "remedies", "safeguards", "corridors", "rails", "mistake-or-scam")
"""Ids of the comparisons that most people look for; the list of all is linked below them."""


def home_page(ctx: PageContext) -> Page:
    """The home page: the first actions, what happened and on which platform, then the comparisons and registers."""
    elsewhere = read_elsewhere(ctx)
    scammed = _SCAMMED_ELSEWHERE if elsewhere else _SCAMMED
    first = tuple(_first(ctx, key) for key in (scammed, *_FIRST_MINUTE) if key in ctx.dataset.procedures)
    return compose_page(
        ctx,
        uri=HOME_PAGE,
        title=ctx.label("home-title"),
        description=ctx.label("home-description"),
        kind="home",
        lead=(
            search_field(ctx),
            Actions(first),
            home_account_places(ctx) if elsewhere else account_places(ctx, HOME_REGION, words=True),
            *pickers(ctx),
            Picker(ctx.language.ui("others-question"), _others(ctx)),
        ),
        sections=(
            section(ctx, "compare", Links((*ctx.links("comparisons", _TABLES), Link(ctx.label("compare-all"), "comparisons/index.md")))),
            section(ctx, "read-on", Links(_read_on(ctx))),
        ),
        record="procedures",
        tags={"priority": "high"},
    )


def _first(ctx: PageContext, key: str) -> ActionItem:
    """One of the first actions, with the case it is for: a mistake and a scam begin differently.

    What holds in every place has no number of one of them.
    """
    item = replace(ctx.action(key), condition=ctx.language.word("first-minute-for", key))
    return replace(item, contact=None) if key == _SCAMMED_ELSEWHERE else item


def _others(ctx: PageContext) -> tuple[Choice, ...]:
    word = ctx.language.word
    choices = [
        Choice(Phrase(word("helper", "help-quick")), HELP),
        *(Choice(Phrase(word("scenario", scenario.value)), scenario_address(scenario)) for scenario in _OTHER_SLIPS),
        Choice(ctx.label("choice-helping"), _HELPING),
        Choice(ctx.label("choice-received"), role_address(Role.PAYEE)),
        Choice(ctx.label("choice-merchant"), role_address(Role.MERCHANT)),
        Choice(Phrase(word("helper", "help-abroad")), HELP_ABROAD),
        recovery_choice(ctx),
        Choice(ctx.label("choice-child"), address("topics", _CHILD)) if _CHILD in ctx.dataset.topics else None,
        Choice(ctx.label("choice-topics"), "topics/index.md"),
        Choice(ctx.label("choice-hotlines"), "hotlines.md"),
    ]
    return tuple(choice for choice in choices if choice)


def _read_on(ctx: PageContext) -> tuple[Link, ...]:
    return (
        Link(ctx.label("claims-title"), "claims/index.md"),
        Link(ctx.label("cases-title"), "court-cases.md"),
        Link(ctx.label("statistics-title"), "statistics.md"),
        Link(ctx.label("glossary-title"), "glossary.md"),
    )
