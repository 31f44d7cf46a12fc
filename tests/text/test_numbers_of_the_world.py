"""An oracle from elsewhere: Google's library of telephone numbers. It says what numbers look like; it is not the rule, which knows none.

The rule asks what explains a figure. So it must find every number of every country, however it is written, and nothing that is none.
"""

from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from generator.text.ways_to_reach import find_ways

HERE = Path(__file__).parent
TYPES = (
    PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN,
)  # fmt: skip
SHAPES = {
    "full-width": str.maketrans("0123456789+() -.", "０１２３４５６７８９＋（）\u3000－．"),
    "Chinese": str.maketrans("0123456789", "零一二三四五六七八九"),
    "Chinese, as said": str.maketrans("0123456789", "〇幺二三四五六七八九"),
    "in rings": str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"),
    "Arabic": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
AMONG = ("{}", "找这里：{}。", "Reach us: {} - any time", "联系 {} 吧")
"""Words around it, in turn."""
REGISTERED = {
    "2 3 4 5 6 7 8": "single digits that count on number the steps of a list",
    "1 2 3 4 5 6 7 8 9": "single digits that count on number the steps of a list",
    "0199/2000": "number and year of a document; as 0199 2000 it is found",
}
"""Spelling that is not found → why: the site writes other things in this way."""
NO_NUMBERS = {"2019-03-29 10": "a day and the page of a newspaper"}
"""What the oracle takes for a number in an innocent text → what it is."""


def spellings(region: str) -> Iterator[str]:
    """The example numbers of a region in every way they are written."""
    for kind in TYPES:
        number = phonenumbers.example_number_for_type(region, kind)
        if number is None:
            continue
        written = {form: phonenumbers.format_number(number, getattr(PhoneNumberFormat, form)) for form in ("NATIONAL", "INTERNATIONAL")}
        yield phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        yield from (e164, f"00{e164[1:]}", f"+{e164[1:]}转1")
        for each in written.values():
            parts = each.replace("(", "").replace(")", "").replace("-", " ").split()
            yield from (each, *(sign.join(parts) for sign in (" ", ".", "-", "·", "/", "", " - ")))
            yield f"({parts[0]}) {' '.join(parts[1:])}" if len(parts) > 1 else parts[0]
            yield " ".join("".join(parts))
            yield from (each.translate(shape) for shape in SHAPES.values())
            yield "".join(parts).translate(SHAPES["Chinese, as said"])


def test_numbers_of_every_country_are_found_however_they_are_written() -> None:
    """A scammer's number is as often a foreign one."""
    written = dict.fromkeys(spelling for region in sorted(phonenumbers.SUPPORTED_REGIONS) for spelling in spellings(region))
    missed = {each for place, each in enumerate(written) if not find_ways(AMONG[place % len(AMONG)].format(each))}

    assert len(written) > 10_000
    assert missed <= REGISTERED.keys()


@pytest.mark.parametrize("region", ["CN", "HK", "MO", "TW", "SG", "US", "GB", "JP", "TH"])
def test_the_whole_number_is_found(region: str) -> None:
    """Of half a number nobody could say whether it is registered. The code of the country may be missing.

    Groups with a slash between them are several numbers, each of them a finding.
    """
    code = str(phonenumbers.country_code_for_region(region))
    for spelling in (each for each in spellings(region) if "/" not in each):
        found = find_ways(f"找这里：{spelling}。")
        digits, inside = (sum(sign.isdecimal() for sign in words) for words in (spelling, "".join(way.words for way in found)))
        abroad = "+" in spelling or "＋" in spelling or spelling.startswith(("00", code))
        assert inside >= digits - spelling.count("转") - (len(code) + 2) * abroad, (spelling, found)


@pytest.mark.parametrize("region", ["CN", "HK", "US", "GB", "SG", "JP", "AU", "IN", "MY", "TH"])
def test_where_the_oracle_sees_a_number_in_an_innocent_text_a_reason_stands(region: str) -> None:
    """Or the rule sees one too."""
    texts = [line for name in ("innocent_texts.txt", "innocent_sample.txt") for line in (HERE / name).read_text("utf-8").split("\n")]
    seen = {
        match.raw_string for text in texts for match in PhoneNumberMatcher(text, region, leniency=Leniency.VALID) if not find_ways(text)
    }

    assert seen <= NO_NUMBERS.keys()
