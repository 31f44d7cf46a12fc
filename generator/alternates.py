"""The same page in every language: what `hreflang` links and the language switch lead to. Knows paths only; no record, no engine."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.locales import LANGUAGES, languages

HOME = "index.md"


@dataclass(frozen=True)
class AlternatePage:
    """The same page in one language."""

    language: str
    folder: str
    """Of the language, below the site: empty or ending in a slash."""
    uri: str
    """Markdown address inside the folder; the home page when there is no such page."""
    same: bool
    """False when only the home page is left to offer."""


def alternate_pages(root: Path, uri: str, generated: Collection[str]) -> tuple[AlternatePage, ...]:
    """The addresses of one page in every language, its own included.

    Args:
        root: The folder of the project.
        uri: Markdown address of the page below the folder of its language, such as `plans/index.md`.
        generated: Addresses of the pages that are made from records, and so exist in every language.

    Returns:
        One entry for each language that has an engine configuration, in the order of `LANGUAGES`.
    """
    return tuple(_alternate_page(root, language, uri, generated) for language in languages(root))


def _alternate_page(root: Path, language: str, uri: str, generated: Collection[str]) -> AlternatePage:
    same = uri in generated or (root / "content" / language / uri).is_file()
    return AlternatePage(language, LANGUAGES[language][1], uri if same else HOME, same)
