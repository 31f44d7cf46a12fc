"""Is a rate backed by a figure somebody published?"""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.checks.walking import Wording, walk_wordings
from generator.models.base import Model
from generator.models.dataset import Dataset

_LEDGERS = frozenset({"claims", "statistics", "contradictions", "evidence", "sources", "cases"})
"""Where a rate is the subject: what is claimed, published, contradicted or decided."""

_SEARCHED = frozenset({"aliases", "keywords"})
"""What people type, true or not."""

_PERCENTAGE = re.compile(
    r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?\s*[%％]|百分之[零一二三四五六七八九十百]+|(?<![0-9.])[0-9]+(?:\.[0-9]+)? ?per ?cent\b"
)
_GOLDEN = re.compile(
    r"黄金\s*[0-9一二三四五六七八九十两半]+\s*(?:分钟|小时)|golden (?:[0-9]+|three|ten|thirty)[ -](?:minutes?|hours?)", re.IGNORECASE
)
_SUCCESS = re.compile(
    r"(?:成功率|追回率|success rate|recovery rate)[^，。；,.;]{0,8}?(?:[0-9][0-9.]*\s*[%％]?|百分|高|低|极|high|low)", re.IGNORECASE
)


def check_rates(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Percentages, success rates and «golden minutes» stand in claims and statistics only.

    A percentage may stand elsewhere when the cited evidence holds the same one.

    PASS: `text: 手续费 0.1%` on a fact whose evidence says `0.1%`
    PASS: `success_rate: st-01` on a procedure
    FAIL: `text: 成功率 70%`; `summary: 黄金 3 分钟内可追回`
    """
    for wording in walk_wordings(dataset):
        if wording.kind in _LEDGERS or wording.path[0] in _SEARCHED:
            continue
        cited = _cited(wording, dataset)
        for found in _PERCENTAGE.finditer(wording.words):
            if cited is not None and _number(found[0]) not in cited:
                yield _finding(wording, found[0])
        for pattern in (_GOLDEN, _SUCCESS):
            for found in pattern.finditer(wording.words):
                yield _finding(wording, found[0])


def _finding(wording: Wording, words: str) -> Finding:
    hint = "cite evidence that holds the same figure, move it to data/statistics/, or delete it"
    return Finding(wording.kind, wording.id, wording.path, f"`{words}` rests on no published figure", hint)


def _cited(wording: Wording, dataset: Dataset) -> set[str] | None:
    """Percentages in the evidence of the innermost value around the words that cites any; None when that could not be read."""
    for value in reversed(wording.around):
        if keys := _evidence_of(value):
            if any(key not in dataset.evidence and dataset.stands_unread("evidence", key) for key in keys):
                return None
            pieces = [dataset.evidence[key] for key in keys if key in dataset.evidence]
            words = " ".join(f"{each.value} {each.statement.zh} {each.statement.en} {each.quote}" for each in pieces)
            return {_number(found) for found in _PERCENTAGE.findall(words)}
    return set()


def _evidence_of(value: Model) -> tuple[str, ...]:
    return tuple(key for name in ("evidence", "facts") for key in getattr(value, name, ()))


def _number(words: str) -> str:
    return re.sub(r"\s|[%％]|per ?cent", "", words)
