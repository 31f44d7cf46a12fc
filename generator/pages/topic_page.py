"""A problem people search for: answer, at most three actions, then the researched statements."""

from generator.pages.blocks import ActionItem, Actions, AnswerBox, Block, Facts, Links, Note, Page, Section, Statements, Verdicts
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.page_paths import address
from generator.pages.register_pages import case_cell, statistic_cell
from generator.records.guidance import Topic, TopicAction, TopicSection


def topic_page(ctx: PageContext, key: str, record: Topic) -> Page:
    """One page for a topic."""
    return compose_page(
        ctx,
        uri=f"topics/{key}.md",
        title=ctx.say(record.title),
        description=ctx.say(record.answer.text),
        kind="topic",
        lead=(AnswerBox(ctx.cell(record.answer)), Actions(tuple(_action(ctx, action) for action in record.actions))),
        sections=(
            *(_section(ctx, number, part) for number, part in enumerate(record.sections, 1)),
            section(ctx, "cases", Facts(tuple(case_cell(ctx, case) for case in record.cases if case in ctx.dataset.court_cases))),
            section(
                ctx,
                "figures",
                Facts(tuple(statistic_cell(ctx, key) for key in record.statistics if key in ctx.dataset.statistics)),
            ),
            section(ctx, "next-best", Links(ctx.links("procedures", record.related_procedures))),
            section(ctx, "claims", Verdicts(ctx.verdicts(record.related_claims))),
            section(ctx, "related", Links(ctx.links("topics", _related(ctx, key, record)))),
        ),
        record=f"topics/{key}",
        aliases=record.aliases,
        tags={"region": "CN"},
    )


def _related(ctx: PageContext, key: str, record: Topic) -> tuple[str, ...]:
    """Its own related topics, then those of its group."""
    group = ctx.dataset.vocabularies.get("topic-groups", {}).get(record.group)
    return tuple(dict.fromkeys((*record.related_topics, *(other for other in (group.related_topics if group else ()) if other != key))))


def _action(ctx: PageContext, action: TopicAction) -> ActionItem:
    contact = ctx.contact(action.contact) if action.contact and action.contact in ctx.dataset.contacts else None
    key, text = action.procedure or "", ctx.say(action.text)
    if (procedure := ctx.dataset.procedures.get(key)) is None:
        return ActionItem(key, text, contact=contact)
    applies = procedure.applies
    return ActionItem(key, text, to=address("procedures", key), contact=contact, roles=applies.roles, scenarios=applies.scenarios)


def _section(ctx: PageContext, number: int, part: TopicSection) -> Section:
    blocks: list[Block] = [Note(ctx.say(part.text))] if part.text else []
    if part.facts:
        blocks.append(Statements(ctx.statements(part.facts)))
    return Section(f"part-{number}", ctx.say(part.heading), tuple(blocks))
