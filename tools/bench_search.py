"""Search, measured: ours against the theme's own on the same site in the same run, to the first hit in a browser, then at 5,000 pages.

    make bench-search                     the site in build/site (make build first); about eight minutes on two cores
    make bench-search ablate=1            what each list of search words earns
    make bench-search minisearch=1        MiniSearch over the same documents; npm brings it into a temporary folder
    make bench-search … sets="stories"    other files of tests/search in the place of the usual three
    python tools/bench_search.py <site>   any built site

Needs Node and a Chromium (BROWSER_PATH). Prints tables and fails nothing: the thresholds are in tests/search.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from search_ablation import print_ablation  # noqa: E402  beside this file, as the next four
from search_first_hit import HEAD, first_hits, row  # noqa: E402
from search_minisearch import print_minisearch  # noqa: E402
from search_sets import SETS, all_sets, ask_all, long_story, score_all, site_documents  # noqa: E402
from serving import served  # noqa: E402

from generator.build_pages import build_site  # noqa: E402
from generator.indexing.files import KIND_WEIGHTS  # noqa: E402
from generator.indexing.lexicon_words import lexicon_of, words_of  # noqa: E402
from generator.locales import LANGUAGES  # noqa: E402
from generator.offline.export import export_site  # noqa: E402  the root joins the path above
from generator.search.document import DocumentMeta, DocumentPart, IndexDocument  # noqa: E402
from generator.search.index import IndexConfig, index_documents  # noqa: E402
from tests.search.acceptance import HERE, Question, ask, read_questions, read_topics, score, sent  # noqa: E402

SCALES = (300, 5000)
FEW, MANY = 20, 40
"""Queries whose first hit is waited for: on a slow line or at another size, and on a fast one."""
CATEGORIES = ("exact", "colloquial", "typo", "pinyin", "traditional", "english", "number", "multi", "question", "negative", "all")
STOCK = """async ({worker, index, queries}) => {
  const {config, docs} = await (await fetch(index)).json(), it = new Worker(worker);
  const next = type => new Promise(done => it.addEventListener("message", function on({data}) {
    if (data.type === type) { it.removeEventListener("message", on); done(data.data); }
  }));
  const ready = next(1);
  it.postMessage({type: 0, data: {config, docs, options: {suggest: false}}});
  await ready;
  const answers = [];
  for (const q of queries) {
    const result = next(3), start = performance.now();
    it.postMessage({type: 2, data: q});
    const {items} = await result;
    answers.push({q, items: items.map(([first]) => ({uri: first.location})), weak: false, warm: performance.now() - start});
  }
  return answers;
}"""


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for; without an option the comparison with the theme's search, first hits, and the table of sizes.

    Args:
        arguments: Of the command line.

    Returns:
        Exit code 0; 3 with one sentence when something is missing.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--sets", default=" ".join(SETS), help="files of tests/search, without their ending")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--minisearch", action="store_true")
    given = parser.parse_args(arguments)
    names, site = given.sets.split(), given.site.resolve()
    if given.ablate:
        print_ablation(ROOT, names)
        return 0
    if not (site / "search").is_dir():
        print(f"there is no {given.site}/search yet; `make build` first", file=sys.stderr)
        return 3
    if given.minisearch:
        return print_minisearch(ROOT, site, names)
    _print_theme(site)
    _print_sets(site, names)
    _print_first_hits(site, names)
    _print_scales(site, names)
    return 0


def _print_theme(site: Path) -> None:
    """Print the comparison with the theme's search, by category."""
    questions = [question for name in SETS[:2] for question in read_questions(HERE / f"{name}.yml", read_topics())]
    texts = [question.text for question in questions]
    own = ask(texts, site / "search")
    with tempfile.TemporaryDirectory() as folder:
        stock_site = _build_stock(Path(folder))
        stock = _ask_stock(stock_site, texts)
        eager = sum(sent(path) for path in (*stock_site.glob("search/*.json"), *stock_site.glob("assets/javascripts/workers/*.js")))
    _print_scores(questions, own, stock)
    print(f"\nwarm answer p95: ours {_percentile(own):.1f} ms (≤ 10), theme {_percentile(stock):.1f} ms")
    print(f"the theme's index and worker: {eager:,} bytes on every page", flush=True)


def _print_sets(site: Path, names: Sequence[str]) -> None:
    """Print the scores of each set and of its long questions with feelings around them, then the time of a long story."""
    sets = all_sets(names)
    print(f"\n{'set':18} {'n':>4} {'R@1':>6} {'R@3':>6} {'empty':>6}")
    for name, found in score_all(sets, ask_all(sets, site / "search", rounds=0)).items():
        print(f"{name:18} {found.count:4} {found.first:6.2f} {found.third:6.2f} {found.empty:6.2f}")
    for language in LANGUAGES:
        (story,) = ask([long_story(language)], site / "search", language=language)
        print(f"a story of 2,000 signs, {language}: {story['first']:.0f} ms at first, then {story['warm']:.0f} ms (≤ 100)", flush=True)


