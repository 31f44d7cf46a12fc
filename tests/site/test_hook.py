"""The boundary to the engine: what goes wrong there is told in a sentence that names a file somebody can open."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

import mkdocs_hooks
from generator.models.dataset import Dataset
from generator.queries.planbook import PlanBook
from generator.rendering.artifact import Artifact
from generator.site import Site

BAD = '<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body><p style="x">x</p></body></html>'


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The engine's configuration, as far as the hook reads it, with one generated page."""
    made = Artifact("topics/a.md", "", "data/topics/a.yml")
    site = Site(mkdocs_hooks.ROOT, None, Dataset(), PlanBook(), artifacts={made.uri: made})
    monkeypatch.setitem(mkdocs_hooks._sites, "zh", site)
    return SimpleNamespace(extra={"site_language": "zh"}, docs_dir=str(mkdocs_hooks.ROOT / "content" / "zh"))


@pytest.mark.parametrize(("uri", "named"), [("topics/a.md", "data/topics/a.yml"), ("guides/b.md", "content/zh/guides/b.md")])
def test_a_page_that_is_refused_is_named_by_the_file_it_is_written_in(config: SimpleNamespace, uri: str, named: str) -> None:
    """There is no `content/zh/topics/a.md`: whoever looks for it looks in vain."""
    page = SimpleNamespace(file=SimpleNamespace(src_uri=uri, url=uri), meta={})
    with pytest.raises(PluginError, match=rf"^\n{named}: <p style"):
        mkdocs_hooks.on_post_page(BAD, page=page, config=config)


def test_a_page_of_the_theme_that_is_refused_is_no_traceback(config: SimpleNamespace) -> None:
    with pytest.raises(PluginError, match=r"^\n404\.html: <p style"):
        mkdocs_hooks.on_post_template(BAD, template_name="404.html", config=config)
