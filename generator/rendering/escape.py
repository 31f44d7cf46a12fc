"""Values become text by type: one escape for HTML, a stricter one where Markdown would read along."""

import html
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

_BLANK = re.compile(r"\s+")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~^=<>&\"'$@:-]")


def finalize(value: Any) -> Any:
    """What Jinja prints for `{{ value }}`: escaped, on one line, so that no value can open a block of Markdown."""
    if value.__class__ is Markup:
        return value
    return _escaped(value if value.__class__ is str else str(value))


@lru_cache(maxsize=50_000)
def _escaped(text: str) -> Markup:
    """Most texts stand on many pages."""
    return Markup(html.escape(_BLANK.sub(" ", text), quote=True))


def heading(value: Any) -> Markup:
    """Text for a Markdown heading: every character with a meaning becomes a numeric entity."""
    return Markup(_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", _BLANK.sub(" ", str(value)).strip()))


def preformatted(value: Any) -> Markup:
    """Escaped text that keeps its line breaks, each as an entity so that Markdown never sees them."""
    return Markup(html.escape(str(value), quote=True).replace("\n", "&#10;"))
