"""The evidence register: every researched statement in full, and which pages rest on it."""

from generator.pages.blocks import EvidenceItem, EvidenceList, Link, Links, Note, Page
from generator.pages.cited_sources import cite
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.evidence_addresses import evidence_on, evidence_pages
from generator.pages.language import Phrase
from generator.pages.page_paths import address_in
from generator.records.kinds import KIND
from generator.records.references import users_of

EVIDENCE = "evidence/index.md"
_USERS_SHOWN = 4


def evidence_address(name: str) -> str:
    """The address of a page of the register; `name` as from `evidence_pages`."""
    return f"evidence/{name}.md"


def evidence_page(ctx: PageContext, name: str) -> Page:
    """One page of the evidence register, by a name of `evidence_pages`."""
    keys = evidence_on(ctx.dataset, name)
    title = ctx.label("evidence-page-title", group=_group(ctx, name), first=keys[0].upper(), last=keys[-1].upper())
    return compose_page(
        ctx,
        uri=evidence_address(name),
        title=title,
        description=ctx.label("evidence-page-intro", title=title),
        kind="evidence",
        lead=(EvidenceList(tuple(_item(ctx, key) for key in keys)),),
        record=f"evidence/{keys[0]}",
        crumbs=(Link(ctx.label("evidence-title"), EVIDENCE),),
        tags={"priority": "low"},
    )


def evidence_index(ctx: PageContext) -> Page:
    """The list of all pages of the evidence register."""
    pages = evidence_pages(ctx.dataset)
    links = tuple(
        Link(
            ctx.label("evidence-page-title", group=_group(ctx, name), first=keys[0].upper(), last=keys[-1].upper()),
            evidence_address(name),
        )
        for name, keys in pages.items()
    )
    intro = ctx.label("evidence-intro", total=len(ctx.dataset.evidence), sources=len(ctx.dataset.sources))
    return compose_page(
        ctx,
        uri=EVIDENCE,
        title=ctx.label("evidence-title"),
        description=intro,
        kind="evidence",
        lead=(Note(intro), Links(links)),
        record="evidence",
        tags={"priority": "low"},
    )


def _item(ctx: PageContext, key: str) -> EvidenceItem:
    users = [user for user in users_of(ctx.dataset, "evidence", key) if _is_published(ctx, *user)]
    links = tuple(Link(ctx.name(kind, record), address_in(ctx.dataset, kind, record)) for kind, record in users[:_USERS_SHOWN])
    return EvidenceItem(key, ctx.say(ctx.dataset.evidence[key].said), cite(ctx, (key,))[0], links)


def _is_published(ctx: PageContext, kind: str, record: str) -> bool:
    return bool(KIND[kind].address) and (kind != "statistics" or ctx.dataset.statistics[record].publishable)


def _group(ctx: PageContext, name: str) -> Phrase:
    return Phrase(ctx.language.word("evidence-group", name.partition("-")[0]))
