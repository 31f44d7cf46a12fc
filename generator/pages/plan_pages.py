"""Plan pages: the ordered actions of a case, the first sixty seconds on top, each action with its window and contact."""

from dataclasses import replace

from generator.pages.account_places import account_places
from generator.pages.blocks import (
    ActionItem,
    Cell,
    Checklist,
    Diary,
    FirstSteps,
    Link,
    Links,
    Note,
    Page,
    Plan,
    PlanStage,
    Points,
    Questionnaire,
    Section,
    is_empty,
)
from generator.pages.call_cards import call_cards
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.page_paths import plans_address
from generator.pages.plan_answers import plan_answers
from generator.pages.plan_reasons import with_reason
from generator.pages.proceeding_page import what_happens_next
from generator.pages.script_data import plan_data, plan_words
from generator.pages.whereabouts import whereabouts
from generator.planner.cases import Case, papers_of, rail_for, scenarios_of
from generator.planner.corridors import HOME_REGION
from generator.planner.order import first_actions_of
from generator.planner.plan import first_of
from generator.planner.plan_index import PlanPage
from generator.planner.scope import holding_in
from generator.planner.shifts import Purpose, outlasts_stops
from generator.records.vocabulary import PAYER_SCENARIOS, Role, Scenario, Urgency

SHOWN = 5
"""Steps of a plan that are not folded, the first ones included."""
MOST_SHOWN = 3
"""Entries of a list below the plan that are not folded."""


def plan_page(ctx: PageContext, page: PlanPage) -> Page:
    """One page for all cases that share a plan."""
    items = plan_steps(ctx, page)
    first = len(first_of(page.actions))
    papers = dict.fromkeys(paper for action in page.actions for paper in papers_of(ctx.dataset.procedures[action.procedure], page.first))
    case = page.first
    letters = dict.fromkeys(letter for action in page.actions for letter in ctx.dataset.procedures[action.procedure].letters)
    known = ctx.dataset.letters
    fitting = [letter for letter in letters if letter in known and page.is_about(known[letter].scenarios)]
    clocks = whose_clock(ctx, case)
    where = whereabouts(ctx, page)
    asked = () if is_empty(where) else (Questionnaire(), where)
    return compose_page(
        ctx,
        uri=page.uri,
        title=plan_title(ctx, page),
        description=ctx.label("plan-description"),
        kind="plan",
        lead=(
            plan_answers(ctx, page, items),
            FirstSteps(items[:first], plan_data(ctx.dataset, page)),
            account_places(ctx, account_place(ctx, case)),
            plan_words(ctx.language, ctx.dataset, page),
            Note(not_promised(ctx, page), "quiet"),
            Links((Link(ctx.label("lite"), page.sheet_uri),)),
            *(() if asked else (Questionnaire(),)),
        ),
        sections=(
            section(ctx, "whereabouts", *asked) if where.lines else section(ctx, "time-left", *asked),
            section(ctx, "say", call_cards(ctx, page, items)),
            section(ctx, "plan", _rest_of(ctx, page, items, first)),
            section(ctx, "next", *what_happens_next(ctx, page, {item.reason for item in items}), Diary()),
            _folded(ctx, section(ctx, "papers", Checklist(tuple(ctx.paper(paper, page) for paper in papers)))),
            _folded(ctx, section(ctx, "letters", Links(ctx.links("letters", fitting)))),
            _folded(ctx, section(ctx, "other-cases", Links(_siblings(ctx, page)))),
            section(
                ctx,
                "about-plan",
                Note(ctx.label("plan-for", cases=_cases_words(ctx, page)), "quiet"),
                Points((*why_this_order(ctx, page), *after_weeks(ctx, page, items))),
                *((Note(clocks, "quiet"),) if clocks else ()),
            ),
        ),
        record="procedures",
        crumbs=_crumbs(ctx, case),
        tags={
            "platform": _platform(ctx, case),
            "scenario": " ".join(dict.fromkeys(item.scenario.value for item in page.cases)),
            "asker": "" if case.role in {Role.PAYER, Role.HELPER} else case.role.value,
            "priority": "high" if case.role is Role.PAYER else "",
        },
    )


def plan_steps(ctx: PageContext, page: PlanPage) -> tuple[ActionItem, ...]:
    """The steps of a plan, in its order.

    Args:
        ctx: Records, language and plans.
        page: The plan.

    Returns:
        Each action with its reason, and each contact in full once.
    """
    return dedupe_contacts(tuple(with_reason(ctx, page, ctx.planned(action, page)) for action in page.actions))


