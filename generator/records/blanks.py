"""The blanks of a text: `{time}` is where the reader fills something in."""

import re

BLANK = re.compile(r"\{([a-z_-]+)\}")
"""A blank with its id."""


def blanks_of(text: str) -> tuple[str, ...]:
    """The blanks of a text.

    Args:
        text: With `{time}` where the reader fills something in.

    Returns:
        Their ids, each once, in their order.
    """
    return tuple(dict.fromkeys(BLANK.findall(text)))
