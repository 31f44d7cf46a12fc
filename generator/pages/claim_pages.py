"""Claims in circulation: one page each, and the list of all of them by part of the article; contradictions between sources."""

from dataclasses import replace

from generator.pages.article_page import article_links
from generator.pages.blocks import Cell, ClaimItem, Claims, Facts, Link, Links, Note, Page, Questions, Section, Verdicts
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, Phrase, strip_full_stop
from generator.pages.page_paths import CLAIMS, CONTRADICTIONS, address
from generator.records.claims import Claim
from generator.records.vocabulary import ArticlePart


def claim_page(ctx: PageContext, key: str, record: Claim) -> Page:
    """One page for a claim."""
    ui, title = ctx.language.ui, strip_full_stop(ctx.say(record.claim))
    verdict = f"{ctx.language.word('verdict', record.verdict.value)}{ui('stop')}{ctx.say(record.truth)}"
    uri = address("claims", key)
    return compose_page(
        ctx,
        uri=uri,
        title=title,
        description=Phrase(f"{title}{ui('colon')}{verdict}"),
        kind="claim",
        lead=(Claims((_on_its_own_page(ctx, key, record),)),),
        sections=(
            section(ctx, "rules", _rules(ctx, record, uri)),
            section(ctx, "next-best", Links(ctx.links("procedures", record.procedures))),
            section(ctx, "types", Links(ctx.links("transfer_types", record.transfer_types))),
        ),
        record=f"claims/{key}",
        aliases=record.keywords,
        crumbs=(Link(ctx.label("claims-title"), CLAIMS),),
        tags={"priority": "low"},
    )


def _on_its_own_page(ctx: PageContext, key: str, record: Claim) -> ClaimItem:
    """The claim for its own page: with where it circulates, without its words and its link, which are the page itself."""
    return replace(ctx.claim(key), claim=NOTHING, to="", heard=ctx.say(record.heard))


def _rules(ctx: PageContext, record: Claim, here: str) -> Questions:
    """The rules it touches, without their link back to the claim."""
    found = ctx.questions(record.rules, named=True)
    return Questions(
        tuple(replace(question, answers=tuple(_leading_away(cell, here) for cell in question.answers)) for question in found.items)
    )


def _leading_away(cell: Cell, here: str) -> Cell:
    return replace(cell, links=tuple(link for link in cell.links if link.to != here))


def claims_page(ctx: PageContext) -> Page:
    """The list of all claims, one line each, by part of the article; in a part the article's own claims stand before the myths."""
    sections: list[Section] = []
    for part in ArticlePart:
        of_part = [key for key, claim in ctx.dataset.claims.items() if claim.section is part]
        seeds = [key for key in of_part if ctx.dataset.claims[key].seed_refs]
        myths = [key for key in of_part if key not in seeds]
        if of_part:
            sections.append(
                Section(part.value, Phrase(ctx.language.word("article-part", part.value)), (Verdicts(ctx.verdicts([*seeds, *myths])),))
            )
    total = len(ctx.dataset.claims)
    seeds_count = sum(len(claim.seed_refs) for claim in ctx.dataset.claims.values())
    intro = ctx.label("claims-intro", total=total, seeds=seeds_count)
    return compose_page(
        ctx,
        uri=CLAIMS,
        title=ctx.label("claims-title"),
        description=intro,
        kind="claims",
        lead=(Note(intro), Links((*article_links(ctx).items, Link(ctx.label("contradictions-title"), CONTRADICTIONS)))),
        sections=tuple(sections),
        record="claims",
        tags={"priority": "high"},
    )


def contradictions_page(ctx: PageContext) -> Page:
    """Where sources contradict each other, and how this site reads it."""
    return compose_page(
        ctx,
        uri=CONTRADICTIONS,
        title=ctx.label("contradictions-title"),
        description=ctx.label("contradictions-intro"),
        kind="contradictions",
        lead=(Note(ctx.label("contradictions-intro")), Facts(_contradictions(ctx), tuple(ctx.dataset.contradictions))),
        record="contradictions",
    )


def _contradictions(ctx: PageContext) -> tuple[tuple[str, Cell], ...]:
    rows = []
    for record in ctx.dataset.contradictions.values():
        sides = ctx.language.ui("versus").join(str(ctx.say(side)) for side in record.sides)
        cell = Cell(
            ctx.say(record.judgement),
            answer="disputed",
            word=ctx.language.word("answer", "disputed"),
            note=Phrase(sides, ctx.say(record.sides[0]).lang),
            evidence=record.evidence,
        )
        rows.append((str(ctx.say(record.subject)), cell))
    return tuple(rows)
