"""Ways across a border as one block: each way, and its plan for a slip and for a scam."""

from collections.abc import Iterable

from generator.models.vocabulary import RAIL_SCENARIOS, Role, Scenario
from generator.queries.cases import Case
from generator.queries.corridors import directions
from generator.views.blocks import Choice, Road, Roads
from generator.views.language import Phrase
from generator.views.workshop import Workshop

_SAID = {Scenario.WRONG_PAYEE: "help-abroad-mistake", Scenario.SCAM: "help-abroad-scam"}


def roads(bench: Workshop, name: str, question: str | Phrase, rails: Iterable[str]) -> Roads:
    """One line for each rail, with the plans it has itself."""
    lines = (Road(bench.name("cross_border", rail), _plans(bench, rail)) for rail in rails if rail in bench.dataset.cross_border)
    return Roads(name, str(question), tuple(line for line in lines if line.items))


def corridor_roads(bench: Workshop, key: str) -> tuple[Roads, ...]:
    """There and back."""
    there, back = directions(bench.dataset, key)
    corridor = bench.dataset.corridors[key]
    other = bench.name("corridors", back.corridor) if back.corridor else bench.label("corridor-back", place=bench.say(corridor.place))
    return (
        roads(bench, "there", bench.label("roads-question", corridor=bench.say(corridor.name)), there.rails),
        roads(bench, "back", bench.label("roads-question", corridor=other), back.rails),
    )


def _plans(bench: Workshop, rail: str) -> tuple[Choice, ...]:
    word = bench.language.word
    served = ((scenario, bench.planbook.page_of(Case(Role.PAYER, scenario, rail))) for scenario in RAIL_SCENARIOS)
    return tuple(Choice(Phrase(word("helper", _SAID[scenario])), page.uri) for scenario, page in served if page)
