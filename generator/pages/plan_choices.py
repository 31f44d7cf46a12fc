"""`plans/`: every way of paying and every rail that has plans, and for each of them the choice between its plans."""

from collections.abc import Iterable, Iterator

from generator.pages.blocks import Choice, Link, Links, Page, Picker
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.page_paths import PLANS, plans_address
from generator.pages.plan_pages import answer_first
from generator.planner.cases import Case, rail_for, scenarios_of
from generator.planner.plan_index import PlanPage
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, RECEIVERS, Role, Scenario


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
    types = ctx.dataset.transfer_types
    served = {platform: [key for key in types if types[key].platform == platform] for platform in ctx.dataset.platforms}
    pickers = [
        Picker(str(ctx.name("platforms", platform)), tuple(Choice(ctx.name("transfer_types", key), plans_address(key)) for key in keys))
        for platform, keys in served.items()
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
    others = (*_received(ctx, key), *_recovery(ctx, key))
    word = ctx.language.word
    pickers = (
        Picker(word("helper", "help-payer-heading"), tuple(Choice(Phrase(words), uri) for uri, words in _said(ctx, paid).items())),
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


def _said(ctx: PageContext, paid: dict[Scenario, PlanPage]) -> dict[str, str]:
    """Address of a plan → what happened, in words: several things that share a plan are one choice."""
    words: dict[str, list[str]] = {}
    for scenario, page in paid.items():
        words.setdefault(page.uri, []).append(ctx.language.word("scenario", scenario.value))
    return {uri: ctx.language.ui("join").join(names) for uri, names in words.items()}


_RECEIVED = {Role.PAYEE: "choice-received", Role.MERCHANT: "choice-merchant"}


def _received(ctx: PageContext, key: str) -> Iterable[Choice]:
    """The plans of those who received money, whichever mistake it was; a role with several says which."""
    for role in (role for role in Role if role in RECEIVERS):
        found = {scenario: page for scenario in MISTAKES if (page := ctx.plan_index.page_of(Case(role, scenario, key)))}
        said = _said(ctx, found)
        for uri, words in said.items():
            name = ctx.label(_RECEIVED[role])
            yield Choice(name if len(said) == 1 else Phrase(f"{name}{ctx.language.ui('colon')}{words}"), uri)


def _recovery(ctx: PageContext, key: str) -> Iterable[Choice]:
    page = ctx.plan_index.page_of(Case(Role.PAYER, Scenario.RECOVERY_OFFER, key))
    return (Choice(ctx.label("choice-recovery"), page.uri),) if page else ()
