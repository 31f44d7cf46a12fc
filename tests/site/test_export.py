"""The hook and the export publish the same words."""

import re
import sys
from pathlib import Path

import pytest

from tests.processes import run
from tests.project import ENVIRONMENT

ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
EDIT = re.compile(r'<a href="[^"]*" title="[^"]*" class="md-content__button[^>]*>.*?</a>', re.DOTALL)


@pytest.fixture(scope="module")
def exported(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export, built by the engine without our hook."""
    target = tmp_path_factory.mktemp("exported")
    run([sys.executable, "-m", "generator", "export"], cwd=project, env=ENVIRONMENT, check=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "build/export/mkdocs.yml", "-d", str(target)]
    run(command, cwd=project, env=ENVIRONMENT, check=True)
    return target


@pytest.fixture(scope="module")
def hooked(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare `mkdocs build --strict`, as a newcomer types it."""
    target = tmp_path_factory.mktemp("hooked")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(target)]
    run(command, cwd=project, env=ENVIRONMENT, check=True)
    return target


def test_the_export_and_the_hook_publish_the_same_articles(exported: Path, hooked: Path) -> None:
    """The day the engine is given up, the export is the only way to publish; until then it must go on working."""
    pages = sorted(path.relative_to(hooked).as_posix() for path in hooked.rglob("index.html"))
    different = [page for page in pages if _article(exported / page) != _article(hooked / page)]

    assert pages
    assert different == []


def _article(path: Path) -> str:
    found = ARTICLE.search(path.read_text("utf-8"))
    text = EDIT.sub("", found[0] if found else "")
    return re.sub(r' rel="[^"]*"|\s+', " ", text).replace(" >", ">")
