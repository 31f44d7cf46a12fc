"""Check: every figure of a text is one of its evidence, and the same in all languages."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import Wording
from generator.checks.figures_of_texts import FIGURES, Figure, Held
from generator.problems import KeyPath, Problem, RecordPath, listed
from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.guidance import Letter
from generator.records.procedure import Procedure
from generator.records.traversal import Entry, walk_within

_JUDGED_ELSEWHERE = frozenset(
    {"evidence", "sources", "labels", "search", "redirects", "exemptions", "calendars", "comparisons", "articles"}
)
"""Kinds whose texts rest on no evidence, or are evidence: the check `quotes` holds that against its quote."""
_OF_OTHERS = frozenset({"aliases", "keywords", "claim", "heard", "quote", "look_alikes"})
"""Fields with what other people type, say or spread."""
_CITING = ("evidence", "facts", "legal_basis")
_LANGUAGES = frozenset({"zh", "en", "body", "body_en"})
"""Fields that hold one text in a language."""

Translations = dict[tuple[str, str, KeyPath], tuple[Model, dict[str, tuple[Figure, ...]]]]
"""(kind, record, path without language) → the value that holds a text in all languages, and language → figures."""


def check_figures(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A figure of a record's text stands in the evidence cited beside it: in its quote, or in its statement, which `quotes` judges.

    Beside a text that cites nothing itself counts what its record cites. The figures of a text are the same in every language.
    Telephone numbers are judged by `protected-numbers`.

    PASS: `text: 24 小时内可退` with evidence that says 二十四小时
    PASS: `text: {zh: 两个工作日, en: two business days}`
    PASS: `claim: 5 分钟内可撤回`, which is what others say
    FAIL: `text: 72 小时内可退`, `text: 单笔最多 5000 元` with evidence that says neither, with a window or without one
    FAIL: `text: {zh: 24 小时内, en: within 42 hours}`
    """
    found = list(FIGURES.walk(dataset))
    evidence = _Evidence(dataset, found)
    translations: Translations = {}
    for wording, figures in found:
        value = wording.around[-1]
        if isinstance(value, Text | Letter) and wording.path[-1] in _LANGUAGES:
            place = (wording.kind, wording.id, wording.path[:-1])
            translations.setdefault(place, (value, {}))[1][str(wording.path[-1])] = figures
        if wording.kind not in _JUDGED_ELSEWHERE and _OF_OTHERS.isdisjoint(wording.path):
            yield from _unsourced(dataset, wording, figures, evidence)
    for (kind, key, path), (value, of_languages) in translations.items():
        for field, other in (("zh", "en"), ("en", "zh"), ("body", "body_en"), ("body_en", "body")):
            words = getattr(value, other, None) if field in of_languages else None
            if words and (missing := Held([words], of_languages.get(other, ())).lacks(of_languages[field])):
                message = f"{listed(missing)} of `{field}` is not in this text"
                yield Problem(RecordPath(kind, key, (*path, other)), "figures", message, "figures are equal in all languages")


class _Evidence:
    """What the evidence holds, remembered for everything that cites the same."""

    def __init__(self, dataset: Dataset, found: list[tuple[Wording, tuple[Figure, ...]]]) -> None:
        self._dataset = dataset
        self._figures: dict[str, list[Figure]] = {}
        self._held: dict[tuple[str, ...], Held] = {}
        for wording, figures in found:
            if wording.kind == "evidence" and wording.path[0] != "caveat":
                self._figures.setdefault(wording.id, []).extend(figures)

    def cited(self, keys: tuple[str, ...]) -> Held:
        if keys not in self._held:
            pieces = [self._dataset.evidence[key] for key in keys if key in self._dataset.evidence]
            words = [words for piece in pieces for words in (piece.quote, piece.value, *piece.told) if words]
            self._held[keys] = Held(words, (figure for key in keys for figure in self._figures.get(key, ())))
        return self._held[keys]


def _unsourced(dataset: Dataset, wording: Wording, figures: tuple[Figure, ...], evidence: _Evidence) -> Iterator[Problem]:
    judged = [figure for figure in figures if figure.kind != "number"]
    if not judged:
        return
    cited = next((keys for value in reversed(wording.around) if (keys := _cited(value))), ()) or _cited_within(dataset, wording)
    if any(key not in dataset.evidence and dataset.may_exist("evidence", key) for key in cited):
        return
    if missing := evidence.cited(cited).lacks(judged):
        message = f"no evidence beside it holds {listed(missing)}"
        hint = "cite the evidence that does, or leave the figure out"
        yield Problem(RecordPath(wording.kind, wording.id, wording.path), "figures", message, hint)


def _cited(value: Model) -> tuple[str, ...]:
    fields = vars(value)  # `getattr` of a field that a model has not takes ten times as long
    return tuple(key for name in _CITING if name in fields for key in fields[name] if isinstance(key, str))


def _cited_within(dataset: Dataset, wording: Wording) -> tuple[str, ...]:
    """What a record cites anywhere, and what the rules cite on which a procedure rests."""
    record = wording.around[0]
    keys = [key for node, _ in walk_within(Entry(wording.kind, wording.id, record)) for key in _cited(node.value)]
    if isinstance(record, Procedure):
        keys += [key for reference in record.rules if (rule := dataset.rule(reference)) for key in rule.evidence]
    return tuple(dict.fromkeys(keys))
