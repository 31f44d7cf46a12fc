"""All guides sorted by sound, A to Z: for readers without JavaScript, and for those who would rather browse than search."""

from collections.abc import Callable, Iterable

from generator.pages.blocks import Link, Links, Note, Page, Section
from generator.pages.compose import compose_page
from generator.pages.context import PageContext
from generator.pages.language import Phrase
from generator.records.kinds import KINDS

A_TO_Z = "all-pages.md"
LISTED = frozenset({"guide", *(kind.one for kind in KINDS if kind.listed)})
"""Kinds of page that somebody looks for by name; plans and claims are reached through these, the rest through the menu."""


def a_to_z_page(ctx: PageContext, entries: Iterable[tuple[str, str]], order: Callable[[str], str], letter: Callable[[str], str]) -> Page:
    """The page that lists all guides by the first letter of their sound.

    Args:
        ctx: Language of the page.
        entries: (title, address) of each guide, generated or hand-written, in any order: `topics/x.md`.
        order: The key that sorts a title below its letter.
        letter: The heading a title stands under: `A` to `Z`, or a sign for the rest.

    Returns:
        The page at `A_TO_Z`, a section for each letter that is used.
    """
    groups: dict[str, list[Link]] = {}
    for title, uri in sorted(entries, key=lambda entry: (letter(entry[0]), order(entry[0]), entry[1])):
        groups.setdefault(letter(title), []).append(Link(Phrase(title), uri))
    intro = ctx.label("a-to-z-intro")
    return compose_page(
        ctx,
        uri=A_TO_Z,
        title=ctx.label("a-to-z-title"),
        description=intro,
        kind="index",
        lead=(Note(intro),),
        sections=tuple(Section(f"letter-{_anchor(name)}", Phrase(name), (Links(tuple(links)),)) for name, links in groups.items()),
        record="topics",
        tags={"priority": "low"},
    )


def _anchor(name: str) -> str:
    return name.lower() if name.isalpha() else "0"
