"""Check: the placeholders of a letter and its fields agree."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_letters(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Each placeholder of a letter is one of its fields, and each field stands in the letter, in every language it is written in.

    PASS: `body: 我于 {day} 转账 …` with a field `day`
    FAIL: `body: 我于 {date} 转账 …` without a field `date`; a field that no body uses, or only one of two; two fields `day`
    FAIL: `body: 我于 {day 转账 …`, a brace left open
    """
    for key, letter in dataset.letters.items():
        known = [field.id for field in letter.fields]
        bodies = {"body": letter.body, **({"body_en": letter.body_en} if letter.body_en else {})}
        for name, body in bodies.items():
            for placeholder in sorted(set(_PLACEHOLDER.findall(body)) - set(known)):
                where = RecordPath("letters", key, (name,))
                yield Problem(where, "letters", f"`{{{placeholder}}}` is no field of this letter", f"fields: {', '.join(known)}")
            if re.search("[{}]", _PLACEHOLDER.sub("", body)):
                yield Problem(RecordPath("letters", key, (name,)), "letters", "a brace without its other half", "write {field}")
        for position, field in enumerate(known):
            path = ("fields", position)
            if field in known[:position]:
                yield Problem(RecordPath("letters", key, path), "letters", f"the field `{field}` is given twice", "keep one of them")
            if lacking := [name for name, body in bodies.items() if field not in _PLACEHOLDER.findall(body)]:
                message = f"`{{{field}}}` does not stand in {' and '.join(lacking)}"
                yield Problem(RecordPath("letters", key, path), "letters", message, "write it there, or delete the field")
