"""What the views hang on a kind of record by its name is there, and fits its model."""

from dataclasses import replace
from typing import get_type_hints

import pytest

from generator.pages.all_pages import RECORD_PAGES, function_for
from generator.pages.blocks import Page
from generator.pages.columns import COLUMNS
from generator.pages.context import PageContext
from generator.pages.directives import DIRECTIVES
from generator.records.kinds import KIND, KINDS, Kind


@pytest.mark.parametrize("name", RECORD_PAGES)
def test_a_page_function_takes_the_records_of_its_kind(name: str) -> None:
    """It is found by its name, so no type checker compares the two."""
    *parameters, made = get_type_hints(RECORD_PAGES[name]).values()

    assert parameters == [PageContext, str, KIND[name].model]
    assert made is Page


def test_a_kind_with_pages_and_without_a_page_function_is_told() -> None:
    """In words that say what to write, when the code is loaded and not when the first record is added."""
    with pytest.raises(LookupError, match=r"rails have an address: write `no_such_thing_page` in generator/pages/"):
        function_for(replace(KIND["platforms"], name="rails", one="no-such-thing"))


def test_tables_know_columns_of_exactly_the_kinds_that_can_stand_in_them() -> None:
    """An editor offers these kinds, and the check of references lets them pass."""
    assert {kind.name for kind in KINDS if kind.compared} == COLUMNS.keys()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.address], ids=lambda kind: kind.name)
def test_prose_may_link_to_a_record_of_every_kind_with_an_address(kind: Kind) -> None:
    """A directive is called like a single record."""
    assert DIRECTIVES[kind.one].kind == kind.name
