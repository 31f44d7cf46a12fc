"""Rails, corridors and jurisdictions."""

from generator.models.values import Fact
from generator.models.world import Authority, Corridor, Jurisdiction, Provision, Rail
from generator.queries.corridors import directions
from generator.views.addresses import contact_address
from generator.views.blocks import Block, Cell, Contacts, Facts, Link, Links, Note, Page, Points, Question, Questions, Statements, Verdicts
from generator.views.formats import format_article
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.pages.plan import rail_plan_links
from generator.views.pages.roads import corridor_roads, roads
from generator.views.workshop import Workshop

_RAIL_FACTS = ("speed", "recall", "decider", "reimbursement", "fee", "reporting")


def rail_page(bench: Workshop, key: str, record: Rail) -> Page:
    """One page for a rail: mistake and scam side by side, because on many rails they exclude each other."""
    return finished(
        bench,
        uri=f"rails/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.summary),
        kind="rail",
        lead=(bench.verdict("sender-cancel", record.sender_cancel), Note(bench.say(record.summary))),
        sections=(
            section(
                bench,
                "two-roads",
                bench.facts(("mistake-route", record.mistake_route), ("scam-route", record.scam_route)),
                Links((*rail_plan_links(bench, key), *bench.links("cross_border", (record.sibling,) if record.sibling else ()))),
            ),
            section(bench, "deadlines", _deadlines(bench, record)),
            section(bench, "key-facts", bench.facts(*((name, getattr(record, name)) for name in _RAIL_FACTS))),
            section(bench, "messages", Points(tuple(Cell(Phrase(name)) for name in record.messages))),
            section(bench, "contacts", Contacts(bench.contacts(record.contacts))),
            section(bench, "more-facts", Statements(bench.statements(record.facts))),
        ),
        record=f"cross_border/{key}",
        aliases=record.aliases,
        tags={"region": " ".join(record.regions)},
    )


def _deadlines(bench: Workshop, record: Rail) -> Questions:
    """Deadlines by the event that starts their clock: the reader has to know which moment to look up."""
    groups: dict[str, list[Cell]] = {}
    for fact in record.deadlines:
        event = fact.window.starts_at if fact.window else None
        start = bench.language.ui("counted-from", event=bench.language.word("event", event.value)) if event else ""
        groups.setdefault(start or bench.language.ui("deadline"), []).append(bench.cell(fact, "deadlines"))
    return Questions(tuple(Question(Phrase(title), tuple(cells)) for title, cells in groups.items()))


def corridor_page(bench: Workshop, key: str, record: Corridor) -> Page:
    """One page for a corridor, composed from its rails and places: the answer, then a plan for each way across, there and back."""
    back = directions(bench.dataset, key)[1].corridor
    places = tuple(
        _at(bench, bench.name("jurisdictions", place), "first", bench.dataset.jurisdictions[place].first)
        for place in record.jurisdictions
        if place in bench.dataset.jurisdictions
    )
    return finished(
        bench,
        uri=f"corridors/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.summary),
        kind="corridor",
        lead=(
            bench.verdict("handling", record.handling),
            *corridor_roads(bench, key),
            Note(bench.label("roads-note"), "quiet"),
            Links((*bench.links("topics", record.related_topics), *bench.links("corridors", (back,) if back else ()))),
            Note(bench.say(record.summary)),
        ),
        sections=(
            section(
                bench,
                "key-facts",
                bench.facts(("difficulty", record.difficulty), ("advice", record.advice)),
            ),
            section(bench, "rails-here", Facts(_cancelling(bench, record.rails)), Links(bench.links("cross_border", record.rails))),
            section(bench, "rails-local", *_local(bench, record)),
            section(bench, "places", Facts(places), Links(bench.links("jurisdictions", record.jurisdictions))),
            section(bench, "claims", Verdicts(bench.verdicts(record.article_claims))),
            section(bench, "more-facts", Statements(bench.statements(record.facts))),
        ),
        record=f"corridors/{key}",
        aliases=record.aliases,
        tags={"region": " ".join((record.origin, *record.destinations))},
    )


def _at(bench: Workshop, name: Phrase, column: str, fact: Fact) -> tuple[str, Cell]:
    """A row that says of whom it speaks and what it answers."""
    return f"{name} · {bench.language.word('column', column)}", bench.cell(fact, column)


