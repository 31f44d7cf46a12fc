"""MiniSearch weighed as the core of search: over the documents of today's index, asked the questions of `search_sets`.

    make bench-search minisearch=1

npm brings the pinned version into a temporary folder; nothing of it stays. Two variants, the better ones of five that were tried:

- V1: Han pairs and stems, fields title 5, aliases of the records 5, headings 2, lead 1.5, text 1, any word is enough (OR), BM25
- V3: V1, a prior for each kind of page, and our concepts and entities as further words
"""

import gzip
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from search_sets import all_sets, ask_all, long_story, score_all, site_documents

from generator.indexing.lexicon_words import lexicon_of
from generator.locales import LANGUAGES
from generator.search.document import IndexDocument
from generator.search.folding import folding
from generator.search.lexicon import Lexicon
from tests.search.acceptance import Score, ask

VERSION = "7.2.0"
INTEGRITY = "sha512-dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg=="
PRIORS = {"evidence": 0.3, "claim": 0.6, "claims": 0.5, "page": 0.6, "cases": 0.4, "statistics": 0.4, "glossary": 0.6}
"""Kind of page → factor, fitted in the comparison of 2026-11; 1 for all others."""
SCRIPT = Path(__file__).with_name("minisearch.mjs")


def print_minisearch(root: Path, site: Path, names: Sequence[str]) -> int:
    """Print scores and costs of MiniSearch beside those of our engine.

    Args:
        root: The project folder.
        site: The built site, whose engine and index are ours.
        names: Of the sets that are asked.

    Returns:
        Exit code 0; 3 with one sentence when Node or npm is missing, or npm could not bring the package.
    """
    if missing := [name for name in ("node", "npm") if shutil.which(name) is None]:
        print(f"minisearch=1 needs {' and '.join(missing)} (Debian: apt-get install nodejs npm); the other tables need no npm")
        return 3
    sets = all_sets(names)
    dataset, documents = site_documents(root)
    lexicon = lexicon_of(dataset)
    flat, short = [one for asked in sets.values() for one in asked], {name: sets[name] for name in names}
    given = {
        "documents": list(minisearch_documents(documents, lexicon.aliases)),
        "forms": _forms(lexicon),
        "priors": PRIORS,
        "folds": {chr(code): sign for code, sign in folding().items()},
        "timed": sum(map(len, short.values())),
        "questions": [{"q": question.text, "language": language} for question, language in flat],
        "story": {language: long_story(language) for language in LANGUAGES},
    }
    with tempfile.TemporaryDirectory() as folder:
        if (failed := _install(Path(folder))) is not None:
            print(f"npm could not bring MiniSearch {VERSION}: {failed}")
            return 3
        package = Path(folder) / "node_modules" / "minisearch"
        library = _packed((package / "dist/es/index.js").read_bytes())
        command = ["node", "--expose-gc", str(SCRIPT), str(package)]
        done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    measured: dict[str, dict[str, Any]] = json.loads(done.stdout)
    ours = {
        **ask_all(short, site / "search"),
        **ask_all({name: sets[name] for name in sets if name not in short}, site / "search", rounds=0),
    }
    scores = {"ours": score_all(sets, ours)}
    for name, found in measured.items():
        rest = iter(found["answers"])
        scores[name] = score_all(sets, {key: [next(rest) for _ in asked] for key, asked in sets.items()})
    _print_scores(scores)
    pages = len({document.uri for document in documents})
    day = datetime.now(UTC).date()
    print(f"\nMiniSearch {VERSION}, {pages:,} pages and entries in {len(LANGUAGES)} languages ({len(documents):,} documents), {day}")
    print(f"library {library:,} bytes gzip; concepts and entities {_packed(json.dumps(given['forms'], ensure_ascii=False).encode()):,}")
    _print_costs(measured, [answer for name in names for answer in ours[name]], site)
    return 0


def minisearch_documents(documents: Iterable[IndexDocument], aliases: Mapping[str, Sequence[str]]) -> Iterable[dict[str, str]]:
    """Documents as MiniSearch takes them.

    Args:
        documents: Of the index.
        aliases: Uri → further names, as `Lexicon.aliases`.

    Yields:
        A flat record of each.
    """
    for document in documents:
        names = dict.fromkeys((*document.meta.aliases, *aliases.get(document.uri, ())))
        yield {
            "uri": document.uri,
            "language": document.language,
            "kind": document.meta.kind,
            "title": document.title,
            "alias": "\n".join(name for name in names if name != document.title),
            "heads": "\n".join(part.heading for part in document.parts if part.heading),
            "lead": document.lead,
            "body": "\n".join(part.text for part in document.parts),
        }


def _forms(lexicon: Lexicon) -> dict[str, Sequence[str]]:
    return {f"{mark}{name}": forms for mark, all_ in (("@", lexicon.concepts), ("&", lexicon.entities)) for name, forms in all_.items()}


def _install(folder: Path) -> str | None:
    """Bring the package as pinned; what npm said when that failed."""
    source = f"https://registry.npmjs.org/minisearch/-/minisearch-{VERSION}.tgz"
    locked = {"version": VERSION, "resolved": source, "integrity": INTEGRITY}
    root = {"name": "weighed", "version": "1.0.0", "dependencies": {"minisearch": VERSION}}
    lock = {"name": "weighed", "lockfileVersion": 3, "packages": {"": root, "node_modules/minisearch": locked}}
    (folder / "package.json").write_text(json.dumps({**root, "private": True}), "utf-8")
    (folder / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1] if said else f"exit code {done.returncode}") if done.returncode else None


def _packed(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def _print_scores(scores: Mapping[str, Mapping[str, Score]]) -> None:
    print(f"{'set':18} {'n':>4}" + "".join(f"{name + ' R@1 / R@3':>20}" for name in scores))
    for key, own in scores["ours"].items():
        print(f"{key:18} {own.count:4}" + "".join(f"{found[key].first:13.2f} / {found[key].third:.2f}" for found in scores.values()))


def _print_costs(measured: Mapping[str, Mapping[str, Any]], ours: Sequence[Mapping[str, Any]], site: Path) -> None:
    print(f"{'':5}{'language':>9} {'index gzip':>11} {'load':>9} {'memory':>9} {'warm p95':>9} {'2,000 signs':>12}")
    for name, found in measured.items():
        warm = sorted(answer["warm"] for answer in found["answers"][: len(ours)])
        p95 = warm[int(0.95 * len(warm))]
        for language, size in found["bytes"].items():
            load, memory, story = (found[key][language] for key in ("load", "memory", "story"))
            print(f"{name:5}{language:>9} {size:11,} {load:6.0f} ms {memory / 2**20:6.1f} MB {p95:6.1f} ms {story:9.0f} ms")
    warm = sorted(float(answer["warm"]) for answer in ours)
    for language in LANGUAGES:
        (story,) = ask([long_story(language)], site / "search", language=language)
        p95 = warm[int(0.95 * len(warm))]
        print(f"{'ours':5}{language:>9} {'see bytes':>11} {'-':>9} {'-':>9} {p95:6.1f} ms {story['warm']:9.0f} ms")
