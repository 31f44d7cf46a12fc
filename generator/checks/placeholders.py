"""Check: no placeholder of a starter file is left."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_LEFT_OVER = re.compile(r"待填写|待补充|to be written|\bTODO\b|\bFIXME\b|\bTBD\b|lorem ipsum", re.IGNORECASE)
_left_over: Search[str] = Search(lambda words: [found[0]] if (found := _LEFT_OVER.search(words)) else ())


def check_placeholders(dataset: Dataset, today: date) -> Iterator[Problem]:
    """No text still holds the placeholder of a starter file.

    PASS: `zh: 未找到官方规定`
    FAIL: `zh: 待填写`; `en: to be written`; `en: TODO`
    """
    for wording, found in _left_over.walk(dataset):
        hint = "write the text, or delete the optional field"
        where = RecordPath(wording.kind, wording.id, wording.path)
        yield Problem(where, "placeholders", f"`{found[0]}` was left from the starter file", hint)
