"""Check: a rate is one that the cited evidence publishes."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.checks.fields_of_records import Wording
from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath
from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.text.lookalike_characters import plain
from generator.text.numerals import HANZI
from generator.text.percentages import find_shares

_ABOUT_RATES = frozenset({"articles", "claims", "statistics", "contradictions", "evidence", "sources", "court_cases"})
"""Kinds whose records report rates: what is claimed, published, contradicted or decided."""

_SEARCHED = frozenset({"aliases", "keywords"})
"""Fields with what people type in search, true or not."""

_SPAN = rf"(?:[0-9]+|[{HANZI}半叁]+) *个?(?:分钟|小时|刻钟|天|日|秒|min|h\b)"
_FOR = "救援|救济|止付|追回|追款|报警|挽损|抢救"
GOLDEN = re.compile(
    rf"黄金(?:{_FOR})?(?:时间|时段|窗口)?[的:是 ]*{_SPAN}|黄金(?:{_FOR})(?:期|时间|时段|窗口)|{_SPAN}(?:的|内)?黄金"
    r"|golden[ -](?:half[ -])?(?:hour|window|period)\b|golden (?:[a-z0-9]+[ -]){1,2}(?:minutes?|hours?|days?)\b"
    r"|(?:[0-9]+|three|five|ten|thirty|forty|sixty) golden (?:minutes?|hours?|days?)\b",
    re.IGNORECASE,
)
"""“Golden minutes”, a window that no rule sets; for a text after `plain`."""
_SUCCESS = re.compile(
    r"(?:成功|追回|挽回|找回|止付)的?(?:率|概率|几率|机率|可能性)[^，。；,.;]{0,8}?(?:[0-9][0-9.]* *%?|百分|高|低|大|小|极)"
    r"|[0-9]\.[0-9]+ *的?(?:成功|追回|挽回)率"
    r"|(?:success rate|recovery rate|chances? of (?:success|recovery))[^，。；,.;]{0,8}?(?:[0-9][0-9.]* *%?|high|low)",
    re.IGNORECASE,
)
_MAYBE = re.compile("黄金|[率性]|golden|rate|chance", re.IGNORECASE)
"""A quick test that every match of both patterns passes, since most texts have none."""


def check_rates(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Shares, success rates and «golden minutes» stand in claims and statistics only.

    A share may stand elsewhere when the cited evidence holds the same one, however it is written.

    PASS: `text: 手续费 0.1%` on a fact whose evidence says `0.1%`
    PASS: `success_rate: st-01` on a procedure
    FAIL: `text: 成功率 70%`, `text: 七成能追回`; `summary: 黄金 3 分钟内可追回`
    """
    for wording, shares in _shares.walk(dataset):
        cited = _cited(wording, dataset) if _is_judged(wording) else None
        for share in shares:
            if cited is not None and share.percent not in cited:
                yield _problem(wording, share.words)
    for wording, promises in _promises.walk(dataset):
        for words in promises if _is_judged(wording) else ():
            yield _problem(wording, words)


def _promised(text: str) -> Iterator[str]:
    """Golden minutes and success rates, as they are written."""
    shaped = plain(text)
    for pattern in (GOLDEN, _SUCCESS) if _MAYBE.search(shaped) else ():
        for found in pattern.finditer(shaped):
            yield text[slice(*found.span())]


_shares = Search(find_shares)
_promises = Search(_promised)


def _is_judged(wording: Wording) -> bool:
    return wording.kind not in _ABOUT_RATES and wording.path[0] not in _SEARCHED


def _problem(wording: Wording, words: str) -> Problem:
    hint = "cite evidence that holds the same figure, move it to data/statistics/, or delete it"
    return Problem(RecordPath(wording.kind, wording.id, wording.path), "rates", f"`{words}` rests on no published figure", hint)


def _cited(wording: Wording, dataset: Dataset) -> set[Decimal] | None:
    """Shares in the evidence that the innermost value around the text cites; None when some of that evidence could not be read."""
    for value in reversed(wording.around):
        if keys := _evidence_of(value):
            if any(key not in dataset.evidence and dataset.may_exist("evidence", key) for key in keys):
                return None
            pieces = [dataset.evidence[key] for key in keys if key in dataset.evidence]
            words = " ".join(f"{each.value} {' '.join(each.told)} {each.quote}" for each in pieces)
            return {share.percent for share in find_shares(words)}
    return set()


def _evidence_of(value: Model) -> tuple[str, ...]:
    return tuple(key for name in ("evidence", "facts") for key in getattr(value, name, ()))
