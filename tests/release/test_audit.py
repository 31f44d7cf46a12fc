"""Each check of a built site: what passes, what fails, and where the finger points."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Problem, Severity
from generator.release.audit import PAGE_CHECKS, SITE_CHECKS, Budgets, PageCheck, Rules, SiteCheck, audit_site, read_site
from generator.release.audit.hosts import check_fetches, check_never_linked, check_outside_links, check_style_fetches
from generator.release.audit.links import check_internal_links
from generator.release.audit.naming import check_descriptions, check_titles
from generator.release.audit.safety import check_clear_elements, check_detection, check_inline_code, check_policies
from generator.release.audit.sent_size import gzip_size
from generator.release.audit.structure import check_headings, check_ids, check_landmarks, check_languages
from generator.release.audit.ways import check_tel_links, check_ways
from generator.release.audit.weight import check_first_visits, check_page_weight, check_site_weight
from generator.release.csp import inline_code
from generator.release.finish_page import finish_page
from generator.text.ways_to_reach import KnownWays

Audit = Callable[..., list[Problem]]
Write = Callable[..., str]
ADDRESS = "https://zhuihui.example/"
CHECKS = (*PAGE_CHECKS, *SITE_CHECKS)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# -- links ------------------------------------------------------------------------------------------------------------

TREE = {"index.html": "<h1 id='top-id'>", "zh/guide/index.html": "<p id='法'>", "a.css": "", "zh/guide/b c.png": ""}


@pytest.mark.parametrize(
    "address",
    ["../../", "../../index.html", "../../#top-id", "/zh/guide/", "/zh/guide", ".", "", "#法", "#%E6%B3%95", "#", "#top", "b%20c.png",
     "https://zhuihui.example/zh/guide/#法", "https://www.gov.cn/nothing", "tel:110", "mailto:a@b.example", "javascript:void(0)", "?q=a"],
)  # fmt: skip
def test_an_address_that_leads_somewhere_passes(audit: Audit, address: str) -> None:
    assert audit(check_internal_links, {**TREE, "zh/guide/index.html": f"<p id='法'><a href='{address}'>x</a>"}) == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="../nowhere/">', "broken-link"),
        ('<a href="/zh/nowhere/">', "broken-link"),
        ('<a href="../../../index.html">', "broken-link"),
        ('<a href="https://zhuihui.example/nowhere">', "broken-link"),
        ('<a href="../../#nowhere">', "broken-fragment"),
        ('<a href="#nowhere">', "broken-fragment"),
        ('<img src="missing.png">', "broken-link"),
        ('<img srcset="b%20c.png 1x, missing.png 2x">', "broken-link"),
        ('<link rel="stylesheet" href="missing.css">', "broken-link"),
        ('<script src="missing.js"></script>', "broken-link"),
        ("<style>p{background:url(missing.svg)}</style>", "broken-link"),
        ('<meta http-equiv="refresh" content="0; url=../nowhere/">', "broken-link"),
        ('<svg><use href="missing.svg#a"/></svg>', "broken-link"),
    ],
)
def test_an_address_that_leads_nowhere_fails(audit: Audit, html: str, code: str) -> None:
    """A dead end on the page that should say what to do now."""
    (problem,) = audit(check_internal_links, {**TREE, "zh/guide/index.html": f"\n\n{html}"})
    assert problem.code == code
    assert str(problem.location) == "site/zh/guide/index.html:3:1"


def test_style_sheets_are_followed_too(audit: Audit) -> None:
    (problem,) = audit(check_internal_links, {"assets/a.css": "\np{background:url('b.svg')} q{background:url(data:image/png;base64,x)}"})
    assert str(problem.location) == "site/assets/a.css:2:1"


def test_a_site_below_a_path_knows_its_own_roots(tmp_path: Path) -> None:
    """The theme's 404 page links from the root, because nobody knows at which depth it is shown."""
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/index.html").write_text("x", "utf-8")
    (tmp_path / "404.html").write_text('<a href="/site/zh/">x</a><a href="/zh/">x</a>', "utf-8")
    problems = [problem for problem in audit_site(read_site(tmp_path, "https://a.example/site/"), Rules()) if problem.code == "broken-link"]
    assert [problem.message for problem in problems] == ["`/zh/` leads to no file of the site"]


