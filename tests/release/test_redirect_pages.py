"""Old addresses: bookmarks and links of others go on working when a page gets another name."""

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.release.audit import Rules, audit_site, read_site
from generator.release.redirect_pages import pages_moved, redirect_pages
from tests.project import put_files

LANGUAGES = {"zh-CN": "", "en": "en/"}
ADDRESS = "https://zhuihui.example/"


def write(site: Path, moved: dict[str, str], languages: dict[str, str] = LANGUAGES) -> list[Problem]:
    """Write the redirect pages of a site that was read before."""
    titles = {path: page.titles[0] for path, page in read_site(site, ADDRESS).pages.items()}
    made = redirect_pages(moved, languages, titles=titles, address=ADDRESS)
    put_files(site, made.pages)
    return [*made.problems]


@pytest.fixture
def site(tmp_path: Path, page) -> Path:
    for folder in ("", "en/"):
        path = tmp_path / folder / "platforms" / "wechat-pay" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page(title="微信支付 &amp; co"), "utf-8")
    return tmp_path


def test_an_old_address_leads_to_the_new_one_in_every_language(site: Path) -> None:
    """Without a script, and with a link for whoever is not taken along."""
    assert [] == write(site, {"platforms/wechat": "platforms/wechat-pay/"})

    for folder, language in (("", "zh-CN"), ("en/", "en")):
        html = (site / folder / "platforms" / "wechat" / "index.html").read_text("utf-8")
        assert f'<html lang="{language}">' in html
        assert 'content="0; url=../wechat-pay/"' in html
        assert '<a href="../wechat-pay/">微信支付 &amp; co</a>' in html
        assert f'<link rel="canonical" href="{ADDRESS}{folder}platforms/wechat-pay/">' in html


def test_an_old_address_is_kept_out_of_search_engines(site: Path) -> None:
    """Two results for one page, and the old one without a word on it."""
    write(site, {"platforms/wechat": "platforms/wechat-pay/"})

    for folder in LANGUAGES.values():
        assert '<meta name="robots" content="noindex">' in (site / folder / "platforms" / "wechat" / "index.html").read_text("utf-8")


def test_the_audit_has_nothing_against_it(site: Path) -> None:
    """It only redirects, so it needs no heading; its address is followed like any other."""
    before = set(audit_site(read_site(site, ADDRESS), Rules()))
    write(site, {"a/b/c/": "platforms/wechat-pay/"})

    assert set() == set(audit_site(read_site(site, ADDRESS), Rules())) - before


def test_a_page_that_moved_twice_is_one_step_away(site: Path) -> None:
    """Every step costs a second on a bad line."""
    write(site, {"a/": "b/", "b/": "platforms/wechat-pay/"})

    assert "url=../platforms/wechat-pay/" in (site / "a" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        ({"platforms/wechat-pay/": "platforms/other/"}, "is still a page"),
        ({"a/": "platforms/no-such/"}, "is no page"),
        ({"a/": "b/", "b/": "a/"}, "is no page"),
    ],
)
def test_what_leads_nowhere_or_covers_a_page_is_reported(site: Path, moved: dict[str, str], words: str) -> None:
    """And no page is lost by it."""
    was = (site / "platforms" / "wechat-pay" / "index.html").read_text("utf-8")
    problems = write(site, moved, {"zh-CN": ""})

    assert words in problems[0].message
    assert was == (site / "platforms" / "wechat-pay" / "index.html").read_text("utf-8")


def test_a_folder_takes_every_page_in_it_along() -> None:
    """Eighty entries for eighty pages would be forgotten for the eighty-first."""
    pages = ["platforms/wechat-pay/index.html", "en/platforms/wechat-pay/index.html", "platforms/a.html"]
    assert pages_moved(pages, "wallets/*", "platforms/*", ["", "en/"]) == [("wallets/wechat-pay/", "platforms/wechat-pay/")]
    assert pages_moved([*pages, "platforms/index.html"], "wallets/*", "platforms/*", [""])[0] == ("wallets/", "platforms/")
    assert pages_moved(pages, "a/", "b/", [""]) == [("a/", "b/")]
