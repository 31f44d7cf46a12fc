"""Check: texts are plain words, each in its own language."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import WORDS_OF_OTHERS
from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath, Severity
from generator.records.dataset import Dataset

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|\*\*[^*]+\*\*|\]\([^)]*\)|\{\{|\{%|^#+ |`[^`]+`", re.MULTILINE)
_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile(r"(?:\b[a-z]+[ ,;]+){3}")
_TRADITIONAL = frozenset("們個來對時會過還發學國說請電話銀轉帳戶錢報後將這從兩麼問題嗎樣點經關開讓應該實現與為無")
"""Of the most frequent characters, those that simplified Chinese does not have."""
_MANY = 4
"""Different traditional characters from which on a text is no name that stands in it as a quotation."""


def _markup(words: str) -> Iterator[str]:
    yield from (found[0] for found in _MARKUP.finditer(words))


def _not_chinese(words: str) -> Iterator[str]:
    if not _HAN.search(words) and (found := _SENTENCE.search(words)):
        yield found[0].strip()
    elif len(signs := set(words) & _TRADITIONAL) >= _MANY:
        yield "".join(sorted(signs))


_marked: Search[str] = Search(_markup)
_foreign: Search[str] = Search(_not_chinese)


def check_plain_words(dataset: Dataset, today: date) -> Iterator[Problem]:
    """No text holds markup, which pages print as it is written; and the Chinese of a text is simplified Chinese.

    What others wrote, quotes and titles for example, stays as they wrote it. That English is no Chinese, `translations` says.

    PASS: `zh: 先打 110，再联系银行`
    PASS: `quote: "<b>先打 110</b>"`
    FAIL: `zh: **先打 110**`, `zh: <b>先打 110</b>`, `zh: "[看这里](platforms/)"`
    FAIL: `zh: call the police first`; as a warning `zh: 請先報警，然後聯繫銀行說明這個情況`
    """
    for wording, found in _marked.walk(dataset):
        if WORDS_OF_OTHERS.isdisjoint(wording.path):
            where = RecordPath(wording.kind, wording.id, wording.path)
            yield Problem(where, "plain-words", f"`{found[0]}` would be printed as it is written", "texts are plain: write words only")
    for wording, found in _foreign.walk(dataset):
        if wording.path[-1] == "zh" and WORDS_OF_OTHERS.isdisjoint(wording.path):
            where = RecordPath(wording.kind, wording.id, wording.path)
            if found[0].isascii():
                yield Problem(where, "plain-words", f"`{found[0]}` is no Chinese", "write the Chinese here, and the English in `en:`")
            else:
                message = f"`{found[0]}` are traditional characters"
                yield Problem(where, "plain-words", message, "write simplified Chinese", Severity.WARNING)
