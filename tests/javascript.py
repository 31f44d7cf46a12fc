"""Runs a pure part of `theme/assets/` for a test: in Node when it is installed, else in Chromium. Never on a page, never on a network."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from tests.chromium import chromium, demand_marker
from tests.processes import run

ASSETS = Path(__file__).parents[1] / "theme" / "assets"
_DEFINED = re.compile(r'^(?:helper\.)?define\("([\w-]+)", \[([^\]]*)\]', re.MULTILINE)
_LOADER = (
    "const parts = {}, define = (name, needed, make) => { parts[name] = make(...needed.map(each => parts[each])); }, helper = { define };\n"
)


def run_module(name: str, body: str, value: Any) -> Any:
    """`body` is JavaScript that uses `module` and `value` and returns something JSON can hold. Time zone: Shanghai."""
    demand_marker()
    texts = _with_needed(ASSETS / name)
    code = f"{_LOADER}{''.join(texts.values())}const module = parts[{json.dumps(Path(name).stem)}];\n"
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


def _with_needed(path: Path) -> dict[Path, str]:
    """The part and before it those it needs, each once, as `start.js` would bring them."""
    text = path.read_text("utf-8")
    defined = _DEFINED.search(text)
    assert defined, f"{path.name} defines no part"
    needed = [path.with_name(f"{name}.js") for name in re.findall(r'"([\w-]+)"', defined[2])]
    return {other: script for each in needed for other, script in _with_needed(each).items()} | {path: text}
