"""BM25F at build time: how much a term says about a page, as a level of 1 to 7. The browser only adds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.search.document import DocumentPart, IndexDocument
from generator.search.lexicon import Lexicon
from generator.search.packing import LEVELS
from generator.search.syllables import initials_of, sound_terms
from generator.search.tokens import terms_of

PLACE_WEIGHTS = {"title": 6.0, "alias": 5.0, "heading": 2.0, "lead": 1.5, "row": 1.2, "body": 1.0, "aside": 0.3}
GENERAL = "&-"
"""Term of pages that belong to no platform, rail or bank: they hold for all of them."""
_MANY_PLACES = 9
"""A page that holds in more places than this is about none of them."""
_SHORT = {"title", "alias", "heading"}
_TELLING = _SHORT | {"lead"}
"""Places whose concepts a page is about; every page says 转账 and 报警 somewhere."""
_SATURATION = 3.0
TITLE = LEVELS
"""Level of an exact name that is the title itself."""
_LONGEST_EXACT = 24
COMMON_HEADING = 0.05
"""A heading on more than this share of the pages tells none of them from the others: it counts as body text."""


@dataclass
class CountedPage:
    """A page in all its languages, being counted."""

    uri: str
    documents: dict[str, IndexDocument] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Titles and aliases of all languages."""
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in PLACE_WEIGHTS})
    tags: dict[str, int] = field(default_factory=dict)
    """Terms that are not counted, with their level 1 to 7: entities, exact names, sounds."""

    def mark(self, terms: Iterable[str], level: int) -> None:
        """Give the page terms that are not counted; of a term given twice the higher level stays."""
        for term in terms:
            self.tags[term] = max(level, self.tags.get(term, 0))

    @property
    def document(self) -> IndexDocument:
        """The document that stands for all: they share their meta."""
        return next(iter(self.documents.values()))


def exact_term(key: str) -> str:
    """The term of a whole name from `StopwordRemover.key`: `=key`; of a long one its beginning and its length."""
    return f"={key}" if len(key) <= _LONGEST_EXACT else f"={key[:_LONGEST_EXACT]}{len(key)}"


class TermExtractor:
    """Counts the terms of pages, with the words of one lexicon; the terms of a text that repeats are kept.

    Args:
        lexicon: Concepts and entities to find.
        normalised: Text → `normalise(text)`, for every text of the pages.
        common: Headings so common that they count as body text.
    """

    def __init__(self, lexicon: Lexicon, normalised: Mapping[str, str], common: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._normalised = normalised
        self._common = common
        self._seen: dict[tuple[str, bool, bool], Counter[str]] = {}

    def count(self, page: CountedPage, exact: Mapping[str, str]) -> None:
        """Fill the counts and tags of a page; `exact` is name → its key, for every name of the page."""
        for document in page.documents.values():
            self._add(page, "lead", document.lead)
            for part in document.parts:
                self._part(page, part)
            self._add(page, "title", document.title, singles=True)
        titles = {document.title for document in page.documents.values()}
        for name in page.names:
            if name not in titles:
                self._add(page, "alias", name, singles=True)
            own = name in titles
            page.mark(sound_terms(name), 6 if own else 5)
            page.mark(initials_of(name, whole=False), 3)
            page.mark(initials_of(name, whole=True), 7 if own else 5)
            if key := exact[name]:
                page.mark([exact_term(key)], TITLE if own else 4)
        entities = set(self._entities(page))
        page.mark(entities, 4)
        if all(entity[1:] in self._lexicon.places for entity in entities):
            page.mark([GENERAL], 4)

    def _part(self, page: CountedPage, part: DocumentPart) -> None:
        if part.heading:
            common = part.heading in self._common
            self._add(
                page,
                "body" if common else "aside" if part.kind == "aside" else "row" if part.kind == "row" else "heading",
                part.heading,
            )
            if not common and part.kind == "section":
                page.mark(sound_terms(part.heading), 3)
        self._add(page, {"row": "row", "aside": "aside"}.get(part.kind, "body"), part.text)

    def _add(self, page: CountedPage, place: str, text: str, *, singles: bool = False) -> None:
        key = (text, singles, place in _TELLING)
        if key not in self._seen:
            norm = self._normalised[text]
            terms = Counter(terms_of(norm, singles=singles))
            if place in _TELLING:
                terms.update(tag for _, _, tag in self._lexicon.forms.found(norm) if tag[0] == "@")
            self._seen[key] = terms
        page.counts[place].update(self._seen[key])

    def _entities(self, page: CountedPage) -> Iterator[str]:
        meta = page.document.meta
        if meta.platform:
            yield f"&{meta.platform}"
        if len(meta.regions) <= _MANY_PLACES:
            yield from (f"&{entity}" for entity, region in self._lexicon.places.items() if region in meta.regions)
        for name in page.names:
            yield from (tag for _, _, tag in self._lexicon.forms.found(self._normalised[name]) if tag[0] == "&")


def levels(pages: list[CountedPage]) -> Iterator[tuple[int, str, int]]:
    """The weight of every term of every page, by BM25F.

    Args:
        pages: Counted by a `TermExtractor`.

    Yields:
        (0-based number of the page, term, level from 1 to 7), pages in order; counted terms first, then the tags of the page.
    """
    sizes = {place: [sum(page.counts[place].values()) for page in pages] for place in PLACE_WEIGHTS}
    means = {place: sum(found) / max(1, sum(1 for size in found if size)) for place, found in sizes.items()}
    for number, page in enumerate(pages):
        sums: dict[str, float] = {}
        for place, weight in PLACE_WEIGHTS.items():
            if counted := page.counts[place]:
                bend = 0.3 if place in _SHORT else 0.7
                share = weight / (1 - bend + bend * sizes[place][number] / means[place])
                for term, times in counted.items():
                    sums[term] = sums.get(term, 0.0) + share * times
        for term, sum_ in sums.items():
            yield number, term, max(1, round(LEVELS * sum_ / (_SATURATION + sum_)))
        for tag, level in page.tags.items():
            yield number, tag, level
