"""Queries, topics and scores: how often the right page is among the first. Shared by the acceptance test and the benchmark."""

import gzip
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from tests.chromium import chromium, demand_marker
from tests.processes import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Question:
    """A query and the pages that answer it; none for nonsense."""

    text: str
    category: str
    pages: frozenset[str]
    language: str = "zh"
    """Of the reader, where the list names it."""
    half: str = ""
    """`tune` or `last`, where the list is halved."""
    also: frozenset[str] = frozenset()
    """Where no page answers: pages that may stand first all the same, such as the list of what is not covered."""


@dataclass(frozen=True)
class Score:
    """How one category fared."""

    count: int
    first: float
    """Share of questions whose first page is right; for nonsense, share that finds nothing or says that it is weak."""
    third: float
    rank: float
    """Mean reciprocal rank, cut at ten."""
    empty: float


def read_yaml(path: Path) -> Any:
    """What a file of the sets holds."""
    return yaml.safe_load(path.read_text("utf-8"))


def read_topics(path: Path = HERE / "topics.yml") -> dict[str, dict[str, Any]]:
    """Topic → `pages`, or `uncovered` with the reason."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def read_questions(path: Path, topics: dict[str, dict[str, Any]]) -> list[Question]:
    """Questions of a file. `expect` names topics, or pages by their path; questions on uncovered topics alone are left out."""
    questions = []
    for entry in yaml.safe_load(path.read_text("utf-8")):
        expected = entry.get("expect", [])
        pages = {page for name in expected for page in topics.get(name, {"pages": [name]}).get("pages", ())}
        if pages or not expected:
            questions.append(Question(str(entry["q"]), entry["category"], frozenset(pages)))
    return questions


def read_list(path: Path) -> list[Question]:
    """Entries of a list that names pages itself, and a language for each: queries or stories. The category is its kind, else who asks."""
    return [
        Question(
            str(entry.get("story") or entry["q"]),
            str(entry.get("kind") or entry["who"]),
            frozenset(entry["expect"]),
            str(entry["language"]),
            str(entry.get("half", "")),
            frozenset(entry.get("also", ())),
        )
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]


def ask(
    texts: Iterable[str],
    index: Path,
    *,
    language: str = "zh",
    place: str = "",
    wanted: Mapping[str, object] | None = None,
    cold: bool = False,
    timed: bool = True,
) -> list[dict[str, Any]]:
    """What the shipped engine answers, run by Node, to readers of one language.

    Args:
        texts: What they type.
        index: The folder `search` of a built site.
        language: Of the readers.
        place: The place stored on their device, as in `places/`; empty where none is.
        wanted: What else they asked for: `platform`, `kind`, `region`, `limit`.
        cold: Count the bytes and files of each question on its own.
        timed: Ask again to time the answer; False saves three of four runs.

    Returns:
        One answer for each text, as `ask.js` tells it.
    """
    asked = [{"q": text, "language": language, "place": place, "wanted": dict(wanted or {})} for text in texts]
    return ask_each(asked, index, cold=cold, timed=timed)


def ask_each(asked: Sequence[Mapping[str, object]], index: Path, *, cold: bool = False, timed: bool = True) -> list[dict[str, Any]]:
    """What the shipped engine answers to questions that differ in more than their words.

    Args:
        asked: {q, language, place, wanted}, the last two may be left out.
        index: As of `ask`.
        cold: As of `ask`.
        timed: As of `ask`.

    Returns:
        One answer for each.
    """
    demand_marker()
    if node := shutil.which("node"):
        command = [node, str(HERE / "ask.js"), str(index)]
        options = {"COLD": "1" if cold else "0", "TIMED": "1" if timed else "0"}
        done = run(command, given=json.dumps({"engine": engine(), "questions": [*asked]}), check=True, env={**os.environ, **options})
        answers: list[dict[str, Any]] = json.loads(done.stdout)
        return answers
    return _ask_chromium(asked, index, cold=cold, timed=timed)


@cache
def engine() -> str:
    """The script of search as it is published, engine and all, but with its remarks."""
    return Environment(loader=FileSystemLoader(ROOT / "theme"), autoescape=False).get_template("assets/search/worker.js").render()  # noqa: S701  a script


def ask_list(questions: Iterable[Question], index: Path) -> list[dict[str, Any]]:
    """What the shipped engine answers to a list, to each reader in their language.

    Args:
        questions: As of `read_list`.
        index: As of `ask`.

    Returns:
        One answer for each.
    """
    return ask_each([{"q": question.text, "language": question.language} for question in questions], index, timed=False)


def _ask_chromium(asked: Sequence[Mapping[str, object]], index: Path, *, cold: bool, timed: bool) -> list[dict[str, Any]]:
    """The same answers where no Node is installed."""
    files = {path.name: path.read_text("utf-8") for path in index.glob("*.js")}
    sizes = {path.name: sent(path) for path in index.glob("*.js")}
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(content=engine())
        page.add_script_tag(content=(HERE / "ask.js").read_text("utf-8"))
        found: list[dict[str, Any]] = page.evaluate(
            "given => askAll(given)", {"questions": [*asked], "files": files, "sizes": sizes, "cold": cold, "timed": timed}
        )
        page.close()
    return found


def page_name(uri: str) -> str:
    """`en/topics/x/#a` → `topics/x#a`, the form `topics.yml` uses; the home page is `index`."""
    path, mark, fragment = uri.partition("#")
    return (path.removeprefix("en/").rstrip("/") or "index") + mark + fragment


def rank_of(question: Question, uris: Iterable[str]) -> int:
    """Place of the first right page among the distinct pages, 1 first; 0 when it is not there."""
    seen: list[str] = []
    for name in map(page_name, uris):
        page = name.partition("#")[0]
        if page not in seen:
            seen.append(page)
        if name in question.pages or page in question.pages:
            return seen.index(page) + 1
    return 0


def score(questions: list[Question], answers: list[dict[str, Any]]) -> dict[str, Score]:
    """Scores per category, and `all` for the answerable ones."""
    ranks: dict[str, list[int]] = {}
    empty: dict[str, list[bool]] = {}
    for question, answer in zip(questions, answers, strict=True):
        uris = [item["uri"] for item in answer["items"]]
        good = not uris or answer["weak"] or page_name(uris[0]) in question.also
        rank = rank_of(question, uris) if question.pages else int(good)
        for name in (question.category, *(["all"] if question.pages else [])):
            ranks.setdefault(name, []).append(rank)
            empty.setdefault(name, []).append(not uris)
    return {name: _score(found, empty[name]) for name, found in sorted(ranks.items())}


def _score(ranks: list[int], empty: list[bool]) -> Score:
    count = len(ranks)
    return Score(
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(1 <= rank <= 3 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if 1 <= rank <= 10) / count,
        sum(empty) / count,
    )


def sent(path: Path) -> int:
    """Bytes of a file as a plain static server sends it, headers included."""
    return len(gzip.compress(path.read_bytes(), 6)) + 250
