"""What the engine's configuration prints on every page: read with its place, so that a check can say where it stands."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

_NAMES = frozenset({"site_name", "site_description", "copyright"})
_FOR_CODE = frozenset({"language", "to"})
"""Keys below `extra` whose values no reader sees."""
_PRINTED = frozenset({"words", "lost_ways"})
"""Keys of `extra` whose values are printed."""


class ConfiguredText(NamedTuple):
    """A text of the configuration."""

    file: str
    """Relative to the project."""
    line: int
    column: int
    """Where it starts, both 1-based."""
    text: str


def configured_texts(root: Path, files: Iterable[str]) -> Iterator[ConfiguredText]:
    """The texts of the configuration that pages print: names, words of the frame, titles in the navigation.

    Args:
        root: The folder of the project.
        files: The configuration of each language, relative to it.

    Yields:
        In the order of the files. Nothing of a file that is no YAML: the engine says so.
    """
    for file in files:
        path = root / file
        try:
            top = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
        except (OSError, ValueError, yaml.YAMLError):
            continue
        for text, node in _of_top(top):
            yield ConfiguredText(file, node.start_mark.line + 1, node.start_mark.column + 1, text)


def _of_top(top: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in _entries(top):
        if key in _NAMES:
            yield from _scalars(value)
        elif key == "extra":
            for name, words in _entries(value):
                if name in _PRINTED:
                    yield from _scalars(words)
        elif key == "nav":
            yield from _titles(value)


def _scalars(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    for key, value in _entries(node):
        if key not in _FOR_CODE:
            yield from _scalars(value)


def _titles(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """The keys of a navigation, whose values are pages or parts."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _titles(item)
    elif isinstance(node, yaml.MappingNode):
        for title, value in node.value:
            yield from _scalars(title)
            yield from _titles(value)


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)
