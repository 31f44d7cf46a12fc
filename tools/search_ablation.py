"""What each list of search words earns: the index made again without it, and the same questions asked of both.

    make bench-search ablate=1

Every list that `Lexicon` has is left out in turn, so a list that is added there is weighed here without a change.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from search_sets import Asked, all_sets, ask_all, at_once, score_all, site_documents

from generator.indexing.files import KIND_WEIGHTS
from generator.indexing.lexicon_words import lexicon_of, words_of
from generator.locales import LANGUAGES
from generator.search.counting import CountedDocument, TermCounter, counting_version
from generator.search.document import IndexDocument
from generator.search.index import IndexConfig, build_index
from generator.search.lexicon import Lexicon
from generator.search.packing import script
from tests.search.acceptance import Score

Words = Callable[[Lexicon], Lexicon]
Counts = Callable[[CountedDocument], CountedDocument]

SMALLEST = {"s": "ling零\n", "t": "ling零", "f": "〇〇"}
"""Name of a file of the index → its smallest text: one entry that no query holds."""
FILES = {"readings (words by ear)": ("s", "t"), "folds (traditional characters)": ("f",)}
"""What is weighed → the files of the index that hold it."""
STORIES = "140 around"
"""Of the stories those of this length and place: the others go the same way."""


@dataclass(frozen=True)
class Variant:
    """An index with something left out."""

    name: str
    words: Words = lambda lexicon: lexicon
    counts: Counts = lambda counted: counted
    files: tuple[str, ...] = ()
    """Names of files that are emptied, keys of `SMALLEST`."""


def without(*names: str) -> Words:
    """Leave lists out.

    Args:
        names: Fields of `Lexicon`.

    Returns:
        What empties them.
    """
    return lambda lexicon: replace(lexicon, **{name: type(getattr(lexicon, name))() for name in names})


def with_half(name: str) -> Words:
    """Leave out every second form of each key of a list.

    Args:
        name: A field of `Lexicon` that holds key → forms.

    Returns:
        What leaves them out; a key with one form keeps it.
    """

    def halved(lexicon: Lexicon) -> Lexicon:
        fewer: dict[str, Any] = {name: {key: forms[::2] for key, forms in getattr(lexicon, name).items()}}
        return replace(lexicon, **fewer)

    return halved


def without_aliases(counted: CountedDocument) -> CountedDocument:
    """A document with its title alone.

    Args:
        counted: With all its names.

    Returns:
        Without those that are no title.
    """
    return replace(counted, names=counted.names[:1])


def without_sounds(counted: CountedDocument) -> CountedDocument:
    """A document that is not found by pinyin.

    Args:
        counted: With the sounds of its names and headings.

    Returns:
        Without them.
    """
    names = tuple(name._replace(sounds=(), beginnings=(), initials=()) for name in counted.names)
    return replace(counted, names=names, headings=tuple(heading._replace(sounds=()) for heading in counted.headings))


def variants(lexicon: Lexicon) -> Iterator[Variant]:
    """Everything that is weighed.

    Args:
        lexicon: Of the site.

    Yields:
        The whole index first; then each list that is not empty, in the order of `Lexicon`; parts of lists; files; lists together.
    """
    yield Variant("nothing (all words)")
    lists = [each.name for each in fields(lexicon) if each.init and getattr(lexicon, each.name)]
    for name in lists:
        if name != "aliases":
            yield Variant(name.replace("_", " "), without(name))
        if name in {"concepts", "entities"}:
            yield Variant(f"half of the forms of {name}", with_half(name))
    yield Variant("aliases of records", without("aliases"), without_aliases)
    yield Variant("sounds of titles and headings", counts=without_sounds)
    yield from (Variant(name, files=files) for name, files in FILES.items())
    yield Variant("all lists but aliases", without(*(name for name in lists if name != "aliases")))
    yield Variant("all lists, aliases too", without(*lists), without_aliases)


def print_ablation(root: Path, names: Sequence[str]) -> None:
    """Print what each list earns.

    Args:
        root: The project folder.
        names: Of the sets that are asked.
    """
    dataset, documents = site_documents(root)
    lexicon, prefixes = lexicon_of(dataset), {language: folder for language, (_, folder) in LANGUAGES.items()}
    config = IndexConfig(prefixes, words_of(dataset), KIND_WEIGHTS)
    sets = {name: asked for name, asked in all_sets(names).items() if name in names or name.endswith(STORIES)}
    counted = list(map(TermCounter(lexicon).count, documents))
    made = partial(_scores, documents, counted, lexicon, config, sets)
    print(f"\nR@1 / R@3 without a list, and what it earns in R@3 ({len(documents):,} documents)")
    print(f"{'left out':34}" + "".join(f"{name:>18}" for name in sets))
    print(f"{'':34}" + "".join(f"{len(asked):18}" for asked in sets.values()))
    whole: dict[str, Score] = {}
    for variant, scores in at_once(lambda variant: (variant, made(variant)), [*variants(lexicon)]):
        if isinstance(scores, str):
            print(f"{variant.name:34} {scores}")
            continue
        whole = whole or scores
        cells = (f"{found.first:.2f} {found.third:.2f} {100 * (whole[name].third - found.third):+5.1f}" for name, found in scores.items())
        print(f"{variant.name:34}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


def _scores(
    documents: list[IndexDocument],
    counted: list[CountedDocument],
    lexicon: Lexicon,
    config: IndexConfig,
    sets: dict[str, list[Asked]],
    variant: Variant,
) -> dict[str, Score] | str:
    """Scores of a variant, or why it has none."""
    words = variant.words(lexicon)
    if counting_version(words) != counting_version(lexicon):
        counted = list(map(TermCounter(words).count, documents))
    files = build_index(map(variant.counts, counted), words, config)
    emptied = [name for name in files if name.partition(".")[0] in variant.files]
    if variant.files and len(emptied) != len(variant.files):
        return "is in no file of its own in this version"
    files |= {name: script(name.partition(".")[0], SMALLEST[name.partition(".")[0]]) for name in emptied}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        try:
            return score_all(sets, ask_all(sets, Path(folder), rounds=0))
        except (OSError, AssertionError) as error:
            return f"the engine does not run without it: {str(error).splitlines()[-1]}"
