"""The small world is whole: every kind, every field, no two texts alike. A hole in it is code that no test of a page has seen."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from generator.records.base import Text
from generator.records.kinds import KINDS
from generator.records.traversal import walk_nodes, walk_records
from generator.records.vocabulary import Answer, Carrier, Confidence, ContactKind, ContactStatus
from generator.validate import check_data
from tests import small_world
from tests.small_world import LANGUAGES, TODAY, WORLD, records

WARNINGS = [
    "data/evidence/all.yml: freshness: read 204 days ago; the limit is 180",
    "data/rails/hk-local.yml: translations: the English is older than the Chinese in recall.text",
    "data/rails/hk-wire.yml: translations: no English for fee.text, fee.note",
]
"""What is wrong in it on purpose. Its lock pins only what that needs, so that tests can change the rest."""
OF_SEARCH = {"means", "page", "scenario", "asker", "region", "platform", "sign", "sounds"}
"""Fields of a search word that belong to one role each; `test_search_words` of the data looks at them."""
NEVER_BOTH = {("Exemption", "path")}
"""An exemption with a path excuses less than one without."""
MOST_RECORDS = 90
MOST_PAGES = 100


def values() -> Iterator[BaseModel]:
    """Every value of every record but the words of the interface, which are those of the site."""
    return (node.value for node in walk_nodes(records()) if node.kind != "labels")


def test_it_has_the_warnings_it_is_meant_to_have_and_no_error() -> None:
    """What a check says of it is part of what it is for."""
    problems = [each for each in check_data(WORLD, TODAY).problems if "is not pinned" not in each.message]

    assert [f"{problem.location.file}: {problem.code}: {problem.message}" for problem in problems] == WARNINGS
    assert {problem.severity.value for problem in problems} == {"warning"}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_it_has_records_of_every_kind(kind: str) -> None:
    """A kind that is missing has pages that are rendered in no test but that of the whole site."""
    assert records().kind(kind)


def test_every_field_of_every_model_is_filled_in_somewhere() -> None:
    """Add the new field to a record of `tests/world/`, and say in `tests/pages/test_fields.py` where a reader finds it."""
    models = {type(value) for value in values()}
    filled = {(type(value).__name__, name) for value in values() for name in type(value).model_fields if _is_filled(value, name)}
    wanted = {(model.__name__, name) for model in models for name in model.model_fields}

    assert set() == wanted - filled - NEVER_BOTH


def _is_filled(value: Any, name: str) -> bool:
    found = getattr(value, name)
    return found is not None and found != ()


@pytest.mark.parametrize("closed", [Answer, Carrier, Confidence, ContactKind, ContactStatus], ids=lambda closed: closed.__name__)
def test_every_value_that_a_page_treats_in_its_own_way_occurs(closed: type) -> None:
    """Confirmed, reported and unknown never collapse into one another."""
    held = {getattr(value, name) for value in values() for name in type(value).model_fields if isinstance(getattr(value, name), closed)}

    assert held == set(closed)


def test_no_two_texts_are_alike_but_the_one_that_is_meant_to_be() -> None:
    """Otherwise a test could find the right words in the wrong place."""
    texts = [text for text in values() if isinstance(text, Text)]
    repeated = {words for words, times in Counter(text.zh for text in texts).items() if times > 1}

    assert repeated == {"settlement-of-chat 中文", "law-of-cn 中文"}
    assert all(text.en is None or text.zh != text.en or text.zh == "UETR" for text in texts)


def test_it_stays_small() -> None:
    """It is built again and again, also after every change of a file in the test of incremental builds."""
    kept = [entry for entry in walk_records(records()) if entry.kind not in {"labels", "vocabularies", "search"}]

    assert len(kept) <= MOST_RECORDS
    assert all(len(small_world.pages(language)) <= MOST_PAGES for language in LANGUAGES)
