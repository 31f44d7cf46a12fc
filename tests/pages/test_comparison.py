"""Tables made of records: which columns and rows they have, and what is printed beside them."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.build_pages import build_site
from generator.problems import Severity
from tests import small_world
from tests.elements import ReadCell, ReadPage, evidence_of, read_cell, read_page, table_of
from tests.small_world import LANGUAGES, TODAY, labels, pages, printed_text, records

TABLES = {
    "nothing-known": "columns: [decider, success-rate]\nonly: [stop-card, call-110]",
    "one-known": "columns: [cost]\nonly: [call-110, recall-abroad]",
    "all-unknown": "columns: [success-rate]\nonly: [call-110]",
    "sorted": "columns: [decider, window]\nonly: [call-110, recall-abroad, stop-card, wait-return]\nsort_by: window",
    "many": "columns: [decider, success-rate, duration]",
}
"""Further tables of procedures: id → what differs."""
BRIEF = "title: 表\nshape: records\nrecords: transfer_types\nsection: transfer-types\ncolumns: [sender-cancel, held-at]\n"
"""A table of ways of paying; in another it is brief."""
NARROWED = "title: 表\nshape: records\nrecords: rails\nsection: cross-border\ncolumns: [regions]\nregions: [CN]\n"
"""A table of the rails of one place."""
COINS = "coins"
"""One more way of paying, for which there is as little as for cash."""
ONE_MORE = "call-again"
"""One more procedure; how long it takes was searched in vain, for the others it was not researched."""
SEARCHED = """
duration:
  answer: unknown
  text: {zh: duration-of-call-again 中文, en: duration-of-call-again in English}
  note: {zh: note-of-duration-of-call-again 中文, en: note-of-duration-of-call-again in English}
  evidence: [bk-06]
