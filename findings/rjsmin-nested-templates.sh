#!/usr/bin/env bash
# Guess, written before the run: a minifier of JavaScript that has been kept for ten years removes comments and blanks between
# tokens and leaves every text alone, also the text of a template literal that stands inside another one.
# Seen (rjsmin 1.3.0, Python 3.11): the outer template is kept; inside `${…}` the blanks of the inner template are removed, so
# the minified script makes another text: `<p class="a b">` loses the blank in front of `class`.
# Matters here: a script that writes an attribute this way would publish broken markup; we read scripts with tree-sitter instead.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check rjsmin==1.3.0 2>/dev/null
cat > "$work/try.py" <<'PY'
import rjsmin

source = 'const p = (c) => `<p${c ? ` class="${c}"` : ""}>text  of  it</p>`;'
small = rjsmin.jsmin(source)
print("written :", source)
print("minified:", small)
assert "text  of  it" in small, "the outer template was changed too"
assert '` class=' not in small and '`class=' in small, "behaviour changed: the inner template keeps its blank"
print("seen as stated: the inner template has lost the blank that begins it")
PY
"$work/venv/bin/python" "$work/try.py"
