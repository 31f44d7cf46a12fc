"""What people call things: concepts, entities, stop phrases, and what is said in passing, as plain values ready for look-up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from generator.search.folding import is_han, normalise

UNCOVERED = "uncovered-"
"""Begins an entity that has no rules here, but a page that says so."""
GAP = "*"
"""In a form of a concept: up to six signs may stand here. `转给*陌生人`; people put whom and how much between."""


_WORD = re.compile("[a-z0-9]+")


class WordReading(NamedTuple):
    """How one character is said in one word."""

    form: str
    """The word; or the character alone, which stands for every word that has no reading of its own."""
    sign: str
    """A character of the form; each place where it stands there."""
    sounds: tuple[str, ...]
    """Toneless syllables, the commonest first."""


@dataclass(frozen=True)
class Lexicon:
    """Curated words. All surface forms are normalised when they come in."""

    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Concept → what people type for it; `wrong` → 转错, 打错, 误转 …"""
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Platform, rail, bank or place → its names."""
    stop_phrases: tuple[str, ...] = ()
    """Phrases without a subject: 怎么办, 我, can i."""
    passing: tuple[str, ...] = ()
    """What people say in a long story whatever happened: how they feel, when it was, thanks."""
    asides: frozenset[str] = frozenset()
    """Concepts that a long story names in passing: a family, a bank, a night."""
    fallbacks: tuple[str, ...] = ()
    """Uris offered when nothing was found."""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Uri of a page or an entry → further names that its HTML does not show, those of the other languages among them."""
    scenarios: Mapping[str, str] = field(default_factory=dict)
    """Concept → the scenario it names, or who asks in its words when that is not the payer."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Entity → the region it names, where it names one."""
    platforms: Mapping[str, str] = field(default_factory=dict)
    """Entity or concept → the id of the platform record it names."""
    readings: tuple[WordReading, ...] = ()
    """What a dictionary of pinyin gets wrong."""

    @cached_property
    def forms(self) -> "PhraseMatcher":
        """Finds concept forms (tag `@name`) and entity forms (tag `&name`) in a text. Forms with a gap are for queries only."""
        pairs = [(form, f"@{name}") for name, forms in self.concepts.items() for form in forms if GAP not in form]
        pairs += [(form, f"&{name}") for name, forms in self.entities.items() for form in forms]
        return PhraseMatcher(pairs)


class FormIndex:
    """Finds the places in a text where forms stand. A form is kept by its first Latin word, or by its first two characters of other kinds.

    Args:
        forms: Normalised.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms)
        lengths: dict[str, set[int]] = {}
        for form in self._forms:
            word = _WORD.match(form)
            lengths.setdefault(word[0] if word else form[:2], set()).add(len(form))
        for start, found in lengths.items():
            if not _WORD.match(start) and start[0] in self._forms:
                found.add(1)
        self._lengths: dict[str, Sequence[int]] = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        signs = re.escape("".join(dict.fromkeys(start[0] for start in lengths if not _WORD.match(start))))
        self._starts = re.compile(f"({_WORD.pattern})|[{signs}]" if signs else f"({_WORD.pattern})")

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of every form in a normalised text, the longest first at each place; none begins inside a Latin word."""
        for start in self._starts.finditer(text):
            place = start.start()
            for length in self._lengths.get(start[1] or text[place : place + 2]) or self._lengths.get(start[0], ()):
                if (form := text[place : place + length]) in self._forms:
                    yield place, place + len(form)


class PhraseMatcher:
    """Finds surface forms in a text, the longest at each place. No form is shorter than two characters.

    Args:
        pairs: (form, tag); forms are normalised here, one form may have several tags.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._tags: dict[str, list[str]] = {}
        for form, tag in pairs:
            self._tags.setdefault(normalise(form), []).append(tag)
        self._forms = FormIndex(self._tags)

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, tag) of every form in a normalised text, 0-based, the end exclusive; a form hides those that lie inside it."""
        free = 0
        for place, end in self._forms.found(text):
            if end > free and _stands_alone(text, place, end):
                yield from ((place, end, tag) for tag in self._tags[text[place:end]])
                free = end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A form in Latin letters or digits is a whole word; a Chinese one may stand anywhere."""
    before = start > 0 and _is_word(text[start]) and _is_word(text[start - 1])
    after = end < len(text) and _is_word(text[end - 1]) and _is_word(text[end])
    return not before and not after


@cache
def _is_word(character: str) -> bool:
    return not is_han(character) and character.isalnum()
