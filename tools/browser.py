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
    """Path of a browser, from BROWSER_PATH, the search path or the usual places."""
    if told := os.environ.get("BROWSER_PATH"):
        return told if os.access(told, os.X_OK) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None) or next(
        (path for path in FIXED if os.access(path, os.X_OK)), None
    )


def has_chinese_font() -> bool:
    """True when a font with simplified Han glyphs is installed, or when nobody can tell."""
    lister = shutil.which("fc-list")
    if lister is None:
        return shutil.which("apt-get") is None
    return bool(subprocess.run([lister, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False).stdout.strip())


def install(*packages: str) -> None:
    """Install Debian packages, three tries each; silent on standard output, which carries the path."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ("-o", "DPkg::Lock::Timeout=300")
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]):
        for _ in range(3):
            if subprocess.run([*command, *wait], env=environment, stdout=sys.stderr, check=False).returncode == 0:
                break


def main() -> int:
    """Print the path."""
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
