"""Frames: what tells two pages of one form apart is filled in, and whatever else a template may see is part of the form."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.engine.articles import Article, ArticleHeading
from generator.engine.frames import Form, Frame, Layout
from generator.release.csp import format_policy, inline_code

TITLE = ArticleHeading(1, "page-title", "T")
PARTS = tuple(ArticleHeading(2, f"part-{number}", f"Part {number}") for number in range(5))
ARTICLE = Article({"title": "T", "description": "D", "kind": "topic"}, '<h1 id="page-title">T</h1>', (TITLE, *PARTS[:2]))


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        (tmp_path / name).touch()
    (tmp_path / "content/zh/guides").mkdir(parents=True)
    (tmp_path / "content/zh/guides/only.md").touch()
    return Layout(
        root=tmp_path,
        language="zh",
        address="https://a.example/x/",
        edit="https://forge.example/edit/main/",
        directory_urls=True,
        navigation=frozenset({"index.md", "topics/index.md", "guides/parts/first.md"}),
        generated=frozenset({"index.md", "topics/index.md", "topics/a.md", "topics/b.md"}),
        names={"zh": "中文", "en": "English & more"},
    )


def form(layout: Layout, uri: str = "topics/a.md", article: Article = ARTICLE, source: str = "data/a.yml") -> Form:
    return layout.form_of(uri, article, source)


def unmade(html: str, _: str) -> str:
    return html


@pytest.mark.parametrize(
    "article",
    [
        replace(ARTICLE, meta={**ARTICLE.meta, "title": "Other"}),
        replace(ARTICLE, meta={**ARTICLE.meta, "description": "Other"}),
        replace(ARTICLE, meta={**ARTICLE.meta, "aliases": ["x"], "search": {"boost": 2}}),
        replace(ARTICLE, content="<h1>Other</h1><p>Words.</p>"),
        replace(ARTICLE, headings=(TITLE, *PARTS[1:3])),
    ],
)
def test_pages_that_differ_in_what_is_filled_in_have_one_form(layout: Layout, article: Article) -> None:
    assert form(layout, article=article) == form(layout)


@pytest.mark.parametrize("uri", ["topics/b.md"])
def test_neighbours_have_one_form(layout: Layout, uri: str) -> None:
    assert form(layout, uri) == form(layout)


@pytest.mark.parametrize(
    "article",
    [
        replace(ARTICLE, meta={**ARTICLE.meta, "kind": "plan"}),
        replace(ARTICLE, meta={**ARTICLE.meta, "hide": ["toc"]}),
        replace(ARTICLE, meta={"description": "D", "kind": "topic"}),
        replace(ARTICLE, content="<p>No title.</p>"),
        replace(ARTICLE, content=f"{ARTICLE.content}<div data-filters></div>"),
        replace(ARTICLE, content=f"{ARTICLE.content}<div data-storage-list></div>"),
        replace(ARTICLE, headings=PARTS[:2]),
        replace(ARTICLE, headings=(TITLE, *PARTS[:1])),
        replace(ARTICLE, headings=(TITLE, *PARTS[:3])),
    ],
)
def test_pages_that_a_template_may_treat_in_another_way_have_another_form(layout: Layout, article: Article) -> None:
    """The frame of the one would be wrong for the other."""
    assert form(layout, article=article) != form(layout)


@pytest.mark.parametrize("uri", ["topics/index.md", "topics/c.md", "guides/only.md", "topics/a/b.md", "topic.md", "guides/parts/c.md"])
def test_pages_in_another_place_have_another_form(layout: Layout, uri: str) -> None:
    """In the navigation, in one language only, deeper, or below another part of the navigation."""
    assert form(layout, uri) != form(layout)


def test_a_page_without_an_edit_link_has_another_form(layout: Layout) -> None:
    assert form(layout, source="") != form(layout)


def test_a_list_of_contents_with_more_entries_than_any_template_counts_is_like_one_with_more(layout: Layout) -> None:
    three, five = (replace(ARTICLE, headings=(TITLE, *PARTS[:count])) for count in (3, 5))

    assert form(layout, article=three) == form(layout, article=five)


def test_a_frame_is_filled() -> None:
    frame = Frame(("<title>", "title", "</title><a href=#", "contents", "</a>", "content", "!"), within=">", between="</a><a href=#")

    assert frame.fill({"title": "T", "content": "C"}, PARTS[:2]) == (
        "<title>T</title><a href=#part-0>Part 0</a><a href=#part-1>Part 1</a>C!"
    )


def test_a_frame_without_a_list_of_contents_has_no_place_for_it() -> None:
    assert Frame(("a", "title", "b")).fill({"title": "T"}, PARTS) == "aTb"


def test_a_page_without_a_frame_is_not_guessed(layout: Layout) -> None:
    with pytest.raises(KeyError):
        layout.page("topics/a.md", ARTICLE, "data/a.yml", unmade)


def test_what_is_filled_in_is_escaped(layout: Layout) -> None:
    """Templates of the engine print it as it is."""
    values = layout.values_of("topics/a.md", replace(ARTICLE, meta={"title": "<T> & 'x'", "description": 'a "b"'}), "")

    assert (values["title"], values["description"], values["edit"]) == ("&lt;T&gt; &amp; &#x27;x&#x27;", "a &quot;b&quot;", "")


def test_addresses_of_a_page(layout: Layout) -> None:
    values = layout.values_of("topics/a.md", ARTICLE, "data/a.yml")

    assert values == {
        "title": "T",
        "description": "D",
        "canonical": "https://a.example/x/topics/a/",
        "edit": "https://forge.example/edit/main/data/a.yml",
        "first": "page-title",
        "link0": "./",
        "address0": "https://a.example/x/topics/a/",
        "link1": "../../en/topics/a/",
        "address1": "https://a.example/x/en/topics/a/",
    }


def test_a_page_in_one_language_leads_to_the_home_page_of_the_other(layout: Layout) -> None:
    here, there = layout.alternates("guides/only.md")

    assert (here["same"], here["link"]) == (True, "./")
    assert (there["same"], there["link"], there["name"], there["hreflang"]) == (False, "../../en/", "English &amp; more", "en")


def test_a_page_of_the_theme_leads_to_the_home_pages_from_wherever_it_is_shown(layout: Layout) -> None:
    assert [entry["link"] for entry in layout.alternates("")] == ["/x/", "/x/en/"]


def test_nobody_knows_the_address(layout: Layout) -> None:
    layout.address = ""
    values = layout.values_of("topics/a.md", ARTICLE, "")

    assert (values["canonical"], values["address0"], values["link1"]) == ("", "", "../../en/topics/a/")


@pytest.mark.parametrize(
    ("uri", "folders", "url"),
    [
        ("index.md", True, ""),
        ("topics/index.md", True, "topics/"),
        ("topics/a.md", True, "topics/a/"),
        ("index.md", False, "index.html"),
        ("topics/index.md", False, "topics/index.html"),
        ("topics/a.md", False, "topics/a.html"),
    ],
)
def test_address_below_the_folder_of_the_language(layout: Layout, uri: str, url: str, *, folders: bool) -> None:
    layout.directory_urls = folders

    assert layout.url_of(uri) == url


@pytest.mark.parametrize("script", ["<script>run()</script>", "<style>p{}</style>"])
def test_no_policy_signs_code_of_an_article(layout: Layout, script: str) -> None:
    """What runs stands in the frame; whoever can write an article must not be able to run anything."""
    frame_code = inline_code("<script>frame()</script>")
    layout.frames[form(layout)] = Frame(("", "policy", "|", "content", ""), code=frame_code)

    assert layout.page("topics/a.md", ARTICLE, "data/a.yml", unmade).startswith(f"{format_policy(frame_code)}|")
    with pytest.raises(ValueError, match=r"data/a\.yml: an inline <"):
        layout.page("topics/a.md", replace(ARTICLE, content=ARTICLE.content + script), "data/a.yml", unmade)


def test_data_for_scripts_needs_no_place_in_the_policy(layout: Layout) -> None:
    layout.frames[form(layout)] = Frame(("", "policy", "|", "content", ""))
    data = '<script type="application/json">{}</script>'
    plain, with_data = (
        layout.page("topics/a.md", replace(ARTICLE, content=ARTICLE.content + more), "data/a.yml", unmade) for more in ("", data)
    )

    assert plain.partition("|")[0] == with_data.partition("|")[0]


def test_the_article_is_finished_and_the_frame_is_not_finished_again(layout: Layout) -> None:
    """That is half of the time of a page."""
    layout.frames[form(layout)] = Frame(("<b>", "content", "</b>"))
    finished: list[tuple[str, str]] = []
    layout.page("topics/a.md", ARTICLE, "data/a.yml", lambda html, page: (finished.append((html, page)), html)[1])

    assert finished == [(ARTICLE.content, "data/a.yml")]