"""


@dataclass(frozen=True)
class Read:
    """A table with what is printed before and after it."""

    rows: dict[str, dict[str, ReadCell]]
    names: list[list[str]]
    """What each row is called: the names of its records."""
    cells: list[int]
    """How many cells each row has."""
    remarks: list[ReadCell]
    legend: dict[str, tuple[str, str]]
    """Tone of an answer → its words, its meaning."""

    @property
    def columns(self) -> list[str]:
        """Titles, in their order."""
        return list(next(iter(self.rows.values())))


def read_table(page: ReadPage, name: str) -> Read:
    """The table of a page."""
    entries = [(read_cell(entry), entry.all("span")) for legend in page.lead.all("ul", "z-legend") for entry in legend.all("li")]
    printed = page.lead.one("table", id=name).one("tbody").all("tr")
    return Read(
        rows=table_of(page.lead, name),
        names=[[link.text for link in row.one("th").all("a") if "z-row-link" not in link.attributes.get("class", "")] for row in printed],
        cells=[len(row.all("td")) for row in printed],
        remarks=[read_cell(remark) for remark in page.lead.all("p", "z-quiet")],
        legend={cell.tone: (cell.word, meaning[0].text) for cell, meaning in entries},
    )


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Read]:
    """(table, language) → every table above and every table of the small world."""
    data = small_world.copied(tmp_path_factory.mktemp("tables")) / "data"
    for name, lines in TABLES.items():
        text = f"title: 表\nshape: records\nrecords: procedures\nsection: remedies\n{lines}\n"
        Path(data, "comparisons", f"{name}.yml").write_text(text, "utf-8")
    Path(data, "comparisons", "narrowed.yml").write_text(NARROWED, "utf-8")
    for name, lines in (("whole", BRIEF), ("brief", f"{BRIEF}brief: true\n")):
        Path(data, "comparisons", f"{name}.yml").write_text(lines, "utf-8")
    cash = Path(data, "transfer_types", "cash.yml").read_text("utf-8")
    Path(data, "transfer_types", f"{COINS}.yml").write_text(cash.replace("of-cash", f"of-{COINS}"), "utf-8")
    like = Path(data, "procedures", "call-110.yml").read_text("utf-8")
    Path(data, "procedures", f"{ONE_MORE}.yml").write_text(like.replace("of-call-110", f"of-{ONE_MORE}") + SEARCHED, "utf-8")
    built = {language: build_site(data.parent, language, TODAY) for language in LANGUAGES}
    assert [] == [problem for site in built.values() for problem in site.problems if problem.severity is Severity.ERROR]
    return {
        (name, language): read_table(read_page(site.artifacts[f"comparisons/{name}.md"].text), name)
        for language, site in built.items()
        for name in site.dataset.comparisons
    }


Tables = dict[tuple[str, str], Read]


def column(name: str, language: str) -> str:
    """The title of a column."""
    return labels(language).words["column"][name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_knows_nothing_of_any_row_is_said_once(tables: Tables, language: str) -> None:
    """Seventeen times “no sourced rate” hides the columns that help."""
    table = tables["nothing-known", language]
    words = labels(language).words

    assert table.columns == [column("decider", language)]
    assert [remark.text for remark in table.remarks] == [
        f"{column('success-rate', language)}{words['ui']['colon']}{words['absent']['success-rate']}"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_knows_one_row_of_few_stays(tables: Tables, language: str) -> None:
    """One answer beside an unknown one is worth its column; what nobody sourced is neither free nor marked as an answer of ours."""
    table = tables["one-known", language]
    title = column("cost", language)

    assert table.rows["recall-abroad"][title].text == printed_text(records().procedures["recall-abroad"].cost.text, language)
    assert table.rows["call-110"][title] == ReadCell(labels(language).words["absent"]["cost"])
    assert table.remarks == []


def test_a_table_keeps_its_columns_when_nothing_at_all_is_known(tables: Tables) -> None:
    """A table of names alone would say less than a table of unknowns."""
    assert tables["all-unknown", "zh"].columns == [column("success-rate", "zh")]


def test_rows_are_sorted_by_what_ends_first(tables: Tables) -> None:
    """The shortest window first; what has none comes last, and so does a rail without a deadline."""
    assert [*tables["sorted", "zh"].rows] == ["stop-card", "wait-return", "recall-abroad", "call-110"]
    assert [*tables["rails", "zh"].rows] == ["hk-wire", "hk-local"]


def test_a_table_has_the_rows_it_names_in_their_order_and_those_of_its_place(tables: Tables) -> None:
    """A rail of another place in the table for the mainland cannot be used there."""
    assert [*tables["nothing-known", "zh"].rows] == ["stop-card", "call-110"]
    assert [*tables["narrowed", "zh"].rows] == ["hk-wire"]
    assert [*tables["many", "zh"].rows] == [*[*records().procedures][:2], ONE_MORE, *[*records().procedures][2:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_known_row_among_many_is_printed_in_front_of_the_table(tables: Tables, language: str) -> None:
    """A column of nine cells for the sake of one: the one is printed with its evidence, the others together."""
    table = tables["many", language]
    figure, procedure, words = records().statistics["stopped"], records().procedures["recall-abroad"], labels(language).words
    title, colon = column("success-rate", language), words["ui"]["colon"]
    known, others = table.remarks

    assert len(table.rows) == 9
    assert title not in table.columns
    assert known.text == f"{title} · {printed_text(procedure.name, language)}{colon}{printed_text(figure.figure, language)}"
    assert (known.note, known.evidence) == (printed_text(figure.caution, language), figure.evidence)
    assert others.text == f"{words['ui']['column-others'].format(column=title)}{colon}{words['absent']['success-rate']}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_whose_unknowns_differ_keeps_its_place(tables: Tables, language: str) -> None:
    """Searched in vain and not researched are two answers; folding them would make one of them."""
    table = tables["many", language]
    cells = {key: row[column("duration", language)] for key, row in table.rows.items()}

    assert cells[ONE_MORE].tone == "unknown"
    assert cells["call-110"] == ReadCell(labels(language).words["absent"]["duration"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["rails", "many", "time-windows"])
def test_the_legend_names_the_answers_of_its_table_in_their_words(tables: Tables, name: str, language: str) -> None:
    """A legend of five symbols beside a table with two of them sends the reader looking. A deadline that passed is no evidence against."""
    table, words = tables[name, language], labels(language).words["ui"]
    shown: dict[str, dict[str, None]] = {}
    for cell in (cell for row in table.rows.values() for cell in row.values() if cell.word):
        shown.setdefault(cell.tone, {})[cell.word] = None
    meaning = "window-legend" if name == "time-windows" else "legend"

    assert table.legend == {tone: (words["slash"].join(said_as), words[f"{meaning}-{tone}"]) for tone, said_as in shown.items()}
    assert words["window-legend-no"] != words["legend-no"]


@pytest.mark.parametrize("name", records().comparisons)
def test_a_table_lists_no_source_that_nothing_in_it_rests_on(name: str) -> None:
    """A list of sources for numbers that the page does not show dates the page by facts nobody reads there."""
    page = pages("zh")[f"comparisons/{name}.md"]
    listed = [item.attributes["id"].removeprefix("e-") for item in page.whole.all("li") if item.attributes.get("id", "").startswith("e-")]

    assert set(evidence_of(page.lead)) == set(listed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_anybody_can_do_stands_above_the_ways_of_paying(tables: Tables, language: str) -> None:
    """“No way to cancel” in the first minute after a scam, and the police in no cell: half the rows of the table said nothing else."""
    table, words = tables["time-windows", language], labels(language).words
    procedures, top = records().procedures, records().comparisons["time-windows"].general
    first, second = procedures["call-110"], procedures["ask-payee-return"]
    cell = next(iter(table.rows["anybody"].values()))

    assert [*table.rows][:2] == [way.id for way in top]
    assert table.names[:2] == [[printed_text(way.name, language)] for way in top]
    assert cell.text == words["ui"]["window-none"]
    assert cell.links == tuple(printed_text(each.name, language) for each in (first, second))
    assert all(printed_text(each.effect.text, language) in cell.note for each in (first, second))
    assert set(cell.evidence) == {*first.effect.evidence, *second.effect.evidence}
    assert [found.tone for found in table.rows["hurried"].values()] == ["yes"] * 3 + ["no"] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_of_paying_with_the_same_cells_share_a_row_and_the_same_words_one_cell(tables: Tables, language: str) -> None:
    """Twelve rows of seven times the same words are twenty screens of a phone."""
    table, ways = tables["time-windows", language], records().transfer_types
    folded = [printed_text(ways["cash"].name, language), printed_text(ways["cash"].name, language).replace("of-cash", f"of-{COINS}")]

    assert table.names[2:] == [[printed_text(ways["chat"].name, language)], [printed_text(ways["card"].name, language)], folded]
    assert table.cells == [1, 7, 7, 7, 1]
    assert table.rows["cash"] == table.rows[COINS]
    assert {cell.text for cell in table.rows["cash"].values()} == {labels(language).words["ui"]["no-own-option"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_table_leaves_out_the_claims_and_nothing_else(tables: Tables, language: str) -> None:
    """In a guide that judges the claims one by one further down they only push that list down by ten screens of a phone."""
    whole, brief = tables["whole", language].rows, tables["brief", language].rows

    assert any(cell.links for row in whole.values() for cell in row.values())
    assert brief == {key: {title: replace(cell, links=()) for title, cell in row.items()} for key, row in whole.items()}
