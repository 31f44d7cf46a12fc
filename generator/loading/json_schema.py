"""The models as JSON Schema (draft 2020-12), so that editors complete keys and underline typos while somebody writes.

The schemas hold what the types hold, with regular expressions that ECMAScript reads with the flag `u`. Rules between records and
rules between fields are left to the checks, and what the strict YAML reader forbids is left to the reader.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from generator.loading.field_descriptions import field_descriptions
from generator.records.base import Model, Text
from generator.records.kinds import DEFAULTS, KINDS, Kind, Shape
from generator.records.references import references_in

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of a file of this kind: a record, a mapping of records by id, or a list of records."""
    record = _without_null(kind.model.model_json_schema())
    for name, ref in references_in(kind.model):
        if ref.to == "kinds":
            record["properties"][name]["enum"] = sorted(other.name for other in KINDS if other.compared)
    parts = record.pop("$defs", {}) | {kind.model.__name__: record}
    for model in _models_in(kind.model):
        for name, description in field_descriptions(model).items():
            parts[model.__name__]["properties"][name]["description"] = description
    if Text.__name__ in parts:
        parts[Text.__name__] = _text_or_string(parts[Text.__name__])
    one = {"$ref": f"#/$defs/{kind.model.__name__}"}
    match kind.shape:
        case Shape.SUBJECT:
            shape: dict[str, Any] = one
        case Shape.REGISTER | Shape.VOCABULARY:
            shape = {"type": "object", **_defaults(kind, parts[kind.model.__name__]), "additionalProperties": one}
        case Shape.LIST:
            shape = {"type": "array", "items": one}
    return {"$schema": DRAFT, "title": f"data/{kind.name}", "description": kind.shape.value, **shape, "$defs": parts}


def _defaults(kind: Kind, record: dict[str, Any]) -> dict[str, Any]:
    """The key on top of a register for what its records share, which none of them must repeat; nothing where they share nothing."""
    if not kind.defaults:
        return {}
    fields = {name: record["properties"][name] for name in kind.defaults}
    record["required"] = [name for name in record["required"] if name not in kind.defaults]
    what = "What every record of this file has that does not say otherwise; it stands on top."
    return {"properties": {DEFAULTS: {"description": what, "type": "object", "properties": fields, "additionalProperties": False}}}


def schema_files() -> Iterator[tuple[str, str]]:
    """Path relative to the project, and text, of each schema."""
    for kind in KINDS:
        yield f"schemas/{kind.name}.schema.json", json.dumps(schema_of(kind), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(root: Path) -> int:
    """Write the schema of every kind to `schemas/`, and delete the schemas of kinds that no longer exist.

    Args:
        root: The folder of the project.

    Returns:
        Number of schemas that exist afterwards.
    """
    wanted = dict(schema_files())
    (root / "schemas").mkdir(exist_ok=True)
    for stale in (root / "schemas").glob("*.schema.json"):
        if f"schemas/{stale.name}" not in wanted:
            stale.unlink()
    for name, text in wanted.items():
        (root / name).write_text(text, "utf-8")
    return len(wanted)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    """The models in the type of a field: the type itself, its parts, and those of its fields."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _models_in(field.annotation)
    for part in get_args(annotation):
        yield from _models_in(part)


def _text_or_string(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a text, or a bare string: the model reads that as Chinese before validation, which pydantic's schema cannot know."""
    chinese = {name: rule for name, rule in schema["properties"]["zh"].items() if name not in {"title", "description"}}
    return {"description": schema.get("description", ""), "anyOf": [chinese, schema]}


def _without_null(schema: Any) -> Any:
    """A schema without `null`: the YAML reader has none, so a field that may be absent is left out."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _without_null(part) for name, part in schema.items() if (name, part) != ("default", None)}
    options = [option for option in found.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del found["anyOf"]
        return options[0] | found
    return found | ({"anyOf": options} if options else {})
