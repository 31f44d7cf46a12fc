"""A reading of a page: made once, kept, and enough for the audit and the release."""

import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from generator.release.audit import BuiltSite, read_page, read_site
from generator.release.audit.built_page import AddressReference
from generator.release.audit.reading import lines_of_page
from generator.release.audit.sent_size import gzip_size

HTML = (
    '<!doctype html>\n<html lang="en"><title>T &amp; t</title>\n<meta name=description content="call 95071">\n'
    '<link rel=stylesheet href=a.css><script>a</script><style>@import "b.css"</style>\n'
    '<div class="a md-content" data-kind=topic><h1 id=i>x</h1>\n<a href=b>b</a> <a href=b>b</a><img src=c.png>\n'
    "<p>95072</p><div data-kind=other><blockquote>95073</blockquote>\n95074<main></main><p style=x onclick=y></div></div>"
)


def test_everything_that_is_asked_of_a_page_is_in_its_reading() -> None:
    page = read_page("a/index.html", HTML)
    content = HTML.encode()

    assert (page.sha256, page.size, page.sent) == (sha256(content).hexdigest(), len(content), gzip_size(content))
    assert (page.language, page.kind, page.is_redirect) == ("en", "topic", False)
    assert (page.titles, page.descriptions, page.ids, page.headings) == (("T & t",), ("call 95071",), ("i",), (1,))
    assert page.links == ("b",)
    assert page.references == (
        AddressReference("link", "a.css", loads=True, at_once=True),
        AddressReference("css", "b.css", loads=True, at_once=True),
        AddressReference("img", "c.png", loads=True, at_once=True),
    )
    assert [way.words for way in page.ways] == ["95071", "95072", "95074"]
    assert page.inline == ("style=", "onclick=")
    assert [len(page.scripts), len(page.styles), len(page.landmarks)] == [1, 1, 1]


def test_a_reading_is_the_same_after_it_was_kept() -> None:
    """Another process makes it, and the next build reads it from the disk."""
    page = read_page("a/index.html", HTML)

    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301  our own
    assert len(pickle.dumps(page)) < 2_000, "no source in it"


def test_the_line_of_each_value_is_found_again() -> None:
    lines = lines_of_page(HTML)

    assert lines["titles"] == [2]
    assert lines["links"] == [6]
    assert lines["references"] == [4, 4, 6]
    assert lines["ways"] == [3, 7, 7]
    assert lines["inline"] == [8, 8]


@pytest.mark.parametrize(
    "html", [HTML, "", "<q>95071<q>", "<sup>95071<a>95072", "<title>95071</title><svg><title>95072</svg>", "<xmp>95071", "<p id><a href>"]
)
def test_there_is_a_line_for_every_value(html: str) -> None:
    """A check that finds something must be able to say where."""
    page, lines = read_page("a.html", html), lines_of_page(html)

    for field in (
        "titles",
        "ids",
        "links",
        "references",
        "headings",
        "landmarks",
        "ways",
        "inline",
        "unclear",
        "descriptions",
        "policies",
    ):
        assert len(getattr(page, field)) <= len(lines.get(field, [])), field


@pytest.mark.parametrize("number", ["95\x01071", "95\x1e071", "95\x05 \x06071", "\x0595071\x06", "95&#2;071", "\x1095071", "\x0e95071\x0f"])
def test_signs_that_nobody_sees_hide_no_number(number: str) -> None:
    """The reading uses such signs itself."""
    assert [way.key for way in read_page("a.html", f"<p>{number}").ways] == ["95071"]


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    for name, text in {"index.html": "<h1>x", "a.css": "@import 'b.css'", "s.js": 'import "./t.js";', "p.png": "x" * 99}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return read_site(tmp_path, "https://a.example/")


def test_a_site_is_read_file_by_file(site: BuiltSite) -> None:
    assert [*site.readings] == ["a.css", "index.html", "p.png", "s.js"]
    assert site.files["a.css"].imports == ("b.css",)
    assert site.files["s.js"].imports == ("./t.js",)
    assert site.files["p.png"].sent == 99


def test_a_known_file_is_not_read_again(site: BuiltSite) -> None:
    """An edit of one page must not cost the reading of two thousand."""
    (site.folder / "index.html").write_text("<h1>y", "utf-8")
    (site.folder / "s.js").unlink()
    again = read_site(site.folder, site.address, site.readings)

    assert again.pages["index.html"] is site.pages["index.html"]
    assert "s.js" not in again.readings


def test_a_page_that_is_no_utf_8_is_told_by_its_own_bytes(site: BuiltSite) -> None:
    (site.folder / "index.html").write_bytes(b"<h1>\xff")
    page = read_site(site.folder, site.address).pages["index.html"]

    assert (page.sha256, page.size) == (sha256(b"<h1>\xff").hexdigest(), 5)


def test_scripts_that_a_page_only_names_are_links_too() -> None:
    """The search is loaded when a person asks for it: a wrong name would be noticed by nobody else."""
    page = read_page("a.html", '<template data-search-script="../s.js" data-theme-script="../t.js" data-folds-script="../f.js"></template>')

    assert [reference.address for reference in page.references if reference.loads and not reference.at_once] == [
        "../s.js",
        "../t.js",
        "../f.js",
    ]
