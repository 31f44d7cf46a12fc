"""From place to place: whoever knows only where the money went finds the way it took, and each way its plan."""

import pytest

from generator.pages.blocks import AnswerBox, Picker, RailChoices
from generator.pages.context import PageContext
from generator.pages.help_pages import ABROAD_OTHER, choices_on
from generator.pages.language import Language
from generator.pages.page_paths import HELP_ABROAD
from generator.pages.place_pages import corridor_page
from generator.planner.cases import Case
from generator.planner.corridors import destinations, directions, opposite, rails_anywhere, rails_at, rails_elsewhere
from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from generator.records.vocabulary import PAYER_SCENARIOS, Role
from tests.real_records import records

CORRIDORS = tuple(records().corridors)


@pytest.fixture
def context(dataset: Dataset, plan_index: PlanIndex) -> PageContext:
    return PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)


@pytest.mark.parametrize("key", CORRIDORS)
def test_a_corridor_says_what_leads_there_and_what_leads_back(dataset: Dataset, key: str) -> None:
    """Money is sent home from abroad as often as the other way."""
    there, back = directions(dataset, key)

    assert there.corridor == key
    assert there.rails
    assert back.rails
    assert back.corridor == opposite(dataset, key)


def test_two_opposite_corridors_tell_the_same_two_ways(dataset: Dataset) -> None:
    """Whoever lands on the wrong one of the two loses nothing."""
    pairs = [(key, other) for key in dataset.corridors if (other := opposite(dataset, key))]

    assert pairs
    for key, other in pairs:
        assert key == opposite(dataset, other)
        assert {way.rails for way in directions(dataset, key)} == {way.rails for way in directions(dataset, other)}


def test_a_mainland_payer_is_never_offered_a_domestic_rail_of_another_place(dataset: Dataset) -> None:
    """Zelle, ACH, Faster Payments and SEPA do not begin in the mainland."""
    for key in destinations(dataset):
        assert all(dataset.rails[rail].crosses for rail in dataset.corridors[key].rails), key


def test_every_rail_is_found_by_a_place(dataset: Dataset) -> None:
    """The list by rail is for those who know its name."""
    found = {rail for key in destinations(dataset) for rail in rails_at(dataset, key)}

    assert set(dataset.rails) == found | set(rails_anywhere(dataset)) | set(rails_elsewhere(dataset))


@pytest.mark.parametrize("key", CORRIDORS)
def test_the_plans_stand_right_under_the_answer_for_both_directions(context: PageContext, key: str) -> None:
    """A corridor without a way to a plan is a page of law to somebody who has five minutes."""
    answer, *ways = corridor_page(context, key, context.dataset.corridors[key]).lead[:3]

    assert isinstance(answer, AnswerBox)
    assert ["there", "back"] == [way.id for way in ways if isinstance(way, RailChoices)]
    for way, direction in zip(ways, directions(context.dataset, key), strict=True):
        assert isinstance(way, RailChoices)
        wanted = {context.plan_index.by_case[Case(Role.PAYER, what, rail)].uri for rail in direction.rails for what in PAYER_SCENARIOS}
        assert wanted == {choice.to for rail in way.items for choice in rail.items}


def test_abroad_asks_for_the_place_first_and_offers_every_rail_below(context: PageContext) -> None:
    """A frightened person knows where the money went, not what a rail is called."""
    _, (place, rail, *_), _ = choices_on(context, HELP_ABROAD)

    assert isinstance(place, Picker)
    assert isinstance(rail, RailChoices)
    assert [*(f"corridors/{key}.md" for key in destinations(context.dataset)), ABROAD_OTHER] == [choice.to for choice in place.items]
    assert len(context.dataset.rails) == len(rail.items)


def test_a_rail_that_leaves_something_to_its_sibling_offers_only_its_own(context: PageContext) -> None:
    """The other button stands beside its sibling."""
    _, (_, rail_choices, *_), _ = choices_on(context, HELP_ABROAD)
    assert isinstance(rail_choices, RailChoices)
    offered = {str(rail.text): [choice.to for choice in rail.items] for rail in rail_choices.items}
    halves = {key: rail for key, rail in context.dataset.rails.items() if rail.sibling}

    assert halves
    for key, rail in halves.items():
        own = [context.plan_index.by_case[Case(Role.PAYER, scenario, key)].uri for scenario in rail.covers]
        assert [*dict.fromkeys(own)] == offered[str(context.name("rails", key))]
        assert {*PAYER_SCENARIOS} - {*rail.covers}
