"""What the blocks decide by themselves."""

from collections.abc import Callable

import pytest

from generator.models.vocabulary import ContactStatus
from generator.rendering.page import SiteFacts, render_blocks
from generator.views.blocks import MOST_CARDS, Contacts
from generator.views.pages.ledger import hotlines_page
from generator.views.workshop import Workshop

MakeBench = Callable[..., Workshop]


def hotlines(bench: Workshop) -> list[str]:
    return [key for key, contact in bench.dataset.contacts.items() if contact.region == "CN" and contact.number]


@pytest.mark.parametrize(("count", "short"), [(MOST_CARDS, False), (MOST_CARDS + 1, True)])
def test_many_contacts_are_listed_in_short(bench: MakeBench, count: int, short: bool) -> None:  # noqa: FBT001 - what is expected
    """Sixteen full cards of sixteen banks made a page of ten thousand pixels."""
    made = bench()
    block = Contacts(made.contacts(hotlines(made)[:count]))

    assert block.short == short
    assert ("z-short" in render_blocks((block,), "do/lock-card.md", SiteFacts(made.language, directory_urls=True))) == short


def test_a_short_list_keeps_number_hours_doubt_and_the_way_to_the_card(bench: MakeBench) -> None:
    """The number is tapped, the warning of an unconfirmed one is read, the look-alikes are one tap away."""
    made = bench()
    keys = hotlines(made)
    cards = made.contacts(keys)
    html = render_blocks((Contacts(cards),), "do/lock-card.md", SiteFacts(made.language, directory_urls=True))

    for key, card in zip(keys, cards, strict=True):
        assert f'href="tel:{card.tel}"' in html or not card.tel
        assert f'href="../../hotlines/#{key}"' in html
        assert bool(card.doubt) == (made.dataset.contacts[key].status is ContactStatus.UNCONFIRMED)
        assert card.doubt in html
        assert not card.hours_known or str(card.hours) in html


def test_a_register_keeps_its_cards(bench: MakeBench) -> None:
    """It is where the short lists lead."""
    blocks = [block for section in hotlines_page(bench()).sections for block in section.blocks if isinstance(block, Contacts)]

    assert [block.short for block in blocks] == [False]
    assert len(blocks[0].items) > MOST_CARDS
