"""The languages of the site: where each is configured, in which folder it is published.

Knows paths and names of the engine's configuration only; no record, no engine.
"""

from collections.abc import Iterator
from pathlib import Path

LANGUAGES = {"zh": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en/")}
"""Language → its engine configuration and its folder in the site. The first one empties the folder, so it builds first."""

TAGS = {"zh": "zh-CN"}
"""Language → its `lang` where that is not its id: with `lang="zh"` a phone may pick Japanese or Traditional shapes for Han characters."""

X_DEFAULT = "en"
"""`x-default`: for a reader whose language is neither, English is the likelier one to be understood."""


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
