"""Counted documents kept on disk between two processes, and the files of the index below a site."""

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.indexing.lexicon_words import lexicon_of, words_of
from generator.indexing.registered import registered_contacts
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS
from generator.search.counting import CountedDocument, TermCounter
from generator.search.document import IndexDocument
from generator.search.index import IndexConfig, IndexFiles
from generator.search.register import register_lines

FOLDER = "search"
"""The folder of the index, below a site."""
COUNTED = "counted.pickle"
"""The file with the counted documents of one language, kept until the joint index of all languages is made."""

KIND_WEIGHTS = {
    "guide": 0.8,
    "choice": 1.15,
    "hotline": 0.65,
    "plan": 0.9,
    "index": 0.5,
    "statistics": 0.8,
    **{kind.one: kind.weight for kind in KINDS},
}
"""Kind of document → factor of its score: main guides before niche pages, registers and lists last."""


def write_counted(site: Path, documents: Iterable[IndexDocument], dataset: Dataset) -> None:
    """Count the documents of one language and keep the counts until all languages are joined.

    Args:
        site: The built folder of the language; `FOLDER` is made in it, counts kept before are replaced.
        documents: Of every page of the language.
        dataset: Holds the words to find in them.
    """
    counted = list(map(TermCounter(lexicon_of(dataset)).count, documents))
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / FOLDER / COUNTED).write_bytes(pickle.dumps(counted, pickle.HIGHEST_PROTOCOL))


def take_counted(site: Path) -> list[CountedDocument]:
    """Read what `write_counted` kept and remove its file.

    Args:
        site: As for `write_counted`, of a process that this one has started: reading a pickle can run any code.

    Returns:
        The documents in their order; empty when none were kept.
    """
    path = site / FOLDER / COUNTED
    if not path.exists():
        return []
    counted: list[CountedDocument] = pickle.loads(path.read_bytes())  # noqa: S301  our own file, of this very build
    path.unlink()
    return counted


def index_files(
    documents: Iterable[CountedDocument], dataset: Dataset, prefixes: Mapping[str, str], *, directory_urls: bool = True
) -> dict[str, str]:
    """The files of the index over these documents.

    Args:
        documents: Of every page.
        dataset: Holds the lexicon and the words of the search box.
        prefixes: Language → folder of its pages below the site with a slash at its end; empty for the site itself.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`.

    Returns:
        The text of each file, by its name below `FOLDER`.
    """
    return open_index(documents, dataset, prefixes, directory_urls=directory_urls).whole()


def open_index(
    documents: Iterable[CountedDocument], dataset: Dataset, prefixes: Mapping[str, str], *, directory_urls: bool = True
) -> IndexFiles:
    """As `index_files`, in parts that can be made apart.

    Args:
        documents: As for `index_files`, like the rest.
        dataset: Holds the lexicon.
        prefixes: Folders of the languages.
        directory_urls: How pages are published.

    Returns:
        What makes the files.
    """
    lexicon = lexicon_of(dataset, directory_urls=directory_urls)
    register = register_lines(registered_contacts(dataset, directory_urls=directory_urls))
    return IndexFiles(documents, lexicon, IndexConfig(prefixes, words_of(dataset), KIND_WEIGHTS, register))


def meta_below(meta: str, folder: str) -> str:
    """The file `META` for a language in a folder of its own, where it leads up to the joint files.

    Args:
        meta: The text of `META` of the joint index.
        folder: Of the language, below the site, with a slash at its end.

    Returns:
        Its text.
    """
    return meta.replace('load("meta",', f'load("meta:{"../" * folder.count("/")}",', 1)


def write_index(
    site: Path, documents: Iterable[IndexDocument], dataset: Dataset, prefixes: Mapping[str, str], *, directory_urls: bool = True
) -> dict[str, str]:
    """Write the index of these documents into a site and remove the files of an earlier one.

    Args:
        site: The built folder that the pages of all prefixes lie in.
        documents: Of every page.
        dataset: As for `index_files`.
        prefixes: As for `index_files`.
        directory_urls: As for `index_files`.

    Returns:
        The text of each file that was written, by its name below `FOLDER`.
    """
    files = index_files(map(TermCounter(lexicon_of(dataset)).count, documents), dataset, prefixes, directory_urls=directory_urls)
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return files
