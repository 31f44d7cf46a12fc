"""The base class of every record, frozen and without unknown keys, and the types of its fields.

Models know no markup, no file, no language of the reader and no clock.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator


class Model(BaseModel):
    """A frozen value. A key the model does not name is an error, never ignored."""

    # Without `defer_build` each import would build the validators of all models: those of parts a second time.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


LONGEST_ID = 80
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Of an id: kebab-case."""
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
"""Kebab-case, ASCII. Never reused; renamed only through `redirects.yml`."""

Words = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True), Field(json_schema_extra={"pattern": r"\S"})]
"""Plain text of one language. No markup: it is escaped wherever it is printed."""

Region = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|EU|INT)$")]
"""ISO 3166-1 alpha-2, EU, or INT for international."""


class NoDay(ValueError):
    """A value is no calendar day: a time, a number of seconds, or a month without a day."""


_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _as_written(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(_DAY, value)):
        return value
    raise NoDay


Day = Annotated[date, BeforeValidator(_as_written), Field(json_schema_extra={"pattern": _DAY})]
"""ISO 8601 calendar day, written `2026-11-23`."""

Count = Annotated[int, Field(strict=True, ge=1)]


def _exact(value: Any) -> Any:
    return Decimal(value) if value.__class__ is int else value


ExactNumber = Annotated[Decimal, Field(strict=True), BeforeValidator(_exact), WithJsonSchema({"type": "number"})]
"""A number as written, never a float and never a text."""

Flag = Annotated[bool, Field(strict=True)]
"""`true` or `false`; no number and no text counts as one."""

Order = Annotated[int, Field(strict=True, ge=1, le=999)]
"""Place in a list, 1 first; records of the same order follow their ids."""


class Text(Model):
    """What a reader reads, once per language. A bare string in YAML means Chinese only."""

    zh: Words
    """Simplified Chinese; always present."""
    en: Words | None = None
    """English; absent means not yet translated (the page falls back to Chinese and says so)."""

    @model_validator(mode="before")
    @classmethod
    def _bare_string_is_chinese(cls, value: Any) -> Any:
        return {"zh": value} if isinstance(value, str) else value


class Money(Model):
    """An exact amount with its currency; never a float, never converted."""

    amount: Annotated[ExactNumber, Field(ge=0, json_schema_extra={"minimum": 0})]
    """Decimal, as written by the source."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """ISO 4217."""
    as_of: Day | None = None
    """The day the amount was valid, when the source says so."""