# -- structure --------------------------------------------------------------------------------------------------------


def test_an_id_stands_once(audit: Audit) -> None:
    assert audit(check_ids, {"a.html": "<p id=a><p id=b>", "b.html": "<p id=a>"}) == []
    (problem,) = audit(check_ids, {"a.html": "<p id=a>\n<svg><title id=a>x</title></svg>"})
    assert str(problem.location) == "site/a.html:2:1"
    assert "`a`" in problem.message


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("12332", []),
        ("1", []),
        ("13", ["heading-skipped"]),
        ("121", ["second-h1"]),
        ("23", ["no-h1"]),
        ("", ["no-h1"]),
        ("11", ["second-h1"]),
        ("1242", ["heading-skipped"]),
    ],
)
def test_headings_go_down_one_step_at_a_time(audit: Audit, levels: str, expected: list[str]) -> None:
    """Whoever listens to a page walks it by its headings."""
    html = "".join(f"<h{level}>x</h{level}>" for level in levels)
    assert codes(audit(check_headings, {"a.html": html})) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<main></main><nav></nav>", []),
        ("<main></main><nav aria-label=a></nav><nav aria-labelledby=b></nav>", []),
        ("<div role=main></div>", []),
        ("<p>", ["no-main"]),
        ("<main></main><main></main>", ["second-main"]),
        ("<main></main><nav></nav><nav aria-label=a></nav>", ["landmark-name"]),
        ("<main></main><nav aria-label=a></nav><div role=navigation aria-label=a></div>", ["landmark-name"]),
    ],
)
def test_landmarks_are_there_and_told_apart(audit: Audit, html: str, expected: list[str]) -> None:
    assert codes(audit(check_landmarks, {"a.html": html})) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<html lang=zh-CN>", []), ("<html lang='en'>", []), ("<html lang=zh>", ["page-language"]), ("<html>", ["page-language"])],
)
def test_a_page_names_its_language(audit: Audit, html: str, expected: list[str]) -> None:
    assert codes(audit(check_languages, {"a.html": html})) == expected


# -- titles and descriptions ------------------------------------------------------------------------------------------


def test_titles_are_there_and_unique(audit: Audit) -> None:
    """Ten open tabs that are all called 追回 help nobody."""
    assert (
        audit(
            check_titles,
            {"a.html": "<title>甲</title><svg><title>图</title></svg>", "b.html": "<title>乙</title><svg><title>图</title></svg>"},
        )
        == []
    )
    problems = audit(check_titles, {"b.html": "<title>甲</title>", "c.html": "<title> </title>", "d.html": ""})
    assert codes(problems) == ["duplicate-title", "no-title", "no-title"]
    assert "a.html" in problems[0].message


def test_descriptions_are_there_and_unique(audit: Audit) -> None:
    written = '<meta name="description" content="{}">'
    assert audit(check_descriptions, {"a.html": written.format("甲"), "b.html": written.format("乙")}) == []
    problems = audit(check_descriptions, {"b.html": written.format("甲"), "c.html": written.format(""), "d.html": ""})
    assert codes(problems) == ["duplicate-description", "no-description", "no-description"]


def test_a_page_that_only_sends_on_needs_none_of_it(audit: Audit) -> None:
    """Old addresses stay alive as such pages."""
    html = '<html lang="en"><meta http-equiv="refresh" content="0; url=b.html">'
    for check in (check_titles, check_descriptions, check_headings, check_landmarks):
        assert audit(check, {"a.html": html}) == []


