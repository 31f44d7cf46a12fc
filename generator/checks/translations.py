"""Check: every text has English, and that English was written for its present Chinese."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import Pair, walk_pairs
from generator.problems import KeyPath, Problem, RecordPath, Severity
from generator.records.dataset import Dataset

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_UNTRANSLATED = frozenset({"never-link", "official-hosts", "publishers"})
"""Vocabularies that no page prints."""


def check_translations(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every text has English that was written for its Chinese; if not, an error in a vocabulary, one warning per record elsewhere.

    English older than its Chinese is never shown: the page falls back to the Chinese and says so.

    PASS: `name: {zh: 微信支付, en: WeChat Pay}`
    FAIL: `name: 微信支付` in a platform (warning); `name: 付款人` in a vocabulary (error)
    FAIL: `name: {zh: 微信支付, en: 微信支付}` (error)
    FAIL: `text: {zh: 两小时内, en: within a day}` when `translations.lock` pins `within a day` beside other Chinese (warning)
    FAIL: `text: {zh: 两小时内, en: within two hours}` when `translations.lock` does not know this English (warning)
    """
    missing: dict[tuple[str, str], list[KeyPath]] = {}
    behind: dict[tuple[str, str], list[KeyPath]] = {}
    unpinned: dict[tuple[str, str], list[KeyPath]] = {}
    for pair in walk_pairs(dataset):
        if pair.en is None and _is_printed(pair):
            missing.setdefault((pair.kind, pair.id), []).append(pair.path)
        if pair.en is not None and _HAN.search(pair.en) and not _LATIN.search(pair.en):
            where = RecordPath(pair.kind, pair.id, (*pair.path, "en"))
            yield Problem(where, "translations", "the English is Chinese", "translate it, or delete `en:`")
        if pair.en is not None and dataset.pins.behind(f"{pair.kind}/{pair.id}", pair.zh, pair.en):
            behind.setdefault((pair.kind, pair.id), []).append(pair.path)
        elif pair.en is not None and dataset.pins.unpinned(f"{pair.kind}/{pair.id}", pair.en):
            unpinned.setdefault((pair.kind, pair.id), []).append(pair.path)
    for (kind, key), paths in missing.items():
        where = RecordPath(kind, key, paths[0])
        message = f"no English for {_named(paths)}"
        yield Problem(where, "translations", message, "add `en:`", Severity.ERROR if kind == "vocabularies" else Severity.WARNING)
    for (kind, key), paths in behind.items():
        hint = f"write it anew, or if it still says the same: make pin confirmed={kind}/{key}"
        where = RecordPath(kind, key, paths[0])
        yield Problem(where, "translations", f"the English is older than the Chinese in {_named(paths)}", hint, Severity.WARNING)
    for (kind, key), paths in unpinned.items():
        message = f"the English of {_named(paths)} is not pinned: nobody will see when its Chinese changes"
        yield Problem(RecordPath(kind, key, paths[0]), "translations", message, "once both say the same: make pin", Severity.WARNING)


def untranslated(dataset: Dataset) -> tuple[Pair, ...]:
    """The texts without English, which English pages show in Chinese.

    Args:
        dataset: The records.

    Returns:
        The texts, in the order of `Dataset.records`; vocabularies that no page prints are left out.
    """
    return tuple(pair for pair in walk_pairs(dataset) if pair.en is None and _is_printed(pair))


def translations_of(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """The texts that have both languages, as the translation lock records them.

    Args:
        dataset: The records.

    Yields:
        (record, Chinese, English), the record as `kind/id`, in the order of `Dataset.records`.
    """
    return ((f"{pair.kind}/{pair.id}", pair.zh, pair.en) for pair in walk_pairs(dataset) if pair.en is not None)


def _is_printed(pair: Pair) -> bool:
    return pair.kind != "vocabularies" or pair.id.partition("/")[0] not in _UNTRANSLATED


def _named(paths: list[KeyPath]) -> str:
    where = ", ".join(".".join(str(step) for step in path) for path in paths[:3])
    return f"{where} and {len(paths) - 3} more" if len(paths) > 3 else where
