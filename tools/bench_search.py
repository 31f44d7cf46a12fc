"""Search, measured: ours against the theme's own on the same site in the same run, then at 5,000 pages.

    make bench-search                     the site in build/site (make build first)
    python tools/bench_search.py <site>   any built site

Needs Node and a Chromium (BROWSER_PATH). Prints tables and fails nothing: the thresholds are in tests/search.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from serving import served  # noqa: E402  beside this file

from generator.build_pages import build_site  # noqa: E402
from generator.indexing.files import KIND_WEIGHTS  # noqa: E402
from generator.indexing.lexicon_words import lexicon_of, words_of  # noqa: E402
from generator.loading.loader import load_dataset  # noqa: E402
from generator.offline.export import export_site  # noqa: E402  the root joins the path above
from generator.search.document import DocumentMeta, DocumentPart, IndexDocument  # noqa: E402
from generator.search.index import IndexConfig, index_documents  # noqa: E402
from tests.search.acceptance import HERE, Question, ask, read_questions, read_topics, score, sent  # noqa: E402

SCALES = (300, 5000)
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
    """Print the comparison with the theme's search, and the table of sizes.

    Args:
        arguments: Path of a built site, or nothing for build/site.
    """
    site = Path(arguments[0]) if arguments else ROOT / "build" / "site"
    questions = read_questions(HERE / "queries.yml", read_topics()) + read_questions(HERE / "own.yml", read_topics())
    texts = [question.text for question in questions]
    own = ask(texts, site / "search")
    with tempfile.TemporaryDirectory() as folder:
        stock_site = _build_stock(Path(folder))
        stock = _ask_stock(stock_site, texts)
        eager = sum(sent(path) for path in (*stock_site.glob("search/*.json"), *stock_site.glob("assets/javascripts/workers/*.js")))
    cold = sorted(answer["bytes"] for answer in ask(texts, site / "search", cold=True))
    scripts = sum(sent(path) for path in next((site / "assets").glob("search*")).iterdir())
    _print_scores(questions, own, stock)
    print(
        f"\nbytes to the first result: ours {scripts + cold[len(cold) // 2]:,} (worst {scripts + cold[-1]:,}); "
        f"theme {eager:,} on every page"
    )
    print(f"warm answer p95: ours {_percentile(own):.1f} ms, theme {_percentile(stock):.1f} ms")
    _print_scales(site, questions)
    return 0


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


def _print_scales(site: Path, questions: list[Question]) -> None:
    """Print a row per size: the real pages, then synthetic ones made of their sentences, so that the words stay those of the subject."""
    dataset = load_dataset(ROOT).dataset
    lexicon, outside = lexicon_of(dataset), IndexConfig({"zh": ""}, words_of(dataset), KIND_WEIGHTS)
    real = list(build_site(ROOT, "zh", datetime.now(UTC).date()).documents())
    scripts = sum(sent(path) for path in next((site / "assets").glob("search*")).iterdir())
    print(f"\n{'pages':>6} {'ms/page':>8} {'files':>6} {'R@3':>6} {'first result':>13} {'warm p95':>9}")
    for count in SCALES:
        documents = [*real[:count], *_synthetic(real, max(0, count - len(real)))]
        start = time.process_time()
        files = index_documents(documents, lexicon, outside)
        spent = 1000 * (time.process_time() - start) / len(documents)
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                (Path(folder) / name).write_text(text, "utf-8")
            warm = ask([question.text for question in questions], Path(folder))
            cold = sorted(answer["bytes"] for answer in ask([question.text for question in questions], Path(folder), cold=True))
        third = score(questions, warm)["all"].third if count > len(real) else float("nan")
        print(
            f"{len(documents):6} {spent:8.2f} {len(files):6} {third:6.2f} {scripts + cold[len(cold) // 2]:13,} {_percentile(warm):6.1f} ms"
        )


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
