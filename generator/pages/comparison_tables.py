"""A comparison's definition → a table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.blocks import Cell, Column, Link, Row, Table
from generator.pages.columns import COLUMNS
from generator.pages.context import PageContext
from generator.pages.language import NOTHING, Phrase
from generator.pages.page_paths import address
from generator.planner.cases import Case, applies, scenarios_of
from generator.planner.deadlines import ARRIVED, MOMENTS, State, procedure_state
from generator.planner.scope import is_known, setting_of_type
from generator.records.dataset import regions_of
from generator.records.guidance import Comparison, GeneralWay
from generator.records.procedure import Procedure
from generator.records.vocabulary import Answer, Role, Scenario

_MANY = 8
"""Rows from which on a column with one known cell is left out: its words become a remark."""
_SHOWN = 3
"""Actions named in one cell of the matrix; the rest is a count and a link."""


def build_table(ctx: PageContext, table_id: str, comparison: Comparison) -> Table:
    """The table a comparison defines, rows in its order; a column with next to nothing known becomes a remark above it."""
    if comparison.shape == "matrix":
        return window_matrix(ctx, table_id, comparison)
    views = COLUMNS[comparison.records]
    rows = tuple(
        Row(key, ctx.link(comparison.records, key), tuple(_short(views[name](ctx, record), comparison) for name in comparison.columns))
        for key, record in selected(ctx, comparison).items()
    )
    if comparison.sort_by is not None:
        place = comparison.columns.index(comparison.sort_by)
        rows = tuple(sorted(rows, key=lambda row: row.cells[place].sort))
    columns = tuple(Column(name, ctx.language.word("column", name)) for name in comparison.columns)
    sparse = _sparse(rows)
    remarks = tuple(remark for place in sparse for remark in _remarks(ctx, columns[place], place, rows))
    kept = tuple(place for place in range(len(columns)) if place not in sparse)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows)
    return Table(
        id=table_id,
        title=str(ctx.say(comparison.title)),
        corner=ctx.language.word("corner", comparison.records),
        columns=tuple(columns[place] for place in kept),
        rows=rows,
        remarks=remarks,
        legend=legend_of(ctx, rows),
    )


def _short(cell: Cell, comparison: Comparison) -> Cell:
    """The cell as a brief table has it: without links beside its words; one of links alone stays."""
    return replace(cell, links=()) if comparison.brief and cell.text else cell


def _sparse(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """0-based places of the columns that say next to nothing; none where the whole table would vanish."""
    columns = list(zip(*(row.cells for row in rows), strict=True))
    sparse = tuple(place for place, cells in enumerate(columns) if _says_nothing(cells))
    return sparse if len(sparse) < len(columns) else ()


def _says_nothing(cells: tuple[Cell, ...]) -> bool:
    """Whether nothing is known of any row, or of one among many that all say the same."""
    unknown = [cell for cell in cells if cell.answer == Answer.UNKNOWN]
    known = len(cells) - len(unknown)
    return known == 0 or (known == 1 and len(cells) >= _MANY and len({cell.text for cell in unknown}) == 1)


def _remarks(ctx: PageContext, column: Column, place: int, rows: tuple[Row, ...]) -> Iterator[Cell]:
    """What is known of the one row, if there is one, and then the words that all the other cells share."""
    known = [row for row in rows if row.cells[place].answer != Answer.UNKNOWN]
    for row in known:
        yield _headed(ctx, f"{column.title} · {row.title.text}", row.cells[place])
    texts = {row.cells[place].text for row in rows if row not in known}
    text = texts.pop() if len(texts) == 1 else ctx.label("unknown-everywhere")
    yield _headed(ctx, ctx.language.ui("column-others", column=column.title) if known else column.title, Cell(text))


def _headed(ctx: PageContext, head: str, cell: Cell) -> Cell:
    return replace(cell, text=Phrase(f"{head}{ctx.language.ui('colon')}{cell.text}", cell.text.lang))


def legend_of(ctx: PageContext, rows: tuple[Row, ...], *, of_windows: bool = False) -> tuple[Cell, ...]:
    """The legend of a table: for each answer it shows, every word of it there and what it means.

    `of_windows` takes the meanings for tables of windows: a deadline that has passed is no evidence that something is impossible.
    """
    words: dict[str, dict[str, None]] = {}
    for cell in (cell for row in rows for cell in row.cells if cell.word):
        words.setdefault(cell.answer, {})[cell.word] = None
    join = ctx.language.ui("slash")
    shown = [answer.value for answer in Answer if answer.value in words]
    meaning = {each: ctx.label(f"window-legend-{each}") if of_windows else ctx.label(f"legend-{each}") for each in shown}
    return tuple(Cell(meaning[answer], answer=answer, word=join.join(words[answer])) for answer in shown)


def selected(ctx: PageContext, comparison: Comparison) -> dict[str, object]:
    """The records of a comparison: those named, in that order, or all; narrowed by region."""
    everything = ctx.dataset.kind(comparison.records)
    chosen = {key: everything[key] for key in comparison.only if key in everything} if comparison.only else dict(everything)
    if comparison.regions:
        chosen = {key: record for key, record in chosen.items() if {*comparison.regions} & {*regions_of(record)}}
    return chosen


def window_matrix(ctx: PageContext, table_id: str, comparison: Comparison) -> Table:
    """What is still open after each moment, per way of paying: computed from the windows of procedures, never written by hand.

    What helps whatever way it was stands on top; ways of paying with the same cells share a row, and a row whose cells are all the
    same has one cell.
    """
    general = (_general_row(ctx, way) for way in comparison.general)
    own = _together(_matrix_row(ctx, key) for key in selected(ctx, comparison))
    rows = tuple(map(_joined, (*general, *own)))
    return Table(
        id=table_id,
        title=str(ctx.say(comparison.title)),
        corner=ctx.language.word("corner", "transfer_types"),
        columns=tuple(Column(moment.id, ctx.language.word("moment", moment.id)) for moment in MOMENTS),
        rows=rows,
        legend=legend_of(ctx, rows, of_windows=True),
    )


def _together(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, those with the same cells as one: where the first of them stood, with the names of all."""
    groups: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.cells, []).append(row)
    for first, *others in groups.values():
        yield replace(first, also=tuple((row.id, row.title) for row in others))


