"""The commands a contributor types."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator import cli
from generator.cli import MOST_WARNINGS, main

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = ["--today", "2026-11-23"]


def test_a_true_world_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    """The last line is all that most people read."""
    assert main(["--root", str(FIXTURES / "minimal"), "check", *TODAY]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings in 4 records\n"


def test_errors_end_with_exit_code_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Build machines look at nothing else."""
    assert main(["--root", str(FIXTURES / "everything-wrong"), "check", *TODAY]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_warnings_alone_do_not_stop_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    """A fact that is a day overdue must not block the mending of another."""
    assert main(["--root", str(FIXTURES / "minimal"), "check", "--today", "2030-01-01"]) == 0
    assert "warning: freshness" in capsys.readouterr().err


def test_many_warnings_are_cut_unless_all_are_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred known warnings hide the one new error."""
    records = (f"s-{place}:\n  title: 一页\n  kind: press\n  carrier: original\n" for place in range(MOST_WARNINGS + 5))
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "data" / "sources" / "a.yml").write_text("".join(records), "utf-8")

    main(["--root", str(tmp_path), "check", *TODAY])
    assert "and 5 more warnings (5 orphans)" in capsys.readouterr().err
    main(["--root", str(tmp_path), "check", "--all", *TODAY])
    assert "more warnings" not in capsys.readouterr().err


def test_json_is_json_and_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """The summary for people must not spoil the text for programs."""
    main(["--root", str(FIXTURES / "everything-wrong"), "check", "--format", "json", *TODAY])
    output = capsys.readouterr()

    assert len(json.loads(output.out)) > 50
    assert "errors" in output.err


def test_annotations_are_for_the_code_host(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each problem, at its place in the pull request."""
    main(["--root", str(FIXTURES / "everything-wrong"), "check", "--format", "github", *TODAY])

    assert all(line.startswith(("::error file=data/", "::warning file=data/")) for line in capsys.readouterr().out.splitlines())


def test_without_a_day_the_clock_is_read_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Below, `today` is an argument."""
    monkeypatch.setattr(cli, "_today", lambda: date(2030, 1, 1))
    main(["--root", str(FIXTURES / "minimal"), "check"])

    assert "freshness" in capsys.readouterr().err


def test_new_writes_a_file_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says why when it does not."""
    assert main(["--root", str(tmp_path), "new", "platforms", "some-pay"]) == 0
    assert "data/platforms/some-pay.yml" in capsys.readouterr().out
    assert main(["--root", str(tmp_path), "new", "platforms", "some-pay"]) == 1
    assert "exists already" in capsys.readouterr().err


def test_schemas_are_written(tmp_path: Path) -> None:
    """`make schemas` after a change of a model."""
    assert main(["--root", str(tmp_path), "schemas"]) == 0
    assert (tmp_path / "schemas" / "platforms.schema.json").exists()


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--today", "tomorrow"], ["check", "--format", "xml"]])
def test_what_cannot_be_understood_is_refused(arguments: list[str]) -> None:
    """With exit code 2, as every command does."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
