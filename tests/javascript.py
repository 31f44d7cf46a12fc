"""Runs a pure module of `theme/assets/` for a test: in Node when it is installed, else in Chromium. Never on a page, never on a network."""

import json
import os
import re
import shutil
from base64 import b64encode
from pathlib import Path
from typing import Any

from tests.chromium import chromium
from tests.processes import run

ASSETS = Path(__file__).parents[1] / "theme" / "assets"
_IMPORT = re.compile(r'from "\./([\w/-]+\.js)"')


def run_module(name: str, body: str, value: Any) -> Any:
    """`body` is JavaScript that uses `module` and `value` and returns something JSON can hold. Time zone: Shanghai."""
    code = f"const module = await import({json.dumps(_address(ASSETS / name))});\n"
    if node := shutil.which("node"):
        script = f"{code}const {{ readFileSync }} = await import('node:fs');\nconst value = JSON.parse(readFileSync(0, 'utf8'));\n"
        script += f"console.log(JSON.stringify(await (async () => {{ {body} }})()));"
        command = [node, "--input-type=module", "-e", script]
        return json.loads(run(command, given=json.dumps(value), check=True, env={**os.environ, "TZ": "Asia/Shanghai"}).stdout)
    with chromium() as browser:
        page = browser.new_page(timezone_id="Asia/Shanghai")
        found = page.evaluate(f"async value => {{ {code} {body} }}", value)
        page.close()
        return found


def _address(path: Path) -> str:
    """The module and everything it imports as one `data:` address."""
    code = _IMPORT.sub(lambda found: f'from "{_address(path.parent / found[1])}"', path.read_text("utf-8"))
    return f"data:text/javascript;base64,{b64encode(code.encode()).decode()}"
