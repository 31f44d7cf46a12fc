"""The answer on top of a plan, before any action: can the payer call it back, can anybody, and until when.

Who received money, or is offered to get it back, has nothing to call back: their answers come from the actions of the plan.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.blocks import ActionItem, Answered, Answers, Cell
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, Phrase, first_sentences
from generator.planner.cases import Case
from generator.planner.plan_index import PlanPage
from generator.planner.scope import PlatformRule, platform_rules
from generator.records.platform import Rule, TransferType
from generator.records.procedure import Procedure
from generator.records.values import Fact
from generator.records.vocabulary import FOR_TODAY, MISTAKES, RECEIVERS, Answer, Scenario

_QUESTIONS: dict[Scenario, tuple[str, ...]] = {
    **dict.fromkeys(MISTAKES, ("merchant-refund", "payee-return", "platform-claw-back")),
    Scenario.SCAM: ("scam-stop", "platform-claw-back"),
    Scenario.UNAUTHORISED: ("account-cover",),
}
"""Questions of `vocabularies/questions` that say whether anybody can bring it back, the better answer first."""
_SENDER, _BY_ITSELF, _ANYONE = _COLUMNS = ("sender-cancel", "automatic-return", "anyone")
"""Columns whose words are questions."""
_COMPLAINT = "complaint"
"""In `vocabularies/procedure-kinds.yml`."""

_FEW = 2
"""So many times stand on top of the plan of a rail; a single one, where there are two, would be read as the only one."""


def plan_answers(ctx: PageContext, page: PlanPage, items: Iterable[ActionItem]) -> Answers:
    """The questions of somebody whose money has left, answered by the records of the way of paying.

    Args:
        ctx: Records, language and plans.
        page: The plan.
        items: Its lines, in order.

    Returns:
        A row for each question; a question that two ways of paying on the page answer differently has an answer for each.
    """
    if page.first.role in RECEIVERS or page.first.scenario not in _QUESTIONS:
        return Answers(tuple(_of_actions(ctx, page)))
    answered = _of_rail(ctx, page.first) if page.first.transfer_type in ctx.dataset.rails else _of_types(ctx, page)
    until = _until(ctx, page, items)
    times = " ".join(str(cell.text) for _, cell in until.cells)
    return Answers((*(_without_times(row, times) for row in answered), until))


def _without_times(row: Answered, times: str) -> Answered:
    """A row without the windows that `times` names."""
    return replace(row, cells=tuple((name, replace(cell, window="") if cell.window in times else cell) for name, cell in row.cells))


def _of_actions(ctx: PageContext, page: PlanPage) -> Iterator[Answered]:
    """The answers that the actions of a plan give, each question once; evidence of other platforms and places is left out."""
    answers = {
        each.question: each for action in reversed(page.actions) for each in reversed(ctx.dataset.procedures[action.procedure].answers)
    }
    for question, fact in reversed(answers.items()):
        cell = ctx.cell(fact, question)
        yield _row(ctx, question, [(NOTHING, replace(cell, evidence=ctx.holding(cell.evidence, ctx.settings(page))))])


def _of_rail(ctx: PageContext, case: Case) -> Iterator[Answered]:
    rail = ctx.dataset.rails[case.transfer_type]
    if case.scenario is not Scenario.UNAUTHORISED:
        yield _row(ctx, _SENDER, [(NOTHING, ctx.cell(rail.sender_cancel, _SENDER))])
    route = rail.route(case.scenario)
    unrecorded = Cell(ctx.label("route-not-recorded"), answer=Answer.UNKNOWN.value, word=ctx.language.answer(_ANYONE, Answer.UNKNOWN))
    found = ctx.cell(route, _ANYONE) if route else unrecorded
    yield _row(ctx, _ANYONE, [(NOTHING, replace(found, answer=Answer.CONDITIONAL.value) if found.answer == Answer.YES.value else found)])


def _of_types(ctx: PageContext, page: PlanPage) -> Iterator[Answered]:
    scenario = page.first.scenario
    keys = list(dict.fromkeys(case.transfer_type for case in page.cases))
    types = [(ctx.name("transfer_types", key), key, ctx.dataset.transfer_types[key]) for key in keys]
    if scenario is not Scenario.UNAUTHORISED:
        yield _row(ctx, _SENDER, [(name, ctx.cell(record.sender_cancel, _SENDER)) for name, _, record in types])
    if scenario in MISTAKES and any(record.automatic_return.answer not in {Answer.NO, Answer.UNKNOWN} for _, _, record in types):
        yield _row(ctx, _BY_ITSELF, [(name, ctx.cell(record.automatic_return, _BY_ITSELF)) for name, _, record in types])
    rules = [(name, _rule_of(ctx, key, record, scenario)) for name, key, record in types]
    for question in dict.fromkeys(found.rule.question for _, found in rules if found):
        cells = [(name, ctx.rule_cell(found)) for name, found in rules if found and found.rule.question == question]
        yield _row(ctx, question, cells)


def _rule_of(ctx: PageContext, key: str, record: TransferType, scenario: Scenario) -> PlatformRule | None:
    """The rule that says whether anybody can bring back what was sent this way; one about this way comes before one about the platform."""
    rules = [each for each in platform_rules(ctx.dataset, ctx.dataset.platforms[record.platform]) if _is_known(each.rule)]
    for question in _QUESTIONS[scenario]:
        fitting = [each for each in rules if each.rule.question == question and key in (each.rule.transfer_types or (key,))]
        for found in sorted(fitting, key=lambda each: not each.rule.transfer_types):
            return found
    return None


def _is_known(rule: Rule) -> bool:
    """Whether a rule says something, and has no last day."""
    return rule.answer is not Answer.UNKNOWN and not (rule.period and rule.period.valid_until)


def _until(ctx: PageContext, page: PlanPage, items: Iterable[ActionItem]) -> Answered:
    """How long the first actions stay possible that are so only for a time; on a rail, with what narrows that time."""
    scenario, rail = page.first.scenario, ctx.dataset.rails.get(page.first.transfer_type)
    timed: dict[str, tuple[ActionItem, Procedure]] = {}
    for action, item in zip(page.actions, items, strict=True):
        procedure = ctx.dataset.procedures[action.procedure]
        if action.known and _decides(procedure, scenario):
            timed.setdefault(item.window, (item, procedure))
    if not timed:
        return Answered(ctx.label("answer-until"), ((NOTHING, _of_route(ctx, rail.route(scenario) if rail else None)),))
    cells = [
        Cell(
            Phrase(str(ctx.label("answer-until-action", window=item.window, action=name)), name.lang),
            note=first_sentences(ctx.say(procedure.window_note)) if rail else NOTHING,
        )
        for item, procedure in list(timed.values())[: _FEW if rail else 1]
        for name in (ctx.name("procedures", item.id),)
    ]
    if rail:
        cells.append(Cell(ctx.label("answer-until-later")))
    return Answered(ctx.label("answer-until"), tuple((NOTHING, cell) for cell in cells))


def _decides(procedure: Procedure, scenario: Scenario) -> bool:
    """Whether an action has a time, and that of the money: a theft does not wait for the years in which a shop can be complained of."""
    window = procedure.window_for(scenario)
    if window is None or not window.binds or (scenario is Scenario.UNAUTHORISED and procedure.kind == _COMPLAINT):
        return False
    return procedure.urgency in FOR_TODAY


def _of_route(ctx: PageContext, route: Fact | None) -> Cell:
    """The time that the answer itself names, where no action has one; else that none was found."""
    if route is None or route.window is None or not route.window.binds:
        return Cell(ctx.label("window-none"))
    found = ctx.cell(route)
    return Cell(Phrase(found.window), note=found.note)


def _row(ctx: PageContext, question: str, cells: list[tuple[Phrase, Cell]]) -> Answered:
    """One row: equal answers once, without the names of the ways; claims and notes stand on the pages of the records.

    `question` is the id of a column or of one in `vocabularies/questions.yml`.
    """
    join = ctx.language.ui("join")
    columns = ctx.language.sections["column"]
    asked = Phrase(columns[question]) if question in _COLUMNS else ctx.term("questions", question)
    short = [(name, replace(cell, links=(), note=NOTHING)) for name, cell in cells]
    distinct = list(dict.fromkeys(cell for _, cell in short))
    held = ((Phrase(join.join(str(name) for name, cell in short if cell == each)), each) for each in distinct)
    shown = tuple(held) if len(distinct) > 1 else ((NOTHING, distinct[0]),)
    return Answered(asked, shown, closed=question in ctx.language.sections["answered"], promises=question == _SENDER)
