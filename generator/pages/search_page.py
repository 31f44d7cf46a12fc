"""The page of search: the box in its place, and where to begin without it. The home page has a field that leads there."""

from generator.pages.a_to_z import A_TO_Z
from generator.pages.blocks import Link, Links, Page, SearchField
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.page_paths import HOME_PAGE, HOTLINES, SEARCH


def search_field(ctx: PageContext) -> SearchField:
    """The field of a page on which one can say what happened.

    Args:
        ctx: Language of the page.

    Returns:
        The field.
    """
    return SearchField(ctx.language.ui("search-field"), ctx.language.word("search", "label"))


def search_page(ctx: PageContext) -> Page:
    """The page of search.

    Args:
        ctx: Language of the page.

    Returns:
        The field that the box takes the place of, and links to the lists that hold everything.
    """
    field = search_field(ctx)
    ways = (Link(ctx.label("a-to-z-title"), A_TO_Z), Link(ctx.label("hotlines-title"), HOTLINES), Link(ctx.label("home-title"), HOME_PAGE))
    return compose_page(
        ctx,
        uri=SEARCH,
        title=Phrase(field.go),
        description=ctx.label("search-intro"),
        kind="index",
        lead=(SearchField(field.label, field.go, str(ctx.label("search-no-script"))), Links(ways)),
        record="topics",
        tags={"priority": "low"},
    )