def _rest_of(ctx: PageContext, page: PlanPage, items: tuple[ActionItem, ...], first: int) -> Plan:
    """The steps behind the first ones: those within `SHOWN` are shown, the others folded by their time."""
    stages: dict[str, list[ActionItem]] = {}
    for item in items[SHOWN:]:
        stages.setdefault(item.stage, []).append(item)
    places = {ctx.language.word("urgency", urgency.value): str(place) for place, urgency in enumerate(Urgency)}
    later = (
        PlanStage(places[stage], ctx.language.ui("plan-stage", stage=stage, count=len(found)), tuple(found))
        for stage, found in stages.items()
    )
    return Plan(items[first:SHOWN], tuple(later))


def _folded(ctx: PageContext, part: Section) -> Section:
    """A section of a plan with its list folded where that is long."""
    count = sum(len(block.items) for block in part.blocks if isinstance(block, Checklist | Links))
    return replace(part, fold=ctx.language.ui("list-count", count=count)) if count > MOST_SHOWN else part


def not_promised(ctx: PageContext, page: PlanPage) -> Phrase:
    """That nobody can promise the money, and what “general advice” means where a step is that."""
    promise = ctx.language.ui("not-promise")
    if all(action.known for action in page.actions):
        return Phrase(promise)
    return Phrase(ctx.language.join_sentences((promise, ctx.language.ui("what-general-advice-is"))))


def account_place(ctx: PageContext, case: Case) -> str:
    """Code of the region in which the account of a case is; empty where its rail runs in several."""
    rail = ctx.dataset.rails.get(case.transfer_type)
    return HOME_REGION if rail is None else rail.regions[0] if len(rail.regions) == 1 else ""


def why_this_order(ctx: PageContext, page: PlanPage) -> tuple[Cell, ...]:
    """Why the first actions of a plan stand in this order.

    Args:
        ctx: Records, language and plans.
        page: The plan.

    Returns:
        The reason with its evidence; nothing where no order is decided for the case.
    """
    decided = first_actions_of(ctx.dataset, page.first)
    if decided is None:
        return ()
    words = ctx.say(decided.reason)
    reason = ctx.label("why-this-order", reason=words)
    evidence = holding_in(ctx.dataset, decided.evidence, ctx.settings(page))
    return (Cell(Phrase(str(reason), words.lang), evidence=evidence),)


def after_weeks(ctx: PageContext, page: PlanPage, items: tuple[ActionItem, ...]) -> tuple[Cell, ...]:
    """What to begin with when the money has been gone for weeks: the same order as that of the clock, for readers without a script.

    Args:
        ctx: Records, language and plans.
        page: The plan.
        items: Its lines, in order.

    Returns:
        One line; nothing where time does not change the order.
    """
    dataset, scenario = ctx.dataset, page.first.scenario
    purposes = {action.purpose for action in page.actions}
    claims = (
        item.text
        for action, item in zip(page.actions, items, strict=True)
        if outlasts_stops(dataset.procedures[action.procedure], action.purpose, scenario)
    )
    claim = next(claims, None) if Purpose.STOP in purposes else None
    return (Cell(Phrase(str(ctx.label("after-weeks", claim=claim)), claim.lang)),) if claim else ()


def whose_clock(ctx: PageContext, case: Case) -> Phrase | None:
    """Whose hours and banking days count on a rail: those of both ends, if something has a time, or of the place where the money moves."""
    rail = ctx.dataset.rails.get(case.transfer_type)
    if rail is None:
        return None
    if rail.crosses:
        return ctx.label("two-clocks") if any(fact.window for fact in rail.deadlines) else None
    places = [ctx.language.in_sentence(ctx.language.word("region", region)) for region in rail.regions]
    if len(places) == 1:
        return ctx.label("one-clock", place=places[0])
    return ctx.label("many-clocks", place=ctx.language.ui("join").join(places))


def plan_card(ctx: PageContext, page: PlanPage) -> tuple[ActionItem, ...]:
    """The first actions of a plan, for a page that is not that plan.

    Args:
        ctx: Records, language and plans.
        page: The plan.

    Returns:
        Its first actions in its order, each contact in full once.
    """
    return dedupe_contacts(tuple(ctx.planned(action, page) for action in first_of(page.actions)))


