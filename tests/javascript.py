"""Runs a pure part of `theme/assets/` for a test: in Node when it is installed, else in Chromium. Never on a page, never on a network."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "theme" / "assets"
_DEFINED = re.compile(r'^helper\.define\("(\w+)", \[([^\]]*)\]', re.MULTILINE)
_LOADER = "const parts = {}, helper = { define: (name, needed, make) => { parts[name] = make(...needed.map(each => parts[each])); } };\n"


def run_module(name: str, body: str, value: Any) -> Any:
    """`body` is JavaScript that uses `module` and `value` and returns something JSON can hold. Time zone: Shanghai."""
    texts = _with_needed(ASSETS / name)
    code = f"{_LOADER}{''.join(texts.values())}const module = parts[{json.dumps(Path(name).stem)}];\n"
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


def _with_needed(path: Path) -> dict[Path, str]:
    """The part and before it those it needs, each once, as `start.js` would bring them."""
    text = path.read_text("utf-8")
    defined = _DEFINED.search(text)
    assert defined, f"{path.name} defines no part"
    needed = [path.with_name(f"{name}.js") for name in re.findall(r'"(\w+)"', defined[2])]
    return {other: script for each in needed for other, script in _with_needed(each).items()} | {path: text}
