"""Lists of one kind of page, so that everything can be reached by links alone."""

from generator.models.dataset import Dataset
from generator.views.addresses import FOLDERS, address
from generator.views.blocks import Link, Links, Note, Page, Section
from generator.views.language import Phrase
from generator.views.pages.finish import finished
from generator.views.workshop import Workshop

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


def index_page(bench: Workshop, kind: str) -> Page:
    """All pages of a kind with a line on each; topics and procedures are grouped."""
    groups: dict[str, list[Link]] = {}
    for key, record in getattr(bench.dataset, kind).items():
        groups.setdefault(_group(bench, kind, record), []).append(
            Link(bench.name(kind, key), address(kind, key), _hint(bench, kind, record))
        )
    sections = tuple(
        Section(f"group-{number}", Phrase(name), (Links(tuple(links)),)) for number, (name, links) in enumerate(groups.items(), 1) if name
    )
    flat = tuple(Links(tuple(links)) for name, links in groups.items() if not name)
    intro = bench.language.word("index-intro", kind)
    return finished(
        bench,
        uri=f"{FOLDERS[kind]}/index.md",
        title=Phrase(bench.language.word("index-title", kind)),
        description=Phrase(intro),
        kind="index",
        lead=(Note(Phrase(intro)), *flat),
        sections=sections,
        record=kind,
        tags={"priority": "low"},
    )


def indexed(dataset: Dataset) -> tuple[str, ...]:
    """Kinds that have records, hence an index."""
    return tuple(kind for kind in INDEXED if getattr(dataset, kind))


def _group(bench: Workshop, kind: str, record: object) -> str:
    match kind:
        case "topics":
            return str(bench.term("topic-groups", record.group))  # type: ignore[attr-defined]
        case "procedures":
            return str(bench.term("procedure-kinds", record.kind))  # type: ignore[attr-defined]
        case "transfer_types":
            return str(bench.name("platforms", record.platform))  # type: ignore[attr-defined]
        case _:
            return ""


def _hint(bench: Workshop, kind: str, record: object) -> Phrase:
    text = getattr(record, "summary", None) or getattr(record, "when", None)
    if text is None and (fact := getattr(record, "answer", None) or getattr(record, "does", None)):
        text = fact.text
    return bench.say(text)
