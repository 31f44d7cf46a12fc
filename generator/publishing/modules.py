"""Script modules joined into one classic script: a browser refuses modules from a disk, where files have no origin.

Reads the modules of our own helper, which import names in braces and export constants, one to a line. Anything else is refused.
"""

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export const (\w+) =", re.MULTILINE)
_LATER = re.compile(r"\bimport\(")
_LEFT = re.compile(r"^\s*(?:import|export)\b.*$", re.MULTILINE)


def join_modules(modules: Mapping[str, str], start: str) -> str:
    """One script that does what the module `start` does; `modules` is file name → text, all in one folder.

    Raises ValueError naming the line of an import or export that is not understood.
    """
    parts = "".join(f"{name!r}: async own => {{\n{_body(name, text)}\n}},\n" for name, text in sorted(modules.items()))
    return (
        "(() => {\nconst here = document.currentScript.src, met = {};\n"
        "const bring = address => { const name = address.replace('./', ''), own = {}; "
        "return met[name] ??= parts[name](own).then(() => own); };\n"
        f"const parts = {{\n{parts}}};\nbring({start!r});\n}})();\n"
    )


def _body(name: str, text: str) -> str:
    text = _IMPORT.sub(r'const {\1} = await bring("\2");', text)
    text = _EXPORT.sub(r"const \1 = own.\1 =", text)
    text = _LATER.sub("bring(", text).replace("import.meta.url", "here")
    if left := _LEFT.search(text):
        raise ValueError(f"{name}: not understood: {left[0].strip()}")
    return text
