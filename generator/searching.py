"""Records and built pages → the search room's plain values, and its files onto disk. Stands beside the hall; knows no engine."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.models.base import Text
from generator.models.dataset import Dataset
from generator.models.search import SearchWord, WordRole
from generator.search.index import META, Outside, build_index
from generator.search.leaf import Facts, Leaf, Part, Verdict
from generator.search.lexicon import Lexicon
from generator.views.addresses import CASES, CLAIMS, FOLDERS, GLOSSARY, HOTLINES, address, contact_address

FOLDER = "search"
"""Of a site: where the index lies."""
LEAVES = "leaves.json"
"""What a language leaves behind for the joint index of all languages."""
_REACH = {"home": "index.md", "hotlines": HOTLINES, "glossary": GLOSSARY, "claims": CLAIMS, "cases": CASES, "topics": "topics/index.md"}
"""Pages that are no record, as best bets name them."""


def lexicon_of(dataset: Dataset, *, directory_urls: bool = True) -> Lexicon:
    """Every word that no page shows, keyed by the uris pages are published under."""
    words = dataset.search

    def forms(role: WordRole) -> dict[str, tuple[str, ...]]:
        return {key: word.forms for key, word in words.items() if word.role is role}

    def uri(word: SearchWord) -> str:
        return uri_of(page_of(dataset, word.page or ""), directory_urls=directory_urls)

    return Lexicon(
        concepts=forms(WordRole.CONCEPT),
        entities=forms(WordRole.ENTITY),
        stops=tuple(form for found in forms(WordRole.STOP).values() for form in found),
        slips={form: word.means or "" for word in words.values() if word.role is WordRole.SLIP for form in word.forms},
        bets={form: uri(word) for word in words.values() if word.role is WordRole.BET for form in word.forms},
        rescues=tuple(uri(word) for word in words.values() if word.role is WordRole.RESCUE),
        aliases={uri_of(address_, directory_urls=directory_urls): names for address_, names in _names(dataset)},
        scenarios={key: named.value for key, word in words.items() if (named := word.scenario or word.asker)},
        case_words=frozenset(key for key, word in words.items() if word.case),
        places={key: word.region for key, word in words.items() if word.region},
        platforms={key: word.platform for key, word in words.items() if word.platform},
    )


def page_of(dataset: Dataset, reference: str) -> str:
    """`topics/recovery-scam` or `home` → the page's Markdown address."""
    kind, _, key = reference.partition("/")
    if not key:
        return _REACH[kind]
    return contact_address(key, dataset.contacts[key]) if kind == "contacts" else address(kind, key)


def uri_of(markdown: str, *, directory_urls: bool) -> str:
    """`topics/x.md#a` → `topics/x/#a`, as the engine will publish it."""
    path, mark, fragment = markdown.partition("#")
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html{mark}{fragment}"
    folder = stem.removesuffix("index").rstrip("/")
    return f"{folder}/{mark}{fragment}" if folder else f"{mark}{fragment}"


def facts_of(front_matter: Mapping[str, Any]) -> Facts:
    """What the front matter tells search."""
    tags = front_matter.get("search") or {}
    return Facts(
        kind=str(front_matter.get("kind") or "page"),
        aliases=tuple(str(alias) for alias in front_matter.get("aliases") or ()),
        platform=str(tags.get("platform", "")),
        scenarios=tuple(str(tags.get("asker") or tags.get("scenario", "")).split()),
        regions=tuple(str(tags.get("region", "")).split()),
        priority=str(tags.get("priority", "")),
    )


def words_of(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Words of the search box per language: its own, and the names of kinds, platforms and regions."""
    found = {}
    for language, labels in dataset.labels.items():
        platforms = {f"platform-{key}": getattr(record.name, language, None) or record.name.zh for key, record in dataset.platforms.items()}
        regions = {f"region-{key}": word for key, word in labels.words.get("region", {}).items()}
        found[language] = {**labels.words.get("search", {}), **platforms, **regions}
    return found


def write_leaves(site: Path, leaves: Iterable[Leaf]) -> None:
    """Keep the leaves of one language beside its index."""
    text = json.dumps([asdict(leaf) for leaf in leaves], ensure_ascii=False, sort_keys=True)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / FOLDER / LEAVES).write_text(text, "utf-8")


def read_leaves(site: Path) -> list[Leaf]:
    """What `write_leaves` kept; empty when there is nothing."""
    path = site / FOLDER / LEAVES
    entries = json.loads(path.read_text("utf-8")) if path.exists() else []
    return [_leaf(entry) for entry in entries]


def _leaf(entry: dict[str, Any]) -> Leaf:
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry["facts"].items()}
    parts = tuple(Part(**part) for part in entry["parts"])
    return Leaf(**{**entry, "facts": Facts(**facts), "verdict": Verdict(**entry["verdict"]), "parts": parts})


def write_index(
    site: Path, leaves: Iterable[Leaf], dataset: Dataset, prefixes: Mapping[str, str], *, directory_urls: bool = True
) -> dict[str, str]:
    """Write the index of these leaves into the site; its files by name. What an earlier index left there is removed."""
    files = build_index(leaves, lexicon_of(dataset, directory_urls=directory_urls), Outside(prefixes, words_of(dataset)))
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return files


def join_indexes(site: Path, dataset: Dataset, folders: Mapping[str, str]) -> None:
    """One index for all languages: `folders` is language → folder below the site with a slash, empty for the first.

    A reader of any language then finds pages by the words of every language. The other languages' folders keep only a copy of
    `meta.js` that points to the joint files; the kept leaves are removed.
    """
    leaves = [leaf for folder in folders.values() for leaf in read_leaves(site / folder)]
    files = write_index(site, leaves, dataset, folders)
    for folder in folders.values():
        (site / folder / FOLDER / LEAVES).unlink(missing_ok=True)
        if folder:
            up = "../" * folder.count("/")
            for old in (site / folder / FOLDER).glob("*.js"):
                old.unlink()
            meta = files[META].replace('load("meta",', f'load("meta:{up}",', 1)
            (site / folder / FOLDER / META).write_text(meta, "utf-8", newline="\n")


def _names(dataset: Dataset) -> Iterable[tuple[str, tuple[str, ...]]]:
    """(Markdown address, names in every language and aliases) of records that have a page or an entry."""
    for kind in (*FOLDERS, "contacts", "glossary"):
        for key, record in getattr(dataset, kind).items():
            text = next(
                (value for name in ("name", "title", "term", "claim") if isinstance(value := getattr(record, name, None), Text)), None
            )
            names = [word for word in (text.zh, text.en) if word] if text else []
            more = getattr(record, "aliases", ()) or getattr(record, "keywords", ())
            digits = ["".join(filter(str.isdigit, number))] if (number := getattr(record, "number", None)) else []
            yield page_of(dataset, f"{kind}/{key}"), tuple(dict.fromkeys([*names, *more, *digits]))
