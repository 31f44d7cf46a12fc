"""From HTML to `BuiltPage`, in one pass of one expression over the tags; what a person sees of the text is read in `shown`."""

import re
from dataclasses import dataclass, field
from html import unescape

from generator.publishing.audit.page import BuiltPage, Heading, Landmark, Mark, Number, Reference
from generator.publishing.audit.references import refresh_reference, style_references, tag_references
from generator.publishing.audit.shown import numbers_in, shown_numbers
from generator.publishing.markup import Attributes, Tag, read_attributes, token_pattern
from generator.publishing.policy import InlineCode, element_code, sum_code
from generator.text.addresses import scheme_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
_ROLES = frozenset({"main", "navigation", "banner", "contentinfo", "complementary", "search", "region", "form"})
_READ = frozenset({"html", "meta", *_LANDMARKS})
_ASKED = "|".join(sorted({*_READ, *_HEADINGS}))
_STEP = token_pattern(rf'/|(?!(?:{_ASKED})[\s>])[a-z][a-z0-9]*(?: class="[^"<>]*")?>')
"""Skips the tags that no check asks for, which are most: closing ones, and those with a class or nothing at all."""
_TOLD = re.compile(
    r"\s(?:id|role|style|src|srcset|(?:xlink:)?href|(?:form)?action|data|poster|title|alt|placeholder|aria-label|on[a-z]+)\s*=",
    re.IGNORECASE,
)
"""Attributes that some check asks for."""
_SPOKEN = frozenset({"aria-label", "title", "alt", "placeholder"})
_ADDRESSED = frozenset({"href", "xlink:href", "src", "action", "formaction"})


@dataclass
class _Draft:
    """What has been read of a page so far."""

    language: str = ""
    forwards: bool = False
    titles: list[Mark] = field(default_factory=list)
    descriptions: list[Mark] = field(default_factory=list)
    policies: list[Mark] = field(default_factory=list)
    detections: list[Mark] = field(default_factory=list)
    ids: list[Mark] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    spoken: list[Number] = field(default_factory=list)
    inline: list[Mark] = field(default_factory=list)
    code: list[InlineCode] = field(default_factory=list)

    def page(self, path: str, html: str) -> BuiltPage:
        """The finished page."""
        return BuiltPage(
            path,
            html,
            language=self.language,
            forwards=self.forwards,
            titles=tuple(self.titles),
            descriptions=tuple(self.descriptions),
            policies=tuple(self.policies),
            detections=tuple(self.detections),
            code=sum_code(self.code),
            ids=tuple(self.ids),
            references=tuple(self.references),
            headings=tuple(self.headings),
            landmarks=tuple(self.landmarks),
            numbers=(*self.spoken, *shown_numbers(html)),
            inline=tuple(self.inline),
        )


def read_page(path: str, html: str) -> BuiltPage:
    """The page at `path` (relative to the site)."""
    draft = _Draft()
    for found in _STEP.finditer(html):
        raw, _, _, _, name, inside = found.groups()
        if name:
            _open(draft, name.lower(), inside, found.start())
        elif raw:
            _read_raw(draft, found)
    return draft.page(path, html)


def _open(draft: _Draft, name: str, inside: str, start: int) -> None:
    if level := _HEADINGS.get(name):
        draft.headings.append(Heading(level, start))
    if name in _READ or (inside and _TOLD.search(inside)):
        _read_tag(draft, name, dict(read_attributes(inside)), start)


def _hear(draft: _Draft, text: str, offset: int) -> None:
    draft.spoken += [Number(words, offset) for words in numbers_in(text)]


def _read_raw(draft: _Draft, found: re.Match[str]) -> None:
    tag, content = Tag(found[1].lower(), tuple(read_attributes(found[2]))), found[3]
    draft.code.append(element_code(tag, content))
    _read_tag(draft, tag.name, dict(tag.attributes), found.start())
    match tag.name:
        case "style":
            draft.references += style_references(content, found.start(3))
        case "title" if not draft.titles:  # later ones are titles of drawings
            draft.titles.append(Mark(" ".join(unescape(content).split()), found.start()))
        case _:
            pass


def _read_tag(draft: _Draft, name: str, attributes: Attributes, start: int) -> None:
    for key, value in attributes.items():
        if key in _SPOKEN:
            _hear(draft, value or "", start)
        elif key == "id" and value:
            draft.ids.append(Mark(value, start))
        elif key == "style" or key.startswith("on"):
            draft.inline.append(Mark(f"{key}=", start))
        elif key in _ADDRESSED and scheme_of(value or "") == "javascript":
            draft.inline.append(Mark("javascript:", start))
    if (role := attributes.get("role") or _LANDMARKS.get(name, "")) in _ROLES:
        called = attributes.get("aria-label") or attributes.get("aria-labelledby") or ""
        draft.landmarks.append(Landmark(role, called, start))
    draft.references += tag_references(name, attributes, start)
    if name == "html":
        draft.language = attributes.get("lang") or ""
    elif name == "meta":
        _read_meta(draft, attributes, start)


def _read_meta(draft: _Draft, attributes: Attributes, start: int) -> None:
    content = attributes.get("content") or ""
    match (attributes.get("name") or attributes.get("http-equiv") or "").lower():
        case "description":
            draft.descriptions.append(Mark(" ".join(content.split()), start))
            _hear(draft, content, start)
        case "content-security-policy":
            draft.policies.append(Mark(content, start))
        case "format-detection":
            draft.detections.append(Mark("".join(content.lower().split()), start))
        case "refresh":
            draft.forwards = True
            draft.references.append(refresh_reference(content, start))
        case _:
            pass
