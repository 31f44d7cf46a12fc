"""What the plans say, all of them in both languages: each thing once, and with every step shown a reason."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.pages.blocks import ActionItem, FirstSteps, Page, Plan
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import SHOWN, plan_page, plan_steps
from generator.rendering.page import RenderContext, render_page
from tests import real_records
from tests.elements import Element, read_page
from tests.small_world import LANGUAGES

BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "summary", "ol", "ul", "div", "details", "small"}
PIECES = {"z-window", "z-text", "z-of"}
"""Classes of what stands in a line of its own beside other words."""
CONTACT = {"z-call", "z-again", "z-call-card"}
TAGS = {"z-if", "z-phase", "z-state", "z-window", "z-answer", "z-marks"}
"""Classes of what is no sentence: yes or no, for whom, when, how long, on what grounds."""
STOP = re.compile(r"(?<=[。！？!?])|(?<=[.])\s")
LEAST = 18
"""Bytes of a sentence, six Chinese characters: “转账” and “Details” are none."""


def context(language: str) -> PageContext:
    dataset = real_records.records()
    return PageContext(dataset, Language(language, dataset.labels[language]), real_records.plans())


def lines(element: Element) -> Iterator[str]:
    """The words of a part of a page, those of each block for themselves; contacts and tags left out."""
    words: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            words.append(child)
            continue
        classes = {*child.attributes.get("class", "").split()}
        if child.tag == "script" or classes & (CONTACT | TAGS):
            continue
        if child.tag in BLOCKS or classes & PIECES:
            yield "".join(words)
            words = []
            yield from lines(child)
        else:
            words += ["".join(lines(child))]
    yield "".join(words)


def sentences(part: Element) -> Iterator[str]:
    """Its sentences, blanks joined, without the stop at their end."""
    for line in lines(part):
        for found in STOP.split(line):
            words = " ".join(found.split()).rstrip("。.")
            if len(words.encode()) >= LEAST:
                yield words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice_on_a_plan(language: str) -> None:
    """Whoever reads “returned if the payee agrees” three times reads the fourth line no more, and that one was the deadline."""
    ctx = context(language)
    printer = RenderContext(ctx, directory_urls=True)
    twice = {}
    for page in ctx.plan_index.pages:
        read = read_page(render_page(plan_page(ctx, page), printer).text)
        parts = (read.lead, *(part for key, part in read.sections.items() if key != "sources"))
        count = Counter(sentence for part in parts for sentence in sentences(part))
        if again := [sentence for sentence, times in count.items() if times > 1]:
            twice[page.uri] = again

    assert twice == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_that_is_shown_says_why(language: str) -> None:
    """“Call 110” is one of many things to do; “only the police can stop it” is why it comes before them."""
    ctx = context(language)
    silent = {page.uri: [item.id for item in plan_steps(ctx, page)[:SHOWN] if not item.reason] for page in ctx.plan_index.pages}

    assert {uri: items for uri, items in silent.items() if items} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_without_a_deadline_is_silent_about_it(language: str) -> None:
    """“No deadline found” under “take screenshots” reads as ignorance, and hides the real countdown. It is said of a search that found none."""
    ctx = context(language)
    for page in ctx.plan_index.pages:
        for item in steps_of(plan_page(ctx, page)):
            procedure = ctx.dataset.procedures[item.id]
            searched = procedure.window_for(page.first.scenario) or procedure.window_answer == "unknown"
            assert bool(item.window) is bool(searched) or item.window == ctx.language.ui("advice"), (page.uri, item.id)
            assert item.window != ctx.language.ui("window-none")


def steps_of(page: Page) -> list[ActionItem]:
    """The steps that a page of a plan prints."""
    blocks = [*page.lead, *(block for part in page.sections for block in part.blocks)]
    first = [item for block in blocks if isinstance(block, FirstSteps) for item in block.items]
    return [*first, *(item for block in blocks if isinstance(block, Plan) for item in block.all_items)]