def _cancelling(bench: Workshop, rails: tuple[str, ...]) -> tuple[tuple[str, Cell], ...]:
    known = (rail for rail in rails if rail in bench.dataset.cross_border)
    return tuple(
        _at(bench, bench.name("cross_border", rail), "sender-cancel", bench.dataset.cross_border[rail].sender_cancel) for rail in known
    )


def _local(bench: Workshop, record: Corridor) -> tuple[Block, ...]:
    """Rails inside the place abroad: of no use to a payer in the mainland, and said so."""
    if not record.local_rails:
        return ()
    place = bench.say(record.place)
    return (
        Note(bench.label("local-note", place=place)),
        roads(bench, "local", bench.label("local-question", place=place), record.local_rails),
        Facts(_cancelling(bench, record.local_rails)),
        Links(bench.links("cross_border", record.local_rails)),
    )


def jurisdiction_page(bench: Workshop, key: str, record: Jurisdiction) -> Page:
    """One page for a place: what to do first, who decides, whom to call, which law."""
    return finished(
        bench,
        uri=f"places/{key}.md",
        title=bench.label("place-title", name=bench.say(record.name)),
        description=bench.say(record.summary),
        kind="jurisdiction",
        lead=(bench.verdict("first", record.first), Note(bench.say(record.summary))),
        sections=(
            section(bench, "contacts", Contacts(bench.contacts(record.contacts[:_CARDS])), *_more_contacts(bench, record)),
            section(bench, "authorities", Facts(tuple(_authority(bench, item) for item in record.authorities))),
            section(bench, "provisions", *_provisions(bench, key, record)),
            section(bench, "more-facts", Statements(bench.statements(record.facts))),
        ),
        record=f"jurisdictions/{key}",
        aliases=record.aliases,
        tags={"region": record.region},
    )


_FEW = 12
"""So many provisions still stand on the page of the place; more have pages of their own."""
_PER_PAGE = 40
_NAMED = 3
"""Laws that the description of a page names; cut by length, the last one broke off inside a word."""
_CARDS = 4
"""Contacts shown as cards; the rest are links to the page of numbers."""


def law_pages(record: Jurisdiction) -> int:
    """How many pages of law a place has beside its own."""
    return 0 if len(record.provisions) <= _FEW else -(-len(record.provisions) // _PER_PAGE)


def law_page(bench: Workshop, key: str, record: Jurisdiction, number: int) -> Page:
    """Provisions of law of one place."""
    shown = record.provisions[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    laws = list(dict.fromkeys(str(bench.say(item.name)) for item in shown))
    join = bench.language.ui("join")
    return finished(
        bench,
        uri=f"places/{key}-law-{number}.md",
        title=_law_title(bench, record, number),
        description=bench.label("law-intro", laws=join.join(laws[:_NAMED])),
        kind="law",
        lead=(Note(bench.label("law-intro", laws=join.join(laws))), Facts(tuple(_provision(bench, item) for item in shown))),
        record=f"jurisdictions/{key}",
        crumbs=bench.links("jurisdictions", (key,)),
        tags={"region": record.region},
    )


def _more_contacts(bench: Workshop, record: Jurisdiction) -> tuple[Block, ...]:
    rest = tuple(Link(bench.name("contacts", key), contact_address(key, bench.dataset.contacts[key])) for key in record.contacts[_CARDS:])
    return (Links(rest),) if rest else ()


def _law_title(bench: Workshop, record: Jurisdiction, number: int) -> Phrase:
    return bench.label("law-title", name=bench.say(record.name), number=number)


def _provisions(bench: Workshop, key: str, record: Jurisdiction) -> tuple[Block, ...]:
    if pages := law_pages(record):
        return (Links(tuple(Link(_law_title(bench, record, number), f"places/{key}-law-{number}.md") for number in range(1, pages + 1))),)
    return (Facts(tuple(_provision(bench, item) for item in record.provisions)),)


def _authority(bench: Workshop, item: Authority) -> tuple[str, Cell]:
    return str(bench.say(item.name)), Cell(bench.say(item.does), note=bench.say(item.cannot), marks=bench.citations.cite(item.evidence))


def _provision(bench: Workshop, item: Provision) -> tuple[str, Cell]:
    label = bench.language.ui("provision", law=bench.say(item.name), article=format_article(item.article, bench.language))
    return label, Cell(bench.say(item.says), marks=bench.citations.cite(item.evidence))
