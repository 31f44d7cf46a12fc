"""A platform: the answer, the ways of paying, every rule, the claims about it, how to reach it."""

from collections.abc import Iterator

from generator.pages.blocks import AnswerBox, Contacts, Link, Links, Note, Page, Question, Questions, Verdicts
from generator.pages.compose import MOST_CLAIMS, compose_page, section
from generator.pages.context import PageContext
from generator.planner.scope import platform_rules
from generator.records.platform import Platform


def platform_page(ctx: PageContext, key: str, record: Platform) -> Page:
    """One page for a platform."""
    types = [type_id for type_id, transfer_type in ctx.dataset.transfer_types.items() if transfer_type.platform == key]
    rules = [f"{key}#{rule.id}" for rule in record.rules]
    claims = ctx.users("claims", "rules", *rules)
    return compose_page(
        ctx,
        uri=f"platforms/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="platform",
        lead=(*_verdict(ctx, record), Note(ctx.say(record.summary))),
        sections=(
            section(ctx, "types", Links(tuple(_type_link(ctx, type_id) for type_id in types))),
            section(ctx, "rules", ctx.questions(rules[1:])),
            section(ctx, "rules-of-law", Questions(tuple(_inherited(ctx, record)))),
            section(ctx, "contacts", Contacts(ctx.contacts(record.contacts))),
            section(ctx, "claims", Verdicts(ctx.verdicts(claims[:MOST_CLAIMS]))),
        ),
        record=f"platforms/{key}",
        aliases=record.aliases,
        tags={"platform": key, "region": record.region},
    )


def _inherited(ctx: PageContext, record: Platform) -> Iterator[Question]:
    """What binds all firms of its kind, where it has no answer of its own."""
    for found in platform_rules(ctx.dataset, record):
        if found.institution:
            yield Question(ctx.term("questions", found.rule.question), (ctx.rule_cell(found),))


def _type_link(ctx: PageContext, type_id: str) -> Link:
    link = ctx.link("transfer_types", type_id)
    return Link(link.text, link.to, ctx.say(ctx.dataset.transfer_types[type_id].summary))


def _verdict(ctx: PageContext, record: Platform) -> tuple[AnswerBox, ...]:
    """The first rule as the answer on top of the page, which is why the section of rules leaves it out; none without rules."""
    return tuple(AnswerBox(ctx.cell(rule, rule.question), ctx.term("questions", rule.question)) for rule in record.rules[:1])
