"""A passage of a printed article is judged, or says why nobody judges it; a table has all its cells."""

import pytest
from pydantic import ValidationError

from generator.records.printed_article import Passage, PrintedTable

HEAD = {"words": "转法", "unjudged": "heading"}


@pytest.mark.parametrize(
    "how",
    [{}, {"claim": "s1-4", "unjudged": "opinion"}, {"claim": "s1-4", "judged_with": "s1-1"}, {"unjudged": "boring"}],
    ids=["by nothing", "and an opinion", "twice", "for no reason there is"],
)
def test_a_passage_has_one_judgement(how: dict[str, str]) -> None:
    """Words without one would stand on our page like advice of ours."""
    with pytest.raises(ValidationError):
        Passage.model_validate({"words": "可主动撤回", **how})


@pytest.mark.parametrize("how", [{"claim": "s1-4"}, {"judged_with": "s1-1"}, {"unjudged": "opinion"}, {"unjudged": "heading"}], ids=str)
def test_each_way_to_judge_it_is_one(how: dict[str, str]) -> None:
    """A place that the article left empty is judged like the others."""
    assert Passage.model_validate(how).words is None
    assert Passage.model_validate({"words": "可主动撤回", **how}).words is not None


@pytest.mark.parametrize("cells", [0, 2])
def test_a_row_with_more_or_fewer_cells_than_columns_is_refused(cells: int) -> None:
    """A cell under the head of its neighbour is another claim."""
    row = {"head": HEAD, "cells": [{"words": "可主动撤回", "claim": "s1-4"}] * cells}

    with pytest.raises(ValidationError):
        PrintedTable.model_validate({"columns": [HEAD, HEAD], "rows": [row]})
