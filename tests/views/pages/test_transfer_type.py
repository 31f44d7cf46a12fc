"""The page of a way of paying."""

from collections.abc import Callable

import pytest

from generator.loading.loader import load_dataset
from generator.views.blocks import Answer, Cell, Facts, Page, Questions
from generator.views.context import PageContext
from generator.views.pages.transfer_type import transfer_type_page
from tests.hostile import ROOT

TYPES = tuple(load_dataset(ROOT).dataset.transfer_types)


def cells(page: Page) -> list[Cell]:
    """Everything the page answers: verdict, facts and rules."""
    found = []
    for block in (*page.lead, *(block for section in page.sections for block in section.blocks)):
        match block:
            case Answer():
                found.append(block.cell)
            case Facts():
                found += [cell for _, cell in block.rows]
            case Questions():
                found += [cell for question in block.items for cell in question.answers]
    return found


@pytest.mark.parametrize("key", TYPES)
def test_nothing_is_said_twice(context: Callable[..., PageContext], key: str) -> None:
    """Whoever reads the same rule three times looks for the difference."""
    made = context()
    page = transfer_type_page(made, key, made.dataset.transfer_types[key])
    said = [cell.text.text for cell in cells(page) if cell.answer != "unknown"]

    assert len(said) == len(set(said))


@pytest.mark.parametrize("key", TYPES)
def test_a_rule_gives_no_second_copy_of_an_answer_above(context: Callable[..., PageContext], key: str) -> None:
    """A rule with another answer to the same question stays: it is the exception."""
    made = context()
    record = made.dataset.transfer_types[key]
    rules = [
        block for section in transfer_type_page(made, key, record).sections for block in section.blocks if isinstance(block, Questions)
    ]
    asked = str(made.term("questions", "sender-cancel"))
    word = made.language.answer("sender-cancel", record.sender_cancel.answer)

    assert word not in [
        cell.word for block in rules for question in block.items if str(question.text) == asked for cell in question.answers
    ]
