"""The frame of a page: what the theme prints around an article. Made once by the engine, filled for every page that has the same one.

A frame is a page with marks in the places that differ: title, description, addresses, list of contents, article. This module fills
them and knows no engine; `engine/session.py` makes them.
"""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator.alternates import HOME, AlternatePage, alternate_pages
from generator.engine.articles import Article, ArticleHeading
from generator.locales import LANGUAGES, X_DEFAULT, language_tag, languages
from generator.release.csp import InlineCode, format_policy, inline_code, signed_code

CONTENT_SIGNS = ("data-filters", "data-storage-list", "data-account", "data-held", "<h1")
"""What the templates of the theme look for in an article."""

MOST_ENTRIES = 3
"""A list of contents with this many entries is the same as one with more, but for the entries."""

_FILLED = frozenset({"title", "description", "aliases", "search"})
"""Front matter that a template prints as it is, or not at all; of the rest it may make anything."""

_DATA = re.compile(r'<script type="application/json"')

Finish = Callable[[str, str], str]
"""HTML of the engine and what names the page in messages → the HTML as it is published."""

_LINKED_BY_THEME = frozenset({"all-pages.md"})
"""Addresses to which the header of every page leads: there the link leads to the page itself."""


@dataclass(frozen=True)
class Form:
    """All that a template may see of a page and that is not filled in: pages of one form have one frame."""

    place: str
    """The page itself when it stands in the navigation or has no title of its own; else how deep it lies, and below which address of the
    navigation: links in a frame are relative, and the navigation shows in which part of it the reader is."""
    index: bool
    """Whether it is the index of its folder."""
    meta: tuple[tuple[str, str], ...]
    signs: tuple[str, ...]
    """Those of `CONTENT_SIGNS` that stand in the article."""
    titled: bool
    """Whether the first heading is the title of the page."""
    entries: int
    """Headings below the title, at most `MOST_ENTRIES`."""
    same: tuple[bool, ...]
    """For each language, whether it has the page too."""
    edited: bool
    """Whether the page has an edit link."""


@dataclass(frozen=True)
class Frame:
    """A page in pieces: text, name of a mark, text, name of a mark, … text."""

    pieces: tuple[str, ...]
    within: str = ""
    """What stands between the id and the words of an entry of the list of contents."""
    between: str = ""
    """What stands between two entries."""
    code: InlineCode = field(default_factory=InlineCode)
    """What stands inline in the frame."""

    def fill(self, values: Mapping[str, str], entries: Sequence[ArticleHeading]) -> str:
        """The page with these values in the places of the marks.

        Args:
            values: Name of a mark → its text, ready to print.
            entries: Of the list of contents.

        Returns:
            The HTML of the whole page.
        """
        contents = self.between.join(f"{entry.id}{self.within}{entry.title}" for entry in entries)
        values = {**values, "contents": contents}
        return "".join(values[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))


