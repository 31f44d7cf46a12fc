"""The zip opens from a disk and is the same bytes everywhere."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.offline.archive import zip_site
from generator.offline.file_urls import page_for_disk
from generator.release.csp import inline_code
from generator.release.finish_page import finish_page
from generator.release.server_files import SERVER_FILES


@pytest.fixture
def site(tmp_path: Path, page: Callable[..., str]) -> Path:
    for name in ("index.html", "zh/guide/index.html", "404.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(finish_page(page('<a href="zh/guide/">x</a>'), page=name), "utf-8")
    for name in (*SERVER_FILES, "sitemap.xml", "a.png", "zh/packs/a.zip"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("x", "utf-8")
    return tmp_path / "site"


def test_the_same_site_is_the_same_zip(site: Path, tmp_path: Path) -> None:
    """Its hash is published; another day or machine must not change it."""
    size = zip_site(site, tmp_path / "a.zip", inside="zhuihui")
    os.utime(site / "index.html", (0, 10**9))
    (site / "index.html").chmod(0o600)
    zip_site(site, tmp_path / "b.zip", inside="zhuihui")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert size == (tmp_path / "a.zip").stat().st_size


def test_it_holds_what_opens_from_a_disk_and_no_more(site: Path, tmp_path: Path) -> None:
    zip_site(site, tmp_path / "a.zip", inside="zhuihui", kept=lambda name: not name.startswith("zh/packs/"))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["zhuihui/a.png", "zhuihui/index.html", "zhuihui/zh/guide/index.html"]
        assert 'href="zh/guide/index.html"' in archive.read("zhuihui/index.html").decode()
        assert archive.testzip() is None


def test_the_zip_may_lie_in_the_site_itself(site: Path) -> None:
    first = zip_site(site, site / "zhuihui.zip", inside="zhuihui")
    assert zip_site(site, site / "zhuihui.zip", inside="zhuihui") == first


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("zh/guide/", "zh/guide/index.html"),
        ("zh/guide/#a", "zh/guide/index.html#a"),
        ("zh/guide/?q=1#a", "zh/guide/index.html?q=1#a"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("?q=1", "index.html?q=1"),
        ("#a", "#a"),
        ("a.css", "a.css"),
        ("https://www.gov.cn/", "https://www.gov.cn/"),
        ("//code.example/", "//code.example/"),
        ("tel:110", "tel:110"),
        ("/", "/"),
    ],
)
def test_a_link_to_a_folder_names_its_page(address: str, expected: str) -> None:
    """From a disk a browser shows a list of files instead."""
    assert f'href="{expected}"' in page_for_disk(f'<a href="{address}">', path="zh/index.html")


def test_a_page_on_a_disk_still_lets_nothing_in(page: Callable[..., str]) -> None:
    """There `'self'` means nothing; only files may load, and no host at all."""
    written = page("<script>a</script>")
    code = inline_code(written)
    html = page_for_disk(finish_page(written, page="x", signed=code), path="x.html", signed=code)
    assert "script-src file: 'sha256-" in html
    assert "'self'" not in html
    assert "default-src 'none'" in html
