"""Postings brought up to date are those made anew, byte for byte, whatever has changed."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.search import postings
from generator.search.counting import CountedDocument, TermCounter, TermCounts
from generator.search.document import DocumentMeta, DocumentPart, IndexDocument
from generator.search.index import IndexFiles, build_index
from generator.search.lexicon import Lexicon
from generator.search.packing import pack_postings, unpack_postings

LEXICON = Lexicon(
    concepts={"wrong": ("转错", "wrong person")},
    entities={"wechat": ("微信", "wechat")},
    aliases={"3/": ("打错款",), "5/": ("别名",)},
    places={"hk": "HK"},
)
WORDS = ["转错", "微信", "退款", "银行", "撤回", "冻结", "refund", "bank", "cancel", "frozen", "wechat", "transfer", "110", "24"]


def some_text(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length))


def some_pages(chance: random.Random) -> list[IndexDocument]:
    found = []
    for number in range(40):
        for language in ("zh", "en") if number % 4 else ("zh",):
            parts = (
                DocumentPart("a", some_text(chance, 2), some_text(chance, 30)),
                DocumentPart("row-b", "b", some_text(chance, 5), "row"),
            )
            meta = DocumentMeta(kind="topic", aliases=(some_text(chance, 2),), regions=("HK",) if number % 3 else ())
            found.append(IndexDocument(f"{number}/", language, some_text(chance, 3), meta, some_text(chance, 8), parts=parts))
    return found


def edited(chance: random.Random, documents: Sequence[IndexDocument]) -> list[IndexDocument]:
    """The same with another text, title or name in one of them, or one of them gone."""
    place = chance.randrange(len(documents))
    one = documents[place]
    changes = (
        [replace(one, parts=(replace(one.parts[0], text=some_text(chance, 30)), *one.parts[1:]))],
        [replace(one, title=some_text(chance, 3))],
        [replace(one, meta=replace(one.meta, aliases=("打错款", "an alias")))],
        [replace(one, title="打错款")],
        [replace(one, lead=one.lead * 40)],
        [],
    )
    return [*documents[:place], *chance.choice(changes), *documents[place + 1 :]]


@pytest.mark.parametrize("seed", range(6))
def test_an_index_brought_up_to_date_is_one_made_anew(seed: int) -> None:
    chance, counter = random.Random(seed), TermCounter(LEXICON)  # noqa: S311
    documents, counted = some_pages(chance), dict[int, CountedDocument]()

    def count(found: Sequence[IndexDocument]) -> list[CountedDocument]:
        return [counted.setdefault(id(document), counter.count(document)) for document in found]

    kept, everything = count(documents), [documents]
    _, state = IndexFiles(kept, LEXICON).terms()
    for _ in range(12):
        documents = edited(chance, documents)
        everything.append(documents)  # an id is that of one document as long as that lives
        index = IndexFiles(count(documents), LEXICON)
        terms, state = index.terms((state, kept))
        kept = count(documents)
        assert {**index.shown(), **terms} == build_index(kept, LEXICON)


def test_after_an_edit_only_its_page_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, counter = random.Random(1), TermCounter(LEXICON)  # noqa: S311
    before = list(map(counter.count, some_pages(chance)))
    _, state = IndexFiles(before, LEXICON).terms()
    weighed: list[str] = []
    weigh = postings.levels_of
    monkeypatch.setattr(postings, "levels_of", lambda page, *given: (weighed.append(page.uri), weigh(page, *given))[1])
    after = [replace(before[0], counts={**before[0].counts, "lead": TermCounts.of({"退款": 2})}), *before[1:]]
    IndexFiles(after, LEXICON).terms((state, before))

    assert weighed == ["0/", "0/"]


@pytest.mark.parametrize("found", [[], [0], [6, 7, 20, 700, 701 + 7 * 46, 70_000]])
def test_postings_come_out_as_they_went_in(found: list[int]) -> None:
    packed = pack_postings(found)

    assert unpack_postings(packed) == found
    assert len(unpack_postings(packed)) == len(found)
