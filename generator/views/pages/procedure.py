"""A procedure: can I do it, until when, where, with what, who decides, what it costs, what it changes."""

from generator.models.procedure import Procedure
from generator.views.blocks import Cell, ContactCard, Contacts, Facts, Links, Note, Page, Points, Statements, Steps
from generator.views.columns import COLUMNS
from generator.views.language import Phrase
from generator.views.pages.finish import finished, section
from generator.views.workshop import Workshop

_COLUMNS = ("effect", "window", "decider", "cost", "duration", "success-rate", "scenarios")


def procedure_page(bench: Workshop, key: str, record: Procedure) -> Page:
    """One page for a procedure. Where one number is all it takes, the number stands under the verdict."""
    verdict = bench.verdict("availability", record.availability)
    cards = _cards(bench, record)
    at_once = len(cards) == 1 and bool(cards[0].tel)
    return finished(
        bench,
        uri=f"do/{key}.md",
        title=bench.say(record.name),
        description=bench.say(record.summary),
        kind="procedure",
        lead=(
            verdict,
            *((Contacts(cards),) if at_once else ()),
            Note(bench.say(record.summary)),
            *_warnings(bench, record),
        ),
        sections=(
            section(bench, "key-facts", Facts(_facts(bench, record))),
            section(bench, "steps", Steps(tuple(bench.plain(step.text, step.evidence) for step in record.steps))),
            section(bench, "contacts", Contacts(() if at_once else cards), Points(_places(bench, record))),
            section(
                bench, "papers", Points(tuple(_paper(bench, paper.paper, bench.say(paper.note)) for paper in record.papers), tone="tick")
            ),
            section(bench, "letters", Links(bench.links("letters", record.letters))),
            section(bench, "legal-basis", Statements(bench.statements(record.legal_basis))),
            section(bench, "next-best", Links(bench.links("procedures", record.next_best))),
        ),
        record=f"procedures/{key}",
        aliases=record.aliases,
        tags={"scenario": " ".join(scenario.value for scenario in record.applies.scenarios), "region": " ".join(record.applies.regions)},
    )


def _warnings(bench: Workshop, record: Procedure) -> tuple[Note, ...]:
    return tuple(Note(bench.say(text), "warning") for text in record.warnings)


def _facts(bench: Workshop, record: Procedure) -> tuple[tuple[str, Cell], ...]:
    """The columns of the comparison, one under the other; those that nobody has an answer to are left out."""
    told = {"cost": record.cost, "duration": record.duration, "success-rate": record.success_rate}
    columns = COLUMNS["procedures"]
    names = (name for name in _COLUMNS if told.get(name, record) is not None)
    return tuple((bench.language.word("column", name), columns[name](bench, record)) for name in names)


def _cards(bench: Workshop, record: Procedure) -> tuple[ContactCard, ...]:
    return bench.contacts(channel.contact for channel in record.channels if channel.contact)


def _places(bench: Workshop, record: Procedure) -> tuple[Cell, ...]:
    return tuple(bench.plain(channel.text) for channel in record.channels if channel.text)


def _paper(bench: Workshop, paper: str, note: Phrase) -> Cell:
    return Cell(bench.term("papers", paper), note=note)
