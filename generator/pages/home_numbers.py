"""Decides where a number of the mainland may be dialled with one tap, before anybody has said where they are.

Nobody in London can dial 110. A page of the mainland (its platforms and their plans, its place, its register of numbers) has them in
every language; a page of a rail in none, since its reader may sit at either end; any other page has them where it is written in the
language of the mainland. Elsewhere such a number is printed, with its place, and is no link.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.pages.blocks import ActionItem, Actions, Block, CallCards, ContactCard, Contacts, FirstSteps, Plan
from generator.pages.context import PageContext
from generator.pages.language import ORIGINAL
from generator.pages.page_paths import HOTLINES
from generator.planner.corridors import HOME_REGION
from generator.records.procedure import Procedure


def holds_home_numbers(ctx: PageContext, uri: str, kind: str, record: str, platform: str) -> bool:
    """Whether a page prints the numbers of the mainland without a link to dial them.

    Args:
        ctx: Records and language of the page.
        uri: Its address.
        kind: What it is: `plan`, `rail`.
        record: `kind/id` of the record it shows; without an id where it shows several.
        platform: Id of the platform it is about; empty where it is about none, or several.

    Returns:
        False on pages of the mainland; else True on pages of rails, and on those in a language that is read elsewhere.
    """
    of, _, key = record.partition("/")
    place, action = ctx.dataset.places.get(key), ctx.dataset.procedures.get(key)
    if uri == HOTLINES or platform in ctx.dataset.platforms or (of == "places" and place and place.region == HOME_REGION):
        return False
    rails = of == "rails" or kind == "plan" or (of == "procedures" and action is not None and _is_of_rails(action))
    return rails or read_elsewhere(ctx)


def read_elsewhere(ctx: PageContext) -> bool:
    """Whether the language of the page is read mostly outside the mainland."""
    return ctx.language.tag != ORIGINAL


def _is_of_rails(procedure: Procedure) -> bool:
    """Whether an action is for rails alone."""
    return bool(procedure.applies.rails) and HOME_REGION not in procedure.applies.regions


def hold_home_numbers(ctx: PageContext, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks, the numbers of the mainland in them held.

    Args:
        ctx: Language of the page.
        blocks: Of a page of which `holds_home_numbers` is true.

    Returns:
        The same blocks; each contact of the mainland that could be dialled is `held`, and says where it answers.
    """
    return tuple(_held(ctx, block) for block in blocks)


def hold_actions(ctx: PageContext, items: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Actions, the numbers of the mainland in them held."""
    return tuple(replace(item, contact=hold_contact(ctx, item.contact)) if item.contact else item for item in items)


def hold_contact(ctx: PageContext, card: ContactCard) -> ContactCard:
    """A contact; one of the mainland that could be dialled is held."""
    return replace(card, held=True, place=ctx.inside(HOME_REGION)) if card.region == HOME_REGION and card.tel else card


def _held(ctx: PageContext, block: Block) -> Block:
    match block:
        case Actions() | FirstSteps():
            return replace(block, items=hold_actions(ctx, block.items))
        case Plan():
            later = tuple(replace(stage, items=hold_actions(ctx, stage.items)) for stage in block.later)
            return replace(block, items=hold_actions(ctx, block.items), later=later)
        case CallCards():
            cards = (replace(card, contact=hold_contact(ctx, card.contact)) if card.contact else card for card in block.items)
            return replace(block, items=tuple(cards))
        case Contacts():
            return replace(block, items=tuple(hold_contact(ctx, card) for card in block.items))
        case _:
            return block
