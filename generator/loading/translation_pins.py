"""Reads and writes `translations.lock`: which English was written for which Chinese.

One line per translation, sorted, so that git can merge the changes of two people.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.guidance import Letter
from generator.records.lock_names import TRANSLATIONS
from generator.records.translation import DIGEST_LENGTH, TranslationLock, text_digest

_HEAD = "# Written by `make pin`: digests of each record's English, and of that English with its Chinese.\n"


def read_pins(root: Path) -> TranslationLock:
    """The pins in the lock of a project; no pins when there is no lock."""
    lines = list(_lines(root))
    return TranslationLock(frozenset(place for place, _ in lines), frozenset(pair for _, pair in lines), (root / TRANSLATIONS).exists())


def write_translation_lock(root: Path, translations: Iterable[tuple[str, str, str]], confirmed: Collection[str] = ()) -> tuple[int, int]:
    """Write the lock anew: pin every translation that is up to date, and keep the old pin of each one that is older than its Chinese.

    An outdated translation keeps its old pin, and so stays outdated, until its English changes or its record is confirmed.

    Args:
        root: The folder of the project.
        translations: (record, Chinese, English) of every text that has both; the record is `kind/id`.
        confirmed: Records, as `kind/id`, whose English a person has compared with the changed Chinese and found right.

    Returns:
        Number of lines written, and number of translations that stay outdated.
    """
    pins, found = read_pins(root), list(translations)
    behind = {item for item in found if item[0] not in confirmed and pins.behind(*item)}
    places = {text_digest(record, en) for record, _, en in behind}
    lines = {(place, pair) for place, pair in _lines(root) if place in places}
    lines |= {(text_digest(record, en), text_digest(zh, en)) for record, zh, en in found if (record, zh, en) not in behind}
    (root / TRANSLATIONS).write_text(_HEAD + "".join(f"{place} {pair}\n" for place, pair in sorted(lines)), "utf-8", newline="\n")
    return len(lines), len(behind)


def without_stale(dataset: Dataset) -> Dataset:
    """The same records without English that is older than its Chinese, so that no page can show it.

    Args:
        dataset: Records with the pins of their project, which decide what is outdated.

    Returns:
        Records in which each such text has no English, as if it had never been translated. A record without such a text is the
        same object as before.
    """
    if not dataset.pins.places:
        return dataset
    kept = {kind: _in_step(held, dataset.pins, kind) for kind, held in dataset.records.items()}
    return replace(dataset, records=kept) if any(held is not dataset.records[kind] for kind, held in kept.items()) else dataset


def _in_step(value: Any, pins: TranslationLock, record: str) -> Any:
    """A value without outdated English; the same object where there is none. `record` is the kind, and `kind/id` inside a record."""
    match value:
        case None | str():
            return value
        case Text():
            return Text(zh=value.zh) if value.en and pins.behind(record, value.zh, value.en) else value
        case Mapping():
            parts = {key: _in_step(part, pins, f"{record}/{key}") for key, part in value.items()}
            return parts if any(part is not value[key] for key, part in parts.items()) else value
        case tuple():
            found = tuple(_in_step(part, pins, record) for part in value)
            return found if any(part is not before for part, before in zip(found, value, strict=True)) else value
        case Model():
            changes = {name: part for name, before in vars(value).items() if (part := _in_step(before, pins, record)) is not before}
            if isinstance(value, Letter) and value.body_en and pins.behind(record, value.body, value.body_en):
                changes["body_en"] = None
            return value.model_copy(update=changes) if changes else value
        case _:
            return value


def _lines(root: Path) -> Iterator[tuple[str, str]]:
    """The two digests (place, pair) of each line; a malformed line pins nothing."""
    path = root / TRANSLATIONS
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if len(line) == 2 * DIGEST_LENGTH + 1:
            yield line[:DIGEST_LENGTH], line[DIGEST_LENGTH + 1 :]
