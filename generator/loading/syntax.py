"""Syntax errors of libyaml → problems at the place to correct, in words for people who edit records. Knows lines, no values.

libyaml reports where it could not go on, often a line below the mistake; so frequent mistakes are looked for in the lines above.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.problems import Location, Problem

_QUOTE = 'put the text in quotes: "…"'
_LEFT_OPEN = "a quote or bracket is left open"

_HINTS = {
    "could not find expected ':'": "a key without its colon, or a text that runs on: write it on one line, or put it in quotes",
    "mapping values are not allowed in this context": f"a second `: ` on one line: {_QUOTE}",
    "did not find expected key": "the indentation does not match the lines above, or a quote is left open",
    "did not find expected '-' indicator": "a list item must start with `- ` in the column of its neighbours",
    "did not find expected ',' or ']'": "a `[` list is left open, or a comma is missing",
    "did not find expected ',' or '}'": "a `{` mapping is left open, or a comma is missing",
    "did not find expected node content": "something is missing here, or a comma is too many",
    "did not find expected alphabetic or numeric character": f"a plain text may not start with * or &: {_QUOTE}",
    "did not find expected whitespace or line break": f"a plain text may not start with !: {_QUOTE}",
    "did not find expected comment or line break": f"a plain text may not start with | or >: {_QUOTE}",
    "did not find expected <document start>": "text below the end of the document: remove the line `...`, or what stands below it",
    "did not find expected hexdecimal number": "in double quotes \\ has a meaning: write \\\\, or use '…'",
    "found unknown escape character": "in double quotes \\ has a meaning: write \\\\, or use '…'",
    "found invalid Unicode character escape code": "write the character itself instead of \\u…",
    "found character that cannot start any token": f"a plain text may not start with @, ` or %: {_QUOTE}",
    "found unexpected end of stream": _LEFT_OPEN,
    "found unexpected document indicator": _LEFT_OPEN,
    "found unexpected ':'": f"a `:` inside a plain text in brackets: {_QUOTE}",
    "block sequence entries are not allowed in this context": f"a list begins on a line of its own; if this is text, {_QUOTE}",
    "mapping keys are not allowed in this context": f"a plain text may not start with `? `: {_QUOTE}",
    "found undefined tag handle": f"a plain text may not start with !: {_QUOTE}",
    "did not find expected tag URI": f"a plain text may not start with !: {_QUOTE}",
}
_BY_CONTEXT = (
    ("directive", "a line may not start with %: put the text in quotes"),
    ("tag", f"a plain text may not start with !: {_QUOTE}"),
    ("block scalar", f"a plain text may not start with | or >: {_QUOTE}"),
)
"""Part of libyaml's context, and the hint for messages that `_HINTS` does not have."""
_INDENTED = "this line is indented further than the one above, which already has its value"
_QUOTED_INSIDE = 'text after a closing quote: a quote inside a text is written \\" or 「」'

_KEY = r"^ *(?:- +)*[A-Za-z_][A-Za-z0-9_-]*"
_SLIPS = (
    (re.compile(rf"{_KEY} ?(?=：)"), "colon", "a full-width colon `：` after a key", "write `: ` (half width, then a space)"),
    (re.compile(rf"{_KEY}(?=:(?!//)[^\s:])"), "colon", "no space after the colon of a key", "write `: ` (a colon, then a space)"),
    (re.compile(rf"(?:{_KEY}:|^[ -]*)(?=\u3000)"), "character", "a full-width space", "type plain spaces"),
    (re.compile(r"^ *(?=-[^\s-])"), "dash", "no space after the dash of a list item", "write `- ` (a dash, then a space)"),
    (re.compile(r"^ *(?=[－—–•·])"), "dash", "a list item starts with another sign than `-`", "write `- ` (half width, then a space)"),
)
"""Pattern up to the place of the mistake, code, message, hint."""


def explain_syntax_error(error: Any, lines: Sequence[str], file: str) -> Problem:
    """Turn an error of libyaml into a problem, at the likely mistake where one is recognised.

    Args:
        error: The `yaml.YAMLError` that was raised.
        lines: The lines of the file, without line ends.
        file: Path relative to the project.

    Returns:
        One located problem.
    """
    mark, words = error.problem_mark or error.context_mark, str(error.problem)
    if error.context == "while scanning a quoted scalar":
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    key = error.context_mark.line if error.context == "while scanning a simple key" else line
    for suspect in (key, line - 1, line):
        if 0 <= suspect < len(lines) and (typo := typo_in(lines[suspect], Location(file, suspect + 1))):
            return typo
    before = lines[line][:column] if line < len(lines) else ""
    return Problem(Location(file, line + 1, column + 1), "syntax", words, _hint(words, str(error.context), before))


def typo_in(text: str, where: Location) -> Problem | None:
    """The problem at the start of a line that holds one of the frequent mistakes of `_SLIPS`, else None.

    Args:
        text: The line, without its line end.
        where: The first column of the line.

    Returns:
        The problem, located in the line.
    """
    for form, code, message, hint in _SLIPS:
        if found := form.match(text):
            return Problem(replace(where, column=found.end() + 1), code, message, hint)
    return None


def _hint(words: str, context: str, before: str) -> str:
    """The hint, chosen by libyaml's message, its context and the text before the error on the same line."""
    if words.startswith("mapping values") and ": " not in before:
        return _INDENTED
    if words == "did not find expected key" and before.rstrip().endswith(('"', "'")):
        return _QUOTED_INSIDE
    return _HINTS.get(words) or next((hint for about, hint in _BY_CONTEXT if about in context), _QUOTE)
