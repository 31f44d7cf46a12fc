"""JSON Schemas: what editors complete must be what the loader accepts."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.loading.decoder import decode_record
from generator.loading.json_schema import schema_files, schema_of, write_schemas
from generator.loading.yaml_reader import read_yaml
from generator.problems import RecordPath
from generator.records.base import Model
from generator.records.evidence import URL_FORM
from generator.records.kinds import KIND, KINDS, Kind
from generator.records.search import HanSign, Syllable
from tests.record_models import MODELS

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "data").rglob("*.yml"))
WRONG = (7, -7, Decimal("1.5"), "1.5", True, "", "  ", "X y", "x" * 7000, "2026-11-99", [], ["X y", 7], {}, {"no-such-field": 1})
"""What people write where something else belongs."""
EXAMPLES = {
    HanSign.__metadata__[0].pattern: "还",
    Syllable.__metadata__[0].pattern: "huan",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an-id",
    r"^[a-z0-9-]+#[a-z0-9-]+$": "a-platform#a-rule",
    r"^([A-Z]{2}|EU|INT)$": "CN",
    r"^([A-Z]{2}|EU)$": "CN",
    r"^[A-Z]{3}$": "CNY",
    r"^[a-z_]+$": "a_name",
    r"^[a-z_]+(/[a-z0-9-]+)?$": "topics/a-topic",
    r"^S[0-8]\.[1-9]$": "S1.1",
    r"^[A-Z]+[0-9]?-?[0-9][0-9A-Za-z-]*$": "WX-01",
    r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$": "2025-04",
    r"^[0-9+() /-]{3,40}$": "110",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "2026-11-23",
    "^[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+$": "Asia/Shanghai",
    URL_FORM: "https://example.org/",
}
"""Form of a string → a string of that form."""
LOOKED_UP = {("Comparison", "records")}
"""(model, field) of a word that is no type for the check: it is looked up with the references."""


def kind_of(path: Path) -> str:
    """The kind of the records that a file of `data/` holds: the name of its folder, or its own."""
    return path.relative_to(ROOT / "data").parts[0].removesuffix(".yml")


@pytest.mark.parametrize(("name", "text"), list(schema_files()), ids=[kind.name for kind in KINDS])
def test_the_schemas_on_disk_are_those_of_the_models(name: str, text: str) -> None:
    """Stale schemas underline what is right. To write them again: `python -m generator schemas`."""
    assert (ROOT / name).read_text("utf-8") == text


def test_no_schema_outlives_its_kind() -> None:
    """A file that nothing writes is never corrected."""
    assert {name for name, _ in schema_files()} == {f"schemas/{path.name}" for path in (ROOT / "schemas").iterdir()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_reference_of_a_schema_resolves(kind: Kind) -> None:
    """An editor that cannot follow a reference completes nothing, and does not say so."""
    schema = schema_of(kind)

    assert [] == [name for name in _references(schema) if name.removeprefix("#/$defs/") not in schema["$defs"]]


def test_a_text_may_be_a_bare_string() -> None:
    """The loader reads it as Chinese."""
    assert "string" in {option["type"] for option in schema_of(KIND["platforms"])["$defs"]["Text"]["anyOf"]}


def test_a_data_file_names_its_schema_in_its_first_line() -> None:
    """Without it no editor knows which schema is meant."""
    wrong = []
    for path in DATA:
        inside = path.relative_to(ROOT / "data")
        schema = f"{'../' * len(inside.parts)}schemas/{kind_of(path)}.schema.json"
        with path.open(encoding="utf-8") as file:
            if file.readline() != f"# yaml-language-server: $schema={schema}\n":
                wrong.append(f"{path.relative_to(ROOT).as_posix()}:1: write `# yaml-language-server: $schema={schema}`")

    assert not wrong, "\n".join(wrong)


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    """Generated files that differ from run to run drown a review."""
    write_schemas(tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}
    (tmp_path / "schemas" / "old.schema.json").write_text("{}", "utf-8")
    write_schemas(tmp_path)

    assert first == {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_valid_for_strict_checkers(kind: Kind) -> None:
    """One escape that ECMAScript refuses, and an editor drops the whole schema without a word."""
    schema = schema_of(kind)

    Draft202012Validator.check_schema(schema)
    assert [] == [pattern for pattern in _patterns(schema) if _refused_by_ecmascript(pattern)]


@pytest.mark.parametrize("pattern", [r"[^\"']", r"\-", r"a\'", r"(?P<x>a)", r"(?i)a", r"a{,3}", r"]", r"{", r"\Z", r"\A"])
def test_what_ecmascript_refuses_is_seen(pattern: str) -> None:
    """Otherwise the test above would prove nothing."""
    assert _refused_by_ecmascript(pattern)


def test_a_schema_accepts_every_file_of_its_kind() -> None:
    """What is right and underlined teaches people to ignore the editor."""
    judges = {kind.name: judge(schema_of(kind)) for kind in KINDS}
    refused = [
        f"{path.relative_to(ROOT).as_posix()}: {error.json_path}: {error.message}"
        for path in DATA
        for error in judges[kind_of(path)].iter_errors(read_yaml(path.read_bytes(), path.name).value)
    ]

    assert not refused, "\n".join(refused)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_schema_refuses_by_type_what_the_check_refuses_and_nothing_else(model: type[Model]) -> None:
    """A value with every field filled in, and something wrong in each of them in turn, read by both."""
    parts = next(found for kind in KINDS if model.__name__ in (found := schema_of(kind)["$defs"]))
    decides = judge({"$ref": f"#/$defs/{model.__name__}", "$defs": parts})
    value = _sample({"$ref": f"#/$defs/{model.__name__}"}, parts)
    places = [path for path in _paths(value) if (model.__name__, path[0]) not in LOOKED_UP]
    assert decides.is_valid(value)

    changed = [(path, wrong, _with(value, path, wrong)) for path in places for wrong in WRONG]
    assert [] == [(path, wrong) for path, wrong, made in changed if decides.is_valid(made) == _refuses(model, made)]


def test_the_reader_and_the_schemas_know_no_null() -> None:
    """A key without a value is refused by the reader; an editor that offered null would lead into that."""
    assert [] == [kind.name for kind in KINDS if "null" in json.dumps(schema_of(kind))]


def test_a_table_is_offered_the_kinds_that_can_stand_in_it() -> None:
    """The list an editor shows while somebody writes `records:`."""
    offered = schema_of(KIND["comparisons"])["$defs"]["Comparison"]["properties"]["records"]["enum"]

    assert "corridors" in offered
    assert "labels" not in offered


def judge(schema: dict[str, Any]) -> Draft202012Validator:
    """A strict checker, formats included."""
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _sample(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    """A value that the schema accepts, every field filled in."""
    if "$ref" in schema:
        return _sample(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "enum" in schema or "const" in schema:
        return schema.get("enum", [schema.get("const")])[0]
    match schema:
        case {"anyOf": [*_, option]}:
            return _sample(option, parts)
        case {"type": "object", "properties": fields}:
            return {name: _sample(field, parts) for name, field in fields.items()}
        case {"type": "object", "additionalProperties": field}:
            return {"a-key": _sample(field, parts)}
        case {"type": "array", "items": item}:
            return [_sample(item, parts)]
        case {"type": "string"}:
            return EXAMPLES.get(schema.get("pattern", ""), "x" * schema.get("minLength", 1))
        case _:
            return {"integer": 1, "number": 1, "boolean": True}[schema["type"]]


def _paths(value: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Every field, and what a list or mapping in it holds; the fields of other models are looked at on their own."""
    for name, part in value.items():
        yield (name,)
        if isinstance(part, list):
            yield (name, 0)
        elif isinstance(part, dict) and "a-key" in part:
            yield from ((name, "a-key"), (name, "a-key", "a-key"))


