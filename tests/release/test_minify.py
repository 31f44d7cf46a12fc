"""What no reader needs is not published, and what a page links stays."""

import re
import shutil
from pathlib import Path

import pytest

from generator.building.output_folder import OutputFolder
from generator.release.audit import read_site
from generator.release.errors import ReleaseError
from generator.release.minify import is_dropped, minify_assets, unused_files, without_remarks
from tests.javascript import ASSETS
from tests.project import ROOT


@pytest.fixture
def site(themed: Path, tmp_path: Path) -> Path:
    """A build of the unchanged theme in Chinese, with the English one inside."""
    shutil.copytree(themed / "zh", tmp_path / "site")
    shutil.copytree(themed / "en", tmp_path / "site/en")
    return tmp_path / "site"


def shrink(site: Path) -> set[str]:
    """Both steps; the files that are gone then."""
    before = names(site)
    minify_assets(site)
    read = read_site(site, "https://zhuihui.example/")
    target = OutputFolder(site)
    target.adopt()
    for path in unused_files(read.readings, read.pages.values()):
        target.drop(path)
    assert {*target.readings} == names(site)
    return before - names(site)


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_maps_and_languages_go_in_every_language_folder(site: Path) -> None:
    """2 MB of 2.6 MB that nobody ever loads."""
    shrink(site)
    assert not [name for name in names(site) if name.endswith((".map", ".xml.gz")) or "lunr" in name]
    for path in (*site.rglob("*.js"), *site.rglob("*.css")):
        assert "sourceMappingURL" not in path.read_text("utf-8")
    assert (site / "en/assets/javascripts").is_dir()
    assert not (site / "assets/javascripts/lunr").exists()


def test_what_pages_ask_for_stays(site: Path) -> None:
    before = names(site)
    gone = shrink(site)
    assert {name for name in before if "bundle" in name and name.endswith("js")} <= names(site)
    assert {name for name in before if "search" in name and name.endswith((".js", ".json"))} <= names(site)
    assert gone == before - names(site)


def test_the_theme_s_search_goes_when_pages_ask_for_another_one(site: Path) -> None:
    """Its index alone is 0.5 MB for 320 pages, loaded on every first visit."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        start = text.index('"search": "') + 11
        page.write_text(text[:start] + "assets/search/worker.js" + text[text.index('"', start) :], "utf-8")
    shrink(site)
    assert not [name for name in names(site) if "workers/" in name or "search_index" in name]
    assert not (site / "search").exists()


def test_it_goes_too_when_no_page_has_a_search_box(site: Path) -> None:
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace('data-md-component="search"', ""), "utf-8")
    shrink(site)
    assert not [name for name in names(site) if "workers/" in name]


def test_theme_assets_nobody_asks_for_go(site: Path) -> None:
    for page in site.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("palette.", "own.").replace("favicon.png", "own.svg"), "utf-8")
    gone = shrink(site)
    assert {"assets/images/favicon.png", "en/assets/images/favicon.png"} <= gone
    assert not (site / "assets/images").exists()
    assert not [name for name in names(site) if "palette" in name]


def test_trimming_twice_changes_nothing(site: Path) -> None:
    shrink(site)
    after = {name: (site / name).read_bytes() for name in names(site)}
    assert shrink(site) == set()
    assert {name: (site / name).read_bytes() for name in names(site)} == after


def test_our_scripts_are_published_without_their_remarks() -> None:
    """Written for maintainers, sent to people on one bar of signal."""
    script = (
        '// What it is.\n(() => {\n  // why\n\n  const at = "https://a.example/";  // where\n  /* and\n     when */\n  return at;\n})();\n'
    )
    assert without_remarks(script) == '(() => {\nconst at = "https://a.example/";\nreturn at;\n})();\n'


@pytest.mark.parametrize(
    "script",
    [
        "const text = `a\n    // b\n`;\n",
        'const html = `<a href="${to}"${name ? ` class="${name}"` : ""}>`;\n',
        "const plain = known && !/[^0-9  -]/.test(text);\n",
        "const numbers = parts.map(part => /^(  )(\\d+)$/.exec(part));\n",
        "const value = `${{a: 1}.a}  and`;\n",
        "const parts = address.split(/[ /]{2} /g), half = whole / 2 / other; // y\n".replace(" // y", ""),
        "const said = 'it\\'s  // no comment', other = \"/*  nor this */\";\n",
        "return a\n++b\n",
    ],
)
def test_blanks_that_mean_something_stay(script: str) -> None:
    """A blank that is lost in a template glues two attributes of a search result together; no test of the source would see it."""
    assert without_remarks(script) == script


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.js")), ids=lambda path: path.name)
def test_every_script_of_ours_is_understood(path: Path) -> None:
    """Whoever writes one that is not hears of it here, and not from the release."""
    script = re.sub(r"\{[{%#].*?[#%}]\}", "0", path.read_text("utf-8"), flags=re.DOTALL)  # two are templates of the engine
    kept = without_remarks(script)

    assert 0 < len(kept) < len(script)
    assert without_remarks(kept) == kept


def test_a_script_that_is_not_understood_stops_the_release(site: Path) -> None:
    """One sentence with the file and the line, before anything is published."""
    script = site / "assets" / "mine.js"
    script.write_text('run();\nconst open = "never closed;\n', "utf-8")
    with pytest.raises(ReleaseError, match=r"^not published: assets/mine\.js: line 2 of this script is not JavaScript$"):
        shrink(site)


def test_scripts_that_stand_in_others_are_not_published_again() -> None:
    """`open.js` and `worker.js` hold the rest of search: 60 KB that nobody would ask for, kept by every worker of the site."""
    folder = ROOT / "theme/assets/search"
    ours = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    included = set(re.findall(r'{% include "assets/search/([^"]+)" %}', ours["open.js"]))
    (listed,) = re.findall(r"{% for name in \[(.*?)\]", ours["worker.js"], re.DOTALL)
    included |= {f"{name}.js" for name in re.findall(r'"([^"]+)"', listed)}

    assert {name for name in ours if is_dropped(f"assets/search/{name}")} == included
    assert {name for name in ours if is_dropped(f"en/assets/search/{name}")} == included


def test_only_our_own_scripts_are_touched(site: Path) -> None:
    """The theme's are its own affair."""
    ours = site / "assets" / "search" / "worker.js"
    ours.parent.mkdir(parents=True, exist_ok=True)
    ours.write_text("// said\n  run();\n", "utf-8")
    theirs = next(site.glob("assets/javascripts/bundle.*.min.js"))
    theirs.write_text("// said\n  run();\n", "utf-8")
    shrink(site)
    assert ours.read_text("utf-8") == "run();\n"
    assert theirs.read_text("utf-8") == "// said\n  run();\n"
