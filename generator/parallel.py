"""Functions run at the same time, each in a copy of this process: what is loaded already is loaded for all of them."""

import gc
import os
import pickle
import select
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from generator.release.errors import ReleaseError

Returned = TypeVar("Returned")
Other = TypeVar("Other")


def run_together(functions: Sequence[Callable[[], Returned]]) -> list[Returned]:
    """Run functions at the same time. This process only waits: what it made itself would stay in its memory to the end.

    Args:
        functions: Without effects on this process: each runs in a copy of it.

    Returns:
        Their results, in order.

    Raises:
        Exception: Whatever one of them raised; the others are ended.
        ReleaseError: A copy was killed, most likely for want of memory.
    """
    gc.freeze()  # what stands now is shared, and a collection would copy it
    copies = [start_copy(function) for function in functions]
    try:
        results: dict[int, Returned] = {}
        while waiting := [pipe for _, pipe in copies if pipe not in results]:
            ready, _, _ = select.select(waiting, (), ())  # an error ends the others at once, whoever of them it is
            results |= {pipe: result_of(pipe) for pipe in ready}
        return [results[pipe] for _, pipe in copies]
    finally:
        for copy in copies:
            _end(*copy)
        gc.unfreeze()


def run_beside(function: Callable[[], Returned], meanwhile: Callable[[], Other]) -> tuple[Returned, Other]:
    """Run a function in a copy of this process, while this process does something else.

    Args:
        function: Without effects on this process.
        meanwhile: What this process does.

    Returns:
        The results of both, when both have ended.

    Raises:
        Exception: Whatever one of them raised.
        ReleaseError: The copy was killed.
    """
    process, pipe = start_copy(function)
    try:
        other = meanwhile()
        return result_of(pipe), other
    finally:
        _end(process, pipe)


def start_copy(function: Callable[[], Returned]) -> tuple[int, int]:
    """Start a copy of this process that runs a function and ends.

    Args:
        function: Without effects on this process.

    Returns:
        The number of the process, to be waited for, and the pipe its result comes through.
    """
    here, there = os.pipe()
    process = os.fork()
    if process:
        os.close(there)
        return process, here
    os.close(here)
    gc.disable()  # it makes no circles to speak of, and to look for them takes a twentieth of a build
    try:
        try:
            answer: tuple[bool, object] = True, function()
        except BaseException as error:  # noqa: BLE001  it is raised again where the result is awaited
            answer = False, error
        with os.fdopen(there, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def result_of(pipe: int) -> Returned:  # type: ignore[type-var]  # whatever the function in the copy returns
    """Wait for the result of a copy.

    Args:
        pipe: As `start_copy` returned it; it stays open.

    Returns:
        What the function returned.

    Raises:
        Exception: Whatever it raised.
        ReleaseError: The copy was killed.
    """
    with os.fdopen(os.dup(pipe), "rb") as stream:
        try:
            succeeded, value = pickle.load(stream)  # noqa: S301  from a copy of this very process
        except (EOFError, pickle.UnpicklingError):
            raise ReleaseError("not published: a process of the build was killed, most likely for want of memory") from None
    if not succeeded:
        raise value
    return value  # type: ignore[no-any-return]


def _end(process: int, pipe: int) -> None:
    os.close(pipe)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)  # one that has ended waits for us, so the number is still its own
    os.waitpid(process, 0)
