"""What every page ends with: the words that stand for it in a list of search results."""

from collections.abc import Callable

import pytest

from generator.views.context import PageContext
from generator.views.pages.compose import said_of
from generator.views.pages.helper import list_page, list_pages

MakeContext = Callable[..., PageContext]


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("zh", "术语", "术语：说明"),
        ("zh", "还能追回吗？", "还能追回吗？说明"),
        ("zh", "澳大利亚：先做什么", "澳大利亚：先做什么。说明"),
        ("en", "Terms", "Terms: 说明"),
        ("en", "Can I get it back?", "Can I get it back? 说明"),
        ("en", "Australia: what to do first", "Australia: what to do first. 说明"),
    ],
)
def test_a_name_goes_over_into_what_is_said_of_it(context: MakeContext, language: str, name: str, said: str) -> None:
    """“where did the money go?.” and “先做什么、找谁：先联系” were printed as they stand here."""
    assert said_of(context(language), name, "说明") == said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_choices_begin_their_description_with_their_question(context: MakeContext, language: str) -> None:
    """The answer comes behind the question mark, without a full stop in between."""
    made = context(language)
    pages = [list_page(made, *each) for each in list_pages(made) if str(each[1])[-1] in "?？"]

    assert pages
    assert all(page.description.startswith(f"{page.title}{made.language.ui('stop')[1:]}") for page in pages)
    assert not [page.description for page in pages if "？。" in page.description or "?." in page.description]
