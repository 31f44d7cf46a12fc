"""`help/`: every plan within three taps by links alone, and the same choice as at most four questions for the script."""

from collections.abc import Iterator

from generator.pages.account_places import account_places
from generator.pages.blocks import Block, Choice, Data, Link, Links, Page, Picker, Questionnaire
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.page_paths import HELP_ABROAD, PLANS, address
from generator.pages.plan_choices import answer_first, merged_choices, recovery_choice
from generator.pages.plan_pages import rail_name
from generator.pages.rail_choices import rail_choices
from generator.pages.script_data import helper_words
from generator.pages.uncovered_page import uncovered_choices
from generator.planner.cases import Case, types_by_platform
from generator.planner.corridors import destinations, places_elsewhere, rails_anywhere, rails_at, rails_elsewhere
from generator.planner.plan_index import PlanPage
from generator.records.vocabulary import PAYER_SCENARIOS, RECEIVERS, Role, Scenario

HELP = "help/index.md"
ABROAD_OTHER = "help/abroad-other.md"
_RETURNING = ("receiver-do-not-spend", "receiver-return-safely")
"""Procedures of somebody who received money that is not theirs."""
_OTHER = "other"
"""Id of the choice for every place to which no corridor leads."""


def scenario_address(scenario: Scenario) -> str:
    """The page that lists every way of paying in a scenario."""
    return f"help/{scenario.value}.md"


def role_address(role: Role) -> str:
    """The page of somebody who received money."""
    return f"help/{role.value}.md"


def help_page(ctx: PageContext) -> Page:
    """The first page of help: who are you, what happened; the page that each choice leads to asks the rest."""
    words = ctx.language.word
    payer = tuple(Choice(Phrase(words("scenario", scenario.value)), scenario_address(scenario)) for scenario in PAYER_SCENARIOS)
    abroad = Choice(Phrase(words("helper", "help-abroad")), HELP_ABROAD)
    others = tuple(Choice(Phrase(words("role", role.value)), role_address(role)) for role in Role if role in RECEIVERS)
    recovery = recovery_choice(ctx)
    return compose_page(
        ctx,
        uri=HELP,
        title=Phrase(words("helper", "help-title")),
        description=Phrase(words("helper", "help-intro")),
        kind="help",
        lead=(
            Questionnaire(),
            account_places(ctx),
            Picker(words("helper", "help-payer-heading"), (*payer, abroad)),
            Picker(words("helper", "help-other-heading"), (*others, *((recovery,) if recovery else ()))),
            Links((Link(ctx.label("plans-title"), PLANS),)),
            _tree(ctx),
            Data("helper-words", helper_words(ctx.language, "help", "account")),
        ),
        record="procedures",
        tags={"priority": "high"},
    )


def choices_on(ctx: PageContext, uri: str) -> tuple[Phrase, tuple[Block, ...], dict[str, str]]:
    """(title, choices, tags for the search index) of one of `HELP_LISTS`."""
    helper, words = ctx.language.sections["helper"], ctx.language.word
    if uri == HELP_ABROAD:
        return Phrase(helper["help-abroad-title"]), _abroad(ctx), {}
    if uri == ABROAD_OTHER:
        return Phrase(helper["help-elsewhere-title"]), _elsewhere(ctx), {}
    if scenario := _SCENARIO_LISTS.get(uri):
        title = helper["help-scenario-title"].format(scenario=words("scenario", scenario.value))
        return Phrase(title), (*_by_platform(ctx, Role.PAYER, scenario), *_besides(ctx, scenario)), {"scenario": scenario.value}
    role = _ROLE_LISTS[uri]
    title = helper["help-role-title"].format(role=words("role", role.value))
    return Phrase(title), (*_by_platform(ctx, role, Scenario.WRONG_PAYEE), *_received_abroad(ctx)), {"asker": role.value}


_SCENARIO_LISTS = {scenario_address(scenario): scenario for scenario in PAYER_SCENARIOS}
_ROLE_LISTS = {role_address(role): role for role in Role if role in RECEIVERS}
HELP_LISTS = (*_SCENARIO_LISTS, *_ROLE_LISTS, HELP_ABROAD, ABROAD_OTHER)
"""Addresses of the pages that `help/` links to: lists of choices."""


def help_list_page(ctx: PageContext, uri: str) -> Page:
    """One page of choices; `uri` is one of `HELP_LISTS`."""
    title, choices, tags = choices_on(ctx, uri)
    offered = {choice.to for block in choices if isinstance(block, Picker) for choice in block.items}
    plans = (page for page in ctx.plan_index.pages if page.uri in offered and page.first.transfer_type in ctx.dataset.transfer_types)
    lead = answer_first(ctx, plans, choices)
    description = ctx.label("choice-description")
    return compose_page(ctx, uri=uri, title=title, description=description, kind="choice", lead=lead, record="transfer_types", tags=tags)


def _by_platform(ctx: PageContext, role: Role, scenario: Scenario) -> tuple[Picker, ...]:
    """Ways of paying under their platform; ways that share a plan are one choice."""
    pickers = (
        Picker(
            str(ctx.name("platforms", platform)),
            merged_choices(
                ctx, ((str(ctx.name("transfer_types", key)), ctx.plan_index.page_of(Case(role, scenario, key))) for key in keys)
            ),
        )
        for platform, keys in types_by_platform(ctx.dataset).items()
    )
    return tuple(picker for picker in pickers if picker.items)


