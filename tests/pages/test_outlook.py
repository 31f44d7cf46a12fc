"""An outlook says on which day somebody looks at it again: until then it may be out of date without anybody's fault."""

import pytest

from tests.small_world import LANGUAGES, labels, pages, records


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_reminder_stands_on_the_page(language: str) -> None:
    """With a word of its own, apart from the days on which sources were read."""
    facts = pages(language)["outlook/revocable.md"].sections["key-facts"]
    named = {fact.one("dt").text: fact.one("dd").text for fact in facts.all("div")}

    assert named[labels(language).words["column"]["look-again-on"]] == str(records().outlook["revocable"].look_again_on)
