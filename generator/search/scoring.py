"""BM25F at build time: how much a term says about a page, as a level of 1 to 7. The browser only adds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.search.counting import CountedDocument, CountedName
from generator.search.lexicon import UNCOVERED
from generator.search.packing import LEVELS

PLACE_WEIGHTS = {"title": 6.0, "alias": 5.0, "heading": 2.0, "lead": 1.5, "row": 1.2, "body": 1.0, "aside": 0.3}
GENERAL = "&-"
"""Term of pages that belong to no platform, rail or bank: they hold for all of them."""
_MANY_PLACES = 9
"""A page that holds in more places than this is about none of them."""
_SHORT = {"title", "alias", "heading"}
_SATURATION = 3.0
TITLE = LEVELS
"""Level of an exact name that is the title itself."""
LONGEST_EXACT = 24
"""Characters of a name that stand in the term of a whole name."""
LEAST = 3
"""Where a term says so much about one page, pages about which it says less are left out: half of all postings. On queries.yml, own.yml and
strangers.yml the rest finds the same."""
_CASE, _CASE_PLAN, _ROUTE, _KIND = 7, 5, 5, 6
_NAMED_KINDS = frozenset({"hotline", "term"})
"""Kinds that a query can ask for: by a number alone, by what something means."""
COMMON_HEADING = 0.05
"""A heading on more than this share of the pages tells none of them from the others: it counts as body text."""


@dataclass
class CountedPage:
    """A page in all its languages."""

    uri: str
    documents: dict[str, CountedDocument] = field(default_factory=dict)
    names: tuple[CountedName, ...] = ()
    """Titles and aliases of all languages, those of the lexicon last."""

    @property
    def document(self) -> CountedDocument:
        """The document that stands for all: they share their meta."""
        return next(iter(self.documents.values()))

    @cached_property
    def titles(self) -> frozenset[str]:
        """In every language."""
        return frozenset(document.names[0].text for document in self.documents.values())

    def counts(self, common: frozenset[str]) -> dict[str, Mapping[str, int]]:
        """Place → term → how often it occurs there; headings that are `common` count as body text."""
        words: dict[str, list[str]] = {"alias": [term for name in self.names if name.text not in self.titles for term in name.terms]}
        texts: dict[str, list[Mapping[str, int]]] = {}
        for document in self.documents.values():
            words.setdefault("title", []).extend(document.names[0].terms)
            for heading in document.headings:
                own = heading.text not in common
                words.setdefault(heading.place if own else "body", []).extend((*heading.terms, *(heading.concepts if own else ())))
            for place, counted in document.counts.items():
                texts.setdefault(place, []).append(counted.to_dict())
        return {place: _sum(texts.get(place, ()), words.get(place, ())) for place in PLACE_WEIGHTS}

    def tags(self, common: frozenset[str], places: Mapping[str, str]) -> dict[str, int]:
        """Terms that are not counted, with their level 1 to 7: exact names, sounds, entities.

        Args:
            common: Headings whose sounds do not count.
            places: Entity → the region it names, as in `Lexicon.places`.
        """
        tags: dict[str, int] = {}
        for document in self.documents.values():
            for heading in document.headings:
                if heading.sounds and heading.text not in common:
                    _mark(tags, heading.sounds, 3)
        for name in self.names:
            own = name.text in self.titles
            _mark(tags, name.sounds, 6 if own else 5)
            _mark(tags, name.beginnings, 3)
            _mark(tags, name.initials, 7 if own else 5)
            if name.key:
                _mark(tags, [exact_term(name.key)], TITLE if own else 4)
        entities = self._entities(places)
        _mark(tags, entities, 4)
        if all(entity[1:] in places for entity in entities):
            _mark(tags, [GENERAL], 4)
        for term, level in self._facts(entities):
            _mark(tags, [term], level)
        return tags

    def _facts(self, entities: set[str]) -> Iterator[tuple[str, int]]:
        """Terms of what the page is, with their level: its case, its route, its kind."""
        meta = self.document.meta
        if meta.kind in {"plan", "choice"}:
            where = [meta.platform] if meta.platform else sorted(entities) if meta.kind == "plan" else [""]
            yield from (
                (f"#{scenario}/{one}", _CASE if meta.kind == "choice" else _CASE_PLAN) for scenario in meta.scenarios for one in where
            )
        if meta.kind == "corridor":
            whence, *whither = meta.regions
            yield f"#from-{whence}", _ROUTE
            yield from ((f"#to-{one}", _ROUTE) for one in whither)
        if meta.kind == "uncovered":
            yield from ((f"#{entity}", _CASE) for entity in sorted(entities) if entity.startswith(f"&{UNCOVERED}"))
        if meta.kind in _NAMED_KINDS:
            yield f"#{meta.kind}", _KIND

    def _entities(self, places: Mapping[str, str]) -> set[str]:
        meta = self.document.meta
        entities = {entity for name in self.names for entity in name.entities}
        if meta.platform:
            entities.add(f"&{meta.platform}")
        if len(meta.regions) <= _MANY_PLACES:
            entities.update(f"&{entity}" for entity, region in places.items() if region in meta.regions)
        return entities


def exact_term(key: str) -> str:
    """The term of a whole name from `StopwordRemover.key`: `=key`; of a long one its beginning and its length."""
    return f"={key}" if len(key) <= LONGEST_EXACT else f"={key[:LONGEST_EXACT]}{len(key)}"


def sizes_of(counts: Mapping[str, Mapping[str, int]]) -> tuple[int, ...]:
    """How many terms a page has in each place.

    Args:
        counts: As of `CountedPage.counts`.

    Returns:
        Repeats included, in the order of `PLACE_WEIGHTS`.
    """
    return tuple(sum(counts[place].values()) for place in PLACE_WEIGHTS)


def means_of(sizes: Iterable[tuple[int, ...]]) -> tuple[float, ...]:
    """How many terms a place has on average, over the pages that have any there.

    Args:
        sizes: Of each page, as of `sizes_of`.

    Returns:
        In the same order, to two digits: an edit of one page leaves the weights of all others alone.
    """
    return tuple(float(f"{sum(found) / max(1, sum(map(bool, found))):.2g}") for found in zip(*sizes, strict=True))


def levels_of(
    page: CountedPage, counts: Mapping[str, Mapping[str, int]], means: Sequence[float], common: frozenset[str], places: Mapping[str, str]
) -> dict[str, int]:
    """What the terms of a page say about it, by BM25F.

    Args:
        page: The page.
        counts: As of `CountedPage.counts`.
        means: As of `means_of`, over all pages.
        common: Headings so common that they count as body text.
        places: As for `CountedPage.tags`.

    Returns:
        Term → its level there, from 1 to 7.
    """
    sums: dict[str, float] = {}
    for (place, weight), size, mean in zip(PLACE_WEIGHTS.items(), sizes_of(counts), means, strict=True):
        if counted := counts[place]:
            bend = 0.3 if place in _SHORT else 0.7
            share = weight / (1 - bend + bend * size / mean)
            for term, times in counted.items():
                sums[term] = sums[term] + share * times if term in sums else share * times
    # A page has few different sums: most of its terms stand once in one place.
    levels = {sum_: max(1, round(LEVELS * sum_ / (_SATURATION + sum_))) for sum_ in set(sums.values())}
    return {term: levels[sum_] for term, sum_ in sums.items()} | page.tags(common, places)


def _mark(tags: dict[str, int], terms: Iterable[str], level: int) -> None:
    """Give terms a level; of a term given twice the higher level stays."""
    for term in terms:
        if tags.get(term, 0) < level:
            tags[term] = level


def _sum(texts: Sequence[Mapping[str, int]], terms: Sequence[str]) -> Mapping[str, int]:
    if len(texts) == 1 and not terms:
        return texts[0]
    total: Counter[str] = Counter()
    for counted in texts:
        total.update(counted)
    total.update(terms)
    return total
