"""What people call things: concepts, entities, stop phrases, common slips and best bets, as plain values ready for look-up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.search.characters import is_han, normalise


@dataclass(frozen=True)
class Lexicon:
    """Curated words. All surface forms are normalised when they come in."""

    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Concept → what people type for it; `wrong` → 转错, 打错, 误转 …"""
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Platform, rail, bank or place → its names."""
    stops: tuple[str, ...] = ()
    """Phrases without a subject: 怎么办, 我, can i."""
    slips: Mapping[str, str] = field(default_factory=dict)
    """Misspelling → what was meant; applied to queries only."""
    bets: Mapping[str, str] = field(default_factory=dict)
    """A whole query → the uri of the page that answers it best."""
    rescues: tuple[str, ...] = ()
    """Uris offered when nothing was found."""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Uri of a page or an entry → further names that its HTML does not show, those of the other languages among them."""
    scenarios: Mapping[str, str] = field(default_factory=dict)
    """Concept → the scenario it names."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Entity → the region it names, where it names one."""
    platforms: frozenset[str] = frozenset()
    """Entities that are platforms of ours."""

    @cached_property
    def forms(self) -> "FormBook":
        """Concept and entity forms, longest first at each place of a text."""
        pairs = [(form, f"@{name}") for name, forms in self.concepts.items() for form in forms]
        pairs += [(form, f"&{name}") for name, forms in self.entities.items() for form in forms]
        return FormBook(pairs)


class FormBook:
    """Surface forms by their first character, so that a text is walked once."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, list[str]]]] = {}
        marks: dict[str, list[str]] = {}
        for form, mark in pairs:
            marks.setdefault(normalise(form), []).append(mark)
        for form in sorted(marks, key=lambda each: (-len(each), each)):
            self._by_first.setdefault(form[0], []).append((form, marks[form]))

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, mark) of every form in a normalised text; a longer form hides the shorter ones that begin inside it."""
        place, end = 0, len(text)
        while place < end:
            step = 1
            for form, marks in self._by_first.get(text[place], ()):
                if text.startswith(form, place) and _stands_alone(text, place, place + len(form)):
                    for mark in marks:
                        yield place, place + len(form), mark
                    step = len(form)
                    break
            place += step


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A form in Latin letters or digits is a whole word; a Chinese one may stand anywhere."""
    before = start > 0 and _is_word(text[start]) and _is_word(text[start - 1])
    after = end < len(text) and _is_word(text[end - 1]) and _is_word(text[end])
    return not before and not after


def _is_word(character: str) -> bool:
    return not is_han(character) and character.isalnum()
