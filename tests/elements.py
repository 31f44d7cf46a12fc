"""Pages as a reader meets them: a small tree of elements, and what stands in it under which label.

Works on HTML and on the pages the generator hands to the engine, which are headings in Markdown and blocks in HTML.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_HEADING = re.compile(r"^#{1,2} (.*) \{: #([\w-]+) \}$", re.MULTILINE)
_EVIDENCE = re.compile(r"#(?:e-)?([a-z0-9-]+)$")


@dataclass
class Element:
    """An element with its attributes and what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    lang: str = ""
    """Its own `lang`, or that of the nearest element around it that has one."""

    @property
    def text(self) -> str:
        """All words, blanks joined."""
        return " ".join("".join(self._words()).split())

    def text_without(self, css: str) -> str:
        """The words outside the elements of a class."""
        return " ".join("".join(self._words(css)).split())

    def all(self, tag: str = "", css: str = "", **attributes: str) -> list["Element"]:
        """Every element below this one of a tag, a class and with these values, in the order of the page."""
        return [found for found in self.walk() if found._is(tag, css, attributes)]

    def one(self, tag: str = "", css: str = "", **attributes: str) -> "Element":
        """The only such element."""
        (found,) = self.all(tag, css, **attributes)
        return found

    def walk(self) -> Iterator["Element"]:
        """Every element below this one."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def _is(self, tag: str, css: str, attributes: dict[str, str]) -> bool:
        classes = self.attributes.get("class", "").split()
        named = all(self.attributes.get(name.replace("_", "-")) == value for name, value in attributes.items())
        return tag in {"", self.tag} and (not css or css in classes) and named

    def _words(self, without: str = "") -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not without or without not in child.attributes.get("class", "").split():
                yield from child._words(without)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        made = Element(tag, values, lang=values.get("lang", self.open[-1].lang))
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(html: str) -> Element:
    """The root of the elements of some HTML; an end that closes nothing, or the wrong element, is an AssertionError."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.open[0]


@dataclass(frozen=True)
class ReadPage:
    """A page of the generator, in its parts."""

    head: dict[str, object]
    """Front matter."""
    title: str
    lead: Element
    """Between the title and the first heading below it."""
    sections: dict[str, Element]
    """Anchor of a heading → what stands under it."""
    headings: dict[str, Element]
    """Anchor of a heading → its words, the title of the page under `page-title`."""
    whole: Element
    """Everything below the front matter."""

    @property
    def words(self) -> str:
        """Headings and all text."""
        return "\n".join((*(heading.text for heading in self.headings.values()), self.whole.text))


def read_page(text: str) -> ReadPage:
    """The parts of an artifact such as `transfer-types/chat.md`."""
    _, head, body = text.split("---\n", 2)
    pieces = _HEADING.split(body)
    headings = {anchor: read_html(words) for words, anchor in zip(pieces[1::3], pieces[2::3], strict=True)}
    sections = {anchor: read_html(part) for anchor, part in zip(pieces[2::3], pieces[3::3], strict=True)}
    return ReadPage(
        head={key: json.loads(value) for key, _, value in (line.partition(": ") for line in head.splitlines())},
        title=headings["page-title"].text,
        lead=sections.pop("page-title"),
        sections=sections,
        headings=headings,
        whole=read_html(_HEADING.sub("", body)),
    )


@dataclass(frozen=True)
class ReadCell:
    """What one cell, row or verdict says."""

    text: str
    tone: str = ""
    """The answer whose colour it has; empty for plain text."""
    word: str = ""
    note: str = ""
    window: str = ""
    evidence: tuple[str, ...] = ()
    """Ids of the evidence its citations lead to."""
    links: tuple[str, ...] = ()
    """Words of its links."""


def read_cell(element: Element) -> ReadCell:
    """A cell of a table, a row of facts or the verdict of a page."""
    words = element.all(css="z-answer")
    text, note, window = ([found.text_without("z-marks") for found in element.all(css=css)] for css in ("z-text", "z-note", "z-window"))
    return ReadCell(
        text=" ".join(text),
        tone=words[0].attributes["class"].removeprefix("z-answer z-") if words else "",
        word=words[0].text if words else "",
        note=" ".join(note),
        window=" ".join(window),
        evidence=evidence_of(element),
        links=tuple(link.text for link in element.all("a", "z-more")),
    )


def evidence_of(element: Element) -> tuple[str, ...]:
    """Ids of the evidence that the citations inside an element lead to, in their order."""
    marks = [mark for sup in element.all("sup", "z-marks") for mark in sup.all("a")]
    return tuple(found[1] for mark in marks if (found := _EVIDENCE.search(mark.attributes["href"])))


def rows_of(element: Element) -> list[tuple[str, ReadCell]]:
    """(label, what stands under it): the verdict under its question, and every row of facts."""
    found = [(asked.text, read_cell(verdict)) for verdict in element.all(css="z-verdict") for asked in verdict.all(css="z-asked")]
    rows = [row for facts in element.all("dl", "z-facts") for row in facts.all("div")]
    return found + [(row.one("dt").text, read_cell(cell)) for row in rows for cell in row.all("dd")]


def table_of(element: Element, name: str) -> dict[str, dict[str, ReadCell]]:
    """Id of a row → title of a column → cell. Titles must differ, or nobody could tell the columns apart.

    A cell that spans all columns stands under each; a row of several records stands once for each.
    """
    table = element.one("table", id=name)
    _, *titles = [head.text for head in table.one("thead").all("th")]
    assert len(set(titles)) == len(titles)
    found: dict[str, dict[str, ReadCell]] = {}
    for row in table.one("tbody").all("tr"):
        cells = row.all("td")
        if cells[0].attributes.get("colspan") == str(len(titles)):
            read = dict.fromkeys(titles, read_cell(cells[0]))
        else:
            read = {title: read_cell(cell) for title, cell in zip(titles, cells, strict=True) if cell.attributes["data-label"] == title}
        ids = [row.attributes["id"], *(link.attributes["id"] for link in row.all("a", "z-also"))]
        found |= {key.removeprefix("row-"): dict(read) for key in ids}
    return found
