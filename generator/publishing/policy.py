"""What a page may load and run, as a Content Security Policy. Everything comes from our own host; inline code by its hash only."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from generator.publishing.markup import TOKEN, Tag, read_attributes

_DATA_TYPES = re.compile(r"(application|text)/(?!(x-)?(java|ecma)script\b)", re.IGNORECASE)
"""JSON and template blocks never run, so they need no hash (checked in Chromium)."""


@dataclass(frozen=True)
class InlineCode:
    """Hashes of what stands inline in one or more pages, as sources of a policy."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: "InlineCode") -> "InlineCode":
        return InlineCode(self.scripts | other.scripts, self.styles | other.styles)


def inline_code(html: str) -> InlineCode:
    """Hashes of every inline script that runs and every inline style sheet of a page."""
    scripts, styles = set(), set()
    for found in TOKEN.finditer(html):
        match (found[1] or "").lower():
            case "style":
                styles.add(_hash(found[3]))
            case "script" if _runs(Tag("script", read_attributes(found[2]))):
                scripts.add(_hash(found[3]))
            case _:
                pass
    return InlineCode(frozenset(scripts), frozenset(styles))


def format_policy(code: InlineCode, *, framed_by: str | None = None, own: str = "'self'") -> str:
    """The policy as one line. `framed_by` only works in a header: browsers ignore it in a meta tag.

    `own` names our own files: `'self'` on a server; a page opened from a disk has no origin and needs `file:`.
    """
    parts = (
        "default-src 'none'",
        f"script-src {_sources(own, code.scripts)}",
        f"style-src {_sources(own, code.styles)}",
        f"img-src {own} data:",
        *(f"{kind}-src {own}" for kind in ("font", "connect", "worker", "manifest")),
        "base-uri 'none'",
        "form-action 'none'",
        *((f"frame-ancestors {framed_by}",) if framed_by else ()),
    )
    return "; ".join(parts)


def _sources(own: str, hashes: Iterable[str]) -> str:
    return " ".join((own, *sorted(hashes)))


def _runs(script: Tag) -> bool:
    return not script.has("src") and not _DATA_TYPES.match(script["type"])


def _hash(code: str) -> str:
    text = code.replace("\r\n", "\n")  # the browser hashes what its parser read
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
