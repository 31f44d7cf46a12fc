"""The quick test of a text knows every character that has a plain form."""

import sys
import unicodedata

import pytest

from generator.text.lookalike_characters import plain


def test_each_character_alone_becomes_plain_as_it_does_among_others() -> None:
    """A circled nine always goes the long way, so it shows what the quick test may not hide."""
    characters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cs", "Cn", "Co"}]
    hidden = [sign for sign in characters if plain(sign) != plain(f"⑨{sign}")[1:]]
    assert hidden == []


@pytest.mark.parametrize(("written", "read"), [("９⑨⁹", "999"), ("撥打一一○？", "拨打一一○?"), ("a：b－c", "a:b-c"), ("转账，", "转账，")])
def test_variants_become_one(written: str, read: str) -> None:
    assert plain(written) == read
