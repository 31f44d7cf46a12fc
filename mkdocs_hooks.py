"""The hooks of the engine, and the only file that imports mkdocs: it passes values between the engine and `generator`.

It stands at the root because the engine puts only a hook's own folder on the import path.
"""

import logging
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.build_pages import Site, build_site, render_site
from generator.engine.frames import Layout
from generator.engine.session import layout_of, settle_config
from generator.indexing.files import write_counted, write_index
from generator.indexing.prose import prose_documents
from generator.problems import Format, Severity, render
from generator.release.finish_page import finish_page
from generator.release.sitemap import write_days
from generator.rendering.prose import Prose, without_block_comments
from generator.search.document import IndexDocument
from generator.settings import Settings, SettingsError, read_settings
from generator.validate import read_checked

log = logging.getLogger("mkdocs.hooks.zhuihui")

ROOT = Path(__file__).parent
_sites: dict[str, Site] = {}
_documents: dict[str, list[IndexDocument]] = {}
_prose: dict[str, dict[str, Prose]] = {}
"""Language → uri → hand-written page."""
_days: dict[str, dict[str, str]] = {}
"""Language → address of a page → ISO day of the newest check of its facts, for the sitemap."""
_layouts: dict[str, Layout] = {}
_serving: set[str] = set()
"""Holds `serve` while pages are served with live reload, whose inline script the strict policy would block."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this run serves: pages served with live reload are never published."""
    _serving.update({command} & {"serve"})


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and render before the engine empties its folder, so that a mistake in the data leaves that folder untouched."""
    language, settings = str(config.extra["site_language"]), _settings()
    try:
        settle_config(config, settings, serving=bool(_serving))
    except SettingsError as error:
        raise PluginError(f"\n{error}") from None
    if settings.checked:
        site = render_site(ROOT, language, read_checked(settings.checked), directory_urls=config.use_directory_urls)
    else:
        site = build_site(ROOT, language, settings.today(), directory_urls=config.use_directory_urls)
    _report(site)
    _sites[language] = site
    _documents[language] = list(site.documents())
    _prose[language] = {}
    _days[language] = {}
    _layouts.pop(language, None)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages as virtual files whose edit link opens the YAML record, and the emergency sheets."""
    up = "../" * len(Path(config.docs_dir).relative_to(ROOT).parts)
    for artifact in _site(config).artifacts.values():
        file = File.generated(config, artifact.uri, content=artifact.text)
        file.edit_uri = f"{up}{artifact.source}" if artifact.source and config.edit_uri else None
        files.append(file)
    for sheet in _site(config).sheets(config.site_url or ""):
        files.append(File.generated(config, sheet.uri, content=_finished(sheet.text, sheet.uri)))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Answer the directives of a hand-written page; generated pages are ready and stay as they are.

    Every page is excluded from the theme's own search index, which is not published: that saves a sixth of the build.
    """
    page.meta["search"] = {**(page.meta.get("search") or {}), "exclude": True}
    # The engine's templates escape nothing: what they print of a page's head is handed to them escaped.
    page.meta.update({name: escape(str(page.meta[name])) for name in ("title", "description") if page.meta.get(name)})
    site = _site(config)
    if artifact := site.artifacts.get(page.file.src_uri):
        _note_day(artifact.newest, page, config)
        return markdown
    if page.file.abs_src_path is None:
        return markdown
    known = len(site.problems)
    prose = site.prose(page.file.src_uri, markdown, Path(page.file.abs_src_path).relative_to(ROOT).as_posix())
    if site.problems[known:]:
        raise PluginError("\n" + render(site.problems[known:], Format.PLAIN))
    _note_day(prose.newest, page, config)
    _prose[str(config.extra["site_language"])][page.file.src_uri] = prose
    return prose.text


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Collect the index documents of a hand-written page, now that Markdown has made HTML of it; then take the block comments out."""
    language = str(config.extra["site_language"])
    if (prose := _prose[language].get(page.file.src_uri)) is None:
        return html
    rendering = _site(config).rendering
    assert rendering is not None
    uri = page.file.url.removeprefix("./")
    _documents[language] += prose_documents(html, prose.blocks, uri, page.meta, rendering.language, directory_urls=rendering.directory_urls)
    return without_block_comments(html)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give the template the same page in every language, for the switch in the header and for search engines."""
    context["alternates"] = _layout(config).alternates(page.file.src_uri)  # type: ignore[typeddict-unknown-key]
    return context


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """The same for a page the theme writes itself, such as 404, which exists once: the switch leads to the home pages."""
    context["alternates"] = _layout(config).alternates("")  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Finish the theme's HTML: no inline style, a content security policy, accessible names."""
    return _finished(output, _written_in(page, config), policy=not _serving)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the pages the theme writes itself, such as 404."""
    if not template_name.endswith(".html"):
        return output_content
    return _finished(output_content, template_name, policy=not _serving)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the search index of this language, or only its counts when a command joins all languages; remove the theme's own index."""
    language, folder, settings = str(config.extra["site_language"]), Path(config.site_dir), _settings()
    if settings.joined:
        write_counted(folder, _documents[language], _site(config).dataset)
        write_days(folder, _days[language])
    else:
        write_index(folder, _documents[language], _site(config).dataset, {language: ""}, directory_urls=config.use_directory_urls)
    (folder / "search" / "search_index.json").unlink(missing_ok=True)


def _note_day(day: str, page: Page, config: MkDocsConfig) -> None:
    if day:
        _days[str(config.extra["site_language"])][page.file.url.removeprefix("./")] = day


def _finished(html: str, page: str, *, policy: bool = True) -> str:
    """Finish a page; what `finish_page` refuses ends the build in one sentence instead of a traceback."""
    try:
        return finish_page(html, page=page, policy=policy)
    except ValueError as error:
        raise PluginError(f"\n{error}") from None


def _written_in(page: Page, config: MkDocsConfig) -> str:
    """The file somebody would open to correct a page, relative to the project: its record, or its Markdown."""
    if artifact := _site(config).artifacts.get(page.file.src_uri):
        return artifact.source or artifact.uri
    return f"{Path(config.docs_dir).relative_to(ROOT).as_posix()}/{page.file.src_uri}"


def _site(config: MkDocsConfig) -> Site:
    return _sites[str(config.extra["site_language"])]


def _layout(config: MkDocsConfig) -> Layout:
    language, site = str(config.extra["site_language"]), _site(config)
    if language not in _layouts:
        names = {other: labels.words["ui"]["language"] for other, labels in site.dataset.labels.items()}
        _layouts[language] = layout_of(config, ROOT, (), site.artifacts, names)
    return _layouts[language]


def _report(site: Site) -> None:
    errors = [problem for problem in site.problems if problem.severity is Severity.ERROR]
    if errors:
        raise PluginError("\n" + render(errors, Format.PLAIN))
    warnings = len(site.problems)
    if warnings:
        log.info("%d warnings in the data; `make check` lists them", warnings)


def _settings() -> Settings:
    """The settings of the command that started the engine, or of whoever typed `mkdocs`."""
    try:
        return read_settings()
    except SettingsError as error:
        raise PluginError(f"\n{error}") from None
