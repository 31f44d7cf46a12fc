"""The engine (MkDocs, or ProperDocs, which answers to its name) asked for what only it can make: frames, prose, pages of the theme.

Nothing here is a guess. The first page of each form is made by the engine as well and compared, and versions that were never compared
are refused: the site is then built by the engine alone, see `publish.py`.
"""

import logging
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url, is_error_template
from mkdocs.utils.meta import get_data

from generator.engine.articles import Article, ArticleHeading
from generator.engine.frames import MOST_ENTRIES, Finish, Form, Frame, Layout
from generator.engine.refusals import ContentRefused, EngineChanged
from generator.locales import LANGUAGES
from generator.release.csp import InlineCode, format_policy, inline_code
from generator.settings import Settings, parse_address

PROVEN = {
    "mkdocs": ("1.6.1",),
    "properdocs": ("1.6.7",),
    "mkdocs-material": ("9.8.1",),
    "Markdown": ("3.11.3",),
    "Jinja2": ("3.1.6",),
    "MarkupSafe": ("3.0.4",),
    "pymdown-extensions": ("13.1",),
}
"""Package → versions with which every page of the site was compared with the engine's own, byte for byte."""

PLUGINS = frozenset({"material/search", "search"})
"""Plugins that leave pages alone."""

_HOST = "https://zz.invalid/"
_MARK = re.compile(rf"(?:{re.escape(_HOST)})?zzmark([a-z]+\d*)zz")
_CONTENT = re.compile(r"<!--zzmarkcontentzz.*?-->", re.DOTALL)


def refuse_unproven() -> None:
    """Make sure that the engine is one with which frames were proven.

    Raises:
        EngineChanged: A package that takes part has another version.
    """
    for package, proven in PROVEN.items():
        try:
            found = version(package)
        except PackageNotFoundError:
            continue  # of the two engines one is enough; without any, importing this module fails
        if found not in proven:
            raise EngineChanged(f"{package} {found} is not the version that pages were compared with ({', '.join(proven)})")


def settle_config(config: MkDocsConfig, settings: Settings, *, serving: bool = False) -> None:
    """Put what a run knows into the configuration of the engine: where the site is served, and where its records are edited.

    The name of the site and its description become what templates may print.

    Args:
        config: Changed in place.
        settings: Of the run.
        serving: Whether pages are served with live reload, at the engine's own address.

    Raises:
        SettingsError: `site_url` is no address that may be printed into every page. The engine accepts some that we do not.
    """
    if not serving and config.site_url:
        folder = LANGUAGES[str(config.extra["site_language"])][1]
        config.site_url = settings.address + folder if settings.address else parse_address(config.site_url, "site_url")
    # The engine's own templates print these as they are.
    config.site_name, config.site_description = escape(config.site_name), escape(config.site_description or "") or None
    config.repo_url = settings.repository or config.repo_url
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nothing an edit link could open


def layout_of(
    config: MkDocsConfig, root: Path, navigation: Collection[str], generated: Collection[str], names: Mapping[str, str]
) -> Layout:
    """The layout of the language that a configuration is for, without frames.

    Args:
        config: Settled, see `settle_config`.
        root: The project folder.
        navigation: Addresses of the Markdown files in the navigation.
        generated: Addresses of the pages made from records.
        names: Language → what it calls itself.

    Returns:
        What fills frames, and tells pages their alternates.
    """
    edit = f"{config.repo_url.rstrip('/')}/{config.edit_uri}" if config.repo_url and config.edit_uri else ""
    up = "../" * len(Path(config.docs_dir).relative_to(root).parts)
    return Layout(
        root=root,
        language=str(config.extra["site_language"]),
        address=config.site_url or "",
        edit=f"{edit}{up}" if edit else "",
        directory_urls=config.use_directory_urls,
        navigation=frozenset(navigation),
        generated=frozenset(generated),
        names=names,
    )


