"""Tags of an HTML page, found and rewritten in place. Text that no edit asks for comes back byte for byte.

Reads pages that a program wrote: quotes are closed, tags are lower or upper case. It is an expression and no parser, because no parser
writes a page again byte for byte (lexbor: 0 of 200 pages); whoever only reads uses `html/parser.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape, unescape

INSIDE = r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+"
"""What may stand in a tag behind its name, as an expression."""

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(script|style|textarea|title)(?=[\s/>])({INSIDE})>(.*?)</\1\s*>"
    rf"|<(/?)([a-z][^\s/>]*)({INSIDE})>",
    re.DOTALL | re.IGNORECASE,
)
"""Tags, comments and raw elements. Groups: 1 raw element, 2 its attributes, 3 its content; 4 the slash of a closing tag, 5 name,
6 attributes. All are None for a comment."""
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*(=)\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True)
class Tag:
    """One opening tag."""

    name: str
    """Lower case."""
    attributes: tuple[tuple[str, str | None], ...]
    """In written order, names lower case, character references resolved; None for an attribute without a value."""

    def __getitem__(self, name: str) -> str:
        """Value of an attribute; empty when it is missing or has none."""
        return next((value or "" for key, value in self.attributes if key == name), "")

    def has(self, name: str) -> bool:
        """Is the attribute written, whatever its value?"""
        return any(key == name for key, _ in self.attributes)

    def without(self, name: str) -> "Tag":
        """The same tag, minus one attribute."""
        return replace(self, attributes=tuple(pair for pair in self.attributes if pair[0] != name))

    def having(self, name: str, value: str) -> "Tag":
        """The same tag with one attribute set: changed where it stands, or added at the end."""
        if not self.has(name):
            return replace(self, attributes=(*self.attributes, (name, value)))
        return replace(self, attributes=tuple((key, value if key == name else old) for key, old in self.attributes))

    def __str__(self) -> str:
        written = (key if value is None else f'{key}="{escape(value)}"' for key, value in self.attributes)
        return f"<{' '.join((self.name, *written))}>"


def read_attributes(text: str) -> list[tuple[str, str | None]]:
    """Attributes from the inside of a tag.

    Args:
        text: What stands between the name of the tag and its end.

    Returns:
        Name and value of each, as in `Tag`; one that is written twice is there twice.
    """
    return [
        (name.lower(), _plain(double or single or bare) if equals else None)
        for name, equals, double, single, bare in _ATTRIBUTE.findall(text)
    ]


def _plain(value: str) -> str:
    return unescape(value) if "&" in value else value


def rewrite_tags(html: str, wanted: Callable[[str, str], bool], edit: Callable[[Tag], Tag | None], unwanted: set[str] | None = None) -> str:
    """The page with some of its opening tags changed or removed; everything else stays byte for byte.

    Args:
        html: A page written by a program: quotes closed.
        wanted: Whether to edit a tag, from its lower-case name and the text of its attributes as written; called for each tag,
            so that the attributes of the others need not be parsed.
        edit: The tag as it shall be; the same tag leaves its bytes alone, None removes it.
        unwanted: Tags, as they are written, that `wanted` has refused before; those that it refuses now are added.

    Returns:
        The page. A removed raw element (script, style, textarea, title) goes with its content; of other elements the closing tag stays.
    """
    unwanted = set() if unwanted is None else unwanted

    def change(found: re.Match[str]) -> str:
        if (written := found[0]) in unwanted:
            return written
        name = (found[1] or found[5] or "").lower()
        inside = found[2] if found[1] else found[6]
        if not name or found[4] or not wanted(name, inside):
            if not found[1]:  # a raw element is long
                unwanted.add(written)
            return written
        before = Tag(name, tuple(read_attributes(inside)))
        after = edit(before)
        if after is None:
            return ""
        if after == before:
            return written
        return f"{after}{found[3]}</{name}>" if found[1] else str(after)

    return TOKEN.sub(change, html)
