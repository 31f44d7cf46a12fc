"""Two whole worlds: the smallest true one, and one that is wrong in every way, its whole list of problems written down."""

import inspect
import re
from datetime import date
from pathlib import Path

from generator.checks import runner
from generator.checks.runner import CHECKS, name_of, run_checks
from generator.loading import decoder, loader
from generator.loading.loader import load_dataset
from generator.problems import Format, Problem, render

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = date(2026, 11, 23)
COLUMNS = {"platforms": ["sender-cancel", "finality"]}


def test_the_smallest_true_world_has_no_problem() -> None:
    """If this needs more, a fork needs more before its first page appears."""
    assert [] == problems_of("minimal")


def test_the_world_that_is_wrong_in_every_way_lists_all_of_it(*, update: bool) -> None:
    """Whoever words a message badly sees it here, among its neighbours, in the order a contributor reads them."""
    listing = render(problems_of("everything-wrong"), Format.PLAIN) + "\n"
    if update:
        (FIXTURES / "everything-wrong.txt").write_text(listing, "utf-8")

    assert (FIXTURES / "everything-wrong.txt").read_text("utf-8") == listing


def test_the_wrong_world_sets_off_every_check_and_every_fault_of_the_loader() -> None:
    """A way to be wrong that is missing there is one whose message nobody has read."""
    seen = {problem.code for problem in problems_of("everything-wrong")}
    checks = {*map(name_of, CHECKS), "exemptions"}
    faults = {code for module in (decoder, loader) for code in re.findall(r'"([a-z]+-[a-z]+)", f?"', inspect.getsource(module))}

    assert {"orphans"} == (checks | faults) - seen  # silent while a record cannot be read: that one may be what uses the others


def problems_of(world: str) -> list[Problem]:
    loaded = load_dataset(FIXTURES / world)
    return sorted([*loaded.problems, *run_checks(loaded.dataset, loaded.origins.locate, TODAY, COLUMNS)])


def test_the_runner_adds_no_code_of_its_own_but_exemptions() -> None:
    """Every other code is the name of a module that a contributor can open."""
    folder = Path(inspect.getfile(runner)).parent

    assert [] == [name_of(check) for check in CHECKS if not (folder / f"{name_of(check).replace('-', '_')}.py").exists()]
