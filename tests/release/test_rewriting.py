"""Tags are found where a browser finds them, and nothing else is touched."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.html.rewriting import TOKEN, Tag, read_attributes, rewrite_tags


class Reference(HTMLParser):
    """The standard library's reader, as a second opinion."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        self.tags.append((tag, dict(attrs)))


def test_the_theme_s_pages_are_read_as_the_standard_library_reads_them(themed: Path) -> None:
    """One expression replaces a parser; it has to see the same page."""
    for file in themed.glob("*/**/*.html"):
        html = file.read_text("utf-8")
        reference = Reference()
        reference.feed(html)
        ours = [
            ((found[1] or found[5]).lower(), dict(read_attributes(found[2] if found[1] else found[6])))
            for found in TOKEN.finditer(html)
            if found[1] or (found[5] and not found[4])
        ]
        assert ours == reference.tags


def test_an_untouched_page_comes_back_byte_for_byte(themed: Path) -> None:
    """Whoever compares two builds must see only meant differences."""
    html = (themed / "zh/index.html").read_text("utf-8")
    assert rewrite_tags(html, lambda _name, _inside: True, lambda tag: tag) == html


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="x"> -->',
        "<script>let a = '<a href=\"x\">';</script>",
        "<textarea><a href=x></textarea>",
        '<p title="<a href=x>">',
        "<title>1 < 2 <a></title>",
        "a < b <!doctype html>",
    ],
)
def test_what_only_looks_like_a_tag_is_left_alone(html: str) -> None:
    """A comment or a script that speaks of tags holds none."""
    assert rewrite_tags(html, lambda name, _inside: name == "a", lambda _tag: None) == html


def test_a_removed_tag_leaves_nothing_and_a_removed_script_takes_its_content() -> None:
    html = '<link rel="x"><b>a</b><script>b</script>'
    assert rewrite_tags(html, lambda name, _inside: name in {"link", "script"}, lambda _tag: None) == "<b>a</b>"


def test_a_changed_tag_stays_well_formed_whatever_its_values_hold() -> None:
    """Values from data end up in attributes."""
    tag = Tag("a", (("href", "x"), ("hidden", None))).having("title", '"><script>').having("href", "a&b'")
    assert str(tag) == '<a href="a&amp;b&#x27;" hidden title="&quot;&gt;&lt;script&gt;">'
    assert tuple(read_attributes(str(tag)[2:-1])) == tag.attributes


def test_attributes_are_read_in_every_spelling() -> None:
    written = " A=1 b='2' c=\"3 &amp; 4\" d e = 5 f=''"
    assert read_attributes(written) == [("a", "1"), ("b", "2"), ("c", "3 & 4"), ("d", None), ("e", "5"), ("f", "")]


def test_an_unclosed_quote_does_not_hang() -> None:
    """50,000 quotes took no time at all; a careless expression takes years."""
    html = '<a href="' + "x' " * 50_000
    assert rewrite_tags(html, lambda _name, _inside: True, lambda _tag: None) == html
