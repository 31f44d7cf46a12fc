"""What every template may read of the site."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.cited_sources import Citation, Freshness, cite, freshness_of
from generator.pages.context import PageContext
from generator.pages.language import Language


@dataclass(frozen=True)
class RenderContext:
    """One language of the site, and how its pages are published."""

    context: PageContext
    directory_urls: bool

    @property
    def language(self) -> Language:
        """Of every page."""
        return self.context.language

    def ui(self, key: str, **values: object) -> str:
        """A label of the interface with its values filled in."""
        return self.language.ui(key, **values)

    def citations(self, evidence: Sequence[str]) -> tuple[Citation, ...]:
        """The list of sources of a page that prints this evidence, in this order: number 1 first."""
        return cite(self.context.dataset, self.language, evidence)

    def freshness(self, evidence: Sequence[str]) -> Freshness:
        """How old and how official this evidence is; ids each once."""
        return freshness_of(self.context.dataset, evidence)
