"""Hand-written prose holds no figure that stands in data: it asks for it with a directive.

Prose is text, not a record, so this check is handed the page and returns places in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)

_RULES = (
    (
        re.compile(r"\d+(?:\.\d+)?\s*(?:分钟|小时|个?工作日|天内|日内|个月|minutes?\b|hours?\b|(?:banking |business )?days?\b|months?\b)"),
        "window",
        "a window typed into prose",
        "write <!-- window: procedure-id --> or <!-- evidence: id -->",
    ),
    (
        re.compile(r"\d+(?:\.\d+)?\s*[%％]|百分之[零一二三四五六七八九十]+"),
        "rate",
        "a rate typed into prose",
        "figures live in data/statistics/; write <!-- evidence: id -->",
    ),
    (
        re.compile(r"(?<![\d.])(?:1[12]\d|12\d{3}|9[56]\d{3}|400[- ]?\d{3}[- ]?\d{4})(?![\d.])"),
        "hotline",
        "a number typed into prose",
        "write <!-- contact: id -->",
    ),
    (
        re.compile(r"https?://[^\s)>\"]+"),
        "address",
        "an outside address typed into prose",
        "register it in data/contacts/ or data/sources/",
    ),
    (
        re.compile(r"黄金\s*\d+\s*分钟|golden \d+ minutes", re.IGNORECASE),
        "golden-minutes",
        "golden minutes have no source",
        "link the claim instead: <!-- claim: s0-5 -->",
    ),
)


class ProseFinding(NamedTuple):
    """A figure in prose."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def check_prose(markdown: str) -> Iterator[ProseFinding]:
    """Figures, hotlines and outside addresses must come from records.

    PASS: `对方没收款，<!-- window: wait-auto-return -->自动退回`
    FAIL: `对方没收款，24 小时后自动退回`
    """
    text = _CODE.sub(_blank, _COMMENT.sub(_blank, markdown))
    for pattern, code, message, hint in _RULES:
        for found in pattern.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            yield ProseFinding(line, column, f"prose-{code}", f"{message}: {found[0]}", hint)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
