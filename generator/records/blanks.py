"""The blanks of a text: `{time}` is where the reader fills something in."""

import re

BLANK = re.compile(r"\{([a-z_-]+)\}")
"""A blank with its id."""


def blanks_of(text: str) -> tuple[str, ...]:
    """The ids of the blanks of a text, each once, in their order."""
    return tuple(dict.fromkeys(BLANK.findall(text)))
