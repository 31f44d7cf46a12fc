"""Rails, corridors and places."""

from collections.abc import Callable

import pytest

from generator.loading.loader import load_dataset
from generator.views.blocks import Questions
from generator.views.context import PageContext
from generator.views.pages.world import law_page, rail_page
from tests.hostile import ROOT


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", load_dataset(ROOT).dataset.cross_border)
def test_a_deadline_stands_under_the_event_that_starts_its_clock(context: Callable[..., PageContext], key: str, language: str) -> None:
    """“1 2 3” tells nobody when to start counting; each deadline stands once."""
    made = context(language)
    record = made.dataset.cross_border[key]
    sections = {section.id: section for section in rail_page(made, key, record).sections}
    (block,) = sections["deadlines"].blocks
    assert isinstance(block, Questions)
    shown = {str(group.text): [cell.text.text for cell in group.answers] for group in block.items}

    for fact in record.deadlines:
        start = fact.window.starts_at if fact.window else None
        label = made.language.ui("counted-from", event=made.language.word("event", start.value)) if start else made.language.ui("deadline")
        assert made.say(fact.text).text in shown[label]
    assert sum(map(len, shown.values())) == len(record.deadlines)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_description_of_a_page_of_law_names_whole_laws(context: Callable[..., PageContext], language: str) -> None:
    """“Supreme People’s Court and Procuratorate: Interp. The current text” was cut by length."""
    made = context(language)
    record = made.dataset.jurisdictions["cn"]
    names = list(dict.fromkeys(str(made.say(item.name)) for item in record.provisions))

    covers = made.label("law-intro", laws=made.language.ui("join").join(names[:3]))
    assert law_page(made, "cn", record, 1).description.endswith(str(covers))