def _some(names: Sequence[str], count: int) -> list[str]:
    """Queries of Chinese readers that have an answer, spread evenly over the sets."""
    asked = [one for found in all_sets(names, stories=False).values() for one in found]
    texts = [one.question.text for one in asked if one.question.pages and one.language == "zh"]
    return [texts[number * len(texts) // count] for number in range(min(count, len(texts)))]


def _print_first_hits(site: Path, names: Sequence[str]) -> None:
    many, few = _some(names, MANY), _some(names, FEW)
    print(f"\n{HEAD}")
    print(row("query at once (≤ 60,000; ≤ 12)", first_hits(site, many)), flush=True)
    print(row("typed sign by sign, all requests", first_hits(site, few, typed=True)), flush=True)
    print(row("400 kbit/s, 400 ms (≤ 3 s)", first_hits(site, few, slow=True)), flush=True)
    print(row("story of 2,000 signs", first_hits(site, [long_story("zh")])), flush=True)


def _build_stock(folder: Path) -> Path:
    """Build the same pages with the theme's own search, from the exported docs folder, which runs no hook; the folder of the site."""
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as inside:
        site = build_site(ROOT, "zh", datetime.now(UTC).date())
        target = Path(inside) / "export"
        export_site(site, ROOT / "content" / "zh", target)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(target / "mkdocs.yml"), "-d", str(folder / "stock")]
        subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL)
    return folder / "stock"


def _ask_stock(site: Path, queries: list[str]) -> list[dict[str, Any]]:
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    with served(site) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("BROWSER_PATH"), chromium_sandbox=os.geteuid() != 0)
        page = browser.new_page()
        page.goto(f"{base}sitemap.xml")
        address = f"{base}{worker.relative_to(site).as_posix()}"
        answers: list[dict[str, Any]] = page.evaluate(
            STOCK, {"worker": address, "index": f"{base}search/search_index.json", "queries": queries}
        )
        browser.close()
    return answers


def _print_scores(questions: list[Question], own: list[dict[str, Any]], stock: list[dict[str, Any]]) -> None:
    ours, theirs = score(questions, own), score(questions, stock)
    print(f"{'category':12} {'n':>4}  {'ours R@1':>8} {'R@3':>6} {'empty':>6}   {'theme R@1':>9} {'R@3':>6} {'empty':>6}")
    for name in CATEGORIES:
        one, two = ours[name], theirs[name]
        print(
            f"{name:12} {one.count:4}  {one.first:8.2f} {one.third:6.2f} {one.empty:6.2f}   "
            f"{two.first:9.2f} {two.third:6.2f} {two.empty:6.2f}"
        )


def _percentile(answers: list[dict[str, Any]], share: float = 0.95) -> float:
    times = sorted(float(answer["warm"]) for answer in answers)
    return times[int(share * len(times))]


def _print_scales(site: Path, names: Sequence[str]) -> None:
    """Print a row per size: the real pages, then synthetic ones made of their sentences, so that the words stay those of the subject."""
    dataset, real = site_documents(ROOT)
    prefixes = {language: folder for language, (_, folder) in LANGUAGES.items()}
    lexicon, outside = lexicon_of(dataset), IndexConfig(prefixes, words_of(dataset), KIND_WEIGHTS)
    sets, few = all_sets(names, stories=False), _some(names, FEW)
    uris = list(dict.fromkeys(document.uri for document in real))
    print(f"\n{HEAD}   {'ms/page':>8} {'files':>6} {'R@3':>5} {'warm p95':>9}")
    for count in SCALES:
        kept = set(uris[:count])
        chinese = [document for document in real if document.language == "zh"]
        documents = [*(one for one in real if one.uri in kept), *_synthetic(chinese, max(0, count - len(uris)))]
        start = time.process_time()
        files = index_documents(documents, lexicon, outside)
        spent = 1000 * (time.process_time() - start) / count
        with tempfile.TemporaryDirectory() as folder:
            index = _with_index(site, files, Path(folder))
            answers = ask_all(sets, index)
            found = first_hits(Path(folder), few)
        scores = score_all(sets, answers).values()
        third = sum(one.third * one.count for one in scores) / sum(one.count for one in scores) if count > len(uris) else float("nan")
        warm = _percentile([answer for each in answers.values() for answer in each])
        budget = " (≤ 75,000)" if count == SCALES[-1] else ""
        print(f"{row(f'{count:,} pages{budget}', found)}   {spent:8.2f} {len(files):6} {third:5.2f} {warm:6.1f} ms", flush=True)


def _with_index(site: Path, files: Mapping[str, str], folder: Path) -> Path:
    """The site with another index, in `folder`; the folder of the index."""
    for entry in site.iterdir():
        if entry.name != "search":
            (folder / entry.name).symlink_to(entry)
    index = folder / "search"
    index.mkdir()
    for name, text in files.items():
        (index / name).write_text(text, "utf-8")
    return index


def _synthetic(real: list[IndexDocument], count: int) -> Iterator[IndexDocument]:
    chance = random.Random(7)  # noqa: S311  the same pages every time
    sentences = [sentence for document in real for part in document.parts for sentence in part.text.split("。") if 6 < len(sentence) < 90]
    for number in range(count):
        parts = tuple(
            DocumentPart(f"part-{place}", chance.choice(sentences)[:14], "。".join(chance.sample(sentences, 6))) for place in range(4)
        )
        model = chance.choice(real)
        title = f"{chance.choice(sentences)[:16]} {number}"
        yield replace(
            model,
            uri=f"synthetic/{number}/",
            title=title,
            meta=DocumentMeta(kind="court-cases"),
            lead=chance.choice(sentences),
            parts=parts,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
