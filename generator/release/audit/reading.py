"""From HTML to `BuiltPage`, in one pass over the page as the parser writes it anew.

Most tags of a site stand on many pages, so what a tag tells is remembered by how it is written.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from itertools import chain
from typing import Any

from generator.html.parser import Attributes, Position, line_of, serialise
from generator.html.steps import name_of_step, read_step, split_steps
from generator.release.audit.built_page import BuiltPage, Landmark
from generator.release.audit.file_text import strings_of_json
from generator.release.audit.page_addresses import followed_addresses, refresh_reference, style_references, tag_references
from generator.release.audit.sent_size import gzip_size
from generator.release.audit.visible_text import (
    CONTROLS,
    PLACE,
    TITLE,
    begins_block,
    mark_of,
    shown_blocks,
    ways_in_block,
)
from generator.release.csp import element_code
from generator.text.addresses import scheme_of
from generator.text.ways_to_reach import find_ways

PageFact = tuple[str, Any]
"""A field of `BuiltPage`, and a value for it."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
_ROLES = frozenset({"main", "navigation", "banner", "contentinfo", "complementary", "search", "region", "form"})
_SPOKEN = frozenset({"aria-label", "title", "alt", "placeholder", "label", "value", "summary", "aria-description"})
_ADDRESSED = frozenset({"href", "xlink:href", "src", "action", "formaction"})
_RAW = frozenset({"script", "style"})
_SINGLE = frozenset({"language", "kind", "is_redirect"})
_ONCE = frozenset({"links", "references", "workers", "scripts", "styles"})
"""Fields whose values are kept once each."""
_WORKER = re.compile(r'"search":\s*"([^"]+)"')
_TITLE = re.compile(rf"{TITLE}([^\x00-\x08\x0e-\x1f]+)")
_PLACE = re.compile(f"{PLACE}([0-9]+){PLACE}")
MOST_STEPS = 100_000
"""Steps that are remembered; a site has some 30,000."""
_SEARCH_BOX = 'data-md-component="search"'


def read_page(path: str, html: str) -> BuiltPage:
    """Read one page of the site.

    Args:
        path: Relative to the site, with forward slashes.
        html: Its source, as it is written to the file in UTF-8.

    Returns:
        The page as the checks and the release read it.
    """
    if len(_MARKS) > MOST_STEPS:
        _MARKS.clear()
        _FACTS.clear()
    page, unclear = serialise(html)
    pieces = _pieces_of(page)
    steps = pieces[1::2]
    pieces[1::2] = map(_MARKS.__getitem__, steps)
    text = "".join(pieces)
    fields: defaultdict[str, Any] = defaultdict(list, unclear=[*unclear], titles=_titles_in(text))
    for facts in filter(None, map(_FACTS.get, steps)):
        for field, value in facts:
            fields[field].append(value)
    fields["ways"] += chain.from_iterable(map(ways_in_block, shown_blocks(text, html)))
    if _SEARCH_BOX not in html:
        fields["workers"] = []
    values: dict[str, Any] = {field: tuple(dict.fromkeys(found) if field in _ONCE else found) for field, found in fields.items()}
    values |= {field: found[-1] for field, found in values.items() if field in _SINGLE}
    content = html.encode()
    return BuiltPage(path, sha256(content).hexdigest(), len(content), gzip_size(content), **values)


def lines_of_page(html: str) -> dict[str, list[int]]:
    """Where the values of a page stand; for problems only, because it takes several times as long as reading it.

    Args:
        html: As for `read_page`.

    Returns:
        Field of `BuiltPage` → 1-based line of each of its values.
    """
    page, written_otherwise = serialise(html)
    pieces = _pieces_of(page)
    steps = pieces[1::2]
    lines = [*_lines_of_steps(steps, html)]
    found: defaultdict[str, dict[Any, int]] = defaultdict(dict)
    for index, (mark, facts) in enumerate(map(_read_step, steps)):
        pieces[2 * index + 1] = f"{mark[0]}{PLACE}{index}{PLACE}{mark[1:]}" if begins_block(mark) else mark
        for field, value in facts:
            found[field].setdefault(value if field in _ONCE else len(found[field]), lines[index])
    place = 0
    for block in shown_blocks("".join(pieces), html):
        if begun := _PLACE.search(block):
            place = int(begun[1])
        for _ in ways_in_block(_PLACE.sub("", block)):
            found["ways"][len(found["ways"])] = lines[place]
    title = next((index for index, step in enumerate(steps) if name_of_step(step) == "title"), 0)
    places = {field: [*values.values()] for field, values in found.items()}
    unclear = [1] * len(written_otherwise) + places.get("unclear", [])
    return {**places, "titles": [lines[title]], "unclear": unclear}


