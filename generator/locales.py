"""The languages of the site: where each is configured, where it lies, and where the same page stands in another one.

Knows paths and words of the engine's configuration only; no record, no engine.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"zh": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en/")}
"""Language → its engine configuration and its folder in the site. The first one empties the folder, so it builds first."""

X_DEFAULT = "en"
"""`x-default`: for a reader whose language is neither, English is the likelier one to be understood."""

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


def languages(root: Path) -> Iterator[str]:
    """The languages that have an engine configuration."""
    return (language for language, (config, _) in LANGUAGES.items() if (root / config).exists())


def at_root(language: str) -> bool:
    """Whether a language lies at the root of the site, where everything lies that has no language, such as open data."""
    return LANGUAGES.get(language, ("", ""))[1] == ""


def alternate_pages(root: Path, uri: str, generated: Collection[str]) -> tuple[AlternatePage, ...]:
    """The page `uri` in every language, its own included. `generated` pages are made from records, hence exist in each."""
    return tuple(_alternate_page(root, language, uri, generated) for language in languages(root))


def _alternate_page(root: Path, language: str, uri: str, generated: Collection[str]) -> AlternatePage:
    same = uri in generated or (root / "content" / language / uri).is_file()
    return AlternatePage(language, LANGUAGES[language][1], uri if same else HOME, same)
