"""What a command says while it works: phases, counts, the time left; and where the time went, when somebody asks for that.

A command that ends within `QUIET` seconds says nothing. After that a terminal gets bars, drawn by `rich`, and everything else plain lines,
few enough to be read in a log. Nobody has to wait for either: a timer of the system interrupts the work twice a second to look
at the counts, and counts lie in memory that copies of this process share. Without a stream nothing is said and no timer is set.
"""

import resource
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from io import StringIO
from mmap import mmap
from types import TracebackType
from typing import Any, NamedTuple, Self, TextIO

QUIET = 2.0
"""Seconds of a command before it says anything."""
PAUSE = 2.0
"""Seconds between two plain lines about one phase."""
_TICK = 0.5
"""Seconds between two looks at the counts."""
_SOON = 1.0
"""Seconds of a command after which a phase that begins makes bars ready: `rich` takes 0.12 s to import, which a short command is spared."""
_COUNTERS = 512
_NO_PART: AbstractContextManager[None] = nullcontext()


class Seconds(NamedTuple):
    """How long something took."""

    cpu: float
    """User and system, with child processes that have ended."""
    wall: float

    def plus(self, other: "Seconds") -> "Seconds":
        """Both together."""
        return Seconds(self.cpu + other.cpu, self.wall + other.wall)

    def since(self, start: "Seconds") -> "Seconds":
        """From one reading of the clocks to this one."""
        return Seconds(self.cpu - start.cpu, self.wall - start.wall)


def _clocks() -> Seconds:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(time.process_time() + children.ru_utime + children.ru_stime, time.perf_counter())


class Timings:
    """How long each part of a work took. A part within a part counts for the inner one only, so that all of them add up."""

    def __init__(self, *, enabled: bool = False) -> None:
        """Start with nothing.

        Args:
            enabled: False for timings that read no clock.
        """
        self.enabled = enabled
        self.parts: dict[str, Seconds] = {}
        """Name → its time, in the order of their beginning."""
        self._running: list[str] = []
        self._last = Seconds(0.0, 0.0)

    def part(self, name: str) -> AbstractContextManager[None]:
        """Measure a block.

        Args:
            name: What the block does; blocks of one name count together.

        Returns:
            To be used with `with`.
        """
        return self._measured(name) if self.enabled else _NO_PART

    def add(self, others: Mapping[str, Seconds], prefix: str) -> None:
        """Take over what was measured elsewhere, in a copy of this process for example.

        Args:
            others: The parts there.
            prefix: Stands before their names here.
        """
        self.parts |= {f"{prefix}{name}": taken for name, taken in others.items()}

    @contextmanager
    def _measured(self, name: str) -> Iterator[None]:
        self._account()
        self._running.append(name)
        self.parts.setdefault(name, Seconds(0.0, 0.0))
        try:
            yield
        finally:
            self._account()
            self._running.pop()

    def _account(self) -> None:
        now = _clocks()
        if self._running:
            name = self._running[-1]
            self.parts[name] = self.parts[name].plus(now.since(self._last))
        self._last = now


@dataclass
class Counter:
    """How much of something is done."""

    label: str
    total: int
    _counts: memoryview
    _place: int

    def advance(self) -> None:
        """One more is done; may be called in a copy of this process."""
        self._counts[self._place] += 1

    @property
    def done(self) -> int:
        """How many are done."""
        return self._counts[self._place]


@dataclass
class Phase:
    """A step of a command."""

    name: str
    start: Seconds
    depth: int
    """How many phases it is part of."""
    timings: Timings
    """Of its parts."""
    _counts: memoryview
    counters: list[Counter] = field(default_factory=list)
    taken: Seconds | None = None
    """Its time; None as long as it lasts."""

    def counter(self, label: str, total: int) -> Counter:
        """Count something in this phase.

        Args:
            label: What is counted, beside the name of the phase: `zh`.
            total: How many there are.

        Returns:
            A counter at 0. It is made before this process is copied, if a copy is to count.
        """
        place = int(self._counts[0]) + 1
        if place >= len(self._counts):
            return Counter(label, total, memoryview(bytearray(8)).cast("Q"), 0)  # nobody sees this one
        self._counts[0] = place
        counter = Counter(label, total, self._counts, place)
        self.counters.append(counter)
        return counter


