"""An article as it was printed, piece by piece, so that the verdict on each piece can stand right beside it."""

from typing import Literal, Self

from pydantic import model_validator

from generator.records.base import Model, Text, Words
from generator.records.ids import ClaimId
from generator.records.vocabulary import ArticlePart


class Passage(Model):
    """Words of an article in one place: a sentence, an entry of a list, a cell of a table."""

    words: Text | None = None
    """As it printed them, and what they mean in other languages; absent where it left the place empty."""
    claim: ClaimId | None = None
    """The claim that judges them. A claim is named here by one passage only; others name it under `judged_with`."""
    judged_with: ClaimId | None = None
    """The claim that judges them together with another passage, where its truth is printed."""
    unjudged: Literal["opinion", "heading"] | None = None
    """Why nothing judges them: an opinion or a wish is neither true nor false, and a heading names what is judged beside it."""

    @model_validator(mode="after")
    def _one_judgement(self) -> Self:
        if (self.claim, self.judged_with, self.unjudged).count(None) != 2:
            raise ValueError("give one of `claim`, `judged_with` and `unjudged`")
        return self


class PrintedEntry(Model):
    """A paragraph, or an entry of a list, in the pieces that are judged one by one."""

    passages: tuple[Passage, ...]
    entries: tuple[Passage, ...] = ()
    """The list below it."""


class PrintedRow(Model):
    """A row of a table."""

    head: Passage
    cells: tuple[Passage, ...]


class PrintedTable(Model):
    """A table, its cells in their places."""

    columns: tuple[Passage, ...]
    """The heads of its columns, that of the first included."""
    rows: tuple[PrintedRow, ...]

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        if any(len(row.cells) + 1 != len(self.columns) for row in self.rows):
            raise ValueError("a row has one cell for each column, its head included")
        return self


class PrintedPart(Model):
    """A part of an article: its heading, then what it has of a table, a list and paragraphs, in this order."""

    part: ArticlePart
    heading: Text
    table: PrintedTable | None = None
    entries: tuple[PrintedEntry, ...] = ()
    paragraphs: tuple[PrintedEntry, ...] = ()


class PrintedArticle(Model):
    """An article that circulates, printed whole for readers who have it in hand. Never linked, its author never named."""

    title: Text
    """What its page is called."""
    intro: Text
    """What it is, and how its page is to be read."""
    parts: tuple[PrintedPart, ...]
    aliases: tuple[Words, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, in the order of print."""
        return tuple(passage for part in self.parts for passage in passages_of(part))


def passages_of(part: PrintedPart) -> tuple[Passage, ...]:
    """The passages of a part, in the order of print."""
    rows = part.table.rows if part.table else ()
    heads = part.table.columns if part.table else ()
    cells = (passage for row in rows for passage in (row.head, *row.cells))
    listed = (passage for entry in (*part.entries, *part.paragraphs) for passage in (*entry.passages, *entry.entries))
    return (*heads, *cells, *listed)
