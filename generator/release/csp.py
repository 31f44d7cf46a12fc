"""What a page may load and run, as a Content Security Policy: files of the site's own host, and inline code by its hash only."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from generator.html.parser import Attributes, raw_elements

_DATA_TYPES = re.compile(r"(application|text)/(?!(x-)?(java|ecma)script\b)", re.IGNORECASE)
"""JSON and template blocks never run, so they need no hash (checked in Chromium)."""


@dataclass(frozen=True)
class InlineCode:
    """Hashes of what stands inline in one or more pages, as sources of a policy."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()


SHIPPED = InlineCode(
    styles=frozenset(
        {
            "'sha256-07LyCvDOvrkPfJLus9DwSwT4y7Ot4LroAunfr3YJkA8='",  # of emergency sheets
            "'sha256-KEKdB71FwBXxL2iXVPMkkSI5nV2BEPulGe4fEUgV/DQ='",  # of emergency packs
        }
    )
)
"""All inline code that a policy signs: what our templates ship (`_light.html.jinja`), written down here, never taken from a page. Whoever
changes such a style sheet writes its new hash here; `tests/release/test_csp.py` names it."""


def signed_code(code: InlineCode, page: str, signed: InlineCode = SHIPPED) -> InlineCode:
    """The inline code of a page, when all of it is shipped by our templates.

    Args:
        code: Of the page.
        page: What names the page in messages.
        signed: What may be signed.

    Returns:
        The same code.

    Raises:
        ValueError: The page holds a script or style that we do not ship: it came in with its text.
    """
    for kind, unknown in (("script", code.scripts - signed.scripts), ("style", code.styles - signed.styles)):
        if unknown:
            raise ValueError(
                f"{page}: an inline <{kind}> that no template of ours ships, {min(unknown)}: the policy signs none from a page"
            )
    return code


def inline_code(html: str) -> InlineCode:
    """Hashes of every inline script that runs and every inline style sheet of a page.

    Args:
        html: The whole page, final: a hash taken before a later edit no longer matches.

    Returns:
        The hashes, as `format_policy` takes them; two empty sets for a page without inline code.
    """
    return sum_code(element_code(tag, attributes, content) for tag, attributes, content in raw_elements(html))


def element_code(tag: str, attributes: Attributes, content: str) -> InlineCode:
    """Hash of one raw element; none for a script file, a block of data, or an element that neither runs nor styles."""
    match tag:
        case "style":
            return InlineCode(styles=frozenset({_hash(content)}))
        case "script" if _runs(attributes):
            return InlineCode(scripts=frozenset({_hash(content)}))
        case _:
            return InlineCode()


def sum_code(parts: Iterable[InlineCode]) -> InlineCode:
    """All hashes of several elements or pages.

    Args:
        parts: Of each.

    Returns:
        Their union.
    """
    whole = InlineCode()
    for part in parts:
        whole = InlineCode(whole.scripts | part.scripts, whole.styles | part.styles)
    return whole


def format_policy(code: InlineCode, *, framed_by: str | None = None, own: str = "'self'") -> str:
    """The policy as one line, for a header or a meta tag.

    Args:
        code: Hashes of the inline code that may run.
        framed_by: Source expression of who may show the page in a frame, for example `'none'`; None leaves it open. Only for a
            header: browsers ignore it in a meta tag.
        own: Source expression of the site's own files: `'self'` on a server, `file:` for a page opened from a disk, which has no origin.

    Returns:
        Directives joined with `; `, without the name of the header. The same policy for the same hashes, whatever their order.
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


def _runs(script: Attributes) -> bool:
    return "src" not in script and not _DATA_TYPES.match(script.get("type", ""))


def _hash(code: str) -> str:
    text = code.replace("\r\n", "\n")  # the browser hashes what its parser read
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
