"""What the benchmarks of search ask, of which documents, and how they count: shared by all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from generator.build_pages import Site, render_site
from generator.building.language_outputs import LanguageOutputs
from generator.engine.session import EngineSession, split_front_matter
from generator.indexing.prose import prose_documents
from generator.locales import LANGUAGES
from generator.pages.page_paths import published_uri
from generator.records.dataset import Dataset
from generator.search.document import IndexDocument
from generator.settings import read_settings
from generator.validate import check_data
from tests.search.acceptance import HERE, Question, Score, ask, read_topics, read_yaml, score

SETS = ("queries", "own", "strangers")
"""Files of tests/search that are asked unless others are named. None of those that are kept blind."""
FEELINGS = HERE / "feelings-tuning.yml"
SIGNS = (70, 140, 300)
"""How many signs of feelings stand around a question."""
PLACES = ("before", "after", "around")
MOST_LONG = {"zh": 120, "en": 60}
"""Language → long questions that are made into stories: enough for a percent, and asked in half a minute."""
_LONG = {"zh": 12, "en": 24}
"""Language → signs from which a question is long."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENGLISH = frozenset({"english", "typo", "question", "multi", "colloquial"})
"""Categories whose queries in Latin letters are English; others hold pinyin, numbers and names."""
_STORY = {
    "zh": "微信转账转错人了对方不还怎么办",
    "en": "I sent money to the wrong person on WeChat and they will not give it back",
}
"""Language → the question in a long story."""
_CLAUSE = {"zh": re.compile("[，。！？、]"), "en": re.compile("[,.!?] ")}


class Asked(NamedTuple):
    """A question and the language of who asks."""

    question: Question
    language: str


def language_of(question: Question) -> str:
    """The edition in which somebody types this.

    Args:
        question: Of any set.

    Returns:
        `en` for what is English, else `zh`: pinyin, numbers and names of banks are typed there.
    """
    return "en" if question.category in _ENGLISH and not _HAN.search(question.text) else "zh"


def read_set(name: str) -> list[Asked]:
    """Read a set of queries or of stories.

    Args:
        name: Of a file of tests/search, without its ending.

    Returns:
        Its questions in their order; those on topics without a page are left out.
    """
    topics, found = read_topics(), []
    for entry in read_yaml(HERE / f"{name}.yml"):
        expected = entry.get("expect") or []
        pages = {page for one in expected for page in topics.get(one, {"pages": [one]}).get("pages", ())}
        if pages or not expected:
            text, category = str(entry.get("q") or entry.get("story")), str(entry.get("category") or entry.get("kind") or "story")
            question = Question(text, category, frozenset(pages))
            found.append(Asked(question, entry.get("language") or language_of(question)))
    return found


