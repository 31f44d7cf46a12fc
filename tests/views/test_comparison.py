"""Tables made of records."""

from collections.abc import Callable

import pytest

from generator.models.base import Text
from generator.models.guidance import Comparison
from generator.views.comparison import build_table
from generator.views.context import PageContext

MakeContext = Callable[..., PageContext]


def comparison(*columns: str, only: tuple[str, ...] = (), sort_by: str | None = None) -> Comparison:
    return Comparison(
        title=Text(zh="表"), shape="records", records="procedures", only=only, columns=columns, section="remedies", sort_by=sort_by
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_column_that_knows_nothing_of_any_row_is_said_once(context: MakeContext, language: str) -> None:
    """Seventeen times “no sourced rate” hides the six columns that help."""
    made = context(language)
    only = ("ask-payee-return", "call-110", "small-claims")
    table = build_table(made, "t", comparison("decider", "success-rate", "cost", only=only))

    assert [column.id for column in table.columns] == ["decider", "cost"]
    assert {len(row.cells) for row in table.rows} == {2}
    (remark,) = table.remarks
    assert remark.text.text.startswith(made.language.word("column", "success-rate"))
    assert made.language.labels.words["absent"]["success-rate"] in remark.text.text


def test_a_column_that_knows_one_row_stays(context: MakeContext) -> None:
    """One answer among many unknown ones is worth its column."""
    table = build_table(context(), "t", comparison("cost", only=("call-110", "small-claims")))

    assert [column.id for column in table.columns] == ["cost"]
    assert table.remarks == ()


def test_a_table_keeps_its_columns_when_nothing_at_all_is_known(context: MakeContext) -> None:
    """A table of names alone would say less than a table of unknowns."""
    table = build_table(context(), "t", comparison("success-rate", only=("call-110",)))

    assert [column.id for column in table.columns] == ["success-rate"]


def test_rows_are_sorted_by_a_column_that_vanishes(context: MakeContext) -> None:
    """The order of the rows does not hang on what is printed."""
    table = build_table(context(), "t", comparison("decider", "success-rate", only=("call-110", "small-claims"), sort_by="success-rate"))

    assert [row.id for row in table.rows] == ["call-110", "small-claims"]


def test_a_cost_nobody_sourced_is_neither_free_nor_a_gap_of_ours(context: MakeContext) -> None:
    """未查 beside 打110 looks as if 110 might cost money and nobody had looked."""
    made = context()
    table = build_table(made, "t", comparison("cost", only=("call-110", "small-claims")))
    cells = {row.id: row.cells[0] for row in table.rows}

    assert cells["call-110"].text.text == made.language.labels.words["absent"]["cost"]
    assert cells["call-110"].word == ""


def test_the_legend_names_the_answers_of_its_table_in_their_words(context: MakeContext) -> None:
    """A key to five marks beside a table with two of them sends the reader looking."""
    made = context()
    table = build_table(made, "t", made.dataset.comparisons["transfer-types"])
    shown = {cell.answer for row in table.rows for cell in row.cells if cell.word}

    assert {entry.answer for entry in table.legend} == shown
    words = {entry.answer: entry.word for entry in table.legend}
    assert "不能" in words["no"]
    assert "要" in words["yes"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_deadline_that_has_passed_is_no_evidence_against_a_step(context: MakeContext, language: str) -> None:
    """“已过：有依据说不行” below a table of windows was said of steps that nobody calls impossible."""
    made = context(language)
    legend = {entry.answer: str(entry.text) for entry in build_table(made, "t", made.dataset.comparisons["time-windows"]).legend}

    assert legend["no"] == made.language.ui("window-legend-no") != made.language.ui("legend-no")


def test_one_known_row_among_many_is_told_in_front_of_the_table(context: MakeContext) -> None:
    """A column of sixteen identical cells for the sake of one: the one is told with its evidence, the others together."""
    table = build_table(context(), "t", context().dataset.comparisons["remedies"])

    assert "success-rate" not in [column.id for column in table.columns]
    known, others = table.remarks
    assert known.evidence
    assert known.note
    assert others.text.text.startswith(context().language.ui("column-others", column="成功率"))


def test_a_column_whose_unknowns_differ_keeps_its_place(context: MakeContext) -> None:
    """Searched in vain and not researched are two answers; folding them would make one of them."""
    table = build_table(context(), "t", context().dataset.comparisons["platforms"])

    assert {"unaccepted-return", "delay-cancel"} <= {column.id for column in table.columns}
