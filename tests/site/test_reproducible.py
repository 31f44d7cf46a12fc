"""Two builds of one commit are the same bytes, wherever and whenever they are made: a mirror can be checked by anyone."""

import json
import sys
from pathlib import Path

import pytest

from tests.processes import run
from tests.project import ENVIRONMENT, copy_project


@pytest.mark.prove
def test_a_build_elsewhere_under_another_sun_is_the_same_to_the_byte(published: Path, tmp_path: Path) -> None:
    """Another folder, time zone, language and hash seed; the manifest names every file with its hash."""
    copy = copy_project(tmp_path)
    environment = {**ENVIRONMENT, "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    run([sys.executable, "-m", "generator", "build"], cwd=copy, env=environment, check=True)

    here, there = (json.loads((site / "manifest.json").read_text("utf-8")) for site in (published, copy / "build" / "site"))
    assert here == there
