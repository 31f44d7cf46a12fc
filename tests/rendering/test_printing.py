"""Every kind of block is printed in one way, and prints something."""

import re
from pathlib import Path
from typing import get_args

import pytest

from generator.pages.blocks import Block, Links, Note
from generator.pages.language import Phrase
from generator.rendering import environment
from generator.rendering.page import render_blocks
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
