"""The languages of the site: where each is configured, in which folder it is published, and the address of the same page in another one.

Knows paths and names of the engine's configuration only; no record, no engine.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"zh": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en/")}
"""Language → its engine configuration and its folder in the site. The first one empties the folder, so it builds first."""

TAGS = {"zh": "zh-CN"}
"""Language → its `lang` where that is not its id: with `lang="zh"` a phone may pick Japanese or Traditional shapes for Han characters."""

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
    """The languages of a project that have an engine configuration.

    Args:
        root: The folder of the project.

    Yields:
        Ids such as `zh`, in the order of `LANGUAGES`, which is the order of building.
    """
    return (language for language, (config, _) in LANGUAGES.items() if (root / config).exists())


def language_tag(language: str) -> str:
    """What `lang` says on a page.

    Args:
        language: An id, such as `zh`.

    Returns:
        A BCP 47 tag, such as `zh-CN`.
    """
    return TAGS.get(language, language)


def at_root(language: str) -> bool:
    """Whether a language is published at the root of the site, where files without a language, such as open data, are published too.

    Args:
        language: Its id, such as `zh`; one that `LANGUAGES` does not have counts as being at the root.

    Returns:
        True when the folder of the language is the root.
    """
    return LANGUAGES.get(language, ("", ""))[1] == ""


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
