"""Lists of one kind of page, so that everything can be reached by links alone."""

from collections.abc import Iterable

from generator.pages.blocks import Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.page_paths import address
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.kinds import KIND, KINDS, Kind
from generator.records.references import references_in
from generator.records.values import Fact


def index_page(ctx: PageContext, kind: Kind) -> Page:
    """All pages of a kind with a line on each, grouped where the table of kinds says so, the groups in their own order."""
    groups: dict[str, list[Link]] = {group: [] for group in _groups(ctx, kind)}
    for key, record in ctx.dataset.kind(kind.name).items():
        group = getattr(record, kind.group) if kind.group else ""
        groups.setdefault(group, []).append(Link(ctx.name(kind.name, key), address(kind.name, key), _hint(ctx, kind, record)))
    flat = tuple(Links(tuple(links)) for group, links in groups.items() if not group)
    sections = tuple(
        Section(f"group-{group}", _group_name(ctx, kind, group), (Links(tuple(links)),))
        for group, links in groups.items()
        if group and links
    )
    intro = ctx.language.word("index-intro", kind.name)
    return compose_page(
        ctx,
        uri=kind.list_page,
        title=Phrase(ctx.language.word("index-title", kind.name)),
        description=Phrase(intro),
        kind="index",
        lead=(Note(Phrase(intro)), *flat),
        sections=sections,
        record=kind.name,
        tags={"priority": "low"},
    )


def indexed(dataset: Dataset) -> tuple[Kind, ...]:
    """The kinds with an index page: those that have one in the table of kinds, and records to list."""
    return tuple(kind for kind in KINDS if kind.index and dataset.kind(kind.name))


def _grouped_by(kind: Kind) -> str:
    """What the groups are: a vocabulary or a kind; empty for a kind without groups."""
    return dict(references_in(kind.model))[kind.group].to if kind.group else ""


def _groups(ctx: PageContext, kind: Kind) -> Iterable[str]:
    """Ids of the groups of a kind, in the order of their list; none for a kind without groups."""
    grouped_by = _grouped_by(kind)
    return ctx.dataset.vocabularies.get(grouped_by, ()) if grouped_by not in KIND else ctx.dataset.kind(grouped_by)


def _group_name(ctx: PageContext, kind: Kind, group: str) -> Phrase:
    grouped_by = _grouped_by(kind)
    return ctx.name(grouped_by, group) if grouped_by in KIND else ctx.term(grouped_by, group)


def _hint(ctx: PageContext, kind: Kind, record: Model) -> Phrase:
    hint = getattr(record, kind.hint) if kind.hint else None
    return ctx.say(hint.text if isinstance(hint, Fact) else hint)
