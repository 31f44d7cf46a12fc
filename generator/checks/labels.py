"""Has every word of the code a word of the reader, in every language?"""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from generator.checks.finding import Finding
from generator.models import vocabulary
from generator.models.dataset import Dataset
from generator.models.guidance import Labels


def check_labels(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Each value of each enum of `models/vocabulary.py` has a word in the section of that name; all languages have the same keys.

    Each closed question of the section `answered` names a section with its yes and its no.

    PASS: `words: {answer: {"yes": 可以, "no": 不可以, …}, …}` in every file of `data/labels/`
    PASS: `answered: {acceptance: answer-must}` beside `answer-must: {"yes": 要, "no": 不要}`
    FAIL: no `disputed` in the section `answer`; a key that only one language has
    FAIL: `answered: {acceptance: answer-must}` without that section, or without its `"no"`
    """
    needed = set(enum_words())
    everywhere = needed.union(*map(_keys, dataset.labels.values()))
    for language, labels in dataset.labels.items():
        for section, missing in groupby(sorted(everywhere - _keys(labels)), key=itemgetter(0)):
            keys = [key for _, key in missing]
            reason = "the code uses them" if (section, keys[0]) in needed else "another language has them"
            message = f"no words for {section}: {', '.join(keys)}"
            yield Finding("labels", language, ("words", section), message, f"add these keys below `{section}:`; {reason}")
        yield from _unanswered(language, labels)


def _unanswered(language: str, labels: Labels) -> Iterator[Finding]:
    for asked, pair in labels.words.get("answered", {}).items():
        if missing := {"yes", "no"} - labels.words.get(pair, {}).keys():
            message = f"the section `{pair}` has no word for {' and '.join(sorted(missing))}"
            yield Finding("labels", language, ("words", "answered", asked), message, f"add them below `{pair}:`, or name another section")


def enum_words() -> Iterator[tuple[str, str]]:
    """Section and key of every value of every enum: `("source-kind", "press")`."""
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            yield from ((re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(), member.value) for member in kind)


def _keys(labels: Labels) -> set[tuple[str, str]]:
    return {(section, key) for section, words in labels.words.items() for key in words}
