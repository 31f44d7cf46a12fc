"""What needs no Markdown is not sent through it, and comes out the same."""

from collections.abc import Mapping

import pytest

from generator.build_pages import Site
from generator.engine.articles import ArticleHeading, NotGenerated, article_of
from generator.engine.session import EngineSession, split_front_matter
from generator.release.finish_page import finish_page
from tests.small_world import LANGUAGES

PAGE = """---
title: "Title: \\"quoted\\""
search: {"exclude": true}
---

# Title {: #page-title }

<p>Lead.</p>

## 怎么办 <span>x</span> {: #what-now }

<p>One.</p>
<p>Two.</p>

## Empty {: #empty }
"""


def test_front_matter_headings_and_blocks() -> None:
    article = article_of(PAGE)

    assert article.meta == {"title": 'Title: "quoted"', "search": {"exclude": True}}
    assert article.headings == (
        ArticleHeading(1, "page-title", "Title"),
        ArticleHeading(2, "what-now", "怎么办 <span>x</span>"),
        ArticleHeading(2, "empty", "Empty"),
    )
    assert article.content == (
        '<h1 id="page-title">Title</h1>\n<p>Lead.</p>\n'
        '<h2 id="what-now">怎么办 <span>x</span></h2>\n<p>One.</p>\n<p>Two.</p>\n<h2 id="empty">Empty</h2>'
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Title {: #t }\n", "no front matter"),
        ("---\ntitle: x\n", "no front matter"),
        ("---\ntitle: plain words\n---\n", "the value of `title` in the front matter is no JSON"),
        ("---\nlist:\n---\n", "`list:` in the front matter is no `key: value`"),
    ],
)
def test_what_our_templates_do_not_write_is_refused(text: str, reason: str) -> None:
    """A guess would be published."""
    with pytest.raises(NotGenerated, match=f"^{reason}$"):
        article_of(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_what_markdown_makes_of_it(language: str, sites: Mapping[str, Site], engines: Mapping[str, EngineSession]) -> None:
    """Every kind of page and every block occurs in the small world. The last step takes out the empty lines between blocks."""
    pages = {uri: artifact.text for uri, artifact in sites[language].artifacts.items() if uri.endswith(".md")}
    assert len(pages) > 60
    for uri, text in pages.items():
        article, converted = article_of(text), engines[language].convert(uri, *split_front_matter(text))
        assert (article.meta, article.headings) == (converted.meta, converted.headings), uri
        assert finish_page(article.content, page=uri, policy=False) == finish_page(converted.content, page=uri, policy=False), uri
