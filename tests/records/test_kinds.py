"""The table of kinds: what a row says must be true of its model."""

import pytest

from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS, Kind, Shape
from generator.records.references import references_in
from generator.records.values import Fact


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_row_names_fields_that_its_model_has(kind: Kind) -> None:
    """A misspelt one would end the build in a traceback, or leave every line of a list without its hint."""
    fields = kind.model.model_fields

    assert kind.title == "" or kind.title in fields
    assert kind.hint == "" or fields[kind.hint].annotation in {Text, Fact}
    assert kind.group == "" or kind.group in dict(references_in(kind.model))
    assert not kind.listed or "aliases" in fields


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_has_a_page_has_a_name(kind: Kind) -> None:
    """Every link to it is named like the record."""
    assert bool(kind.title) >= bool(kind.address)
    assert bool(kind.address) >= (kind.index or kind.listed)
    assert kind.has_pages >= kind.index
    assert kind.shape in {Shape.SUBJECT, Shape.REGISTER} or not kind.address


def test_no_two_kinds_share_a_word() -> None:
    """Folders, addresses and nouns tell kinds apart."""
    for words in ([kind.name for kind in KINDS], [kind.one for kind in KINDS], [kind.address for kind in KINDS if kind.address]):
        assert sorted(set(words)) == sorted(words)
    assert len({kind.model for kind in KINDS}) == len(KINDS)


def test_a_kind_nobody_wrote_records_of_is_empty() -> None:
    """A fork begins without most kinds."""
    assert Dataset().kind("platforms") == {}
    assert Dataset().platforms == {}
    assert Dataset().vocabularies == {}