def _pieces_of(page: str) -> list[str]:
    """Texts and steps in turn; the texts hold no marks of ours."""
    pieces = split_steps(page)
    if CONTROLS.search("".join(pieces[::2])):
        pieces[::2] = [CONTROLS.sub("", words) for words in pieces[::2]]
    return pieces


def _lines_of_steps(steps: Iterable[str], html: str) -> Iterator[int]:
    """The line of each step: of the element that it opens, else 1."""
    counts = Counter[str]()
    for name in map(name_of_step, steps):
        yield line_of(html, Position(name, counts[name])) if name else 1
        counts[name] += 1


def _titles_in(text: str) -> list[str]:
    """The first one that is not empty; later ones are titles of drawings."""
    found = _TITLE.search(text)
    return [" ".join(unescape(found[1]).split())] if found else []


class _Marks(dict[str, str]):
    """Step → the mark that it leaves in the text. Those that hold facts are put into `_FACTS` too."""

    def __missing__(self, step: str) -> str:
        self[step], facts = _read_step(step)
        if facts:
            _FACTS[step] = facts
        return self[step]


_FACTS: dict[str, tuple[PageFact, ...]] = {}
_MARKS = _Marks()


def _read_step(step: str) -> tuple[str, tuple[PageFact, ...]]:
    """The mark that a step leaves in the text, and the facts in it."""
    if step.startswith("</"):
        return mark_of(step[2:-1], closes=True), ()
    if not (tag := name_of_step(step)):
        return mark_of(""), ()
    attributes, content = read_step(step)
    facts = [*_facts_of_element(tag, attributes)]
    if tag in _RAW:
        code = element_code(tag, attributes, content)
        facts += [*(("scripts", value) for value in code.scripts), *(("styles", value) for value in code.styles)]
        facts += [("workers", worker) for worker in _WORKER.findall(content)]
        if tag == "style":
            facts += [("references", reference) for reference in style_references(content)]
        if tag == "script" and not code.scripts and content:
            facts += [("ways", way) for words in strings_of_json(content) for way in find_ways(words)]
        if "<!--" in content:
            facts.append(("unclear", tag))
        return mark_of(""), tuple(facts)
    return mark_of(tag), tuple(facts)


def _facts_of_element(tag: str, attributes: Attributes) -> Iterator[PageFact]:
    if level := _HEADINGS.get(tag):
        yield "headings", level
    for key, value in attributes.items():
        if key in _SPOKEN:
            yield from (("ways", way) for way in find_ways(value))
        elif key == "id" and value:
            yield "ids", value
        elif key == "style" or key.startswith("on"):
            yield "inline", f"{key}="
        elif key in _ADDRESSED and scheme_of(value) == "javascript":
            yield "inline", "javascript:"
    if (role := attributes.get("role") or _LANDMARKS.get(tag, "")) in _ROLES:
        yield "landmarks", Landmark(role, attributes.get("aria-label") or attributes.get("aria-labelledby") or "")
    yield from (("links", address) for address in followed_addresses(tag, attributes))
    yield from (("references", reference) for reference in tag_references(tag, attributes))
    match tag:
        case "html":
            yield "language", attributes.get("lang", "")
        case "meta":
            yield from _facts_of_meta(attributes)
        case "div" if "data-kind" in attributes and "md-content" in attributes.get("class", "").split():
            yield "kind", attributes["data-kind"]
        case _:
            pass


def _facts_of_meta(attributes: Attributes) -> Iterator[PageFact]:
    content = attributes.get("content", "")
    match (attributes.get("name") or attributes.get("http-equiv") or "").lower():
        case "description":
            yield "descriptions", " ".join(content.split())
            yield from (("ways", way) for way in find_ways(content))
        case "author" | "keywords" | "application-name" | "apple-mobile-web-app-title":
            yield from (("ways", way) for way in find_ways(content))
        case "content-security-policy":
            yield "policies", content
        case "format-detection":
            yield "detections", "".join(content.lower().split())
        case "refresh":
            yield "is_redirect", True
            yield "references", refresh_reference(content)
        case _:
            pass
