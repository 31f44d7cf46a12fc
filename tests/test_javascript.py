"""`make test-fast` runs on a machine with neither a browser nor Node."""

from pathlib import Path

import pytest

from tests import chromium
from tests.javascript import run_module
from tests.search.acceptance import ask


def test_what_runs_javascript_says_so_by_its_marker(tmp_path: Path) -> None:
    """A contributor who has only Python would be told that facts are wrong where a program is missing."""
    with pytest.raises(AssertionError, match="give it the marker `browser`"):
        run_module("helper/clock.js", "return 1", None)
    with pytest.raises(AssertionError, match="give it the marker `browser`"):
        ask(["x"], tmp_path)
    with pytest.raises(AssertionError, match="give it the marker `browser`"), chromium.chromium():
        pass


@pytest.mark.browser
def test_what_has_the_marker_runs() -> None:
    """Otherwise the test above would prove nothing."""
    assert run_module("helper/clock.js", "return value + 1", 1) == 2


@pytest.mark.browser
def test_a_module_runs_without_node_beside_an_open_browser(browser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver starts once in a process: on a machine without Node, the first test of a page made these fail."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert run_module("helper/clock.js", "return value + new Date(0).getHours()", 1) == 9
