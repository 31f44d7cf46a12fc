"""Lists that are too long for the weight of one page: how many pages they take, where these lie, what they are called.

A list that fits is one page, at the address that the list always has; that is also the address of the first of several.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from generator.pages.blocks import Link, Links
from generator.pages.context import PageContext
from generator.pages.language import Phrase

Listed = TypeVar("Listed")


def part_count(entries: int, most: int) -> int:
    """How many pages a list takes.

    Args:
        entries: How many it has.
        most: How many fit on a page.

    Returns:
        At least 1.
    """
    return max(1, -(-entries // most))


def part_addresses(address: str, count: int) -> Iterator[str]:
    """The addresses of the pages of a list, in order.

    Args:
        address: Of the list: `topics/index.md`.
        count: How many pages it takes.

    Yields:
        `topics/index.md`, `topics/index-2.md`, …
    """
    yield address
    for number in range(2, count + 1):
        yield f"{address.removesuffix('.md')}-{number}.md"


def entries_of_part(entries: Sequence[Listed], number: int, count: int) -> Sequence[Listed]:
    """The entries of one page; all pages have the same number of entries, or one more."""
    return entries[len(entries) * (number - 1) // count : len(entries) * number // count]


def part_title(ctx: PageContext, title: Phrase, number: int, count: int) -> Phrase:
    """The title of one page; that of the first page is the title of the list."""
    return title if number == 1 else ctx.label("list-part-title", title=title, number=number, total=count)


def part_links(ctx: PageContext, title: Phrase, address: str, number: int, hints: Sequence[Phrase]) -> Links:
    """The links from one page to the others; none for a list of one page.

    Args:
        ctx: Language of the page.
        title: Of the list.
        address: Of the list.
        number: Of the page.
        hints: What is on each page, in order; may be empty phrases.

    Returns:
        A list of links.
    """
    count = len(hints)
    parts = enumerate(zip(part_addresses(address, count), hints, strict=True), 1)
    return Links(tuple(Link(part_title(ctx, title, other, count), uri, hint) for other, (uri, hint) in parts if other != number))


def part_crumbs(title: Phrase, address: str, number: int) -> tuple[Link, ...]:
    """The way from a further page to the first."""
    return (Link(title, address),) if number > 1 else ()
