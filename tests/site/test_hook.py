"""The boundary to the engine: what goes wrong there is reported in a sentence that names a file somebody can open."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

import mkdocs_hooks
from generator.build_pages import Site
from generator.loading.loader import Loaded, Origins, RecordFile
from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from generator.rendering.artifact import Artifact
from generator.settings import HANDED_ON, Settings, engine_environment
from generator.validate import write_checked

BAD = '<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body><p style="x">x</p></body></html>'


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The engine's configuration, as far as the hook reads it, with one generated page."""
    made = Artifact("topics/a.md", "", "data/topics/a.yml")
    site = Site(mkdocs_hooks.ROOT, None, Dataset(), PlanIndex(), artifacts={made.uri: made})
    monkeypatch.setitem(mkdocs_hooks._sites, "zh", site)
    return SimpleNamespace(extra={"site_language": "zh"}, docs_dir=str(mkdocs_hooks.ROOT / "content" / "zh"))


def test_records_a_command_has_checked_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two languages of one release must come from the same records, even when somebody saves a file in between."""
    write_checked(Loaded(Dataset(), Origins({("topics", "a"): (RecordFile(tmp_path, "data/topics/a.yml"), ())}), []), tmp_path / "checked")
    rendered: list[Loaded] = []
    empty = SimpleNamespace(problems=[], documents=tuple)
    for name in ("_sites", "_documents", "_prose", "_days"):
        monkeypatch.setattr(mkdocs_hooks, name, {})
    monkeypatch.setattr(mkdocs_hooks, "build_site", lambda *_, **__: pytest.fail("the records are read again"))
    monkeypatch.setattr(mkdocs_hooks, "render_site", lambda root, language, loaded, **_: (rendered.append(loaded), empty)[1])
    monkeypatch.setenv(HANDED_ON, engine_environment(Settings(checked=tmp_path / "checked"))[HANDED_ON])
    mkdocs_hooks.on_config(
        SimpleNamespace(
            extra={"site_language": "zh"},
            use_directory_urls=True,
            site_name="",
            site_description="",
            site_url="",
            repo_url="",
            edit_uri=None,
        )
    )

    assert [loaded.origins.file_of("topics", "a") for loaded in rendered] == ["data/topics/a.yml"]


@pytest.mark.parametrize(("uri", "named"), [("topics/a.md", "data/topics/a.yml"), ("guides/b.md", "content/zh/guides/b.md")])
def test_a_page_that_is_refused_is_named_by_the_file_it_is_written_in(config: SimpleNamespace, uri: str, named: str) -> None:
    """There is no `content/zh/topics/a.md`: whoever looks for it looks in vain."""
    page = SimpleNamespace(file=SimpleNamespace(src_uri=uri, url=uri), meta={})
    with pytest.raises(PluginError, match=rf"^\n{named}: <p style"):
        mkdocs_hooks.on_post_page(BAD, page=page, config=config)


def test_a_page_of_the_theme_that_is_refused_is_no_traceback(config: SimpleNamespace) -> None:
    with pytest.raises(PluginError, match=r"^\n404\.html: <p style"):
        mkdocs_hooks.on_post_template(BAD, template_name="404.html", config=config)
