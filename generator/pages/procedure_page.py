"""A procedure: can I do it, until when, where, with what, who decides, what it costs, what it changes."""

from generator.pages.blocks import Cell, ContactCard, Contacts, Facts, Links, Note, Page, Points, Question, Questions, Statements, Steps
from generator.pages.columns import COLUMNS
from generator.pages.compose import compose_page, section
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.records.procedure import Procedure
from generator.records.vocabulary import WindowKind

_COLUMNS = ("effect", "window", "decider", "cost", "duration", "success-rate", "scenarios")


def procedure_page(ctx: PageContext, key: str, record: Procedure) -> Page:
    """One page for a procedure. Where one number is all it takes, the number is right under the verdict."""
    verdict = ctx.verdict("availability", record.availability)
    cards = _cards(ctx, record)
    # A number for texts beside the one to call, for those who cannot speak, does not push it down.
    at_once = [bool(card.tel) for card in cards if card.number].count(True) == 1 and all(card.number for card in cards)
    return compose_page(
        ctx,
        uri=f"procedures/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="procedure",
        lead=(
            verdict,
            *((Contacts(cards),) if at_once else ()),
            Note(ctx.say(record.summary)),
            *_warnings(ctx, record),
        ),
        sections=(
            section(ctx, "key-facts", Facts(_facts(ctx, record)), _answers(ctx, record)),
            section(ctx, "steps", Steps(tuple(ctx.plain(step.text, step.evidence) for step in record.steps))),
            section(ctx, "contacts", Contacts(() if at_once else cards), Points(_places(ctx, record))),
            section(
                ctx,
                "papers",
                Points(tuple(_paper(ctx, paper.paper, ctx.say(paper.note)) for paper in record.papers), tone="tick"),
            ),
            section(ctx, "letters", Links(ctx.links("letters", record.letters))),
            section(ctx, "legal-basis", Statements(ctx.statements(record.legal_basis))),
            section(ctx, "next-best", Links(ctx.links("procedures", record.next_best))),
        ),
        record=f"procedures/{key}",
        aliases=record.aliases,
        tags={
            "scenario": " ".join(scenario.value for scenario in record.applies.scenarios),
            "region": " ".join(record.applies.regions),
            "roles": " ".join(record.applies.roles),
        },
    )


def _warnings(ctx: PageContext, record: Procedure) -> tuple[Note, ...]:
    return tuple(Note(ctx.say(text), "warning") for text in record.warnings)


def _facts(ctx: PageContext, record: Procedure) -> tuple[tuple[str, Cell], ...]:
    """The columns of the comparison, one under the other; those that the record leaves empty are not among them."""
    optional = {"cost": record.cost, "duration": record.duration, "success-rate": record.success_rate}
    columns = COLUMNS["procedures"]
    names = (name for name in _COLUMNS if optional.get(name, record) is not None)
    return tuple((_head(ctx, name, record), columns[name](ctx, record)) for name in names)


def _answers(ctx: PageContext, record: Procedure) -> Questions:
    """What it answers on top of plans."""
    return Questions(tuple(Question(ctx.term("questions", each.question), (ctx.cell(each, each.question),)) for each in record.answers))


def _head(ctx: PageContext, name: str, record: Procedure) -> str:
    """What a fact is called: only a window that binds the reader is a deadline."""
    kind = record.window.kind if name == "window" and record.window else WindowKind.ACT_BY
    return ctx.language.word("column", name) if kind is WindowKind.ACT_BY else ctx.language.word("window-kind", kind.value)


def _cards(ctx: PageContext, record: Procedure) -> tuple[ContactCard, ...]:
    return ctx.contacts(channel.contact for channel in record.channels if channel.contact)


def _places(ctx: PageContext, record: Procedure) -> tuple[Cell, ...]:
    return tuple(ctx.plain(channel.text) for channel in record.channels if channel.text)


def _paper(ctx: PageContext, paper: str, note: Phrase) -> Cell:
    return Cell(ctx.term("papers", paper), note=note)