def _joined(row: Row) -> Row:
    """The row with one cell where all its cells are the same: seven times the same words say no more than once."""
    return replace(row, cells=row.cells[:1]) if len(set(row.cells)) == 1 else row


def _general_row(ctx: PageContext, way: GeneralWay) -> Row:
    """What anybody can do, whatever the way of paying; without a deadline its cells say so, and what the steps bring."""
    steps = {key: ctx.dataset.procedures[key] for key in way.procedures if key in ctx.dataset.procedures}
    title = Link(ctx.say(way.name), address("procedures", way.procedures[0]))
    if any(window.binds for procedure in steps.values() for window in procedure.windows):
        return Row(way.id, title, tuple(_matrix_cell(ctx, steps, moment.minutes) for moment in MOMENTS))
    return Row(way.id, title, (_without_deadline(ctx, steps),) * len(MOMENTS))


def _without_deadline(ctx: PageContext, steps: dict[str, Procedure]) -> Cell:
    notes = [ctx.say(procedure.window_note) for procedure in steps.values() if procedure.window_note]
    effects = [ctx.cell(procedure.effect) for procedure in steps.values()]
    evidence = (key for procedure in steps.values() for key in procedure.effect.evidence)
    return Cell(
        notes[0] if notes else ctx.label("window-none"),
        note=Phrase(ctx.language.join_sentences(effect.text for effect in effects), effects[0].text.lang) if effects else NOTHING,
        evidence=tuple(dict.fromkeys(evidence)),
        links=_links(ctx, steps, list(steps)),
    )


def _matrix_row(ctx: PageContext, type_id: str) -> Row:
    own = own_procedures(ctx, type_id)
    return Row(type_id, ctx.link("transfer_types", type_id), tuple(_matrix_cell(ctx, own, moment.minutes) for moment in MOMENTS))


def own_procedures(ctx: PageContext, type_id: str) -> dict[str, Procedure]:
    """Procedures with a window that can apply to a way of paying, for a mistake or a scam, and of which something there is known."""
    setting = setting_of_type(ctx.dataset, type_id)
    scenarios = [scenario for scenario in scenarios_of(ctx.dataset.transfer_types[type_id]) if scenario is not Scenario.RECOVERY_OFFER]
    return {
        key: procedure
        for key, procedure in ctx.dataset.procedures.items()
        if any(window.binds for window in procedure.windows)
        and any(applies(ctx.dataset, procedure, Case(Role.PAYER, scenario, type_id)) for scenario in scenarios)
        and (procedure.applies.transfer_types or procedure.applies.platforms)
        and is_known(ctx.dataset, procedure, (setting,))
    }


def _matrix_cell(ctx: PageContext, own: dict[str, Procedure], minutes: int) -> Cell:
    if not own:
        return Cell(ctx.label("no-own-option"), answer="no", word=ctx.language.word("state", "none"), sort="9")
    states = {key: procedure_state(procedure, minutes) for key, procedure in own.items()}
    usable = [key for key, state in states.items() if state not in {State.CLOSED, State.UNKNOWN}]
    unknown = [key for key, state in states.items() if state is State.UNKNOWN]
    if not usable and unknown:
        return Cell(Phrase(""), Answer.UNKNOWN.value, ctx.language.word("state", "unknown"), links=_links(ctx, own, unknown), sort="8")
    if not usable:
        return Cell(ctx.label("nothing-own-open"), answer="no", word=ctx.language.word("state", "closed"), sort="9")
    found = {states[key] for key in usable}
    best = "conditional" if found <= {State.DEPENDS, *ARRIVED} else "yes"
    state = next(iter(found)) if len(found) == 1 else State.DEPENDS if best == "conditional" else State.OPEN
    word = ctx.language.word("state", state.value)
    links = _links(ctx, own, usable)
    more = Phrase(ctx.language.ui("and-more", count=len(usable) - _SHOWN)) if len(usable) > _SHOWN else Phrase("")
    return Cell(more, answer=best, word=word, links=links, sort=str(9 - min(len(usable), 8)))


def _links(ctx: PageContext, own: dict[str, Procedure], keys: list[str]) -> tuple[Link, ...]:
    return tuple(Link(ctx.say(own[key].name), address("procedures", key)) for key in keys[:_SHOWN])
