"""Rails, corridors and places."""

from generator.pages.account_places import account_places
from generator.pages.blocks import (
    Actions,
    Block,
    Cell,
    Choice,
    Contacts,
    Facts,
    Link,
    Links,
    Note,
    Page,
    Picker,
    Points,
    Question,
    Questions,
    Statements,
    Verdicts,
)
from generator.pages.columns import is_own_deadline
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.corridor_cells import corridor_facts, corridor_statements, corridor_verdict
from generator.pages.formats import format_article
from generator.pages.language import Phrase
from generator.pages.page_paths import HELP_ABROAD, contact_address
from generator.pages.plan_pages import plan_card, plan_title, rail_plan_links
from generator.pages.rail_choices import corridor_rail_choices, rail_choices
from generator.pages.uncovered_page import uncovered_at
from generator.planner.cases import Case
from generator.planner.corridors import HOME_REGION, directions, rails_inside
from generator.records.cross_border import Authority, Corridor, Place, Provision, Rail
from generator.records.values import Fact
from generator.records.vocabulary import Role, Scenario

_RAIL_FACTS = ("speed", "recall", "decider", "reimbursement", "fee", "reporting")


def rail_page(ctx: PageContext, key: str, record: Rail) -> Page:
    """One page for a rail: mistake and scam side by side, because on many rails they exclude each other."""
    return compose_page(
        ctx,
        uri=f"rails/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="rail",
        lead=(ctx.verdict("sender-cancel", record.sender_cancel), Note(ctx.say(record.summary))),
        sections=(
            section(
                ctx,
                "mistake-or-scam",
                ctx.facts(*((name, fact) for name, fact in _routes(record) if fact)),
                Links((*rail_plan_links(ctx, key), *ctx.links("rails", (record.sibling,) if record.sibling else ()))),
            ),
            section(ctx, "deadlines", _times(ctx, record, own=True)),
            section(ctx, "other-times", _times(ctx, record, own=False)),
            section(ctx, "key-facts", ctx.facts(*((name, getattr(record, name)) for name in _RAIL_FACTS))),
            section(ctx, "messages", Points(tuple(Cell(Phrase(name)) for name in record.messages))),
            section(ctx, "contacts", Contacts(ctx.contacts(record.contacts))),
            section(ctx, "more-facts", Statements(ctx.statements(record.facts))),
        ),
        record=f"rails/{key}",
        aliases=record.aliases,
        tags={"region": " ".join(record.regions)},
    )


def _routes(record: Rail) -> tuple[tuple[str, Fact | None], ...]:
    """What applies by what happened, by column."""
    return (
        ("mistake-route", record.mistake_route),
        ("scam-route", record.scam_route),
        ("unauthorised-route", record.unauthorised_route),
    )


def _times(ctx: PageContext, record: Rail, *, own: bool) -> Questions:
    """The reader's deadlines by the event that starts their clock, which one has to look up; or all other times by what they are."""
    groups: dict[str, list[Cell]] = {}
    for fact in (fact for fact in record.deadlines if is_own_deadline(fact) is own):
        if own or fact.window is None:
            event = fact.window.starts_at if fact.window else None
            title = ctx.language.ui("counted-from", event=ctx.language.word("event", event.value)) if event else ctx.language.ui("deadline")
        else:
            title = ctx.language.word("window-kind", fact.window.kind.value)
        groups.setdefault(title, []).append(ctx.cell(fact, "deadlines"))
    return Questions(tuple(Question(Phrase(title), tuple(cells)) for title, cells in groups.items()))


def corridor_page(ctx: PageContext, key: str, record: Corridor) -> Page:
    """One page for a corridor, composed from its rails and places: the answer, then the plans of each rail in both directions."""
    back = directions(ctx.dataset, key)[1].corridor
    places = tuple(
        _at(ctx, ctx.name("places", place), "first", ctx.dataset.places[place].first)
        for place in record.places
        if place in ctx.dataset.places
    )
    return compose_page(
        ctx,
        uri=f"corridors/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="corridor",
        lead=(
            corridor_verdict(ctx, key, "handling", record.handling),
            *corridor_rail_choices(ctx, key),
            Note(ctx.label("rail-note"), "quiet"),
            Links((*ctx.links("topics", record.related_topics), *ctx.links("corridors", (back,) if back else ()))),
            Note(ctx.say(record.summary)),
        ),
        sections=(
            section(ctx, "first-if-scammed", *_if_scammed(ctx, record)),
            section(
                ctx,
                "key-facts",
                corridor_facts(ctx, key, ("difficulty", record.difficulty), ("advice", record.advice)),
            ),
            section(ctx, "rails-here", Facts(_cancelling(ctx, record.rails)), Links(ctx.links("rails", record.rails))),
            section(ctx, "rails-local", *_local(ctx, record)),
            section(ctx, "places", Facts(places), Links(ctx.links("places", record.places))),
            section(ctx, "uncovered", Links(uncovered_at(ctx, record.destinations))),
            section(ctx, "claims", Verdicts(ctx.verdicts(record.article_claims))),
            section(ctx, "more-facts", Statements(corridor_statements(ctx, key, record.facts))),
        ),
        record=f"corridors/{key}",
        aliases=record.aliases,
        tags={"region": " ".join((record.origin, *record.destinations))},
    )


def _if_scammed(ctx: PageContext, record: Corridor) -> tuple[Block, ...]:
    """The first actions after a scam, as the plan of the first rail has them that has one."""
    served = (ctx.plan_index.page_of(Case(Role.PAYER, Scenario.SCAM, rail)) for rail in record.rails if rail in ctx.dataset.rails)
    page = next((page for page in served if page), None)
    return (Actions(plan_card(ctx, page)), Links((Link(plan_title(ctx, page), page.uri),))) if page else ()


