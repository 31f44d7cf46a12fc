"""What the blocks decide by themselves."""

from collections.abc import Callable

import pytest

from generator.pages.blocks import MOST_CARDS, Contacts
from generator.pages.context import PageContext
from generator.pages.register_pages import contacts_page
from generator.records.vocabulary import ContactStatus
from generator.rendering.page import render_blocks
from generator.rendering.render_context import RenderContext
from tests.small_world import records

MakeContext = Callable[..., PageContext]


LINES = {
    **{
        f"line-{number}": records().contacts[key].model_copy(update={"number": f"9500{number}"})
        for number, key in enumerate(["pay-line", "police-110"] * 4)
    },
    "pay-sms": records().contacts["pay-sms"],
}
"""Hotlines with and without hours and doubt, and a number nobody dials: more than fit as cards."""


@pytest.mark.parametrize(("count", "short"), [(MOST_CARDS, False), (MOST_CARDS + 1, True)])
def test_many_contacts_are_listed_in_short(context: MakeContext, count: int, short: bool) -> None:  # noqa: FBT001 - what is expected
    """Sixteen full cards of sixteen banks made a page of ten thousand pixels."""
    made = context(contacts=LINES)
    block = Contacts(made.contacts([*LINES][:count]))

    assert block.short == short
    assert ("z-short" in render_blocks((block,), "procedures/lock-card.md", RenderContext(made, directory_urls=True))) == short


def test_a_short_list_keeps_number_hours_doubt_and_the_way_to_the_card(context: MakeContext) -> None:
    """The number is tapped, the warning of an unconfirmed one is read, the look-alikes are one tap away."""
    made = context(contacts=LINES)
    cards = made.contacts(LINES)
    html = render_blocks((Contacts(cards),), "procedures/lock-card.md", RenderContext(made, directory_urls=True))

    for key, card in zip(LINES, cards, strict=True):
        assert f'href="tel:{card.tel}"' in html or not card.tel
        assert f'href="../../hotlines/#{key}"' in html
        assert bool(card.doubt) == (made.dataset.contacts[key].status is ContactStatus.UNCONFIRMED)
        assert card.doubt in html
        assert not card.hours_known or str(card.hours) in html


def test_a_register_keeps_its_cards(context: MakeContext) -> None:
    """It is where the short lists lead."""
    blocks = [
        block for section in contacts_page(context(contacts=LINES)).sections for block in section.blocks if isinstance(block, Contacts)
    ]

    assert [block.short for block in blocks] == [False]
    assert len(blocks[0].items) > MOST_CARDS
