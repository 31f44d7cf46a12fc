"""Hand-written pages are text: whoever may write one must not be able to run, dial, link out or hide anything."""

from pathlib import Path

import pytest
import yaml

from generator.check_content import check_content
from generator.checks.prose_markup import EXTENSIONS, check_prose_markup
from generator.problems import Location
from generator.records.dataset import Dataset

ROOT = Path(__file__).parents[2]

REFUSED = [
    # what runs
    "<script>run()</script>", "<ScRiPt/x>run()</sCrIpT>", '<script src="evil.js"></script>', "<div><script>run()</script></div>",
    "<svg onload=run()>", "<svg><script>run()</script></svg>", "<math><mi xlink:href=x>y</mi></math>", "<p onclick=run()>x</p>",
    '<p class="note"onclick=run()>x</p>', "<img/src=x/onerror=run()>", "<body onload=run()>", "<details open ontoggle=run()>x</details>",
    "<input autofocus onfocus=run()>", "<object data=x></object>", "<embed src=x>", "<applet></applet>", "<template><p>x</p></template>",
    "<marquee>x</marquee>", "<video><source src=x></video>", "<audio src=x></audio>", "[x](javascript:run())", "<a href=javascript:run()>x</a>",
    '<a href="jav&#x61;script:run()">x</a>', "<https://user@evil.example/>",
    # what dials or links out
    '<a href="tel:9&#53;071">x</a>', '<div><a href="tel:95071" href="tel:95017">x</a></div>', '<div><a class="x"href="tel:95071">x</a></div>',
    '<div><svg><a><set attributeName="href" to="tel:95071"/>x</a></svg></div>', '<div><a href="https:&#47;/evil.example/" href="a.md">x</a></div>',
    "[x](tel:95071)", "[x](sms:95071)", "[x](mailto:a@evil.example)", "<a@evil.example>", "[x](https://evil.example/)", "[x](//evil.example/)",
    "[x](/\\\\evil.example)", "[x][1]\n\n[1]: https://evil.example/", "<https://evil.example/>", "[x](weixin://dl)", "[x](data:text/html,x)",
    "[x](/plans/)", '<a href="a.md" target="_blank">x</a>', '<a href="a.md" ping="x">x</a>', "<base href=x>", "<form action=x></form>",
    "<button formaction=x>x</button>", "<area href=x>", "<meta http-equiv=refresh content='0;url=x'>", "<link rel=stylesheet href=x>",
    # what loads
    "<iframe srcdoc='x'></iframe>", "<iframe src=x></iframe>", "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![x](https://evil.example/x.png)", "![x](x.png)", "<img src=x>", "<picture><source srcset=x></picture>", "<canvas></canvas>",
    # what hides, covers or shows something else
    "<style>p{display:none}</style>", '<div><style>.c::after{content:"95" "071"}</style></div>', '<p style="position:fixed">x</p>',
    "<div hidden>x</div>", '<div class="z-hidden">x</div>', "text\n{: .z-hidden }", "text\n{: style=display:none }", "text\n{: onclick=run() }",
    "text\n{: hidden }", "## A {: #a .z-first }", "<span id=page-title>x</span>", '<span lang="zh" title="95071">x</span>', "<p dir=rtl>x</p>",
    "<bdo dir=rtl>17059</bdo>", "<q>x</q>", "<blockquote cite=x>x</blockquote>", "<del>x</del>", "<s>x</s>", "<sup>x</sup>", "<noscript>x</noscript>",
    "<plaintext>x", "<xmp>x</xmp>", "<textarea>x</textarea>", "<select><option>x</select>", "<custom-element>x</custom-element>", "<slot>x</slot>",
    '<p contenteditable="true">x</p>', '<div data-plan="">x</div>', '<div role="alert">x</div>', '<p aria-label="95071">x</p>', "<dialog open>x</dialog>",
    # directives that leave their place, headings without an id
    "1. a\n\n    <!-- contact: police-110 -->\n\n2. b", "`<!-- contact: police-110 -->`", "``<!-- contact: police-110 -->``",
    "```\n<!-- contact: police-110 -->\n```", "~~~\n<!-- contact: police-110 -->\n~~~", "## 先停手", "### Stop first", "## 先停手 {: .x }",
]  # fmt: skip
"""Each was published or run once, or is of the same kind."""

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


def test_metadata_of_a_page_passes() -> None:
    assert found("---\ntitle: 甲\ndescription: 乙\nkind: guide\naliases: [丙]\nsearch: {priority: low}\n---\n\n# 甲\n") == []


def test_the_place_is_that_of_the_markup() -> None:
    """The second of two equal tags has a line of its own."""
    text = "---\ntitle: x\n---\n\n# x\n\n<b>a</b>\n\nwords <b>b</b> [y](https://evil.example/)\n"

    assert [(7, 1), (9, 7), (9, 20)] == [(problem.location.line, problem.location.column) for problem in sorted(check_prose_markup(text, "a.md"))]


def test_the_extensions_are_those_of_the_engine() -> None:
    """Another Markdown would see another page."""
    named = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]

    assert {next(iter(each)) if isinstance(each, dict) else each for each in named} == set(EXTENSIONS)


@pytest.mark.parametrize("name", ["evil.js", "evil.svg", "page.html", "page.markdown", "photo.png", ".hidden", "guides/x.txt"])
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
