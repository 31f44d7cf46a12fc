"""Check: title, publisher and date of a source are three fields."""

import re
from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_DATE = "(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_NO_DATE = re.compile("未见日期|日期(?:未显示|不明)|no date (?:on the page|seen|shown)|undated", re.IGNORECASE)
_DATED = re.compile(r"(?:^|[ ，,])(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?(?:[（(](?:转载|镜像)[)）])?$")
_STROKE = re.compile(" / ")


def check_published(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The title of a source holds neither its publisher nor its date, which have their fields; what a page lacks is said by no field.

    PASS: `title: 转错账了怎么办`, `publisher: 某日报`, `published: "2025-01-01"`, or `"2025-01"`, or `"2025"`
    PASS: a source without `published`: pages say in their language that no date was seen
    FAIL: `title: Cancel a payment / PayPal`, `title: 某日报 2025-01-01`
    FAIL: `title: 某日报（日期未显示）`, `publisher: PSR / 未见日期`, `published: 未见日期`, `published: 2024-11 前后`
    """
    for key, source in dataset.sources.items():
        for field, words in (("title", source.title), ("publisher", source.publisher or "")):
            where = RecordPath("sources", key, (field,))
            if found := _NO_DATE.search(words):
                yield Problem(
                    where, "published", f"`{found[0]}` is no part of it", "leave it out: pages say so where `published` is absent"
                )
            elif field == "title" and (found := _DATED.search(words) or (None if source.publisher else _STROKE.search(words))):
                hint = "write `title:`, `publisher:` and `published:`"
                yield Problem(where, "published", f"`{found[0].strip()}` in a title: it is in one with publisher or date", hint)
        if source.published and not re.fullmatch(_DATE, source.published):
            where = RecordPath("sources", key, ("published",))
            yield Problem(where, "published", f"`{source.published}` is no date", "write 2025-01-31, 2025-01 or 2025; or leave it out")
