"""An article that circulates, as it was printed, with the verdict at each of its places."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.blocks import Block, Facts, Judged, JudgedEntry, JudgedList, JudgedRow, JudgedTable, Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, first_sentences
from generator.pages.page_paths import ARTICLES, CLAIMS
from generator.records.printed_article import Passage, PrintedEntry, PrintedPart

_SHORT = 48
"""Bytes of a truth that answers by itself: “不会。” or “No.” needs its second sentence."""

_CITED = 1
"""Pieces of evidence behind each truth: all 160 would make a page of 13 KB, all it may weigh, whose numbers run into each other."""


def articles_page(ctx: PageContext) -> Page:
    """Every article, part by part, each piece in its place and with what judges it."""
    articles = tuple(ctx.dataset.articles.values())
    title = ctx.say(articles[0].title) if articles else ctx.label("claims-title")
    return compose_page(
        ctx,
        uri=ARTICLES,
        title=title,
        description=ctx.say(articles[0].intro) if articles else title,
        kind="article",
        lead=(
            Facts(
                tuple((ctx.language.ui("article-what"), ctx.plain(article.intro)) for article in articles),
                tuple(ctx.dataset.articles),
            ),
            Note(ctx.label("article-evidence"), "quiet"),
            Links((Link(ctx.label("claims-title"), CLAIMS),)),
        ),
        sections=tuple(_section(ctx, part) for article in articles for part in article.parts),
        record="articles",
        aliases=tuple(alias for article in articles for alias in article.aliases),
        crumbs=(Link(ctx.label("claims-title"), CLAIMS),),
    )


def article_links(ctx: PageContext, part: str = "") -> Links:
    """Links to the articles, or to a part of those that have it."""
    return Links(tuple(_links(ctx, part)))


def _links(ctx: PageContext, part: str) -> Iterator[Link]:
    for article in ctx.dataset.articles.values():
        if not part or part in {each.part.value for each in article.parts}:
            yield Link(ctx.say(article.title), f"{ARTICLES}#{part}" if part else ARTICLES)


def _section(ctx: PageContext, part: PrintedPart) -> Section:
    heading = ctx.say(part.heading)
    blocks: list[Block] = []
    if part.table:
        rows = tuple(JudgedRow(_judged(ctx, row.head), tuple(_judged(ctx, cell) for cell in row.cells)) for row in part.table.rows)
        columns = tuple(_judged(ctx, head) for head in part.table.columns)
        blocks.append(JudgedTable(f"table-{part.part.value}", heading, columns, rows))
    blocks += [JudgedList(tuple(_entry(ctx, entry) for entry in entries)) for entries in (part.entries, part.paragraphs)]
    return Section(part.part.value, heading, tuple(blocks))


def _entry(ctx: PageContext, entry: PrintedEntry) -> JudgedEntry:
    return JudgedEntry(
        tuple(_judged(ctx, passage) for passage in entry.passages),
        tuple(_judged(ctx, passage) for passage in entry.entries),
    )


def _judged(ctx: PageContext, passage: Passage) -> Judged:
    """A passage with its claim, whose truth is cut to the sentences that answer; the page of the claim says the rest."""
    words = ctx.say(passage.words)
    key = passage.claim or passage.judged_with
    if key is None:
        return Judged(words, opinion=passage.unjudged == "opinion")
    if key not in ctx.dataset.claims:
        return Judged(NOTHING)  # reported by the checks; without their verdict the words are not printed
    claim = ctx.claim(key)
    if passage.claim is None:
        return Judged(words, replace(claim, truth=NOTHING, evidence=()), elsewhere=True)
    return Judged(words, replace(claim, truth=first_sentences(claim.truth, _SHORT), evidence=claim.evidence[:_CITED]))
