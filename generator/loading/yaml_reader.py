"""A strict subset of YAML, read from libyaml's event stream, with line and column for every value.

Only events are taken, nothing is composed or constructed: no depth can overflow a stack and no tag can build an object.
What YAML readers disagree on must be quoted, and the message says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

MAX_BYTES = 256_000
MAX_DEPTH = 20
MAX_NODES = 20_000

Path = tuple[str | int, ...]
"""Keys and list positions from the top of the file to a value."""

_EVENTS: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_AMBIGUOUS = re.compile(
    r"""(?ix)( ~|null|yes|no|on|off|y|n|true|false
    | [-+]?0[0-9_]+ | [-+]?0x[0-9a-f_]+ | 0o[0-7]+ | \+[0-9]+
    | [-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)? | [-+]?\.[0-9]+ | [-+]?\.(inf|nan)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)? | = | << )\Z"""
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_FULL_WIDTH_COLON = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*：")
_BLOCK_HEADER = re.compile(r"[|>][-+]?(\s+#.*|\s*)$")
_LOOSE_COMMENT = re.compile(r" +#")

_WORDING = {
    "could not find expected ':'": "a key without its colon, or a text that runs on: quote it, or indent it under `key: >-`",
    "mapping values are not allowed in this context": "a second `: ` on one line: put the text in quotes",
    "did not find expected key": "the indentation does not match the lines above, or a quote is left open",
    "did not find expected '-' indicator": "a list item must start with `- ` in the column of its neighbours",
    "found character that cannot start any token": "a plain text may not start with @, ` or %: put it in quotes",
    "did not find expected alphabetic or numeric character": "a plain text may not start with * or &: put it in quotes",
    "found unexpected end of stream": "a quote or bracket is left open",
    "did not find expected ',' or ']'": "a `[` list is left open, or a comma is missing",
    "did not find expected ',' or '}'": "a `{` mapping is left open, or a comma is missing",
}


@dataclass(eq=False)
class YamlProblem(Exception):
    """The first thing that makes a file unreadable. Line and column are 1-based."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""


@dataclass
class Document:
    """A file's plain values and where each of them stands."""

    value: Any = None
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Path of a value → line and column of the value."""
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Path of a value → line and column of its key."""


def read_yaml(data: bytes) -> Document:
    """Plain dict, list, str, int, Decimal and bool, with marks. Raises YamlProblem; never anything else."""
    text = _decode(data)
    reader = _Reader(text)
    try:
        parser = _EVENTS(text)
        try:
            for event in _events(parser):
                reader.take(event)
        finally:
            parser.dispose()
    except yaml.YAMLError as error:
        raise _explain(error) from None
    if () not in reader.document.marks:
        raise YamlProblem(1, 1, "empty-file", "the file is empty", "start from `make new`")
    return reader.document