# -- other hosts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="//fonts.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="dns-prefetch" href="//fonts.example">',
        '<link rel="icon" href="https://cdn.example/a.ico">',
        '<img src="https://cdn.example/a.png">',
        '<img srcset="a.png 1x, https://cdn.example/a.png 2x">',
        '<iframe src="https://video.example/"></iframe>',
        '<form action="https://collect.example/"></form>',
        '<button formaction="https://collect.example/">x</button>',
        '<a href="a.html" ping="https://collect.example/">x</a>',
        '<object data="https://cdn.example/a.svg"></object>',
        '<video poster="https://cdn.example/a.png"></video>',
        '<meta http-equiv="refresh" content="5;URL=\'https://other.example/\'">',
        '<p style="background:url(https://cdn.example/a.png)">',
        '<img src="data:image/svg+xml,x">',
        "<style>@import 'https://fonts.example/a.css';</style>",
        '<svg><image xlink:href="https://cdn.example/a.png"/></svg>',
        '<base href="https://other.example/">',
        '<img src="ftp://cdn.example/a.png">',
    ],
)
def test_nothing_is_fetched_from_another_host(audit: Audit, html: str) -> None:
    assert codes(audit(check_fetches, {"a.html": html})) == ["foreign-host"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.gov.cn/">x</a>',
        '<link rel="canonical" href="https://zhuihui.example/a.html">',
        '<link rel="alternate" hreflang="en" href="https://other.example/">',
        '<script src="a.js"></script><link rel="icon" href="data:,">',
        '<img src="https://zhuihui.example/a.png">',
        "<style>p{background:url(a.png)}</style><form></form>",
        "<!-- <script src='https://cdn.example/a.js'></script> -->",
    ],
)
def test_links_and_our_own_files_pass(audit: Audit, html: str) -> None:
    assert audit(check_fetches, {"a.html": html}) == []


def test_a_style_sheet_may_not_fetch_either(audit: Audit) -> None:
    problems = audit(
        check_style_fetches, {"a.css": "@import url(https://fonts.example/a.css);\n@font-face{src:url('//fonts.example/b.woff2')}"}
    )
    assert [str(problem.location) for problem in problems] == ["site/a.css:1:1", "site/a.css:2:1"]


def test_some_hosts_are_never_linked(audit: Audit) -> None:
    """A link is a recommendation: mirrors and fake police sites get none."""
    html = '<a href="https://www.96ll0.example/x">x</a>\n<a href="https://not96ll0.example/">x</a><p>96ll0.example</p>'
    (problem,) = audit(check_never_linked, {"a.html": html}, never_link=frozenset({"96ll0.example"}))
    assert problem.code == "never-link"
    assert str(problem.location) == "site/a.html:1:1"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.gov.cn/法.htm#第三条", []),
        ("https://WWW.GOV.CN/%E6%B3%95.htm", []),
        ("https://code.example/edit/main/data/a.yml", []),
        ("tel:110", []),
        ("../", []),
        ("https://www.gov.cn/other.htm", ["unregistered-link"]),
        ("https://www.gov.cn/", ["unregistered-link"]),
        ("//www.gov.cn/法.htm", ["unregistered-link"]),
        ("mailto:a@b.example", ["unregistered-link"]),
        ("weixin://dl/chat", ["unregistered-link"]),
        ("data:text/html,x", ["unregistered-link"]),
    ],
)
def test_a_link_outside_is_a_registered_one(audit: Audit, address: str, expected: list[str]) -> None:
    """`data:` links are dead in every browser and caught with the inline code."""
    rules = {"addresses": frozenset({"https://www.gov.cn/法.htm"}), "prefixes": ("https://code.example/edit/",)}
    assert codes(audit(check_outside_links, {"a.html": f'<a href="{address}">x</a>'}, **rules)) == expected


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        "<p>客服 95071",
        "<p>客服 <b>95071</b>",
        '<img alt="拨打 95071">',
        '<a aria-label="拨打 95071">x</a>',
        '<meta name="description" content="拨打 95071">',
        "<title>拨打 95071</title>",
        "<q>x</q><p>95071",
        "<p>&#57;5071",
        "<p>&#57;&#53;&#48;&#55;&#49;",
        "<p>&#x39;&#53 071",
        "<p>95<b>071</b>",
        "<p>95<wbr>071",
        "<p>95<span></span>071",
        '<p>95<a class="x" href="#a>b">071</a>',
        "<p>9<i>5</i><x-y>0</x-y>7<font color=red>1</font>",
        "<p>95<!-- -->071",
        "<p>95<script>1</script>071",
        "<p>95<?x?>071<!x>",
        "<p>95&shy;071",
        "<p>95&#8203;0\u200d71",
        "<p><b>95071</b><small>24 小时</small>",
        "<p><b>95071</b><i>call us</i>",
        "<ul><li>110<li>95071<li>96110</ul>",
        "<sup>95071</sup>",
        "<textarea>95071</textarea>",
        "<p><q>unclosed<p>95071",
        "<div><q>unclosed</div><p>95071",
        "<p><s>a<q>b</s>95071",
        "<blockquote>unclosed<p>95071",
        "<blockquote><blockquote>x</blockquote>95071",
        "<blockquote>x</blockquote>95071<blockquote>x</blockquote>",
        "<p><q>x</q>95071<q>x</q>",
        "<p>95<s>x</s>071",
        "<p><span title='95071'>x</span>",
    ],
)
def test_an_unregistered_hotline_fails_wherever_it_stands(audit: Audit, html: str) -> None:
    """Two digits changed places: the caller reaches somebody else, who may be glad. What a reader sees is what counts."""
    (problem,) = audit(check_ways, {"a.html": f"\n{html}"}, numbers=frozenset({"95017", "110", "96110"}))
    assert problem.code == "unregistered-number"
    assert str(problem.location) == "site/a.html:2:1"


