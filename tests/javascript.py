"""Runs a pure module of `theme/assets/` for a test: in Node when it is installed, else in Chromium. Never on a page, never on a network."""

import json
import os
import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "theme" / "assets"
_IMPORT = re.compile(r'from "\./([\w/-]+\.js)"')


def run_module(name: str, body: str, value: Any) -> Any:
    """`body` is JavaScript that uses `module` and `value` and returns something JSON can hold. Time zone: Shanghai."""
    code = f"const module = await import({json.dumps(_address(ASSETS / name))});\n"
    if node := shutil.which("node"):
        script = f"{code}const {{ readFileSync }} = await import('node:fs');\nconst value = JSON.parse(readFileSync(0, 'utf8'));\n"
        script += f"console.log(JSON.stringify(await (async () => {{ {body} }})()));"
        command = [node, "--input-type=module", "-e", script]
        environment = {**os.environ, "TZ": "Asia/Shanghai"}
        done = subprocess.run(command, input=json.dumps(value), capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
    return _in_chromium(f"async value => {{ {code} {body} }}", value)


def _in_chromium(function: str, value: Any) -> Any:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is no Node

    path = os.environ.get("BROWSER_PATH")
    assert path, "neither Node nor a browser: install one, or set BROWSER_PATH (`make test` does)"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, chromium_sandbox=os.geteuid() != 0)
        page = browser.new_context(timezone_id="Asia/Shanghai").new_page()
        found = page.evaluate(function, value)
        browser.close()
        return found


def _address(path: Path) -> str:
    """The module and everything it imports as one `data:` address."""
    code = _IMPORT.sub(lambda found: f'from "{_address(path.parent / found[1])}"', path.read_text("utf-8"))
    return f"data:text/javascript;base64,{b64encode(code.encode()).decode()}"
