"""Check: hand-written prose holds no figure of the data, but a directive that prints it.

Prose is text, not a record, so this check gets a page and reports lines and columns in it.
"""

import re
from collections.abc import Callable, Iterator

from generator.checks.rates import GOLDEN
from generator.problems import Location, Problem
from generator.text.durations import find_durations
from generator.text.lookalike_characters import plain
from generator.text.percentages import find_shares
from generator.text.telephone import find_emergency_numbers
from generator.text.ways_to_reach import WayKind, find_ways

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_METADATA = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
"""The metadata at the start of a page; its line `aliases:` holds what people type in search, true or not, and is not checked."""
_ALIASES = re.compile(r"^aliases:.*$", re.MULTILINE)
_LOOSE = re.compile(r"[一两十半]个?(?:天|日|周|星期|年)\Z|(?:one|two|ten|half an?)[ -](?:day|week|year)s?\Z", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(?:[之以]?内|过后)")

Found = Iterator[tuple[int, str]]


def _windows(text: str) -> Found:
    """Lengths of time. “A day” or “ten years” in words is a figure of speech, unless the text says that something is done within it."""
    for start, words, _ in find_durations(text.replace("\n", " ")):
        if not _LOOSE.match(words) or _INSIDE.match(text, start + len(words)) or text[:start].lower().endswith("within "):
            yield start, words


def _rates(text: str) -> Found:
    return ((share.start, share.words) for share in find_shares(text))


def _ways(*kinds: WayKind) -> Callable[[str], Found]:
    return lambda text: ((way.start, way.words) for way in find_ways(text) if way.kind in kinds)


def _hotlines(text: str) -> Found:
    yield from _ways(WayKind.NUMBER)(text)
    yield from find_emergency_numbers(text)


def _golden(text: str) -> Found:
    return ((found.start(), text[slice(*found.span())]) for found in GOLDEN.finditer(plain(text)))


RULES: tuple[tuple[Callable[[str], Found], str, str, str], ...] = (
    (_windows, "window", "a window typed into prose", "write <!-- window: procedure-id --> or <!-- evidence: id -->"),
    (_rates, "rate", "a rate typed into prose", "figures live in data/statistics/; write <!-- evidence: id -->"),
    (_hotlines, "hotline", "a number typed into prose", "write <!-- contact: id -->"),
    (_ways(WayKind.ADDRESS), "address", "an outside address typed into prose", "register it in data/contacts/ or data/sources/"),
    (_ways(WayKind.ACCOUNT), "account", "an account or an invitation typed into prose", "no page leads to mail or a messenger"),
    (_golden, "golden-minutes", "golden minutes have no source", "link the claim instead: <!-- claim: s0-5 -->"),
)
"""What finds (offset, words) in a text, code, message, hint."""


def check_prose(markdown: str, file: str) -> Iterator[Problem]:
    """Find figures, hotlines and outside addresses that are typed into a page instead of printed from records.

    PASS: `对方没收款，<!-- window: wait-auto-return -->自动退回`
    FAIL: `对方没收款，24 小时后自动退回`

    Args:
        markdown: The page as it is written, with its metadata; comments and directives are not checked.
        file: Path of the page relative to the project, for problems.

    Yields:
        One located problem for each figure, number or address, with the code `prose-` and the name of the rule.
    """
    text = _COMMENT.sub(_blank, _METADATA.sub(_without_aliases, markdown))
    for find, code, message, hint in RULES:
        for start, words in sorted(set(find(text))):
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            yield Problem(Location(file, line, column), f"prose-{code}", f"{message}: {words}", hint)


def _without_aliases(head: re.Match[str]) -> str:
    return _ALIASES.sub(_blank, head[0])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