def test_a_hotline_is_reported_at_its_block(audit: Audit) -> None:
    """Whatever a comment, a script or a quotation before it holds."""
    html = "<p>x\n<!--\n<p>95071-->\n<script>a\n</script><blockquote>\n95071</blockquote>\n<p><b>95071</b>\n<div>95072</div><div\n>z</div>\n<p>95073"
    problems = audit(check_ways, {"a.html": html})
    assert [(problem.location.line, problem.message[1:6]) for problem in problems] == [(7, "95071"), (8, "95072"), (10, "95073")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>客服 95017、400-670-0700、400 670 0700",
        "<p><q>拨打 95071</q>",
        "<p><q>拨打 <q>9</q>5071</q>",
        "<blockquote><p>拨打 <b>95071</b></p></blockquote>",
        "<blockquote>a<blockquote>b</blockquote>95071</blockquote>",
        "<s>95071</s><del>95071</del>",
        '<script>95071</script><style>95071</style><p id="95071" class="n-95071">',
        '<a href="https://a.example/95071/">x</a>',
        "<!-- 95071 -->",
        "<p>95055",
        "<p>95<p>07",
        "<table><tr><td>95</td><td>07</td></table>",
        "<p>95<br>07",
        "<li>95<li>07",
        "拨打 95017<sup><a>1</a><a>2</a></sup>",
        "<sup><a>95</a><a>071</a></sup>",
        "<p>拨打 &#57;5&#48;17",
    ],
)
def test_registered_quoted_and_hidden_numbers_pass(audit: Audit, html: str) -> None:
    rules = {"numbers": frozenset({"95017", "400-670-0700"}), "mentioned": KnownWays(frozenset({"95055"}))}
    assert audit(check_ways, {"a.html": html}, **rules) == []


def test_one_tap_dials_only_registered_numbers(audit: Audit) -> None:
    """Even in a quotation a link dials, and a look-alike is never dialled."""
    numbers = frozenset({"110", "+86 755 8601 3388"})
    html = '<a href="tel:110">x</a><a href="tel:+86-755-8601-3388">x</a><a href="TEL:%2B8675586013388">x</a>'
    assert audit(check_tel_links, {"a.html": html}, numbers=numbers) == []
    html = '<q><a href="tel:95071">x</a></q>\n<a href="sms:12110?body=x">x</a><a href="tel:">x</a>'
    problems = audit(check_tel_links, {"a.html": html}, numbers=numbers, mentioned=KnownWays(frozenset({"95071"})))
    assert [problem.location.line for problem in problems] == [1, 2, 2]


