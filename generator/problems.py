"""What is wrong, where, and what to do about it. Knows no YAML, no model and no check.

A problem is a value until the edge; `render` prints it plain, coloured, as JSON or as a code-host annotation.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is printed and lived with (overdue facts, for example)."""

    ERROR = "error"
    WARNING = "warning"


class Format(StrEnum):
    """The clothes of a problem."""

    PLAIN = "plain"
    COLOUR = "colour"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the project."""

    file: str
    """Path relative to the project, with forward slashes."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One finding with its place."""

    location: Location
    code: str
    """Stable name, for example `unknown-key`; the name of a check, or of a rule of the reader."""
    message: str
    hint: str = ""
    """What to type now; empty when the message says it all."""
    severity: Severity = Severity.ERROR


def render(problems: Iterable[Problem], style: Format) -> str:
    """All problems in file order, one text. Ends without a line break; empty when there are none."""
    ordered = sorted(problems)
    if style is Format.JSON:
        return json.dumps([asdict(problem) for problem in ordered], ensure_ascii=False, indent=1)
    write = {Format.PLAIN: _plain, Format.COLOUR: _colour, Format.GITHUB: _github}[style]
    return "\n".join(write(problem) for problem in ordered)


def _plain(problem: Problem) -> str:
    mark = "" if problem.severity is Severity.ERROR else "warning: "
    text = f"{problem.location}: {mark}{problem.code}: {problem.message}"
    return f"{text}\n  hint: {problem.hint}" if problem.hint else text


def _colour(problem: Problem) -> str:
    tone = "31" if problem.severity is Severity.ERROR else "33"
    text = f"\x1b[1m{problem.location}\x1b[0m: \x1b[{tone}m{problem.code}\x1b[0m: {problem.message}"
    return f"{text}\n  \x1b[36mhint: {problem.hint}\x1b[0m" if problem.hint else text


def _github(problem: Problem) -> str:
    """A workflow command: signs with a meaning of their own are written as numbers, more of them before the `::` than behind."""
    file = _escaped(problem.location.file).replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={problem.location.line},col={problem.location.column}"
    words = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity.value} {where},title={problem.code}::{_escaped(words)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
