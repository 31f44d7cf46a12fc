"""What a command says while it works: to whom, when, and of what."""

import signal
import sys
from io import StringIO
from pathlib import Path

import pytest

from generator import progress
from generator.cli import main
from generator.parallel import run_together
from generator.progress import Counter, Progress, Seconds, Timings
from tests.processes import run

FIXTURES = Path(__file__).parent / "fixtures"


class Terminal(StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock stands still until a test moves it, and the timer of the system never rings."""
    now = [100.0]
    monkeypatch.setattr("generator.progress.time.perf_counter", lambda: now[0])
    monkeypatch.setattr(progress, "_TICK", 3600.0)
    return now


def count(counter: Counter, times: int) -> int:
    for _ in range(times):
        counter.advance()
    return times


def test_a_short_command_says_nothing(clock: list[float]) -> None:
    """Whoever waits for a second has nothing to read in it."""
    with Progress(stream := StringIO()) as told, told.phase("pages"):
        clock[0] += progress.QUIET - 0.1
        told._look()

    assert stream.getvalue() == ""


def test_a_long_one_says_what_it_does_and_how_far_it_is(clock: list[float]) -> None:
    """In a log: one line for a phase, then one every two seconds with what is left."""
    with Progress(stream := StringIO()) as told, told.phase("pages") as phase:
        chinese, english = phase.counter("zh", 1000), phase.counter("en", 1000)
        count(chinese, 300)
        count(english, 200)
        for _ in range(6):
            clock[0] += 1.5
            told._look()

    assert stream.getvalue().splitlines() == [
        "pages: zh 300 of 1,000, en 200 of 1,000, about 12 s left",
        "pages: zh 300 of 1,000, en 200 of 1,000, about 24 s left",
        "pages: zh 300 of 1,000, en 200 of 1,000, about 36 s left",
    ]


def test_the_innermost_phase_is_named_and_each_of_them_once(clock: list[float]) -> None:
    with Progress(stream := StringIO()) as told, told.phase("release"):
        clock[0] += 5
        with told.phase("audit"):
            told._look()
            clock[0] += 5
            told._look()
        told._look()

    assert stream.getvalue() == "audit …\nrelease …\n"


def test_what_a_copy_of_this_process_does_is_counted(clock: list[float]) -> None:
    """Two languages are made at once, and only one of them here."""
    with Progress(StringIO()) as told, told.phase("pages") as phase:
        counters = [phase.counter("zh", 10), phase.counter("en", 20)]
        run_together([lambda: count(counters[0], 10), lambda: count(counters[1], 15)])

        assert [counter.done for counter in counters] == [10, 15]


def test_more_counters_than_there_is_room_for_are_no_error(clock: list[float]) -> None:
    with Progress(StringIO()) as told, told.phase("pages") as phase:
        assert [count(phase.counter("x", 1), 1) for _ in range(1000)] == [1] * 1000


def test_a_terminal_gets_bars_which_are_gone_at_the_end(clock: list[float]) -> None:
    with Progress(stream := Terminal()) as told, told.phase("pages", long=True) as phase:
        count(phase.counter("zh", 1000), 300)
        clock[0] += 3
        told._look()

        assert "pages zh" in stream.getvalue()
        assert "300 of 1,000" in stream.getvalue()

    assert stream.getvalue().endswith("\x1b[2K"), "the line of the bar is emptied"


def test_a_sentence_takes_the_place_of_the_bars(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(stream := Terminal()) as told, told.phase("pages", long=True):
        clock[0] += 3
        told._look()
        told.say("slower this time")

        assert stream.getvalue().endswith("\x1b[2K")
        told._look()
        assert not stream.getvalue().endswith("\x1b[2K")

    assert capsys.readouterr().out == "slower this time\n"


def in_a_new_process(lines: str) -> None:
    """Run code where nothing is imported yet: the lines know `Progress` and a `Terminal`."""
    code = f"""
import sys, generator.cli, generator.publish
from io import StringIO
from generator.progress import Progress
class Terminal(StringIO):
    def isatty(self): return True
{lines}"""
    run([sys.executable, "-c", code], cwd=FIXTURES.parents[1], check=True)


def test_bars_are_drawn_without_an_import() -> None:
    """The timer rings in the middle of anything, also of an import, which must not be entered again."""
    in_a_new_process("""
with Progress(Terminal()) as told, told.phase("pages", long=True) as phase:
    phase.counter("中文", 10)
    told._start = told._start._replace(wall=0)
    known = set(sys.modules)
    told._look()
    assert set(sys.modules) == known, set(sys.modules) - known
""")


def test_the_library_of_bars_is_imported_for_nobody_else() -> None:
    """It would take longer than all that a build does when nothing has changed."""
    in_a_new_process("""
with Progress(StringIO()) as told, told.phase("pages", long=True):
    told._start = told._start._replace(wall=0)
    told._look()
with Progress(Terminal()) as told, told.phase("records"):
    pass
assert "rich" not in sys.modules
""")


def test_the_timer_of_the_system_is_given_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with Progress(StringIO()):
        assert signal.getitimer(signal.ITIMER_REAL) != (0.0, 0.0)

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_stream_that_was_closed_stops_no_build(clock: list[float]) -> None:
    class Closed(StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with Progress(Closed()) as told, told.phase("pages"):
        clock[0] += 3
        told._look()


def test_a_part_within_a_part_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose lines add up to more than the whole is read twice and believed never."""
    ticks = iter(range(100))
    monkeypatch.setattr(progress, "_clocks", lambda: Seconds(next(ticks), 0.0))
    timings = Timings(enabled=True)
    with timings.part("outer"):
        with timings.part("inner"):
            pass
        with timings.part("inner"):
            pass

    assert {name: taken.cpu for name, taken in timings.parts.items()} == {"outer": 3, "inner": 2}


def test_parts_that_nobody_asked_for_read_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    timings = Timings()
    monkeypatch.setattr(progress, "_clocks", lambda: pytest.fail("the clock was read"))
    with timings.part("pages"):
        pass

    assert timings.parts == {}


def test_the_table_holds_every_phase_and_what_copies_have_measured() -> None:
    told = Progress(profile=True)
    with told.phase("release"), told.phase("pages") as phase:
        phase.timings.add({"frames": Seconds(1.0, 2.0)}, "zh: ")
    lines = told.table().splitlines()

    assert [line.split("  ")[0] or line.strip().split("  ")[0] for line in lines[1:4]] == ["release", "pages", "zh: frames"]
    assert [line.endswith("1.00     2.00") for line in lines] == [False, False, False, True, False]


def test_a_command_prints_where_its_time_went_when_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(FIXTURES / "minimal"), "check", "--today", "2026-11-23", "--profile"])
    names = [line.split("  ")[0] or line.strip().split("  ")[0] for line in capsys.readouterr().err.splitlines()]

    assert names == [
        "CPU s",
        "records and prose",
        "records read",
        "records checked",
        "prose checked",
        "all, the start of Python included",
        "0 errors, 0 warnings in 4 records",
    ]
