"""A strict subset of YAML, read from libyaml's event stream, with line and column for every value.

It uses libyaml's events only, never its composer or constructor: no depth can overflow the stack, no tag can create an object.
A value that YAML readers interpret differently must be quoted. A text is written on one line or below `|`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml

from generator.loading.characters import read_text, unseen_in
from generator.loading.syntax import explain_syntax_error, typo_in
from generator.loading.unreadable import Unreadable
from generator.problems import KeyPath, Location, Problem

MAX_DEPTH = 20
MAX_NODES = 20_000
MOST_PROBLEMS = 50
"""Problems reported of one file."""

_EVENTS: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_AMBIGUOUS = re.compile(
    r"""(?ix)( ~|null|yes|no|on|off|y|n|true|false
    | [-+]?0[0-9_]+ | [-+]?0x[0-9a-f_]+ | [-+]?0b[01_]+ | 0o[0-7]+ | \+[0-9]+
    | [-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)? | [-+]?\.[0-9]+ | [-+]?\.(inf|nan)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)? | = | << )\Z"""
)
_BLOCK_HEADER = re.compile(r"[|>][-+]?(\s+#.*|\s*)$")
_LOOSE_COMMENT = re.compile(r" +#")
_ITEM_OR_KEY = re.compile(r" *(?:- |[A-Za-z_][A-Za-z0-9_-]*:(?: |$))")
_WIDE_COMMA = re.compile("[，、]")
_SUSPECT = re.compile(r"[A-Za-z_][A-Za-z0-9_-]* ?[:：]|[-－—–•·\u3000]")
"""Start of a value that may be a misspelt key or list item; a quick test, since most values do not match."""
_BEGINS_LINE = re.compile(r" *(?:- +)*\Z")


@dataclass
class YamlDocument:
    """The plain values of a file, and where each of them is written."""

    file: str
    """Path relative to the project."""
    value: Any = None
    written: list[tuple[Any, Any]] = field(default_factory=list)
    """libyaml's marks of each value and of its key (of the value again where it has none), in the order of the file."""

    @cached_property
    def marks(self) -> dict[KeyPath, tuple[int, int]]:
        """Path of a value → line and column of the value, both 1-based."""
        return {path: (mark.line + 1, mark.column + 1) for path, (mark, _) in self._placed()}

    @cached_property
    def keys(self) -> dict[KeyPath, tuple[int, int]]:
        """Path of a value → line and column of its key, both 1-based."""
        return {path: (mark.line + 1, mark.column + 1) for path, (_, mark) in self._placed()}

    def locate(self, path: KeyPath, *, on_key: bool = False) -> Location:
        """Where a value is written.

        Args:
            path: From the top of the file; there may be no value at it.
            on_key: Whether its key is meant.

        Returns:
            The place of the value, of its key, or of the nearest parent that is written.
        """
        if on_key and path in self.keys:
            return Location(self.file, *self.keys[path])
        while path not in self.marks and path:
            path = path[:-1]
        return Location(self.file, *self.marks.get(path, (1, 1)))

    def _placed(self) -> Iterator[tuple[KeyPath, tuple[Any, Any]]]:
        """Each value's path with its marks. Computed for files with problems only, since it would take a third of the reading time."""
        return zip(_paths(self.value, ()), self.written, strict=True)


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    """A value's path and those of its parts, in the order of the file."""
    yield path
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(part, (*path, step))


def read_yaml(data: bytes, file: str) -> YamlDocument:
    """Read the strict subset of YAML from the bytes of one file.

    Args:
        data: Content of the file.
        file: Path relative to the project, for problems.

    Returns:
        Values of the types dict, list, str, int, Decimal and bool, with the places where they are written.

    Raises:
        Unreadable: Everything that is wrong in the file; nothing else is raised.
    """
    text = read_text(data, file)
    reader = _Reader(text, file)
    try:
        parser = _EVENTS(text)
        try:
            for event in iter(parser.get_event, None):
                reader.take(event)
        finally:
            parser.dispose()
    except yaml.YAMLError as error:
        reader.stop(error)
    except _StopReading:
        pass
    if not reader.found and not reader.document.written:
        reader.found.append(Problem(Location(file), "empty-file", "the file is empty", "start from `make new`"))
    if reader.found:
        raise Unreadable(reader.found)
    return reader.document


