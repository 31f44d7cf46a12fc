"""Every model a record is made of."""

from collections.abc import Iterator
from typing import Any, get_args

from generator.records.base import Model
from generator.records.kinds import KINDS


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _models_in(field.annotation)
    for part in get_args(annotation):
        yield from _models_in(part)


MODELS = sorted({model for kind in KINDS for model in _models_in(kind.model)}, key=lambda model: model.__name__)
