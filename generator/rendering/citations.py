"""Numbers for the evidence of a page, given to what was printed, in the order it was printed.

Templates print a placeholder where a value rests on evidence; when a whole page is printed, `number` turns the placeholders
into linked numbers. So these run 1, 2, 3 in reading order, and what was not printed has no number and is not listed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.citation import Citation
from generator.rendering.environment import relative_url
from generator.rendering.render_context import RenderContext

_PLACEHOLDER = re.compile("\x00([^\x00]*)\x00")
"""A sign that no YAML file and no page of prose can hold."""


@dataclass(frozen=True)
class Numbered:
    """A printed page with the numbers of its citations."""

    text: str
    evidence: tuple[str, ...]
    """Ids by number: the first has number 1."""
    citations: tuple[Citation, ...]
    """Their entries in the list of sources, in that order."""


def placeholder(evidence: Iterable[str]) -> Markup:
    """What a template prints where the numbers of these evidence ids will stand; nothing is printed for none."""
    return Markup(f"\x00{' '.join(evidence)}\x00")


def evidence_in(text: str, site: RenderContext) -> tuple[str, ...]:
    """Evidence that printed text rests on.

    Args:
        text: Printed, with placeholders.
        site: Holds the evidence.

    Returns:
        Each id once, in print order. Ids of no record are left out: the checks have reported them.
    """
    printed = (key for found in _PLACEHOLDER.finditer(text) for key in found[1].split())
    return tuple(key for key in dict.fromkeys(printed) if key in site.context.dataset.evidence)


def without_marks(text: str) -> str:
    """Printed text without its placeholders, for a page that shows no numbers."""
    return _PLACEHOLDER.sub("", text)


def number(text: str, uri: str, site: RenderContext) -> Numbered:
    """The page with a number for each placeholder.

    Args:
        text: The printed page, without its list of sources.
        uri: Its address, `platforms/wechat-pay.md`.
        site: Evidence and language.

    Returns:
        The text with numbers, and the evidence in their order. A number links to its entry in the list of sources; where there
        are too many to list with their titles, to the evidence in full on its page.
    """
    evidence = evidence_in(text, site)
    citations = site.citations(evidence)
    entries = {cited.evidence: (place, cited) for place, cited in enumerate(citations, 1)}
    listed = any(cited.title for _, cited in entries.values())

    def link(place: int, cited: Citation) -> str:
        to = f"#e-{cited.evidence}" if listed else relative_url(uri, cited.page, directory_urls=site.directory_urls)
        tone = f' class="z-m-{cited.tone}"' if cited.tone else ""
        return f'<a href="{to}"{tone}>{place}</a>'

    def links(found: re.Match[str]) -> str:
        cited = sorted((entries[key] for key in dict.fromkeys(found[1].split()) if key in entries), key=lambda entry: entry[0])
        return f'<sup class="z-marks">{"".join(link(*entry) for entry in cited)}</sup>' if cited else ""

    return Numbered(_PLACEHOLDER.sub(links, text), evidence, citations)
