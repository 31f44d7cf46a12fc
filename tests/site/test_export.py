"""The hook and the export publish the same words."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import run
from tests.project import ENVIRONMENT, copy_project, small_project

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
EDIT = re.compile(r'<a href="[^"]*" title="[^"]*" class="md-content__button[^>]*>.*?</a>', re.DOTALL)
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "-q"]


@pytest.mark.parametrize("make", [small_project, pytest.param(copy_project, marks=pytest.mark.prove)])
def test_hook_and_export_publish_the_same_articles(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """The day the engine is given up, the export is the only way to publish; until then it must go on working."""
    project, exported, hooked = make(tmp_path / "project"), tmp_path / "exported", tmp_path / "hooked"
    run([sys.executable, "-m", "generator", "export"], cwd=project, env=ENVIRONMENT, check=True)
    run([*MKDOCS, "-f", "build/export/mkdocs.yml", "-d", str(exported)], cwd=project, env=ENVIRONMENT, check=True)
    run([*MKDOCS, "--strict", "-d", str(hooked)], cwd=project, env=ENVIRONMENT, check=True)

    pages = sorted(path.relative_to(hooked).as_posix() for path in hooked.rglob("index.html"))
    different = [page for page in pages if _article(exported / page) != _article(hooked / page)]

    assert len(pages) > 20
    assert different == []


def _article(path: Path) -> str:
    found = ARTICLE.search(path.read_text("utf-8"))
    text = EDIT.sub("", found[0] if found else "")
    return re.sub(r' rel="[^"]*"|\s+', " ", text).replace(" >", ">")
