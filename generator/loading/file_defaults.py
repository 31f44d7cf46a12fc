"""What a register says once for all its records, under the key `defaults` on top of the file."""

from functools import cache
from typing import Any

from pydantic import create_model

from generator.loading.decoder import decode_record
from generator.problems import Problem, RecordPath
from generator.records.base import Model
from generator.records.kinds import DEFAULTS, KIND, Kind


def decode_defaults(kind: Kind, value: dict[str, Any]) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The defaults of a register.

    Args:
        kind: Of its records.
        value: Plain values of the file.

    Returns:
        Field → its plain value, empty where the file has none, None where they are wrong; and everything that is wrong with them, at
        paths below that key. They are judged here, once, and not again for each record that takes them.
    """
    if not kind.defaults or DEFAULTS not in value:
        return {}, []
    where = RecordPath(kind.name, DEFAULTS)
    _, problems = decode_record(defaults_model(kind.name), value[DEFAULTS], where)
    if problems:
        return None, problems
    if next(iter(value)) == DEFAULTS:
        return dict(value[DEFAULTS]), []
    hint = "move them to the top: whoever reads a record should have seen them"
    late = Problem(where._replace(on_key=True), "wrong-form", f"`{DEFAULTS}` stand below a record", hint)
    return dict(value[DEFAULTS]), [late]


@cache
def defaults_model(kind: str) -> type[Model]:
    """The model of what stands below `defaults`.

    Args:
        kind: Name of a kind with `Kind.defaults`.

    Returns:
        A model with those fields of its records, each of which may be left out.
    """
    fields = KIND[kind].model.model_fields
    named: dict[str, Any] = {name: (fields[name].annotation, None) for name in KIND[kind].defaults}
    return create_model("Defaults", __base__=Model, **named)
