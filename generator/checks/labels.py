"""Has every word of the code a word of the reader, in every language?"""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from generator.checks.finding import Finding
from generator.models import vocabulary
from generator.models.dataset import Dataset


def check_labels(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Each value of each enum of `models/vocabulary.py` has a word in the section of that name; all languages have the same keys.

    PASS: `words: {answer: {yes: 可以, no: 不可以, …}, …}` in every file of `data/labels/`
    FAIL: no `disputed` in the section `answer`; a key that only one language has
    """
    everywhere = {(section, key) for labels in dataset.labels.values() for section, words in labels.words.items() for key in words}
    needed = set(enum_words())
    for language, labels in dataset.labels.items():
        for section, key in sorted((everywhere | needed) - {(section, key) for section, words in labels.words.items() for key in words}):
            reason = "the code uses it" if (section, key) in needed else "another language has it"
            yield Finding(
                "labels", language, ("words", section), f"no word for `{section}.{key}`; {reason}", f"add `{key}:` below `{section}:`"
            )


def enum_words() -> Iterator[tuple[str, str]]:
    """Section and key of every value of every enum: `("source-kind", "press")`."""
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            yield from ((re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(), member.value) for member in kind)