@pytest.mark.parametrize("address", ["tel:*110%23", "tel:110ABC", "tel:１１０", "tel:一一零", "tel:110,9", "tel:110;ext=95071"])
def test_what_a_telephone_would_dial_besides_the_digits_counts(audit: Audit, address: str) -> None:
    """Letters are digits on its keys, `*` and `#` are orders to the network."""
    assert codes(audit(check_tel_links, {"a.html": f'<a href="{address}">x</a>'}, numbers=frozenset({"110"}))) == ["unregistered-number"]


# -- safety -----------------------------------------------------------------------------------------------------------


def test_a_finished_page_carries_its_own_policy(audit: Audit, page: Write) -> None:
    written = page("<script>a</script>")
    finished = finish_page(written, page="x", signed=inline_code(written))
    assert audit(check_policies, {"a.html": finished}) == []
    problems = audit(check_policies, {"a.html": finished.replace("<script>a", "<script>b"), "b.html": page()})
    assert codes(problems) == ["other-policy", "no-policy"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="a" data-one="x">', []),
        ('<p style="color:red">', ["inline-code"]),
        ("<p onclick=a()>", ["inline-code"]),
        ("<body onload='a()' class=b>", ["inline-code"]),
        ('<a href="javascript:void(0)">', ["inline-code"]),
        ('<a href=" java\nscript:void(0)">', ["inline-code"]),
        ('<form action="javascript:a()">', ["inline-code"]),
        ("<p>onclick=a()</p>", []),
    ],
)
def test_no_code_stands_in_a_tag(audit: Audit, html: str, expected: list[str]) -> None:
    assert codes(audit(check_inline_code, {"a.html": html})) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<style>p{}</style><svg><path/></svg><script>a < b</script><title><!--</title>", []),
        ("<iframe></iframe>", ["unclear-element"]),
        ("<xmp><b></xmp>", ["unclear-element"]),
        ("<p><svg><style>p{}</style></svg>", ["unclear-element"]),
        ("<script><!--<script></script><a href=x>--></script>", ["unclear-element"]),
        ("<template><style><!--</style></template>", ["unclear-element"]),
    ],
)
def test_nothing_stands_in_a_page_that_the_audit_may_read_otherwise_than_a_browser(audit: Audit, html: str, expected: list[str]) -> None:
    """A number in it might be shown, and not be checked."""
    assert codes(audit(check_clear_elements, {"a.html": html})) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<meta name="format-detection" content="telephone=no">', []),
        ('<META NAME="Format-Detection" content=" telephone = no ">', []),
        ("<title>x</title>", ["call-links"]),
        ('<meta name="format-detection" content="telephone=yes">', ["call-links"]),
        ('<meta name="format-detection" content="address=no">', ["call-links"]),
        ('<meta name="format-detection" content="telephone=no"><meta name="format-detection" content="telephone=yes">', ["call-links"]),
        ('<meta http-equiv="refresh" content="0; url=b.html">', ["call-links"]),
    ],
)
def test_no_phone_makes_call_links_by_itself(audit: Audit, html: str, expected: list[str]) -> None:
    """`/hotlines/` also lists numbers that are not to be dialled; on an iPhone each would be one tap away."""
    assert codes(audit(check_detection, {"a.html": html})) == expected


# -- weight -----------------------------------------------------------------------------------------------------------

HEAVY = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(2000))


