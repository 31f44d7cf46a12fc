"""Edits that would send people to the wrong place, each made to the small world: the true one has no error, each of these has one.

What a reader loses by each is in its name. Our own words never vouch for our words: `quote` is what a source says, all else is ours.
"""

from pathlib import Path

import pytest

from generator.problems import Severity
from generator.validate import find_problems
from tests.small_world import TODAY, copied

EVIDENCE, CONTACTS, SOURCES = "evidence/all.yml", "contacts/all.yml", "sources/all.yml"
TOPIC, PLATFORM = "topics/frozen-account.yml", "platforms/some-pay.yml"

Edit = tuple[str, str, str]
"""File below `data/`, what stands there, what stands there afterwards; every occurrence but those in quotes."""

POISON: dict[str, tuple[set[str], tuple[Edit, ...]]] = {
    "five lines: another number in the contact, the statements and the values, the true one as a look-alike": (
        {"contacts", "contact-lock"},
        (
            (CONTACTS, '"12348"', '"12384"'),
            (EVIDENCE, "12348", "12384"),
            (
                CONTACTS,
                "  evidence: [hl-01, hl-02]\npay-line",
                '  look_alikes: ["12348：旧号，不要拨"]\n  evidence: [hl-01, hl-02]\npay-line',
            ),
        ),
    ),
    "one line: the address of a contact": ({"contacts", "contact-lock"}, ((CONTACTS, "www.police.example.hk", "www.police-hk.example"),)),
    "the names of two contacts swapped": (
        {"contact-lock"},
        (
            (CONTACTS, "name-of-police-110", "name-of-nobody"),
            (CONTACTS, "name-of-legal-12348", "name-of-police-110"),
            (CONTACTS, "name-of-nobody", "name-of-legal-12348"),
        ),
    ),
    "the menu path of an app": ({"contacts", "contact-lock"}, ((CONTACTS, "path-of-pay-app 中文 → 投诉", "path-of-pay-app 中文 → 转账"),)),
    "hours that no source gives": (
        {"contacts", "contact-lock"},
        ((CONTACTS, "hours: {zh: hours-of-police-hk 中文", "hours: {zh: 24 小时"),),
    ),
    "another number in the English only": (
        {"figures"},
        (
            (TOPIC, "first-action-of-frozen-account in English", "call 12348 first"),
            (TOPIC, "first-action-of-frozen-account 中文", "先打 110"),
        ),
    ),
    "an action that leads to somebody else": (
        {"action-contacts"},
        (
            (TOPIC, "first-action-of-frozen-account in English", "call 110 first"),
            (TOPIC, "first-action-of-frozen-account 中文", "先打 110"),
            (TOPIC, "contact: police-110", "contact: legal-12348"),
        ),
    ),
    "a hotline in a quote": ({"quotes"}, ((EVIDENCE, "quote: 原话 quote-of-bk-01", "quote: 追款请拨打官方专线 400-812-9999"),)),
    "a hotline and an address in a statement": (
        {"quotes"},
        ((EVIDENCE, "statement-of-bk-01 中文", "追款办理热线 400-812-9999，客服 95071，https://evil.example/"),),
    ),
    "two numbers in one field, of which the first is dialled": ({"contacts"}, ((CONTACTS, 'number: "110"', 'number: "12/110"'),)),
    "an unconfirmed contact called confirmed": (
        {"contacts"},
        ((CONTACTS, 'status: unconfirmed\n  number: "95000"', 'status: confirmed\n  number: "95000"'),),
    ),
    "a number that its evidence calls wrong": ({"contacts"}, ((CONTACTS, "evidence: [hl-01]\npay-app", "evidence: [hl-03]\npay-app"),)),
    "an exemption from the checks of contacts": (
        {"contact-lock", "exemptions"},
        (
            (CONTACTS, '"12348"', '"12384"'),
            ("exemptions.yml", "\n- ", "\n- {check: contact-lock, record: contacts/legal-12348, reason: 急, until: 2026-12-31}\n- "),
        ),
    ),
    "a page that counts as a second source because its address is spelled differently": (
        {"contacts", "duplicate-meaning"},
        ((SOURCES, "https://press.example.net/report", "http://www.police.example.com/numbers/?utm_source=x"),),
    ),
    "an answer without anything that was found": ({"answers-found"}, ((PLATFORM, "evidence: [bk-04]", "evidence: [bk-06]"),)),
    "two rules that say yes and no": ({"opposite-rules"}, ((PLATFORM, ", valid_until: 2018-08-20", ""),)),
    "a grade above its source": ({"confidence-ceiling"}, ((EVIDENCE, "confidence: medium", "confidence: high"),)),
    "another length in both languages, without a window": (
        {"figures"},
        (
            (PLATFORM, "note-of-rule-stop-now-of-some-pay 中文", "72 小时"),
            (PLATFORM, "note-of-rule-stop-now-of-some-pay in English", "72 hours"),
        ),
    ),
    "an amount that no source names": (
        {"figures"},
        (
            (PLATFORM, "rule-cancel-of-some-pay 中文", "单笔最多退 5000 元"),
            (PLATFORM, "rule-cancel-of-some-pay in English", "at most 5000 yuan"),
        ),
    ),
    "another figure in a statement, its quote untouched": ({"quotes"}, ((EVIDENCE, "value: 24 小时、40 分钟", "value: 72 小时、40 分钟"),)),
    "a quote that quotes nothing": ({"quotes"}, ((EVIDENCE, "quote: 原话 quote-of-bk-10", "quote: 同上"),)),
    "a blog called original and official": (
        {"carriers"},
        ((SOURCES, 'carrier: repost\n  url: "https://bank.example.org', 'carrier: original\n  url: "https://bank.example.org'),),
    ),
    "the date of a page inside its title": (
        {"published"},
        ((SOURCES, "title: Report title-of-press-report", "title: Report title-of-press-report 2026-07-01"),),
    ),
    "a note of research on a page": (
        {"research-notes"},
        ((EVIDENCE, "statement: {zh: statement-of-bk-03 中文", "statement: {zh: 【不采信】 statement-of-bk-03 中文"),),
    ),
    "the day of a law's text taken away": ({"law-texts"}, ((SOURCES, '  text_as_of: "2020-05-28"\n', ""),)),
    "evidence of another platform": ({"scope"}, ((EVIDENCE, "bk-02:\n", "bk-02:\n  scope: {platforms: [other-pay]}\n"),)),
    "another length in full-width digits": ({"figures"}, ((TOPIC, "first-action-of-frozen-account 中文", "２４小时内退回"),)),
    "a shortened address called the original": ({"carriers"}, ((SOURCES, "https://press.example.net/report", "https://t.cn/abc"),)),
    "an address with a full stop behind it": (
        {"carriers"},
        ((SOURCES, "https://press.example.net/report", "https://press.example.net/report。"),),
    ),
    "the number of somebody's identity card": (
        {"protected-numbers"},
        ((TOPIC, "first-action-of-frozen-account 中文", "身份证 110101199003074514"),),
    ),
    "the number of somebody's bank card": (
        {"protected-numbers"},
        ((TOPIC, "first-action-of-frozen-account 中文", "卡号 6222 0210 0111 2223 334"),),
    ),
    "a number that a contact warns of, as advice": (
        {"protected-numbers"},
        (
            (CONTACTS, "  evidence: [hl-01, hl-02]\npay-line", '  look_alikes: ["96100：不要拨"]\n  evidence: [hl-01, hl-02]\npay-line'),
            (TOPIC, "first-action-of-frozen-account 中文", "先发短信到 96100"),
        ),
    ),
    "markup in a text": ({"plain-words"}, ((TOPIC, "first-action-of-frozen-account 中文", "<b>先停手</b>"),)),
    "English in the place of Chinese": (
        {"plain-words"},
        ((TOPIC, "first-action-of-frozen-account 中文", "call the police first and wait"),),
    ),
    "a quote that copies half a page": ({"quotes"}, ((EVIDENCE, "quote: 原话 quote-of-bk-10", f"quote: {'长' * 340}"),)),
    "a claim called false because nobody confirms it": (
        {"false-verdicts"},
        (("claims/all.yml", "  evidence: [bk-02]\n  rules", "  evidence: [bk-06]\n  rules"),),
    ),
}