@dataclass
class Layout:
    """The frames of one language, and what fills them. Holds no engine, so that it can be kept between builds."""

    root: Path
    language: str
    address: str
    """Where the language is served, ending in a slash; empty when nobody knows."""
    edit: str
    """Address below which the files of the project are edited, ending in a slash; empty without a repository."""
    directory_urls: bool
    navigation: frozenset[str]
    """Addresses of the Markdown files that the navigation names."""
    generated: frozenset[str]
    """Addresses of the pages that are made from records, and so exist in every language."""
    names: Mapping[str, str]
    """Language → what it calls itself."""
    frames: dict[Form, Frame] = field(default_factory=dict)

    def form_of(self, uri: str, article: Article, source: str) -> Form:
        """The form of a page.

        Args:
            uri: Its Markdown address, `topics/a.md`.
            article: Its article.
            source: The file that its edit link opens, relative to the project; empty for none.

        Returns:
            The key of its frame.
        """
        titled, entries = _outline(article)
        return Form(
            place=uri if uri in self.navigation or uri in _LINKED_BY_THEME or not article.meta.get("title") else self._place_of(uri),
            index=uri.endswith(HOME),
            meta=tuple((key, repr(value)) for key, value in sorted(article.meta.items()) if key not in _FILLED),
            signs=tuple(sign for sign in CONTENT_SIGNS if sign in article.content),
            titled=titled,
            entries=min(len(entries), MOST_ENTRIES),
            same=tuple(alternate.same for alternate in self._alternates(uri)),
            edited=bool(self.edit and source),
        )

    def page(self, uri: str, article: Article, source: str, finish: Finish) -> str:
        """A whole page.

        Args:
            uri: Its Markdown address.
            article: Its article; title and description of the front matter are plain text.
            source: As for `form_of`.
            finish: What is done to the article before it is published, as was done to the frame.

        Returns:
            HTML, the same bytes as the engine and the last step make of it.

        Raises:
            KeyError: There is no frame for the form of the page yet.
            ValueError: The article holds a script that runs, or a style.
        """
        return self.fill(self.form_of(uri, article, source), article, self.values_of(uri, article, source), finish, source or uri)

    def fill(self, form: Form, article: Article, values: Mapping[str, str], finish: Finish, name: str) -> str:
        """A whole page, for whoever has asked for its form and its values already.

        Args:
            form: As of `form_of`.
            article: Its article.
            values: As of `values_of`.
            finish: As for `page`.
            name: What names the page in messages.

        Returns:
            As `page`.

        Raises:
            KeyError: There is no frame for the form yet.
            ValueError: As of `page`.
        """
        frame = self.frames[form]
        _, entries = _outline(article)
        if not _runs_nothing(article.content):
            signed_code(inline_code(article.content), name, InlineCode())  # what runs stands in frames, never in an article
        return frame.fill({**values, "policy": _policy(frame.code), "content": finish(article.content, name)}, entries)

    def values_of(self, uri: str, article: Article, source: str) -> dict[str, str]:
        """Name of a mark → what the page prints there; policy, content and list of contents apart."""
        url = self.url_of(uri)
        values = {
            "title": escape(str(article.meta.get("title") or "")),
            "description": escape(str(article.meta.get("description") or "")),
            "canonical": urljoin(self.address, url) if self.address else "",
            "edit": urljoin(self.edit, source) if self.edit and source else "",
            "first": article.headings[0].id if article.headings else "",
        }
        for place, entry in enumerate(self.alternates(uri)):
            values |= {f"link{place}": str(entry["link"]), f"address{place}": str(entry["address"])}
        return values

    def alternates(self, uri: str) -> list[dict[str, object]]:
        """What the templates need of the page in each language: name, `lang`, `hreflang`, relative and absolute address.

        Args:
            uri: Its Markdown address; empty for a page the theme writes itself, whose switch leads to the home pages.

        Returns:
            An entry for each language, in the order of `LANGUAGES`.
        """
        own = LANGUAGES[self.language][1]
        base = self.address.removesuffix(own)
        return [self._entry(alternate, uri, own, base) for alternate in self._alternates(uri)]

    def url_of(self, uri: str) -> str:
        """Address of a page below the folder of its language: `topics/a/`, empty for the home page."""
        stem = uri.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index") + ("" if self.directory_urls else "index.html")
        return f"{stem}/" if self.directory_urls else f"{stem}.html"

    def _place_of(self, uri: str) -> str:
        """Depth of a page, and the longest beginning of its address that an address in the navigation has too."""
        steps = self.url_of(uri).split("/")
        shared = 0
        while shared < len(steps) and tuple(steps[: shared + 1]) in self._known_beginnings:
            shared += 1
        return f"{len(steps)}:{'/'.join(steps[:shared])}"

    @cached_property
    def _known_beginnings(self) -> frozenset[tuple[str, ...]]:
        addresses = [self.url_of(uri).split("/") for uri in self.navigation]
        return frozenset(tuple(steps[:end]) for steps in addresses for end in range(1, len(steps)))

    def _alternates(self, uri: str) -> tuple[AlternatePage, ...]:
        if uri in self.generated:
            return tuple(AlternatePage(language, LANGUAGES[language][1], uri, same=True) for language in self._languages)
        return alternate_pages(self.root, uri, self.generated)

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        return tuple(languages(self.root))

    def _entry(self, alternate: AlternatePage, uri: str, own: str, base: str) -> dict[str, object]:
        there = f"{alternate.folder}{self.url_of(uri if alternate.same else HOME)}"
        return {
            "name": escape(self.names[alternate.language]),
            "lang": language_tag(alternate.language),
            "hreflang": alternate.language,
            "own": alternate.folder == own,
            "same": alternate.same,
            "elsewhere": alternate.language == X_DEFAULT,
            "link": _relative(there or "./", f"{own}{self.url_of(uri)}") if uri else f"{urlsplit(base).path}{there}",
            "address": f"{base}{there}" if base else "",
        }


def _outline(article: Article) -> tuple[bool, tuple[ArticleHeading, ...]]:
    """Whether the first heading is the title, and the headings below it: the entries of the list of contents."""
    titled = bool(article.headings) and article.headings[0].level == 1
    return titled, article.headings[titled:]


def _runs_nothing(content: str) -> bool:
    """Whether an article holds no inline code: data for scripts, which never runs, needs no hash."""
    return "<style" not in content and content.count("<script") == len(_DATA.findall(content))


@lru_cache(maxsize=64)
def _policy(code: InlineCode) -> str:
    return format_policy(code)


def _relative(target: str, origin: str) -> str:
    """The relative link from one address below the site to another, as the engine writes it."""
    here = origin if origin.endswith("/") else posixpath.dirname(origin)
    return posixpath.relpath(f"/{target}", f"/{here}") + ("/" if target.endswith("/") else "")
