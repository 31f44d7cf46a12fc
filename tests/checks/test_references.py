"""Every field that holds ids is looked up; a new one cannot be forgotten."""

import inspect
from typing import get_args

import pytest
from pydantic import BaseModel

from generator.checks.references import TARGETS
from generator.loading.layout import KINDS
from generator.models import base, claim, contact, evidence, guidance, platform, procedure, values, world

_FREE = {"id", "tags", "columns", "sort_by", "only", "check", "kind", "scenarios"}
"""Ids of their own, and fields that `check_references` or another check treats by their model."""

MODELS = sorted(
    {
        model
        for module in (base, claim, contact, evidence, guidance, platform, procedure, values, world)
        for _, model in inspect.getmembers(module)
        if inspect.isclass(model) and issubclass(model, BaseModel)
    },
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_ids_has_a_target(model: type[BaseModel]) -> None:
    """An id that nothing looks up is a link that breaks in silence."""
    forms = {form for alias in (base.Id, base.RuleRef) for form in get_args(alias)[1:]}
    held = {name for name, field in model.model_fields.items() if forms & set(_marks(field.annotation, field.metadata))}

    assert set() == held - TARGETS.keys() - _FREE


def test_every_target_is_a_kind_of_record_a_vocabulary_or_rules() -> None:
    """A target that does not exist would refuse every id."""
    kinds = {kind.name for kind in KINDS}

    assert {"questions", "actors", "papers", "topic-groups", "rules"} == set(TARGETS.values()) - kinds


def _marks(annotation: object, metadata: list) -> list:
    return [mark for mark in metadata if hasattr(mark, "pattern")] + [
        mark
        for part in get_args(annotation)
        for mark in [*getattr(part, "__metadata__", ()), *_marks(part, [])]
        if hasattr(mark, "pattern")
    ]
