"""How much load a plain nginx serves: requests per second and the slowest per cent, at 200 connections, for ten common pages.

    make bench-load   the site in build/site (make build first); needs nginx and wrk, which root on Debian gets installed

Bounded: ten seconds for each page, on loopback only. nginx includes the file `nginx.conf` of the release.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from browser import install  # noqa: E402  beside this file

PAGES = (
    "",
    "help/",
    "help/scam-wechat-pay/",
    "plans/wechat-chat/payer-wrong-payee/",
    "plans/wechat-chat/payer-scam/",
    "plans/bank-ordinary/payer-scam/",
    "hotlines/",
    "comparisons/time-windows/",
    "claims/",
    "sheets/wechat-chat/payer-scam.html",
)
CONNECTIONS, SECONDS, PORT = 200, 10, 8098


def main() -> int:
    """Print one line per page.

    Returns:
        Exit code 0; 3 when the site or a program is missing.
    """
    site = (ROOT / "build" / "site").resolve()
    if not site.is_dir():
        print("there is no build/site yet; `make build` first", file=sys.stderr)
        return 3
    programs = {"nginx": "nginx-light", "wrk": "wrk"}
    if (missing := [package for name, package in programs.items() if shutil.which(name) is None]) and os.geteuid() == 0:
        install(*missing)
    if missing := [name for name in programs if shutil.which(name) is None]:
        print(f"make bench-load needs {' and '.join(missing)} (Debian: apt-get install nginx-light wrk)", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as name:
        command = [shutil.which("nginx") or "", "-p", name, "-c", str(_configured(Path(name), site)), "-g", "daemon off;"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            _measure()
        finally:
            server.terminate()
            server.wait()
    return 0


def _configured(folder: Path, site: Path) -> Path:
    """Write a configuration of nginx with the rules of the release, and one worker: another core is left for the load."""
    main_file = folder / "nginx.conf"
    main_file.write_text(
        f"worker_processes 1;\nuser root;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ worker_connections 1024; }}\n"
        "http { include /etc/nginx/mime.types; sendfile on; access_log off; keepalive_requests 100000;\n"
        f"server {{ listen 127.0.0.1:{PORT} backlog=1024; root {site}; include {site}/nginx.conf; }} }}\n",
        "utf-8",
    )
    return main_file


def _measure() -> None:
    base = f"http://127.0.0.1:{PORT}/"
    for _ in range(50):
        try:
            with urllib.request.urlopen(base) as answer:
                print("\n".join(f"{name}: {answer.headers[name]}" for name in ("Cache-Control", "Referrer-Policy")))
            break
        except OSError:
            time.sleep(0.1)
    else:
        sys.exit(f"nginx did not come up on port {PORT}: is the port taken?")
    print(f"{'page':44} requests/s      p50      p99  failed")
    for page in PAGES:
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip", base + page]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rate = re.search(r"Requests/sec:\s+([\d.]+)", output)
        half, slow = re.search(r"50%\s+(\S+)", output), re.search(r"99%\s+(\S+)", output)
        assert rate, output
        assert half, output
        assert slow, output
        failed = "; ".join(re.findall(r"(Socket errors:.*|Non-2xx.*)", output)) or "0"
        print(f"/{page:43} {float(rate[1]):10,.0f} {half[1]:>8} {slow[1]:>8}  {failed}")


if __name__ == "__main__":
    sys.exit(main())
