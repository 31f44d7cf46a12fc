"""Two builds of one commit are the same bytes, wherever and whenever they are made: a mirror can be checked by anyone."""

import json
import sys
from pathlib import Path

import pytest

from tests.processes import run
from tests.project import ENVIRONMENT, copy_project, small_project

HERE = {**ENVIRONMENT, "SITE_URL": "https://zhuihui.example/", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {**ENVIRONMENT, "SITE_URL": "https://zhuihui.example/", "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
BUILD = ["-m", "generator", "build"]


@pytest.mark.parametrize("options", [[], ["--engine"]], ids=["directly", "by the engine"])
def test_the_small_world_built_twice_is_the_same_to_the_byte(tmp_path: Path, options: list[str]) -> None:
    """Another folder, time zone, language and hash seed: a set that is printed in its own order shows in any site."""
    here = manifest_of(small_project(tmp_path / "here"), HERE, BUILD)
    there = manifest_of(small_project(tmp_path / "there"), ELSEWHERE, [*BUILD, *options])

    assert here == there


@pytest.mark.prove
def test_a_build_elsewhere_under_another_sun_is_the_same_to_the_byte(tmp_path: Path) -> None:
    """The whole site; the manifest names every file with its hash."""
    here = manifest_of(copy_project(tmp_path / "here"), HERE, BUILD)
    there = manifest_of(copy_project(tmp_path / "there"), ELSEWHERE, BUILD)

    assert here == there


def manifest_of(project: Path, environment: dict[str, str], command: list[str]) -> object:
    """Every file of the site that the command publishes, with its hash."""
    run([sys.executable, *command], cwd=project, env=environment, check=True)
    return json.loads((project / "build" / "site" / "manifest.json").read_text("utf-8"))