def dedupe_contacts(items: tuple[ActionItem, ...]) -> tuple[ActionItem, ...]:
    """The same actions, each contact in full at the first action that has it only: the others are `called`."""
    shown: set[str] = set()
    found = []
    for item in items:
        found.append(replace(item, called=item.contact is not None and item.contact.id in shown))
        shown |= {item.contact.id} if item.contact else set()
    return tuple(found)


def plan_links(ctx: PageContext, type_id: str) -> tuple[Link, ...]:
    """Links to the plans of one way of paying, of every role, each once."""
    transfer_type = ctx.dataset.transfer_types[type_id]
    pages = [ctx.plan_index.page_of(Case(role, scenario, type_id)) for scenario in scenarios_of(transfer_type) for role in Role]
    return tuple(Link(plan_title(ctx, page, type_id), page.uri) for page in dict.fromkeys(page for page in pages if page is not None))


def rail_plan_links(ctx: PageContext, rail: str) -> tuple[Link, ...]:
    """Links to the payer's plans, whatever happened; what the rail does not cover, its sibling does."""
    served = ((scenario, rail_for(ctx.dataset, rail, scenario)) for scenario in PAYER_SCENARIOS)
    pages = [ctx.plan_index.page_of(Case(Role.PAYER, scenario, other)) for scenario, other in served if other]
    return tuple(Link(plan_title(ctx, page), page.uri) for page in dict.fromkeys(page for page in pages if page is not None))


def plan_title(ctx: PageContext, page: PlanPage, type_id: str = "") -> Phrase:
    """What a plan page is called; `type_id` names one of its ways of paying where the link is about that one."""
    case = page.first
    if case.scenario is Scenario.RECOVERY_OFFER:
        return ctx.label("plan-title-recovery")
    where = str(_way(ctx, page, type_id))
    roles = "payer" if case.role in {Role.PAYER, Role.HELPER} else case.role.value
    scenarios = list(dict.fromkeys(item.scenario for item in page.cases))
    what = ctx.language.ui("slash").join(ctx.language.word("scenario-short", scenario.value) for scenario in scenarios)
    return ctx.label(f"plan-title-{roles}", where=where, what=what)


def _way(ctx: PageContext, page: PlanPage, type_id: str) -> Phrase:
    if type_id:
        return ctx.name("transfer_types", type_id)
    types = list(dict.fromkeys(case.transfer_type for case in page.cases))
    if types[0] in ctx.dataset.rails:
        return rail_name(ctx, types[0])
    if len(types) == 1:
        return ctx.name("transfer_types", types[0])
    return ctx.label("way-and-others", name=ctx.name("transfer_types", types[0]))


def rail_name(ctx: PageContext, key: str) -> Phrase:
    """A rail beside what happened: its system, where its name says what happened too."""
    system = ctx.dataset.rails[key].system
    return ctx.say(system) if system else ctx.name("rails", key)


def _cases_words(ctx: PageContext, page: PlanPage) -> str:
    types = dict.fromkeys(case.transfer_type for case in page.cases)
    names = [str(ctx.name("transfer_types" if key in ctx.dataset.transfer_types else "rails", key)) for key in types]
    roles = dict.fromkeys(ctx.language.word("role", case.role.value) for case in page.cases)
    scenarios = dict.fromkeys(ctx.language.word("scenario", case.scenario.value) for case in page.cases)
    join = ctx.language.ui("join")
    ways = ctx.language.ui("any-way") if page.first.scenario is Scenario.RECOVERY_OFFER else join.join(names)
    return ctx.language.ui("cases-words", types=ways, roles=join.join(roles), scenarios=join.join(scenarios))


def _siblings(ctx: PageContext, page: PlanPage) -> tuple[Link, ...]:
    own = {case.transfer_type for case in page.cases}
    own |= {rail.sibling for key in own if (rail := ctx.dataset.rails.get(key)) and rail.sibling}
    others = [other for other in ctx.plan_index.pages if other is not page and own & {case.transfer_type for case in other.cases}]
    return tuple(Link(plan_title(ctx, other), other.uri) for other in others)


def _crumbs(ctx: PageContext, case: Case) -> tuple[Link, ...]:
    kind = "transfer_types" if case.transfer_type in ctx.dataset.transfer_types else "rails"
    plans = Link(ctx.label("way-plans-crumb"), plans_address(case.transfer_type))
    return (*ctx.links(kind, (case.transfer_type,)), plans)


def _platform(ctx: PageContext, case: Case) -> str:
    transfer_type = ctx.dataset.transfer_types.get(case.transfer_type)
    return transfer_type.platform if transfer_type else ""
