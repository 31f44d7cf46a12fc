"""A built page → leaves: what it is called, what it answers, and its parts with their addresses."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.search.leaf import Facts, Leaf, Part, Verdict
from generator.search.tree import Node, read_article, squeezed

_REGISTERS = {"hotlines": "hotline", "glossary": "term"}
"""Pages whose entries are found one by one, and what an entry is."""
_SAID = frozenset({"z-answer", "z-asked", "z-legend"})
"""The word of an answer and the question of a verdict: a result shows them once, in front of its snippet. The key to a table."""


def read_page(html: str, *, uri: str, language: str, facts: Facts) -> tuple[Leaf, ...]:
    """The leaf of a page, and one for each entry of a register. Empty when the page has no article or no title."""
    article = read_article(html)
    heading = article.first("h1") if article else None
    if article is None or heading is None:
        return ()
    sections = list(_sections(article))
    parts = (
        *_rows(sections[0][2]),
        *(part for section in sections[1:] if section[0] != "sources" for part in _parts(*section, facts.kind)),
    )
    leaf = Leaf(uri, language, heading.text, facts, _text(sections[0][2], facts.kind), _verdict(article, facts.kind), parts)
    entries = tuple(_entries(leaf, sections))
    # What is said of its entries, a register need not say again.
    page = replace(leaf, facts=replace(facts, aliases=()), parts=()) if _REGISTERS.get(facts.kind) == "term" and entries else leaf
    return (page, *entries)


def _sections(article: Node) -> Iterator[tuple[str, str, list[Node | str]]]:
    """(anchor, heading, content) of the lead and of each section."""
    anchor, title, nodes = "", "", list[Node | str]()
    for child in article.children:
        if isinstance(child, Node) and child.tag in {"h2", "h3"}:
            yield anchor, title, nodes
            anchor, title, nodes = child.id, child.text, []
        elif not (isinstance(child, Node) and child.tag == "h1"):
            nodes.append(child)
    yield anchor, title, nodes


def _parts(anchor: str, title: str, nodes: list[Node | str], kind: str) -> Iterator[Part]:
    """The section itself, then the rows of its tables."""
    holder = Node("section", children=nodes)
    repeated = any(holder.first(name) for name in ("z-plan", "z-claims", "z-contacts")) and kind not in {"claims", "hotlines"}
    yield Part(anchor, title, _text(nodes, kind), "aside" if repeated else "section")
    yield from _rows(nodes)


def _rows(nodes: list[Node | str]) -> Iterator[Part]:
    """Rows of tables and of lists of facts that can be linked to."""
    section = Node("section", children=nodes)
    for row in section.all("tr"):
        if row.id.startswith("row-") and (name := row.first("th")):
            yield Part(row.id, name.text, squeezed(" ".join(_said(cell) for cell in row.all("td"))), "row")
    for row in section.all("div"):
        if row.id and (name := row.first("dt")):
            yield Part(row.id, name.text, squeezed(" ".join(_said(cell) for cell in row.all("dd"))), "row")


def _said(cell: Node) -> str:
    return Node("td", children=[_without(child, _SAID) for child in cell.children]).text


def _text(nodes: list[Node | str], kind: str) -> str:
    """Readable text without tables and lists of entries (they speak for themselves) and, outside their register, without contact cards."""
    left_out = _SAID | ({"z-table-wrap", "z-first"} if kind == "hotlines" else {"z-table-wrap", "z-contacts", "z-tel"})
    return Node("section", children=[_without(node, left_out) for node in nodes]).text


def _without(node: Node | str, names: Collection[str]) -> Node | str:
    if isinstance(node, str):
        return node
    if any(name in names for name in node.classes) or (node.tag == "div" and node.id and node.first("dt")):
        return ""
    return Node(node.tag, node.classes, node.id, [_without(child, names) for child in node.children])


def _verdict(article: Node, kind: str) -> Verdict:
    """The answer on top of the page: the verdict, the claim's judgement, or the first thing to do."""
    if kind in {"plan", "choice", "home"}:
        return _first_actions(article)
    if kind == "claim" and (judged := article.first("z-claim")):
        word = judged.first("z-verdict-word")
        said = [child for child in judged.children if isinstance(child, Node) and "z-said" not in child.classes]
        text = said[0].text if said else ""
        tone = next((name.removeprefix("z-v-") for name in judged.classes if name.startswith("z-v-")), "")
        return Verdict(tone, word.text if word else "", text.removeprefix(word.text if word else "").strip())
    if box := article.first("z-verdict"):
        answer, said_ = box.first("z-answer"), box.first("z-text")
        tone = next((name.removeprefix("z-") for name in box.classes if name != "z-verdict"), "")
        return Verdict(tone, answer.text if answer else "", said_.text if said_ else "")
    return Verdict()


def _first_actions(article: Node) -> Verdict:
    """The first thing to do; where another comes with a number to call, that one too."""
    card = article.first("z-first")
    steps = [(action.text, step.first("z-tel", "b")) for step in card.all("li") if (action := step.first("z-do"))] if card else []
    called = next(((text, number.text) for text, number in steps if number), ("", ""))
    words = dict.fromkeys(text for text in (*(text for text, _ in steps[:1]), called[0]) if text)
    return Verdict("do", "", " → ".join(words), called[1])


def _entries(leaf: Leaf, sections: list[tuple[str, str, list[Node | str]]]) -> Iterator[Leaf]:
    kind = _REGISTERS.get(leaf.facts.kind)
    if kind == "hotline":
        for anchor, _, nodes in sections:
            facts = Facts(kind="hotline", regions=_region(anchor))
            yield from (_hotline(leaf, card, facts) for card in Node("section", children=nodes).all("z-contact"))
    elif kind == "term":
        for part in leaf.parts:
            yield Leaf(f"{leaf.uri}#{part.anchor}", leaf.language, part.heading, Facts(kind="term"), part.text)


def _region(anchor: str) -> tuple[str, ...]:
    """`region-hk` → HK: a register of several places has a section for each."""
    return (anchor.removeprefix("region-").upper(),) if anchor.startswith("region-") else ()


def _hotline(leaf: Leaf, card: Node, facts: Facts) -> Leaf:
    name, number = card.first("z-contact-name"), card.first("z-tel", "b") or card.first("z-number")
    plain = [
        child for child in card.children if isinstance(child, Node) and not child.classes and child.tag == "p" and not child.first("a")
    ]
    scope = plain[0].text if plain else ""
    warnings = squeezed(" ".join(node.text for node in card.all("z-lookalike")))
    path = card.first("z-path")
    title = squeezed(f"{name.text if name else ''} {number.text if number else ''}")
    verdict = Verdict("hotline", name.text if name else "", scope, number.text if number else "")
    lead = squeezed(f"{scope} {path.text if path else ''}")
    parts = (Part(card.id, "", warnings, "aside"),) if warnings else ()
    return Leaf(f"{leaf.uri}#{card.id}", leaf.language, title, facts, lead, verdict, parts)
