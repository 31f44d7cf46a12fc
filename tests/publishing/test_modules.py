"""The helper in the zip: the same modules as one script, because a browser refuses modules from a disk."""

import pytest
from playwright.sync_api import Browser

from generator.publishing.modules import join_modules
from tests.javascript import ASSETS


@pytest.mark.browser
def test_modules_run_in_the_order_they_ask_for_each_other(browser: Browser) -> None:
    """Each once, however many ask; what is asked for later runs too."""
    modules = {
        "a.js": 'import { two } from "./b.js";\nimport { one } from "./c.js";\nsaid.push(one + two);\nimport("./d.js");',
        "b.js": 'import { one } from "./c.js";\nexport const two = one + one;',
        "c.js": 'said.push("once");\nexport const one = 1;',
        "d.js": "said.push(typeof import.meta.url);",
    }
    page = browser.new_page()
    page.evaluate("window.said = []")
    page.add_script_tag(content=join_modules(modules, "a.js"))
    page.wait_for_function("said.length === 3")
    assert page.evaluate("said") == ["once", 3, "string"]
    page.close()


def test_the_helper_can_be_joined() -> None:
    """Whatever its modules come to use must be understood here too; how it behaves is tested in a browser."""
    modules = {path.name: path.read_text("utf-8") for path in (ASSETS / "helper").glob("*.js")}
    joined = join_modules(modules, "start.js")
    assert all(f"'{name}': async" in joined for name in modules)


@pytest.mark.parametrize("line", ['import x from "./b.js";', "export default 1;", "export function f() {}", 'import "./b.js";'])
def test_what_is_not_understood_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js: not understood"):
        join_modules({"a.js": line}, "a.js")
