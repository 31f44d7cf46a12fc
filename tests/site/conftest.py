"""One published site for all tests of a run, built once whoever asks first."""

import fcntl
import json
import os
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.processes import run

ROOT = Path(__file__).parents[2]
_CHECKED = re.compile(r"^  checked_on: (\d{4}-\d\d-\d\d)$", re.MULTILINE)
NEWEST = max(day for path in (ROOT / "data" / "evidence").glob("*.yml") for day in _CHECKED.findall(path.read_text("utf-8")))
EPOCH = str(int(datetime.fromisoformat(f"{NEWEST}T12:00:00+00:00").timestamp()))
"""Facts are judged on the day of the newest of them: a clone from next year still passes, and a fact read today is not still to come."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder readers would see."""
    return publish(ROOT, tmp_path_factory)


def publish(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build with the command a maintainer types; workers wait for the one that builds."""
    base = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    note = base / "published.json"
    with (base / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            done = run([sys.executable, "-m", "generator", "build"], cwd=root, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})
            note.write_text(json.dumps({"code": done.returncode, "said": done.stdout + done.stderr}), "utf-8")
    told = json.loads(note.read_text("utf-8"))
    assert told["code"] == 0, told["said"]
    return root / "build" / "site"