class EngineSession:
    """The engine with one language open: its configuration, files, navigation and templates."""

    def __init__(self, root: Path, language: str, settings: Settings, generated: Collection[str], names: Mapping[str, str]) -> None:
        """Open a language.

        Args:
            root: The project folder, absolute.
            language: Key of `LANGUAGES`.
            settings: Of the run.
            generated: Addresses of the pages made from records.
            names: Language → what it calls itself.

        Raises:
            EngineChanged: The engine or its configuration is not one that frames were proven with.
            ContentRefused: The engine warned of the configuration or the navigation.
            SettingsError: As for `settle_config`.
        """
        refuse_unproven()
        with _without_warnings():
            self.config = load_config(str(root / LANGUAGES[language][0]), hooks=[])
            if unknown := set(self.config.plugins) - PLUGINS:
                raise EngineChanged(f"the plugin {min(unknown)} may change pages")
            settle_config(self.config, settings)
            self.config.plugins.on_startup(command="build", dirty=False)
            self.config.plugins.on_config(self.config)
            self._environment = self.config.theme.get_env()
            self.files = self._read_files(generated)
            self._documents = self.files.documentation_pages()
            self.navigation = get_navigation(self.files, self.config)
            _refuse_untitled(self.navigation)
        in_navigation = {page.file.src_uri for page in self.navigation.pages}
        self.layout = layout_of(self.config, root, in_navigation, generated, names)

    def _read_files(self, generated: Collection[str]) -> Files:
        files = get_files(self.config)
        files.add_files_from_theme(self._environment, self.config)
        for uri in generated:
            files.append(File.generated(self.config, uri, content=""))
        set_exclusions(files, self.config)
        return files

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """(path below the folder of the language, file) of each file that is published as it is, in the order of copying."""
        for file in self.files:
            if not file.is_documentation_page() and file.abs_src_path and file.inclusion.is_included():  # type: ignore[no-untyped-call]
                yield file.dest_uri, Path(file.abs_src_path)

    def theme_scripts(self) -> Iterator[tuple[str, str]]:
        """(path below the folder of the language, text) of each script that is a template of the theme."""
        for name in self._templates(html=False):
            yield name, self._theme_file(name, [])

    def theme_pages(self, finish: Finish) -> Iterator[tuple[str, str]]:
        """The same of each page that the theme writes by itself, such as 404.html.

        Args:
            finish: What is done to a whole page before it is published.

        Yields:
            Path and HTML.
        """
        for name in self._templates(html=True):
            yield name, finish(self._theme_file(name, self.layout.alternates("")), name)

    def _templates(self, *, html: bool) -> list[str]:
        return sorted(name for name in self.config.theme.static_templates if name.endswith(".html") is html and name != "sitemap.xml")

    def _theme_file(self, name: str, alternates: list[dict[str, object]]) -> str:
        base_url = urlsplit(self.layout.address or "/").path if is_error_template(name) else get_relative_url(".", name)
        context = {**get_context(self.navigation, self._documents, self.config, base_url=base_url), "alternates": alternates}
        return str(self._environment.get_template(name).render(context))

    def convert(self, uri: str, markdown: str, meta: Mapping[str, Any]) -> Article:
        """The article of a hand-written page.

        Args:
            uri: Its address.
            markdown: Its text without front matter, directives answered.
            meta: Its front matter.

        Returns:
            What Markdown makes of it.

        Raises:
            ContentRefused: A link leads to no page.
            EngineChanged: Its headings are of a form that no frame has, or the engine publishes it elsewhere or not at all.
        """
        page = self._page(uri)
        url = self.layout.url_of(uri)
        if not page.file.inclusion.is_included() or page.file.url.removeprefix("./") != url:  # type: ignore[no-untyped-call]
            raise EngineChanged(f"the engine does not publish {uri} at {url}")
        page.markdown, page.meta = markdown, dict(meta)
        with _without_warnings():
            page.render(self.config, self.files)
        return Article(dict(meta), page.content or "", _flat(page.toc))

    def _page(self, uri: str) -> Page:
        file = self.files.get_file_from_path(uri)
        assert file is not None
        return file.page or Page(None, file, self.config)

    def frame(self, uri: str, article: Article, source: str, finish: Finish) -> str:
        """Make the frame for the form of a page, and prove it on that page.

        Args:
            uri: Address of the page.
            article: Its article.
            source: The file its edit link opens, relative to the project; empty for none.
            finish: What is done to a whole page before it is published.

        Returns:
            The page, which the engine made as well.

        Raises:
            EngineChanged: Frame and article together are not what the engine makes of the page.
        """
        form = self.layout.form_of(uri, article, source)
        self.layout.frames[form] = self._frame(uri, form, article, source, finish)
        made = self.layout.page(uri, article, source, finish)
        whole = finish(self._render(uri, article, self.layout.values_of(uri, article, source), article.headings), source or uri)
        if made != whole:
            raise EngineChanged(f"the engine makes something else of {uri} than its frame")
        return made

    def _frame(self, uri: str, form: Form, article: Article, source: str, finish: Finish) -> Frame:
        marks = {name: _mark(name, value) for name, value in self.layout.values_of(uri, article, source).items()}
        titles = (ArticleHeading(1, marks["first"], "x"),) if form.titled else ()
        entries = tuple(ArticleHeading(2, f"zzmarkid{place}zz", f"zzmarkentry{place}zz") for place in range(form.entries))
        if not form.titled and entries:
            entries = (replace(entries[0], id=marks["first"]), *entries[1:])
        marked = replace(article, content=f"<!--zzmarkcontentzz{' '.join(form.signs)}-->")
        html = finish(self._render(uri, marked, marks, (*titles, *entries)), source or uri)
        code = inline_code(html)
        html = _CONTENT.sub("zzmarkcontentzz", html).replace(format_policy(code), "zzmarkpolicyzz")
        return _with_entries(_MARK.split(html), code, uri)

    def _render(self, uri: str, article: Article, values: Mapping[str, str], headings: tuple[ArticleHeading, ...]) -> str:
        """A page as the engine prints it, with these values for what differs from page to page."""
        page = self._page(uri)
        page.meta = {**article.meta, "title": values["title"], "description": values["description"]}
        page.content = article.content
        page.toc = TableOfContents(_nested(headings))
        page.canonical_url = values["canonical"] or None
        page.edit_url = values["edit"] or None
        page.active = True
        try:
            alternates = [
                {**entry, "link": values[f"link{place}"], "address": values[f"address{place}"]}
                for place, entry in enumerate(self.layout.alternates(uri))
            ]
            context = {**get_context(self.navigation, self._documents, self.config, page), "alternates": alternates}
            return str(self._environment.get_template("main.html").render(context))
        finally:
            page.active = False


