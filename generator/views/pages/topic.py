"""A trouble people search for: answer, at most three actions, then the researched statements."""

from generator.models.guidance import Topic, TopicAction, TopicSection
from generator.views.addresses import address
from generator.views.blocks import ActionItem, Actions, Answer, Block, Facts, Links, Note, Page, Section, Statements, Verdicts
from generator.views.pages.finish import finished, section
from generator.views.pages.ledger import case_cell, statistic_cell
from generator.views.workshop import Workshop


def topic_page(bench: Workshop, key: str, record: Topic) -> Page:
    """One page for a topic."""
    return finished(
        bench,
        uri=f"topics/{key}.md",
        title=bench.say(record.title),
        description=bench.say(record.answer.text),
        kind="topic",
        lead=(Answer(bench.cell(record.answer)), Actions(tuple(_action(bench, action) for action in record.actions))),
        sections=(
            *(_section(bench, number, part) for number, part in enumerate(record.sections, 1)),
            section(bench, "cases", Facts(tuple(case_cell(bench, case) for case in record.cases if case in bench.dataset.cases))),
            section(
                bench, "figures", Facts(tuple(statistic_cell(bench, key) for key in record.statistics if key in bench.dataset.statistics))
            ),
            section(bench, "next-best", Links(bench.links("procedures", record.related_procedures))),
            section(bench, "claims", Verdicts(bench.verdicts(record.related_claims))),
            section(bench, "related", Links(bench.links("topics", record.related_topics))),
        ),
        record=f"topics/{key}",
        aliases=record.aliases,
        tags={"group": record.group, "region": "CN"},
    )


def _action(bench: Workshop, action: TopicAction) -> ActionItem:
    contact = bench.contact(action.contact) if action.contact and action.contact in bench.dataset.contacts else None
    to = address("procedures", action.procedure) if action.procedure and action.procedure in bench.dataset.procedures else ""
    return ActionItem(action.procedure or "", bench.say(action.text), to=to, contact=contact)


def _section(bench: Workshop, number: int, part: TopicSection) -> Section:
    blocks: list[Block] = [Note(bench.say(part.text))] if part.text else []
    if part.facts:
        blocks.append(Statements(bench.statements(part.facts)))
    return Section(f"part-{number}", bench.say(part.heading), tuple(blocks))
