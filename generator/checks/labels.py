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

    PASS: `words: {answer: {"yes": 可以, "no": 不可以, …}, …}` in every file of `data/labels/`
    FAIL: no `disputed` in the section `answer`; a key that only one language has
    """
    needed = set(enum_words())
    everywhere = needed.union(*map(_keys, dataset.labels.values()))
    for language, labels in dataset.labels.items():
        for section, missing in groupby(sorted(everywhere - _keys(labels)), key=itemgetter(0)):
            keys = [key for _, key in missing]
            reason = "the code uses them" if (section, keys[0]) in needed else "another language has them"
            message = f"no words for {section}: {', '.join(keys)}"
            yield Finding("labels", language, ("words", section), message, f"add these keys below `{section}:`; {reason}")


def enum_words() -> Iterator[tuple[str, str]]:
    """Section and key of every value of every enum: `("source-kind", "press")`."""
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            yield from ((re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(), member.value) for member in kind)


def _keys(labels: Labels) -> set[tuple[str, str]]:
    return {(section, key) for section, words in labels.words.items() for key in words}