def _events(parser: Any) -> Iterator[Any]:
    while parser.check_event():
        yield parser.get_event()


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise YamlProblem(1, 1, "too-large", f"the file has {len(data)} bytes; the limit is {MAX_BYTES}", "split it")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise YamlProblem(1, 1, "encoding", "the file starts with a byte-order mark", "save as UTF-8 without BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlProblem(line, 1, "encoding", "the file is not UTF-8", "was it saved as GBK? save as UTF-8") from None
    if found := _FORBIDDEN.search(text):
        where = _position(text, found.start())
        if found[0] == "\r":
            raise YamlProblem(*where, "line-ends", "Windows or old Mac line ends", "save with LF line ends")
        raise YamlProblem(*where, "character", f"the invisible character U+{ord(found[0]):04X}", "delete it and type a space")
    if (tab := text.find("\t")) >= 0:
        raise YamlProblem(*_position(text, tab), "tab", "a tab", "use spaces, two for each level")
    return text


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _explain(error: yaml.YAMLError) -> YamlProblem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return YamlProblem(line, column, "syntax", words, _WORDING.get(words, ""))


class _Level:
    """One open mapping or list."""

    def __init__(self, container: Any, path: Path) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None
        self.key_mark = (1, 1)

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Reader:
    """Turns events into plain values; one method for each kind of event."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.commented = " #" in text
        self.document = Document()
        self.stack: list[_Level] = []
        self.nodes = 0

    def take(self, event: Any) -> None:
        kind = event.__class__  # compared by identity: `match` asks isinstance six times, for 100,000 events
        if kind is yaml.ScalarEvent:
            self._node(event)
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._node(event)
            self._open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._node(event)
            self._open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, "alias", "aliases (*name) are not allowed", "write the value again, or quote the text")
        elif kind is yaml.DocumentStartEvent and self.document.marks:
            self._refuse(event, "documents", "only one document per file", "remove the line `---`")

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        raise YamlProblem(event.start_mark.line + 1, event.start_mark.column + 1, code, message, hint)

    def _node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, "too-large", f"more than {MAX_NODES} values in one file", "split it")
        if event.anchor is not None:
            self._refuse(event, "anchor", "anchors (&name) are not allowed", "write the value again, or quote the text")
        if event.tag is not None:
            self._refuse(event, "tag", "tags (!name) are not allowed", "put the text in quotes")

    def _open(self, container: Any, event: Any) -> None:
        if self.stack and self.stack[-1].awaits_key:
            self._refuse(event, "key", "a key must be plain text", "put the text in quotes")
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "depth", f"nested deeper than {MAX_DEPTH} levels")
        self.stack.append(_Level(container, self._put(container, event)))

    def _put(self, value: Any, event: Any) -> Path:
        mark = event.start_mark.line + 1, event.start_mark.column + 1
        if not self.stack:
            self.document.value = value
            self.document.marks[()] = mark
            return ()
        level = self.stack[-1]
        if isinstance(level.container, dict):
            assert level.key is not None
            path = (*level.path, level.key)
            level.container[level.key] = value
            self.document.keys[path] = level.key_mark
            level.key = None
        else:
            path = (*level.path, len(level.container))
            level.container.append(value)
        self.document.marks[path] = mark
        return path

    def _scalar(self, event: Any) -> None:
        level = self.stack[-1] if self.stack else None
        if level and level.awaits_key:
            self._key(level, event)
        else:
            self._put(self._plain(event) if event.implicit[0] else self._quoted(event), event)

    def _key(self, level: _Level, event: Any) -> None:
        key = event.value
        if event.implicit[0] and _AMBIGUOUS.match(key):
            self._refuse(event, "ambiguous", f"YAML readers disagree on the key {key!r}", f'write "{key}":')
        if key in level.container:
            first = self.document.keys[(*level.path, key)][0]
            self._refuse(event, "duplicate-key", f"the key {key!r} is given twice, first in line {first}", "keep one of them")
        level.key = key
        level.key_mark = event.start_mark.line + 1, event.start_mark.column + 1

    def _quoted(self, event: Any) -> str:
        line = event.start_mark.line
        if event.style in ("|", ">") and not _BLOCK_HEADER.match(self.lines[line][event.start_mark.column :]):
            self._refuse(event, "block", "text after | or > on the same line", "write | or > alone at the end of the line")
        return str(event.value)

    def _plain(self, event: Any) -> Any:
        value = event.value
        end = event.end_mark
        if self.commented and end.line < len(self.lines) and _LOOSE_COMMENT.match(self.lines[end.line][end.column :]):
            where = end.line + 1, end.column + 1
            raise YamlProblem(
                *where, "cut-text", '" #" starts a comment and cuts the text', "quote the text, or give the comment its own line"
            )
        if value == "":
            self._refuse(event, "empty-value", "a key without a value", 'write "" or remove the key')
        if _FULL_WIDTH_COLON.match(value):
            self._refuse(event, "colon", "a full-width colon `：` after a key", "write `: ` (half width, then a space)")
        if not value.isascii():
            return value
        if value in ("true", "false"):
            return value == "true"
        if _INTEGER.match(value):
            return int(value)
        if _DECIMAL.match(value):
            return Decimal(value)
        if _AMBIGUOUS.match(value):
            self._refuse(event, "ambiguous", f"YAML readers disagree on what {value} means", f'write "{value}" in quotes')
        return value
