"""Functions in copies of this process: their results, their errors, their sudden end."""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator import parallel
from generator.parallel import run_beside, run_together
from generator.release.errors import ReleaseError

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
HERE = os.getpid()


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    """Whatever becomes of the functions, their copies have ended and are waited for."""
    before = children()
    yield
    assert children() <= before


def children() -> set[str]:
    """The processes that this one has started and not waited for: a browser of other tests may be among them."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text("ascii").split()}


def late(value: int) -> int:
    time.sleep(0.2)
    return value


def fail() -> int:
    raise ValueError("this page cannot be finished")


def die() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_results_come_in_the_order_of_the_functions() -> None:
    """Languages are joined in their order, whichever is ready first."""
    assert run_together([partial(late, 1), lambda: 2, lambda: 3]) == [1, 2, 3]


def test_each_runs_in_a_copy_of_its_own() -> None:
    """What they make is not in the memory of this process, except for their results."""
    assert len({os.getpid(), *run_together([os.getpid, os.getpid])}) == 3


def test_the_collector_rests_in_copies_and_is_here_as_it_was() -> None:
    """They end soon, and printed pages leave nothing to collect (`tests/rendering/test_printing.py`)."""
    assert run_together([gc.isenabled, gc.isenabled]) == [False, False]
    assert gc.isenabled()


def test_a_large_result_comes_whole() -> None:
    """A pipe holds 64 KB."""
    assert run_together([lambda: b"x" * 3_000_000, lambda: b""])[0] == b"x" * 3_000_000


@pytest.mark.parametrize("functions", [[fail, partial(late, 1)], [partial(late, 1), fail], [fail, fail]])
def test_an_error_is_raised_here_and_nobody_goes_on(functions: list[Callable[[], int]]) -> None:
    """With its own type, since some of them say that the engine has to make the pages."""
    with pytest.raises(ValueError, match=r"^this page cannot be finished$"):
        run_together(functions)


def test_a_killed_copy_is_one_sentence() -> None:
    """A machine with little memory kills the largest process."""
    with pytest.raises(ReleaseError, match=r"^not published: a process of the build was killed"):
        run_together([die, partial(late, 1)])


def test_a_copy_leaves_by_no_other_door(capfd: pytest.CaptureFixture[str]) -> None:
    """What this process does at its end, a copy must not do: it would write what is in the buffers twice."""
    with pytest.raises(SystemExit):
        run_together([partial(exit, 3), lambda: 0])
    assert os.getpid() == HERE


def test_something_else_is_done_meanwhile() -> None:
    done: list[int] = []

    assert run_beside(os.getpid, lambda: done.append(os.getpid()))[0] != os.getpid()
    assert done == [os.getpid()]


@pytest.mark.parametrize(("function", "meanwhile"), [(fail, lambda: 1), (partial(late, 1), fail), (fail, fail)])
def test_an_error_on_either_side_is_raised_here(
    function: Callable[[], int], meanwhile: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no copy is left behind."""
    copies: list[tuple[int, int]] = []
    start = parallel.start_copy
    monkeypatch.setattr(parallel, "start_copy", lambda function: (copies.append(start(function)), copies[-1])[1])
    with pytest.raises(ValueError, match=r"^this page cannot be finished$"):
        run_beside(function, meanwhile)
    ((process, _),) = copies
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)
