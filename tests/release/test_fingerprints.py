"""Names that carry a hash: kept for a year by a browser, and never an old one."""

from pathlib import Path

import pytest

from generator.release.cache_headers import is_immutable
from generator.release.fingerprints import FILES, PARTS, hash_assets, hashed_names, settle


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for language in ("", "en/"):
        assets = tmp_path / language / "assets"
        assets.mkdir(parents=True)
        for name in FILES:
            (assets / name).write_text(language + name, "utf-8")
        for part in PARTS:
            (assets / part).mkdir()
            (assets / part / "start.js").write_text('import "./x.js";', "utf-8")
            (assets / part / "x.js").write_text(part, "utf-8")
        page = tmp_path / language / "a" / "index.html"
        page.parent.mkdir()
        page.write_text('<link href="../assets/zhuihui.css"><script src="../assets/helper/start.js"></script> assets/site.js', "utf-8")
    return tmp_path


def test_pages_link_the_assets_of_their_language_by_their_new_names(site: Path) -> None:
    renamed = hash_assets(site, ["", "en/"])
    for language in ("", "en/"):
        page = (site / language / "a/index.html").read_text("utf-8")
        style, helper = renamed[f"{language}assets/zhuihui.css"], renamed[f"{language}assets/helper/"]
        assert f'href="../{style.removeprefix(language)}"' in page
        assert f'src="../{helper.removeprefix(language)}start.js"' in page
        assert page.endswith(" assets/site.js"), "words are no address"
        assert is_immutable(style)
        assert is_immutable(f"{helper}x.js")
        assert (site / style).is_file()
        assert (site / helper / "x.js").is_file()


def test_a_changed_script_changes_the_name_of_its_folder_and_nothing_else(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Otherwise a browser that kept the old start would bring the old parts."""
    (site / "en/assets/helper/x.js").write_text("changed", "utf-8")
    renamed = hash_assets(site, ["", "en/"])
    assert renamed["en/assets/helper/"].removeprefix("en/") != renamed["assets/helper/"]
    assert renamed["en/assets/search/"].removeprefix("en/") == renamed["assets/search/"]


def test_a_missing_asset_stops_the_build(site: Path) -> None:
    (site / "assets/site.js").unlink()
    with pytest.raises(ValueError, match=r"site\.js is missing"):
        hash_assets(site, ["", "en/"])


def test_a_page_can_be_written_right_the_first_time(site: Path) -> None:
    """The names follow from the assets alone."""
    html = (site / "en/a/index.html").read_text("utf-8")
    names = hashed_names({path.relative_to(site / "en").as_posix(): path.read_bytes() for path in (site / "en/assets").rglob("*.*")})
    hash_assets(site, ["", "en/"])

    assert settle(html, names) == (site / "en/a/index.html").read_text("utf-8") != html
    assert settle(settle(html, names), names) == settle(html, names)
