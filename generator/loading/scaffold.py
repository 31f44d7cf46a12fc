"""Writes a commented starter file for a new record, made from the models.

Required fields are written with a placeholder; optional fields stand in comments.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.loading.field_descriptions import field_descriptions
from generator.records.base import ID_PATTERN, LONGEST_ID, Model, Text
from generator.records.evidence import URL_FORM
from generator.records.kinds import DEFAULTS, KINDS, Kind, Shape

_PATTERNS = {
    ID_PATTERN: "an-id",
    r"^[a-z0-9-]+#[a-z0-9-]+$": '"platform-id#rule-id"',
    r"^([A-Z]{2}|EU|INT)$": "CN",
    r"^[A-Z]{3}$": "CNY",
    URL_FORM: '"https://example.org/"',
    r"^[a-z_]+$": "a_name",
}
"""Pattern of a string → a placeholder that matches it."""

_PLACEHOLDER = "待填写"


class ScaffoldError(Exception):
    """The starter file cannot be written; the message says why."""


def write_starter(root: Path, kind_name: str, record_id: str) -> Path:
    """Write the starter file of a new record; a file that exists is never changed.

    Args:
        root: The folder of the project.
        kind_name: Name of a kind, such as `topics`; `-` counts as `_`.
        record_id: Id of the new record, in kebab-case; it is the name of the file.

    Returns:
        Path of the new file.

    Raises:
        ScaffoldError: No kind has that name, the kind is kept in one list, the id has not the form of one, or the file exists.
    """
    kind = next((kind for kind in KINDS if kind.name == kind_name.replace("-", "_")), None)
    if kind is None:
        close = get_close_matches(kind_name.lower(), [kind.name for kind in KINDS], n=1)
        suggestion = f"did you mean `{close[0]}`? " if close else ""
        raise ScaffoldError(f"no kind of record is called `{kind_name}`; {suggestion}allowed: {', '.join(kind.name for kind in KINDS)}")
    if kind.shape is Shape.LIST:
        raise ScaffoldError(f"{kind.name} are one list: add an entry to data/{kind.name}.yml")
    if not re.fullmatch(ID_PATTERN, record_id) or len(record_id) > LONGEST_ID:
        raise ScaffoldError(
            f"`{record_id}` is no id: write lower-case letters and digits with single hyphens, at most {LONGEST_ID}, like `wechat-pay`"
        )
    path = root / "data" / kind.name / f"{record_id}.yml"
    if path.exists():
        raise ScaffoldError(f"{path.relative_to(root)} exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(starter(kind, record_id), "utf-8")
    return path


def starter(kind: Kind, record_id: str) -> str:
    """The text of the starter file. It can be read and decoded unchanged; the checks report its placeholders."""
    head = [f"# yaml-language-server: $schema=../../schemas/{kind.name}.schema.json", *_comment(_summary(kind.model))]
    body = list(_fields(kind.model, top=True))
    match kind.shape:
        case Shape.SUBJECT:
            lines = [*head, *body]
        case Shape.REGISTER:
            lines = [
                *head,
                "# This file may hold several records, and the record may stand in any file of the folder.",
                *_defaults(kind),
                f"{record_id}:",
                *_indent(body),
            ]
        case _:
            lines = [*head, "first-term:", *_indent(body)]
    return "\n".join(lines) + "\n"


def _defaults(kind: Kind) -> Iterator[str]:
    """What all records of the file share, with one line for each field of it; the first of them is the usual one.

    Fields without which there is no record stand in the record: whoever writes a second one moves them.
    """
    required = [name for name in kind.defaults if kind.model.model_fields[name].is_required()]
    if required:
        yield f"# Records that share {', '.join(required)} say so once, below `{DEFAULTS}:` on top of the file."
    if shared := [name for name in kind.defaults if name not in required]:
        yield "# What every record of this file has that does not say otherwise. Name what is true of all of them:"
        yield f"{DEFAULTS}:"
        for name in shared:
            yield from _indent([f"{name}:", *_indent(list(_choices(kind.model.model_fields[name])))])


def _choices(field: FieldInfo) -> Iterator[str]:
    """The fields of a value of which at least one must be given, in comments but for one that is easily filled in."""
    model = next(part for part in get_args(field.annotation) if part is not type(None))
    for name, each in model.model_fields.items():
        (line,) = _value(each.annotation, each)
        yield f"{name}: {line}" if name == "regions" else f"# {name}: {line}"


def _fields(model: type[Model], *, top: bool = False) -> Iterator[str]:
    """The lines of a model's fields. Below the top, optional fields are only named."""
    optional = []
    for name, field in model.model_fields.items():
        if field.is_required() or top:
            yield from _comment(field_descriptions(model).get(name, "")) if top else ()
            yield from _field(name, field)
        else:
            optional.append(name)
    if optional:
        yield f"# also: {', '.join(optional)}"


def _field(name: str, field: FieldInfo) -> Iterator[str]:
    value = list(_value(field.annotation, field))
    lines = [f"{name}: {value[0]}"] if len(value) == 1 else [f"{name}:", *_indent(value)]
    allowed = _allowed(field.annotation)
    if allowed:
        yield f"# one of: {', '.join(allowed)}"
    yield from lines if field.is_required() else (f"# {line.removeprefix('# ')}" if line.startswith("#") else f"# {line}" for line in lines)


def _value(annotation: Any, field: FieldInfo | None = None) -> Iterator[str]:
    """The lines of a placeholder: a single one is written beside the key, several are written below it."""
    rules = [*(field.metadata if field else ()), *getattr(annotation, "__metadata__", ())]
    pattern = next((found for rule in rules if isinstance(found := getattr(rule, "pattern", None), str)), None)
    shortest = max((getattr(rule, "min_length", None) or 1 for rule in rules), default=1)
    if pattern or shortest > 1:
        yield _PATTERNS.get(pattern or "", _PLACEHOLDER + "…" * shortest)
        return
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _value(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        yield from _value(next(part for part in get_args(annotation) if part is not type(None)))
    elif origin is tuple:
        yield from _items(list(_value(get_args(annotation)[0])))
    elif origin is dict:
        yield "{}"
    else:
        yield from _plain(annotation)


def _plain(annotation: Any) -> Iterator[str]:
    allowed = _allowed(annotation)
    if annotation is Text:
        yield from (f"zh: {_PLACEHOLDER}", "en: to be written")
    elif allowed:
        yield f'"{allowed[-1]}"'  # the last is the most careful: unknown, unverified, later
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        lines = list(_fields(annotation))
        yield from ["{}"] if all(line.startswith("#") for line in lines) else lines
    elif annotation is bool:
        yield "true"
    elif annotation is date:
        yield "2026-01-31"
    elif isinstance(annotation, type) and issubclass(annotation, str):
        yield _PLACEHOLDER
    else:
        yield "1"


def _items(value: list[str]) -> Iterator[str]:
    if len(value) == 1:
        yield f"[{value[0]}]"
    else:
        comments = list(takewhile(lambda line: line.startswith("#"), value))
        first, *rest = value[len(comments) :]
        yield from (*comments, f"- {first}", *_indent(rest))


def _allowed(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [member.value for member in annotation] if isinstance(annotation, type) and issubclass(annotation, StrEnum) else []


def _summary(model: type[Model]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _comment(words: str) -> list[str]:
    return [f"# {line.strip()}" for line in words.split("\n") if line.strip()]


def _indent(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
