"""Check: the durations in texts, windows and evidence agree."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.problems import KeyPath, Problem, RecordPath
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.procedure import Procedure
from generator.records.traversal import Node
from generator.records.values import Window
from generator.records.vocabulary import WindowKind
from generator.text.durations import Duration, duration_of, find_durations

_BY_ITSELF = re.compile(r"自动[^，。；：]{0,4}(?:退|取消)")
_AVERAGE = re.compile(r"平均|\bon average\b", re.IGNORECASE)
_HINT = "a reader holds these words against a clock: correct the words or the window"


def check_windows(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A text that names durations names the length of its own window; a procedure's window is that of a rule it links to.

    The length stands in the words of the evidence: of the fact, or of anything a procedure cites.
    Money that comes back by itself has no deadline, so that no page says that it is too late for it.

    PASS: `text: 发出后 24 小时内` with `window: {length: 24, unit: hour, starts_at: sent}` (or one day)
    PASS: `text: 1 到 3 个工作日到账` without a window
    FAIL: `text: 发出后 24 小时内` with `window: {length: 2, unit: hour, starts_at: sent}`
    FAIL: `window: {length: 2, unit: hour, starts_at: sent}` when the evidence says 24 小时 and nothing else
    FAIL: a procedure with a window of 48 hours from `sent` whose linked rules say 24 hours from `sent`
    FAIL: `text: 满 24 小时自动退回`, or any `automatic_return`, with a window whose `kind` is not `happens-at`
    FAIL: `text: 平均 46 天` with a window whose `kind` is not `usual`
    FAIL: `text: 至少处理 180 天` among the deadlines of a rail without a window: nobody says whom it binds
    """
    for node, fact in walk_facts(dataset):
        yield from _words(node, ("text",), fact.text, fact.window)
        yield from _returns(node, fact.text, fact.window)
        yield from _averages(node, fact.text, fact.window)
        yield from _unsourced(node, fact.window, fact.evidence, dataset)
    yield from _unkind(dataset)
    for key, procedure in dataset.procedures.items():
        yield from _words(Node("procedures", key, (), procedure), ("action",), procedure.action, procedure.window)
        yield from _returns(Node("procedures", key, (), procedure), procedure.action, procedure.window)
        yield from _rules(key, procedure, dataset)
        yield from _unsourced(Node("procedures", key, (), procedure), procedure.window, _cited(procedure, dataset), dataset)
        for place, ground in enumerate(procedure.grounds):
            node = Node("procedures", key, ("grounds", place), ground)
            yield from _words(node, ("action",), ground.action or procedure.action, ground.window)
            yield from _unsourced(node, ground.window, ground.evidence, dataset)


def _unsourced(node: Node, window: Window | None, evidence: Collection[str], dataset: Dataset) -> Iterator[Problem]:
    length = _length(window)
    if length is None or not evidence or any(key not in dataset.evidence for key in evidence):
        return
    pieces = [dataset.evidence[key] for key in evidence]
    words = (each for piece in pieces for each in (piece.quote, piece.value, *piece.told) if each)
    if not any(length == duration for text in words for _, _, duration in find_durations(text)):
        message = f"none of its evidence speaks of {_plain(window)}"
        where = RecordPath(node.kind, node.id, (*node.path, "window"))
        yield Problem(where, "windows", message, "is the length right? else cite evidence that names it")


def _cited(procedure: Procedure, dataset: Dataset) -> set[str]:
    """The evidence of a procedure's own facts and steps, of its legal basis, and of the rules it links to."""
    facts = [procedure.availability, procedure.effect, procedure.cost, procedure.duration]
    facts += [dataset.rule(reference) for reference in procedure.rules]
    return {
        *procedure.legal_basis,
        *(key for fact in facts if fact for key in fact.evidence),
        *(key for step in procedure.steps for key in step.evidence),
    }


def _words(node: Node, path: KeyPath, text: Text, window: Window | None) -> Iterator[Problem]:
    length = _length(window)
    for language, words in (("zh", text.zh), ("en", text.en)) if length else ():
        named = {phrase: duration for _, phrase, duration in find_durations(words or "")}
        if named and length not in named.values():
            message = f"the text says {' and '.join(f'`{phrase}`' for phrase in named)}, its window says {_plain(window)}"
            yield Problem(RecordPath(node.kind, node.id, (*node.path, *path, language)), "windows", message, _HINT)


def _returns(node: Node, text: Text, window: Window | None) -> Iterator[Problem]:
    comes = "automatic_return" in node.path or _BY_ITSELF.search(text.zh)
    if comes and window and window.length and window.kind is not WindowKind.HAPPENS_AT:
        message = f"it comes back by itself, and the window says that it is {window.kind}"
        yield Problem(RecordPath(node.kind, node.id, (*node.path, "window")), "windows", message, "write kind: happens-at")


def _averages(node: Node, text: Text, window: Window | None) -> Iterator[Problem]:
    if window and window.kind is not WindowKind.USUAL and _AVERAGE.search(f"{text.zh} {text.en or ''}"):
        message = f"an average promises nothing, and the window says that it is {window.kind}"
        yield Problem(RecordPath(node.kind, node.id, (*node.path, "window")), "windows", message, "write kind: usual")


def _rules(key: str, procedure: Procedure, dataset: Dataset) -> Iterator[Problem]:
    window = procedure.window
    linked = [rule.window for reference in procedure.rules if (rule := dataset.rule(reference))]
    same_clock = [
        other
        for other in (*linked, procedure.availability.window)
        if other and window and other.length and other.starts_at is window.starts_at
    ]
    if window and window.length and same_clock and _length(window) not in {_length(other) for other in same_clock}:
        message = f"the window is {_plain(window)}, its rules say {' and '.join(_plain(other) for other in same_clock)}"
        yield Problem(RecordPath("procedures", key, ("window",)), "windows", message, "which of them is sourced? correct the other")


def _length(window: Window | None) -> Duration | None:
    """The length of a window, if it has one."""
    return None if window is None or window.length is None or window.unit is None else duration_of(window.length, window.unit.value)


def _plain(window: Window | None) -> str:
    return f"{window.length} {window.unit} from {window.starts_at}" if window else "nothing"


def _unkind(dataset: Dataset) -> Iterator[Problem]:
    """Times of rails with a duration and without a window: tables would print them among what the reader must do."""
    for key, rail in dataset.rails.items():
        for place, fact in enumerate(rail.deadlines):
            if fact.window is None and (named := next(iter(find_durations(fact.text.zh)), None)):
                where = RecordPath("rails", key, ("deadlines", place, "text", "zh"))
                hint = "add its `window:`, the kind first: `usual` where it is no deadline"
                yield Problem(where, "windows", f"`{named[1]}` without a window: nobody says whom it binds", hint)
