"""Measure the published site with three tools: the Nu HTML checker, exact weights, and Lighthouse on a simulated slow connection.

    make audit        the site in build/site (make build first); needs Node, npm, Java and a Chromium (BROWSER_PATH)

Prints tables; exit code 1 when the Nu checker finds an error. What must hold on every build is in the tests; this looks further.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from serving import served  # noqa: E402

from generator.release.audit import read_site  # noqa: E402  the root joins the path above
from generator.release.audit.weight import Visits  # noqa: E402

TOOLS = ROOT / "build" / "audit-tools"
PACKAGES = ("vnu-jar@26.9.27", "lighthouse@13.5.0")
"""Pinned: another version counts other errors and other points. Not part of the environment: 250 packages for one report."""
PAGES = ("", "help/", "plans/wechat-chat/payer-scam/", "comparisons/transfer-types/", "topics/account-frozen/", "hotlines/", "en/")
"""One of each kind that people open first."""
SLOW = ("--throttling.rttMs=400", "--throttling.throughputKbps=400", "--throttling.cpuSlowdownMultiplier=6")
"""Lighthouse options for a weak signal on an old phone."""
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking --disable-component-update"


def main() -> int:
    """Print weights, validity and Lighthouse scores.

    Returns:
        Exit code 0; 1 when the Nu checker finds an error; 3 when a program or the site is missing.
    """
    site = (ROOT / "build" / "site").resolve()
    if missing := [name for name in ("node", "npm", "java") if shutil.which(name) is None]:
        print(f"make audit needs {', '.join(missing)}; install it, or rely on `make test`", file=sys.stderr)
        return 3
    if not site.is_dir():
        print("there is no build/site yet; `make build` first", file=sys.stderr)
        return 3
    weigh(site)
    install()
    errors = validate(site)
    with served(site) as address:
        lighthouse(address, "simulated slow 4G", ())
        lighthouse(address, "one bar of signal (400 ms, 400 kbit/s, CPU ÷ 6)", SLOW)
    return int(errors > 0)


def weigh(site: Path) -> None:
    """Print the bytes after gzip of a page and of a first visit, and its requests, as the audit of every build counts them."""
    read = read_site(site, "http://127.0.0.1/")
    visits = Visits(read)
    print(f"\n{'page':34} {'HTML':>8} {'first visit':>12} requests")
    for page in PAGES:
        entry = read.pages[f"{page}index.html"]
        print(f"{'/' + page:34} {entry.sent:8,} {visits.weight_of(entry):12,} {len(visits.files_of(entry)):8}")
    heaviest = max(read.pages.values(), key=lambda page: page.sent)
    total = sum(reading.sent for reading in read.readings.values())
    print(f"heaviest of {len(read.pages):,} pages: /{heaviest.path} {heaviest.sent:,}; all files {total:,} bytes")


def install() -> None:
    """Install the Nu checker and Lighthouse below `build/` unless they are there; install scripts of packages are not run."""
    if all((TOOLS / "node_modules" / name.partition("@")[0]).is_dir() for name in PACKAGES):
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    (TOOLS / "package.json").write_text('{"private": true}', "utf-8")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *PACKAGES]
    subprocess.run(command, cwd=TOOLS, check=True)


def validate(site: Path) -> int:
    """Run the Nu HTML checker over every page and print its first twenty errors.

    Returns:
        Number of errors.
    """
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    errors = [line for line in done.stderr.splitlines() if line.strip()]
    print(f"\nNu HTML checker: {len(errors)} errors in {len(list(site.rglob('*.html'))):,} pages")
    for line in errors[:20]:
        print("  " + line.replace(str(site), "site"))
    return len(errors)


def lighthouse(address: str, title: str, throttling: tuple[str, ...]) -> None:
    """Print one run per page; scores vary with the load of the machine, bytes and requests do not.

    Args:
        address: Where the site is served, ending in a slash.
        title: Heading of the table.
        throttling: Lighthouse options; empty for its own default, a simulated slow 4G.
    """
    print(f"\nLighthouse, phone, {title}\n{'page':34} perf a11y best  SEO     FCP     LCP    TBT   CLS     KB requests")
    target = TOOLS / "report.json"
    program = TOOLS / "node_modules/.bin/lighthouse"
    for page in PAGES:
        command = [
            str(program),
            f"{address}{page}",
            "--quiet",
            "--output=json",
            f"--output-path={target}",
            "--only-categories=performance,accessibility,best-practices,seo",
            f"--chrome-flags={CHROME}",
            *throttling,
        ]
        environment = {**os.environ, "CHROME_PATH": os.environ["BROWSER_PATH"]}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{'/' + page:34} failed: {done.stderr.strip().splitlines()[-1:]}")
            continue
        print(f"{'/' + page:34} {_row(json.loads(target.read_text('utf-8')))}")


def _row(report: dict[str, Any]) -> str:
    scores = (f"{100 * report['categories'][name]['score']:4.0f}" for name in ("performance", "accessibility", "best-practices", "seo"))
    first, largest, blocked, shift, weight = (
        report["audits"][name]["numericValue"]
        for name in (
            "first-contentful-paint",
            "largest-contentful-paint",
            "total-blocking-time",
            "cumulative-layout-shift",
            "total-byte-weight",
        )
    )
    requests = len(report["audits"]["network-requests"]["details"]["items"])
    return f"{' '.join(scores)} {first / 1000:6.2f}s {largest / 1000:6.2f}s {blocked:4.0f}ms {shift:5.2f} {weight / 1000:6.1f} {requests:8}"


if __name__ == "__main__":
    sys.exit(main())
