"""Where is the account, where is the reader: the choice of a place, beside the first actions, with its police and its first steps."""

from dataclasses import replace

from generator.pages.blocks import AccountPlaces, ContactCard, Data, Link, Links, Note, Page, PlaceLine
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.home_numbers import hold_contact
from generator.pages.language import Phrase
from generator.pages.page_paths import HELP_ABROAD, HELP_PLACE, HOTLINES_ABROAD, address
from generator.pages.script_data import WORDS_ID, helper_words
from generator.planner.corridors import HOME_REGION, destinations
from generator.records.cross_border import Place

_POLICE = ("call-110", "local-police-abroad")
"""Procedures whose channels are the police, or take reports for it, in their places."""


def account_places(ctx: PageContext, known: str = "", *, unfolded: bool = False, words: bool = False) -> AccountPlaces:
    """Every place with where its police take reports.

    Args:
        ctx: Records and language.
        known: Code of the region in which the account is, where the page says it; empty or `INT` where it does not.
        unfolded: Whether the list is open: on a page that is for it.
        words: Whether the page has no words for its scripts yet.

    Returns:
        The block; no number of the mainland in it can be dialled before somebody has said that they are there.
    """
    known = "" if known == "INT" else known
    place = ctx.language.in_sentence(ctx.language.word("region", known)) if known else ""
    return AccountPlaces(
        ctx.label("account-elsewhere", place=place) if known else ctx.label("account-question"),
        ctx.label("account-note"),
        ctx.remember(_lines),
        known,
        unfolded,
        words=Data(WORDS_ID, helper_words(ctx.language, "account")) if words else None,
    )


def home_account_places(ctx: PageContext) -> AccountPlaces:
    """The choice on a home page that is read in many places: the mainland and the places with a corridor of their own as links.

    Args:
        ctx: Records and language.

    Returns:
        The block, with words for its script.
    """
    corridors = [ctx.dataset.corridors[key].destinations for key in destinations(ctx.dataset)]
    regions = {HOME_REGION, *(reached[0] for reached in corridors if len(reached) == 1)}
    named = (key for key, place in ctx.dataset.places.items() if place.region in regions)
    elsewhere = Link(Phrase(ctx.language.word("helper", "help-elsewhere")), HELP_PLACE)
    return replace(
        account_places(ctx, words=True),
        question=ctx.label("account-all"),
        heading=Phrase(ctx.language.word("helper", "account-where")),
        first=(*ctx.links("places", named), elsewhere),
    )


def _lines(ctx: PageContext) -> tuple[PlaceLine, ...]:
    procedures = (ctx.dataset.procedures[key] for key in _POLICE if key in ctx.dataset.procedures)
    police = [channel.contact for procedure in procedures for channel in procedure.channels if channel.contact]
    places = {key: place for key, place in ctx.dataset.places.items() if place.region != "INT"}
    return tuple(PlaceLine(ctx.name("places", key), address("places", key), _calls(ctx, place, police)) for key, place in places.items())


def _calls(ctx: PageContext, place: Place, police: list[str]) -> tuple[ContactCard, ...]:
    """The emergency numbers of a place, then its police; what can neither be dialled nor opened is not among them.

    Their evidence stands on the page of the place.
    """
    cards = ctx.contacts(dict.fromkeys((*place.contacts, *police)))
    own = (card for card in cards if card.region == place.region and (card.emergency or card.id in police))
    return tuple(hold_contact(ctx, replace(card, evidence=(), look_alike_evidence=())) for card in own if card.tel or card.url)


def account_page(ctx: PageContext) -> Page:
    """The page for whoever is not in the mainland: every place, with its police and its first steps."""
    return compose_page(
        ctx,
        uri=HELP_PLACE,
        title=ctx.label("account-title"),
        description=ctx.label("account-note"),
        kind="help",
        lead=(
            account_places(ctx, unfolded=True, words=True),
            Note(ctx.label("never-calls"), "warning"),
            Links((Link(ctx.label("place-across"), HELP_ABROAD), Link(ctx.label("hotlines-abroad-title"), HOTLINES_ABROAD))),
        ),
        record="procedures",
        tags={"priority": "high"},
    )
