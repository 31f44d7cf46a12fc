"""Accessibility repairs of the theme's markup (Material 9.8.1), found with axe, the Nu checker and a keyboard walk.

Every repair names the element it expects. When a new theme version writes something else, the build stops
instead of silently publishing pages without the repair.
"""

from dataclasses import dataclass

from generator.html.rewriting import Tag, rewrite_tags

_THEME_ATTRIBUTE = "data-md-component="
_PLACES = {"label": "tabindex", "div": "md-search", "nav": "md-nav--secondary"}
"""Element → what stands inside its tag when a repair may be due."""


@dataclass(frozen=True)
class ThemeWords:
    """Accessible names that the repairs add, in one language."""

    drawer: str
    toggle_search: str
    search: str
    contents: str
    """The second table of contents: the theme writes one for phones and one for wide screens, both with the same name."""
    done: str
    open: str


THEME_WORDS = {
    "zh": ThemeWords("打开或关闭菜单", "打开或关闭搜索", "搜索", "本页目录（侧栏）", "已完成", "未完成"),
    "en": ThemeWords("Open or close the menu", "Open or close search", "Search", "On this page (sidebar)", "Done", "Not done"),
}
"""By primary language subtag of the page; a page in another language is repaired in English."""


def is_themed(html: str) -> bool:
    """Whether a page was written by the theme (and is not, for example, an emergency sheet of ours)."""
    return _THEME_ATTRIBUTE in html


def repair_theme(html: str, words: ThemeWords, *, page: str) -> str:
    """A themed page with accessible names on its controls and without the attributes the HTML standard forbids there.

    Args:
        html: A whole page for which `is_themed` holds.
        words: In the language of the page.
        page: What names the page in messages.

    Returns:
        The HTML; the same again when it is repaired a second time.

    Raises:
        ValueError: The theme's markup is not the one we know; names the page and the missing element.
    """
    seen: set[str] = set()
    repaired = rewrite_tags(html, _wanted, lambda tag: _repair(tag, words, seen))
    expected = {"menu toggle `#__drawer`", "search toggle `#__search`"}
    if 'class="md-search"' in html:
        expected.add("search dialog `.md-search[role=dialog]`")
    if missing := sorted(expected - seen):
        raise ValueError(f"{page}: theme markup changed: not found: {', '.join(missing)}")
    return repaired


def _wanted(name: str, inside: str) -> bool:
    return name == "input" or _PLACES.get(name, "\0") in inside


def _repair(tag: Tag, words: ThemeWords, seen: set[str]) -> Tag:
    match tag.name, tag["id"]:
        case "input", "__drawer":
            seen.add("menu toggle `#__drawer`")
            return tag.without("autocomplete").having("aria-label", words.drawer)
        case "input", "__search":
            seen.add("search toggle `#__search`")
            return tag.without("autocomplete").having("aria-label", words.toggle_search)
        case "input", "" if tag["type"] == "checkbox" and tag.has("disabled") and not tag.has("aria-label"):
            return tag.having("aria-label", words.done if tag.has("checked") else words.open)
        case "label", _ if tag["tabindex"] == "":
            return tag.without("tabindex")
        case "div", _ if "md-search" in tag["class"].split() and tag["role"] == "dialog":
            seen.add("search dialog `.md-search[role=dialog]`")
            return tag.having("aria-label", words.search)
        case "nav", _ if "table of contents" in seen:
            return tag.having("aria-label", words.contents)
        case "nav", _:
            seen.add("table of contents")
            return tag
        case _:
            return tag
