"""What the service worker is written with. How the worker behaves is tested in a real browser, see `test_published_in_browser`."""

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.release.manifest import fingerprint_files
from generator.release.server_files import SERVER_FILES
from generator.release.service_worker import WORKER, format_service_worker
from tests.project import put_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "hotlines/index.html", "offline/index.html", "assets/a.57a0d79d.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def worker(site: Path) -> str:
    text = format_service_worker(fingerprint_files(site), core=["", "hotlines/", "assets/a.57a0d79d.css"], offline={"": "offline/"})
    put_files(site, {WORKER: text})
    return text


def test_the_template_is_filled_in(site: Path) -> None:
    text = worker(site)
    core = re.search(r"CORE = (\[.*?\])", text)
    assert core
    assert json.loads(core[1]) == ["./", "hotlines/", "assets/a.57a0d79d.css", "offline/"]
    assert "%" not in text


def test_any_changed_file_is_a_new_version_and_nothing_else_is(site: Path) -> None:
    """A browser takes the new worker when one byte of it differs; that must happen exactly when the site changed."""
    first = worker(site)
    assert worker(site) == first
    for name in SERVER_FILES:
        (site / name).write_text("x", "utf-8")
    assert worker(site) == first
    (site / "hotlines/index.html").write_text("changed", "utf-8")
    assert worker(site) != first


def test_a_core_file_that_does_not_exist_stops_the_build(site: Path) -> None:
    """One missing file makes the browser refuse the whole worker, in silence."""
    with pytest.raises(ValueError, match="'hotline/'"):
        format_service_worker(fingerprint_files(site), core=["hotline/"], offline={"": "offline/"})


def test_it_stays_small(site: Path) -> None:
    """It is fetched on every visit."""
    assert len(gzip.compress(worker(site).encode())) < 2000
