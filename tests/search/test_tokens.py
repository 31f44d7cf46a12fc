"""Pages are cut into terms in Python, queries in the browser. Where the two differ, words vanish in silence."""

from pathlib import Path

import pytest

from generator.search.document import DocumentMeta, IndexDocument
from generator.search.folding import normalise
from generator.search.index import index_documents
from generator.search.lexicon import Lexicon
from generator.search.tokens import terms_of
from tests.search.acceptance import ask

pytestmark = pytest.mark.browser
TEXTS = (
    "微信转账转错人",
    "微信 转错 没收款",
    "延迟到帐２４小时 985條 MT199 camt.056",
    "Transferred the fees to companies; charging, scammed",
    "ＡＢＣ wechat转错 3000",
    "日本の振込 착오송금",
    "給錯人 轉數快 臺灣",
    "回覆 答覆 覆核 藉口 掃瞄 帳戸",
    "won’t isn't stranger’s",
)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose lexicon is empty, so that nothing but the cutting is compared. Its text needs every traditional character."""
    folder = tmp_path_factory.mktemp("index")
    document = IndexDocument("a/", "zh", " ".join(normalise(text) for text in TEXTS), DocumentMeta())
    for name, text in index_documents([document], Lexicon()).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_both_cut_alike(index: Path) -> None:
    """The first query makes the engine fetch its map of traditional characters. Amounts of money are left out of queries on purpose."""
    for text, answer in zip(TEXTS, ask(["給錯人傳錯", *TEXTS], index)[1:], strict=True):
        assert set(terms_of(normalise(text))) == set(answer["terms"]), text
