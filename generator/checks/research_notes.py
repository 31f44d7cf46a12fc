"""Check: what pages print is said to readers; notes of research stay in the statement, and `say` stands on the page."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import WORDS_OF_OTHERS
from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_TAG = re.compile(r"【[^】]*】?|^\[[^\]]*\]")
_OPENING = re.compile(
    r"^(?:网上|网传|有人)[^。；]*?不(?:采信|采纳|采用|收录)|^(?:online claim|claim online)s?\b.*", re.IGNORECASE | re.DOTALL
)
_JUDGED = re.compile(r"(?:不采信|不采纳|未采信)(?=$|[：:。；，])|[,;] (?:rejected|not adopted)(?=$|[:;.])", re.IGNORECASE)
_SHOWN = 40
_OF_OTHERS = WORDS_OF_OTHERS | {"value"}


def _note_in(words: str) -> Iterator[str]:
    if found := _TAG.search(words) or _OPENING.search(words):
        yield found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN]}…"
    elif found := _JUDGED.search(words):
        yield found[0]


_notes: Search[str] = Search(_note_in)


def check_research_notes(dataset: Dataset, today: date) -> Iterator[Problem]:
    """No printed text has the marks of a researcher's list: a tag in 【】, or a rumour first and “rejected” behind it.

    The statement of evidence may read so where it has a `say`, which is printed instead: first what is true, then what circulates.

    PASS: `text: 95598 是国家电网，不是光大银行`
    PASS: `statement: 网上把 95598 写成光大银行，不采信` with `say: 95598 是国家电网，不是光大银行`
    PASS: `quote: 【公告】本行客服`, `claim: 网上说 95598 是光大银行`
    PASS: `caveat: 几种说法都来自营销网页，不采信`
    FAIL: `statement: 网上把 95598 写成光大银行，不采信` or `statement: 【立案期限】原则 3 日` without `say`
    FAIL: `text: {zh: 立案期限, en: "[Time limit] 3 days"}`, `say: {zh: 不是, en: "Online claim that it is a bank, rejected"}`
    """
    for wording, found in _notes.walk(dataset):
        if not _OF_OTHERS.isdisjoint(wording.path) or wording.kind in {"labels", "search", "letters"}:
            continue
        of_evidence = wording.kind == "evidence" and wording.path[0] in {"statement", "say"}
        if of_evidence and wording.path[0] == "statement" and dataset.evidence[wording.id].say:
            continue
        if not of_evidence and _JUDGED.fullmatch(found[0]):
            continue  # a caveat is the place to say so
        where = RecordPath(wording.kind, wording.id, wording.path)
        hint = "say first what is true" + (", in `say:` where the statement is to stay" if wording.kind == "evidence" else "")
        yield Problem(where, "research-notes", f"`{found[0]}` is a note of research, and pages print it", hint)
