"""Lists of one kind of page."""

from collections.abc import Callable

import pytest

from generator.views.blocks import Links
from generator.views.context import PageContext
from generator.views.pages.indexes import index_page

MakeContext = Callable[..., PageContext]


@pytest.mark.parametrize(("kind", "vocabulary"), [("topics", "topic-groups"), ("procedures", "procedure-kinds")])
def test_groups_stand_in_the_order_of_their_vocabulary(context: MakeContext, kind: str, vocabulary: str) -> None:
    """What most people look for comes first, not what the first record happens to be called."""
    made = context()
    shown = [str(section.heading) for section in index_page(made, kind).sections]
    listed = [str(made.say(term.name)) for term in made.dataset.vocabularies[vocabulary].values()]

    assert shown == [name for name in listed if name in shown]
    assert len(shown) > 1


def test_ways_of_paying_stand_in_the_order_of_the_platforms(context: MakeContext) -> None:
    """As on the home page: the most used platform first."""
    made = context()
    shown = [section.id for section in index_page(made, "transfer_types").sections]

    assert shown == [f"group-{key}" for key in made.dataset.platforms if f"group-{key}" in shown]


def test_no_record_is_left_out_and_no_group_is_empty(context: MakeContext) -> None:
    """Everything can be reached by links alone, whatever vocabulary forgot."""
    made = context(vocabularies={})
    page = index_page(made, "topics")
    links = [link for section in page.sections for block in section.blocks if isinstance(block, Links) for link in block.items]

    assert len(links) == len(made.dataset.topics)
    assert all(section.blocks for section in page.sections)
