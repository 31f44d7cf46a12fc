"""Pages that list a whole register: hotlines, glossary, statistics, cases."""

from generator.models.vocabulary import ContactKind
from generator.views.addresses import CASES, GLOSSARY, HOTLINES, STATISTICS
from generator.views.blocks import Cell, ContactCard, Contacts, Facts, Note, Page, Section
from generator.views.formats import format_money
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop


def hotlines_page(bench: Workshop) -> Page:
    """Every protected number and entry, mainland first, then by region."""
    regions = list(dict.fromkeys(contact.region for contact in bench.dataset.contacts.values()))
    sections = [section(bench, "cn-hotlines", Contacts(_of(bench, "CN", {ContactKind.HOTLINE, ContactKind.SMS})))]
    sections.append(section(bench, "cn-entries", Contacts(_of(bench, "CN", {ContactKind.APP, ContactKind.WEBSITE}))))
    for region in regions:
        if region != "CN":
            heading = Phrase(bench.language.word("region", region))
            sections.append(Section(f"region-{region.lower()}", heading, (Contacts(_of(bench, region, set(ContactKind))),)))
    return finished(
        bench,
        uri=HOTLINES,
        title=bench.label("hotlines-title"),
        description=bench.label("hotlines-intro"),
        kind="hotlines",
        lead=(Note(bench.label("hotlines-intro")), Note(bench.label("never-calls"), "warning")),
        sections=tuple(sections),
        record="contacts",
        tags={"priority": "high"},
    )


def _of(bench: Workshop, region: str, kinds: set[ContactKind]) -> tuple[ContactCard, ...]:
    keys = [key for key, contact in bench.dataset.contacts.items() if contact.region == region and contact.kind in kinds]
    return bench.contacts(keys)


def glossary_page(bench: Workshop) -> Page:
    """The words of the trade."""
    sections = tuple(_term(bench, key) for key in bench.dataset.glossary)
    return finished(
        bench,
        uri=GLOSSARY,
        title=bench.label("glossary-title"),
        description=bench.label("glossary-intro"),
        kind="glossary",
        lead=(Note(bench.label("glossary-intro")),),
        sections=sections,
        record="glossary",
    )


def _term(bench: Workshop, key: str) -> Section:
    record = bench.dataset.glossary[key]
    names = bench.language.ui("join").join(str(bench.name("glossary", other)) for other in record.not_to_confuse if other in bench.dataset.glossary)
    note = Phrase(bench.language.ui("not-to-confuse", names=names)) if names else Phrase("")
    other = record.term.en if bench.language.id == "zh" else record.term.zh
    text = Note(bench.say(record.means))
    rows = ((bench.language.ui("term-elsewhere"), Cell(bench.language.original(other), note=note, marks=bench.citations.cite(record.evidence))),)
    return Section(key, bench.say(record.term), (text, Facts(rows)))


def statistics_page(bench: Workshop) -> Page:
    """Published figures with scope and caution; the doubtful ones are not among them."""
    shown = [key for key, record in bench.dataset.statistics.items() if record.publishable]
    return finished(
        bench,
        uri=STATISTICS,
        title=bench.label("statistics-title"),
        description=bench.label("statistics-intro"),
        kind="statistics",
        lead=(Note(bench.label("statistics-intro"), "warning"),),
        sections=tuple(Section(key, bench.name("statistics", key), (Facts((statistic_cell(bench, key),)),)) for key in shown),
        record="statistics",
    )


def statistic_cell(bench: Workshop, key: str) -> tuple[str, Cell]:
    """(scope, figure with its caution)."""
    record = bench.dataset.statistics[key]
    return str(bench.say(record.scope)), Cell(bench.say(record.figure), note=bench.say(record.caution), marks=bench.citations.cite(record.evidence))


def cases_page(bench: Workshop) -> Page:
    """Decided cases: court, year, amount, outcome."""
    return finished(
        bench,
        uri=CASES,
        title=bench.label("cases-title"),
        description=bench.label("cases-intro"),
        kind="cases",
        lead=(Note(bench.label("cases-intro")),),
        sections=tuple(Section(key, _case_heading(bench, key), (Facts((case_cell(bench, key),)),)) for key in bench.dataset.cases),
        record="cases",
    )


def _case_heading(bench: Workshop, key: str) -> Phrase:
    record = bench.dataset.cases[key]
    court = bench.say(record.court)
    return Phrase(f"{court} · {record.year}", court.lang)


def case_cell(bench: Workshop, key: str) -> tuple[str, Cell]:
    """(court, outcome with the facts)."""
    record = bench.dataset.cases[key]
    amount = f" · {format_money(record.amount)}" if record.amount else ""
    label = f"{bench.say(record.court)} · {record.year}{amount}"
    return label, Cell(bench.say(record.outcome), note=bench.say(record.facts), marks=bench.citations.cite(record.evidence))
