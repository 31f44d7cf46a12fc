"""Rails as one block: each rail, with its plan for a mistake and for a scam."""

from collections.abc import Iterable

from generator.pages.blocks import Choice, RailChoice, RailChoices
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.planner.cases import Case
from generator.planner.corridors import directions
from generator.records.vocabulary import PAYER_SCENARIOS, Role, Scenario

_LABELS = {
    Scenario.WRONG_PAYEE: "help-abroad-mistake",
    Scenario.WRONG_AMOUNT: "help-abroad-wrong-amount",
    Scenario.PAID_TWICE: "help-abroad-paid-twice",
    Scenario.SCAM: "help-abroad-scam",
    Scenario.UNAUTHORISED: "help-abroad-unauthorised",
}


def rail_choices(ctx: PageContext, name: str, question: str | Phrase, rails: Iterable[str]) -> RailChoices:
    """One line for each rail that exists and has a plan of its own, with a choice for each plan; `name` is the id of the block."""
    lines = (RailChoice(ctx.name("rails", rail), _plans(ctx, rail)) for rail in rails if rail in ctx.dataset.rails)
    return RailChoices(name, str(question), tuple(line for line in lines if line.items))


def corridor_rail_choices(ctx: PageContext, key: str) -> tuple[RailChoices, ...]:
    """The rails of a corridor in its own direction, then those of the opposite direction; ids `there` and `back`."""
    there, back = directions(ctx.dataset, key)
    corridor = ctx.dataset.corridors[key]
    other = ctx.name("corridors", back.corridor) if back.corridor else ctx.label("corridor-back", place=ctx.say(corridor.place))
    return (
        rail_choices(ctx, "there", ctx.label("rail-question", corridor=ctx.say(corridor.name)), there.rails),
        rail_choices(ctx, "back", ctx.label("rail-question", corridor=other), back.rails),
    )


def _plans(ctx: PageContext, rail: str) -> tuple[Choice, ...]:
    first: dict[str, Scenario] = {}  # several mistakes may share a plan: the first of them names it
    for scenario in PAYER_SCENARIOS:
        if page := ctx.plan_index.page_of(Case(Role.PAYER, scenario, rail)):
            first.setdefault(page.uri, scenario)
    return tuple(Choice(Phrase(ctx.language.word("helper", _LABELS[scenario])), uri) for uri, scenario in first.items())
