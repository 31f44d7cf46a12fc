"""A Mac, Windows and every editor leave files beside those one works on: nobody is stopped by them, and no reader gets them."""

from pathlib import Path, PurePath

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions

from generator.check_content import check_content
from generator.leftovers import is_leftover
from generator.loading.loader import load_dataset
from generator.records.dataset import Dataset

ROOT = Path(__file__).parents[1]
LEFT = (
    ".DS_Store", "._a.md", ".a.md.swp", ".#a.md", "#a.md#", "a.md~", "a.swp", "b.swo", "Thumbs.db", "thumbs.db", "ehthumbs.db", "desktop.ini",
    "Desktop.ini", ".directory", ".a.md.kate-swp", ".idea/a.md", ".git/config", "old~/a.md", "guides/.DS_Store", "guides/b.md~",
)  # fmt: skip
PUT = ("a.md", "guides/b.md", "a.txt", "THUMBS.DB", "a.swap", "a#b.txt", "x.bak", "a.ini", "db")
"""What somebody put there is judged."""


@pytest.mark.parametrize("name", LEFT)
def test_what_a_program_left_is_a_leftover(name: str) -> None:
    assert is_leftover(PurePath(name))


@pytest.mark.parametrize("name", PUT)
def test_what_a_person_put_there_is_none(name: str) -> None:
    assert not is_leftover(PurePath(name))


def fill(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if ".#" in name:
            path.symlink_to("somebody@a-machine.4711")
        else:
            path.write_bytes(b"\x00\xff <script>")


def test_no_leftover_stops_a_contributor(tmp_path: Path) -> None:
    """Neither beside pages nor beside records; a stray file beside them still does, and so does a link."""
    fill(tmp_path / "content" / "zh", LEFT)
    fill(tmp_path / "data" / "claims", LEFT)

    assert [*check_content(tmp_path, Dataset({}))] == []
    assert load_dataset(tmp_path).problems == []

    fill(tmp_path / "content" / "zh", ("evil.js",))
    (tmp_path / "content" / "zh" / "b.md").symlink_to("/etc/hostname")
    assert ["stray-file"] * 2 == [each.code for each in check_content(tmp_path, Dataset({}))]


def test_the_engine_leaves_out_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two ways of saying it: one in Python, one in its configuration. What only we left out, it would publish."""
    monkeypatch.chdir(ROOT)
    fill(tmp_path, tuple(name for name in (*LEFT, *PUT) if ".#" not in name))
    config = load_config("mkdocs.yml", docs_dir=str(tmp_path), site_dir=str(tmp_path.with_name("site")))
    files = get_files(config)
    set_exclusions(files, config)

    assert {file.src_uri for file in files if file.inclusion.is_included()} == {*PUT}
