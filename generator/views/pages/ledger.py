"""Pages that list a whole register: hotlines, glossary, statistics, cases."""

from generator.models.base import Text
from generator.models.vocabulary import ContactKind
from generator.views.addresses import CASES, ENTRIES, GLOSSARY, HOTLINES, HOTLINES_ABROAD, STATISTICS
from generator.views.blocks import Cell, ContactCard, Contacts, Facts, Link, Links, Note, Page, Section
from generator.views.formats import format_money
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop


def hotlines_page(bench: Workshop) -> Page:
    """Every protected number of the mainland."""
    abroad = Link(bench.label("hotlines-abroad-title"), HOTLINES_ABROAD)
    entries = Link(bench.label("entries-title"), ENTRIES)
    return finished(
        bench,
        uri=HOTLINES,
        title=bench.label("hotlines-title"),
        description=bench.label("hotlines-intro"),
        kind="hotlines",
        lead=(Note(bench.label("hotlines-intro")), Note(bench.label("never-calls"), "warning"), Links((entries, abroad))),
        sections=(section(bench, "cn-hotlines", Contacts(_of(bench, "CN", {ContactKind.HOTLINE, ContactKind.SMS}), register=True)),),
        record="contacts",
        tags={"priority": "high"},
    )


def entries_page(bench: Workshop) -> Page:
    """Every official app entry and website of the mainland."""
    return finished(
        bench,
        uri=ENTRIES,
        title=bench.label("entries-title"),
        description=bench.label("entries-intro"),
        kind="hotlines",
        lead=(Note(bench.label("entries-intro")), Links((Link(bench.label("hotlines-title"), HOTLINES),))),
        sections=(section(bench, "cn-entries", Contacts(_of(bench, "CN", {ContactKind.APP, ContactKind.WEBSITE}), register=True)),),
        record="contacts",
    )


def hotlines_abroad_page(bench: Workshop) -> Page:
    """Every protected number and entry elsewhere, by place."""
    regions = dict.fromkeys(contact.region for contact in bench.dataset.contacts.values() if contact.region != "CN")
    return finished(
        bench,
        uri=HOTLINES_ABROAD,
        title=bench.label("hotlines-abroad-title"),
        description=bench.label("hotlines-abroad-intro"),
        kind="hotlines",
        lead=(Note(bench.label("hotlines-abroad-intro")), Note(bench.label("never-calls"), "warning")),
        sections=tuple(
            Section(
                f"region-{region.lower()}",
                Phrase(bench.language.word("region", region)),
                (Contacts(_of(bench, region, set(ContactKind)), register=True),),
            )
            for region in regions
        ),
        record="contacts",
    )


def _of(bench: Workshop, region: str, kinds: set[ContactKind]) -> tuple[ContactCard, ...]:
    keys = [key for key, contact in bench.dataset.contacts.items() if contact.region == region and contact.kind in kinds]
    return bench.contacts(keys)


def glossary_page(bench: Workshop) -> Page:
    """The words of the trade."""
    keys = tuple(bench.dataset.glossary)
    return finished(
        bench,
        uri=GLOSSARY,
        title=bench.label("glossary-title"),
        description=bench.label("glossary-intro"),
        kind="glossary",
        lead=(Note(bench.label("glossary-intro")), Facts(tuple(_term(bench, key) for key in keys), keys)),
        record="glossary",
        aliases=tuple(alias for record in bench.dataset.glossary.values() for alias in record.aliases),
    )


def _term(bench: Workshop, key: str) -> tuple[str, Cell]:
    record = bench.dataset.glossary[key]
    join = bench.language.ui("join")
    names = join.join(str(bench.name("glossary", other)) for other in record.not_to_confuse if other in bench.dataset.glossary)
    note = bench.language.ui("not-to-confuse", names=names) if names else ""
    return _names(bench, record.term), Cell(bench.say(record.means), note=Phrase(note), marks=bench.citations.cite(record.evidence))


def _names(bench: Workshop, term: Text) -> str:
    """The term in the language of the page and then in the others, each name once: `UETR` is called so everywhere."""
    own = str(bench.say(term))
    others = (name for name in (term.zh, term.en) if name and name.casefold() != own.casefold())
    return " ".join((own, *others))


def statistics_page(bench: Workshop) -> Page:
    """Published figures with scope and caution; the doubtful ones are not among them."""
    shown = tuple(key for key, record in bench.dataset.statistics.items() if record.publishable)
    return finished(
        bench,
        uri=STATISTICS,
        title=bench.label("statistics-title"),
        description=bench.label("statistics-intro"),
        kind="statistics",
        lead=(Note(bench.label("statistics-intro"), "warning"), Facts(tuple(statistic_cell(bench, key) for key in shown), shown)),
        record="statistics",
    )


def statistic_cell(bench: Workshop, key: str) -> tuple[str, Cell]:
    """(name and scope, figure with its caution)."""
    record = bench.dataset.statistics[key]
    label = f"{bench.say(record.name)} · {bench.say(record.scope)}"
    return label, Cell(bench.say(record.figure), note=bench.say(record.caution), marks=bench.citations.cite(record.evidence))


def cases_page(bench: Workshop) -> Page:
    """Decided cases: court, year, amount, outcome."""
    keys = tuple(bench.dataset.cases)
    return finished(
        bench,
        uri=CASES,
        title=bench.label("cases-title"),
        description=bench.label("cases-intro"),
        kind="cases",
        lead=(Note(bench.label("cases-intro")), Facts(tuple(case_cell(bench, key) for key in keys), keys)),
        record="cases",
    )


def case_cell(bench: Workshop, key: str) -> tuple[str, Cell]:
    """(court, outcome with the facts)."""
    record = bench.dataset.cases[key]
    amount = f" · {format_money(record.amount, bench.language)}" if record.amount else ""
    label = f"{bench.say(record.court)} · {record.year}{amount}"
    return label, Cell(bench.say(record.outcome), note=bench.say(record.facts), marks=bench.citations.cite(record.evidence))
