"""BM25F at build time: how much a term says about a document, as a level of 1 to 7. The browser only adds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.search.leaf import Leaf, Part
from generator.search.lexicon import Lexicon
from generator.search.packing import LEVELS
from generator.search.syllables import initials_of, sound_terms
from generator.search.tokens import terms_of

WEIGHTS = {"title": 6.0, "alias": 5.0, "heading": 2.0, "lead": 1.5, "row": 1.2, "body": 1.0, "aside": 0.3}
GENERAL = "&-"
"""On pages that belong to no platform, rail or bank: they hold for all of them."""
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
"""A heading on more than this share of the pages is furniture."""


@dataclass
class Document:
    """A page in all its languages, being counted."""

    uri: str
    leaves: dict[str, Leaf] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Titles and aliases of all languages."""
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in WEIGHTS})
    marks: dict[str, int] = field(default_factory=dict)
    """Terms that are not counted, with their level: entities, exact names, sounds."""

    def mark(self, terms: Iterable[str], level: int) -> None:
        """Note terms; the highest level of each stays."""
        for term in terms:
            self.marks[term] = max(level, self.marks.get(term, 0))

    @property
    def leaf(self) -> Leaf:
        """The leaf that stands for all: they share their facts."""
        return next(iter(self.leaves.values()))


def exact_term(key: str) -> str:
    """The term of a whole name; of a long one its beginning and its length."""
    return f"={key}" if len(key) <= _LONGEST_EXACT else f"={key[:_LONGEST_EXACT]}{len(key)}"


class Analyst:
    """Texts → terms, with the words of one lexicon; remembers what repeats."""

    def __init__(self, lexicon: Lexicon, normalised: Mapping[str, str], common: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._normalised = normalised
        self._common = common
        self._seen: dict[tuple[str, bool, bool], Counter[str]] = {}

    def count(self, document: Document, exact: Mapping[str, str]) -> None:
        """Fill the counts and marks of a document."""
        for leaf in document.leaves.values():
            self._add(document, "lead", leaf.lead)
            for part in leaf.parts:
                self._part(document, part)
            self._add(document, "title", leaf.title, singles=True)
        titles = {leaf.title for leaf in document.leaves.values()}
        for name in document.names:
            if name not in titles:
                self._add(document, "alias", name, singles=True)
            own = name in titles
            document.mark(sound_terms(name), 6 if own else 5)
            document.mark(initials_of(name, whole=False), 3)
            document.mark(initials_of(name, whole=True), 7 if own else 5)
            if key := exact[name]:
                document.mark([exact_term(key)], TITLE if own else 4)
        entities = set(self._entities(document))
        document.mark(entities, 4)
        if all(mark[1:] in self._lexicon.places for mark in entities):
            document.mark([GENERAL], 4)

    def _part(self, document: Document, part: Part) -> None:
        if part.heading:
            common = part.heading in self._common
            self._add(
                document,
                "body" if common else "aside" if part.kind == "aside" else "row" if part.kind == "row" else "heading",
                part.heading,
            )
            if not common and part.kind == "section":
                document.mark(sound_terms(part.heading), 3)
        self._add(document, {"row": "row", "aside": "aside"}.get(part.kind, "body"), part.text)

    def _add(self, document: Document, place: str, text: str, *, singles: bool = False) -> None:
        key = (text, singles, place in _TELLING)
        if key not in self._seen:
            norm = self._normalised[text]
            terms = Counter(terms_of(norm, singles=singles))
            if place in _TELLING:
                terms.update(mark for _, _, mark in self._lexicon.forms.found(norm) if mark[0] == "@")
            self._seen[key] = terms
        document.counts[place].update(self._seen[key])

    def _entities(self, document: Document) -> Iterator[str]:
        facts = document.leaf.facts
        if facts.platform:
            yield f"&{facts.platform}"
        if len(facts.regions) <= _MANY_PLACES:
            yield from (f"&{entity}" for entity, region in self._lexicon.places.items() if region in facts.regions)
        for name in document.names:
            yield from (mark for _, _, mark in self._lexicon.forms.found(self._normalised[name]) if mark[0] == "&")


def levels(documents: list[Document]) -> Iterator[tuple[int, str, int]]:
    """(document number, term, level) of everything that was counted."""
    sizes = {place: [sum(document.counts[place].values()) for document in documents] for place in WEIGHTS}
    means = {place: sum(found) / max(1, sum(1 for size in found if size)) for place, found in sizes.items()}
    for number, document in enumerate(documents):
        heard: dict[str, float] = {}
        for place, weight in WEIGHTS.items():
            if counted := document.counts[place]:
                bend = 0.3 if place in _SHORT else 0.7
                share = weight / (1 - bend + bend * sizes[place][number] / means[place])
                for term, times in counted.items():
                    heard[term] = heard.get(term, 0.0) + share * times
        for term, sum_ in heard.items():
            yield number, term, max(1, round(LEVELS * sum_ / (_SATURATION + sum_)))
        for mark, level in document.marks.items():
            yield number, mark, level
