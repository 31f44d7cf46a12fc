"""What HTML a hand-written page may become, and two readers that find what else is in it.

Whatever is not on the list is refused, for a list of attacks never ends. Two parsers that know nothing of each other read the same list,
lexbor here and html5ever in the sanitiser: an attack that only one of them sees is seen.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache

import nh3

from generator.html.parser import Closing, Comment, Element, PageToken, RawText, walk
from generator.html.rewriting import TOKEN, read_attributes
from generator.text.addresses import host_of, scheme_of

_TEXT = "p br hr em strong code pre blockquote ul li dl dt dd h1 h2 h3 h4 table thead tbody tr th td details summary div span a ol"
ELEMENTS = frozenset(_TEXT.split())
"""That a page may hold."""
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "details": frozenset({"class", "open"}),
    "div": frozenset({"class"}),
    "ol": frozenset({"start"}),
    "p": frozenset({"class"}),
    "span": frozenset({"lang"}),
    "td": frozenset({"style"}),
    "th": frozenset({"style"}),
} | {f"h{level}": frozenset({"id"}) for level in range(1, 5)}
"""Of each element; what values they may have says `_complaint`."""
_CLASSES = frozenset(["admonition", "admonition-title", "note", "warning", "danger", "info", "tip", "quote"])
_VALUES: Mapping[str, re.Pattern[str]] = {
    "style": re.compile(r"text-align: (?:left|center|right);"),
    "lang": re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z]{2,4})?"),
    "id": re.compile(r"[a-z0-9_-]+"),
    "start": re.compile(r"[0-9]{1,3}"),
    "open": re.compile(r"|open"),
}
_DECLARATION = re.compile(r"<(?:\?|!(?!--))[^\s>]*")
"""Nothing of it is shown, so a walk has no step for it."""
_ADDED = frozenset({"html", "head", "body"})
"""Elements that the parser adds."""
_HINT = "allowed is what Markdown writes: headings, lists, tables, emphasis, links to pages here, and <span lang>"

Refused = tuple[str, str, str, str]
"""Element, a value or name that stands in it, what is wrong, and a hint."""


def refused_markup(html: str) -> Iterator[Refused]:
    """The first reader.

    Args:
        html: What Markdown makes of a page.

    Yields:
        Each element, attribute and value that a page may not hold, and each attribute that is written twice.
    """
    yield from _written_twice(html)
    for found in _DECLARATION.finditer(html):
        yield "", found[0], f"{found[0]} in a hand-written page", _HINT
    for token in walk(html):
        match token:
            case RawText(element):
                yield element.tag, "", f"<{element.tag}> in a hand-written page", _HINT
            case Element(tag, attributes) if tag not in ELEMENTS | _ADDED:
                yield tag, next(iter(attributes.values()), ""), f"<{tag}> in a hand-written page", _HINT
            case Element(tag, attributes):
                for name, value in attributes.items():
                    if complaint := _complaint(tag, name, value):
                        yield tag, value or name, *complaint
            case _:
                pass


def rewritten_markup(html: str) -> Iterator[Refused]:
    """The second reader: what the sanitiser takes out or changes.

    Args:
        html: As for `refused_markup`.

    Yields:
        Each element that is not as it was, or the first text where only texts are.
    """
    cleaned = _sanitiser().clean(html)
    if cleaned == html:  # so it is for every page that means no harm
        return
    tokens = walk(html)
    before, after = [*map(_seen, tokens)], [*map(_seen, walk(cleaned))]
    if before == after:
        return
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    taken = [token for change, start, end, *_ in changes if change != "equal" for token in tokens[start:end]]
    elements = [each for each in taken if isinstance(each, Element | RawText)]
    for token in elements or taken[:1] or [""]:  # nothing, where something was put in
        tag, words = _named(token)
        yield tag, words, f"the sanitiser does not leave {f'<{tag}>' if tag else 'this'} as it is", _HINT


@cache
def _sanitiser() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*ELEMENTS},
        attributes={tag: {*names} for tag, names in ATTRIBUTES.items()},
        attribute_filter=lambda tag, name, value: None if _complaint(tag, name, value) else value,
        url_schemes=set(),
        strip_comments=False,  # directives are judged by themselves
        link_rel=None,
    )


def _seen(token: PageToken) -> str:
    """The same for what a browser takes for the same."""
    match token:
        case RawText(Element(tag, attributes), text):
            return repr((tag, sorted(attributes.items()), text))
        case Element(tag, attributes):
            return repr((tag, sorted(attributes.items())))
        case _:
            return repr(token)


def _named(token: PageToken) -> tuple[str, str]:
    """An element with a value or name that stands in it; without an element a text."""
    match token:
        case Element(tag, attributes) | RawText(Element(tag, attributes)):
            return tag, next((value or name for name, value in attributes.items()), "")
        case Closing(tag):
            return tag, ""
        case Comment(text) | text:
            return "", str(text).strip()[:20]


def _written_twice(html: str) -> Iterator[Refused]:
    """Tags whose text a browser and a reader may take differently."""
    for found in TOKEN.finditer(html):
        name, inside = (found[1] or found[5] or "").lower(), found[2] if found[1] else found[6]
        names = [key for key, _ in read_attributes(inside or "")]
        if twice := next((key for key in names if names.count(key) > 1), ""):
            yield name, inside, f"<{name}> has two attributes `{twice}`", "a browser follows the first, a reader may see the second"


def _complaint(tag: str, name: str, value: str) -> tuple[str, str] | None:
    if name not in ATTRIBUTES.get(tag, ()):
        allowed = ", ".join(sorted(ATTRIBUTES.get(tag, ()))) or "none"
        return f"<{tag}> with `{name}`", f"allowed attributes of <{tag}>: {allowed}"
    if name == "href" and (scheme_of(value) or host_of(value) or value.startswith(("/", "\\")) or "\\" in value):
        return f"a link to {value}", "a hand-written page links to pages of this site; numbers and other addresses come from directives"
    if name == "class" and (strange := set(value.split()) - _CLASSES):
        return f"the class `{min(strange)}`", f"allowed: {', '.join(sorted(_CLASSES))}"
    if name in _VALUES and not _VALUES[name].fullmatch(value):
        return f'<{tag} {name}="{value}">', f"not a value of `{name}` that a hand-written page may have"
    return None
