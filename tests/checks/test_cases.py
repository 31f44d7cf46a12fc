"""Every check against its golden cases: `tests/cases/<check>/*.yml` holds a few records and the problems expected in it.

A case judges only the problems of its own check, so that its records can stay few. A new case is a new file, no Python.
"""

import ast
import inspect
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.checks.runner import CHECKS, name_of, run_checks
from generator.loading.loader import load_dataset
from generator.problems import Problem

CASES = Path(__file__).parents[1] / "cases"
COLUMNS = {"platforms": ["sender-cancel", "finality"], "transfer_types": ["settlement"]}
"""The columns that the cases of `comparisons` may name."""


CASE_FILES = sorted(CASES.glob("*/*.yml"))


@pytest.mark.parametrize("case", CASE_FILES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_case_has_exactly_its_problems(case: Path, tmp_path: Path, *, update: bool) -> None:
    """Who words a message badly, or points at the wrong place, sees it here."""
    content = yaml.safe_load(case.read_text("utf-8"))
    problems = [problem for problem in judge(content, tmp_path) if problem.code == case.parent.name]
    if update:
        head = case.read_text("utf-8").split("\nproblems:")[0]
        case.write_text(head + "\n" + listing(problems), "utf-8")
        return
    assert len(content["problems"]) == len(problems), problems
    for expected, problem in zip(content["problems"], problems, strict=True):
        place, _, words = expected.partition(" ")
        assert place == str(problem.location)
        assert words in f"{problem.severity}: {problem.message}"


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_a_check_has_a_case_that_passes_and_one_that_fails(check: object) -> None:
    """A check that never fires, or always does, protects nobody."""
    expected = [yaml.safe_load(case.read_text("utf-8"))["problems"] for case in (CASES / name_of(check)).glob("*.yml")]

    assert any(not problems for problems in expected)
    assert any(problems for problems in expected)


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_a_check_documents_what_passes_and_what_fails(check: object) -> None:
    """The docstring is the documentation: contributors read it when the check stops them."""
    assert "PASS: " in (check.__doc__ or "")
    assert "FAIL: " in (check.__doc__ or "")


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_a_check_signs_its_problems_with_its_own_name(check: object) -> None:
    """A contributor looks for the module that is called like the problem; an exemption names a check by it."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(check)))
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"]

    assert made
    assert {name_of(check)} == {ast.literal_eval(node.args[1]) for node in made}


def test_a_case_belongs_to_a_check() -> None:
    """A folder of cases whose check was renamed would pass for ever."""
    checks = {*map(name_of, CHECKS), "exemptions"}

    assert [] == [f"{case.parent.name}/{case.name}" for case in CASE_FILES if case.parent.name not in checks]


def judge(content: dict, folder: Path) -> list[Problem]:
    """Write the case's files, load and check them. A case whose files cannot be read must say so with `unread: true`."""
    for name, text in content["records"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    loaded = load_dataset(folder)
    assert content.get("unread", False) == bool(loaded.problems)
    return run_checks(loaded.dataset, loaded.origins.locate, date.fromisoformat(content["today"]), COLUMNS)


def listing(problems: list[Problem]) -> str:
    lines = [f"  - {yaml_quoted(f'{problem.location} {problem.severity}: {problem.message}')}" for problem in problems]
    return "\n".join(["problems:", *lines, ""]) if lines else "problems: []\n"


def yaml_quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
