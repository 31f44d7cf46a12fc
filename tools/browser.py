"""Find a Chromium for the tests; as root on Debian install one. Prints its path, or one sentence and exit code 3."""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
    "brave-browser",
)
FIXED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
SHELL = "chromium-headless-shell"
"""Chromium without its own windows: a page costs a quarter of the processor time (0.24 against 0.9 s, measured at 156)."""
CHROMIUM = "chromium"
FONT = "fonts-noto-cjk"
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


def install(*packages: str, tries: int = 3) -> None:
    """Install Debian packages; prints to standard error only, because standard output is for the path.

    Args:
        packages: Their names; whether they are there afterwards is for the caller to see.
        tries: For each command.
    """
    print("installing", *packages, file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=300")
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]):
        for _ in range(tries):
            if subprocess.run([*command, *wait], env=environment, stdout=sys.stderr, check=False).returncode == 0:
                break


def main() -> int:
    """Print the path of the browser.

    Returns:
        Exit code 0; 3 when there is none.
    """
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0 and not os.environ.get("BROWSER_PATH"):
        if not has_chinese_font():
            install(FONT)
        if shutil.which(SHELL) is None:
            install(SHELL, tries=1 if find_browser() else 3)
        if find_browser() is None:
            install(CHROMIUM)
    browser = find_browser()
    if browser is None:
        print(SENTENCE, file=sys.stderr)
        return 3
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
