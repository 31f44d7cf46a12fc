"""The last step of every page before it is written: a pure function from HTML to HTML, the same when applied twice.

Works on pages of the theme and on whole pages of our own (emergency sheets, packs). Knows no file and no engine.
What a template of ours can write as it should be, is written there; this is what is left.
"""

import re

from generator.html.rewriting import INSIDE, Tag, read_attributes, rewrite_tags
from generator.release.csp import SHIPPED, InlineCode, format_policy, inline_code, signed_code
from generator.text.addresses import host_of

ALIGNMENTS = {"left": "ta-l", "center": "ta-c", "right": "ta-r"}
"""Class for each table alignment that Markdown writes as an inline style; left is what the style sheet does anyway."""
TOGGLES = {
    "zh": {"__drawer": "打开或关闭菜单", "__search": "打开或关闭搜索"},
    "en": {"__drawer": "Open or close the menu", "__search": "Open or close search"},
}
"""Language → id of a checkbox in the theme's skeleton (outside its blocks, Material 9.8.1) → the accessible name it lacks."""

_UNWANTED: set[str] = set()
"""Tags that are left as they are; most stand on many pages."""
MOST_UNWANTED = 100_000
"""How many of them are remembered."""
_THEMED = "data-md-component="
_ALIGN = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")
_MAY_LEAVE = re.compile(r"//|[\\&]|(?<!tel):")
"""What the address of another host cannot do without, written plainly or as a character reference."""
_NAMED = re.compile(rf"<(html|meta|a|area|input)(?=[\s/>])({INSIDE})>", re.IGNORECASE)
"""Tags that are looked at for their name; any other one for what `_SUSPECT` finds."""
_LINKING = frozenset({"a", "area"})
"""What is done to these depends on the tag alone."""
_SUSPECT = re.compile(r"\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)
_KEEPING = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL)
"""Elements whose text keeps its blanks."""
_CHARSET = re.compile(r"<meta\s+charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)


def finish_page(html: str, *, page: str, policy: bool = True, signed: InlineCode = SHIPPED) -> str:
    """The page as it is published: accessible names, no inline style, no word to others about the reader, a content security policy.

    Args:
        html: A whole page, of the theme or our own.
        page: What names the page in messages: the file to open to mend it.
        policy: Whether to add the policy; without it for live reload, whose inline script the policy would block.
        signed: The inline code that the policy may allow.

    Returns:
        The HTML; the same again when it is finished a second time.

    Raises:
        ValueError: A page of the theme lacks a toggle that we name, a page has no `<meta charset="utf-8">` to put the policy behind, a
            style attribute or an inline handler would be blocked by the page's own policy, or it holds inline code that is not signed.
    """
    names: dict[str, str] = {}
    if len(_UNWANTED) > MOST_UNWANTED:
        _UNWANTED.clear()
    if _SUSPECT.search(html) or not all(map(_is_left, _NAMED.finditer(html))):  # most articles hold nothing to change
        html = rewrite_tags(html, _wanted, lambda tag: _edit(tag, page, names), _UNWANTED)
    if names and _THEMED in html:
        raise ValueError(f"{page}: theme markup changed: not found: {', '.join(f'#{toggle}' for toggle in names)}")
    return _with_policy(squeeze(html), page, signed) if policy else squeeze(html)


def _is_left(found: re.Match[str]) -> bool:
    """Whether a tag is sure to be left as it is."""
    if found[0] in _UNWANTED:
        return True
    name, inside = found[1].lower(), found[2]
    left = not _wanted(name, inside)
    if not left and name in _LINKING:
        tag = Tag(name, tuple(read_attributes(inside)))
        left = _edit(tag, "", {}) == tag
    if left:
        _UNWANTED.add(found[0])
    return left


def squeeze(html: str) -> str:
    """The page without indentation and empty lines, which cost 260 bytes after gzip; text that keeps its blanks is left alone."""
    squeezed, end = [], 0
    for kept in _KEEPING.finditer(html):
        squeezed += [_squeeze(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*squeezed, _squeeze(html[end:])])


def _squeeze(text: str) -> str:
    """Blanks around line ends taken away, and lines that are empty then. By lines, for an expression takes six times as long."""
    first, *lines = text.split("\n")
    if not lines:
        return text
    last = lines.pop()
    return "\n".join([first.rstrip(" \t"), *filter(None, [line.lstrip().rstrip(" \t") for line in lines]), last.lstrip()])


def _wanted(name: str, inside: str) -> bool:
    """A link that stays inside the site is left as it is, and so is not taken apart: they are nine tags of ten."""
    match name:
        case "html" | "meta":
            return True
        case "a" | "area" if _MAY_LEAVE.search(inside):
            return True
        case "input" if "md-toggle" in inside:
            return True
        case _:
            return _SUSPECT.search(inside) is not None


def _edit(tag: Tag, page: str, names: dict[str, str]) -> Tag | None:
    """The tag as it is published. `names` holds what toggles are called in the language of the page and have not been called yet."""
    tag = _without_inline_code(tag, page)
    match tag.name:
        case "html":
            names.update(TOGGLES.get(tag["lang"].partition("-")[0].lower(), TOGGLES["en"]))
            return tag
        case "meta":
            ours = tag["http-equiv"].lower() == "content-security-policy"
            return None if ours or tag["name"].lower() in {"generator", "referrer"} else tag
        case "a" | "area" if host_of(tag["href"]):
            return tag.having("rel", " ".join(dict.fromkeys((*tag["rel"].split(), "noopener", "noreferrer"))))
        case "input" if name := names.pop(tag["id"], ""):  # the standard forbids `autocomplete` on a checkbox
            return tag.without("autocomplete").having("aria-label", name)
        case _:
            return tag


def _without_inline_code(tag: Tag, page: str) -> Tag:
    if handler := next((name for name, _ in tag.attributes if name.startswith("on")), None):
        raise ValueError(f"{page}: <{tag.name} {handler}=…> never runs under the page's policy: listen from a script file")
    if not tag.has("style"):
        return tag
    if not (align := _ALIGN.fullmatch(tag["style"])):
        raise ValueError(f'{page}: <{tag.name} style="{tag["style"]}"> is ignored under the page\'s policy: use a class')
    classes = " ".join((*tag["class"].split(), ALIGNMENTS[align[1]]))
    return tag.without("style").having("class", classes)


def _with_policy(html: str, page: str, signed: InlineCode) -> str:
    policy = format_policy(signed_code(inline_code(html), page, signed))
    metas = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    finished, count = _CHARSET.subn(lambda found: found[0] + metas, html, count=1)
    if not count:
        raise ValueError(f'{page}: no <meta charset="utf-8"> to put the security policy behind')
    return finished
