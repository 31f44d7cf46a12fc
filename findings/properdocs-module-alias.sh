#!/usr/bin/env bash
# Guess, written before the run: where ProperDocs is installed in place of MkDocs, `import mkdocs` and `python -m mkdocs` both give ProperDocs.
# Seen (properdocs 1.6.7): without MkDocs neither works, until a program has imported `properdocs.replacement`; then `import mkdocs` gives
# ProperDocs, but the loader of that alias gives no code, so running the module by that name ends with an AttributeError.
# `python -m properdocs` works.
# Matters here: `generator build --engine` starts the engine as a module of its own, which is none under ProperDocs by the name of MkDocs.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check properdocs==1.6.7 2>/dev/null
cat > "$work/try.py" <<'PY'
import runpy
import sys

try:
    import mkdocs
except ModuleNotFoundError:
    print("before: no module mkdocs")
else:
    raise SystemExit("mkdocs can be imported at once")

import properdocs.replacement  # noqa: E402, F401

import mkdocs  # noqa: E402

print("mkdocs is", mkdocs.__name__, mkdocs.__version__)
assert mkdocs.__version__ == "1.6.7"
sys.argv = ["mkdocs", "--version"]
try:
    runpy.run_module("mkdocs", run_name="__main__")
except AttributeError as error:
    print("run by its alias:", error)
    assert "get_code" in str(error)
else:
    raise SystemExit("the alias can be run now")
PY
"$work/venv/bin/python" "$work/try.py"
"$work/venv/bin/python" -m properdocs --version
echo "seen as stated"
