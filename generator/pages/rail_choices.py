"""Ways across a border as one block: each way, and its plan for a slip and for a scam."""

from collections.abc import Iterable

from generator.pages.blocks import Choice, Road, Roads
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.planner.cases import Case
from generator.planner.corridors import directions
from generator.records.vocabulary import RAIL_SCENARIOS, Role, Scenario

_SAID = {Scenario.WRONG_PAYEE: "help-abroad-mistake", Scenario.SCAM: "help-abroad-scam"}


def roads(ctx: PageContext, name: str, question: str | Phrase, rails: Iterable[str]) -> Roads:
    """One line for each rail, with the plans it has itself."""
    lines = (Road(ctx.name("cross_border", rail), _plans(ctx, rail)) for rail in rails if rail in ctx.dataset.cross_border)
    return Roads(name, str(question), tuple(line for line in lines if line.items))


def corridor_roads(ctx: PageContext, key: str) -> tuple[Roads, ...]:
    """There and back."""
    there, back = directions(ctx.dataset, key)
    corridor = ctx.dataset.corridors[key]
    other = ctx.name("corridors", back.corridor) if back.corridor else ctx.label("corridor-back", place=ctx.say(corridor.place))
    return (
        roads(ctx, "there", ctx.label("roads-question", corridor=ctx.say(corridor.name)), there.rails),
        roads(ctx, "back", ctx.label("roads-question", corridor=other), back.rails),
    )


def _plans(ctx: PageContext, rail: str) -> tuple[Choice, ...]:
    word = ctx.language.word
    served = ((scenario, ctx.planbook.page_of(Case(Role.PAYER, scenario, rail))) for scenario in RAIL_SCENARIOS)
    return tuple(Choice(Phrase(word("helper", _SAID[scenario])), page.uri) for scenario, page in served if page)
