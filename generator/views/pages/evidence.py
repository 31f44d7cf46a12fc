"""The evidence ledger: every researched statement in full, and which pages rest on it."""

from generator.queries.ledger import ledger_of
from generator.queries.usage import users_of
from generator.views.addresses import CONTRADICTIONS, address, contact_address
from generator.views.blocks import EvidenceItem, Ledger, Link, Links, Note, Page
from generator.views.language import Phrase
from generator.views.pages.finish import finished
from generator.views.workshop import Workshop

_USERS_SHOWN = 4


def ledger_page(bench: Workshop, name: str, keys: tuple[str, ...]) -> Page:
    """One page of the ledger."""
    title = bench.label("ledger-page-title", group=_group(bench, name), first=keys[0].upper(), last=keys[-1].upper())
    return finished(
        bench,
        uri=f"evidence/{name}.md",
        title=title,
        description=bench.label("ledger-page-intro", title=title),
        kind="ledger",
        lead=(Ledger(tuple(_item(bench, key) for key in keys)),),
        record=f"evidence/{keys[0]}",
        crumbs=(Link(bench.label("ledger-title"), "evidence/index.md"),),
        tags={"priority": "low"},
    )


def ledger_index(bench: Workshop) -> Page:
    """All pages of the ledger."""
    pages = ledger_of(bench.dataset.evidence)
    links = tuple(
        Link(
            bench.label("ledger-page-title", group=_group(bench, name), first=keys[0].upper(), last=keys[-1].upper()), f"evidence/{name}.md"
        )
        for name, keys in pages.items()
    )
    intro = bench.label("ledger-intro", total=len(bench.dataset.evidence), sources=len(bench.dataset.sources))
    return finished(
        bench,
        uri="evidence/index.md",
        title=bench.label("ledger-title"),
        description=intro,
        kind="ledger",
        lead=(Note(intro), Links(links)),
        record="evidence",
        tags={"priority": "low"},
    )


def _item(bench: Workshop, key: str) -> EvidenceItem:
    users = [user for user in users_of(bench.dataset, key) if _is_published(bench, *user)]
    links = tuple(_user(bench, kind, record) for kind, record in users[:_USERS_SHOWN])
    return EvidenceItem(key, bench.say(bench.dataset.evidence[key].statement), bench.citations.whole(key), links)


def _is_published(bench: Workshop, kind: str, record: str) -> bool:
    return kind != "statistics" or bench.dataset.statistics[record].publishable


def _user(bench: Workshop, kind: str, record: str) -> Link:
    match kind:
        case "contacts":
            return Link(bench.name(kind, record), contact_address(record, bench.dataset.contacts[record]))
        case "contradictions":
            return Link(bench.name(kind, record), f"{CONTRADICTIONS}#{record}")
        case _:
            return Link(bench.name(kind, record), address(kind, record))


def _group(bench: Workshop, name: str) -> Phrase:
    return Phrase(bench.language.word("evidence-group", name.partition("-")[0]))
