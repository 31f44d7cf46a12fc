"""One reader of HTML for all who look at pages: what a browser sees, in page order."""

import pytest

from generator.html.parser import Closing, Comment, Element, Position, RawText, line_of, walk


def steps(html: str) -> list[str]:
    """What the walk through the body yields, in short: `<p`, `p>`, words."""
    found = []
    for node in walk(html):
        match node:
            case str():
                found.append(node)
            case Element():
                found.append(f"<{node.tag}")
            case Closing():
                found.append(f"{node.tag}>")
            case RawText():
                found.append(f"raw {node.element.tag}: {node.text}")
            case Comment():
                found.append(f"-- {node.text}")
    start, end = found.index("<body") + 1, len(found) - found[::-1].index("body>") - 1
    return found[start:end]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b>b</b>c", ["<p", "a", "<b", "b", "b>", "c", "p>"]),
        ("<p>1<p>2", ["<p", "1", "p>", "<p", "2", "p>"]),
        ("a<br>b", ["a", "<br", "br>", "b"]),
        ("&#57;5 &amp; x", ["95 & x"]),
        ("<!-- c -->x", ["-- c", "x"]),
        ("<script>a<b</script>", ["raw script: a<b"]),
        ("<template><p>t</p>u</template>v", ["<template", "<p", "t", "p>", "u", "template>", "v"]),
        ("<template></template>v", ["<template", "template>", "v"]),
        ("<noscript><a>n</a></noscript>", ["<noscript", "<a", "n", "a>", "noscript>"]),
        ("<?x?><!y>z", ["z"]),
    ],
)
def test_a_page_is_walked_as_a_browser_reads_it(html: str, expected: list[str]) -> None:
    """An expression over tags sees what nobody sees, and misses what everybody sees."""
    assert [step for step in steps(f"<body>{html}") if not step.startswith("-- ?") and not step.startswith("-- y")] == expected


def test_of_two_equal_attributes_the_first_counts() -> None:
    """A browser dials the first; a reader that keeps the last would let `tel:` of anybody pass."""
    (link,) = (node for node in walk('<a href="tel:1" HREF="tel:2" x>') if isinstance(node, Element) and node.tag == "a")

    assert link.attributes == {"href": "tel:1", "x": ""}


def test_an_attribute_needs_no_blank_before_it() -> None:
    (link,) = (node for node in walk('<a class="x"href="tel:9&#53;071">') if isinstance(node, Element) and node.tag == "a")

    assert link.attributes["href"] == "tel:95071"


def test_the_line_of_an_element_is_found_in_the_source() -> None:
    """A problem names a line that somebody can open; comments and scripts hold no elements."""
    html = "<body>\n<!-- <p> -->\n<script>'<p>'</script>\n<p>a\n<pre>\n<p\nid=x>b"

    assert [line_of(html, Position("p", number)) for number in (0, 1)] == [4, 6]
    assert line_of(html, Position("p", 7)) == line_of(html, Position("html", 0)) == 1
    assert line_of("a{}\n\nb{}", Position("", 5)) == 3
