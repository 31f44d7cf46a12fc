"""The graph of references: which fields name something, and who names a record."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from pydantic import StringConstraints

from generator.checks.references import check_references
from generator.records import base, ids
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.records.guidance import Comparison, GlossaryTerm
from generator.records.kinds import KIND
from generator.records.references import references_in, users_of, walk_references
from tests.record_models import MODELS

ROOT = Path(__file__).parents[2]
NAMES_NOTHING = {
    ("Rule", "id"),
    ("CourtCase", "tags"),
    ("Comparison", "columns"),
    ("Comparison", "sort_by"),
    ("GeneralWay", "id"),
    ("Exemption", "check"),
}
"""(model, field) of ids that are the record's own, or words of the code that another check looks up."""


def patterns_in(annotation: Any) -> set[str]:
    own = {part.pattern for part in getattr(annotation, "__metadata__", ()) if isinstance(part, StringConstraints) and part.pattern}
    return own.union(*map(patterns_in, get_args(annotation)))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_ids_says_what_it_names(model: type[Model]) -> None:
    """An id that nothing looks up is a link that breaks in silence."""
    forms = patterns_in(base.Id) | patterns_in(ids.RuleId)
    fields = {name: Annotated[field.annotation, *field.metadata, None] for name, field in model.model_fields.items()}
    held = {name for name, annotation in fields.items() if forms & patterns_in(annotation)}

    assert {name for owner, name in NAMES_NOTHING if owner == model.__name__} == held - {name for name, _ in references_in(model)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_a_field_names_exists(model: type[Model]) -> None:
    """A target that does not exist would refuse every id."""
    lists = {path.stem for path in (ROOT / "data" / "vocabularies").glob("*.yml")}
    known = {*KIND, *lists, "rules", "scenarios", "records", "kinds"}

    assert [] == [ref for _, ref in references_in(model) if ref.to not in known and ref.field not in model.model_fields]


def test_a_record_is_used_by_whoever_names_it_once_each() -> None:
    """The page of a piece of evidence lists who rests on it: a record that cites it twice is one."""
    terms = {
        key: GlossaryTerm(term="词", means="义", evidence=cited)
        for key, cited in {"a": ("e-1", "e-1"), "b": ("e-2", "e-1"), "c": ()}.items()
    }
    dataset = Dataset({"glossary": terms})

    assert users_of(dataset, "evidence", "e-1") == (("glossary", "a"), ("glossary", "b"))
    assert users_of(dataset, "evidence", "e-2") == (("glossary", "b"),)
    assert users_of(dataset, "evidence", "e-3") == ()
    assert users_of(dataset, "sources", "e-1") == ()


def test_a_reference_knows_where_it_stands() -> None:
    """The check points at the id itself, not the record that holds it."""
    dataset = Dataset({"glossary": {"a": GlossaryTerm(term="词", means="义", not_to_confuse=("b",), evidence=("e-1", "e-2"))}})

    assert [(found.path, found.target, found.named) for found in walk_references(dataset)] == [
        (("not_to_confuse", 0), "glossary", "b"),
        (("evidence", 0), "evidence", "e-1"),
        (("evidence", 1), "evidence", "e-2"),
    ]


def test_one_field_says_what_another_names() -> None:
    """The rows of a table are records of the kind that the table is about."""
    table = Comparison(title="表", shape="records", records="corridors", only=("cn-hk",), section="intro")

    found = [(found.path, found.target, found.named) for found in walk_references(Dataset({"comparisons": {"a": table}}))]

    assert found == [(("records",), "kinds", "corridors"), (("only", 0), "corridors", "cn-hk")]


def test_an_optional_id_that_is_absent_names_nothing() -> None:
    """Evidence that was searched for in vain has no source; that is no missing record."""
    searched = Evidence(statement="没找到", checked_on=date(2026, 11, 23), confidence="not-found")

    assert [] == list(check_references(Dataset({"evidence": {"a": searched}}), date(2026, 11, 23)))
