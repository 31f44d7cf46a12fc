"""The commands a contributor types."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.cli import MOST_WARNINGS, main
from generator.release.atomic import Release, build_release
from tests.processes import run

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
NO_CACHE = "--no-cache"
"""For worlds that lie in the checkout: nothing is written there."""
TODAY = ["--today", "2026-11-23", NO_CACHE]


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
    assert main(["--root", str(FIXTURES / "minimal"), "check", "--today", "2030-01-01", NO_CACHE]) == 0
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
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 2030-01-01
    main(["--root", str(FIXTURES / "minimal"), "check", NO_CACHE])

    assert "freshness" in capsys.readouterr().err


def test_new_writes_a_file_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says why when it does not."""
    (tmp_path / "data").mkdir()
    assert main(["--root", str(tmp_path), "new", "platforms", "some-pay"]) == 0
    assert "data/platforms/some-pay.yml" in capsys.readouterr().out
    assert main(["--root", str(tmp_path), "new", "platforms", "some-pay"]) == 1
    assert "exists already" in capsys.readouterr().err


def test_a_new_letter_has_its_fields_spelled_out(tmp_path: Path) -> None:
    """In a process of its own: a model that is not complete before its first use would write a file nobody can fill in."""
    (tmp_path / "data").mkdir()
    run([sys.executable, "-m", "generator", "--root", str(tmp_path), "new", "letters", "a-letter"], check=True)

    assert "id: a_name" in (tmp_path / "data" / "letters" / "a-letter.yml").read_text("utf-8")


def test_schemas_are_written(tmp_path: Path) -> None:
    """`make schemas` after a change of a model."""
    (tmp_path / "data").mkdir()
    assert main(["--root", str(tmp_path), "schemas"]) == 0
    assert (tmp_path / "schemas" / "platforms.schema.json").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["chek"], ["check", "--today", "tomorrow"], ["check", "--format", "xml"], ["build", "--address", "your.host"]]
)
def test_what_cannot_be_understood_is_refused(arguments: list[str]) -> None:
    """With exit code 2, as every command does."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2


@pytest.mark.parametrize(
    "command", [["check"], ["build"], ["export"], ["pin"], ["schemas"], ["new", "platforms", "a"]], ids=lambda words: words[0]
)
def test_elsewhere_than_in_the_project_nothing_is_right_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """`0 errors` in the wrong folder would be believed."""
    with pytest.raises(SystemExit) as caught:
        main(["--root", str(tmp_path), *command])

    assert caught.value.code == 2
    assert f"no folder `data` in {tmp_path}" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder should be stands for any other refusal."""
    (tmp_path / "data").mkdir()
    (tmp_path / "schemas").write_text("", "utf-8")

    assert main(["--root", str(tmp_path), "schemas"]) == 1
    assert capsys.readouterr().err.startswith("not done: File exists (")


@pytest.mark.parametrize(("name", "value"), [("SOURCE_DATE_EPOCH", "abc"), ("SITE_URL", "your.host"), ("REPO_URL", "git@host:you/it")])
def test_a_variable_that_cannot_be_used_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    """Build machines set them; a traceback names the line that read them, not the variable."""
    monkeypatch.setenv(name, value)

    assert main(["--root", str(FIXTURES / "minimal"), "check", NO_CACHE]) == 1
    assert capsys.readouterr().err.startswith(f"{name} is `{value}`; it must be ")


@pytest.mark.parametrize(
    ("variable", "argument", "expected"),
    [
        ("", [], "http://127.0.0.1:8000/"),
        ("https://a.example", [], "https://a.example/"),
        ("https://a.example", ["--address", "https://b.example/x"], "https://b.example/x/"),
    ],
)
def test_an_address_that_is_typed_counts_more_than_a_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, argument: list[str], expected: str
) -> None:
    """The variable may be set for all days, the argument for this one."""
    addresses: list[str] = []
    monkeypatch.setenv("SITE_URL", variable)
    monkeypatch.setattr(
        "generator.publish.publish_site", lambda _, settings, *__, **___: (addresses.append(settings.address), Release("", None, ()))[1]
    )
    main(["--root", str(FIXTURES / "minimal"), "build", NO_CACHE, *argument])

    assert addresses == [expected]


def test_the_ends_of_the_calendar_are_days_too() -> None:
    """Arithmetic with days must not leave it."""
    assert main(["--root", str(FIXTURES / "minimal"), "check", "--today", "9999-12-31", NO_CACHE]) == 0
    assert main(["--root", str(FIXTURES / "minimal"), "check", "--today", "0001-01-01", NO_CACHE]) == 1


@pytest.mark.parametrize("style", ["json", "github"])
def test_programs_read_utf_8_whatever_the_terminal_speaks(style: str) -> None:
    """A Chinese Windows speaks GBK, a bare container ASCII."""
    command = [sys.executable, "-m", "generator", "--root", str(FIXTURES / "everything-wrong"), "check", "--format", style, *TODAY]
    done = run(command, env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert done.returncode == 1
    assert "待填写" in done.stdout


def test_a_page_of_prose_in_another_encoding_is_a_problem_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a traceback, and not a page of question marks."""
    (tmp_path / "data").mkdir()
    (tmp_path / "content" / "zh").mkdir(parents=True)
    (tmp_path / "content" / "zh" / "a.md").write_bytes("# 转账\n".encode("gbk"))
    (tmp_path / "content" / "zh" / "b.md").write_bytes("# 转\u202e账\n".encode())

    assert main(["--root", str(tmp_path), "check", *TODAY]) == 1
    message = capsys.readouterr().err
    assert "content/zh/a.md:1:4: encoding: the file is not UTF-8" in message
    assert "content/zh/b.md:1:4: character: the invisible character U+202E" in message


def test_a_bad_release_is_taken_back_in_a_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a build, and the command says which one readers see now."""
    write = "import pathlib, sys; (pathlib.Path(sys.argv[1]) / 'index.html').write_text(sys.argv[2])"
    first, second = (build_release(tmp_path, [[sys.executable, "-c", write, "{site}", text]]) for text in ("first", "second"))

    for release, text in ((first, "first"), (second, "second")):
        assert main(["--root", str(tmp_path), "rollback"]) == 0
        assert capsys.readouterr().out == f"published again: {tmp_path / 'build' / 'site'} ({release.digest[:12]})\n"
        assert (tmp_path / "build" / "site" / "index.html").read_text("utf-8") == text


def test_where_nothing_was_published_there_is_nothing_to_go_back_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and no folder that looks like a site."""
    assert main(["--root", str(tmp_path), "rollback"]) == 1
    assert capsys.readouterr().err.startswith("not published: ")
    assert [] == list(tmp_path.iterdir())


def test_only_records_can_be_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the id would confirm nothing and say nothing."""
    shutil.copytree(FIXTURES / "minimal" / "data", tmp_path / "data")

    assert main(["--root", str(tmp_path), "pin", "--confirmed", "platforms/some-pya"]) == 1
    assert "platforms/some-pya" in capsys.readouterr().err
    assert not (tmp_path / "translations.lock").exists()


def test_a_check_does_not_wait_for_what_only_a_build_needs() -> None:
    """It is typed after every change of a record; the template engine alone took a tenth of it."""
    code = "import sys, generator.cli; print(*{'jinja2', 'mkdocs', 'pypinyin', 'pydantic', 'yaml', 'generator.build_pages'} & sys.modules.keys())"
    done = run([sys.executable, "-c", code], cwd=ROOT, check=True)

    assert done.stdout == "\n"
