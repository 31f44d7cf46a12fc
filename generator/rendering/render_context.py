"""What every template may read of the site."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.pages.citation import Citation, Freshness
from generator.pages.cited_sources import cite, freshness_of
from generator.pages.context import PageContext
from generator.pages.language import Language, Phrase
from generator.rendering.escape import finalize

_MARKED = Markup('<span lang="{}">{}</span>')
_UNTRANSLATED = Markup('<span lang="{}" title="{}">{}</span>')


@dataclass
class PrintedPage:
    """The page that is being printed."""

    uri: str = ""
    """Its Markdown address: links are relative to it."""


@dataclass(frozen=True)
class RenderContext:
    """One language of the site, and how its pages are published."""

    context: PageContext
    directory_urls: bool
    printed: PrintedPage = field(default_factory=PrintedPage, init=False, repr=False, compare=False)
    names: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What every template uses, by name; see `rendering.page`."""
    _printed: dict[str, Markup] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Text → as it is printed."""

    @property
    def language(self) -> Language:
        """Of every page."""
        return self.context.language

    def ui(self, key: str, **values: object) -> str:
        """A label of the interface with its values filled in."""
        return self.language.ui(key, **values)

    def words(self, phrase: Phrase) -> Markup:
        """A phrase as it is printed: marked as a whole when it is not in the language of the page. No macro: every page has hundreds."""
        if not phrase.lang:
            return self.plain(phrase)
        return _UNTRANSLATED.format(phrase.lang, finalize(self.ui("fallback")), finalize(phrase))

    def original(self, phrase: Phrase) -> Markup:
        """Words of others, for an element that has their language: in it, Chinese characters of a title in English are marked."""
        return Markup(finalize(phrase)) if phrase.lang else self.plain(phrase)

    def plain(self, text: object) -> Markup:
        """A text as it is printed, each piece of it marked that is in Chinese characters on a page of another language."""
        words = str(text)
        if words not in self._printed:
            runs = self.language.runs(words)
            self._printed[words] = Markup().join(_MARKED.format(run.lang, finalize(run)) if run.lang else finalize(run) for run in runs)
        return self._printed[words]

    def citations(self, evidence: Sequence[str]) -> tuple[Citation, ...]:
        """The list of sources of a page that prints this evidence, in this order: number 1 first."""
        return cite(self.context, evidence)

    def freshness(self, evidence: Sequence[str]) -> Freshness:
        """How old and how official this evidence is; ids each once."""
        return freshness_of(self.context, evidence)