def long_questions(asked: Iterable[Asked], language: str) -> list[Asked]:
    """Questions that are long enough to be the end of a story.

    Args:
        asked: Of all sets.
        language: Whose.

    Returns:
        Those with an answer, each once, spread evenly over the sets, at most `MOST_LONG`.
    """
    texts = {one.question.text: one for one in asked if one.language == language and one.question.pages}
    found = [one for text, one in texts.items() if len(text) >= _LONG[language] and (language == "en" or _HAN.search(text))]
    most = MOST_LONG[language]
    return found if len(found) <= most else [found[number * len(found) // most] for number in range(most)]


def read_feelings() -> dict[str, list[str]]:
    """Language → texts in which frightened people say nothing about their case."""
    texts: dict[str, list[str]] = read_yaml(FEELINGS)
    return texts


def cut_at_clause(text: str, signs: int, language: str) -> str:
    """The beginning of a text.

    Args:
        text: Longer than `signs`.
        signs: About how many are wanted.
        language: Of the text.

    Returns:
        Its clauses up to the end that lies nearest.
    """
    return text[: min((found.end() for found in _CLAUSE[language].finditer(text)), key=lambda end: abs(end - signs))]


def with_feelings(asked: Sequence[Asked], signs: int, place: str) -> list[Asked]:
    """Put feelings around questions.

    Args:
        asked: The questions; each gets the next of the texts of its language.
        signs: How many signs of feelings.
        place: One of `PLACES`; `around` puts half before and half after.

    Returns:
        Stories with the pages of their questions.
    """
    texts, made = read_feelings(), []
    for number, (question, language) in enumerate(asked):
        own, further = (texts[language][(number + step) % len(texts[language])] for step in (0, 1))
        before = cut_at_clause(own, signs // 2 if place == "around" else signs, language) if place != "after" else ""
        after = cut_at_clause(further, signs // 2 if place == "around" else signs, language) if place != "before" else ""
        mark = "。" if language == "zh" else ". "
        made.append(Asked(Question(f"{before}{question.text}{mark if after else ''}{after}", "story", question.pages), language))
    return made


def all_sets(names: Sequence[str] = SETS, *, stories: bool = True) -> dict[str, list[Asked]]:
    """Everything that is asked.

    Args:
        names: Files of tests/search.
        stories: Whether their long questions are also asked with feelings around them.

    Returns:
        Name of the set → its questions.
    """
    sets = {name: read_set(name) for name in names}
    if stories:
        every = [one for asked in sets.values() for one in asked]
        for language in LANGUAGES:
            questions = long_questions(every, language)
            sets[f"long, {language}"] = questions
            sets |= {f"{language}, {signs} {place}": with_feelings(questions, signs, place) for signs in SIGNS for place in PLACES}
    return {name: asked for name, asked in sets.items() if asked}


def long_story(language: str, signs: int = 2000) -> str:
    """A story of about so many signs whose question stands in the middle.

    Args:
        language: Of the story.
        signs: How long.

    Returns:
        Its text.
    """
    question = _STORY[language]
    feelings = " ".join(read_feelings()[language]) * 5
    half = cut_at_clause(feelings, signs // 2, language)
    return f"{half}{question}{'。' if language == 'zh' else '. '}{feelings[len(half) : len(half) + signs // 2 - len(question)]}"


def ask_all(sets: dict[str, list[Asked]], index: Path, rounds: int = 3) -> dict[str, list[dict[str, Any]]]:
    """Ask the shipped engine.

    Args:
        sets: Name → questions.
        index: Folder of the files of the index.
        rounds: As for `acceptance.ask`.

    Returns:
        Name → answers in the order of the questions, as of `acceptance.ask`.
    """
    flat = [(name, number, one) for name, asked in sets.items() for number, one in enumerate(asked)]
    answers: dict[str, list[dict[str, Any]]] = {name: [{} for _ in asked] for name, asked in sets.items()}
    for language in LANGUAGES:
        own = [entry for entry in flat if entry[2].language == language]
        found = ask([one.question.text for _, _, one in own], index, language=language, timed=rounds > 0) if own else []
        for (name, number, _), answer in zip(own, found, strict=True):
            answers[name][number] = answer
    return answers


def score_all(sets: dict[str, list[Asked]], answers: dict[str, list[dict[str, Any]]]) -> dict[str, Score]:
    """Score answers.

    Args:
        sets: Name → questions.
        answers: As of `ask_all`.

    Returns:
        Name → score of the questions that have an answer.
    """
    return {name: score([one.question for one in asked], answers[name])["all"] for name, asked in sets.items()}


def at_once(work: Any, entries: Iterable[Any], workers: int = 2) -> Iterator[Any]:
    """Results of work whose heavy part runs in processes of its own, two at a time, in order."""
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(work, entries)


def site_documents(root: Path) -> tuple[Dataset, list[IndexDocument]]:
    """What search reads of the whole site, as it is read when the site is published.

    Args:
        root: The project folder.

    Returns:
        The records, and the documents of every page in every language, hand-written ones included.

    Raises:
        SystemExit: The records have errors.
    """
    loaded = check_data(root, datetime.now(UTC).date())
    documents: list[IndexDocument] = []
    site = None
    for language in LANGUAGES:
        site = render_site(root, language, loaded)
        if site.failed:
            raise SystemExit("the records have errors: `make check` names them")
        documents += site.documents()
        documents += _prose(site)
    assert site is not None
    return site.dataset, documents


def _prose(site: Site) -> Iterator[IndexDocument]:
    assert site.rendering is not None
    language, outputs = site.rendering.language, LanguageOutputs(site)
    names = {key: labels.words["ui"]["language"] for key, labels in site.dataset.labels.items()}
    engine = EngineSession(site.root, language.id, read_settings(), outputs.generated, names)
    for uri, path in outputs.prose.items():
        markdown, meta = split_front_matter(path.read_text("utf-8-sig"))
        prose = site.prose(uri, markdown, f"content/{language.id}/{uri}")
        article = engine.convert(uri, prose.text, meta)
        url = published_uri(uri, directory_urls=site.rendering.directory_urls)
        yield from prose_documents(article.content, prose.blocks, url, article.meta, language, directory_urls=site.rendering.directory_urls)
