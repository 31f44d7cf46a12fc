"""Lists of one kind of page, so that everything can be reached by links alone."""

from collections.abc import Iterable

from generator.models.dataset import Dataset
from generator.models.guidance import Topic
from generator.models.platform import TransferType
from generator.models.procedure import Procedure
from generator.views.addresses import FOLDERS, address
from generator.views.blocks import Link, Links, Note, Page, Section
from generator.views.context import PageContext
from generator.views.language import Phrase
from generator.views.pages.compose import compose_page

INDEXED = (
    "platforms",
    "transfer_types",
    "procedures",
    "topics",
    "cross_border",
    "corridors",
    "jurisdictions",
    "safeguards",
    "outlook",
    "letters",
    "comparisons",
)


def index_page(ctx: PageContext, kind: str) -> Page:
    """All pages of a kind with a line on each; topics, procedures and ways of paying are grouped, the groups in their own order."""
    groups: dict[str, list[Link]] = {group: [] for group in _groups(ctx, kind)}
    for key, record in ctx.dataset.kind(kind).items():
        groups.setdefault(_group_of(record), []).append(Link(ctx.name(kind, key), address(kind, key), _hint(ctx, kind, record)))
    flat = tuple(Links(tuple(links)) for group, links in groups.items() if not group)
    sections = tuple(
        Section(f"group-{group}", _group_name(ctx, kind, group), (Links(tuple(links)),))
        for group, links in groups.items()
        if group and links
    )
    intro = ctx.language.word("index-intro", kind)
    return compose_page(
        ctx,
        uri=f"{FOLDERS[kind]}/index.md",
        title=Phrase(ctx.language.word("index-title", kind)),
        description=Phrase(intro),
        kind="index",
        lead=(Note(Phrase(intro)), *flat),
        sections=sections,
        record=kind,
        tags={"priority": "low"},
    )


def indexed(dataset: Dataset) -> tuple[str, ...]:
    """Kinds that have records, hence an index."""
    return tuple(kind for kind in INDEXED if dataset.kind(kind))


_VOCABULARIES = {"topics": "topic-groups", "procedures": "procedure-kinds"}
"""Kind → vocabulary that names its groups and puts them in order."""


def _groups(ctx: PageContext, kind: str) -> Iterable[str]:
    """Ids of the groups of a kind, in the order of their list; none for a kind without groups."""
    if kind == "transfer_types":
        return ctx.dataset.platforms
    return ctx.dataset.vocabularies.get(_VOCABULARIES.get(kind, ""), ())


def _group_of(record: object) -> str:
    """Id of the group of a record; empty where the kind has no groups."""
    match record:
        case Topic():
            return record.group
        case Procedure():
            return record.kind
        case TransferType():
            return record.platform
        case _:
            return ""


def _group_name(ctx: PageContext, kind: str, group: str) -> Phrase:
    return ctx.term(_VOCABULARIES[kind], group) if kind in _VOCABULARIES else ctx.name("platforms", group)


def _hint(ctx: PageContext, kind: str, record: object) -> Phrase:
    text = getattr(record, "summary", None) or getattr(record, "when", None)
    if text is None and (fact := getattr(record, "answer", None) or getattr(record, "does", None)):
        text = fact.text
    return ctx.say(text)