def _at(ctx: PageContext, name: Phrase, column: str, fact: Fact) -> tuple[str, Cell]:
    """A row of facts: (name and question, answer)."""
    return f"{name} · {ctx.language.word('column', column)}", ctx.cell(fact, column)


def _cancelling(ctx: PageContext, rails: tuple[str, ...]) -> tuple[tuple[str, Cell], ...]:
    known = (rail for rail in rails if rail in ctx.dataset.rails)
    return tuple(_at(ctx, ctx.name("rails", rail), "sender-cancel", ctx.dataset.rails[rail].sender_cancel) for rail in known)


def _local(ctx: PageContext, record: Corridor) -> tuple[Block, ...]:
    """Rails inside the place abroad, with a note that a payer in the mainland cannot use them."""
    if not record.local_rails:
        return ()
    place = ctx.language.in_sentence(ctx.say(record.place).text)
    return (
        Note(ctx.label("local-note", place=place)),
        rail_choices(ctx, "local", ctx.label("local-question", place=place), record.local_rails),
        Facts(_cancelling(ctx, record.local_rails)),
        Links(ctx.links("rails", record.local_rails)),
    )


def place_page(ctx: PageContext, key: str, record: Place) -> Page:
    """One page for a place: what to do first, who decides, whom to call, which law."""
    return compose_page(
        ctx,
        uri=f"places/{key}.md",
        title=ctx.label("place-title", name=ctx.say(record.name)),
        description=ctx.say(record.summary),
        kind="place",
        lead=(
            ctx.verdict("first", record.first),
            *_ways(ctx, record),
            Note(ctx.say(record.summary)),
            account_places(ctx, record.region, words=True),
        ),
        sections=(
            section(ctx, "contacts", Contacts(ctx.contacts(record.contacts[:_CARDS])), *_more_contacts(ctx, record)),
            section(ctx, "uncovered", Links(uncovered_at(ctx, (record.region,)))),
            section(ctx, "authorities", Facts(tuple(_authority(ctx, item) for item in record.authorities))),
            section(ctx, "provisions", *_provisions(ctx, key, record)),
            section(ctx, "more-facts", Statements(ctx.statements(record.facts))),
        ),
        record=f"places/{key}",
        aliases=record.aliases,
        tags={"region": record.region},
    )


def _ways(ctx: PageContext, record: Place) -> tuple[Block, ...]:
    """The plans for money paid from an account in the place, and the way to those for money sent across borders."""
    if record.region in {HOME_REGION, "INT"}:
        return ()
    place = ctx.language.in_sentence(ctx.say(record.name).text)
    inside = rail_choices(ctx, "local", ctx.label("local-question", place=place), rails_inside(ctx.dataset, record.region))
    across = Picker(str(ctx.label("place-other")), (Choice(ctx.label("place-across"), HELP_ABROAD),))
    return (inside if inside.items else Note(ctx.label("place-no-rail", place=place)), across)


_FEW = 12
"""Up to so many provisions are on the page of the place; more have pages of their own."""
_PER_PAGE = 40
_NAMED = 3
"""Laws that the description of a page names: a description cut by length broke off inside a word."""
_CARDS = 4
"""Contacts shown as cards; the rest are links to the page of numbers."""


def law_pages(record: Place) -> int:
    """How many pages of law a place has beside its own."""
    return 0 if len(record.provisions) <= _FEW else -(-len(record.provisions) // _PER_PAGE)


def law_address(key: str, number: int) -> str:
    """The address of a page of law of a place."""
    return f"places/{key}-law-{number}.md"


def law_page(ctx: PageContext, key: str, record: Place, number: int) -> Page:
    """One of the pages of law of a place; `number` counts from 1 to `law_pages`."""
    shown = record.provisions[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    laws = list(dict.fromkeys(str(ctx.say(item.name)) for item in shown))
    join = ctx.language.ui("join")
    return compose_page(
        ctx,
        uri=law_address(key, number),
        title=_law_title(ctx, record, number),
        description=ctx.label("law-intro", laws=join.join(laws[:_NAMED])),
        kind="law",
        lead=(Note(ctx.label("law-intro", laws=join.join(laws))), Facts(tuple(_provision(ctx, item) for item in shown))),
        record=f"places/{key}",
        crumbs=ctx.links("places", (key,)),
        tags={"region": record.region},
    )


def _more_contacts(ctx: PageContext, record: Place) -> tuple[Block, ...]:
    rest = tuple(Link(ctx.name("contacts", key), contact_address(key, ctx.dataset.contacts[key])) for key in record.contacts[_CARDS:])
    return (Links(rest),) if rest else ()


def _law_title(ctx: PageContext, record: Place, number: int) -> Phrase:
    return ctx.label("law-title", name=ctx.say(record.name), number=number)


def _provisions(ctx: PageContext, key: str, record: Place) -> tuple[Block, ...]:
    if pages := law_pages(record):
        return (Links(tuple(Link(_law_title(ctx, record, number), law_address(key, number)) for number in range(1, pages + 1))),)
    return (Facts(tuple(_provision(ctx, item) for item in record.provisions)),)


def _authority(ctx: PageContext, item: Authority) -> tuple[str, Cell]:
    return str(ctx.say(item.name)), Cell(ctx.say(item.does), note=ctx.say(item.cannot), evidence=item.evidence)


def _provision(ctx: PageContext, item: Provision) -> tuple[str, Cell]:
    law = ctx.say(item.name)
    label = ctx.language.ui("provision", law=law, article=format_article(item.article, ctx.language)) if item.article else str(law)
    return label, Cell(ctx.say(item.says), evidence=item.evidence)
