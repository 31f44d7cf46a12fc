"""Speed as ratios in one run: candidates take turns round by round, and the median of the per-round ratios counts.

Seconds are printed for scale only; they depend on what else the machine does.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.build_pages import build_site  # noqa: E402
from generator.offline.export import export_site  # noqa: E402
from generator.validate import check_data  # noqa: E402  the root joins the path above

ROUNDS = int(os.environ.get("ROUNDS", "3"))
RECORDS = 500
TODAY = datetime.now(UTC).date()


def main() -> None:
    """Print a table of build steps, and one of `check` with more records."""
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        work = Path(name)
        site = build_site(ROOT, "zh", TODAY)
        export_site(site, ROOT / "content" / "zh", work / "export")
        times = measure(
            {
                "our build (data → checks → pages → HTML)": lambda: mkdocs(ROOT / "mkdocs.yml", work / "ours"),
                "plain MkDocs + Material over the exported pages": lambda: mkdocs(work / "export" / "mkdocs.yml", work / "plain"),
                "ours alone (load, check, views, Jinja)": lambda: build_site(ROOT, "zh", TODAY),
                "check alone": lambda: check_data(ROOT, TODAY),
            }
        )
        pages = len(list((work / "ours").rglob("*.html")))
        grown = grow(work / "grown")
        more = measure({"check": lambda: check_data(ROOT, TODAY), f"check with {RECORDS} more files": lambda: check_data(grown, TODAY)})
    report(times, pages)
    report(more, pages)


def measure(candidates: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Run every candidate once in each round.

    Returns:
        Name → its seconds, one per round, in order.
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, run in candidates.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return times


def mkdocs(config: Path, target: Path) -> None:
    """One full build by the engine: `config` into the folder `target`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)], check=True, env=environment, cwd=ROOT
    )


def grow(target: Path) -> Path:
    """Copy the project's records and prose into `target`, with `RECORDS` more topics, each a copy of an existing one."""
    for part in ("data", "content"):
        shutil.copytree(ROOT / part, target / part)
    topics = sorted((ROOT / "data" / "topics").glob("*.yml"))
    for number in range(RECORDS):
        source = topics[number % len(topics)]
        (target / "data" / "topics" / f"{source.stem}-copy-{number}.yml").write_bytes(source.read_bytes())
    return target


def report(times: dict[str, list[float]], pages: int) -> None:
    """Print for each candidate the median seconds and the median of its per-round ratios to the first one."""
    first = next(iter(times.values()))
    print(f"\n{pages} pages, {ROUNDS} rounds in turn")
    for name, taken in times.items():
        ratio = statistics.median(mine / other for mine, other in zip(taken, first, strict=True))
        print(f"  {statistics.median(taken):7.2f} s  {ratio:5.2f} ×  {name}")


if __name__ == "__main__":
    main()