def _with(value: Any, path: tuple[str | int, ...], wrong: object) -> Any:
    """A copy with something else at the path."""
    if not path:
        return wrong
    made = value.copy()
    made[path[0]] = _with(value[path[0]], path[1:], wrong)
    return made


def _refuses(model: type[Model], value: Any) -> bool:
    """Whether the check refuses a value by type; what one field asks of another is no matter of types."""
    return any(problem.code != "incomplete" for problem in decode_record(model, value, RecordPath("kind", "id"))[1])


def _refused_by_ecmascript(pattern: str) -> bool:
    """Whether `new RegExp(pattern, "u")` throws, as far as our patterns go: no escape of a letter or sign that needs none."""
    escapes = re.findall(r"\\(.)", pattern)
    outside = re.sub(r"\\.|\[(?:\\.|[^\]])*\]|\{[0-9]+(?:,[0-9]*)?\}", "", pattern)
    return any(sign not in r"^$\.*+?()[]{}|/bBdDsSwWfnrtv" for sign in escapes) or bool(re.search(r"[{}\]]|\(\?(?![:=!<])", outside))


def _patterns(value: object) -> Iterator[str]:
    return (pattern for pattern in _values(value, "pattern") if isinstance(pattern, str))


def _values(value: object, name: str) -> Iterator[object]:
    if isinstance(value, dict):
        yield from ([value[name]] if name in value else [])
        for part in value.values():
            yield from _values(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, name)


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
        for part in value.values():
            yield from _references(part)
    elif isinstance(value, list):
        for part in value:
            yield from _references(part)


def test_schemas_are_json() -> None:
    """And keep Chinese readable."""
    assert all(json.loads(text) for _, text in schema_files())
