"""Find a Chromium for the tests; as root on Debian install one. Prints its path, or one sentence and exit code 3."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "brave-browser")
FIXED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGES = {"browser": "chromium", "font": "fonts-noto-cjk"}
SENTENCE = (
    "No Chrome or Chromium found: install one (Debian: apt-get install chromium fonts-noto-cjk), or set BROWSER_PATH to its "
    "program file; `make test-fast` runs the tests that need no browser."
)


def find_browser() -> str | None:
    """Find a browser by BROWSER_PATH, else on the search path, else where macOS keeps it.

    Returns:
        Path of the program; None when there is none, also when BROWSER_PATH names a file that cannot be run.
    """
    if path := os.environ.get("BROWSER_PATH"):
        return path if os.access(path, os.X_OK) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None) or next(
        (path for path in FIXED if os.access(path, os.X_OK)), None
    )


def has_chinese_font() -> bool:
    """Whether a font with simplified Han glyphs is installed.

    Without `fc-list` nobody can tell; then the answer is no only where apt-get could install one.
    """
    lister = shutil.which("fc-list")
    if lister is None:
        return shutil.which("apt-get") is None
    return bool(subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False).stdout.strip())


def install(*packages: str) -> None:
    """Install Debian packages, three tries for each command; prints to standard error only, because standard output is for the path.

    Args:
        packages: Names of packages; whether they are there afterwards is for the caller to see.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=300")
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]):
        for _ in range(3):
            if subprocess.run([*command, *wait], env=environment, stdout=sys.stderr, check=False).returncode == 0:
                break


def main() -> int:
    """Print the path of the browser.

    Returns:
        Exit code 0; 3 when there is none.
    """
    missing = [PACKAGES["browser"]] if find_browser() is None else []
    missing += [] if has_chinese_font() else [PACKAGES["font"]]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("installing", *missing, file=sys.stderr)
        install(*missing)
    browser = find_browser()
    if browser is None:
        print(SENTENCE, file=sys.stderr)
        return 3
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
