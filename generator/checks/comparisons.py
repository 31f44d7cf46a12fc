"""Check: the definition of a comparison table gives a table that can be drawn."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset, regions_of
from generator.records.guidance import Comparison
from generator.records.kinds import KINDS

_COMPARED = frozenset(kind.name for kind in KINDS if kind.compared)


def check_comparisons(dataset: Dataset, today: date, columns: Mapping[str, Collection[str]] | None = None) -> Iterator[Problem]:
    """A comparison names columns that exist for its kind of record, each once. `columns` is kind → names; None leaves it unchecked.

    Each column has a label in `data/labels/`.

    PASS: `records: platforms`, `columns: [sender-cancel]` when platforms have that column
    FAIL: `sort_by: deadlines` without that column; `columns: [sender-cancle]`; `shape: records` without columns; one column twice
    FAIL: `shape: matrix` with `records: platforms`: only ways of paying have windows at each moment
    FAIL: `regions: [HK]` when no record of the kind belongs to Hong Kong: the table would be empty
    """
    for key, comparison in dataset.comparisons.items():
        if comparison.records not in _COMPARED:
            continue  # the check of references says so
        if comparison.shape == "records" and not comparison.columns:
            yield Problem(RecordPath("comparisons", key), "comparisons", "a table of records without columns", "add `columns:`")
        if comparison.shape == "matrix" and comparison.records != "transfer_types":
            hint = "write `records: transfer_types`, or `shape: records`"
            where = RecordPath("comparisons", key, ("records",))
            yield Problem(where, "comparisons", f"a matrix shows transfer_types, not {comparison.records}", hint)
        known = columns.get(comparison.records, ()) if columns is not None else comparison.columns
        for position, column in enumerate(comparison.columns):
            if column in comparison.columns[:position]:
                where = RecordPath("comparisons", key, ("columns", position))
                yield Problem(where, "comparisons", f"the column `{column}` is given twice", "keep one of them")
            if column in known:
                yield from _unlabelled(dataset, key, position, column)
            else:
                close = get_close_matches(column, known, n=1)
                hint = f"did you mean `{close[0]}`?" if close else f"allowed: {', '.join(sorted(known))}"
                where = RecordPath("comparisons", key, ("columns", position))
                yield Problem(where, "comparisons", f"{comparison.records} have no column `{column}`", hint)
        if comparison.sort_by is not None and comparison.sort_by not in comparison.columns:
            message = f"sorted by `{comparison.sort_by}`, which is no column of it"
            where = RecordPath("comparisons", key, ("sort_by",))
            yield Problem(where, "comparisons", message, f"its columns: {', '.join(comparison.columns)}")
        yield from _no_such_region(dataset, key, comparison)


def _no_such_region(dataset: Dataset, key: str, comparison: Comparison) -> Iterator[Problem]:
    """A comparison that is limited to regions without any record of its kind."""
    regions = {region for record in dataset.kind(comparison.records).values() for region in regions_of(record)}
    if comparison.regions and not regions & {*comparison.regions} and not dataset.has_failed_records(comparison.records):
        hint = f"allowed: {', '.join(sorted(regions))}" if regions else "delete `regions:`"
        where = RecordPath("comparisons", key, ("regions",))
        yield Problem(where, "comparisons", f"no {comparison.records} in {', '.join(comparison.regions)}", hint)


def _unlabelled(dataset: Dataset, key: str, position: int, column: str) -> Iterator[Problem]:
    """A column without a label in any language. One that only some languages lack is reported by the check of labels."""
    if dataset.labels and not any(column in labels.words.get("column", {}) for labels in dataset.labels.values()):
        hint = "add it below `column:` in every file of data/labels/"
        where = RecordPath("comparisons", key, ("columns", position))
        yield Problem(where, "comparisons", f"the column `{column}` has no word in any language", hint)
