"""One document, counted: all that the index needs of it, so that a document that did not change is not read again."""

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import NamedTuple

from generator.search.document import DocumentMeta, DocumentPart, IndexDocument
from generator.search.folding import normalise
from generator.search.lexicon import Lexicon, PhraseMatcher
from generator.search.packing import digest
from generator.search.readings import ReadingTable
from generator.search.stripping import StopwordRemover
from generator.search.syllables import initials_of, sound_terms
from generator.search.tokens import terms_of

SNIPPET = 220
"""Characters of a part that are kept for the snippet."""
MOST_PARTS = 24
"""Parts of a page that are kept; registers have hundreds, and their entries are documents of their own."""


class CountedName(NamedTuple):
    """A title or a further name of a page: what it is found by."""

    text: str
    terms: tuple[str, ...]
    """Repeats included; each Han character and the concepts too."""
    entities: tuple[str, ...]
    """Terms of the platforms, banks and places it names."""
    key: str
    """As of `StopwordRemover.key`."""
    sounds: tuple[str, ...]
    beginnings: tuple[str, ...]
    """Pinyin initials of the beginnings of its runs of Han characters."""
    initials: tuple[str, ...]
    """Those of whole runs."""


class CountedHeading(NamedTuple):
    """The heading of a part."""

    text: str
    place: str
    """Where it counts, a key of `scoring.PLACE_WEIGHTS`, unless it is common over all pages."""
    terms: tuple[str, ...]
    """Repeats included."""
    concepts: tuple[str, ...]
    """Their terms, repeats included; like the sounds empty unless it is the heading of a section."""
    sounds: tuple[str, ...]


class TermCounts(NamedTuple):
    """Term → how often it occurs, as two values instead of hundreds: half a million of them are kept between builds."""

    terms: str
    """A line each."""
    times: "array[int]"

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "TermCounts":
        """Pack counts; `to_dict` gives them back."""
        return cls("\n".join(counts), array("I", counts.values()))

    def to_dict(self) -> dict[str, int]:
        """The counts, in their order."""
        return dict(zip(map(intern, self.terms.split("\n")), self.times, strict=True))


@dataclass(frozen=True, slots=True)
class CountedDocument:
    """A document as the index needs it. Depends on the document and on the words named by `TermCounter.version` alone."""

    uri: str
    language: str
    meta: DocumentMeta
    names: tuple[CountedName, ...]
    """The title first, then the further names of the document; not those of the lexicon."""
    headings: tuple[CountedHeading, ...]
    counts: Mapping[str, TermCounts]
    """Place, a key of `scoring.PLACE_WEIGHTS` → the terms that occur there, names and headings apart."""
    shown: str
    """What the result list shows of it: its title and answer, its lead, its parts; a line each, cells by tab."""


class TermCounter:
    """Counts the terms of documents. Names and headings that repeat are counted once.

    Args:
        lexicon: Concepts and entities to find, stop phrases to leave out.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._readings = ReadingTable(lexicon.readings)
        self._names: dict[str, CountedName] = {}
        self._headings: dict[tuple[str, str], CountedHeading] = {}

    @cached_property
    def _forms(self) -> PhraseMatcher:
        """Made when something is counted: most builds count next to nothing."""
        return self._lexicon.forms

    @cached_property
    def _stopwords(self) -> StopwordRemover:
        return StopwordRemover(self._lexicon)

    def count(self, document: IndexDocument) -> CountedDocument:
        """Count a document, whatever else is on the site.

        Args:
            document: Of any language.

        Returns:
            A value that can be kept or sent to another process as a pickle.
        """
        texts: dict[str, list[str]] = {}
        for part in document.parts:
            texts.setdefault({"row": "row", "aside": "aside"}.get(part.kind, "body"), []).append(part.text)
        counts = {place: Counter(terms_of(normalise("\n".join(found)))) for place, found in texts.items()}
        lead = normalise(document.lead)
        counts["lead"] = Counter((*terms_of(lead), *self._concepts(lead)))
        return CountedDocument(
            document.uri,
            document.language,
            document.meta,
            tuple(map(self.name, dict.fromkeys((document.title, *document.meta.aliases)))),
            tuple(self._heading(part) for part in document.parts if part.heading),
            {place: TermCounts.of(terms) for place, terms in counts.items() if terms},
            "\n".join(_shown(document)),
        )

    def name(self, text: str) -> CountedName:
        """Count a name, one of a document or one that only the lexicon knows."""
        if (known := self._names.get(text)) is not None:
            return known
        norm = normalise(text)
        found = list(self._forms.found(norm))
        self._names[text] = CountedName(
            text,
            (*terms_of(norm, singles=True), *(tag for _, _, tag in found if tag[0] == "@")),
            tuple(dict.fromkeys(tag for _, _, tag in found if tag[0] == "&")),
            self._stopwords.key_of(norm, found),
            tuple(dict.fromkeys(sound_terms(text, self._readings))),
            tuple(initials_of(text, self._readings, whole=False)),
            tuple(initials_of(text, self._readings, whole=True)),
        )
        return self._names[text]

    def _heading(self, part: DocumentPart) -> CountedHeading:
        if (known := self._headings.get((part.kind, part.heading))) is not None:
            return known
        norm, section = normalise(part.heading), part.kind == "section"
        self._headings[part.kind, part.heading] = CountedHeading(
            part.heading,
            {"row": "row", "aside": "aside"}.get(part.kind, "heading"),
            tuple(terms_of(norm)),
            self._concepts(norm) if section else (),
            tuple(dict.fromkeys(sound_terms(part.heading, self._readings))) if section else (),
        )
        return self._headings[part.kind, part.heading]

    def _concepts(self, norm: str) -> tuple[str, ...]:
        return tuple(tag for _, _, tag in self._forms.found(norm) if tag[0] == "@")


def counting_version(lexicon: Lexicon) -> str:
    """What all counts depend on besides their document: counts made with a lexicon of another version are void.

    Args:
        lexicon: Its aliases and places do not matter here.

    Returns:
        A digest of its concepts, entities, stop phrases and readings.
    """
    words = ({**lexicon.concepts}, {**lexicon.entities}, lexicon.stop_phrases, lexicon.readings)
    return digest(json.dumps(words, ensure_ascii=False))


def shown_line(*cells: str) -> str:
    """A line of what the result list shows of a page: blanks and line ends inside a cell squeezed, a tab between cells."""
    return "\t".join([" ".join(cell.split()) for cell in cells])


def _shown(document: IndexDocument) -> Iterator[str]:
    answer, action = document.answer, document.action
    head = (document.uri, document.language, document.title, answer.tone, answer.word, answer.text[:SNIPPET], answer.number)
    what = (action.text[:SNIPPET], action.number, action.uri, action.region) if action else ()
    whose = (" ".join(action.roles), " ".join(action.scenarios), *action.call) if action else ()
    yield shown_line(*head, *what, *whose)
    yield shown_line("", "", document.lead[:SNIPPET])
    for part in [part for part in document.parts if part.heading or part.text][:MOST_PARTS]:
        yield shown_line(part.anchor, part.heading, part.text[:SNIPPET])