def split_front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """Front matter as the engine reads it.

    Args:
        text: A hand-written page.

    Returns:
        The page without it, and its values.
    """
    markdown, meta = get_data(text)
    return markdown, dict(meta)


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Refuse what the engine warns of, as its strict mode does."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    listener, log = Listener(logging.WARNING), logging.getLogger("mkdocs")
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
    if heard:
        raise ContentRefused("\n".join(heard))


def _refuse_untitled(navigation: Navigation) -> None:
    """A page of the navigation without a title of its own takes it from its text: then every frame hangs on that text."""
    for page in navigation.pages:
        if "title" not in page.__dict__:
            raise EngineChanged(f"the navigation gives {page.file.src_uri} no title")


def _mark(name: str, value: str) -> str:
    """The mark in place of a value; an address stays one, and nothing stays nothing."""
    address = _HOST if "://" in value and name not in {"title", "description"} else ""
    return f"{address}zzmark{name}zz" if value else ""


def _with_entries(pieces: list[str], code: InlineCode, uri: str) -> Frame:
    """The frame with a single place for all entries of its list of contents."""
    if "entry0" not in pieces:
        return Frame(tuple(pieces), code=code)
    start = pieces.index("entry0") - 2
    listed = pieces[start : start + 4 * MOST_ENTRIES - 1]
    within, between = listed[1], listed[3]
    expected = [piece for place in range(MOST_ENTRIES) for piece in (f"id{place}", within, f"entry{place}", between)][:-1]
    if listed[1:] != expected[1:]:
        raise EngineChanged(f"the list of contents of {uri} is not the same for each entry")
    return Frame((*pieces[:start], "contents", *pieces[start + len(listed) :]), within, between, code)


def _nested(headings: tuple[ArticleHeading, ...]) -> list[AnchorLink]:
    """Headings as the engine has them: those of the second level below the one before them."""
    found: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.id, heading.level)
        (found[0].children if found and found[0].level < link.level else found).append(link)
    return found


def _flat(contents: TableOfContents) -> tuple[ArticleHeading, ...]:
    """Headings of a list of contents in page order."""
    found = tuple(ArticleHeading(link.level, link.id, link.title) for top in contents for link in (top, *top.children))
    if any(link.children for top in contents for link in top.children):
        raise EngineChanged("a page has headings on three levels in its list of contents")
    return found
