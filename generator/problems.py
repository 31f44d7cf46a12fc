"""What is wrong, where, and what to do about it: one type for readers, checks and output. Knows no YAML, no model and no check.

A reader of files knows the line of a problem. A check knows the field only; `Problem.located` replaces the field by file and line.
Code passes problems on as values; only the commands print them, with `render`: plain, coloured, as JSON or as code-host annotations.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """An error stops the build; a warning is printed and does not stop it (overdue facts, for example)."""

    ERROR = "error"
    WARNING = "warning"


class Format(StrEnum):
    """The output formats of problems: plain text, text with terminal colours, JSON, annotations of GitHub Actions."""

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


KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file, or of a record, to a value."""


class RecordPath(NamedTuple):
    """A value in a record, wherever that is written."""

    kind: str
    """Of the record: the folder of `data/`."""
    record: str
    """Id of the record; `list/term` in a vocabulary, the position in a list."""
    path: KeyPath = ()
    """From the top of the record; empty for the record as a whole."""
    on_key: bool = False
    """Whether the key of the value is meant, so that the location is that of the key."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong."""

    where: Location | RecordPath
    """A place in a file, or a value whose place the loader knows; problems are printed and sorted once they are located."""
    code: str
    """Stable name, for example `unknown-key`; the name of a check, or of a rule of the reader."""
    message: str
    hint: str = ""
    """What to type now; empty when the message says it all."""
    severity: Severity = Severity.ERROR

    @property
    def location(self) -> Location:
        """The place in a file.

        Raises:
            TypeError: The problem has not been located.
        """
        if isinstance(self.where, Location):
            return self.where
        raise TypeError(f"not located yet: {self}")

    def located(self, locate: Callable[[RecordPath], Location]) -> "Problem":
        """Replace the path of a value in a record by its place in a file.

        Args:
            locate: Path of a value in a record → the place where it was written.

        Returns:
            The same problem with a `Location`; itself when it has one.
        """
        return self if isinstance(self.where, Location) else replace(self, where=locate(self.where))


def render(problems: Iterable[Problem], style: Format) -> str:
    """All problems as one text, in the order of files, lines and columns.

    Args:
        problems: In any order, each of them located.
        style: The output format. JSON is one list of objects; the other formats have one paragraph or line for each problem.

    Returns:
        The text without a final line break; without problems it is empty, in JSON `[]`.
    """
    ordered = sorted(problems)
    if style is Format.JSON:
        return json.dumps([_fields(problem) for problem in ordered], ensure_ascii=False, indent=1)
    write = {Format.PLAIN: _plain, Format.COLOUR: _colour, Format.GITHUB: _github}[style]
    return "\n".join(write(problem) for problem in ordered)


def _fields(problem: Problem) -> dict[str, object]:
    """The fields of a problem in the JSON output, where `where` is called `location`: programs outside read that name."""
    fields = asdict(problem)
    return {"location": fields.pop("where"), **fields}


def _plain(problem: Problem) -> str:
    prefix = "" if problem.severity is Severity.ERROR else "warning: "
    text = f"{problem.location}: {prefix}{problem.code}: {problem.message}"
    return f"{text}\n  hint: {problem.hint}" if problem.hint else text


def listed(words: Iterable[str]) -> str:
    """Values as a message shows them.

    Args:
        words: The values.

    Returns:
        Each between backticks, with commas.
    """
    return ", ".join(f"`{each}`" for each in words)


def _colour(problem: Problem) -> str:
    colour = "31" if problem.severity is Severity.ERROR else "33"
    text = f"\x1b[1m{problem.location}\x1b[0m: \x1b[{colour}m{problem.code}\x1b[0m: {problem.message}"
    return f"{text}\n  \x1b[36mhint: {problem.hint}\x1b[0m" if problem.hint else text


def _github(problem: Problem) -> str:
    """A workflow command of GitHub Actions: characters with a meaning in it are percent-encoded, in properties also `:` and `,`."""
    file = _escaped(problem.location.file).replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={problem.location.line},col={problem.location.column}"
    text = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity.value} {where},title={problem.code}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
