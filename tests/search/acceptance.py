"""Queries, topics and scores: how often the right page is among the first. Shared by the acceptance test and the benchmark."""

import gzip
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.chromium import chromium, demand_marker
from tests.processes import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ENGINE = ROOT / "theme" / "assets" / "search" / "engine.js"


@dataclass(frozen=True)
class Question:
    """A query and the pages that answer it; none for nonsense."""

    text: str
    category: str
    pages: frozenset[str]


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


def ask(texts: Iterable[str], index: Path, *, language: str = "zh", cold: bool = False, rounds: int = 3) -> list[dict[str, Any]]:
    """What the shipped engine answers, run by Node. `cold` counts the bytes and files of each question on its own.

    `rounds` is how often each question is asked again, for the time of the fastest; 0 where nobody wants times.
    """
    demand_marker()
    asked = [{"q": text, "language": language} for text in texts]
    if node := shutil.which("node"):
        command = [node, str(HERE / "ask.js"), str(ENGINE), str(index)]
        done = run(command, given=json.dumps(asked), check=True, env={**os.environ, "COLD": "1" if cold else "0", "ROUNDS": str(rounds)})
        answers: list[dict[str, Any]] = json.loads(done.stdout)
        return answers
    return _ask_chromium(asked, index, cold=cold)


def _ask_chromium(asked: list[dict[str, str]], index: Path, *, cold: bool) -> list[dict[str, Any]]:
    """The same answers where no Node is installed."""
    files = {path.name: path.read_text("utf-8") for path in index.glob("*.js")}
    sizes = {path.name: sent(path) for path in index.glob("*.js")}
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(content=ENGINE.read_text("utf-8"))
        page.add_script_tag(content=(HERE / "ask.js").read_text("utf-8"))
        found: list[dict[str, Any]] = page.evaluate(
            "given => askAll(given)", {"questions": asked, "files": files, "sizes": sizes, "cold": cold}
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
        good = not uris or answer["weak"]
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