class Progress:
    """The phases of one command, and what is said of them."""

    def __init__(self, stream: TextIO | None = None, *, profile: bool = False) -> None:
        """Begin a command.

        Args:
            stream: Where to say something; nobody else may be interrupted while he writes to this very object. None says nothing.
            profile: Whether to measure the parts of phases, for `table`.
        """
        self._stream, self._profile = stream, profile
        self._phases: list[Phase] = []
        self._start = _clocks()
        self._counts = memoryview(bytearray(8 * _COUNTERS)).cast("Q")
        self._display: _Lines | None = None
        self._busy = False

    @contextmanager
    def phase(self, name: str, *, long: bool = False) -> Iterator[Phase]:
        """Announce a step, and measure it.

        Args:
            name: What is done: `pages`.
            long: Whether it is known to take more than a moment, so that bars are worth their import.

        Yields:
            The step, to count and to measure its parts.
        """
        depth = sum(phase.taken is None for phase in self._phases)
        phase = Phase(name, _clocks(), depth, Timings(enabled=self._profile), self._counts)
        self._phases.append(phase)
        if self._display and (long or self._elapsed() > _SOON):
            with self._undisturbed():
                self._display.prepare()
        try:
            yield phase
        finally:
            phase.taken = _clocks().since(phase.start)

    def say(self, sentence: str) -> None:
        """Print something that is no progress, onto standard output.

        Args:
            sentence: What to print.
        """
        with self._undisturbed():
            if self._display:
                self._display.hide()
            print(sentence, flush=True)

    def table(self) -> str:
        """Where the time went.

        Returns:
            A line for each phase and for each of its parts, with CPU and wall seconds, and one for all of this process.
        """
        rows = [("", "CPU s", "wall s")]
        for phase in self._phases:
            rows.append(_row(phase.depth, phase.name, phase.taken or _clocks().since(phase.start)))
            rows += [_row(phase.depth + 1, name, taken) for name, taken in phase.timings.parts.items()]
        rows.append(_row(0, "all, the start of Python included", _clocks().since(Seconds(0.0, self._start.wall))))
        width = max(len(name) for name, _, _ in rows)
        return "\n".join(f"{name:{width}}  {cpu:>7}  {wall:>7}" for name, cpu, wall in rows)

    def __enter__(self) -> Self:
        """Begin to say something, where that can be done: in the main thread of a system with timers."""
        if self._stream and threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
            self._counts = memoryview(mmap(-1, 8 * _COUNTERS)).cast("Q")
            self._display = _Bars(self._stream) if self._stream.isatty() else _Lines(self._stream)
            self._handler = signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the stream to what is printed next."""
        if self._display:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handler)
            with self._undisturbed():
                self._display.hide()
            self._display = None

    def _look(self, *_: object) -> None:
        """Called by the timer, between any two steps of the work."""
        if self._display and self._phases and not self._busy and self._elapsed() > QUIET:
            with self._undisturbed():
                self._display.show(self._phases)

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """While the block runs the timer shows nothing. A stream that refuses is no reason to fail."""
        self._busy = True
        try:
            with suppress(OSError):
                yield
        finally:
            self._busy = False

    def _elapsed(self) -> float:
        return time.perf_counter() - self._start.wall


class _Lines:
    """Phases as plain lines: one when it is seen for the first time, and one every `PAUSE` seconds while it counts."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last: tuple[Phase | None, float] = None, 0.0

    def prepare(self) -> None:
        """Import what `show` needs: it is called in the middle of anything, also of an import."""

    def show(self, phases: Sequence[Phase]) -> None:
        """Say what is going on, if that has not just been said."""
        phase = next((phase for phase in reversed(phases) if phase.taken is None), None)
        now = time.perf_counter()
        known, then = self._last
        if phase and (phase is not known or (phase.counters and now - then >= PAUSE)):
            self._last = phase, now
            self._stream.write(f"{_described(phase, now - phase.start.wall)}\n")
            self._stream.flush()

    def hide(self) -> None:
        """Leave the stream to somebody else until the next `show`."""


class _Bars(_Lines):
    """Phases as bars, and as lines until these are ready."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._bars: Any = None
        self._tasks: dict[tuple[int, int], Any] = {}
        """Number of a phase, number of its counter → its bar."""

    def prepare(self) -> None:
        """Import `rich`; the first bar, which nobody sees, imports what only a bar needs."""
        if self._bars is None:
            bars = _rich_bars(StringIO())
            bars.start()
            bars.add_task("页", total=1, count="")
            bars.stop()
            self._bars = _rich_bars(self._stream)

    def show(self, phases: Sequence[Phase]) -> None:
        """Draw a bar for every phase, or for each of its counters."""
        if self._bars is None:
            super().show(phases)
            return
        self._bars.start()
        for number, phase in enumerate(phases):
            for place, counter in enumerate(phase.counters or (None,)):
                self._draw((number, place), phase, counter)
        self._bars.refresh()

    def _draw(self, key: tuple[int, int], phase: Phase, counter: Counter | None) -> None:
        name = f"{'  ' * phase.depth}{phase.name} {counter.label if counter else ''}".rstrip()
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task(name, total=None, count="")
        count, values = "", {"total": 1, "completed": 1} if phase.taken else {}
        if counter:
            count, values = _count_of(counter), {"total": counter.total, "completed": counter.done}
        self._bars.update(self._tasks[key], description=name, count=count, **values)

    def hide(self) -> None:
        """Take the bars from the terminal."""
        if self._bars is not None:
            self._bars.stop()


def _rich_bars(stream: TextIO) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    texts = TextColumn("{task.description}"), TextColumn("{task.fields[count]}")
    columns = texts[0], BarColumn(), texts[1], TimeElapsedColumn(), TimeRemainingColumn()
    console = Console(file=stream, force_terminal=True)
    return Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False)


def _described(phase: Phase, elapsed: float) -> str:
    """`pages: zh 340 of 711, en 210 of 711, about 6 s left`."""
    counters = [counter for counter in phase.counters if counter.total]
    counts = ", ".join(f"{counter.label} {_count_of(counter)}" for counter in counters)
    waits = [elapsed * (counter.total - counter.done) / counter.done for counter in counters if counter.done]
    longest = max(waits) if waits and len(waits) == len(counters) else 0.0  # they advance at the same time
    left = f", about {longest:.0f} s left" if longest else ""
    return f"{phase.name}: {counts}{left}" if counts else f"{phase.name} …"


def _count_of(counter: Counter) -> str:
    return f"{counter.done:,} of {counter.total:,}"


def _row(depth: int, name: str, taken: Seconds) -> tuple[str, str, str]:
    return f"{'  ' * depth}{name}", f"{taken.cpu:.2f}", f"{taken.wall:.2f}"
