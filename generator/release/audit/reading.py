"""From HTML to `BuiltPage`: one walk through the page; what a person sees of its text is read in `shown`."""

from dataclasses import dataclass, field

from generator.html.parser import Closing, Element, Position, RawText, walk
from generator.release.audit.built_page import AddressReference, BuiltPage, Heading, Landmark, Mark, ShownNumber
from generator.release.audit.page_addresses import refresh_reference, style_references, tag_references
from generator.release.audit.visible_numbers import ShownText, numbers_in
from generator.release.csp import InlineCode, element_code, sum_code
from generator.text.addresses import scheme_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
_ROLES = frozenset({"main", "navigation", "banner", "contentinfo", "complementary", "search", "region", "form"})
_SPOKEN = frozenset({"aria-label", "title", "alt", "placeholder"})
_ADDRESSED = frozenset({"href", "xlink:href", "src", "action", "formaction"})


@dataclass
class _PageReader:
    """Collects what one walk reads of a page."""

    language: str = ""
    is_redirect: bool = False
    titles: list[Mark] = field(default_factory=list)
    descriptions: list[Mark] = field(default_factory=list)
    policies: list[Mark] = field(default_factory=list)
    detections: list[Mark] = field(default_factory=list)
    ids: list[Mark] = field(default_factory=list)
    references: list[AddressReference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    spoken: list[ShownNumber] = field(default_factory=list)
    inline: list[Mark] = field(default_factory=list)
    code: list[InlineCode] = field(default_factory=list)

    def page(self, path: str, html: str, shown: ShownText) -> BuiltPage:
        """The finished page."""
        return BuiltPage(
            path,
            html,
            language=self.language,
            is_redirect=self.is_redirect,
            titles=tuple(self.titles),
            descriptions=tuple(self.descriptions),
            policies=tuple(self.policies),
            detections=tuple(self.detections),
            code=sum_code(self.code),
            ids=tuple(self.ids),
            references=tuple(self.references),
            headings=tuple(self.headings),
            landmarks=tuple(self.landmarks),
            numbers=(*self.spoken, *shown.numbers()),
            inline=tuple(self.inline),
        )


def read_page(path: str, html: str) -> BuiltPage:
    """Read one page of the site.

    Args:
        path: Relative to the site, with forward slashes.
        html: Its source.

    Returns:
        The page as the checks read it.
    """
    draft, shown = _PageReader(), ShownText(html)
    title = ""  # of the page while it is open; later ones are titles of drawings
    for node in walk(html):
        match node:
            case str():
                if title:
                    draft.titles.append(Mark(" ".join(node.split()), Position("title", 0)))
                shown.say(node)
            case Element():
                title = node.tag if node.tag == "title" and not draft.titles else ""
                shown.open(node.tag, node.place)
                _read_element(draft, node)
            case Closing():
                title = ""
                shown.close(node.tag)
            case RawText():
                draft.code.append(element_code(node.element.tag, node.element.attributes, node.text))
                _read_element(draft, node.element)
                if node.element.tag == "style":
                    draft.references += style_references(node.text, node.element.place)
            case _:
                pass
    return draft.page(path, html, shown)


def _read_spoken(draft: _PageReader, text: str, place: Position) -> None:
    """Numbers in an attribute that a screen reader speaks or a preview shows."""
    draft.spoken += [ShownNumber(words, place) for words in numbers_in(text)]


def _read_element(draft: _PageReader, element: Element) -> None:
    tag, attributes, place = element
    if level := _HEADINGS.get(tag):
        draft.headings.append(Heading(level, place))
    for key, value in attributes.items():
        if key in _SPOKEN:
            _read_spoken(draft, value, place)
        elif key == "id" and value:
            draft.ids.append(Mark(value, place))
        elif key == "style" or key.startswith("on"):
            draft.inline.append(Mark(f"{key}=", place))
        elif key in _ADDRESSED and scheme_of(value) == "javascript":
            draft.inline.append(Mark("javascript:", place))
    if (role := attributes.get("role") or _LANDMARKS.get(tag, "")) in _ROLES:
        name = attributes.get("aria-label") or attributes.get("aria-labelledby") or ""
        draft.landmarks.append(Landmark(role, name, place))
    draft.references += tag_references(tag, attributes, place)
    if tag == "html":
        draft.language = attributes.get("lang", "")
    elif tag == "meta":
        _read_meta(draft, element)


def _read_meta(draft: _PageReader, element: Element) -> None:
    content, place = element.attributes.get("content", ""), element.place
    match (element.attributes.get("name") or element.attributes.get("http-equiv") or "").lower():
        case "description":
            draft.descriptions.append(Mark(" ".join(content.split()), place))
            _read_spoken(draft, content, place)
        case "content-security-policy":
            draft.policies.append(Mark(content, place))
        case "format-detection":
            draft.detections.append(Mark("".join(content.lower().split()), place))
        case "refresh":
            draft.is_redirect = True
            draft.references.append(refresh_reference(content, place))
        case _:
            pass
