"""Choices between plans: `plans/` with a page for each way of paying and each rail, and the choice of a way on one platform."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.pages.blocks import Actions, Block, Choice, Link, Links, Page, Picker
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, Phrase
from generator.pages.page_paths import PLANS, plans_address
from generator.pages.plan_pages import dedupe_contacts
from generator.planner.cases import Case, rail_for, scenarios_of, types_by_platform
from generator.planner.plan import MOST_FIRST, first_of
from generator.planner.plan_index import PlanPage
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, RECEIVERS, Answer, Role, Scenario, Urgency


def ways_with_plans(dataset: Dataset) -> tuple[str, ...]:
    """Ids of the ways of paying, then of the rails: each has plans.

    Args:
        dataset: The records.

    Returns:
        The names of the folders below `plans/`.
    """
    return (*dataset.transfer_types, *dataset.rails)


def plans_page(ctx: PageContext) -> Page:
    """The list of all ways of paying, under their platform, and of all rails."""
    pickers = [
        Picker(str(ctx.name("platforms", platform)), tuple(Choice(ctx.name("transfer_types", key), plans_address(key)) for key in keys))
        for platform, keys in types_by_platform(ctx.dataset).items()
    ]
    rails = tuple(Choice(ctx.name("rails", key), plans_address(key)) for key in ctx.dataset.rails)
    pickers.append(Picker(ctx.language.word("helper", "help-abroad"), rails))
    return compose_page(
        ctx,
        uri=PLANS,
        title=ctx.label("plans-title"),
        description=ctx.label("plans-description"),
        kind="choice",
        lead=tuple(picker for picker in pickers if picker.items),
        record="transfer_types",
        tags={"priority": "low"},
    )


def way_plans_page(ctx: PageContext, key: str) -> Page:
    """The plans of one way of paying or one rail: whether it can be called back, then what happened and who asks.

    Args:
        ctx: Records, language and plans.
        key: One of `ways_with_plans`.

    Returns:
        The page at `plans/<key>/`.
    """
    kind = "transfer_types" if key in ctx.dataset.transfer_types else "rails"
    record = ctx.dataset.kind(kind)[key]
    paid = dict(_paid(ctx, key))
    recovery = recovery_choice(ctx, key)
    others = (*_received(ctx, key), *((recovery,) if recovery else ()))
    word = ctx.language.word
    pickers = (
        Picker(word("helper", "help-payer-heading"), tuple(_of_scenarios(ctx, paid))),
        Picker(word("helper", "help-other-heading"), others),
    )
    where = ctx.name(kind, key)
    return compose_page(
        ctx,
        uri=plans_address(key),
        title=ctx.label("way-plans-title", where=where),
        description=ctx.label("way-plans-description"),
        kind="choice",
        lead=(
            ctx.verdict("sender-cancel", record.sender_cancel),
            *answer_first(ctx, dict.fromkeys(paid.values()), tuple(picker for picker in pickers if picker.items), by_all=True),
            Links((Link(ctx.label("way-plans-about", where=where), ctx.link(kind, key).to),)),
        ),
        record=f"{kind}/{key}",
        crumbs=(Link(ctx.label("plans-title"), PLANS),),
        tags={"platform": record.platform if kind == "transfer_types" else "", "priority": "low"},
    )


def _paid(ctx: PageContext, key: str) -> Iterator[tuple[Scenario, PlanPage]]:
    """What can happen to a payer, each with its plan; what a rail does not cover, its sibling does."""
    way = ctx.dataset.transfer_types.get(key)
    for scenario in scenarios_of(way) if way else PAYER_SCENARIOS:
        place = key if way else rail_for(ctx.dataset, key, scenario)
        page = ctx.plan_index.page_of(Case(Role.PAYER, scenario, place)) if scenario in PAYER_SCENARIOS and place else None
        if page:
            yield scenario, page


def _of_scenarios(ctx: PageContext, plans: dict[Scenario, PlanPage]) -> tuple[Choice, ...]:
    return merged_choices(ctx, ((ctx.language.word("scenario", scenario.value), page) for scenario, page in plans.items()))


_RECEIVED = {Role.PAYEE: "choice-received", Role.MERCHANT: "choice-merchant"}


def _received(ctx: PageContext, key: str) -> Iterable[Choice]:
    """The plans of those who received money, whichever mistake it was; a role with several says which."""
    for role in (role for role in Role if role in RECEIVERS):
        found = {scenario: page for scenario in MISTAKES if (page := ctx.plan_index.page_of(Case(role, scenario, key)))}
        choices = _of_scenarios(ctx, found)
        for choice in choices:
            name = ctx.label(_RECEIVED[role])
            yield Choice(name if len(choices) == 1 else Phrase(f"{name}{ctx.language.ui('colon')}{choice.text}"), choice.to)


def pickers(ctx: PageContext) -> tuple[Picker, ...]:
    """The choices of the home page: for each thing that happened the platforms, each linked to its `choice_page`."""
    scenarios = (Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED)
    groups = []
    for scenario in scenarios:
        choices = tuple(
            Choice(ctx.name("platforms", platform), choice_address(scenario, platform))
            for platform in ctx.dataset.platforms
            if choice_pages(ctx, scenario, platform)
        )
        groups.append(Picker(ctx.language.word("scenario", scenario.value), choices))
    return tuple(groups)


def choice_address(scenario: Scenario, platform: str) -> str:
    """The address of a `choice_page`."""
    return f"help/{scenario.value}-{platform}.md"


def choice_pages(ctx: PageContext, scenario: Scenario, platform: str) -> tuple[tuple[str, PlanPage], ...]:
    """(transfer type, plan page) of a platform for a payer in a scenario."""
    return tuple(
        (type_id, page)
        for type_id, transfer_type in ctx.dataset.transfer_types.items()
        if transfer_type.platform == platform and (page := ctx.plan_index.page_of(Case(Role.PAYER, scenario, type_id)))
    )


def choice_page(ctx: PageContext, scenario: Scenario, platform: str) -> Page:
    """The page that asks how exactly the money was sent on a platform, each choice linked to its plan."""
    pages = choice_pages(ctx, scenario, platform)
    choices = tuple(Choice(ctx.name("transfer_types", key), page.uri, _hint(ctx, scenario, key)) for key, page in pages)
    title = ctx.label("choice-title", platform=ctx.name("platforms", platform), scenario=ctx.language.word("scenario", scenario.value))
    return compose_page(
        ctx,
        uri=choice_address(scenario, platform),
        title=title,
        description=ctx.label("choice-description"),
        kind="choice",
        lead=answer_first(ctx, (page for _, page in pages), (Picker(ctx.language.ui("how-sent"), choices),)),
        record=f"platforms/{platform}",
        tags={"platform": platform, "scenario": scenario.value},
    )


def _hint(ctx: PageContext, scenario: Scenario, type_id: str) -> Phrase:
    """The line below a choice; after a crime only where the payer can still cancel, since every other one sends to the payee."""
    record = ctx.dataset.transfer_types[type_id]
    useful = scenario in MISTAKES or record.sender_cancel.answer in {Answer.YES, Answer.CONDITIONAL}
    return ctx.say(record.summary) if useful else NOTHING


def merged_choices(ctx: PageContext, named: Iterable[tuple[str, PlanPage | None]]) -> tuple[Choice, ...]:
    """A choice for each plan.

    Args:
        ctx: Language of the page.
        named: (what leads to a plan, in words; the plan, None where there is none).

    Returns:
        The choices in their order; what leads to the same plan is one.
    """
    names: dict[str, list[str]] = {}
    for words, page in named:
        if page is not None:
            names.setdefault(page.uri, []).append(words)
    return tuple(Choice(Phrase(ctx.language.ui("join").join(each)), uri) for uri, each in names.items())


def recovery_choice(ctx: PageContext, way: str = "") -> Choice | None:
    """The choice of the plan against those who offer to get the money back, which is the same for every way of paying.

    Args:
        ctx: Records, language and plans.
        way: Id of the way of paying or the rail of the page; without one, any way of paying serves.

    Returns:
        None where that way has no such plan: rails have none.
    """
    page = ctx.plan_index.page_of(Case(Role.PAYER, Scenario.RECOVERY_OFFER, way or next(iter(ctx.dataset.transfer_types), "")))
    return Choice(ctx.label("choice-recovery"), page.uri) if page else None


def answer_first(ctx: PageContext, pages: Iterable[PlanPage], choices: tuple[Block, ...], *, by_all: bool = False) -> tuple[Block, ...]:
    """Choices between plans, with the first actions that most of them share.

    Args:
        ctx: Records, language and plans.
        pages: The plans that can be chosen.
        choices: The blocks of the choice.
        by_all: Whether an action counts only when all plans share it: where one can choose between a mistake and a crime.

    Returns:
        The actions in front of the choices when the first is about safety and most plans begin with one of them, else behind them;
        the choices alone when no first action is shared by more than half of the plans.
    """
    plans = [(page, first_of(page.actions)) for page in pages]
    times = Counter(action.procedure for _, actions in plans for action in actions)
    where = {action.procedure: (action, page) for page, actions in reversed(plans) for action in actions}
    enough = len(plans) if by_all else len(plans) // 2 + 1
    shared = sorted((key for key in where if times[key] >= enough), key=lambda key: where[key][0].place)
    if not shared:
        return choices
    first = [where[key] for key in shared[:MOST_FIRST]]
    actions = Actions(dedupe_contacts(tuple(ctx.planned(action, page) for action, page in first)))
    leading = sum(actions[0].procedure in shared for _, actions in plans if actions)
    urgent = first[0][0].urgency is Urgency.SAFETY and 2 * leading > len(plans)
    return (actions, *choices) if urgent else (*choices, actions)
