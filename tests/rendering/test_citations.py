"""Citations are numbered in the order a reader meets them, and only what is printed is listed and counted."""

import re

from generator.pages.blocks import AnswerBox, Block, Cell, Facts, Page, Section
from generator.pages.language import Phrase
from generator.rendering.citations import number
from generator.rendering.page import render_blocks, render_page
from generator.rendering.render_context import RenderContext

MARK = re.compile(r'<sup class="z-marks">(.*?)</sup>')
LISTED = re.compile(r'<li id="e-([a-z0-9-]+)">')


def cell(words: str, *evidence: str) -> Cell:
    return Cell(Phrase(words), evidence=evidence)


def page(*lead: Block, sections: tuple[Section, ...] = ()) -> Page:
    return Page("transfer-types/x.md", Phrase("标题"), "说明", "type", lead, sections)


def marks(text: str) -> list[list[int]]:
    """The numbers of each group of citations, in print order."""
    return [[int(digits) for digits in re.findall(r">(\d+)<", group)] for group in MARK.findall(text)]


def test_marks_run_in_reading_order(site: RenderContext) -> None:
    """A reader looks for source 2 behind source 1; numbers given in another order look like a mistake."""
    text = render_page(page(AnswerBox(cell("先", "c")), Facts((("一", cell("后", "a", "c")), ("二", cell("再", "b"))))), site).text

    assert marks(text) == [[1], [1, 2], [3]]
    assert LISTED.findall(text) == ["c", "a", "b"]


def test_two_blocks_swapped_change_nothing_but_numbers(site: RenderContext) -> None:
    """The order in which a program happens to make blocks must not be visible."""
    first, second = Facts((("一", cell("甲", "a")),)), Facts((("二", cell("乙", "b", "a")),))
    there, back = (render_page(page(*blocks), site).text for blocks in ((first, second), (second, first)))

    assert (marks(there), marks(back)) == ([[1], [1, 2]], [[1, 2], [2]])
    assert LISTED.findall(there) == ["a", "b"]
    assert LISTED.findall(back) == ["b", "a"]
    without = [sorted(re.sub(r"<li id=.*?</li>", "", MARK.sub("", text), flags=re.DOTALL).split()) for text in (there, back)]
    assert without[0] == without[1]


def test_what_is_not_printed_is_neither_listed_nor_counted(site: RenderContext) -> None:
    """“Oldest check” and “n of m official” would speak of facts that are not on the page."""
    shown = AnswerBox(cell("答", "c", "d"))
    render_blocks((AnswerBox(cell("弃", "a")),), "transfer-types/x.md", site)  # made and thrown away
    text = render_page(page(shown, sections=(Section("s", Phrase("节"), ()),)), site).text

    assert LISTED.findall(text) == ["c", "d"]
    assert site.ui("oldest-check", day="2026-01-03") in text
    assert site.ui("official-share", official=1, total=2) in text


def test_the_artifact_knows_its_newest_check(site: RenderContext) -> None:
    """The sitemap tells search engines when a page changed."""
    assert render_page(page(AnswerBox(cell("答", "a", "c", "b"))), site).newest == "2026-01-03"
    assert render_page(page(AnswerBox(cell("答"))), site).newest == ""


def test_weak_evidence_has_its_tone(site: RenderContext) -> None:
    """A doubtful source shows in the text, not only in the list."""
    text = render_page(page(AnswerBox(cell("答", "a", "b", "d"))), site).text

    assert re.findall(r'href="#e-(\w)"(?: class="z-m-(\w+)")?', text) == [("a", ""), ("b", "low"), ("d", "medium")]


def test_an_unknown_id_is_passed_over(site: RenderContext) -> None:
    """The checks have reported it with file and line; the page stands."""
    assert marks(render_page(page(AnswerBox(cell("答", "nowhere", "a"))), site).text) == [[1]]
    assert "z-marks" not in render_page(page(AnswerBox(cell("答", "nowhere"))), site).text


def test_citations_of_a_page_with_too_many_sources_lead_to_the_evidence_register(site: RenderContext) -> None:
    """Its list of sources would be longer than the page."""
    body = number(
        render_blocks((Facts(tuple((str(n), cell("答", f"n-{n}")) for n in range(40))),), "transfer-types/x.md", site),
        "transfer-types/x.md",
        site,
    )

    assert len(body.evidence) == 40
    assert re.findall(r'<sup class="z-marks"><a href="([^"]+)">1</a>', body.text) == ["../../evidence/n-1/#n-0"]
    assert 'href="#e-' not in body.text
