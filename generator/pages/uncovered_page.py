"""What has no rules here: what was not found, and what is safe to do first."""

from collections.abc import Iterable
from dataclasses import replace

from generator.pages.blocks import ActionItem, Actions, AnswerBox, Cell, Choice, Contacts, Link, Links, Note, Page, Statements
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.page_paths import address
from generator.planner.corridors import HOME_REGION
from generator.records.guidance import SafeActions, Uncovered
from generator.records.vocabulary import Answer


def uncovered_page(ctx: PageContext, key: str, record: Uncovered) -> Page:
    """One page for what has no rules: that it has none, then what to do first, by what happened."""
    return compose_page(
        ctx,
        uri=f"uncovered/{key}.md",
        title=ctx.label("uncovered-title", name=ctx.say(record.name)),
        description=ctx.say(record.not_found),
        kind="uncovered",
        lead=(
            AnswerBox(
                Cell(
                    ctx.say(record.not_found),
                    answer=Answer.UNKNOWN.value,
                    word=ctx.language.answer("", Answer.UNKNOWN),
                    note=ctx.label("uncovered-note"),
                    evidence=record.searched,
                ),
                ctx.label("uncovered-question"),
            ),
            *(_first(ctx, entry, record) for entry in record.first),
            Note(ctx.say(record.summary)),
        ),
        sections=(
            section(ctx, "ask", Note(ctx.say(record.ask)), Contacts(ctx.contacts(record.contacts))),
            section(ctx, "more-facts", Statements(ctx.statements(record.facts))),
            section(ctx, "related", Links((*ctx.links("rails", record.related_rails), *ctx.links("topics", record.related_topics)))),
        ),
        record=f"uncovered/{key}",
        aliases=record.aliases,
        tags={"region": " ".join(record.regions)},
    )


def _first(ctx: PageContext, entry: SafeActions, record: Uncovered) -> Actions:
    happened = ctx.language.ui("or").join(ctx.language.word("scenario", scenario.value) for scenario in entry.scenarios)
    known = (action for action in entry.actions if action in ctx.dataset.procedures)
    return Actions(tuple(_action(ctx, action, record) for action in known), ctx.label("first-minute-when", what=happened))


def _action(ctx: PageContext, key: str, record: Uncovered) -> ActionItem:
    """An action without a number that answers elsewhere only."""
    item = ctx.action(key)
    near = item.contact and ctx.dataset.contacts[item.contact.id].region in record.regions
    return item if near else replace(item, contact=None)


def uncovered_at(ctx: PageContext, regions: Iterable[str]) -> tuple[Link, ...]:
    """Links to what has no rules and is used in any of some places.

    Args:
        ctx: Records and language.
        regions: Codes of regions.

    Returns:
        Each once, in the order of the records; what is used anywhere is not among them.
    """
    wanted = {*regions}
    return ctx.links("uncovered", (key for key, record in ctx.dataset.uncovered.items() if not wanted.isdisjoint(record.regions)))


def uncovered_choices(ctx: PageContext, *, home: bool) -> tuple[Choice, ...]:
    """What has no rules, for a list of choices: that of the mainland, or all the rest.

    Args:
        ctx: Records and language.
        home: Whether that of the mainland is wanted.

    Returns:
        A choice for each, in the order of the records.
    """
    found = (key for key, record in ctx.dataset.uncovered.items() if (HOME_REGION in record.regions) is home)
    return tuple(Choice(ctx.name("uncovered", key), address("uncovered", key)) for key in found)