class _StopReading(Exception):
    """Raised to stop the reading: the rest of the file would only give misleading problems."""


class _Level:
    """One open mapping or list."""

    def __init__(self, container: Any, *, flow: bool) -> None:
        self.container = container
        self.flow = flow
        """Written with brackets or braces."""
        self.key: str | None = None
        self.key_mark: Any = None
        self.key_lines: list[int] = []
        """Line of each key, from 0."""

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Reader:
    """Turns events into plain values; one method for each kind of event. It collects problems and goes on reading."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.commented = {number for number, line in enumerate(self.lines) if " #" in line}
        """Lines, from 0, in which a comment may cut a text."""
        self.document = YamlDocument(file)
        self.stack: list[_Level] = []
        self.found: list[Problem] = []
        self.ran_on = -2
        """Last line, from 0, of the last text that runs over several lines."""

    def take(self, event: Any) -> None:
        kind = event.__class__  # compared by identity: `match` asks isinstance six times, for 100,000 events
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self._report(event, "alias", "aliases (*name) are not allowed", "write the value again, or quote the text")
            self._put("", event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _document(self, event: Any) -> None:
        if self.document.written:
            self._refuse(event, "documents", "only one document per file", "remove the line `---`")
        if event.version or event.tags:
            self._report(event, "tag", "directives (%YAML, %TAG) are not allowed", "remove the line")

    def stop(self, error: yaml.YAMLError) -> None:
        """Report an error of the parser, unless it follows from a text over several lines that has been reported."""
        problem = explain_syntax_error(error, self.lines, self.file)
        if problem.location.line - 1 - self.ran_on > 1 and problem.where not in {each.where for each in self.found}:
            self.found.append(problem)

    def _report(self, event: Any, code: str, message: str, hint: str = "") -> None:
        """Add a problem and go on reading."""
        self.found.append(Problem(self._place(event.start_mark), code, message, hint))
        if len(self.found) >= MOST_PROBLEMS:
            raise _StopReading

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        """Add a problem and stop: the rest of the file would only give misleading ones."""
        self.found.append(Problem(self._place(event.start_mark), code, message, hint))
        raise _StopReading

    def _place(self, mark: Any) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)

    def _typo(self, line: int) -> Problem | None:
        """The frequent mistake at the start of a line (counted from 0), if it has one."""
        return typo_in(self.lines[line], Location(self.file, line + 1))

    def _extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(event, "anchor", "anchors (&name) are not allowed", "write the value again, or quote the text")
        if event.tag is not None:
            self._report(event, "tag", "tags (!name) are not allowed", "put the text in quotes")

    def _open(self, container: Any, event: Any) -> None:
        self._extras(event)
        if self.stack and self.stack[-1].awaits_key:
            self._refuse(event, "key", "a key must be plain text", "put the text in quotes")
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "depth", f"nested deeper than {MAX_DEPTH} levels")
        self._put(container, event)
        self.stack.append(_Level(container, flow=event.flow_style))

    def _put(self, value: Any, event: Any) -> None:
        mark = key_mark = event.start_mark
        if len(self.document.written) >= MAX_NODES:
            self._refuse(event, "too-large", f"more than {MAX_NODES} values in one file", "split it")
        if not self.stack:
            self.document.value = value
        elif isinstance((level := self.stack[-1]).container, list):
            level.container.append(value)
        elif level.key is None:  # only an alias can stand in place of a key, and it has been reported
            level.key = ""
            return
        else:
            level.container[level.key] = value
            key_mark, level.key = level.key_mark, None
        self.document.written.append((mark, key_mark))

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._extras(event)
        level = self.stack[-1] if self.stack else None
        if event.style == '"' and (unseen := unseen_in(event.value)):
            self._report(event, *unseen)
        if level and level.awaits_key:
            self._key(level, event)
        else:
            self._put(self._plain(event) if event.implicit[0] else self._quoted(event), event)

    def _key(self, level: _Level, event: Any) -> None:
        key = event.value
        if event.implicit[0] and key == "<<":
            self._report(event, "merge", "merge keys (<<) are not allowed", "write the fields again")
        elif event.implicit[0] and _AMBIGUOUS.match(key):
            self._report(event, "ambiguous", f"YAML readers disagree on the key {key!r}", f'write "{key}":')
        if key in level.container:
            first = level.key_lines[list(level.container).index(key)] + 1
            self._report(event, "duplicate-key", f"the key {key!r} is given twice, first in line {first}", "keep one of them")
        else:
            level.key_lines.append(event.start_mark.line)
        level.key = key
        level.key_mark = event.start_mark

    def _quoted(self, event: Any) -> str:
        line = event.start_mark.line
        if event.style not in ("|", ">"):
            if event.end_mark.line > line:
                self.ran_on = event.end_mark.line
                self._report(event, "lines", "this quote is not closed on its line", "close it; a text stands on one line, however long")
        elif not _BLOCK_HEADER.match(self.lines[line][event.start_mark.column :]):
            self._report(event, "block", "text after | or > on the same line", "write | or > alone at the end of the line")
        return str(event.value)

    def _plain(self, event: Any) -> Any:
        value = event.value
        first, last = event.start_mark.line, event.end_mark.line
        if last in self.commented:
            self._cut(event)
        if value == "":
            self._report(event, "empty-value", *self._missing())
        elif last > first:
            self._run_on(event)
        elif _SUSPECT.match(value) and self._begins_line(event) and (typo := self._typo(first)):
            self.found.append(replace(typo, hint=f"{typo.hint}, or put the text in quotes"))
        elif _WIDE_COMMA.search(value) and self.stack and self.stack[-1].flow and isinstance(self.stack[-1].container, list):
            message = "a full-width comma between brackets separates nothing"
            self._report(event, "comma", message, "write `, ` (half width, then a space), or put the text in quotes")
        elif value in ("true", "false"):
            return value == "true"
        elif _INTEGER.match(value):
            return int(value)
        elif _DECIMAL.match(value):
            return Decimal(value)
        elif _AMBIGUOUS.match(value):
            self._report(event, "ambiguous", f"YAML readers disagree on what {value} means", f'write "{value}" in quotes')
        return value

    def _cut(self, event: Any) -> None:
        end = event.end_mark
        if _LOOSE_COMMENT.match(self.lines[end.line][end.column :]):
            message, hint = '" #" starts a comment and cuts the text', "quote the text, or give the comment its own line"
            self.found.append(Problem(self._place(end), "cut-text", message, hint))

    def _run_on(self, event: Any) -> None:
        """Report a plain text over several lines: most often its second line is a misspelt key or list item."""
        first, last = event.start_mark.line, event.end_mark.line
        self.ran_on = last
        for line in range(first, last + 1):
            if (line > first or self._begins_line(event)) and (typo := self._typo(line)):
                self.found.append(typo)
                return
        further = any(_ITEM_OR_KEY.match(line) for line in self.lines[first + 1 : last + 1])
        remedy = "indent the next line like its neighbours" if further else "write it on one line, however long"
        self._report(event, "lines", "this text runs on into the next line", remedy)

    def _begins_line(self, event: Any) -> bool:
        """Whether a key could stand where this text stands."""
        return bool(_BEGINS_LINE.match(self.lines[event.start_mark.line][: event.start_mark.column]))

    def _missing(self) -> tuple[str, str]:
        """Message and hint for a key or list item without a value."""
        level = self.stack[-1] if self.stack else None
        what = "a list item" if level and isinstance(level.container, list) else "a key"
        if level and level.flow:
            return (
                f"{what} without a value",
                "between brackets, a text with a comma stands in quotes, and a space follows the colon of a key",
            )
        return f"{what} without a value", "write the value, indent what belongs to it, or remove it"
