"""What no reader needs is not published, and what a page asks for stays."""

import shutil
from pathlib import Path

import pytest

from generator.publishing.trim import trim_site, without_remarks


@pytest.fixture
def site(themed: Path, tmp_path: Path) -> Path:
    """A stock build in Chinese, with the English one inside."""
    shutil.copytree(themed / "zh", tmp_path / "site")
    shutil.copytree(themed / "en", tmp_path / "site/en")
    return tmp_path / "site"


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_maps_and_languages_go_in_every_language_folder(site: Path) -> None:
    """2 MB of 2.6 MB that nobody ever loads."""
    trim_site(site)
    assert not [name for name in names(site) if name.endswith((".map", ".xml.gz")) or "lunr" in name]
    for path in (*site.rglob("*.js"), *site.rglob("*.css")):
        assert "sourceMappingURL" not in path.read_text("utf-8")
    assert (site / "en/assets/javascripts").is_dir()
    assert not (site / "assets/javascripts/lunr").exists()


def test_what_pages_ask_for_stays(site: Path) -> None:
    before = names(site)
    gone = trim_site(site)
    assert {name for name in before if "bundle" in name and name.endswith("js")} <= names(site)
    assert {name for name in before if "search" in name and name.endswith((".js", ".json"))} <= names(site)
    assert set(gone) == before - names(site)
    assert list(gone) == sorted(gone)


def test_the_theme_s_search_goes_when_pages_ask_for_another_one(site: Path) -> None:
    """Its index alone is 0.5 MB for 320 pages, loaded on every first visit."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        start = text.index('"search": "') + 11
        page.write_text(text[:start] + "assets/search/worker.js" + text[text.index('"', start) :], "utf-8")
    trim_site(site)
    assert not [name for name in names(site) if "workers/" in name or "search_index" in name]
    assert not (site / "search").exists()


def test_it_goes_too_when_no_page_has_a_search_box(site: Path) -> None:
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace('data-md-component="search"', ""), "utf-8")
    trim_site(site)
    assert not [name for name in names(site) if "workers/" in name]


def test_theme_assets_nobody_asks_for_go(site: Path) -> None:
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("palette.", "own.").replace("favicon.png", "own.svg"), "utf-8")
    gone = trim_site(site)
    assert {"assets/images/favicon.png", "en/assets/images/favicon.png"} <= set(gone)
    assert not (site / "assets/images").exists()
    assert not [name for name in names(site) if "palette" in name]


def test_trimming_twice_changes_nothing(site: Path) -> None:
    trim_site(site)
    after = {name: (site / name).read_bytes() for name in names(site)}
    assert trim_site(site) == ()
    assert {name: (site / name).read_bytes() for name in names(site)} == after


def test_our_scripts_are_published_without_their_remarks() -> None:
    """Written for maintainers, sent to people on one bar of signal."""
    script = '// What it is.\n(() => {\n  // why\n  const at = "https://a.example/";  // where\n  return at;\n})();\n'
    assert without_remarks(script) == '(() => {\nconst at = "https://a.example/";\nreturn at;\n})();\n'
    several = "const text = `a\n    // b\n`;\n"
    assert without_remarks(several) == several


def test_only_our_own_scripts_are_touched(site: Path) -> None:
    """The theme's are its own affair."""
    ours = site / "assets" / "search" / "engine.js"
    ours.parent.mkdir(parents=True, exist_ok=True)
    ours.write_text("// said\n  run();\n", "utf-8")
    theirs = next(site.glob("assets/javascripts/bundle.*.min.js"))
    theirs.write_text("// said\n  run();\n", "utf-8")
    trim_site(site)
    assert ours.read_text("utf-8") == "run();\n"
    assert theirs.read_text("utf-8") == "// said\n  run();\n"
