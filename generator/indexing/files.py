"""Index documents kept on disk between two processes, and the files of the index below a site."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.indexing.lexicon_words import lexicon_of, words_of
from generator.records.dataset import Dataset
from generator.records.kinds import KINDS
from generator.search.document import DocumentAnswer, DocumentMeta, DocumentPart, IndexDocument
from generator.search.index import META, IndexConfig, build_index

FOLDER = "search"
"""The folder of the index, below a site."""
DOCUMENTS = "documents.json"
"""The file with the documents of one language, kept until the joint index of all languages is made."""

KIND_WEIGHTS = {
    "guide": 0.8,
    "hotline": 0.95,
    "plan": 0.9,
    "index": 0.5,
    "statistics": 0.8,
    **{kind.one: kind.weight for kind in KINDS},
}
"""Kind of document → factor of its score: main guides before niche pages, registers and lists last."""


def write_documents(site: Path, documents: Iterable[IndexDocument]) -> None:
    """Keep the documents of one language for `join_indexes`.

    Args:
        site: The built folder of the language; `FOLDER` is made in it, documents kept before are replaced.
        documents: Of every page of the language.
    """
    text = json.dumps([asdict(document) for document in documents], ensure_ascii=False, sort_keys=True)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / FOLDER / DOCUMENTS).write_text(text, "utf-8")


def read_documents(site: Path) -> list[IndexDocument]:
    """The documents that `write_documents` kept, in their order; empty when it kept none."""
    path = site / FOLDER / DOCUMENTS
    entries = json.loads(path.read_text("utf-8")) if path.exists() else []
    return [_document(entry) for entry in entries]


def _document(entry: dict[str, Any]) -> IndexDocument:
    meta: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry["meta"].items()}
    parts = tuple(DocumentPart(**part) for part in entry["parts"])
    return IndexDocument(**{**entry, "meta": DocumentMeta(**meta), "answer": DocumentAnswer(**entry["answer"]), "parts": parts})


def write_index(
    site: Path, documents: Iterable[IndexDocument], dataset: Dataset, prefixes: Mapping[str, str], *, directory_urls: bool = True
) -> dict[str, str]:
    """Write the index of these documents into a site and remove the files of an earlier one.

    Args:
        site: The built folder that the pages of all prefixes lie in.
        documents: Of every page.
        dataset: Holds the lexicon and the words of the search box.
        prefixes: Language → folder of its pages below `site` with a slash at its end; empty for the site itself.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`.

    Returns:
        The text of each file that was written, by its name below `FOLDER`.
    """
    files = build_index(
        documents, lexicon_of(dataset, directory_urls=directory_urls), IndexConfig(prefixes, words_of(dataset), KIND_WEIGHTS)
    )
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return files


def join_indexes(site: Path, dataset: Dataset, folders: Mapping[str, str]) -> None:
    """Make one index of the documents of all languages, so that a reader of any language finds pages by the words of every language.

    The folders below the site keep only a copy of `meta.js` that points to the joint files; the kept documents are removed.

    Args:
        site: The built folder of all languages, where the index is written.
        dataset: Holds the lexicon and the words of the search box.
        folders: Language → its folder below the site with a slash at its end; empty for the language at the site itself.
    """
    documents = [document for folder in folders.values() for document in read_documents(site / folder)]
    files = write_index(site, documents, dataset, folders)
    for folder in folders.values():
        (site / folder / FOLDER / DOCUMENTS).unlink(missing_ok=True)
        if folder:
            up = "../" * folder.count("/")
            for old in (site / folder / FOLDER).glob("*.js"):
                old.unlink()
            meta = files[META].replace('load("meta",', f'load("meta:{up}",', 1)
            (site / folder / FOLDER / META).write_text(meta, "utf-8", newline="\n")
