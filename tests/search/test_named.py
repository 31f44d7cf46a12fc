"""What is named but has no rules here: its page says so first, and no rule of another way of paying stands above it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real_records import records
from tests.search.acceptance import HERE, ask, page_name

pytestmark = pytest.mark.browser


def sentences() -> list[tuple[str, str]]:
    """(page, sentence) of `named.yml`."""
    found: dict[str, list[str]] = yaml.safe_load((HERE / "named.yml").read_text("utf-8"))
    return [(f"uncovered/{key}", text) for key, texts in found.items() for text in texts]


def first_page(answer: dict[str, Any]) -> str:
    """Without its anchor; empty when nothing was found."""
    return page_name(answer["items"][0]["uri"]).partition("#")[0] if answer["items"] else ""


def test_the_sentences_name_records_that_exist() -> None:
    """A record with rules becomes a rail; its sentences then belong elsewhere."""
    assert {page.removeprefix("uncovered/") for page, _ in sentences()} <= records().uncovered.keys()
    assert len(sentences()) >= 40


def test_every_name_of_it_leads_to_its_page(published: Path) -> None:
    """Names and aliases are what people know it by."""
    names = [
        (f"uncovered/{key}", name)
        for key, record in records().uncovered.items()
        for name in dict.fromkeys((record.name.zh, *filter(None, (record.name.en,)), *record.aliases))
    ]
    answers = ask([name for _, name in names], published / "search")
    wrong = [(page, name) for (page, name), answer in zip(names, answers, strict=True) if first_page(answer) != page]

    assert wrong == []


def test_a_sentence_that_names_it_gets_its_page_first(published: Path) -> None:
    """A rule of another wallet above it would be taken for its own."""
    answers = ask([text for _, text in sentences()], published / "search")
    wrong = [
        (page, text, first_page(answer)) for (page, text), answer in zip(sentences(), answers, strict=True) if first_page(answer) != page
    ]

    assert wrong == []


def test_the_answer_says_that_it_has_no_rules_here(published: Path) -> None:
    """Before any list, for whoever reads only the first line; never the first action of another page."""
    answers = ask([text for _, text in sentences()], published / "search")
    for (page, text), answer in zip(sentences(), answers, strict=True):
        said = [(card["type"], page_name(card["uri"])) for card in answer["answers"]]
        assert said[:1] == [("uncovered", page)], (text, said)
