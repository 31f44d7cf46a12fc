"""Pages that list a whole register: hotlines, glossary, statistics, cases."""

from generator.pages.account_places import account_places
from generator.pages.blocks import Cell, ContactCard, Contacts, Facts, Link, Links, Note, Page, Section
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.formats import format_money
from generator.pages.language import Phrase
from generator.pages.page_paths import COURT_CASES, ENTRIES, GLOSSARY, HOTLINES, HOTLINES_ABROAD, STATISTICS
from generator.planner.corridors import HOME_REGION
from generator.records.base import Text
from generator.records.vocabulary import ContactKind


def contacts_page(ctx: PageContext) -> Page:
    """Every registered telephone and text message number of the mainland."""
    abroad = Link(ctx.label("hotlines-abroad-title"), HOTLINES_ABROAD)
    entries = Link(ctx.label("entries-title"), ENTRIES)
    return compose_page(
        ctx,
        uri=HOTLINES,
        title=ctx.label("hotlines-title"),
        description=ctx.label("hotlines-intro"),
        kind="hotlines",
        lead=(
            Note(ctx.label("hotlines-intro")),
            Note(ctx.label("never-calls"), "warning"),
            account_places(ctx, HOME_REGION, words=True),
            Links((entries, abroad)),
        ),
        sections=(section(ctx, "cn-hotlines", Contacts(_of(ctx, "CN", {ContactKind.HOTLINE, ContactKind.SMS}), register=True)),),
        record="contacts",
        tags={"priority": "high"},
    )


def entries_page(ctx: PageContext) -> Page:
    """Every official app entry and website of the mainland."""
    return compose_page(
        ctx,
        uri=ENTRIES,
        title=ctx.label("entries-title"),
        description=ctx.label("entries-intro"),
        kind="hotlines",
        lead=(Note(ctx.label("entries-intro")), Links((Link(ctx.label("hotlines-title"), HOTLINES),))),
        sections=(section(ctx, "cn-entries", Contacts(_of(ctx, "CN", {ContactKind.APP, ContactKind.WEBSITE}), register=True)),),
        record="contacts",
    )


def hotlines_abroad_page(ctx: PageContext) -> Page:
    """Every registered number, app and website elsewhere, by place."""
    regions = dict.fromkeys(contact.region for contact in ctx.dataset.contacts.values() if contact.region != "CN")
    return compose_page(
        ctx,
        uri=HOTLINES_ABROAD,
        title=ctx.label("hotlines-abroad-title"),
        description=ctx.label("hotlines-abroad-intro"),
        kind="hotlines",
        lead=(
            Note(ctx.label("hotlines-abroad-intro")),
            Note(ctx.label("never-calls"), "warning"),
            account_places(ctx, words=True),
        ),
        sections=tuple(
            Section(
                f"region-{region.lower()}",
                Phrase(ctx.language.word("region", region)),
                (Contacts(_of(ctx, region, set(ContactKind)), register=True),),
                region,
            )
            for region in regions
        ),
        record="contacts",
    )


def _of(ctx: PageContext, region: str, kinds: set[ContactKind]) -> tuple[ContactCard, ...]:
    keys = [key for key, contact in ctx.dataset.contacts.items() if contact.region == region and contact.kind in kinds]
    return ctx.contacts(keys)


def glossary_page(ctx: PageContext) -> Page:
    """Every term of the glossary, with its meaning and what it must not be confused with."""
    keys = tuple(ctx.dataset.glossary)
    return compose_page(
        ctx,
        uri=GLOSSARY,
        title=ctx.label("glossary-title"),
        description=ctx.label("glossary-intro"),
        kind="glossary",
        lead=(Note(ctx.label("glossary-intro")), Facts(tuple(_term(ctx, key) for key in keys), keys)),
        record="glossary",
        aliases=tuple(alias for record in ctx.dataset.glossary.values() for alias in record.aliases),
    )


def _term(ctx: PageContext, key: str) -> tuple[str, Cell]:
    record = ctx.dataset.glossary[key]
    join = ctx.language.ui("join")
    names = join.join(str(ctx.name("glossary", other)) for other in record.not_to_confuse if other in ctx.dataset.glossary)
    note = ctx.language.ui("not-to-confuse", names=names) if names else ""
    return _names(ctx, record.term), Cell(ctx.say(record.means), note=Phrase(note), evidence=record.evidence)


def _names(ctx: PageContext, term: Text) -> str:
    """The term in the language of the page and then in the others, each name once: `UETR` is called so everywhere."""
    own = str(ctx.say(term))
    others = (name for name in (term.zh, term.en) if name and name.casefold() != own.casefold())
    return " ".join((own, *others))


def statistics_page(ctx: PageContext) -> Page:
    """Figures with scope and caution; only those whose record is `publishable`."""
    shown = tuple(key for key, record in ctx.dataset.statistics.items() if record.publishable)
    return compose_page(
        ctx,
        uri=STATISTICS,
        title=ctx.label("statistics-title"),
        description=ctx.label("statistics-intro"),
        kind="statistics",
        lead=(Note(ctx.label("statistics-intro"), "warning"), Facts(tuple(statistic_cell(ctx, key) for key in shown), shown)),
        record="statistics",
    )


def statistic_cell(ctx: PageContext, key: str) -> tuple[str, Cell]:
    """A row of facts: (name and scope, figure with its caution)."""
    record = ctx.dataset.statistics[key]
    label = f"{ctx.say(record.name)} · {ctx.say(record.scope)}"
    return label, Cell(ctx.say(record.figure), note=ctx.say(record.caution), evidence=record.evidence)


def court_cases_page(ctx: PageContext) -> Page:
    """Decided cases: court, year, amount, outcome."""
    keys = tuple(ctx.dataset.court_cases)
    return compose_page(
        ctx,
        uri=COURT_CASES,
        title=ctx.label("cases-title"),
        description=ctx.label("cases-intro"),
        kind="court-cases",
        lead=(Note(ctx.label("cases-intro")), Facts(tuple(case_cell(ctx, key) for key in keys), keys)),
        record="court_cases",
    )


def case_cell(ctx: PageContext, key: str) -> tuple[str, Cell]:
    """A row of facts: (court, year and amount; outcome with what happened)."""
    record = ctx.dataset.court_cases[key]
    amount = f" · {format_money(record.amount, ctx.language)}" if record.amount else ""
    label = f"{ctx.say(record.court)} · {record.year}{amount}"
    return label, Cell(ctx.say(record.outcome), note=ctx.say(record.facts), evidence=record.evidence)
