"""What a check saw: which field of which record, what is wrong, what to do. Knows no file and no line; the runner adds them."""

from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
"""Field names and positions from the top of a record to a value."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, as a value."""

    kind: str
    """Field of `Dataset`."""
    record: str
    """Id in that field; `list/term` in a vocabulary, the position in a list."""
    path: Path
    """Where in the record; empty for the record as a whole."""
    message: str
    """What is wrong, one sentence without a full stop."""
    hint: str = ""
    """What to type now."""
    severity: Literal["error", "warning"] = "error"
    """A warning is printed and lived with."""
