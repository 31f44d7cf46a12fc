"""Can the letter be filled in?"""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.models.dataset import Dataset

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_letters(dataset: Dataset, today: date) -> Iterator[Finding]:
    """Each placeholder of a letter is one of its fields, and each field stands in the letter.

    PASS: `body: 我于 {day} 转账 …` with a field `day`
    FAIL: `body: 我于 {date} 转账 …` without a field `date`; a field that no body uses
    """
    for key, letter in dataset.letters.items():
        known = [field.id for field in letter.fields]
        used = set(_PLACEHOLDER.findall(letter.body))
        for name, body in (("body", letter.body), ("body_en", letter.body_en or "")):
            for placeholder in sorted(set(_PLACEHOLDER.findall(body)) - set(known)):
                yield Finding("letters", key, (name,), f"`{{{placeholder}}}` is no field of this letter", f"fields: {', '.join(known)}")
        for position, field in enumerate(known):
            if field not in used:
                yield Finding(
                    "letters", key, ("fields", position), f"the letter has no `{{{field}}}`", "write it into the body, or delete the field"
                )
