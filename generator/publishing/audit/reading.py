"""From HTML to `Page`, in one pass of one expression over the tags."""

import re
from dataclasses import dataclass, field

from generator.publishing.addresses import scheme_of
from generator.publishing.audit.page import Heading, Landmark, Mark, Page, Reference, Words
from generator.publishing.markup import TOKEN, Tag, read_attributes

_NAMED = frozenset({"a", "area", "link", "script", "img", "iframe", "meta", "html", "form", "input", "source", "video", "audio"})
_NAMED |= {"track", "embed", "object", "use", "image", "base", "nav", "main", "header", "footer", "aside", "button"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
_ROLES = frozenset({"main", "navigation", "banner", "contentinfo", "complementary", "search", "region", "form"})
_QUOTING = frozenset({"q", "blockquote", "s", "del"})
_TOLD = re.compile(r"\s(?:id|role|style|src|srcset|href|data-quote|aria-label|title|alt|on[a-z]+)\s*=", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d[-\s]?\d[-\s]?\d")
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")
_LINKS_FOR_PEOPLE = frozenset({"canonical", "alternate", "next", "prev", "author", "license", "help", "edit", "search", "bookmark", "me"})
_SPOKEN = ("aria-label", "title", "alt", "placeholder")


@dataclass
class _Draft:
    """What has been read so far. `words` in quotes are known by the depth of quoting elements."""

    language: str = ""
    titles: list[Mark] = field(default_factory=list)
    descriptions: list[Mark] = field(default_factory=list)
    policies: list[Mark] = field(default_factory=list)
    ids: list[Mark] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    inline: list[Mark] = field(default_factory=list)
    forwards: bool = False
    quotes: list[str] = field(default_factory=list)


def read_page(path: str, html: str) -> Page:
    """The page at `path` (relative to the site)."""
    draft, last = _Draft(), 0
    for found in TOKEN.finditer(html):
        start = found.start()
        if start > last:
            _read_text(draft, html[last:start], last)
        last = found.end()
        raw, _, _, slash, name, inside = found.groups()
        if raw:
            _read_raw(draft, found)
        elif slash:
            if draft.quotes and name.lower() == draft.quotes[-1]:
                draft.quotes.pop()
        elif name:
            name = name.lower()
            if level := _HEADINGS.get(name):
                draft.headings.append(Heading(level, start))
            if name in _QUOTING:
                draft.quotes.append(name)
            if inside and (name in _NAMED or _TOLD.search(inside)):
                _read_tag(draft, Tag(name, read_attributes(inside)), start)
            elif name in _LANDMARKS:
                draft.landmarks.append(Landmark(_LANDMARKS[name], "", start))
    _read_text(draft, html[last:], last)
    found_values = {key: tuple(value) if isinstance(value, list) else value for key, value in vars(draft).items() if key != "quotes"}
    return Page(path, html, **found_values)


def _read_text(draft: _Draft, text: str, offset: int) -> None:
    if _LONG_NUMBER.search(text):
        draft.words.append(Words(text, offset, bool(draft.quotes)))


def _read_raw(draft: _Draft, found: re.Match[str]) -> None:
    start = found.start()
    match found[1].lower():
        case "title" if not draft.titles:  # later ones are titles of drawings
            draft.titles.append(Mark(" ".join(found[3].split()), start))
        case "style":
            draft.references += style_references(found[3], start)
        case "script":
            script = Tag("script", read_attributes(found[2]))
            if script.has("src"):
                draft.references.append(Reference("script", script["src"], start, loads=True, at_once=True))
        case _:
            pass


def style_references(css: str, offset: int) -> list[Reference]:
    """Addresses in a style sheet. Only an import is fetched at once; a picture or font when something uses it."""
    return [
        Reference("css", found[1] or found[2], offset + found.start(), loads=True, at_once=found[2] is not None)
        for found in _CSS_ADDRESS.finditer(css)
    ]


def _read_tag(draft: _Draft, tag: Tag, start: int) -> None:
    if identifier := tag["id"]:
        draft.ids.append(Mark(identifier, start))
    if tag.has("data-quote") and tag.name not in _QUOTING:
        draft.quotes.append(tag.name)
    draft.inline += (Mark(f"{key}=", start) for key, _ in tag.attributes if key == "style" or key.startswith("on"))
    draft.words += (
        Words(value, start, bool(draft.quotes))
        for key, value in tag.attributes
        if value and key in _SPOKEN and _LONG_NUMBER.search(value)
    )
    _read_landmark(draft, tag, start)
    match tag.name:
        case "html":
            draft.language = tag["lang"]
        case "meta":
            _read_meta(draft, tag, start)
        case _:
            _read_references(draft, tag, start)


def _read_landmark(draft: _Draft, tag: Tag, start: int) -> None:
    role = tag["role"] or _LANDMARKS.get(tag.name, "")
    if role in _ROLES:
        draft.landmarks.append(Landmark(role, tag["aria-label"] or tag["aria-labelledby"], start))


def _read_meta(draft: _Draft, tag: Tag, start: int) -> None:
    match tag["name"].lower() or tag["http-equiv"].lower():
        case "description":
            draft.descriptions.append(Mark(" ".join(tag["content"].split()), start))
            if _LONG_NUMBER.search(tag["content"]):
                draft.words.append(Words(tag["content"], start, quoted=False))
        case "content-security-policy":
            draft.policies.append(Mark(tag["content"], start))
        case "refresh":
            draft.forwards = True
            address = re.split(r"url\s*=", tag["content"], maxsplit=1, flags=re.IGNORECASE)
            draft.references.append(Reference("meta", address[-1].strip("'\" "), start, loads=True))
        case _:
            pass


def _read_references(draft: _Draft, tag: Tag, start: int) -> None:
    add = draft.references.append
    for key, value in tag.attributes:
        if not value:
            continue
        if key in {"href", "src", "action", "formaction"} and scheme_of(value) == "javascript":
            draft.inline.append(Mark("javascript:", start))
        match tag.name, key:
            case ("a" | "area", "href"):
                add(Reference(tag.name, value, start, loads=False))
            case ("a" | "area", "ping"):
                add(Reference(tag.name, value, start, loads=True))
            case ("link", "href"):
                relations = set(tag["rel"].lower().split())
                add(Reference("link", value, start, loads=not relations <= _LINKS_FOR_PEOPLE, at_once=_at_once(relations)))
            case (_, "srcset" | "imagesrcset"):
                for part in value.split(","):
                    add(Reference(tag.name, part.split()[0] if part.split() else "", start, loads=True))
            case ("img", "src"):
                add(Reference("img", value, start, loads=True, at_once=tag["loading"] != "lazy"))
            case (_, "src" | "poster" | "data" | "background" | "action" | "formaction"):
                add(Reference(tag.name, value, start, loads=True, at_once=tag.name == "iframe"))
            case ("use" | "image", "href" | "xlink:href") | ("base", "href"):
                add(Reference(tag.name, value, start, loads=True))
            case (_, "style"):
                draft.references += style_references(value, start)
            case _:
                pass


def _at_once(relations: set[str]) -> bool:
    return bool(relations & {"stylesheet", "icon", "preload", "modulepreload", "manifest"}) and "alternate" not in relations
