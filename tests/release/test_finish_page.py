"""Every page that goes out is repaired, strict and free of other hosts; anything unexpected stops the build with a name."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.release.csp import format_policy, inline_code
from generator.release.finish_page import finish_page


def finished_as_it_is(html: str, page: str) -> str:
    """A page of the stock theme, or one made up: its own inline code is taken as signed."""
    return finish_page(html, page=page, signed=inline_code(html))


@pytest.fixture(scope="module")
def chinese(themed: Path) -> str:
    return finished_as_it_is((themed / "zh/index.html").read_text("utf-8"), page="index.md")


@pytest.fixture(scope="module")
def english(themed: Path) -> str:
    return finished_as_it_is((themed / "en/guide/one/index.html").read_text("utf-8"), page="guide/one.md")


def tag(html: str, mark: str) -> str:
    """The tag that holds `mark`."""
    found = re.search(rf"<[^<>]*{re.escape(mark)}[^<>]*>", html)
    assert found, mark
    return found[0]


def test_the_menu_and_search_controls_have_names(chinese: str, english: str) -> None:
    """A screen reader otherwise says only "checkbox"."""
    assert 'aria-label="打开或关闭菜单"' in tag(chinese, 'id="__drawer"')
    assert 'aria-label="打开或关闭搜索"' in tag(chinese, 'id="__search"')
    assert 'aria-label="Open or close the menu"' in tag(english, 'id="__drawer"')
    assert 'aria-label="Open or close search"' in tag(english, 'id="__search"')


def test_what_the_html_standard_forbids_is_gone(chinese: str, english: str) -> None:
    """`autocomplete` on checkboxes is the Nu checker's complaint about the theme's skeleton."""
    for html in (chinese, english):
        assert "autocomplete" not in tag(html, 'id="__drawer"') + tag(html, 'id="__search"')
    assert 'autocomplete="off"' in tag(chinese, 'name="query"')


def test_no_style_attribute_is_left(chinese: str) -> None:
    """The policy would ignore it: numbers in a table would fall to the left."""
    assert not re.search(r"<[^>]+\sstyle=", chinese)
    assert 'class="ta-l"' in chinese
    assert 'class="ta-c"' in chinese
    assert 'class="ta-r"' in chinese


def test_an_alignment_joins_the_classes_that_are_there(page: Callable[..., str]) -> None:
    html = page('<table><tr><th class="n" style="text-align: right">1</th></tr></table>')
    assert '<th class="n ta-r">' in finish_page(html, page="x")


def test_a_page_does_not_say_what_made_it(chinese: str) -> None:
    """Whoever attacks old versions reads it there; readers do not."""
    assert 'name="generator"' not in chinese


def test_a_bank_does_not_learn_where_the_reader_came_from(chinese: str) -> None:
    assert '<a href="https://www.gov.cn/x" rel="noopener noreferrer">' in chinese
    assert '<meta name="referrer" content="no-referrer">' in chinese
    assert 'href="guide/one/#part">' in chinese


def test_words_that_stand_in_rel_already_stay(page: Callable[..., str]) -> None:
    html = page('<a rel="edit noopener" href="//code.example/x">改</a><a href="mailto:a@b.example">信</a>')
    finished = finish_page(html, page="x")
    assert '<a rel="edit noopener noreferrer" href="//code.example/x">' in finished
    assert '<a href="mailto:a@b.example">' in finished


def test_the_policy_follows_the_charset_and_names_every_inline_script(chinese: str) -> None:
    """A policy further down leaves what stands above it unguarded."""
    policy = format_policy(inline_code(chinese))
    assert f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">' in chinese
    assert policy.count("sha256-") == 3
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")


@pytest.mark.parametrize("name", ["index.html", "guide/one/index.html", "404.html"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_finishing_twice_changes_nothing(themed: Path, language: str, name: str) -> None:
    """The hook and a later step may both pass a page through."""
    once = finished_as_it_is((themed / language / name).read_text("utf-8"), page=name)
    assert finished_as_it_is(once, page=name) == once


def test_a_sheet_of_our_own_needs_nothing_of_the_theme(page: Callable[..., str]) -> None:
    """Emergency sheets carry their style inside and come in one request."""
    html = page("<h1>急救单</h1>", head="<style>h1{color:red}</style>")
    finished = finished_as_it_is(html, page="sheet")
    assert finished_as_it_is(finished, page="sheet") == finished
    assert finished.count("Content-Security-Policy") == 1
    assert "style-src 'self' 'sha256-" in finished
    assert "script-src 'self';" in finished


def test_a_policy_that_stands_there_already_is_replaced(page: Callable[..., str]) -> None:
    html = page(head='<meta http-equiv="content-security-policy" content="default-src *">')
    assert "default-src *" not in finish_page(html, page="x")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id="__drawer"', 'id="__menu"', "#__drawer"),
        ('id="__search"', 'id="__find"', "#__search"),
    ],
)
def test_a_theme_that_writes_something_else_stops_the_build(themed: Path, old: str, new: str, message: str) -> None:
    """Otherwise an update of the theme would silently publish a menu without a name."""
    html = (themed / "zh/index.html").read_text("utf-8").replace(old, new)
    with pytest.raises(ValueError, match=rf"index.md: theme markup changed: not found: .*{re.escape(message)}"):
        finish_page(html, page="index.md")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<p style="color:red">', 'x.md: <p style="color:red"> is ignored'),
        ('<p onclick="a()">', "x.md: <p onclick=…> never runs"),
        ('<td style="text-align:center;color:red">', "use a class"),
    ],
)
def test_what_the_policy_would_block_is_refused_by_name(page: Callable[..., str], body: str, message: str) -> None:
    """Better a red build than a page that only looks broken on the reader's phone."""
    with pytest.raises(ValueError, match=re.escape(message)):
        finish_page(page(body), page="x.md")


def test_a_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        finish_page("<html lang=en><title>x</title>", page="x")


def test_only_scripts_that_run_need_a_hash(page: Callable[..., str]) -> None:
    """JSON stands in every page of the theme; a hash for each would make the policy differ everywhere."""
    html = page(
        '<script type="application/json">{}</script><script type="application/ld+json">{}</script>'
        '<script src="a.js"></script><script type="module">a</script><script>b</script>'
    )
    assert len(inline_code(html).scripts) == 2


@pytest.mark.parametrize(
    "code", ["<script>run()</script>", "<ScRiPt/x>run()</sCrIpT>", "<svg><style>p{}</style></svg>", "<style>p{}</style>"]
)
def test_code_that_no_template_ships_is_not_signed(page: Callable[..., str], code: str) -> None:
    """The policy once allowed whatever it found, a script in a guide included: security is a list, not a mirror."""
    with pytest.raises(ValueError, match="no template of ours ships"):
        finish_page(page(f"<div>{code}</div>"), page="x.md")
