"""What happens after a report: a page for each proceeding, and the strip of stages on a plan."""

from collections.abc import Container
from dataclasses import replace

from generator.pages.blocks import Block, Link, Links, Note, OwedItem, OwedItems, Page, Section
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.formats import format_window
from generator.pages.language import NOTHING, Phrase
from generator.pages.page_paths import address
from generator.planner.plan_index import PlanPage
from generator.planner.stages import OwedStage, owed_in, stages_of
from generator.records.proceeding import Proceeding, ProceedingCourse, ProceedingStage
from generator.records.vocabulary import PAYER_SCENARIOS, RECEIVERS


def proceeding_page(ctx: PageContext, key: str, record: Proceeding) -> Page:
    """One page for a proceeding: the stages in full, after each thing that can have happened."""
    used = dict.fromkeys(stage.procedure for course in record.courses for stage in course.stages if stage.procedure)
    return compose_page(
        ctx,
        uri=address("proceedings", key),
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="proceeding",
        lead=(Note(ctx.say(record.summary)), Note(ctx.label("course-ask"))),
        sections=(
            *(_course(ctx, number, course) for number, course in enumerate(record.courses, 1)),
            section(ctx, "steps", Links(ctx.links("procedures", used))),
            section(ctx, "related", Links((*ctx.links("rails", record.rails), *ctx.links("platforms", record.platforms)))),
        ),
        record=f"proceedings/{key}",
        aliases=record.aliases,
        tags={"scenario": " ".join(scenario.value for course in record.courses for scenario in course.scenarios)},
    )


def _course(ctx: PageContext, number: int, course: ProceedingCourse) -> Section:
    happened = (ctx.language.word("scenario", scenario.value) for scenario in course.scenarios)
    stages = (OwedStage(stage, fact) for stage in course.stages if (fact := owed_in(ctx.dataset, stage)))
    items = tuple(replace(_stage(ctx, owed), only=_only(ctx, owed.stage)) for owed in stages)
    return Section(f"course-{number}", Phrase(ctx.language.ui("slash").join(happened)), (OwedItems(items),))


def what_happens_next(ctx: PageContext, page: PlanPage, said: Container[Phrase] = ()) -> tuple[Block, ...]:
    """The strip of stages on a plan, without what their own page says in full.

    Args:
        ctx: Records and language.
        page: The plan.
        said: Sentences that the plan prints already.

    Returns:
        The stages and a link to their page; where none is known, one sentence that says so. Nothing for those who received money, and
        for an offer to recover it, where nothing was reported yet.
    """
    if page.first.role in RECEIVERS or page.first.scenario not in PAYER_SCENARIOS:
        return ()
    key, stages = stages_of(ctx.dataset, page)
    if not stages:
        return (Note(ctx.label("course-unknown")),)
    settings = ctx.settings(page)
    short = []
    for owed in stages:
        item = _stage(ctx, owed)
        text, evidence = item.cell.text, ctx.holding(owed.fact.evidence, settings)
        if text in said:
            text, evidence = NOTHING, ()
        short.append(replace(item, cell=replace(item.cell, text=text, note=NOTHING, links=(), evidence=evidence)))
    return (OwedItems(tuple(short), folded=True), Links((Link(ctx.label("course-more"), address("proceedings", key)),)))


def _stage(ctx: PageContext, owed: OwedStage) -> OwedItem:
    stage = owed.stage
    known = stage.if_not if stage.if_not in ctx.dataset.procedures else None
    return OwedItem(
        ctx.term("stages", stage.stage),
        ctx.term("actors", stage.office),
        replace(ctx.cell(owed.fact), window=""),
        format_window(owed.fact.window, ctx.language, others=True) if owed.fact.window else "",
        ctx.link("procedures", known) if known else None,
    )


def _only(ctx: PageContext, stage: ProceedingStage) -> str:
    """The ways of paying for which the action of a stage is, where it names some."""
    procedure = ctx.dataset.procedures.get(stage.procedure or "")
    named = procedure.applies.transfer_types if procedure else ()
    return ctx.language.ui("join").join(str(ctx.name("transfer_types", key)) for key in named if key in ctx.dataset.transfer_types)
