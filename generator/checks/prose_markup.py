"""Check: hand-written pages hold text, not markup. What Markdown makes of them is read as HTML and compared with a list of what is allowed.

Whatever is not on the list is refused, for a list of attacks never ends.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from markdown import Markdown

from generator.html.parser import Comment, Element, RawText, walk
from generator.html.rewriting import TOKEN, read_attributes
from generator.problems import Location, Problem
from generator.text.addresses import host_of, scheme_of

EXTENSIONS = ("attr_list", "admonition", "tables", "pymdownx.details", "toc")
"""Of Markdown, as `mkdocs.yml` names them."""

_TEXT = "p br hr em strong code pre blockquote ul li dl dt dd h1 h2 h3 h4 table thead tbody tr th td details summary div span a ol"
_ELEMENTS = frozenset(_TEXT.split())
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "details": frozenset({"class", "open"}),
    "div": frozenset({"class"}),
    "ol": frozenset({"start"}),
    "p": frozenset({"class"}),
    "span": frozenset({"lang"}),
    "td": frozenset({"style"}),
    "th": frozenset({"style"}),
} | {f"h{level}": frozenset({"id"}) for level in range(1, 5)}
_CLASSES = frozenset(["admonition", "admonition-title", "note", "warning", "danger", "info", "tip", "quote"])
_VALUES: Mapping[str, re.Pattern[str]] = {
    "style": re.compile(r"text-align: (?:left|center|right);"),
    "lang": re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z]{2,4})?"),
    "id": re.compile(r"[a-z0-9_-]+"),
    "start": re.compile(r"[0-9]{1,3}"),
    "open": re.compile(r"|open"),
}
_ADDED = frozenset({"html", "head", "body"})
"""Elements that the parser adds."""
_METADATA = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_KEYS = frozenset({"title", "description", "kind", "aliases", "search"})
_KINDS = frozenset({"guide", "page"})
_HEADING = re.compile(r"^#{2,6} (?!.*\{: ?#[a-z][a-z0-9_-]* ?\}$).*$", re.MULTILINE)
_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)[^\n]*?\2", re.MULTILINE | re.DOTALL)
_DIRECTIVE = "<!--"
_INDENTED = re.compile(r"^[ \t]+(?=<!--[^\n]*-->[ \t]*$)", re.MULTILINE)
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z][a-zA-Z0-9-]*)")
_HINT = "allowed is what Markdown writes: headings, lists, tables, emphasis, links to pages here, and <span lang>"


def check_prose_markup(markdown: str, file: str) -> Iterator[Problem]:
    """Find markup, links that leave, and metadata that hand-written pages may not hold.

    PASS: `## 先停手 {: #stop }`, `[纠错](corrections.md)`, `**先停手**`, `<span lang="zh-CN">账单</span>`, a directive in the first column
    FAIL: `<script>`, `<a href="tel:…">`, `<p onclick=…>`, `<iframe>`, `<svg>`, `<style>`, `[x](https://example.com/)`, `![x](data:…)`,
        `{: .z-hidden }`, two attributes of one name, `template:` or `kind: plan` in the metadata, a second heading without an id,
        a directive in code or indented on a line of its own

    Args:
        markdown: The page as it is written, with its metadata.
        file: Path of the page relative to the project, for problems.

    Yields:
        One located problem for each, with the code `prose-markup`.
    """
    head = _METADATA.match(markdown)
    yield from _metadata(head[0] if head else "", file)
    body = _METADATA.sub(lambda found: re.sub(r"[^\n]", "", found[0]), markdown)
    yield from _directives(body, file)
    for heading in _HEADING.finditer(_CODE.sub(_blank, body)):
        title = heading[0].lstrip("# ")
        yield _problem(file, body, heading.start(), f"the heading “{title}” has no id of its own", "write {: #an-id } behind it")
    html = _converted(body)
    places = _Places(body)
    yield from (_problem(file, body, places.of(tag, words), *rest) for tag, words, *rest in (*_written(html), *_read(html)))


def _metadata(head: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(head.split("\n"), 1):
        key, colon, value = line.partition(":")
        value = value.strip().strip("\"'")
        if not colon or key.startswith((" ", "#", "-")):
            continue
        if key not in _KEYS:
            hint = f"allowed: {', '.join(sorted(_KEYS))}"
            yield Problem(Location(file, number), "prose-markup", f"the metadata of a page has no `{key}`", hint)
        elif key == "kind" and value not in _KINDS:
            message = f"a hand-written page is no `{value}`"
            yield Problem(Location(file, number), "prose-markup", message, f"allowed: {', '.join(sorted(_KINDS))}")
        elif "<" in value or "&#" in value:
            yield Problem(Location(file, number), "prose-markup", f"markup in `{key}`", "write plain text")


def _directives(body: str, file: str) -> Iterator[Problem]:
    for found in _CODE.finditer(body):
        if _DIRECTIVE in found[0] and not _INDENTED.match(found[0]):
            start = found.start() + found[0].index(_DIRECTIVE)
            yield _problem(
                file, body, start, "a directive in code would be carried out", "leave it out of the code, or describe it in words"
            )
    for found in _INDENTED.finditer(body):
        hint = "begin it in the first column, with an empty line before and behind it, or write it into a sentence"
        yield _problem(file, body, found.end(), "a directive on a line of its own would leave the list it is indented for", hint)


def _written(html: str) -> Iterator[tuple[str, str, str, str]]:
    """Tags whose text a browser and a reader may take differently."""
    for found in TOKEN.finditer(html):
        name, inside = (found[1] or found[5] or "").lower(), found[2] if found[1] else found[6]
        names = [key for key, _ in read_attributes(inside or "")]
        if twice := next((key for key in names if names.count(key) > 1), ""):
            yield name, inside, f"<{name}> has two attributes `{twice}`", "a browser follows the first, a reader may see the second"


def _read(html: str) -> Iterator[tuple[str, str, str, str]]:
    """What a browser reads that is not allowed."""
    for token in walk(html):
        match token:
            case RawText(element):
                yield element.tag, "", f"<{element.tag}> in a hand-written page", _HINT
            case Element(tag, attributes) if tag not in _ELEMENTS | _ADDED:
                yield tag, next(iter(attributes.values()), ""), f"<{tag}> in a hand-written page", _HINT
            case Element(tag, attributes):
                for name, value in attributes.items():
                    if complaint := _complaint(tag, name, value):
                        yield tag, value or name, *complaint
            case Comment() | _:
                pass


def _complaint(tag: str, name: str, value: str) -> tuple[str, str] | None:
    if name not in _ATTRIBUTES.get(tag, ()):
        allowed = ", ".join(sorted(_ATTRIBUTES.get(tag, ()))) or "none"
        return f"<{tag}> with `{name}`", f"allowed attributes of <{tag}>: {allowed}"
    if name == "href" and (scheme_of(value) or host_of(value) or value.startswith(("/", "\\")) or "\\" in value):
        return f"a link to {value}", "a hand-written page links to pages of this site; numbers and other addresses come from directives"
    if name == "class" and (strange := set(value.split()) - _CLASSES):
        return f"the class `{min(strange)}`", f"allowed: {', '.join(sorted(_CLASSES))}"
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return f'<{tag} {name}="{value}">', f"not a value of `{name}` that a hand-written page may have"
    return None


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
