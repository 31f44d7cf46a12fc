"""JSON Schemas: what editors complete must be what the loader accepts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.loading.json_schema import schema_files, schema_of, write_schemas
from generator.models.kinds import KINDS, Kind

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "text"), list(schema_files()), ids=[kind.name for kind in KINDS])
def test_the_schemas_on_disk_are_those_of_the_models(name: str, text: str) -> None:
    """Stale schemas underline what is right. Mend: `python -m generator schemas`."""
    assert (ROOT / name).read_text("utf-8") == text


def test_no_schema_outlives_its_kind() -> None:
    """A file that nothing writes is never mended."""
    assert {name for name, _ in schema_files()} == {f"schemas/{path.name}" for path in (ROOT / "schemas").iterdir()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_reference_of_a_schema_resolves(kind: Kind) -> None:
    """An editor that cannot follow a reference completes nothing, and does not say so."""
    schema = schema_of(kind)

    assert [] == [name for name in _references(schema) if name.removeprefix("#/$defs/") not in schema["$defs"]]


def test_a_text_may_be_a_bare_string() -> None:
    """The loader reads it as Chinese."""
    kind = next(kind for kind in KINDS if kind.name == "platforms")

    assert "string" in {option["type"] for option in schema_of(kind)["$defs"]["Text"]["anyOf"]}


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yml")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_data_file_names_its_schema_in_its_first_line(path: Path) -> None:
    """Without it no editor knows which schema is meant."""
    inside = path.relative_to(ROOT / "data")
    up = "../" * len(inside.parts)

    assert (
        path.read_text("utf-8").split("\n")[0]
        == f"# yaml-language-server: $schema={up}schemas/{inside.parts[0].removesuffix('.yml')}.schema.json"
    )


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    """Generated files that differ from run to run drown a review."""
    write_schemas(tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}
    (tmp_path / "schemas" / "old.schema.json").write_text("{}", "utf-8")
    write_schemas(tmp_path)

    assert first == {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}


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
