"""Plain values → a record of a model, or problems with their places and likely corrections."""

from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.problems import Problem, RecordPath
from generator.records.base import Model, NoDay, Text

M = TypeVar("M", bound=Model)


def decode_record(model: type[M], value: Any, record: RecordPath) -> tuple[M | None, list[Problem]]:
    """Make a record of plain values.

    Args:
        model: Class of the record.
        value: Plain values, as the YAML reader returns them.
        record: The record as a whole, for problems.

    Returns:
        The record and no problem, or None and everything that is wrong in it.
    """
    if not isinstance(value, dict):
        message = f"a {model.__name__} is a mapping of keys, not {_kind_of(value)}"
        return None, [Problem(record, "wrong-type", message, "indent its fields below")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_problem(model, detail, record) for detail in error.errors(include_url=False)]


def _problem(model: type[Model], detail: Any, record: RecordPath) -> Problem:
    where = record._replace(path=detail["loc"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            allowed = fields_at(model, detail["loc"][:-1])
            key = str(detail["loc"][-1])
            return Problem(where._replace(on_key=True), "unknown-key", f"no field `{key}` here", _nearest(key, allowed))
        case "missing":
            parent = record._replace(path=detail["loc"][:-1])
            return Problem(parent, "missing-key", f"the field `{detail['loc'][-1]}` is missing", f"add `{detail['loc'][-1]}:`")
        case "enum" | "literal_error":
            allowed = tuple(word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(","))
            written = str(detail["input"])
            if isinstance(detail["input"], bool) and written.lower() in allowed:
                return Problem(where, "wrong-type", "a text is expected, not true/false", f'write "{written.lower()}" in quotes')
            return Problem(where, "unknown-value", f"`{written}` is not one of the allowed values", _nearest(written, allowed))
        case "string_pattern_mismatch":
            written = str(detail["input"])[:60]
            return Problem(
                where, "wrong-form", f"`{written}` has not the form {context['pattern']}", _form_hint(context["pattern"], written)
            )
        case kind if kind in _WANTED:
            wanted, hint = _WANTED[kind]
            return Problem(where, "wrong-type", f"{wanted} is expected, not {_kind_of(detail['input'])}", hint)
        case "model_type" | "model_attributes_type":
            text = context["class_name"] == Text.__name__
            hint = _TEXT if text else f"write its fields below, indented: {', '.join(fields_at(model, detail['loc']))}"
            wanted = "a text" if text else "a mapping of fields"
            return Problem(where, "wrong-type", f"{wanted} is expected, not {_kind_of(detail['input'])}", hint)
        case "string_too_short":
            return Problem(where, "wrong-value", "the text is empty" if context["min_length"] == 1 else _shortest(detail), _EMPTY)
        case "string_too_long":
            longest, length = context["max_length"], len(detail["input"])
            return Problem(
                where, "wrong-value", f"{length} characters; at most {longest} are allowed", "say it in fewer words, or split it"
            )
        case "greater_than_equal":
            return Problem(where, "wrong-value", f"`{detail['input']}` is too small", f"at least {context['ge']}")
        case "less_than_equal":
            return Problem(where, "wrong-value", f"`{detail['input']}` is too large", f"at most {context['le']}")
        case kind if kind.startswith("date"):
            return _no_day(where, detail)
        case "value_error" if isinstance(context["error"], NoDay):
            return _no_day(where, detail)
        case "value_error":
            return Problem(where, "incomplete", str(context["error"]), "")
        case _:
            return Problem(where, "wrong-value", detail["msg"][0].lower() + detail["msg"][1:], "")


_WANTED = {
    "string_type": ("a text", "put the value in quotes"),
    "tuple_type": ("a list", "start each entry with `- `, or write [a, b]"),
    "dict_type": ("a mapping", "write `key: value`, one below the other"),
    "int_type": ("a whole number", "write digits without quotes"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "is_instance_of": ("a number", "write digits without quotes"),
}
"""pydantic's name of the error → what is expected there, and what to type."""
_EMPTY = "write the text, or remove the key"
_TEXT = "put it in quotes, or write `zh:` and `en:` below the key"


def _shortest(detail: Any) -> str:
    return f"{len(detail['input'])} characters; at least {detail['ctx']['min_length']} are wanted"


def _no_day(where: RecordPath, detail: Any) -> Problem:
    return Problem(where, "wrong-date", f"`{detail['input']}` is not a day of the calendar", "write it as 2026-11-23")


def _nearest(word: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(word.lower(), allowed, n=1, cutoff=0.6)
    listing = "allowed: " + ", ".join(allowed)
    return f"did you mean `{close[0]}`? {listing}" if close else listing


_FORMS = (
    (r"^[a-z0-9]+(-", "an id is lower-case letters and digits with single hyphens, like `wechat-pay`"),
    (r"^[a-z0-9-]+#", "name the platform and its rule, like `wechat-pay#no-undo`"),
    (r"^https?", "write the whole address, starting with https://, the host in ASCII without a user name"),
    (r"^([A-Z]{2}", "two capital letters of the country, like CN, HK or GB; EU; or INT for international"),
    (r"^[A-Z]{3}$", "three capital letters of the currency, like CNY"),
    (r"^[0-9+() /-]", "digits, + ( ) / - and spaces only, half width; words belong into `scope` or `hours`"),
    (r"^S[0-8]", "the section and number of a claim of the article, like S1.2"),
    (r"^[A-Z]+-?", "the id of the research note, like WX-01"),
    (r"^[a-z_]+(/", "folder and id of a record, like `topics/recovery-scam`, or a page such as `hotlines`"),
    (r"^[a-z_]+$", "lower-case letters and _ only, like `paid_on`"),
)
"""Start of a pattern → what it means, in words for people who edit records."""


def _form_hint(pattern: str, written: str) -> str:
    form = next((hint for start, hint in _FORMS if pattern.startswith(start)), "")
    return f"did you mean `GB`? {form}" if written == "UK" and pattern.startswith("^([A-Z]{2}") else form


def _kind_of(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", str: "a text", bool: "true/false", int: "a number", type(None): "nothing"}
    return names.get(type(value), "a number with a point")


@cache
def fields_at(model: type[Model], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The field names that a model allows at a path.

    Args:
        model: Class of the record.
        location: Field names and list positions from the record down, as pydantic reports them.

    Returns:
        Names in the order of the model; empty where the path leads to no model.
    """
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
