"""The elements of an article as a small tree. Reads pages a program wrote; what search must not see is not in the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_SOURCES = re.compile(r'<ol class="z-sources">.*?</ol>', re.DOTALL)
"""Half of most pages; cut before the walk."""
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)", re.DOTALL)
_CLASS = re.compile(r'\bclass="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_BLANKS = re.compile(r"\s+")
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "source", "wbr", "col"})
_SKIPPED_TAGS = frozenset({"script", "style", "svg", "button", "nav", "figure", "template", "caption", "thead"})
_SKIPPED_CLASSES = frozenset(
    {"headerlink", "md-content__button", "z-marks", "z-crumbs", "z-fresh", "z-links", "z-more", "z-letter-fields", "z-conf"}
)
"""Navigation, footnotes and lists of related pages: they put the wrong page on top."""
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "q", "code", "mark", "sub", "abbr", "small"})


@dataclass(slots=True)
class Node:
    """An element that search may see."""

    tag: str
    classes: tuple[str, ...] = ()
    id: str = ""
    children: list["Node | str"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Node"]:
        """Elements below with this class or tag, in order of the page."""
        for child in self.children:
            if isinstance(child, Node):
                if name in child.classes or name == child.tag:
                    yield child
                yield from child.all(name)

    def first(self, *names: str) -> "Node | None":
        """The first element that lies inside the others in turn."""
        node: Node | None = self
        for name in names:
            node = next(node.all(name), None) if node else None
        return node

    @property
    def text(self) -> str:
        """Everything readable inside, blanks squeezed."""
        return squeezed("".join(self.pieces()))

    def pieces(self) -> Iterator[str]:
        """The texts inside in order, with a blank around what is not inline."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag in _INLINE:
                yield from child.pieces()
            else:
                yield " "
                yield from child.pieces()
                yield " "


def read_article(html: str) -> Node | None:
    """The article of a page; None when it has none."""
    found = _ARTICLE.search(html)
    return _read(_SOURCES.sub("", found[1])) if found else None


def squeezed(text: str) -> str:
    """Blanks and line ends as single blanks."""
    return _BLANKS.sub(" ", text).strip()


def _read(html: str) -> Node:
    root = Node("article")
    stack = [root]
    skipping = 0
    for found in _TOKEN.finditer(html):
        slash, tag, inside, text = found.groups()
        if text is not None:
            if not skipping:
                stack[-1].children.append(unescape(text) if "&" in text else text)
        elif tag is None or tag in _VOID or inside.endswith("/"):
            continue
        elif slash:
            if skipping:
                skipping -= 1
            elif len(stack) > 1:
                stack.pop()
        elif skipping or _is_skipped(tag, inside):
            skipping += 1
        else:
            node = Node(tag, _classes(inside), _id(inside))
            stack[-1].children.append(node)
            stack.append(node)
    return root


def _classes(inside: str) -> tuple[str, ...]:
    found = _CLASS.search(inside) if inside else None
    return tuple(found[1].split()) if found else ()


def _id(inside: str) -> str:
    found = _ID.search(inside) if inside else None
    return found[1] if found else ""


def _is_skipped(tag: str, inside: str) -> bool:
    return tag in _SKIPPED_TAGS or "data-search-exclude" in inside or not _SKIPPED_CLASSES.isdisjoint(_classes(inside))
