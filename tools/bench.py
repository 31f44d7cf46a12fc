"""Speed as ratios in one run: candidates take turns round by round, and the median of the per-round ratios counts.

    make bench                                      the table; three to five minutes a round
    python tools/bench.py --rounds 1                once each
    python tools/bench.py --against fd9779d         beside an earlier commit, with its own records
    python tools/bench.py --large 1764              also with so many more topics: 5,000 pages

`plain` is MkDocs with Material alone, over the pages that `generator export` writes, of both languages. Seconds are printed for scale:
they are CPU seconds of all processes, and depend on the machine. Everything happens in copies below `build/`.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench_projects import TOPIC, copy_project, earlier_project, edit_fact, edit_label, grow
from measuring import Usage, measure, running

ROOT = Path(__file__).parents[1]
LANGUAGES = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
PLAIN = tuple(f"plain {language}" for language in LANGUAGES)
TOPIC_PAGE = f"topics/{TOPIC}/"


class Row(NamedTuple):
    """A line of the table: what is divided by what."""

    text: str
    today: str
    """Before fact-level builds."""
    must: str
    above: tuple[str, ...]
    """Names of the measures above the line; they count together."""
    below: tuple[str, ...] = PLAIN
    field: str = "cpu"
    """Of `Usage`; of `peak` the largest counts."""


ROWS = (
    Row("pages only, cold", "1.8-2.15", "0.75", ("pages",)),
    Row("build, cold", "3.0", "1.1", ("build",)),
    Row("build, cold: wall on two cores", "", "", ("build",), field="wall"),
    Row("build, cold: memory of the largest process", "3.1", "2.8", ("build",), field="peak"),
    Row("build, nothing changed", "3.0", "0.01", ("unchanged",)),
    Row("one fact edited, published", "3.0", "0.12", ("fact",)),
    Row("a label of every page edited, published", "3.0", "0.6", ("label",)),
    Row("check, one file changed", "", "", ("check changed",)),
    Row("check, nothing changed", "", "", ("check unchanged",)),
    Row("pack", "", "", ("pack",)),
    Row("one fact edited, served", "", "", ("served",)),
    Row("one fact edited, served and checked", "", "", ("rested",)),
)
AGAINST = (
    Row("build, cold", "1", "0.38", ("build",), ("earlier build",)),
    Row("check, one file changed", "1", "0.5", ("check changed",), ("earlier check",)),
    Row("check, nothing changed", "1", "0.08", ("check unchanged",), ("earlier check",)),
    Row("pack", "1", "0.25", ("pack",), ("earlier pack",)),
    Row("one fact edited, served", "1", "0.025", ("served",), ("earlier served",)),
    Row("one fact edited, served: wall", "1", "", ("served",), ("earlier served",), "wall"),
)
LARGE = (
    Row("build, cold", "", "", ("large build",), ("large plain zh", "large plain en")),
    Row("memory of the largest process", "2.9", "2.8", ("large build",), ("large plain zh", "large plain en"), "peak"),
)


@dataclass
class Bench:
    """A run: its projects, and what was measured."""

    work: Path
    rounds: int
    usages: dict[str, list[Usage]] = field(default_factory=dict)
    """Name → what it took in each round."""
    edits: int = 0

    def __post_init__(self) -> None:
        # The day is fixed: a run over midnight compares the same facts.
        self.environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(time.time()))}

    def edit(self, project: Path) -> str:
        """Change one fact as it never was before, and return what its page shows then."""
        self.edits += 1
        return edit_fact(project, self.edits)

    def run(self, name: str, project: Path, *arguments: str) -> None:
        """Measure a command of Python in a project, under a name."""
        usage = measure([sys.executable, *arguments], project, self.environment)
        self.usages.setdefault(name, []).append(usage)
        say(f"  {name}: {usage.cpu:.2f} CPU s, {usage.wall:.2f} s, {usage.peak / 1e6:.0f} MB")

    def prepare(self, project: Path, *arguments: str) -> None:
        """Run a command of Python in a project, and forget what it took."""
        measure([sys.executable, *arguments], project, self.environment)

    def export(self, project: Path) -> None:
        """Write the pages of each language for a plain build: `build/plain-zh`."""
        for language in LANGUAGES:
            self.prepare(project, "-m", "generator", "export", "--language", language)
            (project / "build" / "export").rename(project / "build" / f"plain-{language}")

    def serve(self, name: str, project: Path) -> None:
        """Measure edits of a served project; the first one, which warms the server, does not count."""
        shown = self.edit(project)
        command = [sys.executable, "-m", "generator", "serve", "--at", "{at}"]
        with running(command, project, self.environment) as server:
            server.wait(TOPIC_PAGE, shown)
            for number in range(self.rounds + 1):
                served, rested = server.edit(lambda: self.edit(project), TOPIC_PAGE)
                if number:
                    self.usages.setdefault(f"{name}served", []).append(served)
                    self.usages.setdefault(f"{name}rested", []).append(rested)
                    say(f"  {name}served: {served.cpu:.2f} CPU s, {served.wall:.2f} s; at rest after {rested.cpu:.2f} CPU s")


def main() -> int:
    """Measure, and print the table.

    Returns:
        Exit code 0.
    """
    options = _options()
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda number, _: sys.exit(128 + number))  # so that copies and worktrees are removed on the way out
    (ROOT / "build").mkdir(exist_ok=True)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", dir=ROOT / "build")))
        bench = Bench(work, options.rounds)
        project = copy_project(ROOT, work / "project")
        earlier = stack.enter_context(earlier_project(ROOT, options.against, work / "earlier")) if options.against else None
        large = copy_project(ROOT, work / "large") if options.large else None
        _measure_rounds(bench, project, earlier)
        bench.serve("", project)
        if earlier:
            bench.serve("earlier ", earlier)
        pages = _pages(project)
        if large:
            grow(large, options.large)
            _measure_large(bench, large)
        _print(bench, pages, _pages(large) if large else 0, options.against)
        if options.json:
            numbers = {name: [usage._asdict() for usage in taken] for name, taken in bench.usages.items()}
            options.json.write_text(json.dumps(numbers, indent=1), "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed as ratios in one run.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", default="", metavar="COMMIT", help="also measure this commit, with its own records")
    parser.add_argument("--large", type=int, default=0, metavar="TOPICS", help="also build with so many more topics, once")
    parser.add_argument("--json", type=Path, help="write every number into this file")
    return parser.parse_args()


def _measure_rounds(bench: Bench, project: Path, earlier: Path | None) -> None:
    """Every candidate once in each round. Two projects: one is always built anew, the other remembers."""
    cold = copy_project(project, bench.work / "cold")
    say("preparing")
    bench.export(cold)
    bench.prepare(project, "-m", "generator", "build")
    bench.edit(project)
    bench.prepare(project, "-m", "generator", "build")
    bench.prepare(project, "-m", "generator", "check")
    for number in range(bench.rounds):
        say(f"round {number + 1} of {bench.rounds}")
        _measure_plain(bench, cold, "")
        bench.run("pages", cold, "tools/pages_only.py")
        _unpublish(cold)
        bench.run("build", cold, "-m", "generator", "build", "--no-cache")
        bench.run("pack", cold, "-m", "generator", "pack")
        bench.run("unchanged", project, "-m", "generator", "build")
        bench.edit(project)
        bench.run("fact", project, "-m", "generator", "build")
        bench.prepare(project, "-m", "generator", "check")
        bench.run("check unchanged", project, "-m", "generator", "check")
        bench.edit(project)
        bench.run("check changed", project, "-m", "generator", "check")
        bench.prepare(project, "-m", "generator", "build")
        edit_label(project, number)
        bench.run("label", project, "-m", "generator", "build")
        if earlier:
            _unpublish(earlier)
            bench.run("earlier build", earlier, "-m", "generator", "build")
            bench.run("earlier check", earlier, "-m", "generator", "check")
            bench.run("earlier pack", earlier, "-m", "generator", "pack")


def _measure_plain(bench: Bench, project: Path, prefix: str) -> None:
    for language in LANGUAGES:
        folder = project / "build" / f"plain-{language}"
        bench.run(f"{prefix}plain {language}", project, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))


def _measure_large(bench: Bench, project: Path) -> None:
    """Once: it takes minutes."""
    say("preparing more pages")
    bench.prepare(project, "-m", "generator", "pin")
    bench.export(project)
    _measure_plain(bench, project, "large ")
    bench.run("large build", project, "-m", "generator", "build", "--no-cache")


def _unpublish(project: Path) -> None:
    """Remove the releases, but not the folders of plain pages."""
    for name in ("site", "previous"):
        (project / "build" / name).unlink(missing_ok=True)
    shutil.rmtree(project / "build" / "releases", ignore_errors=True)


def _pages(project: Path) -> int:
    return sum(1 for _ in (project / "build" / "site").rglob("*.html"))


def _print(bench: Bench, pages: int, more_pages: int, against: str) -> None:
    cores = os.cpu_count()
    print(f"\n{pages:,} pages in {len(LANGUAGES)} languages, {bench.rounds} rounds in turn, {cores} cores, Python {sys.version.split()[0]}")
    for title, rows in (("÷ plain", ROWS), (f"÷ {against}", AGAINST), (f"{more_pages:,} pages ÷ plain", LARGE)):
        lines = [*_lines(bench, rows)]
        if lines:
            print(f"\n{title:48} {'today':>9} {'must':>7} {'measured':>9}  {'of the rounds':15} {'seconds':>8}")
            print("\n".join(lines))
    if more_pages:
        ratio = (bench.usages["large build"][0].cpu / more_pages) / (statistics.median(_values(bench, ("build",), "cpu")) / pages)
        print(f"{'build, cold: CPU per page ÷ the same above':48} {'0.94':>9} {'1.1':>7} {ratio:9.3f}")


def _lines(bench: Bench, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if not set(row.above + row.below) <= bench.usages.keys():
            continue
        above, below = _values(bench, row.above, row.field), _values(bench, row.below, row.field)
        ratios = [own / other for own, other in zip(above, below, strict=True)]
        spread = f"{min(ratios):.3f}-{max(ratios):.3f}"
        scale = statistics.median(above) / (1e6 if row.field == "peak" else 1)
        unit = "MB" if row.field == "peak" else "s"
        yield f"{row.text:48} {row.today:>9} {row.must:>7} {statistics.median(ratios):9.3f}  {spread:15} {scale:8.2f} {unit}"


def _values(bench: Bench, names: Sequence[str], field_: str) -> list[float]:
    """One value a round, of all measures together."""
    join: Callable[[Iterator[float]], float] = max if field_ == "peak" else sum
    return [join(getattr(usage, field_) for usage in usages) for usages in zip(*(bench.usages[name] for name in names), strict=True)]


def say(text: str) -> None:
    """Tell who waits what is going on; the table goes to standard output."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
