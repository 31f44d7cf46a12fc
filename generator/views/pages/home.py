"""The home page: the first minute, then what happened → which platform, in two taps and without JavaScript."""

from dataclasses import replace

from generator.models.vocabulary import Role, Scenario
from generator.views.addresses import address
from generator.views.blocks import ActionItem, Actions, Choice, Link, Links, Page, Picker
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.pages.helper import ABROAD, HELP, recovery_choice, role_address, scenario_address
from generator.views.pages.plan import pickers
from generator.views.workshop import Workshop

_FIRST_MINUTE = ("call-110", "ask-payee-return", "ignore-recovery-offer")
"""Scammed: police. Slip: the payee. Both: nobody who takes money to get money back."""
_OTHER_SLIPS = (Scenario.WRONG_AMOUNT, Scenario.PAID_TWICE)
_HELPING = "guides/helping-a-parent.md"
_CHILD = "minor-payments"
_TABLES = ("time-windows", "transfer-types", "platforms", "remedies", "safeguards", "corridors", "rails", "mistake-or-scam")
"""What most people look for; the others are one tap further."""


def home_page(bench: Workshop) -> Page:
    """Who are you, what happened, which platform."""
    first = tuple(_first(bench, key) for key in _FIRST_MINUTE if key in bench.dataset.procedures)
    return finished(
        bench,
        uri="index.md",
        title=bench.label("home-title"),
        description=bench.label("home-description"),
        kind="home",
        lead=(
            Actions(first),
            *pickers(bench),
            Picker(bench.language.ui("others-question"), _others(bench)),
        ),
        sections=(
            section(bench, "compare", Links((*bench.links("comparisons", _TABLES), Link(bench.label("compare-all"), "compare/index.md")))),
            section(bench, "read-on", Links(_read_on(bench))),
        ),
        record="procedures",
        tags={"priority": "high"},
    )


def _first(bench: Workshop, key: str) -> ActionItem:
    """One of the three, with the case it is for: a slip and a scam begin differently."""
    return replace(bench.action(key), condition=bench.language.word("first-minute-for", key))


def _others(bench: Workshop) -> tuple[Choice, ...]:
    word = bench.language.word
    choices = [
        Choice(Phrase(word("helper", "help-quick")), HELP),
        *(Choice(Phrase(word("scenario", scenario.value)), scenario_address(scenario)) for scenario in _OTHER_SLIPS),
        Choice(bench.label("choice-helping"), _HELPING),
        Choice(bench.label("choice-received"), role_address(Role.PAYEE)),
        Choice(Phrase(word("role", Role.MERCHANT.value)), role_address(Role.MERCHANT)),
        Choice(Phrase(word("helper", "help-abroad")), ABROAD),
        recovery_choice(bench),
        Choice(bench.label("choice-child"), address("topics", _CHILD)) if _CHILD in bench.dataset.topics else None,
        Choice(bench.label("choice-topics"), "topics/index.md"),
        Choice(bench.label("choice-hotlines"), "hotlines.md"),
    ]
    return tuple(choice for choice in choices if choice)


def _read_on(bench: Workshop) -> tuple[Link, ...]:
    return (
        Link(bench.label("claims-title"), "claims/index.md"),
        Link(bench.label("cases-title"), "cases.md"),
        Link(bench.label("statistics-title"), "statistics.md"),
        Link(bench.label("glossary-title"), "glossary.md"),
    )
