"""Every kind of block is printed in one way, and prints something."""

import gc
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.pages.blocks import Block, Link, Links, Note, Page, Section
from generator.pages.language import Phrase
from generator.rendering import environment
from generator.rendering.page import render_blocks, render_page
from generator.rendering.render_context import RenderContext

TEMPLATE = (Path(environment.__file__).parent / "templates" / "_blocks.md.jinja").read_text("utf-8")


def test_every_kind_of_block_has_its_way_of_printing() -> None:
    """A block without one would be missing on every page that asks for it."""
    named = set(re.findall(r'^  "(\w+)": print_\w+,$', TEMPLATE, re.MULTILINE))

    assert named == {kind.__name__ for kind in get_args(Block)}


def test_an_unknown_block_is_an_error(site: RenderContext) -> None:
    """It used to print nothing, and nobody noticed."""

    class Brandnew:
        pass

    with pytest.raises(LookupError, match="Brandnew"):
        render_blocks((Brandnew(),), "index.md", site)  # type: ignore[arg-type]


@pytest.mark.parametrize("block", [Note(Phrase("")), Links(())])
def test_an_empty_block_is_an_error(site: RenderContext, block: Block) -> None:
    """A page view that has nothing to say leaves the block out: an empty box promises something."""
    with pytest.raises(ValueError, match="nothing to say"):
        render_blocks((block,), "index.md", site)


def test_a_printed_page_leaves_nothing_to_collect(site: RenderContext) -> None:
    """The collector rests while pages are made: with macros of its own each page stayed in memory, in circles with them."""
    links = Links((Link(Phrase("y"), "topics/y.md"),))
    page = Page("topics/x.md", Phrase("x"), "about x", "topic", (links,), (Section("a", Phrase("a"), (links,)),))
    render_page(page, site)
    gc.collect()
    gc.disable()
    try:
        render_page(replace(page, uri="topics/z.md"), site)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_links_lead_from_the_page_that_is_printed(site: RenderContext) -> None:
    """The macros are the same for all pages; where a page lies is not."""
    blocks = (Links((Link(Phrase("y"), "topics/y.md"),)),)

    assert 'href="topics/y/"' in render_blocks(blocks, "index.md", site)
    assert 'href="../y/"' in render_blocks(blocks, "topics/x.md", site)
    assert 'href="topics/y/"' in render_blocks(blocks, "index.md", site)
