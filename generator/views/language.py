"""One language of the interface: its labels, and what to show when a text is not translated."""

from dataclasses import dataclass

from generator.models.base import Text
from generator.models.guidance import Labels


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


@dataclass(frozen=True)
class Language:
    """A language id (`zh`, `en`) with its labels."""

    id: str
    labels: Labels

    def say(self, text: Text | None) -> Phrase:
        """The text in this language, or its Chinese original marked as such; empty for None."""
        if text is None:
            return NOTHING
        words = getattr(text, self.id, None)
        return Phrase(words) if words else Phrase(text.zh, "zh-CN")

    def original(self, words: str | None) -> Phrase:
        """Words that exist in their own language only: a title, a quote."""
        foreign = self.id != "zh" and any("\u4e00" <= character <= "\u9fff" for character in words or "")
        return Phrase(words or "", "zh-CN" if foreign else "")

    def word(self, section: str, key: str) -> str:
        """A label. A missing one is an error of the labels file, caught by the `labels` check."""
        return self.labels.words[section][key]

    def ui(self, key: str, **values: object) -> str:
        """A label of the interface with its values filled in."""
        return self.labels.words["ui"][key].format(**values)
