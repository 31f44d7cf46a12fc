"""The map of characters that a browser fetches for the filter of a table is the one that search folds by."""

import json
from pathlib import Path

from generator.search.folding import folding, folds_for_browsers, folds_in, normalise

FILE = Path(__file__).parents[2] / "theme" / "assets" / "folds.js"
HEAD = (
    "// Traditional characters and common misspellings, each with the one it becomes in the normal form of search. tables.js fetches them for\n"
    "// a reader who types a character that no row has. Written by `pytest tests/search/test_folds.py --update`.\n"
)


def test_the_file_says_what_search_folds(*, update: bool) -> None:
    """Otherwise the filter would miss what the search finds, or find something else."""
    text = f"{HEAD}document.currentScript.folds = {json.dumps(folds_for_browsers(), ensure_ascii=False)};\n"
    if update:
        FILE.write_text(text, "utf-8", newline="\n")

    assert FILE.read_text("utf-8") == text


def test_every_character_of_simplified_text_is_found_by_all_that_fold_onto_it() -> None:
    """GB 2312 has all of these; what search knows beyond it are old forms that no page has."""
    pairs = folds_for_browsers()
    browsers = dict(zip(pairs[::2], pairs[1::2], strict=True))

    assert {old: folding()[ord(old)] for old in "轉賬帳銀嘅臺冇著裡爲説"} == {old: browsers[old] for old in "轉賬帳銀嘅臺冇著裡爲説"}
    assert {chr(old) for old, new in folding().items() if len(new.encode("gb2312", "ignore")) == 2} == set(browsers)


def test_a_text_is_folded_by_its_own_characters_alone() -> None:
    text = "反詐騙專線１６５，帐户"
    pairs = folds_in(text)

    assert dict(zip(pairs[::2], pairs[1::2], strict=True)) == {"詐": "诈", "騙": "骗", "專": "专", "線": "线", "帐": "账"}
    assert normalise(text) == "反诈骗专线165,账户"
    assert folds_in("转账 165 SWIFT") == ""
