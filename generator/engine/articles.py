"""A generated page's Markdown → its article, byte for byte what Python-Markdown and the engine would make of it.

Generated pages are front matter, raw HTML blocks and lines such as `## 怎么办 {: #what-now }` (`rendering/templates/page.md.jinja`).
For these there is nothing to convert, and Markdown needs 8 ms a page to find that out. Anything else is refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_HEADING = re.compile(r"^(#{1,2}) (.*?) \{: #([A-Za-z0-9_-]+) \}$", re.MULTILINE)
_ENTRY = re.compile(r"([a-z]+): (.+)")
_FRONT, _END = "---\n", "\n---\n"


class NotGenerated(ValueError):
    """The text is not of the form that our templates write. The message says what is not."""


@dataclass(frozen=True)
class ArticleHeading:
    """A heading of an article, for the list of contents."""

    level: int
    id: str
    title: str
    """HTML."""


@dataclass(frozen=True)
class Article:
    """What the engine puts into the frame of a page."""

    meta: dict[str, Any]
    """The front matter, as values."""
    content: str
    """HTML."""
    headings: tuple[ArticleHeading, ...]
    """Those of the list of contents, in page order."""


def article_of(markdown: str) -> Article:
    """The article of a generated page.

    Args:
        markdown: Text of an `Artifact`: front matter whose values are JSON, then raw HTML and headings with an id.

    Returns:
        The article, with the bytes that the engine would have made.

    Raises:
        NotGenerated: The front matter is of another form.
    """
    meta, body = _split(markdown)
    pieces = _HEADING.split(body)
    headings, blocks = [], [*_blocks(pieces[0])]
    for level, title, name, rest in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
        headings.append(ArticleHeading(len(level), name, title))
        blocks.append(f'<h{len(level)} id="{name}">{title}</h{len(level)}>')
        blocks += _blocks(rest)
    return Article(meta, "\n".join(blocks), tuple(headings))


def _split(markdown: str) -> tuple[dict[str, Any], str]:
    """Front matter and the text behind it."""
    head, end, body = markdown.removeprefix(_FRONT).partition(_END)
    if not markdown.startswith(_FRONT) or not end:
        raise NotGenerated("no front matter")
    meta = {}
    for line in head.split("\n"):
        if not (entry := _ENTRY.fullmatch(line)):
            raise NotGenerated(f"`{line}` in the front matter is no `key: value`")
        try:
            meta[entry[1]] = json.loads(entry[2])
        except ValueError:
            raise NotGenerated(f"the value of `{entry[1]}` in the front matter is no JSON") from None
    return meta, body


def _blocks(text: str) -> Iterator[str]:
    """The raw HTML between two headings, if there is any."""
    if block := text.strip("\n"):
        yield block
