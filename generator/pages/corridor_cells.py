"""What is said of a corridor, with the evidence that holds between its places: its page prints no other."""

from dataclasses import replace

from generator.pages.blocks import AnswerBox, Cell, Facts, Statement
from generator.pages.context import PageContext
from generator.planner.scope import PageSettings, setting_of_corridor
from generator.records.values import Fact


def corridor_verdict(ctx: PageContext, key: str, column: str, fact: Fact) -> AnswerBox:
    """A field of a corridor as the answer on top of its page, under the question `column`."""
    box = ctx.verdict(column, fact)
    return replace(box, cell=_holding(ctx, key, box.cell))


def corridor_facts(ctx: PageContext, key: str, *fields: tuple[str, Fact]) -> Facts:
    """Fields of a corridor by column, each under its question."""
    return Facts(tuple((label, _holding(ctx, key, cell)) for label, cell in ctx.facts(*fields).rows))


def corridor_statements(ctx: PageContext, key: str, evidence: tuple[str, ...]) -> tuple[Statement, ...]:
    """The statements of some evidence that hold between the places of a corridor."""
    return ctx.statements(ctx.holding(evidence, _settings(ctx, key)))


def _holding(ctx: PageContext, key: str, cell: Cell) -> Cell:
    """The cell with the evidence that holds; where none does it is said to be general advice, and has no window."""
    evidence = ctx.holding(cell.evidence, _settings(ctx, key))
    lost = bool(cell.evidence) and not evidence
    return replace(cell, evidence=evidence, window=ctx.language.ui("general-advice") if lost else cell.window)


def _settings(ctx: PageContext, key: str) -> PageSettings:
    return ctx.recall((setting_of_corridor, key), lambda: frozenset({setting_of_corridor(ctx.dataset, key)}))
