"""Check: search words name pages that exist, each alias names one page, and no word is read in two ways by mistake."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS
from generator.records.search import SearchWord, WordRole

PAGES = frozenset({"home", "hotlines", *(kind.name for kind in KINDS if kind.address)})
"""Pages of no single record: two by their own names, and by the name of a kind the page that shows or lists its records."""
_MAY_BE_SHORT = {WordRole.STOP_PHRASE, WordRole.PASSING, WordRole.READING}


def check_search_words(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Search words point to records that exist, have forms of two characters or more, and no alias names two pages.

    PASS: `fallback-report: {role: fallback, page: topics/report-to-police}`
    PASS: `reading-mei-or-mo: {role: reading, sign: 没, sounds: [mei, mo], forms: [没收]}`
    FAIL: two rails with the alias `FPS`; a fallback whose page is `topics/no-such-topic`; the form `转`; 没收 under `mei` and under `mo`
    """
    for key, word in dataset.search.items():
        yield from _pointers(dataset, key, word)
        yield from _forms(key, word)
    yield from _read_twice(dataset)
    yield from _shared_aliases(dataset)


def _pointers(dataset: Dataset, key: str, word: SearchWord) -> Iterator[Problem]:
    if word.page and not _exists(dataset, word.page):
        where = RecordPath("search", key, ("page",))
        message = f"there is no page `{word.page}`"
        yield Problem(where, "search-words", message, f"name a record as folder/id, or one of {', '.join(sorted(PAGES))}")


def _exists(dataset: Dataset, page: str) -> bool:
    kind, _, key = page.partition("/")
    return key in dataset.kind(kind) or dataset.may_exist(kind, key) if key else kind in PAGES


def _forms(key: str, word: SearchWord) -> Iterator[Problem]:
    if word.role in _MAY_BE_SHORT:
        return
    for place, form in enumerate(word.forms):
        if len(_key(form)) < 2:
            where = RecordPath("search", key, ("forms", place))
            yield Problem(where, "search-words", f"`{form}` is one character and would match everywhere", "write the word it stands in")


def _read_twice(dataset: Dataset) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for key, word in dataset.search.items():
        for place, form in enumerate(word.forms if word.sign else ()):
            if (first := seen.setdefault((word.sign or "", _key(form)), key)) != key:
                where = RecordPath("search", key, ("forms", place))
                hint = "keep one of the two; where both are said, a record with both `sounds`"
                yield Problem(where, "search-words", f"`{form}` already has a reading of {word.sign} in `{first}`", hint)


def _shared_aliases(dataset: Dataset) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for kind in (kind.name for kind in KINDS if kind.listed):
        for key, record in dataset.kind(kind).items():
            for place, alias in enumerate(record.aliases):
                page = f"{kind}/{key}"
                first = seen.setdefault(_key(alias), page)
                if first != page:
                    hint = "delete it here or there: whoever types it gets one of the two first"
                    where = RecordPath(kind, key, ("aliases", place))
                    yield Problem(where, "search-words", f"the alias `{alias}` also names `{first}`", hint)


def _key(form: str) -> str:
    return form.casefold().replace(" ", "")
