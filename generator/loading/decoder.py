"""Plain values → a record of a model, or problems with the place and the likely fix."""

from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.loading.yaml_reader import Document, Path
from generator.models.base import Model

M = TypeVar("M", bound=Model)


class Fault(NamedTuple):
    """What is wrong at a path; the loader adds the file."""

    path: Path
    code: str
    message: str
    hint: str
    on_key: bool = False
    """True when the key itself is wrong, so that the mark points at it."""


def decode_record(model: type[M], value: Any, at: Path = ()) -> tuple[M | None, list[Fault]]:
    """The record, or None and every fault found in it. `at` is the path of the value in its file."""
    if not isinstance(value, dict):
        return None, [Fault(at, "wrong-type", f"a {model.__name__} is a mapping of keys, not {_kind_of(value)}", "indent its fields below")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_fault(model, detail, at) for detail in error.errors(include_url=False)]


def place(document: Document, fault: Fault) -> tuple[int, int]:
    """Line and column of a fault: its key, its value, or the nearest parent that exists."""
    path = fault.path
    if fault.on_key and path in document.keys:
        return document.keys[path]
    while path not in document.marks and path:
        path = path[:-1]
    return document.marks.get(path, (1, 1))


def _fault(model: type[Model], detail: Any, at: Path) -> Fault:
    path: Path = (*at, *detail["loc"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            allowed = fields_at(model, detail["loc"][:-1])
            return Fault(
                path, "unknown-key", f"no field `{detail['loc'][-1]}` here", _nearest(str(detail["loc"][-1]), allowed), on_key=True
            )
        case "missing":
            return Fault(path[:-1], "missing-key", f"the field `{detail['loc'][-1]}` is missing", f"add `{detail['loc'][-1]}:`")
        case "enum" | "literal_error":
            allowed = tuple(word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(","))
            return Fault(
                path, "unknown-value", f"`{detail['input']}` is not one of the allowed values", _nearest(str(detail["input"]), allowed)
            )
        case "string_pattern_mismatch":
            return Fault(
                path, "wrong-form", f"`{str(detail['input'])[:60]}` has not the form {context['pattern']}", _form_hint(context["pattern"])
            )
        case "string_type":
            return Fault(path, "wrong-type", f"a text is expected, not {_kind_of(detail['input'])}", "put the value in quotes")
        case kind if kind.startswith("date"):
            return Fault(path, "wrong-date", f"`{detail['input']}` is not a day of the calendar", "write it as 2026-11-23")
        case "value_error":
            return Fault(path, "incomplete", str(context["error"]), "")
        case _:
            return Fault(path, "wrong-value", detail["msg"][0].lower() + detail["msg"][1:], "")


def _nearest(word: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(word, allowed, n=1, cutoff=0.6)
    listing = "allowed: " + ", ".join(allowed)
    return f"did you mean `{close[0]}`? {listing}" if close else listing


def _form_hint(pattern: str) -> str:
    if pattern.startswith("^[a-z0-9]+(-"):
        return "an id is lower-case letters and digits with single hyphens, like `wechat-pay`"
    if "https?" in pattern:
        return "write the whole address, starting with https://"
    return ""


def _kind_of(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", str: "a text", bool: "true/false", int: "a number", type(None): "nothing"}
    return names.get(type(value), "a number")


@cache
def fields_at(model: type[Model], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The field names allowed at a place inside a model."""
    current: Any = model
    for step in location:
        if isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            current = _model_in(current.model_fields[step].annotation)
    return tuple(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else ()


def _model_in(annotation: Any) -> Any:
    """The model inside `X`, `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if (found := _model_in(part)) is not None:
            return found
    return None
