"""Hand-written pages are text: whoever may write one must not be able to run, dial, link out or hide anything."""

from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from generator.check_content import check_content
from generator.checks.prose_markup import EXTENSIONS, check_prose_markup
from generator.checks.prose_readers import refused_markup, rewritten_markup
from generator.problems import Location
from generator.records.dataset import Dataset
from tests import hostile
from tests.prose_plants import REFUSED

ROOT = Path(__file__).parents[2]

ALLOWED = [
    "# 标题\n\n**先停手**，再 *报警*。", "## 先停手 {: #stop }\n\n- 一\n- 二\n\n1. 甲\n2. 乙", "[纠错](../about/corrections.md#what)", "[上面](#stop)",
    "| a | b |\n|---|:-:|\n| 1 | 2 |", "> 引文", "`代码`", "```\n代码\n```", '!!! warning "小心"\n    文字', '??? note "打开"\n    文字',
    '转账记录（<span lang="zh-CN">账单</span>）', "对方没收款，<!-- window: wait-auto-return -->自动退回", "\n<!-- contact: police-110 -->\n",
    "词\n\n---\n\n词", "a < b > c & d", "&lt;script&gt;", "两行  \n文字", "5. 从五开始",
]  # fmt: skip


def found(markdown: str) -> list[str]:
    return [problem.code for problem in check_prose_markup(markdown, "a.md")]


@pytest.mark.parametrize("markdown", REFUSED)
def test_markup_is_refused(markdown: str) -> None:
    """With what is allowed, for whoever means well."""
    problems = [*check_prose_markup(f"# 标题\n\n{markdown}\n", "a.md")]

    assert problems
    assert {"prose-markup"} == {problem.code for problem in problems}
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize("markdown", ALLOWED)
def test_what_people_write_passes(markdown: str) -> None:
    assert found(markdown) == []


@pytest.mark.parametrize(
    "line", ["kind: plan", 'kind: "x\\"><script>run()</script>"', "template: 404.html", "hide: [toc]", "title: <b>x</b>", "status: new"]
)
def test_metadata_does_not_change_what_a_page_is(line: str) -> None:
    """The frame decides by `kind` which scripts a page gets."""
    problems = [*check_prose_markup(f"---\n{line}\n---\n\n# x\n", "a.md")]

    assert [Location("a.md", 2)] == [problem.location for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "kind: plan\n\n# x\n", "  Template: 404.html\n# x\n", "--- \nkind: plan\n---\n\n# x\n", "---\nkind: plan\n--- \n\n# x\n",
        "---\ntitle: x\n...\n\n<script>run()</script>\n\n---\n", "---\ntitle: x\n---\t\n\n<p onclick=run()>x</p>\n\n---\n",
        "---\ndescription: x\n  <script>run()</script>\n---\n\n# x\n", '---\n"kind": plan\n---\n\n# x\n', "---\n{kind: plan}\n---\n\n# x\n",
    ],
)  # fmt: skip
def test_metadata_is_what_the_engine_takes_for_it(text: str) -> None:
    """It takes more for metadata than what stands between two lines `---`; what looked like metadata only to us was not read as a page."""
    assert "prose-markup" in found(text)


def test_metadata_of_a_page_passes() -> None:
    assert found("---\ntitle: 甲\ndescription: 乙\nkind: guide\naliases: [丙]\nsearch: {priority: low}\n---\n\n# 甲\n") == []


def test_the_place_is_that_of_the_markup() -> None:
    """The second of two equal tags has a line of its own."""
    text = "---\ntitle: x\n---\n\n# x\n\n<b>a</b>\n\nwords <b>b</b> [y](https://evil.example/)\n"

    assert [(7, 1), (9, 7), (9, 20)] == [
        (problem.location.line, problem.location.column) for problem in sorted(check_prose_markup(text, "a.md"))
    ]


def test_a_directive_that_others_swallow_is_reported_where_it_stands() -> None:
    """Also the second of two equal ones."""
    text = "# x\n\n<!-- contact: a -->\n\nx <!-- contact: a --> and `<!-- contact: a -->`\n\n    in code <!-- contact: a -->\n"

    assert [(5, 28), (7, 13)] == [(problem.location.line, problem.location.column) for problem in check_prose_markup(text, "a.md")]


def html_of(plant: str) -> str:
    """What Markdown makes of a plant."""
    return Markdown(extensions=list(EXTENSIONS)).convert(f"# x\n\n{plant}\n")


ONE_READER = {
    "<!doctype html>": "no parser gives a page anything for it",
    "<div><![CDATA[<script>run()</script>]]></div>": "both parsers take it for a comment that ends at the first >",
    "<![CDATA[ <b>x</b> ]]>": "as above",
    '<div><a href="a.md" href="tel:95071">x</a></div>': "both parsers see the first attribute only; that there are two stands in the source",
}
"""What only the first reader refuses → why."""


def test_two_readers_refuse_the_same() -> None:
    """They share a list and no parser: what one of them passes and the other refuses is a way in, or a page that nobody can write."""
    plants = (*REFUSED, *ALLOWED, *hostile.MARKUP, *hostile.ATTRIBUTES, *hostile.ADDRESSES, *hostile.MARKDOWN)
    read = {plant: html_of(plant.replace(chr(2), "").replace(chr(3), "")) for plant in plants}
    first = {plant for plant, html in read.items() if any(refused_markup(html))}
    second = {plant for plant, html in read.items() if any(rewritten_markup(html))}

    assert len(first) > 120
    assert second <= first
    assert first - second == set(ONE_READER)
    assert not second.intersection(ALLOWED)


def test_what_only_the_sanitiser_takes_out_is_a_finding_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day the first reader is blind."""
    monkeypatch.setattr("generator.checks.prose_markup.refused_markup", lambda _: ())
    (problem,) = check_prose_markup("# x\n\nwords\n\nwords <b>b</b>\n", "a.md")

    assert (problem.location, problem.code) == (Location("a.md", 5, 7), "prose-markup")
    assert "sanitiser" in problem.message


def test_the_sanitiser_leaves_every_page_of_the_site_as_it_is() -> None:
    """Byte by byte, so it costs nothing but one pass."""
    for path in (ROOT / "content").rglob("*.md"):
        html = html_of(path.read_text("utf-8").partition("\n---\n")[2])
        assert not any(rewritten_markup(html)), path


def test_the_extensions_are_those_of_the_engine() -> None:
    """Another Markdown would see another page."""
    named = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]

    assert {next(iter(each)) if isinstance(each, dict) else each for each in named} == set(EXTENSIONS)


@pytest.mark.parametrize("name", ["evil.js", "evil.svg", "page.html", "page.markdown", "photo.png", "page.md.html", "guides/x.txt"])
def test_a_stray_file_is_refused(tmp_path: Path, name: str) -> None:
    """The engine publishes whatever lies there."""
    path = tmp_path / "content" / "zh" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", "utf-8")

    assert [(f"content/zh/{name}", "stray-file")] == [(each.location.file, each.code) for each in check_content(tmp_path, Dataset({}))]


@pytest.mark.parametrize("target", ["/etc", "/etc/hostname", "nowhere"])
def test_a_link_is_refused(tmp_path: Path, target: str) -> None:
    """On a build server, what it leads to are secrets."""
    (tmp_path / "content" / "zh").mkdir(parents=True)
    (tmp_path / "content" / "zh" / "x.md").symlink_to(target)

    assert ["stray-file"] == [each.code for each in check_content(tmp_path, Dataset({}))]
