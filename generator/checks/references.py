"""Check: every id in a record names something that exists."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.kinds import KIND, KINDS
from generator.records.references import walk_references
from generator.records.traversal import FieldPath, walk_records
from generator.records.vocabulary import Scenario


def check_references(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every id names a record that exists: evidence, sources, contacts, rules, vocabulary entries and all others.

    No list names a record twice, and no record names itself.

    PASS: `evidence: [wx-01]` when `data/evidence/` holds `wx-01`
    PASS: `rules: ["wechat-pay#unaccepted"]` when that platform has that rule
    PASS: `procedure: call-110` when the file of that record is there and could not be read
    FAIL: `evidence: [wx-1]`, hint: did you mean `wx-01`?
    FAIL: `evidence: [wx-01, wx-01]`; `next_best: [call-110]` in `call-110`
    """
    known = _known(dataset)
    seen: set[tuple[str, str, FieldPath, str]] = set()
    for kind, key, path, target, named in walk_references(dataset):
        where = RecordPath(kind, key, path)
        place = kind, key, path[:-1] if isinstance(path[-1], int) else path, named
        if place in seen:
            yield Problem(where, "references", f"`{named}` is named twice", "keep one of them")
        seen.add(place)
        if (target, named) == (kind, key):
            yield Problem(where, "references", "a record cannot name itself", "delete it")
        if named not in known.get(target, ()) and not _may_be_unread(dataset, target, named):
            yield Problem(where, "references", f"no {_noun(target)} `{named}`", _nearest(named, known.get(target, ()), target))


def _known(dataset: Dataset) -> Mapping[str, Collection[str]]:
    """What a reference may name → the ids that exist."""
    return {
        **{name: terms.keys() for name, terms in dataset.vocabularies.items()},
        **{kind.name: dataset.kind(kind.name).keys() for kind in KINDS},
        "rules": [f"{key}#{rule.id}" for key, platform in dataset.platforms.items() for rule in platform.rules],
        "scenarios": [scenario.value for scenario in Scenario],
        "records": [f"{entry.kind}/{entry.id}" for entry in walk_records(dataset)],
        "kinds": [kind.name for kind in KINDS if kind.compared],
    }


def _may_be_unread(dataset: Dataset, target: str, named: str) -> bool:
    kind, key = {"rules": ("platforms", named.partition("#")[0]), "records": named.partition("/")[::2]}.get(target, (target, named))
    return dataset.may_exist(kind if kind in KIND else f"vocabularies/{kind}", key)


def _nearest(named: str, known: Collection[str], target: str) -> str:
    close = get_close_matches(named, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"allowed: {', '.join(known)}" if 0 < len(known) <= 30 else f"add it to {_file_of(target)}, or correct the id"


def _noun(target: str) -> str:
    return (KIND[target].one if target in KIND else target.removesuffix("s")).replace("-", " ")


def _file_of(target: str) -> str:
    if target in KIND:
        return f"data/{target}/"
    return {"rules": "its platform", "records": "data/"}.get(target, f"data/vocabularies/{target}.yml")
