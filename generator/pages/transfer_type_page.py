"""A way of paying: can it be taken back, where the money is, what is still open when."""

from itertools import pairwise

from generator.pages.blocks import Bar, Cell, Column, Flow, Link, Links, Note, Page, Row, Stage, Table, Timeline, Verdicts
from generator.pages.comparison_tables import legend_of, own_procedures
from generator.pages.compose import MOST_CLAIMS, compose_page, section
from generator.pages.context import PageContext
from generator.pages.formats import format_window
from generator.pages.language import Phrase
from generator.pages.plan_pages import plan_links
from generator.planner.deadlines import MOMENTS, State, minutes_of, procedure_state
from generator.records.platform import TransferType
from generator.records.procedure import Procedure
from generator.records.values import Fact
from generator.records.vocabulary import Answer

_FACTS = ("acceptance", "held-at", "settlement", "automatic-return", "finality")
"""Columns of the facts below the verdict."""
_QUESTIONS = {"sender-cancel": "sender_cancel", "unaccepted-return": "automatic_return", "finality": "finality"}
"""Question of a rule → field of a way of paying that asks the same."""
_SPAN = MOMENTS[-1].minutes
"""The right edge of the timeline."""


def transfer_type_page(ctx: PageContext, key: str, record: TransferType) -> Page:
    """One page for a way of paying."""
    own = own_procedures(ctx, key)
    claims = ctx.users("claims", "transfer_types", key)
    return compose_page(
        ctx,
        uri=f"transfer-types/{key}.md",
        title=ctx.say(record.name),
        description=ctx.say(record.summary),
        kind="transfer-type",
        lead=(ctx.verdict("sender-cancel", record.sender_cancel), Note(ctx.say(record.summary))),
        sections=(
            section(ctx, "plans", Links(plan_links(ctx, key))),
            section(ctx, "money", _flow(ctx, key, record), ctx.facts(*((name, _field(record, name)) for name in _FACTS))),
            section(
                ctx,
                "windows",
                *((_timeline(ctx, key, own), _matrix(ctx, key, own)) if own else (Note(ctx.label("no-own-window")),)),
            ),
            section(ctx, "rules", ctx.questions(_further_rules(ctx, record))),
            section(ctx, "claims", Verdicts(ctx.verdicts(claims[:MOST_CLAIMS]))),
        ),
        record=f"transfer_types/{key}",
        aliases=record.aliases,
        crumbs=ctx.links("platforms", (record.platform,)),
        tags={"platform": record.platform, "region": "CN"},
    )


def _field(record: TransferType, column: str) -> Fact:
    fact: Fact = getattr(record, column.replace("-", "_"))
    return fact


def _further_rules(ctx: PageContext, record: TransferType) -> tuple[str, ...]:
    """Rules that say more than the fields of the record, which are printed above: another question, or another answer to the same one."""
    printed = {record.sender_cancel.text.zh, *(_field(record, name).text.zh for name in _FACTS)}
    answered = {question: _field(record, name).answer for question, name in _QUESTIONS.items()}
    found = ((reference, ctx.dataset.rule(reference)) for reference in record.rules)
    return tuple(key for key, rule in found if rule and rule.text.zh not in printed and answered.get(rule.question) is not rule.answer)


def _flow(ctx: PageContext, key: str, record: TransferType) -> Flow:
    texts = {
        "sent": ctx.say(record.held_at.text),
        "accepted": ctx.cell(record.acceptance, "acceptance").text,
        "credited": ctx.say(record.settlement.text),
        "final": ctx.say(record.finality.text),
    }
    if record.acceptance.answer is Answer.NO:
        del texts["accepted"]
    stages = tuple(Stage(ctx.language.word("stage", name), text) for name, text in texts.items())
    title = ctx.language.ui("flow-title", name=ctx.say(record.name))
    return Flow(f"flow-{key}", title, stages)


def _timeline(ctx: PageContext, key: str, own: dict[str, Procedure]) -> Timeline:
    bars = tuple(_bar(ctx, procedure) for procedure in own.values())

    ticks = tuple((_place(moment.minutes), ctx.language.word("moment", moment.id)) for moment in MOMENTS)
    return Timeline(f"timeline-{key}", ctx.language.ui("timeline-title"), ticks, bars)


def _bar(ctx: PageContext, procedure: Procedure) -> Bar:
    window = procedure.window_for(None)
    assert window is not None
    length = minutes_of(window)
    unknown = procedure.window_answer is Answer.UNKNOWN
    tone = "unknown" if unknown else "depends" if window.until or length is None else "open"
    words = ctx.language.ui("window-unknown") if unknown else format_window(window, ctx.language)
    return Bar(ctx.say(procedure.name), _place(length if length is not None else _SPAN), tone, words)


def _place(minutes: int) -> int:
    """Position, in per mille, on an axis with the moments at equal distances, so that minutes and days are both readable."""
    scale = tuple(moment.minutes for moment in MOMENTS)
    if minutes <= scale[0]:
        return 0
    for place, (low, high) in enumerate(pairwise(scale)):
        if minutes <= high:
            return round(1000 * (place + (minutes - low) / (high - low)) / (len(scale) - 1))
    return 1000


def _matrix(ctx: PageContext, key: str, own: dict[str, Procedure]) -> Table:
    rows = tuple(
        Row(
            f"{key}-{procedure_id}",
            Link(ctx.say(procedure.name), f"procedures/{procedure_id}.md"),
            tuple(_state_cell(ctx, procedure_state(procedure, moment.minutes)) for moment in MOMENTS),
        )
        for procedure_id, procedure in own.items()
    )
    columns = tuple(Column(moment.id, ctx.language.word("moment", moment.id)) for moment in MOMENTS)
    return Table(
        f"windows-{key}",
        ctx.language.ui("matrix-title"),
        ctx.language.word("corner", "procedures"),
        columns,
        rows,
        filters=False,
        legend=legend_of(ctx, rows, of_windows=True),
    )


_ANSWER_OF = {
    State.OPEN: "yes",
    State.CLOSING: "yes",
    State.COMING: "yes",
    State.DEPENDS: "conditional",
    State.DUE: "conditional",
    State.SHOULD_HAVE_COME: "conditional",
    State.CLOSED: "no",
    State.UNKNOWN: "unknown",
}


def _state_cell(ctx: PageContext, state: State) -> Cell:
    return Cell(Phrase(""), answer=_ANSWER_OF[state], word=ctx.language.word("state", state.value))
