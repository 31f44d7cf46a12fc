"""Records → the words of search that no page shows: the lexicon, and the words of the search box."""

from collections.abc import Iterable

from generator.pages.page_paths import HOTLINES, address_in, published_uri
from generator.records.dataset import Dataset
from generator.records.kinds import KIND, KINDS
from generator.records.search import SearchWord, WordRole
from generator.search.lexicon import UNCOVERED, Lexicon, WordReading
from generator.text.telephone import digits_of


def lexicon_of(dataset: Dataset, *, directory_urls: bool = True) -> Lexicon:
    """Every word of the records that no page shows.

    Args:
        dataset: Search words, and the records with names and aliases.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`; the uris of the lexicon follow it.

    Returns:
        Words by role, forms as they are written in the records.
    """
    words = dataset.search

    def forms(role: WordRole) -> dict[str, tuple[str, ...]]:
        return {key: word.forms for key, word in words.items() if word.role is role}

    def uri(word: SearchWord) -> str:
        return published_uri(target_page_of(dataset, word.page or ""), directory_urls=directory_urls)

    return Lexicon(
        concepts=forms(WordRole.CONCEPT),
        entities={**forms(WordRole.ENTITY), **_uncovered(dataset)},
        stop_phrases=tuple(form for found in forms(WordRole.STOP_PHRASE).values() for form in found),
        passing=tuple(form for found in forms(WordRole.PASSING).values() for form in found),
        asides=frozenset(key for key, word in words.items() if word.aside),
        fallbacks=tuple(uri(word) for word in words.values() if word.role is WordRole.FALLBACK),
        aliases={published_uri(address_, directory_urls=directory_urls): names for address_, names in _names(dataset)},
        scenarios={key: named.value for key, word in words.items() if (named := word.scenario or word.asker)},
        places={key: word.region for key, word in words.items() if word.region},
        platforms={key: word.platform for key, word in words.items() if word.platform},
        readings=tuple(WordReading(form, word.sign, word.sounds) for word in words.values() if word.sign for form in word.forms),
    )


def target_page_of(dataset: Dataset, reference: str) -> str:
    """`topics/recovery-scam` or `home` → the page's Markdown address."""
    kind, _, key = reference.partition("/")
    if key:
        return address_in(dataset, kind, key)
    return {"home": "index.md", "hotlines": HOTLINES}.get(kind) or KIND[kind].list_page


def words_of(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Words of the search box: its own, and the names of kinds, platforms and regions.

    Args:
        dataset: The records.

    Returns:
        Language → key → word.
    """
    found = {}
    for language, labels in dataset.labels.items():
        platforms = {f"platform-{key}": getattr(record.name, language, None) or record.name.zh for key, record in dataset.platforms.items()}
        regions = {f"region-{key}": word for key, word in labels.words.get("region", {}).items()}
        found[language] = {**labels.words.get("search", {}), **platforms, **regions}
    return found


def _uncovered(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """What has no rules here is named by its record: whoever types one of its names gets that page."""
    return {UNCOVERED + key: _distinct(record.name, record.aliases) for key, record in dataset.uncovered.items()}


def _distinct(named: Iterable[tuple[str, str | None]], further: Iterable[str]) -> tuple[str, ...]:
    """A name in every language, then further names, each once."""
    return tuple(dict.fromkeys([*(words for _, words in named if words), *further]))


def _names(dataset: Dataset) -> Iterable[tuple[str, tuple[str, ...]]]:
    """(Markdown address, names in every language and aliases) of records that have a page or an entry."""
    for kind in (kind for kind in KINDS if kind.address):
        further = next((field for field in ("aliases", "keywords") if field in kind.model.model_fields), "")
        numbered = "number" in kind.model.model_fields
        for key, record in dataset.kind(kind.name).items():
            more = getattr(record, further) if further else ()
            digits = [digits_of(number) for number in record.number.split("/")] if numbered and record.number else []
            yield address_in(dataset, kind.name, key), _distinct(getattr(record, kind.title), (*more, *digits))
