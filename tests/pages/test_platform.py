"""The page of a platform."""

import pytest

from generator.planner.scope import platform_rules
from generator.records.vocabulary import Answer
from tests.elements import read_cell, rows_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, records


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", records().platforms)
def test_every_rule_stands_once_under_its_question_and_every_question_is_asked_once(key: str, language: str) -> None:
    """The first rule is the verdict, with its question; the others stand below, in the order in which their questions come up, and
    behind them those of the law.
    """
    rules = [each.rule for each in platform_rules(records(), records().platforms[key])]
    words = labels(language).words
    page, questions = pages(language)[f"platforms/{key}.md"], records().vocabularies["questions"]
    asked = [part.text for part in (*page.whole.all("p", "z-asked"), *page.whole.all("dt"))]
    wanted: dict[str, list[tuple[str, str, set[str]]]] = {}
    for rule in rules:
        closed = rule.question in words["answered"]
        tone = rule.answer.value if closed or rule.answer not in {Answer.YES, Answer.NO} else ""
        wanted.setdefault(printed_text(questions[rule.question].name, language), []).append(
            (printed_text(rule.text, language), tone, {*rule.evidence})
        )
    shown: dict[str, list[tuple[str, str, set[str]]]] = {}
    for question, cell in rows_of(page.whole):
        shown.setdefault(question, []).append((cell.text, cell.tone, {*cell.evidence}))

    assert shown == wanted
    assert asked == [*wanted]
    assert [cell.text for cell in map(read_cell, page.lead.all(css="z-verdict"))] == [printed_text(rules[0].text, language)]


def test_a_claim_is_named_once_among_the_rules() -> None:
    """The same rumour under three answers makes three rumours of it; the rules that touch it name it, the verdict on top does not."""
    page = pages("zh")["platforms/some-pay.md"]

    assert len(page.sections["rules"].all("a", "z-more")) == 1
    assert page.sections["claims"].one("a").attributes["href"] == "../../claims/heard-a/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_law_asks_of_a_class_says_whom_it_binds(language: str) -> None:
    """Otherwise it reads like a promise of this one firm."""
    notes = [cell.note for _, cell in rows_of(pages(language)["platforms/other-pay.md"].sections["rules-of-law"])]
    names = [printed_text(records().institutions[key].name, language) for key in ("some-banks", "all-firms")]

    assert [name in note for name, note in zip(names, notes, strict=True)] == [True, True]
