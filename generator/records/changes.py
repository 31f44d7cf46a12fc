"""What is different between two datasets, as the facts that pages read. Unchanged records are the same objects, so it is fast."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.tracing import EVERYTHING, KEYS, WHOLE, FactPath

LISTS = "lists"
"""Beginning of the facts about which vocabularies there are and which terms each has."""


def changed_facts(old: Dataset, new: Dataset) -> set[FactPath]:
    """The facts that differ between two datasets.

    Args:
        old: The records before.
        new: The records after; a record that is the same object is not looked into.

    Returns:
        Every fact of which a reader may see another value: keys that come and go, the order of keys, fields, entries; for each also
        the facts of all that it is a part of, taken as a whole (`WHOLE`). Empty when the records are equal.
    """
    found: set[FactPath] = set()
    for kind in {**old.records, **new.records}:
        _compare_mappings((kind,), old.records.get(kind, {}), new.records.get(kind, {}), found)
    if old.records.get("vocabularies") is not new.records.get("vocabularies"):
        _compare_mappings((LISTS,), _term_ids(old), _term_ids(new), found)
    found |= {(name,) for name in ("pins", "failed_records") if getattr(old, name) != getattr(new, name)}
    return found | {EVERYTHING} if found else found


def _term_ids(dataset: Dataset) -> dict[str, dict[str, None]]:
    return {name: dict.fromkeys(terms) for name, terms in dataset.vocabularies.items()}


def _compare_mappings(path: FactPath, old: Mapping[str, Any], new: Mapping[str, Any], found: set[FactPath]) -> bool:
    if old is new:
        return False
    differs = False
    if list(old) != list(new):
        differs = True
        found |= {(*path, KEYS), *((*path, key) for key in old.keys() ^ new.keys())}
    for key, before in old.items():
        if key in new and before is not new[key]:
            differs |= _compare(before, new[key], (*path, key), found)
    if differs:
        found.add((*path, WHOLE))
    return differs


def _compare(old: Any, new: Any, path: FactPath, found: set[FactPath]) -> bool:
    """Add what differs between the values at a path: fields of their parts where both have the same shape, else the path itself."""
    if old is new:
        return False
    parts: Any = None
    if old.__class__ is new.__class__:
        if isinstance(old, Model):
            held, other = vars(old), vars(new)
            parts = ((name, part, other[name]) for name, part in held.items())
        elif isinstance(old, dict):
            return _compare_mappings(path, old, new, found)
        elif isinstance(old, tuple) and len(old) == len(new) and any(isinstance(part, Model) for part in old):
            return _compare_tuples(old, new, path, found)
    if parts is None:
        if _are_same(old, new):
            return False
        found |= {path, (*path, WHOLE)}
        return True
    differs = False
    for name, before, after in parts:
        if before is not after:
            differs |= _compare(before, after, (*path, name), found)
    if differs:
        found.add((*path, WHOLE))
    return differs


def _compare_tuples(old: tuple[Any, ...], new: tuple[Any, ...], path: FactPath, found: set[FactPath]) -> bool:
    """The same for two tuples of parts; a part of another type is a change of the tuple, which is read with the field that holds it."""
    differs = False
    for position, (before, after) in enumerate(zip(old, new, strict=True)):
        if isinstance(before, Model) and before.__class__ is after.__class__:
            differs |= _compare(before, after, (*path, position), found)
        elif not _are_same(before, after):
            found.add(path)
            differs = True
    if differs:
        found.add((*path, WHOLE))
    return differs


def _are_same(old: Any, new: Any) -> bool:
    """Whether two values print the same: 1 is not True, and 2.0 is not 2.00."""
    if old.__class__ is not new.__class__:
        return False
    if isinstance(old, tuple):
        return len(old) == len(new) and all(map(_are_same, old, new))
    if isinstance(old, Decimal):
        return bool(old.as_tuple() == new.as_tuple())
    return bool(old == new)