def poisoned(root: Path, edits: tuple[Edit, ...]) -> Path:
    """The world after the edits."""
    for name, old, new in edits:
        path = root / "data" / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} does not hold {old}"
        if "\n" in old or "quote:" in old:
            text = text.replace(old, new)
        else:
            lines = text.splitlines(keepends=True)
            text = "".join(line if line.startswith("  quote:") else line.replace(old, new) for line in lines)
        path.write_text(text, "utf-8")
    return root


def errors(root: Path) -> set[str]:
    """The checks that stop a build."""
    return {problem.code for problem in find_problems(root, TODAY).problems if problem.severity is Severity.ERROR}


def test_the_world_before_any_edit_has_no_error(tmp_path: Path) -> None:
    """Else every case below would pass for another reason."""
    assert errors(copied(tmp_path)) == set()


@pytest.mark.parametrize("name", POISON)
def test_an_edit_that_misleads_is_an_error(name: str, tmp_path: Path) -> None:
    """What a reviewer overlooks in a difference of YAML stops the build all the same."""
    expected, edits = POISON[name]

    assert expected <= errors(poisoned(copied(tmp_path), edits))


@pytest.mark.parametrize("lock", ["contacts.lock", "translations.lock"])
def test_a_lock_that_is_deleted_with_the_edit_does_not_hide_it(lock: str, tmp_path: Path) -> None:
    """Who can edit records can delete files."""
    root = poisoned(copied(tmp_path), ((CONTACTS, '"12348"', '"12384"'),))
    (root / lock).unlink()

    assert "locks" in errors(root)


def test_a_debt_added_by_hand_does_not_excuse_the_edit(tmp_path: Path) -> None:
    """The list of debts only shrinks."""
    root = poisoned(copied(tmp_path), ((EVIDENCE, "value: 24 小时、40 分钟", "value: 72 小时、40 分钟"),))
    with (root / "debts.lock").open("a", encoding="utf-8") as file:
        file.write("quotes\tevidence/bk-02\tvalue\t0123456789\tits quote does not hold `72 小时`\n")

    assert {"locks", "quotes"} <= errors(root)
