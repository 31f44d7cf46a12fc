"""The words of an engine configuration such as `mkdocs.yml`, with their places: name, description, navigation, texts of the frame.

Read without strictness: the file is the engine's, which explains its own errors. No tag of it is followed.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from generator.problems import Location

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAVIGATION = "nav"
"""The only part whose keys are shown."""
_NO_WORDS = frozenset(
    (
        *("INHERIT", "site_url", "repo_url", "edit_uri", "edit_uri_template", "dev_addr", "hooks", "watch", "plugins"),
        *("markdown_extensions", "exclude_docs", "draft_docs", "not_in_nav", "validation"),
    )
)
"""Settings at the top that no reader sees: addresses of the site itself, names of programs and files."""


class EngineWords(NamedTuple):
    """One text of a configuration."""

    text: str
    file: str
    line: int
    """1-based; of its first line."""
    lines: tuple[str, ...]
    """The source of the file, from that line on to the end of the text."""
    column: int
    """1-based."""

    def locate(self, words: str) -> Location:
        """Where some words of the text stand.

        Args:
            words: As written in the text.

        Returns:
            Their place in the source, or that of the text where YAML writes them otherwise.
        """
        for number, line in enumerate(self.lines):
            column = line.find(words, self.column - 1 if number == 0 else 0)
            if column >= 0:
                return Location(self.file, self.line + number, column + 1)
        return Location(self.file, self.line, self.column)


def engine_words(data: bytes, file: str) -> Iterator[EngineWords]:
    """Read every text that a page may show.

    Args:
        data: Content of the file.
        file: Its path relative to the project.

    Yields:
        Values, and the titles of the navigation, in the order of the file; nothing of a file that is no YAML.
    """
    try:
        source = data.decode("utf-8")
        top = yaml.compose(source, Loader=_LOADER)
    except (UnicodeDecodeError, yaml.YAMLError):
        return
    lines = source.split("\n")
    if isinstance(top, yaml.MappingNode):
        for key, value in top.value:
            if key.value not in _NO_WORDS:
                for node in _scalars(value, with_keys=key.value == _NAVIGATION):
                    first, last = node.start_mark, node.end_mark
                    yield EngineWords(node.value, file, first.line + 1, tuple(lines[first.line : last.line + 1]), first.column + 1)


def _scalars(node: yaml.Node, *, with_keys: bool) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.MappingNode():
            for key, value in node.value:
                if with_keys:
                    yield from _scalars(key, with_keys=True)
                yield from _scalars(value, with_keys=with_keys)
        case yaml.SequenceNode():
            for value in node.value:
                yield from _scalars(value, with_keys=with_keys)
