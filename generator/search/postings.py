"""The pages of every term, packed: made of all pages, or brought up to date for the few that have changed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.search.counting import CountedDocument
from generator.search.packing import LEVELS, pack_postings, unpack_postings
from generator.search.scoring import CountedPage, levels_of, means_of, sizes_of

MOST_CHANGED = 10
"""One in so many pages may have changed for the postings to be brought up to date; with more it is faster to make them anew."""


@dataclass(frozen=True)
class Postings:
    """Term → its pages, packed; and what they depend on besides the documents of the pages. Can be pickled."""

    packed: Mapping[str, str]
    """As `pack_postings` writes them."""
    basis: tuple[object, ...]
    """Of all pages: their addresses in their order, headings that count as body text, what the lexicon says."""
    sizes: tuple[tuple[int, ...], ...]
    """Of each page, as of `sizes_of`."""


@dataclass(frozen=True)
class Earlier:
    """The postings of an earlier index, and the documents that it was made of."""

    postings: Postings
    documents: Sequence[CountedDocument]
    """Those that have not changed since are the same objects."""
    pages_of: Callable[[Iterable[CountedDocument]], Sequence[CountedPage]]
    """Documents → their pages, as for the index."""


def make_postings(
    pages: Sequence[CountedPage], common: frozenset[str], places: Mapping[str, str], names: str = "", earlier: Earlier | None = None
) -> Postings:
    """The postings of all terms.

    Args:
        pages: In the order of their numbers.
        common: Headings so common that they count as body text.
        places: As for `CountedPage.tags`.
        names: A digest of what the names of pages depend on besides their documents.
        earlier: What is brought up to date, where that gives the same.

    Returns:
        Term → a posting for each of its pages: `LEVELS` × 0-based number of the page + level from 1 to 7 - 1.
    """
    basis = (tuple(page.uri for page in pages), common, tuple(places.items()), names)
    if earlier and earlier.postings.basis == basis:
        changed = _changed(pages, earlier)
        if len(changed) * MOST_CHANGED <= len(pages) and (renewed := _renew(earlier.postings, pages, changed, common, places)):
            return renewed
    counts = [page.counts(common) for page in pages]
    sizes = tuple(map(sizes_of, counts))
    means = means_of(sizes)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        first = LEVELS * number - 1
        for term, level in levels_of(page, counts[number], means, common, places).items():
            postings[term].append(first + level)
    return Postings({term: pack_postings(postings[term]) for term in sorted(postings)}, basis, sizes)


def _changed(pages: Sequence[CountedPage], earlier: Earlier) -> dict[int, CountedPage]:
    """Number of each page whose documents have changed → the page as it was."""
    known = {(document.uri, document.language): document for document in earlier.documents}
    sizes = Counter(uri for uri, _ in known)
    numbers = {
        page.uri: number
        for number, page in enumerate(pages)
        if sizes[page.uri] != len(page.documents)
        or any(known.get((page.uri, language)) is not document for language, document in page.documents.items())
    }
    return {numbers[page.uri]: page for page in earlier.pages_of(document for (uri, _), document in known.items() if uri in numbers)}


def _renew(
    before: Postings, pages: Sequence[CountedPage], changed: Mapping[int, CountedPage], common: frozenset[str], places: Mapping[str, str]
) -> Postings | None:
    """The postings with the levels of these pages put right; None where those of other pages have changed with them."""
    counts = {number: pages[number].counts(common) for number in changed}
    sizes = list(before.sizes)
    for number, counted in counts.items():
        sizes[number] = sizes_of(counted)
    means = means_of(sizes)
    if means != means_of(before.sizes):
        return None
    packed = dict(before.packed)
    for number, old in changed.items():
        levels = levels_of(pages[number], counts[number], means, common, places)
        for term in levels_of(old, old.counts(common), means, common, places).keys() | levels.keys():
            others = [posting for posting in unpack_postings(packed.pop(term, "")) if posting // LEVELS != number]
            own = [LEVELS * number - 1 + levels[term]] if term in levels else []
            if postings := sorted(others + own):
                packed[term] = pack_postings(postings)
    return Postings(dict(sorted(packed.items())), before.basis, tuple(sizes))
