"""All guides sorted by sound, A to Z: for readers without JavaScript, and for those who would rather browse than search."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.pages.blocks import Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.pages.list_parts import entries_of_part, part_addresses, part_count, part_crumbs, part_links, part_title
from generator.pages.page_paths import SEARCH
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS

A_TO_Z = "all-pages.md"
LISTED = frozenset({"guide", *(kind.one for kind in KINDS if kind.listed)})
"""Kinds of page that somebody looks for by name; plans and claims are reached through these, the rest through the menu."""

MOST_GUIDES = 340
"""Guides on one page: the 305 of 2026-11 take 10.3 of its 13 KB."""


class ListedGuide(NamedTuple):
    """A guide in the list; guides are in the order of these values."""

    letter: str
    """The heading it stands under: `A` to `Z`, or a sign for the rest."""
    order: str
    """The key that sorts it below its letter."""
    uri: str
    title: str


def a_to_z_addresses(dataset: Dataset, guides: int) -> Iterator[str]:
    """The addresses of the pages of the list, which follow from how many guides there are.

    Args:
        dataset: The records.
        guides: How many guides are written by hand, at most, in any language: all languages have the same pages.

    Returns:
        At least one, in order.
    """
    made = sum(len(dataset.kind(kind.name)) for kind in KINDS if kind.listed)
    return part_addresses(A_TO_Z, part_count(made + guides, MOST_GUIDES))


def sort_guides(titles: Iterable[tuple[str, str]], order: Callable[[str], str], letter: Callable[[str], str]) -> list[ListedGuide]:
    """Guides by the first letter of their sound.

    Args:
        titles: (title, address) of each guide, generated or hand-written, in any order: `topics/x.md`.
        order: A title → the key that sorts it below its letter.
        letter: A title → its letter.

    Returns:
        The guides in order.
    """
    return sorted(ListedGuide(letter(title), order(title), uri, title) for title, uri in titles)


def a_to_z_page(ctx: PageContext, guides: Sequence[ListedGuide], number: int, count: int) -> Page:
    """A page of the list of all guides.

    Args:
        ctx: Language of the page.
        guides: All of them, in order.
        number: Of the page, from 1.
        count: How many pages the list takes.

    Returns:
        The page at that place of `a_to_z_addresses`, a section for each letter that is used.
    """
    groups: dict[str, list[Link]] = {}
    for guide in entries_of_part(guides, number, count):
        groups.setdefault(guide.letter, []).append(Link(Phrase(guide.title), guide.uri))
    title, intro = ctx.label("a-to-z-title"), ctx.label("a-to-z-intro")
    search = Links((Link(Phrase(ctx.language.word("search", "label")), SEARCH),))
    hints = [_letters(entries_of_part(guides, other, count)) for other in range(1, count + 1)]
    return compose_page(
        ctx,
        uri=[*part_addresses(A_TO_Z, count)][number - 1],
        title=part_title(ctx, title, number, count),
        description=intro,
        kind="index",
        lead=(Note(intro), search, part_links(ctx, title, A_TO_Z, number, hints)),
        sections=tuple(Section(f"letter-{_anchor(name)}", Phrase(name), (Links(tuple(links)),)) for name, links in groups.items()),
        record="topics",
        crumbs=part_crumbs(title, A_TO_Z, number),
        tags={"priority": "low"},
    )


def _letters(guides: Sequence[ListedGuide]) -> Phrase:
    """The letters of a page: `H–N`."""
    return Phrase("–".join(dict.fromkeys((guides[0].letter, guides[-1].letter))) if guides else "")


def _anchor(name: str) -> str:
    return name.lower() if name.isalpha() else "0"
