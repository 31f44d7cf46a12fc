"""The strings of a script, as its parser sees them: what it may show to somebody."""

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_PARSER = Parser(Language(tree_sitter_javascript.language()))
_ESCAPED = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([^\n])|\\\n")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\x00"}


def script_strings(script: str) -> Iterator[str]:
    """Every string and template of a script, escapes resolved; what a template fills in is left out.

    Args:
        script: JavaScript.

    Yields:
        The strings, in no particular order.
    """
    waiting = [_PARSER.parse(script.encode()).root_node]
    while waiting:
        node = waiting.pop()
        if node.type in {"string", "template_string"}:
            yield "".join(map(_text_of, node.children))
        waiting += [child for child in node.children if child.child_count or child.type == "string"]


def _text_of(part: Node) -> str:
    text = (part.text or b"").decode("utf-8", "replace")
    match part.type:
        case "string_fragment":
            return text
        case "escape_sequence":
            return _ESCAPED.sub(_character, text)
        case _:
            return ""


def _character(escape: re.Match[str]) -> str:
    if code := escape[1] or escape[2]:
        return chr(int(code, 16))
    return _SHORT.get(escape[3], escape[3]) if escape[3] else ""