def _received_abroad(ctx: PageContext) -> tuple[Picker, ...]:
    """Where no platform of the mainland was used: how money that is not one's own goes back anywhere."""
    known = (key for key in _RETURNING if key in ctx.dataset.procedures)
    choices = tuple(Choice(ctx.name("procedures", key), address("procedures", key)) for key in known)
    return (Picker(ctx.language.word("helper", "help-abroad"), choices),)


def _besides(ctx: PageContext, scenario: Scenario) -> tuple[Picker, ...]:
    """What is no platform of the mainland: every rail with its plan, and what has no rules."""
    word, dataset = ctx.language.word, ctx.dataset
    served = ((key, ctx.plan_index.page_of(Case(Role.PAYER, scenario, key))) for key in dataset.rails)
    rails = tuple(Choice(rail_name(ctx, key), page.uri) for key, page in served if page)
    other = Choice(Phrase(word("helper", "help-elsewhere")), ABROAD_OTHER)
    return (
        Picker(word("helper", "help-abroad"), (*rails, other)),
        Picker(word("helper", "help-not-listed"), uncovered_choices(ctx, home=True)),
    )


def _abroad(ctx: PageContext) -> tuple[Block, ...]:
    """A choice of places first, because that is what people know; below it every rail, for those who know the rail."""
    word, dataset = ctx.language.word, ctx.dataset
    places = tuple(Choice(ctx.say(dataset.corridors[key].place), address("corridors", key)) for key in destinations(dataset))
    other = Choice(Phrase(word("helper", "help-elsewhere")), ABROAD_OTHER)
    return (
        Picker(word("helper", "help-place"), (*places, other)),
        rail_choices(ctx, "rail", word("helper", "help-rail"), dataset.rails),
        Picker(word("helper", "help-not-listed"), uncovered_choices(ctx, home=False)),
    )


def _elsewhere(ctx: PageContext) -> tuple[Block, ...]:
    """The places that have no corridor, the rails that lead to every place, those of such places, and what has no rules."""
    word = ctx.language.word
    places = tuple(Choice(ctx.name("places", key), address("places", key)) for key in places_elsewhere(ctx.dataset))
    return (
        Picker(word("helper", "help-place"), places),
        rail_choices(ctx, "across", word("helper", "help-across"), rails_anywhere(ctx.dataset)),
        rail_choices(ctx, "inside", word("helper", "help-inside"), rails_elsewhere(ctx.dataset)),
        Picker(word("helper", "help-not-listed"), uncovered_choices(ctx, home=False)),
    )


def _tree(ctx: PageContext) -> Data:
    """Every case that exists, for the script that asks the questions: nothing else can be chosen there.

    The address of the first plan stands for all: each is called like the first of its cases.
    """
    word, dataset = ctx.language.word, ctx.dataset
    places = _places(ctx)
    value = {
        "roles": [[role.value, word("role", role.value)] for role in Role],
        "scenarios": [[scenario.value, word("scenario", scenario.value)] for scenario in Scenario],
        "platforms": [
            *([key, str(ctx.name("platforms", key))] for key in dataset.platforms),
            *([f"to-{key}", name] for key, name, _ in places),
        ],
        "ways": [
            *([key, str(ctx.name("transfer_types", key)), record.platform] for key, record in dataset.transfer_types.items()),
            *(
                [key, str(ctx.name("rails", key)), " ".join(f"to-{place}" for place, _, rails in places if key in rails)]
                for key in dataset.rails
            ),
        ],
        "cases": [[*_case_lines(page)] for page in ctx.plan_index.pages],
    }
    return Data("helper-tree", value, tuple(page.uri for page in ctx.plan_index.pages[:1]))


def _places(ctx: PageContext) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """(id, name, rails) of every place the script offers beside the platforms."""
    word, dataset = ctx.language.sections["helper"], ctx.dataset
    named = [(key, str(ctx.say(dataset.corridors[key].place)), frozenset(rails_at(dataset, key))) for key in destinations(dataset)]
    other = frozenset((*rails_anywhere(dataset), *rails_elsewhere(dataset)))
    return (
        *((key, word["help-across-to"].format(place=place), rails) for key, place, rails in named),
        (_OTHER, word["help-across-to"].format(place=word["help-elsewhere"]), other),
    )


def _case_lines(page: PlanPage) -> Iterator[str]:
    """Roles, scenarios and ways of the cases of one page, three words after three: those with the same roles and ways are together."""
    lines: dict[tuple[str, str], list[str]] = {}
    for scenario in dict.fromkeys(case.scenario for case in page.cases):
        served: dict[str, list[str]] = {}
        for role in Role:
            if ways := [case.transfer_type for case in page.cases if (case.role, case.scenario) == (role, scenario)]:
                served.setdefault(" ".join(ways), []).append(role.value)
        for names, roles in served.items():
            lines.setdefault((" ".join(roles), names), []).append(scenario.value)
    for (roles_of_line, names), scenarios in lines.items():
        yield from (roles_of_line, " ".join(scenarios), names)
