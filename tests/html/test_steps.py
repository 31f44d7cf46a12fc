"""The quick way through a page and the slow one see the same."""

from html import unescape
from random import Random

import pytest

from generator.html.parser import Closing, Element, RawText, raw_elements, serialise, walk
from generator.html.steps import name_of_step, read_step, split_steps

WORDS = (
    "<p>", "</p>", '<a href="x>y">', "</a>", "<b id=q>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<q>", "</q>", "<svg>", "</svg>",
    "<title>", "</title>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<!x>", "<?y?>", '"', "'", "<", ">", "&", "&amp;",
    "&lt;", "t1", "95071", "\n", "<select>", "<option>", "</select>", '<p <x y"z=1>', "<p =a=b/c>", "<br/>", "<textarea>", "</textarea>",
    "<li>", "<ul>", "</ul>", "<pre>\n", "<math>", "<mi>", "</math>", "<noscript>", "</noscript>", "<foreignObject>", "<body class=a>",
    "<html lang=en>", "<form>", "<button>", "\xa0", "\0", "--!>", "<!-->", "</>", "<x-y>", "</x-y>", "<desc>", "<h1>", "</h1>", "<dd>",
    "<col>", "<frameset>", "<p a='&quot;>'>", "<a href=&#62;>", "<!doctype a\"b'c>", "<t1\xa0<b>",
)  # fmt: skip
"""What hostile pages are made of."""
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip

Seen = list[tuple[str, dict[str, str], str]]
"""Of each element its name, attributes and, if raw, content; of each end `/name`; of each text its words."""


def walked(html: str) -> Seen:
    seen: Seen = []
    for node in walk(html):
        match node:
            case Element(tag, attributes):
                seen.append((tag, dict(attributes), ""))
            case RawText((tag, attributes, _), text):
                seen.append((tag, dict(attributes), text))
            case Closing(tag):
                seen.append((f"/{tag}", {}, ""))
            case str():
                seen.append(("", {}, node))
            case _:
                pass
    return joined(seen)


def stepped(html: str) -> Seen:
    seen: Seen = []
    for place, piece in enumerate(split_steps(serialise(html)[0])):
        if place % 2 == 0:
            seen.append(("", {}, unescape(piece)))
        elif piece.startswith("</"):
            seen.append((piece[1:-1], {}, ""))
        elif name := name_of_step(piece):
            attributes, content = read_step(piece)
            seen.append((name, dict(attributes), content))
    return joined(seen)


def joined(seen: Seen) -> Seen:
    """A text that a comment interrupts is one; whether an element ends that cannot hold anything does not matter."""
    found: Seen = []
    for name, attributes, words in seen:
        if name.removeprefix("/") in VOID and name.startswith("/"):
            continue
        if name == "" and found and found[-1][0] == "":
            found[-1] = ("", {}, found[-1][2] + words)
        elif name or words:
            found.append((name, attributes, words))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_steps_and_walk_see_the_same_in_a_hostile_page(seed: int) -> None:
    """What one of them missed would be published without having been checked."""
    chance = Random(seed)  # noqa: S311  not a secret
    for _ in range(100):
        html = "".join(chance.choice(WORDS) for _ in range(chance.randint(1, 14)))
        raw = [read_step(step)[1] for step in split_steps(serialise(html)[0])[1::2] if name_of_step(step) in {"script", "style"}]
        if not serialise(html)[1] and not any("<!--" in content for content in raw):
            assert stepped(html) == walked(html), html


def test_the_inside_of_a_template_is_read_as_the_parser_read_it() -> None:
    """A row outside a table is one in a template."""
    assert stepped("<template><tr><td>a</template>")[2:-4] == [
        ("template", {}, ""),
        ("tr", {}, ""),
        ("td", {}, ""),
        ("", {}, "a"),
        ("/td", {}, ""),
        ("/tr", {}, ""),
        ("/template", {}, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b>b</b>", ()),
        ("<iframe></iframe><xmp><b></xmp>", ("iframe", "xmp")),
        ("<svg><style>a</style></svg>", ("style",)),
        ("<math><script>a</script></math>", ("script",)),
        ("<style>a</style><svg></svg>", ()),
        ("<p>&lt;xmp>", ()),
    ],
)
def test_elements_that_are_written_otherwise_than_they_are_read_are_named(html: str, expected: tuple[str, ...]) -> None:
    assert serialise(html)[1] == expected


def test_scripts_and_styles_are_found_in_templates_too() -> None:
    html = "<style>a</style><template><script src=x></script><template><style>b</style></template></template><script>c&amp;</script>"
    assert sorted((tag, content) for tag, _, content in raw_elements(html)) == [
        ("script", ""),
        ("script", "c&amp;"),
        ("style", "a"),
        ("style", "b"),
    ]
