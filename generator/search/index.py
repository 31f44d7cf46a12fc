"""Counted documents → the files of the index."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.search.counting import CountedDocument, TermCounter, counting_version, shown_line
from generator.search.document import IndexDocument
from generator.search.folding import folding, is_han, normalise
from generator.search.lexicon import Lexicon
from generator.search.packing import ALPHABET, Shard, digest, script, shard_blocks, shard_terms, without_faint
from generator.search.postings import Earlier, Postings, make_postings
from generator.search.readings import ReadingTable
from generator.search.scoring import COMMON_HEADING, LEAST, LONGEST_EXACT, CountedPage
from generator.search.stripping import StopwordRemover
from generator.search.syllables import COMMON, odd_readings, sounds_of
from generator.search.tokens import EMPTY_WORDS

META = "meta.js"
"""The one file without a hash in its name: it holds the hashes of all others."""
VERSION = 2
_MAINLAND = "CN"
_WAYS = frozenset({"rail", "uncovered"})
"""Kinds of pages that say of a way of paying where it is used."""
_SMALL_SITE = 1500
SMALL_SHARD, LARGE_SHARD = 1300, 2400
"""Characters in a file of terms: a query touches eight files, so smaller ones save bytes until their count costs more."""
PRIORITIES = {"high": 1.25, "": 1.0, "low": 0.75}
LESS_USED = 0.02
"""A query that names no platform means one that most people use: each one further down `Lexicon.platforms` weighs this share less."""


@dataclass(frozen=True)
class IndexConfig:
    """What the index repeats without understanding it."""

    prefixes: Mapping[str, str] = field(default_factory=lambda: {"zh": ""})
    """Language → folder of its pages, relative to the site."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language → words of the search box."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Kind of document → how far up it comes; 1 for a kind that is not named."""
    register: str = ""
    """As of `register_lines`."""


def index_documents(documents: Iterable[IndexDocument], lexicon: Lexicon, config: IndexConfig = IndexConfig()) -> dict[str, str]:
    """The files of the index over documents that are not counted yet.

    Args:
        documents: As for `build_index`, before they are counted.
        lexicon: As for `build_index`.
        config: As for `build_index`.

    Returns:
        As of `build_index`.
    """
    return build_index(map(TermCounter(lexicon).count, documents), lexicon, config)


def build_index(documents: Iterable[CountedDocument], lexicon: Lexicon, config: IndexConfig = IndexConfig()) -> dict[str, str]:
    """The files of the index over these documents. The same input gives the same bytes.

    Args:
        documents: Of one language or of several, in any order; those with the same `uri` are one page in its languages. Counted
            with a lexicon of the same `counting_version`.
        lexicon: Words that no page shows; its uris are those of the documents, others are left out.
        config: Folders, words of the search box and weights, passed on to the script in the browser.

    Returns:
        File name → text, each a script of one call; `META` is the file to load first, the names of the others hold a hash.
    """
    return IndexFiles(documents, lexicon, config).whole()


class IndexFiles:
    """The files of the index in two parts, neither of which waits for the other.

    Args:
        documents: As for `build_index`.
        lexicon: As for `build_index`.
        config: As for `build_index`.
    """

    def __init__(self, documents: Iterable[CountedDocument], lexicon: Lexicon, config: IndexConfig = IndexConfig()) -> None:
        self._lexicon, self._config = lexicon, config
        self._pages = _pages(documents, lexicon)
        self._small = len(self._pages) <= _SMALL_SITE
        self._each = 1 if self._small else 3
        blocks = {language: [_block(page, language) for page in self._pages] for language in config.prefixes}
        self._shown = {language: [*shard_blocks(f"d-{language}-", found, self._each)] for language, found in blocks.items()}
        self._generations = {language: digest("".join(shard.text for shard in found)) for language, found in self._shown.items()}

    def whole(self) -> dict[str, str]:
        """Both parts.

        Returns:
            File name → text.
        """
        return {**self.shown(), **self.terms()[0]}

    def shown(self) -> dict[str, str]:
        """What the result list shows of each page.

        Returns:
            File name → text.
        """
        return {
            f"{shard.name}.{self._generations[language]}.js": script(shard.name, shard.text)
            for language, found in self._shown.items()
            for shard in found
        }

    def terms(self, before: tuple[Postings, Sequence[CountedDocument]] | None = None) -> tuple[dict[str, str], Postings]:
        """All other files, `META` among them.

        Args:
            before: What this method returned for an earlier index, and its documents; those that have not changed are the same objects.

        Returns:
            File name → text, and what the next call can use.
        """
        lexicon, pages = self._lexicon, self._pages
        earlier = Earlier(*before, lambda found: _pages(found, lexicon)) if before else None
        names = digest(json.dumps([counting_version(lexicon), {**lexicon.aliases}], ensure_ascii=False))
        postings = make_postings(pages, _common_headings(pages), lexicon.places, names, earlier)
        return self._files(postings.packed), postings

    def _files(self, postings: Mapping[str, str]) -> dict[str, str]:
        pages, lexicon, config = self._pages, self._lexicon, self._config
        stripper = StopwordRemover(lexicon)
        postings = {term: without_faint(packed, LEAST) for term, packed in postings.items()}
        phonetic = [term for term in postings if term[0] in "~^"]
        written = [term for term in postings if term[0] not in "~^"]
        limit = SMALL_SHARD if self._small else LARGE_SHARD
        terms = list(shard_terms("c", ((term, postings[term]) for term in written), limit))
        phonetic_shards = list(shard_terms("p", ((term, postings[term]) for term in phonetic), limit))
        han = set(filter(is_han, set().union(*(term for term in written if is_han(term[0])))))
        register = Shard("r", "", config.register)
        named = {form for forms in (*lexicon.concepts.values(), *lexicon.entities.values()) for form in map(normalise, forms)}
        table = ReadingTable(lexicon.readings)
        by_syllable = sounds_of(han | {character for form in named for character in form if is_han(character)}, table)
        readings = Shard("s", "", f"{_table(by_syllable)}\n{odd_readings(named, by_syllable, table)}")
        folds = Shard("f", "", _fold(han | set("".join(stripper.forms))))
        further = Shard("t", "", _table(sounds_of(COMMON - han, table)))
        passing = Shard("y", "", "|".join(sorted(map(normalise, lexicon.passing))))
        shards = [register, readings, further, folds, passing]
        lists = digest("".join(shard.text for shard in (*terms, *phonetic_shards)))
        meta = _facets(pages, lexicon, config.weights) | {
            "v": VERSION,
            "n": len(pages),
            "c": " ".join(shard.first for shard in terms),
            "p": " ".join(shard.first for shard in phonetic_shards),
            "l": lists,
            "d": self._generations,
            "each": self._each,
            "empty": " ".join(sorted(EMPTY_WORDS)),
            "r": digest(register.text),
            "y": digest(passing.text),
            "s": digest(readings.text),
            "t": digest(further.text),
            "f": digest(folds.text),
            "prefixes": dict(config.prefixes),
            "words": {language: dict(words) for language, words in config.words.items()},
            **_curated(pages, lexicon, stripper),
        }
        files = {shard.file: script(shard.name, shard.text) for shard in shards}
        files |= {f"{shard.name}.{lists}.js": script(shard.name, shard.text) for shard in (*terms, *phonetic_shards)}
        return files | {META: script("meta", json.dumps(meta, ensure_ascii=False, separators=(",", ":"), sort_keys=True))}


def _pages(documents: Iterable[CountedDocument], lexicon: Lexicon) -> list[CountedPage]:
    found: dict[str, CountedPage] = {}
    for document in documents:
        found.setdefault(document.uri, CountedPage(document.uri)).documents[document.language] = document
    counter = TermCounter(lexicon)
    for uri, page in found.items():
        names = {name.text: name for document in page.documents.values() for name in document.names}
        page.names = (*names.values(), *(counter.name(name) for name in lexicon.aliases.get(uri, ()) if name not in names))
    return sorted(found.values(), key=lambda page: (page.document.meta.platform, page.document.meta.kind, page.uri))


def _common_headings(pages: list[CountedPage]) -> frozenset[str]:
    seen = Counter(
        heading for page in pages for heading in {heading.text for document in page.documents.values() for heading in document.headings}
    )
    return frozenset(heading for heading, times in seen.items() if times > max(3, COMMON_HEADING * len(pages)))


def _table(readings: Mapping[str, str]) -> str:
    return " ".join(f"{syllable}{characters}" for syllable, characters in readings.items())


def _fold(used: set[str]) -> str:
    return "".join(f"{chr(old)}{new}" for old, new in sorted(folding().items()) if new in used)


def _facets(pages: list[CountedPage], lexicon: Lexicon, weights: Mapping[str, float]) -> dict[str, object]:
    """Each distinct set of facts (kind, platform, scenarios, regions, weight, languages) once, and two signs per page that index it."""
    classes: dict[tuple[str, ...], int] = {}
    rank = {platform: place for place, platform in enumerate(dict.fromkeys(lexicon.platforms.values()))}
    signs = ""
    for page in pages:
        meta = page.document.meta
        weight = round(
            100 * PRIORITIES.get(meta.priority, 1.0) * weights.get(meta.kind, 1.0) * (1 - LESS_USED * rank.get(meta.platform, 0))
        )
        languages = " ".join(sorted(page.documents))
        key = (meta.kind, meta.platform, " ".join(meta.scenarios), " ".join(_regions(page, lexicon)), str(weight), languages)
        number = classes.setdefault(key, len(classes))
        signs += ALPHABET[number // len(ALPHABET)] + ALPHABET[number % len(ALPHABET)]
    return {"classes": ["|".join(key) for key in classes], "of": signs}


def _regions(page: CountedPage, lexicon: Lexicon) -> tuple[str, ...]:
    """Where a page holds: of a topic the places that its title names, else what the page says itself."""
    meta = page.document.meta
    if meta.kind != "topic":
        return meta.regions
    named = {entity[1:] for name in page.names if name.text in page.titles for entity in name.entities}
    return tuple(sorted({lexicon.places[entity] for entity in named if entity in lexicon.places})) or meta.regions


def _abroad(pages: list[CountedPage], lexicon: Lexicon) -> set[str]:
    """The names that say that somebody pays elsewhere: of places, and of what the pages titled with them say it holds there alone."""
    held: dict[str, set[str]] = {}
    for page in pages:
        if page.document.meta.kind in _WAYS:
            for name in page.names:
                for entity in name.entities if name.text in page.titles else ():
                    held.setdefault(entity, set()).update(page.document.meta.regions)
    places = {f"&{entity}" for entity, region in lexicon.places.items() if region != _MAINLAND}
    return places | {
        entity for entity, regions in held.items() if regions and _MAINLAND not in regions and entity[1:] not in lexicon.platforms
    }


def _curated(pages: list[CountedPage], lexicon: Lexicon, stripper: StopwordRemover) -> dict[str, object]:
    numbers = {page.uri: number for number, page in enumerate(pages)}
    terms = [("@" + name, forms) for name, forms in lexicon.concepts.items()] + [
        ("&" + name, forms) for name, forms in lexicon.entities.items()
    ]
    return {
        "forms": {term: "|".join(sorted({normalise(form) for form in forms})) for term, forms in terms},
        "stop_phrases": "|".join(sorted(stripper.forms)),
        "asides": sorted("@" + concept for concept in lexicon.asides),
        "fallbacks": [numbers[uri] for uri in lexicon.fallbacks if uri in numbers],
        "scenarios": {"@" + concept: scenario for concept, scenario in lexicon.scenarios.items()},
        "abroad": sorted(_abroad(pages, lexicon)),
        "longest_name": LONGEST_EXACT,
        "places": {"&" + entity: region for entity, region in lexicon.places.items()},
        "platforms": {("&" if name in lexicon.entities else "@") + name: platform for name, platform in lexicon.platforms.items()},
    }


def _block(page: CountedPage, language: str) -> str:
    """What the result list shows of a page: as in `CountedDocument.shown`, then its other names."""
    document = page.documents.get(language) or page.document
    aliases = [name.text for name in page.names if name.text != document.names[0].text]
    return f"{document.shown}\n{shown_line('', '=', '|'.join(aliases))}"
