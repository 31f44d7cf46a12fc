"""Registers: numbers, terms, figures, cases."""

from collections.abc import Callable

from generator.models.base import Text
from generator.models.guidance import Term
from generator.views.blocks import Facts
from generator.views.context import PageContext
from generator.views.pages.ledger import glossary_page

TERMS = {
    "uetr": Term(term=Text(zh="UETR", en="UETR"), means=Text(zh="一笔汇款的编号")),
    "recall": Term(term=Text(zh="召回", en="recall"), means=Text(zh="请求退回")),
}


def test_a_term_that_is_called_the_same_everywhere_is_named_once(context: Callable[..., PageContext]) -> None:
    """“UETR UETR” looks like two terms; the other language's name stays where it says more."""
    named = {language: _labels(context(language, glossary=TERMS)) for language in ("zh", "en")}

    assert named == {"zh": ["UETR", "召回 recall"], "en": ["UETR", "recall 召回"]}


def _labels(context: PageContext) -> list[str]:
    return [label for block in glossary_page(context).lead if isinstance(block, Facts) for label, _ in block.rows]
