"""Which files of `data/` hold records according to the table of kinds, and where other files should go."""

from difflib import get_close_matches
from pathlib import Path

from generator.records.kinds import KINDS, Shape

_SHAPES = {kind.name: kind.shape for kind in KINDS}
_YAML = frozenset({".yml", ".yaml"})


def is_record_file(inside: Path) -> bool:
    """Whether the loader reads records from a file; `inside` is its path relative to `data/`."""
    match inside.parts:
        case (name,):
            return inside.suffix == ".yml" and _SHAPES.get(inside.stem) is Shape.LIST
        case (folder, name):
            return name.endswith(".yml") and _SHAPES.get(folder, Shape.LIST) is not Shape.LIST
        case _:
            return False


def where_to_move(inside: Path) -> str:
    """The hint for a file that the loader does not read: where to move it, or which folder was meant."""
    top = inside.parts[0].removesuffix(".yml")
    shape = _SHAPES.get(top)
    if shape is Shape.LIST:
        return f"write data/{top}.yml: {shape.value}"
    if shape and inside.suffix.lower() not in _YAML:
        return "a record ends in .yml; move anything else out of data/"
    if shape:
        return f"move it to data/{top}/{inside.stem if len(inside.parts) > 1 else 'some-name'}.yml: {shape.value}"
    close = get_close_matches(top, _SHAPES, n=1)
    return f"did you mean data/{close[0]}?" if close else f"folders: {', '.join(sorted(_SHAPES))}; files end in .yml"
