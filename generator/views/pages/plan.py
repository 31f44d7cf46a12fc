"""Plan pages: the ordered actions of a case, the first sixty seconds on top, each action with its window and contact."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.models.vocabulary import RAIL_SCENARIOS, Role, Scenario, Urgency
from generator.models.world import Rail
from generator.queries.cases import Case, papers_of, rail_for, scenarios_of
from generator.queries.plan import MOST_FIRST, Action, first_of, place_of, questions_for
from generator.queries.planbook import PlanPage
from generator.views.blocks import (
    ActionItem,
    Actions,
    Answer,
    Block,
    Checklist,
    Choice,
    Link,
    Links,
    Note,
    Page,
    Picker,
    Plan,
    Questionnaire,
)
from generator.views.helper import plan_data, plan_words
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop


def plan_page(bench: Workshop, page: PlanPage) -> Page:
    """One page for all cases that share a plan."""
    items = tuple(bench.action(action.procedure, action.state, action.conditional, page.first) for action in page.actions)
    papers = dict.fromkeys(paper for action in page.actions for paper in papers_of(bench.dataset.procedures[action.procedure], page.first))
    case = page.first
    letters = dict.fromkeys(letter for action in page.actions for letter in bench.dataset.procedures[action.procedure].letters)
    true = [letter for letter in letters if _is_true(bench, letter, page)]
    route = abroad(bench, case)
    return finished(
        bench,
        uri=page.uri,
        title=_title(bench, page),
        description=bench.label("plan-description"),
        kind="plan",
        lead=(
            Actions(call_once(first_actions(page.actions, items))),
            Note(bench.label("plan-for", cases=_cases_words(bench, page)), "quiet"),
            Links((Link(bench.label("lite"), page.sheet_uri),)),
            Note(bench.label("not-promise"), "quiet"),
            *((route[0], Note(route[1], "quiet")) if route else ()),
            Questionnaire(),
        ),
        sections=(
            section(bench, "plan", Plan(call_once(items), plan_data(bench.dataset, case)), plan_words(bench.language, bench.dataset, case)),
            section(bench, "papers", Checklist(tuple(bench.paper(paper) for paper in papers))),
            section(bench, "letters", Links(bench.links("letters", true))),
            section(bench, "other-cases", Links(_siblings(bench, page))),
        ),
        record="procedures",
        crumbs=_crumbs(bench, case),
        tags={
            "platform": _platform(bench, case),
            "scenario": " ".join(dict.fromkeys(item.scenario.value for item in page.cases)),
            "asker": "" if case.role in {Role.PAYER, Role.HELPER} else case.role.value,
            "priority": "high" if case.role is Role.PAYER else "",
            "questions": " ".join(questions_for(bench.dataset, case)),
        },
    )


def abroad(bench: Workshop, case: Case) -> tuple[Answer, Phrase] | None:
    """On a rail: whether this road exists there at all, and whose clocks run."""
    rail = bench.dataset.cross_border.get(case.transfer_type)
    if rail is None:
        return None
    scam = case.scenario is Scenario.SCAM
    verdict = bench.verdict("scam-route", rail.scam_route) if scam else bench.verdict("mistake-route", rail.mistake_route)
    return verdict, _clocks(bench, rail)


def _clocks(bench: Workshop, rail: Rail) -> Phrase:
    """Whose hours and banking days count: those of both ends, or those of the one place where the money moves."""
    places = bench.language.ui("join").join(bench.language.word("region", region) for region in rail.regions)
    return bench.label("two-clocks") if rail.crosses else bench.label("one-clock", place=places)


def first_actions(actions: tuple[Action, ...], items: tuple[ActionItem, ...]) -> tuple[ActionItem, ...]:
    """The items of the first three actions of a plan."""
    by_id = {item.id: item for item in items}
    return tuple(by_id[action.procedure] for action in first_of(actions))


def _is_true(bench: Workshop, letter: str, page: PlanPage) -> bool:
    scenarios = bench.dataset.letters[letter].scenarios if letter in bench.dataset.letters else ()
    return not scenarios or all(case.scenario in scenarios for case in page.cases)


def call_once(items: tuple[ActionItem, ...]) -> tuple[ActionItem, ...]:
    """The same actions; a number that one above them shows in full is only named again."""
    shown: set[str] = set()
    found = []
    for item in items:
        found.append(replace(item, called=item.contact is not None and item.contact.id in shown))
        shown |= {item.contact.id} if item.contact else set()
    return tuple(found)


def plan_links(bench: Workshop, type_id: str) -> tuple[Link, ...]:
    """Links to the plans of one way of paying."""
    transfer_type = bench.dataset.transfer_types[type_id]
    pages = [bench.planbook.page_of(Case(role, scenario, type_id)) for scenario in scenarios_of(transfer_type) for role in Role]
    return tuple(Link(_title(bench, page, type_id), page.uri) for page in dict.fromkeys(page for page in pages if page is not None))


def rail_plan_links(bench: Workshop, rail: str) -> tuple[Link, ...]:
    """Links to the plan of a slip and that of a scam; where the rail covers one only, its sibling has the other."""
    served = ((scenario, rail_for(bench.dataset, rail, scenario)) for scenario in RAIL_SCENARIOS)
    pages = [bench.planbook.page_of(Case(Role.PAYER, scenario, other)) for scenario, other in served if other]
    return tuple(Link(_title(bench, page), page.uri) for page in dict.fromkeys(page for page in pages if page is not None))


def pickers(bench: Workshop) -> tuple[Picker, ...]:
    """The home page's choice: what happened → which platform. Two taps to a plan or a platform's own list."""
    scenarios = (Scenario.WRONG_PAYEE, Scenario.SCAM, Scenario.UNAUTHORISED)
    groups = []
    for scenario in scenarios:
        choices = tuple(
            Choice(bench.name("platforms", platform), f"help/{scenario.value}-{platform}.md")
            for platform in bench.dataset.platforms
            if choice_pages(bench, scenario, platform)
        )
        groups.append(Picker(bench.language.word("scenario", scenario.value), choices))
    return tuple(groups)


def choice_pages(bench: Workshop, scenario: Scenario, platform: str) -> tuple[tuple[str, PlanPage], ...]:
    """(transfer type, plan page) of a platform for a payer in a scenario."""
    return tuple(
        (type_id, page)
        for type_id, transfer_type in bench.dataset.transfer_types.items()
        if transfer_type.platform == platform and (page := bench.planbook.page_of(Case(Role.PAYER, scenario, type_id)))
    )


def choice_page(bench: Workshop, scenario: Scenario, platform: str) -> Page:
    """How exactly was it sent? One tap from here to the plan."""
    pages = choice_pages(bench, scenario, platform)
    choices = tuple(
        Choice(bench.name("transfer_types", key), page.uri, bench.say(bench.dataset.transfer_types[key].summary)) for key, page in pages
    )
    title = bench.label(
        "choice-title", platform=bench.name("platforms", platform), scenario=bench.language.word("scenario", scenario.value)
    )
    return finished(
        bench,
        uri=f"help/{scenario.value}-{platform}.md",
        title=title,
        description=bench.label("choice-description"),
        kind="choice",
        lead=answer_first(bench, (page for _, page in pages), (Picker(bench.language.ui("how-sent"), choices),)),
        record=f"platforms/{platform}",
        tags={"platform": platform, "scenario": scenario.value},
    )


def answer_first(bench: Workshop, pages: Iterable[PlanPage], choices: tuple[Block, ...]) -> tuple[Block, ...]:
    """Choices between plans, with the first actions that most of them share: on top when they are about safety, else below."""
    plans = [(page, first_of(page.actions)) for page in pages]
    times = Counter(action.procedure for _, actions in plans for action in actions)
    where = {action.procedure: (action, page.first) for page, actions in reversed(plans) for action in actions}
    shared = sorted((key for key in where if 2 * times[key] > len(plans)), key=lambda key: place_of(bench.dataset.procedures[key]))
    if not shared:
        return choices
    first = [where[key] for key in shared[:MOST_FIRST]]
    actions = Actions(call_once(tuple(bench.action(action.procedure, action.state, action.conditional, case) for action, case in first)))
    urgent = first[0][0].urgency is Urgency.SAFETY
    return (actions, *choices) if urgent else (*choices, actions)


def _title(bench: Workshop, page: PlanPage, type_id: str = "") -> Phrase:
    case = page.first
    if case.scenario is Scenario.RECOVERY_OFFER:
        return bench.label("plan-title-recovery")
    where = str(_way(bench, page, type_id))
    if (rail := bench.dataset.cross_border.get(case.transfer_type)) and rail.scenarios:
        return bench.label("plan-title-one", where=where)
    roles = "payer" if case.role in {Role.PAYER, Role.HELPER} else case.role.value
    scenarios = list(dict.fromkeys(item.scenario for item in page.cases))
    what = bench.language.ui("slash").join(bench.language.word("scenario-short", scenario.value) for scenario in scenarios)
    return bench.label(f"plan-title-{roles}", where=where, what=what)


def _way(bench: Workshop, page: PlanPage, type_id: str) -> Phrase:
    if type_id:
        return bench.name("transfer_types", type_id)
    types = list(dict.fromkeys(case.transfer_type for case in page.cases))
    if types[0] in bench.dataset.cross_border:
        return bench.name("cross_border", types[0])
    if len(types) == 1:
        return bench.name("transfer_types", types[0])
    return bench.label("way-and-others", name=bench.name("transfer_types", types[0]))


def _cases_words(bench: Workshop, page: PlanPage) -> str:
    types = dict.fromkeys(case.transfer_type for case in page.cases)
    names = [str(bench.name("transfer_types" if key in bench.dataset.transfer_types else "cross_border", key)) for key in types]
    roles = dict.fromkeys(bench.language.word("role", case.role.value) for case in page.cases)
    scenarios = dict.fromkeys(bench.language.word("scenario", case.scenario.value) for case in page.cases)
    join = bench.language.ui("join")
    ways = bench.language.ui("any-way") if page.first.scenario is Scenario.RECOVERY_OFFER else join.join(names)
    return bench.language.ui("cases-words", types=ways, roles=join.join(roles), scenarios=join.join(scenarios))


def _siblings(bench: Workshop, page: PlanPage) -> tuple[Link, ...]:
    own = {case.transfer_type for case in page.cases}
    own |= {rail.sibling for key in own if (rail := bench.dataset.cross_border.get(key)) and rail.sibling}
    others = [other for other in bench.planbook.pages if other is not page and own & {case.transfer_type for case in other.cases}]
    return tuple(Link(_title(bench, other), other.uri) for other in others)


def _crumbs(bench: Workshop, case: Case) -> tuple[Link, ...]:
    kind = "transfer_types" if case.transfer_type in bench.dataset.transfer_types else "cross_border"
    return bench.links(kind, (case.transfer_type,))


def _platform(bench: Workshop, case: Case) -> str:
    transfer_type = bench.dataset.transfer_types.get(case.transfer_type)
    return transfer_type.platform if transfer_type else ""
