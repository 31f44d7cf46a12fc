"""Lists of one kind of page, so that everything can be reached by links alone."""

from collections.abc import Iterable, Iterator, Sequence

from generator.pages.blocks import Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, Phrase
from generator.pages.list_parts import entries_of_part, part_addresses, part_count, part_crumbs, part_links, part_title
from generator.pages.page_paths import address
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.kinds import KIND, KINDS, Kind
from generator.records.references import references_in
from generator.records.values import Fact

MOST_LISTED = 100
"""Entries on one page, each with a line on it: the 113 actions of 2026-11 took 12.4 KB on one page, of 12 that a page may have."""


def index_addresses(dataset: Dataset, kind: Kind) -> Iterator[str]:
    """The addresses of the pages that list a kind, which follow from how many records there are.

    Args:
        dataset: The records.
        kind: One that is listed.

    Returns:
        At least one, in order.
    """
    return part_addresses(kind.list_page, part_count(len(dataset.kind(kind.name)), MOST_LISTED))


def index_page(ctx: PageContext, kind: Kind, number: int = 1) -> Page:
    """All pages of a kind with a line on each, grouped where the table of kinds says so, the groups in their own order.

    Args:
        ctx: Records and language.
        kind: One that is listed.
        number: Of the page, where the list takes several.

    Returns:
        The page.
    """
    count = part_count(len(ctx.dataset.kind(kind.name)), MOST_LISTED)
    groups: dict[str, list[Link]] = {}
    for group, key in entries_of_part(_in_order(ctx, kind), number, count):
        record = ctx.dataset.kind(kind.name)[key]
        groups.setdefault(group, []).append(Link(ctx.name(kind.name, key), address(kind.name, key), _hint(ctx, kind, record)))
    flat = tuple(Links(tuple(links)) for group, links in groups.items() if not group)
    sections = tuple(
        Section(f"group-{group}", _group_name(ctx, kind, group), (Links(tuple(links)),)) for group, links in groups.items() if group
    )
    title, intro = (Phrase(ctx.language.word(section, kind.name)) for section in ("index-title", "index-intro"))
    return compose_page(
        ctx,
        uri=[*index_addresses(ctx.dataset, kind)][number - 1],
        title=part_title(ctx, title, number, count),
        description=intro,
        kind="index",
        lead=(Note(intro), part_links(ctx, title, kind.list_page, number, [NOTHING] * count), *flat),
        sections=sections,
        record=kind.name,
        crumbs=part_crumbs(title, kind.list_page, number),
        tags={"priority": "low"},
    )


def indexed(dataset: Dataset) -> tuple[Kind, ...]:
    """The kinds with an index page: those that have one in the table of kinds, and records to list."""
    return tuple(kind for kind in KINDS if kind.index and dataset.kind(kind.name))


def _in_order(ctx: PageContext, kind: Kind) -> Sequence[tuple[str, str]]:
    """(group, id) of every record, in the order of the groups; a group is empty for a kind without groups."""
    groups: dict[str, list[str]] = {group: [] for group in _groups(ctx, kind)}
    for key, record in ctx.dataset.kind(kind.name).items():
        groups.setdefault(getattr(record, kind.group) if kind.group else "", []).append(key)
    return [(group, key) for group, keys in groups.items() for key in keys]


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
