"""Check: what people are told to say has its blanks declared, is short, and asks for no secret."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.blanks import BLANK, blanks_of
from generator.records.dataset import Dataset

_LONGEST = {"zh": 150, "en": 90}
"""Chinese characters, English words: half a minute, read aloud by somebody who is frightened; a blank counts as `_FILLED`."""
_FILLED = {"zh": 5, "en": 2}
_COUNTED = {"zh": re.compile("[\u3400-\u9fff0-9]"), "en": re.compile(r"[\w’'-]+")}
_SECRET = re.compile(
    r"密码|口令|验证码|校验码|动态码|安全码|私钥|助记词|\bpin\b|\bcvv\b|\botp\b|\bpasswords?\b|\bpasscodes?\b"
    r"|\b(?:security|one-time|verification) codes?\b|\bprivate keys?\b|\bseed phrases?\b",
    re.IGNORECASE,
)


def check_scripts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Each blank of a script is one of `vocabularies/blanks.yml`, both languages have the same ones, and each term there is used.

    A script is short enough for half a minute, names at least one action, and speaks of no password and no code.

    PASS: `body: {zh: "{time} 转出 {amount}", en: "{amount}, sent at {time}"}`
    FAIL: `{date}` without a term `date`; `{time}` in one language only; `{time`, a brace left open; a term that no script has
    FAIL: 200 words; a script without `procedures`; `我的密码是 {code}`
    """
    known = dataset.vocabularies.get("blanks", {})
    used = set[str]()
    for key, script in dataset.scripts.items():
        if not script.procedures:
            yield Problem(RecordPath("scripts", key, ("procedures",)), "scripts", "it is said in no action", "name one of procedures/")
        bodies = {language: words for language, words in script.body if words}
        every = {blank for words in bodies.values() for blank in blanks_of(words)}
        used |= every
        for language, words in bodies.items():
            for message, hint in _faults(language, words, every, known):
                yield Problem(RecordPath("scripts", key, ("body", language)), "scripts", message, hint)
    if not dataset.has_failed_records("scripts"):
        for term in known:
            if term not in used:
                where = RecordPath("vocabularies", f"blanks/{term}")
                yield Problem(where, "scripts", f"no script has `{{{term}}}`", "write it there, or delete it")


def _faults(language: str, words: str, every: Collection[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(what is wrong, what to do) with the text of a script in a language, where the texts together have `every` blank."""
    blanks = blanks_of(words)
    if unknown := sorted({*blanks} - {*known}):
        yield f"`{{{unknown[0]}}}` is no blank", "add it to data/vocabularies/blanks.yml, or correct it"
    if missing := sorted({*every} - {*blanks}):
        yield f"`{{{missing[0]}}}` does not stand in this text", "the blanks are the same in all languages"
    if re.search("[{}]", BLANK.sub("", words)):
        yield "a brace without its other half", "write {time}"
    if found := _SECRET.search(words):
        yield f"`{found[0]}`: nobody is told to say that to anybody", "leave it out"
    length = len(_COUNTED[language].findall(BLANK.sub("", words))) + _FILLED[language] * len(BLANK.findall(words))
    if length > _LONGEST[language]:
        yield f"{length} is too long to be read aloud", f"at most {_LONGEST[language]}, where a blank is {_FILLED[language]}"
