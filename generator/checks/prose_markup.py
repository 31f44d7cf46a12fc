"""Check: hand-written pages hold text, not markup. What Markdown makes of them is read as HTML, by two readers with
one list (`prose_readers`).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from markdown import Markdown

from generator.checks.prose_readers import refused_markup, rewritten_markup
from generator.html.parser import Closing, Element, walk
from generator.problems import Location, Problem

EXTENSIONS = ("attr_list", "admonition", "tables", "pymdownx.details", "toc")
"""Of Markdown, as `mkdocs.yml` names them."""

_METADATA = re.compile(r"\A---[ \t]*\n.*?\n(?:\.{3}|---)[ \t]*\n", re.DOTALL)
"""As the engine finds it: three dots end it as well."""
_FENCED = re.compile(r"---\n.*\n---\n", re.DOTALL)
_UNFENCED = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""The engine reads such a first line, and those behind it, as metadata too."""
_KEYS = frozenset({"title", "description", "kind", "aliases", "search"})
_KINDS = frozenset({"guide", "page"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_ID = re.compile(r"\{:?[^}\n]*#([a-z][a-z0-9_-]*)[^}\n]*\}")
"""An id that somebody wrote."""
_DIRECTIVE = re.compile(r"<!--\s*[a-z-]+:[^>]*?-->")
_MARK = re.compile("\ue000([0-9]+)\ue001")
"""Stands for the answer of a directive, which is put in before Markdown reads the page."""
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
"""Code for whoever writes it; the engine, which has no fences, would put the answer of a directive between two lines of signs."""
_ALONE = re.compile(r"^(?P<indent>[ \t]*)<!--[^\n]*-->[ \t]*$", re.MULTILINE)


def check_prose_markup(markdown: str, file: str) -> Iterator[Problem]:
    """Find markup, links that leave, and metadata that hand-written pages may not hold.

    PASS: `## 先停手 {: #stop }`, `[纠错](corrections.md)`, `**先停手**`, `<span lang="zh-CN">账单</span>`, a directive in the first column
    FAIL: whatever the sanitiser takes out or changes
    FAIL: `<script>`, `<a href="tel:…">`, `<p onclick=…>`, `<iframe>`, `<svg>`, `<style>`, `[x](https://example.com/)`, `![x](data:…)`,
        `{: .z-hidden }`, two attributes of one name, `template:` or `kind: plan` in the metadata, a second heading without an id,
        a directive in code, in a link, or indented on a line of its own

    Args:
        markdown: The page as it is written, with its metadata.
        file: Path of the page relative to the project, for problems.

    Yields:
        One located problem for each, with the code `prose-markup`.
    """
    yield from _metadata(markdown, file)
    body = _METADATA.sub(lambda found: re.sub(r"[^\n]", "", found[0]), markdown)
    html = _converted(_answered(body))
    yield from _misplaced(body, html, file)
    lines = set[int]()
    for found in (refused_markup(html), _without_ids(body, html)):
        places = _Places(body)
        for tag, words, *rest in found:
            problem = _problem(file, body, places.of(tag, words), *rest)
            lines.add(problem.location.line)
            yield problem
    places = _Places(body)
    again = [_problem(file, body, places.of(tag, words), *rest) for tag, words, *rest in rewritten_markup(html)]
    yield from (problem for problem in again if problem.location.line not in lines)


def _metadata(markdown: str, file: str) -> Iterator[Problem]:
    head = _METADATA.match(markdown)
    if _UNFENCED.match(markdown) or (head and not _FENCED.fullmatch(head[0])):
        yield Problem(Location(file, 1), "prose-markup", "metadata that is not between two lines `---`", "write `---` alone on both lines")
    for number, line in enumerate(head[0].split("\n") if head else (), 1):
        key, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        where = Location(file, number)
        if "<" in line or "&#" in line:
            yield Problem(where, "prose-markup", f"markup in `{key.strip()}`", "write plain text")
        elif not colon or key.startswith((" ", "#", "-")):
            continue
        elif key not in _KEYS:
            hint = f"allowed: {', '.join(sorted(_KEYS))}"
            yield Problem(where, "prose-markup", f"the metadata of a page has no `{key}`", hint)
        elif key == "kind" and value not in _KINDS:
            yield Problem(where, "prose-markup", f"a hand-written page is no `{value}`", f"allowed: {', '.join(sorted(_KINDS))}")


def _answered(body: str) -> str:
    """The page with a mark for each directive: one that stands alone has lines around it, as its answer has."""
    numbers = iter(range(body.count("<!--")))
    alone = {found.end("indent") for found in _ALONE.finditer(body)}

    def mark(found: re.Match[str]) -> str:
        written = f"\ue000{next(numbers)}\ue001"
        return f"\n{written}\n" if found.start() in alone else written

    return _DIRECTIVE.sub(mark, body)


def _misplaced(body: str, html: str, file: str) -> Iterator[Problem]:
    """Directives whose answer would not be read as a part of the page."""
    for found in _ALONE.finditer(body):
        if found["indent"]:
            hint = "begin it in the first column, with an empty line before and behind it, or write it into a sentence"
            message = "a directive on a line of its own would leave the list or the code it is indented for"
            yield _problem(file, body, found.end("indent"), message, hint)
    for fence in _FENCE.finditer(body):
        if inside := _DIRECTIVE.search(fence[0]):
            yield _problem(file, body, fence.start() + inside.start(), *_IN_CODE)
    starts = [found.start() for found in _DIRECTIVE.finditer(body)]
    yield from (_problem(file, body, starts[number], message, hint) for number, message, hint in _swallowed(html))


_IN_CODE = "a directive in code would be carried out", "leave it out of the code, or describe it in words"


def _swallowed(html: str) -> Iterator[tuple[int, str, str]]:
    """The number of each directive in code, in a link or in an attribute, and why that will not do."""
    above: list[str] = []
    for token in walk(html):
        match token:
            case Element(tag, attributes):
                above.append(tag)
                for found in _MARK.finditer(" ".join(attributes.values())):
                    yield int(found[1]), f"a directive in an attribute of <{tag}>", "write the address or the id itself"
            case Closing():
                above.pop()
            case str():
                for found in _MARK.finditer(token):
                    if "code" in above or "pre" in above:
                        yield int(found[1]), *_IN_CODE
                    elif "a" in above:
                        yield int(found[1]), "a directive in a link would put a link into it", "write it before or behind the link"
            case _:
                pass


def _without_ids(body: str, html: str) -> Iterator[tuple[str, str, str, str]]:
    """Headings whose id nobody has written: the one that is made of their words is another in each language, or a number."""
    written = set(_ID.findall(body))
    for token, behind in pairwise(walk(html)):
        if isinstance(token, Element) and token.tag in _HEADINGS:
            title, own = behind.strip() if isinstance(behind, str) else "", token.attributes.get("id", "")
            if own not in written:
                yield token.tag, title, f"the heading “{title}” has no id of its own", "write {: #an-id } behind it, an id nothing else has"
            written.discard(own)


class _Places:
    """Where the parts of a page stand in its source: Markdown keeps no lines."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._seen: dict[str, int] = {}

    def of(self, tag: str, words: str) -> int:
        """The next place of a value of an element in the source, else of its tag, else the beginning."""
        for wanted in (words, f"<{tag}"):
            if wanted:
                start = self._source.lower().find(wanted.lower(), self._seen.get(wanted, 0))
                if start >= 0:
                    self._seen[wanted] = start + 1
                    return start
        return 0


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs={"toc": {"toc_depth": 2}})


def _converted(body: str) -> str:
    return str(_markdown().reset().convert(body))


def _problem(file: str, text: str, start: int, message: str, hint: str) -> Problem:
    line = text.count("\n", 0, start) + 1
    return Problem(Location(file, line, start - text.rfind("\n", 0, start)), "prose-markup", message, hint)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
