"""Hand-written pages are checked with the data, before a build: whoever writes one sees every slip at once, at its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check_content import check_content
from generator.records.dataset import Dataset
from generator.rendering.directive import find_requests
from generator.validate import check_data
from tests import small_world

FIXTURES = Path(__file__).parent / "fixtures"
CONTENT = Path(__file__).parents[1] / "content"
DATASET = check_data(FIXTURES / "minimal", date(2026, 11, 23)).dataset


def problems_of(root: Path, text: str, dataset: Dataset = DATASET) -> list[str]:
    page = root / "content" / "zh" / "a.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, "utf-8")
    return [
        f"{each.location.line}:{each.location.column} {each.code}: {each.message} | {each.hint}" for each in check_content(root, dataset)
    ]


SLIPS = {
    "unknown directive": ("---\ntitle: 一页\n---\n\n<!-- tabel: a -->\n", "5:1 directive: no directive `tabel` | did you mean `table`?"),
    "unknown record": ("见 <!-- platform: some-pya -->\n", "1:3 directive: no `some-pya` in data/platforms | did you mean `some-pay`?"),
    "unknown rule": ("<!-- rule: some-pay#no-such -->\n", "1:1 directive: no rule `some-pay#no-such` | did you mean"),
    "rule without its platform": ("<!-- rule: no-pay#first -->\n", "1:1 directive: no `no-pay#first` in data/platforms |"),
    "unknown part": ("<!-- article-part: nowhere -->\n", "1:1 directive: no `nowhere` for the directive `article-part` | "),
    "no colon": ("<!-- table a -->\n", "1:1 directive: a comment that asks for nothing | a directive is written"),
    "full-width colon": ("<!-- table：a -->\n", "1:1 directive: a comment that asks for nothing |"),
    "capital": ("<!-- Table: a -->\n", "1:1 directive: a comment that asks for nothing |"),
    "never closed": ("一句\n\n<!-- table: a\n", "3:1 directive: a comment that asks for nothing |"),
}


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_a_directive_that_leads_nowhere_is_reported_at_its_line(tmp_path: Path, text: str, expected: str) -> None:
    """A comment that is no directive would vanish from the page without a word."""
    found = problems_of(tmp_path, text)

    assert len(found) == 1
    assert found[0].startswith(expected)


def test_what_leads_somewhere_is_left_alone(tmp_path: Path) -> None:
    """One id or several, with spaces or without."""
    rule = DATASET.platforms["some-pay"].rules[0].id

    assert [] == problems_of(tmp_path, f"<!-- platform: some-pay -->\n\n<!--rule:some-pay#{rule} -->\n")


def test_a_record_that_could_not_be_read_is_not_missed(tmp_path: Path) -> None:
    """It has a problem of its own."""
    assert [] == problems_of(tmp_path, "<!-- platform: other-pay -->\n", Dataset(failed_records=frozenset({"platforms/other-pay"})))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- action: call-110,wait-return -->\n", 0),
        ("<!-- action: wait-return,call-110 -->\n", 1),
        ("1. <!-- action: wait-return -->\n2. <!-- action: call-110 -->\n", 1),
        ("- <!-- action: wait-return -->\n- <!-- action: call-110 -->\n", 0),
        ("<!-- first: chat/payer-scam -->\n", 0),
        ("<!-- first: chat/payer-scan -->\n", 1),
        ("<!-- first: hk-local/payee-scam -->\n", 1),
        ("<!-- first: chat -->\n", 1),
        ("<!-- first: chat/payer-scam -->\n\n先找银行，再报警。\n", 1),
        ("<!-- first: chat/payer-scam -->\n\n先报警，再找银行。\n", 0),
        ("先找银行，再报警。\n", 0),
    ],
)
def test_a_page_puts_actions_in_the_order_of_the_plans(tmp_path: Path, text: str, found: int) -> None:
    """A guide that had the police second, where the plan has them first, sent its readers the other way."""
    assert found == len(problems_of(tmp_path, text, small_world.records()))


def test_all_slips_of_a_page_come_at_once(tmp_path: Path) -> None:
    """Figures and directives together."""
    assert [line.partition(":")[0] for line in sorted(problems_of(tmp_path, "24 小时\n\n<!-- tabel: a -->\n"))] == ["1", "3"]


def test_a_language_without_its_words_is_reported(tmp_path: Path) -> None:
    """A file of labels with another name would otherwise end the build in a traceback."""
    shutil.copytree(FIXTURES / "minimal" / "data", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    problems = check_data(tmp_path, date(2026, 11, 23)).problems

    assert ["data/labels/zh.yml:1:1"] == [str(problem.location) for problem in problems]
    assert "delete mkdocs.yml" in problems[0].hint


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_what_is_kept_comes_with_its_words(language: str) -> None:
    """Its place written by hand has none: the script then says “undefined” to somebody who wants to know what is left behind."""
    text = (CONTENT / language / "about" / "privacy.md").read_text("utf-8")

    assert ("storage", "list") in {(request.name, request.argument) for request, _ in find_requests(text)}
    assert "data-storage-list" not in text


PLANTED = {
    "two attributes": '<p class="note" class="tip">x</p>',
    "another host": "[x](https://evil.example/)",
    "a number to tap": '<a href="tel:95071">x</a>',
    "a frame": "<iframe srcdoc='x'></iframe>",
    "a data address": "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "an action of a drawing": '<svg><a><set attributeName="href" to="tel:95071"/>x</a></svg>',
    "content of a style": '<style>.c::after{content:"95" "071"}</style>',
    "a script": "<script>run()</script>",
    "a handler": "<p onclick=run()>x</p>",
}


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
def test_markup_is_found_in_its_file_and_line(tmp_path: Path, plant: str) -> None:
    """By what `make check` calls, whatever else is found there."""
    found = problems_of(tmp_path, f"---\ntitle: 一页\n---\n\n# 一页\n\n词\n\n{plant}\n\n词\n")

    assert {each.partition(":")[0] for each in found} == {"9"}
    assert any(" prose-markup: " in each for each in found)


@pytest.mark.parametrize(("line", "place"), [("kind: plan", "3:1"), ("template: 404.html", "3:1"), ("hide: [toc]", "3:1")])
def test_metadata_that_changes_a_page_is_found_in_its_line(tmp_path: Path, line: str, place: str) -> None:
    """What a page is decides which scripts it gets."""
    found = problems_of(tmp_path, f"---\ntitle: 一页\n{line}\n---\n\n# 一页\n")

    assert any(each.startswith(f"{place} prose-markup: ") for each in found)