def test_a_first_visit_counts_everything_that_comes_at_once(audit: Audit) -> None:
    """Imports of modules and of style sheets included; what waits for a tap is not."""
    files = {
        "a/index.html": '<link rel="stylesheet" href="../a.css"><link rel="icon" href="../i.svg">'
        '<script type="module" src="../a.js"></script>'
        '<img src="../p.png"><img loading="lazy" src="../lazy.png"><a href="../b.html">x</a>'
        '<link rel="canonical" href="https://zhuihui.example/b.html">',
        "a.css": "@import 'b.css'; @import url(c.css); p{background:url(p2.png)}",
        "b.css": "",
        "c.css": "",
        "a.js": 'import {x} from "./b.js";\nimport("./later.js");',
        "b.js": 'export * from "./c.js"',
        "c.js": "",
        "later.js": "",
        "i.svg": "",
        "p.png": "",
        "lazy.png": "",
        "b.html": "",
    }
    (problem,) = audit(check_first_visits, files, budgets=Budgets(first_requests=8))
    assert problem.code == "visit-requests"
    assert problem.message == "9 requests; the budget is 8 (with a.css, a.js, b.css, b.js, c.css, c.js, i.svg, p.png)"


@pytest.mark.parametrize(
    ("check", "budget", "code"),
    [
        (check_page_weight, "page", "page-weight"),
        (check_first_visits, "first_visit", "visit-weight"),
        (check_site_weight, "site", "site-weight"),
    ],
)
def test_budgets_are_exact_to_the_byte(audit: Audit, check: PageCheck | SiteCheck, budget: str, code: str) -> None:
    size = gzip_size(HEAVY.encode())
    assert audit(check, {"a.html": HEAVY}, budgets=Budgets(**{budget: size})) == []
    (problem,) = audit(check, {"a.html": HEAVY}, budgets=Budgets(**{budget: size - 1}))
    assert problem.code == code
    assert f"{size:,} bytes" in problem.message


def test_each_kind_of_page_has_its_own_budget(audit: Audit) -> None:
    """A list of everything may weigh more than the page of one record, and nothing else may because of it."""
    files = {f"{kind}.html": f'<div class="md-content" data-kind="{kind}">{HEAVY}</div>' for kind in ("index", "topic")}
    size = gzip_size(files["index.html"].encode())
    (problem,) = audit(check_page_weight, files, budgets=Budgets(page=size - 100, kinds={"index": size}))
    assert problem.location.file == "site/topic.html"


def test_a_heavy_site_is_a_warning_that_names_its_biggest_parts(audit: Audit) -> None:
    """A site may grow; that one part of it grows faster is what somebody should hear of."""
    files = {"a/index.html": "x", "search/a.js": HEAVY, "search/b.js": HEAVY, "en/topics/a/index.html": "<p>"}
    (problem,) = audit(check_site_weight, files, budgets=Budgets(site=100))
    assert problem.severity is Severity.WARNING
    assert f"search {2 * gzip_size(HEAVY.encode()):,}, en/topics" in problem.message


def test_pictures_are_not_packed_again(audit: Audit) -> None:
    files = {"a.html": '<img src="a.png">', "a.png": "x" * 1000}
    assert codes(audit(check_first_visits, files, budgets=Budgets(first_visit=1000))) == ["visit-weight"]


def test_an_emergency_sheet_comes_in_one_request(audit: Audit) -> None:
    """On one bar of signal the second request is the one that never comes."""
    files = {
        "sheets/a.html": '<link rel="icon" href="../i.svg">',
        "sheets/b.html": "<p>x",
        "i.svg": "",
        "c.html": '<link rel="icon" href="i.svg">',
    }
    (problem,) = audit(check_first_visits, files, sheets=("sheets/",))
    assert str(problem.location) == "site/sheets/a.html:1:1"
    assert "the budget is 1" in problem.message


# -- all together -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_shows_what_passes_and_what_fails(check: PageCheck | SiteCheck) -> None:
    """The docstring is the documentation of the check."""
    assert "PASS:" in (check.__doc__ or "")
    assert "FAIL:" in (check.__doc__ or "")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize(
    "html", ["", "<", "<a", '<a href="', "<a href='http://[x'>", "<script>", "<!--", "</q></q>", "\x00", "<p id>", "<img srcset=','>"]
)
def test_no_page_crashes_a_check(audit: Audit, check: PageCheck | SiteCheck, html: str) -> None:
    """The build's last step must end in sentences, whatever a template wrote."""
    audit(check, {"a.html": html, "a.css": html, "a.js": html})
