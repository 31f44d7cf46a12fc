"""Check: every value that pages print has a label, in every language."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from generator.problems import Problem, RecordPath
from generator.records import vocabulary
from generator.records.dataset import Dataset
from generator.records.guidance import Labels
from generator.records.kinds import KIND, KINDS

_BLANK = re.compile(r"\{([a-z_]*)\}")


def check_labels(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Values of the code and of records have a label in every language; all languages have the same keys, with the same blanks.

    Records need labels for the region of a contact or rail, for the group of evidence (its id up to the first hyphen), and for the
    names of their kind: in its list, in search, in the corner of its tables.

    Each closed question of the section `answered` names a section with its yes and its no.

    PASS: `words: {answer: {"yes": 可以, "no": 不可以, …}, …}` in every file of `data/labels/`
    PASS: `answered: {acceptance: answer-must}` beside `answer-must: {"yes": 要, "no": 不要}`
    FAIL: no `disputed` in the section `answer`; a key that only one language has
    FAIL: `answered: {acceptance: answer-must}` without that section, or without its `"no"`
    FAIL: no `FR` in the section `region` beside a contact with `region: FR`
    FAIL: `hello: 你好，{name}` in one language and `hello: Hello, {nmae}` in another
    """
    needed = dict.fromkeys(enum_words(), "the code uses them")
    needed |= {word: f"`{user}` uses them" for word, user in _words_of_records(dataset) if dataset.labels}
    everywhere = set(needed).union(*map(_keys, dataset.labels.values()))
    for language, labels in dataset.labels.items():
        for section, missing in groupby(sorted(everywhere - _keys(labels)), key=itemgetter(0)):
            keys = [key for _, key in missing]
            reason = needed.get((section, keys[0]), "another language has them")
            message = f"no words for {section}: {', '.join(keys)}"
            where = RecordPath("labels", language, ("words", section))
            yield Problem(where, "labels", message, f"add these keys below `{section}:`; {reason}")
        yield from _unanswered(language, labels)
    yield from _other_blanks(dataset)


def _unanswered(language: str, labels: Labels) -> Iterator[Problem]:
    for question, pair in labels.words.get("answered", {}).items():
        if missing := {"yes", "no"} - labels.words.get(pair, {}).keys():
            message = f"the section `{pair}` has no word for {' and '.join(sorted(missing))}"
            where = RecordPath("labels", language, ("words", "answered", question))
            yield Problem(where, "labels", message, f"add them below `{pair}:`, or name another section")


def _words_of_records(dataset: Dataset) -> Iterator[tuple[tuple[str, str], str]]:
    """Section and key of each label that a record needs, and the first record that needs it."""
    found: dict[tuple[str, str], str] = {}
    for key, contact in dataset.contacts.items():
        found.setdefault(("region", contact.region), f"contacts/{key}")
    for key, rail in dataset.rails.items():
        for region in rail.regions:
            found.setdefault(("region", region), f"rails/{key}")
    for key in dataset.evidence:
        found.setdefault(("evidence-group", key.partition("-")[0]), f"evidence/{key}")
    for kind in KINDS:
        first = next(iter(dataset.kind(kind.name)), "")
        words = [*((("index-title", kind.name), ("index-intro", kind.name)) if kind.index else ())]
        words += [("search", f"kind-{kind.one}")] if kind.has_pages else []
        found |= {word: f"{kind.name}/{first}" for word in words if first}
    for key, comparison in dataset.comparisons.items():
        if comparison.records in KIND:
            found.setdefault(("corner", comparison.records), f"comparisons/{key}")
    return iter(found.items())


def _other_blanks(dataset: Dataset) -> Iterator[Problem]:
    """Labels whose blanks differ between languages: the code fills a blank such as `{name}` by its name."""
    first: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for language, labels in dataset.labels.items():
        for section, words in labels.words.items():
            for key, text in words.items():
                blanks = set(_BLANK.findall(text))
                if "{" in (rest := _BLANK.sub("", text.replace("{{", "").replace("}}", ""))) or "}" in rest:
                    where = RecordPath("labels", language, ("words", section, key))
                    yield Problem(where, "labels", "a brace without its other half", "write {name}, or {{ for a brace")
                other, known = first.setdefault((section, key), (language, blanks))
                if blanks != known:
                    message = f"the blanks are {_listed(blanks)}, in `{other}` they are {_listed(known)}"
                    where = RecordPath("labels", language, ("words", section, key))
                    yield Problem(where, "labels", message, "the code fills them in by name: write the same ones")


def _listed(blanks: set[str]) -> str:
    return ", ".join(f"{{{blank}}}" for blank in sorted(blanks)) or "none"


def enum_words() -> Iterator[tuple[str, str]]:
    """Section and key of every value of every enum: `("source-kind", "press")`."""
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            yield from ((re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(), member.value) for member in kind)


def _keys(labels: Labels) -> set[tuple[str, str]]:
    return {(section, key) for section, words in labels.words.items() for key in words}
