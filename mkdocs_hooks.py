"""THE boundary: the only file that imports mkdocs. It translates between the engine and `generator`, and decides nothing.

It stands at the root because the engine puts only a hook's own folder on the import path.
"""

import logging
import os
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.problems import Format, Severity, render
from generator.publishing.finish import finish_page
from generator.site import Site, build_site

log = logging.getLogger("mkdocs.hooks.zhuihui")

ROOT = Path(__file__).parent
_sites: dict[str, Site] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check before the engine empties anything: a mistake in the data leaves the published site untouched."""
    language = str(config.extra["site_language"])
    site = build_site(ROOT, language, _today(), directory_urls=config.use_directory_urls)
    _sites[language] = site
    _report(site)
    if not config.repo_url:
        config.edit_uri = None  # without a repository there is nothing an edit link could open
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Generated pages become virtual files whose edit link opens the YAML record."""
    up = "../" * len(Path(config.docs_dir).relative_to(ROOT).parts)
    for artifact in _site(config).artifacts.values():
        file = File.generated(config, artifact.uri, content=artifact.text)
        file.edit_uri = f"{up}{artifact.source}" if artifact.source and config.edit_uri else None
        files.append(file)
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Directives in hand-written prose are answered; generated pages are ready."""
    site = _site(config)
    if page.file.src_uri in site.artifacts or page.file.abs_src_path is None:
        return markdown
    known = len(site.problems)
    text = site.prose(page.file.src_uri, markdown, Path(page.file.abs_src_path).relative_to(ROOT).as_posix())
    if site.problems[known:]:
        raise PluginError("\n" + render(site.problems[known:], Format.PLAIN))
    return text


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The theme's HTML made strict: no inline style, content security policy, accessible names."""
    return finish_page(output, page=page.file.src_uri)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the pages the theme writes itself, such as 404."""
    return finish_page(output_content, page=template_name) if template_name.endswith(".html") else output_content


def _site(config: MkDocsConfig) -> Site:
    return _sites[str(config.extra["site_language"])]


def _report(site: Site) -> None:
    errors = [problem for problem in site.problems if problem.severity is Severity.ERROR]
    if errors:
        raise PluginError("\n" + render(errors, Format.PLAIN))
    overdue = len(site.problems)
    if overdue:
        log.info("%d warnings in the data; `make check` lists them", overdue)


def _today() -> date:
    """The day facts are judged on: SOURCE_DATE_EPOCH for reproducible builds, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
