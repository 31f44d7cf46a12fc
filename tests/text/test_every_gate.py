"""One table of spellings for everything that reads numbers: the check of records, that of hand-written pages, and the audit of built pages.

A reader that finds numbers in its own way misses what the others find; the last one then publishes it.
"""

from datetime import date

import pytest

from generator.checks.prose import check_prose
from generator.checks.runner import run_checks
from generator.loading.loader import load_dataset
from generator.release.audit import Rules, read_page
from generator.release.audit.ways import check_ways

SPELLINGS = [
    # Each of these was once found in records and missed on pages.
    "拨打９５０００", "拨打一一零", "打 120", "call 911", "138-1234-5678", "(010)12345678", "010 12345678", "+44 300 123 2040",
    "0800 123 456", "955 88", "9 5 1 8 8", "1-800-275-2273", "0300 123 2040", "QQ 12345678",
    # Each of these both always found.
    "客服 95071", "拨打 96100", "400-123-4567", "4001234567", "400 123 4567", "13812345678", "0755-83765566", "请打 12345", "10086",
    "961100", "电话 114", "call 119", "（95071）",
    # What honest authors write.
    "TEL.95071", "Tel95071", "95071年中无休", "95071日夜可打", "95071天天有人接", "95071家属可打", "95-071", "95 071", "客服 95000",
    "139.1234.5678", "400·812·9999", "4001 234 567", "座机：65531234", "联系 65531234", "tel: 65531234", "phone 6553 1234",
    "WhatsApp 6123 4567", "查询 2860-5012", "(888) 555-0147", "(853) 2857 1234", "0-10-6553-1234",
    # Other shapes of the same digits.
    "⑨⑤⓪⑦①", "⁹⁵⁰⁷¹", "⑼⑸⓪⑺⑴", "９５０７１", "九五零七一", "九五〇七幺",
    # A word before the number or behind it.
    "120报警", "122 hotline", "calling 911", "报警 120", "120 热线", "phone 911", "hotline: 911", "请call 911", "call 911.", "加QQ12345678加我",
    # No unit says what they count.
    "95000", "123456789012345",
]  # fmt: skip
"""No number in them is registered in the world below."""

QUIET = [
    "10000 元以下", "12500 元", "共 96123 人", "100,000 元", "民法典第 122 条", "银发〔2016〕261 号", "2016 年 12 月 1 日", "2026-11-23", "120 天内",
    "95% 以上", "(2021)粤0304民初12345号", "US$12,500", "12,500 yuan", "ISO 20022", "110 起案件", "12345 dollars", "通知(10086 号)",
    "二〇二六年", "1-2-3", "GB/T 12345-2020", "10:30", "第 12345 号", "有人冒充 400 热线",
]  # fmt: skip
"""Amounts, days, articles, case numbers."""

REGISTERED = ["拨打 95017", "拨打９５０１７", "九五零一七", "+86 95017"]
"""The one number of the world below."""

TEXTS = [*SPELLINGS, *QUIET, *REGISTERED]


@pytest.fixture(scope="module")
def in_records(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The texts that the check of records stops, each in a record of its own."""
    root = tmp_path_factory.mktemp("records")
    terms = [f't-{place}:\n  term: 词\n  means: "{text}"\n' for place, text in enumerate(TEXTS)]
    for folder, content in (("glossary", "".join(terms)), ("contacts", CONTACT)):
        (root / "data" / folder).mkdir(parents=True)
        (root / "data" / folder / "all.yml").write_text(content, "utf-8")
    loaded = load_dataset(root)
    assert [] == loaded.problems
    assert len(TEXTS) == len(loaded.dataset.glossary)
    lines = (root / "data" / "glossary" / "all.yml").read_text("utf-8").split("\n")
    problems = run_checks(loaded.dataset, loaded.origins.locate, date(2026, 11, 23))
    found = [problem for problem in problems if problem.code == "protected-numbers"]
    return {lines[problem.location.line - 1].partition('"')[2].rstrip('"') for problem in found}


@pytest.fixture(scope="module")
def on_pages() -> set[str]:
    """The texts that the audit of a built site stops, each on a page of its own."""
    rules = Rules(numbers=frozenset({"95017"}))
    return {text for text in TEXTS if [*check_ways(read_page("a.html", f"<p>{text}</p>"), rules)]}


@pytest.fixture(scope="module")
def in_prose() -> set[str]:
    """The texts that a hand-written page may not hold."""
    return {text for text in TEXTS if any(found.code in {"prose-hotline", "prose-account"} for found in check_prose(text, "a.md"))}


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_number_nobody_registered_is_stopped_at_every_gate(
    text: str, in_records: set[str], in_prose: set[str], on_pages: set[str]
) -> None:
    """Whoever calls it in the first minutes reaches somebody else."""
    assert (True, True, True) == (text in in_records, text in in_prose, text in on_pages)


@pytest.mark.parametrize("text", QUIET)
def test_what_is_no_number_passes_every_gate(text: str, in_records: set[str], in_prose: set[str], on_pages: set[str]) -> None:
    """A false alarm teaches people to ignore the check."""
    assert (False, False, False) == (text in in_records, text in in_prose, text in on_pages)


@pytest.mark.parametrize("text", REGISTERED)
def test_a_registered_number_passes_however_it_is_written(text: str, in_records: set[str], on_pages: set[str]) -> None:
    """Hand-written pages alone hold no number at all."""
    assert (False, False) == (text in in_records, text in on_pages)


CONTACT = """\
alipay:
  name: 支付宝
  kind: hotline
  status: unconfirmed
  number: "95017"
  region: CN
  scope: 客服
  evidence: []
"""
