"""A site is made by code as well: after a change of it nothing is taken over that other code has made."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.worlds import Files, differing, listed
from tests.processes import run
from tests.project import ENVIRONMENT, small_project

pytestmark = pytest.mark.prove


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a copy of the package, built once."""
    root = small_project(tmp_path_factory.mktemp("code") / "project")
    built(root)
    return root


def built(root: Path, *options: str) -> Files:
    """What its own code publishes."""
    command = [sys.executable, "-m", "generator", "build", "--address", "https://a.example/", *options]
    run(command, cwd=root, env=ENVIRONMENT, check=True)
    return listed(root / "build" / "site")


def change_template(root: Path) -> None:
    path = root / "generator/rendering/templates/page.md.jinja"
    path.write_text(path.read_text("utf-8").replace("{{ blocks.show(page.lead) }}", "{{ blocks.show(page.lead) }}\n<p>新</p>"), "utf-8")


def change_python(root: Path) -> None:
    path = root / "generator/locales.py"
    path.write_text(path.read_text("utf-8").replace('X_DEFAULT = "en"', 'X_DEFAULT = "zh"'), "utf-8")


@pytest.mark.parametrize("change", [change_template, change_python])
def test_a_change_of_code_makes_every_page_anew(project: Path, change: Callable[[Path], None]) -> None:
    """The size of what was kept says nothing about who made it."""
    before = listed(project / "build" / "site")
    change(project)
    after = built(project)

    assert len(differing(before, after)) > 50
    assert differing(after, built(project, "--no-cache")) == []
