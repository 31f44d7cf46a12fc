"""A built page → a leaf. One pass over the tags of its article; what repeats on other pages is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from generator.search.leaf import Facts, Leaf, Part, Verdict

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_SOURCES = re.compile(r'<ol class="z-sources">.*?</ol>', re.DOTALL)
_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\b(class|id|data-label|data-search-exclude|hidden)(?:="([^"]*)")?')
_BLANKS = re.compile(r"\s+")
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "source", "wbr", "col"})
_SKIPPED_TAGS = frozenset({"script", "style", "svg", "button", "nav", "figure", "template", "caption", "thead"})
_SKIPPED_CLASSES = frozenset(
    "headerlink md-content__button z-marks z-crumbs z-sources z-fresh z-links z-more z-letter-fields z-conf z-first-title z-quiet-note z-next z-tools".split()
)
"""Navigation, footnotes and lists of related pages: they put the wrong page on top."""
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "q", "code", "mark", "sub", "abbr"})
REGISTERS = {"hotlines": "contact", "glossary": "section"}
"""Pages whose parts are found one by one."""


def read_page(html: str, *, uri: str, language: str, facts: Facts) -> tuple[Leaf, ...]:
    """The leaf of a page, and one for each entry of a register. Empty when the page has no article or no title."""
    if not (article := _ARTICLE.search(html)):
        return ()
    reader = _Reader(facts.kind)
    reader.read(_SOURCES.sub("", article[1]))
    leaf = reader.leaf(uri, language, facts)
    return (leaf, *_entries(leaf)) if leaf.title else ()


def _entries(leaf: Leaf) -> Iterator[Leaf]:
    wanted = REGISTERS.get(leaf.facts.kind)
    for part in leaf.parts if wanted else ():
        if part.kind == wanted and part.anchor and part.heading and part.anchor != "sources":
            number, _, scope = part.text.partition("\n") if wanted == "contact" else ("", "", part.text)
            yield Leaf(
                uri=f"{leaf.uri}#{part.anchor}",
                language=leaf.language,
                title=f"{part.heading} {number}".strip(),
                facts=Facts(kind="hotline" if wanted == "contact" else "term"),
                lead=scope,
                verdict=Verdict(word=part.heading, text=scope, number=number),
            )


@dataclass
class _Open:
    """A tag that has not been closed yet."""

    tag: str
    skip: bool
    use: str = ""


@dataclass
class _Draft:
    """A part being read."""

    anchor: str
    heading: str = ""
    kind: str = "section"
    words: list[str] = field(default_factory=list)

    def finished(self) -> Part:
        return Part(self.anchor, _squeezed(self.heading), _squeezed("".join(self.words)), self.kind)


class _Reader:
    """State of one walk over an article."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.stack: list[_Open] = []
        self.title = ""
        self.parts: list[_Draft] = [_Draft("")]
        self.nested: list[_Draft] = []
        self.verdict = Verdict()
        self.number = ""
        self.done: list[Part] = []

    def read(self, html: str) -> None:
        for found in _TOKEN.finditer(html):
            if found[4] is not None:
                if not (self.stack and self.stack[-1].skip):
                    self._text(unescape(found[4]))
            elif found[2]:
                if found[1]:
                    self._close(found[2].lower())
                else:
                    self._open(found[2].lower(), found[3])

    def leaf(self, uri: str, language: str, facts: Facts) -> Leaf:
        sections = [draft.finished() for draft in self.parts]
        lead, rest = sections[0], [part for part in sections[1:] if part.anchor != "sources" and (part.heading or part.text)]
        order = {part.anchor: place for place, part in enumerate(rest)}
        parts = sorted([*rest, *self.done], key=lambda part: order.get(part.anchor, len(order)))
        verdict = replace(self.verdict, word=_squeezed(self.verdict.word), text=_squeezed(self.verdict.text))
        return Leaf(uri, language, _squeezed(self.title), facts, lead.text, verdict, tuple(parts))

    def _open(self, tag: str, inside: str) -> None:
        if tag in _VOID or inside.endswith("/"):
            return
        if self.stack and self.stack[-1].skip:
            self.stack.append(_Open(tag, skip=True))
            return
        marks = dict(_ATTRIBUTE.findall(inside)) if inside else {}
        classes = marks.get("class", "").split()
        skip = tag in _SKIPPED_TAGS or "data-search-exclude" in marks or "hidden" in marks or not _SKIPPED_CLASSES.isdisjoint(classes)
        opened = _Open(tag, skip)
        self.stack.append(opened)
        if skip:
            return
        if tag not in _INLINE:
            self._words(" ")
        opened.use = self._use(tag, classes, marks)
        if opened.use in {"row", "contact", "claim", "action"}:
            self.nested.append(_Draft(marks.get("id", ""), kind="aside" if self._is_aside(opened.use) else "row" if opened.use == "claim" else opened.use))
        elif opened.use == "section":
            self.parts.append(_Draft(marks.get("id", "")))

    def _use(self, tag: str, classes: list[str], marks: dict[str, str]) -> str:
        if tag == "h1":
            return "title"
        if tag in {"h2", "h3"}:
            return "section"
        if tag == "tr" and marks.get("id", "").startswith("row-"):
            return "row"
        if tag == "th":
            return "heading"
        for name, use in _USES:
            if name in classes:
                return use
        if tag == "b" and self._inside("contact") and self._inside("contact-name"):
            return "heading"
        return ""

    def _is_aside(self, use: str) -> bool:
        return (use == "contact" and self.kind != "hotlines") or (use == "claim" and self.kind not in {"claim", "claims"}) or use == "action"

    def _inside(self, use: str) -> bool:
        return any(opened.use == use for opened in self.stack)

    def _close(self, tag: str) -> None:
        while self.stack:
            opened = self.stack.pop()
            if opened.use in {"row", "contact", "claim", "action"}:
                self._finish(self.nested.pop(), opened.use)
            if opened.tag == tag:
                break
        if tag not in _INLINE and not (self.stack and self.stack[-1].skip):
            self._words(" ")

    def _finish(self, draft: _Draft, use: str) -> None:
        part = draft.finished()
        if use == "contact":
            part = replace(part, text=f"{self.number}\n{part.text}")
            self.number = ""
        if part.kind != "aside" or use == "claim" or use == "action":
            self.done.append(part)

    def _text(self, text: str) -> None:
        uses = {opened.use for opened in self.stack}
        if "title" in uses:
            self.title += text
        elif "section" in uses:
            self.parts[-1].heading += text
        elif "heading" in uses and self.nested:
            self.nested[-1].heading += text
        elif "number" in uses and self.nested:
            self.number = _squeezed(self.number + text)
            self._words(text)
        else:
            self._words(text)
            self._answer(uses, text)

    def _answer(self, uses: set[str], text: str) -> None:
        """The first verdict, claim or first action of the page."""
        first = self.verdict
        if "verdict-word" in uses and not first.text:
            self.verdict = replace(first, word=first.word + text, tone=self._tone())
        elif self._takes_answer(uses) and (not first.text or self._answering):
            self.verdict = replace(first, text=first.text + text)
            self._answering = True
        elif text.strip():
            self._answering = False

    _answering = False

    def _takes_answer(self, uses: set[str]) -> bool:
        if self.kind in {"plan", "choice"}:
            return "first" in uses and "do" in uses
        if "claim" in uses:
            return self.kind == "claim" and "said" not in uses
        return "verdict" in uses and "answer-text" in uses

    def _tone(self) -> str:
        return next((opened.tag_tone for opened in reversed(self.stack) if isinstance(opened, _Toned)), "")

    def _words(self, text: str) -> None:
        (self.nested or self.parts)[-1].words.append(text)


@dataclass
class _Toned(_Open):
    """A verdict, with the tone its class names."""

    tag_tone: str = ""


_USES = (
    ("z-verdict-word", "verdict-word"),
    ("z-answer", "verdict-word"),
    ("z-verdict", "verdict"),
    ("z-text", "answer-text"),
    ("z-contact-name", "contact-name"),
    ("z-contact", "contact"),
    ("z-claim", "claim"),
    ("z-said", "said"),
    ("z-action", "action"),
    ("z-first", "first"),
    ("z-do", "do"),
    ("z-tel", "number"),
    ("z-number", "number"),
)


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
