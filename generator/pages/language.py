"""One language of the interface: its labels, and what to show when a text is not translated."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.records.base import Text
from generator.records.guidance import Labels
from generator.records.tracing import note_read
from generator.records.vocabulary import Answer
from generator.text.language_of_words import HAN, language_of


@dataclass(frozen=True)
class Phrase:
    """Words ready to print. `lang` is set when they are not in the language of the page."""

    text: str
    lang: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Phrase("")

_SENTENCE = re.compile(r".+?(?:。|[.](?=\s)|$)", re.DOTALL)
_INNER_QUOTES = str.maketrans("“”", "‘’")


def strip_full_stop(words: Phrase) -> Phrase:
    """The words without the full stop at their end, for a sentence that becomes a heading or goes on."""
    return Phrase(words.text.rstrip(".。"), words.lang)


def first_sentences(words: Phrase, least: int = 1) -> Phrase:
    """The first sentence with its full stop, and further ones until there are `least` bytes: a Chinese character has three."""
    text = ""
    for found in _SENTENCE.finditer(words.text):
        text += found[0]
        if len(text.encode()) >= least:
            break
    return Phrase(text, words.lang)


def nest_quotes(words: Phrase) -> Phrase:
    """The words with single for double quotation marks, for text that is printed between double ones, in every language."""
    return Phrase(words.text.translate(_INNER_QUOTES), words.lang)


_HAN = re.compile(r"([\u3001-\u303f\u3400-\u9fff\uff01-\uff60]+)")
_GLOSS = re.compile(r"\s*\(([^()]*)\)")


def _without_han(found: re.Match[str]) -> str:
    kept = ", ".join(part.strip() for part in found[1].split(",") if not _HAN.search(part))
    return found[0] if not _HAN.search(found[1]) else f" ({kept})" if kept else ""


UNTRANSLATED = "untranslated"
"""Name of the fact how many texts of a language are missing."""

ORIGINAL = HAN
"""The language every text is written in first."""

_CLOSED = frozenset({Answer.YES, Answer.NO})
"""Answers that fit closed questions only: yes does not answer who decides."""


@dataclass(frozen=True)
class Language:
    """A language id (`zh`, `en`) with its labels."""

    id: str
    labels: Labels
    untranslated: int = 0
    """Texts that this language shows in Chinese; see `count_untranslated`."""

    sections: Mapping[str, Mapping[str, str]] = field(init=False, repr=False, compare=False)
    """Section of the labels → key → words. Copied, so that who reads a label has read that label and not the way to it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sections", dict(self.labels.words))

    @property
    def tag(self) -> str:
        """BCP 47 tag for `lang`; with `zh` alone a phone may show Japanese glyphs."""
        return ORIGINAL if self.id == "zh" else self.id

    def count_untranslated(self) -> int:
        """Texts that this language shows in Chinese, for a page that says how many: whoever asks is asked again when one more is there."""
        note_read(UNTRANSLATED, self.id)
        return self.untranslated

    def say(self, text: Text | None) -> Phrase:
        """The text in this language, or its Chinese original marked as such; empty for None."""
        if text is None:
            return NOTHING
        words = getattr(text, self.id, None)
        return Phrase(str(words)) if words else Phrase(text.zh, ORIGINAL)

    def runs(self, words: object) -> tuple[Phrase, ...]:
        """The words in pieces, those in Chinese characters with their `lang`: menu names and terms inside a foreign sentence."""
        text = str(words)
        if self.id == "zh" or not _HAN.search(text):
            return (Phrase(text),)
        return tuple(Phrase(piece, ORIGINAL if place % 2 else "") for place, piece in enumerate(_HAN.split(text)) if piece)

    def bare(self, words: str) -> str:
        """The words without Chinese in brackets: for places where no piece can have a `lang`, such as a description."""
        return words if self.id == "zh" else _GLOSS.sub(_without_han, words)

    def join_sentences(self, texts: Iterable[object]) -> str:
        """Texts that stand on their own, one behind the other: sentences as they are, phrases with a semicolon between them."""
        words = [*map(str, texts)]
        gap, semicolon = self.ui("stop")[1:], self.ui("semicolon")
        return "".join(f"{text}{gap if text.endswith(('.', '。')) else semicolon}" for text in words[:-1]) + "".join(words[-1:])

    def original(self, words: str | None) -> Phrase:
        """Words that exist in their own language only: a title, a quote."""
        spoken = language_of(words or "")
        return Phrase(words or "", "" if spoken == self.tag else spoken)

    def word(self, section: str, key: str) -> str:
        """A label. A missing one is an error of the labels file, caught by the `labels` check."""
        return self.sections[section][key]

    def in_sentence(self, place: str) -> str:
        """The name of a place as it stands inside a sentence: “the United States”."""
        forms, names = self.sections.get("region-in-sentence", {}), self.sections.get("region", {})
        return next((form for region, form in forms.items() if names.get(region) == place), place)

    def answer(self, question: str, value: Answer) -> str:
        """The word for an answer to a question.

        Args:
            question: Id of the question or column. The section `answered` of the labels holds the closed ones, each with the
                section of its pair of words: 可以 and 不能, 要 and 不要; every other question is open.
            value: The answer.

        Returns:
            Empty for the yes and no of an open question, which its text answers.
        """
        words = self.sections
        pair = words.get("answered", {}).get(question, "")
        if value in _CLOSED and not pair:
            return ""
        return words.get(pair, {}).get(value, words["answer"][value])

    def ui(self, key: str, **values: object) -> str:
        """A label of the interface with its values filled in."""
        return self.sections["ui"][key].format(**values)
