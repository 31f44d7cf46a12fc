"""The decoder: a typo becomes a problem with its place and the likely fix, never an exception."""

import pytest

from generator.loading.decoder import decode_record, fields_at
from generator.loading.yaml_reader import read_yaml
from generator.problems import Location, RecordPath
from generator.records.base import Money, Text
from generator.records.claims import Claim, Contradiction
from generator.records.cross_border import Place, Rail
from generator.records.evidence import Evidence, Source
from generator.records.platform import Platform
from generator.records.procedure import Paper
from generator.records.values import Fact, Period, Window

RECORD = RecordPath("platforms", "a-pay")
FACT = 'answer: "yes"\ntext: 可以\nevidence: [a]\n'

PLACE = 'name: a\nregion: China\nsummary: a\nfirst: {answer: "yes", text: a, evidence: [a]}\n'

FAULTS = {
    "unknown key": (Fact, FACT + "widnow: 1\n", (("widnow",), "unknown-key", "no field `widnow` here", "did you mean `window`?")),
    "unknown key inside": (
        Fact,
        FACT + "window: {kind: act-by, length: 1, unit: hour, start_at: sent}\n",
        (("window", "start_at"), "unknown-key", "no field", "did you mean `starts_at`?"),
    ),
    "unknown key in a list": (
        Platform,
        'name: a\nregion: CN\nsummary: a\nrules:\n  - {answer: "no", txt: b, text: b, evidence: [], id: a, question: a}\n',
        (("rules", 0, "txt"), "unknown-key", "no field", "did you mean `text`?"),
    ),
    "missing key": (Fact, "text: 可以\nevidence: []\n", ((), "missing-key", "the field `answer` is missing", "add `answer:`")),
    "unknown value": (
        Fact,
        "answer: maybe\ntext: 可以\nevidence: []\n",
        (("answer",), "unknown-value", "`maybe`", "allowed: yes, no, conditional, disputed, unknown"),
    ),
    "misspelt value": (
        Fact,
        "answer: conditonal\ntext: 可以\nevidence: []\n",
        (("answer",), "unknown-value", "`conditonal`", "did you mean `conditional`?"),
    ),
    "id with capitals": (Fact, 'answer: "no"\ntext: 可以\nevidence: [WX-01]\n', (("evidence", 0), "wrong-form", "`WX-01`", "lower-case")),
    "number for a text": (Text, "zh: 110\n", (("zh",), "wrong-type", "a text is expected, not a number", "quotes")),
    "list for a text": (Text, "zh: [a]\n", (("zh",), "wrong-type", "a text is expected, not a list", "quotes")),
    "day that does not exist": (
        Evidence,
        "statement: a\nsource: a\nquote: a\nchecked_on: 2026-02-30\nconfidence: high\n",
        (("checked_on",), "wrong-date", "2026-02-30", "2026-11-23"),
    ),
    "length without its event": (Window, "{kind: act-by, length: 24, unit: hour}\n", ((), "incomplete", "starts_at", "")),
    "length of zero": (
        Window,
        "{kind: act-by, length: 0, unit: hour, starts_at: sent}\n",
        (("length",), "wrong-value", "`0` is too small", "at least 1"),
    ),
    "length as a text": (
        Window,
        '{kind: act-by, length: "24", unit: hour, starts_at: sent}\n',
        (("length",), "wrong-type", "not a text", "without quotes"),
    ),
    "length as a decimal": (
        Window,
        "{kind: act-by, length: 1.5, unit: hour, starts_at: sent}\n",
        (("length",), "wrong-type", "with a point", "digits"),
    ),
    "currency in lower case": (Money, "{amount: 1, currency: cny}\n", (("currency",), "wrong-form", "`cny`", "CNY")),
    "negative amount": (Money, "{amount: -1, currency: CNY}\n", (("amount",), "wrong-value", "`-1` is too small", "at least 0")),
    "amount as a text": (
        Money,
        '{amount: "1.50", currency: CNY}\n',
        (("amount",), "wrong-type", "a number is expected, not a text", "digits"),
    ),
    "number where a text in two languages may stand": (
        Fact,
        'answer: "no"\ntext: 95188\nevidence: []\n',
        (("text",), "wrong-type", "a text is expected, not a number", "quotes"),
    ),
    "text for a list": (
        Fact,
        'answer: "no"\ntext: a\nevidence: wx-01\n',
        (("evidence",), "wrong-type", "a list is expected, not a text", "- "),
    ),
    "text for a mapping": (
        Fact,
        'answer: "no"\ntext: a\nevidence: []\nwindow: 24 小时\n',
        (("window",), "wrong-type", "a mapping of fields is expected, not a text", "length, unit, starts_at"),
    ),
    "truth without quotes": (
        Claim,
        "claim: a\nverdict: false\ntruth: b\nsection: intro\nevidence: []\n",
        (("verdict",), "wrong-type", "not true/false", 'write "false" in quotes'),
    ),
    "contradiction with one side": (
        Contradiction,
        "subject: a\nsides: [b]\njudgement: c\nevidence: [d]\n",
        ((), "incomplete", "two sides at least", ""),
    ),
    "empty text": (Text, 'zh: ""\n', (("zh",), "wrong-value", "the text is empty", "remove the key")),
    "text without end": (Text, f"zh: {'长' * 1300}\n", (("zh",), "wrong-value", "1300 characters; at most 1200", "fewer")),
    "day as a number": (Period, "valid_from: 20261123\n", (("valid_from",), "wrong-date", "`20261123`", "2026-11-23")),
    "seconds since 1970": (Period, "valid_from: 1700006400\n", (("valid_from",), "wrong-date", "`1700006400`", "2026-11-23")),
    "seconds since 1970, quoted": (Period, 'valid_from: "86400"\n', (("valid_from",), "wrong-date", "`86400`", "2026-11-23")),
    "day with an hour": (Period, "valid_from: 2026-11-23 00:00\n", (("valid_from",), "wrong-date", "00:00", "2026-11-23")),
    "day in full width": (Period, "valid_from: ２０２６-11-23\n", (("valid_from",), "wrong-date", "２０２６", "2026-11-23")),
    **{
        f"address {url}": (
            Source,
            f'title: a\nkind: law\ncarrier: original\nurl: "{url}"\n',
            (("url",), "wrong-form", "has not the form", "starting with https://"),
        )
        for url in (
            "www.gov.cn",
            "https://www.gov.cn@evil.example/",
            "https://[::1",
            "https://a／b.cn",
            "https://a.cn/\\\\b",
            "https://镜像.cn",
        )
    },
    "country by its name": (Place, PLACE, (("region",), "wrong-form", "`China`", "CN, HK or GB")),
    "flag as a word": (Paper, 'paper: a\nrequired: "no"\n', (("required",), "wrong-type", "true or false is expected", "without quotes")),
    "evidence without a source": (
        Evidence,
        "statement: a\nchecked_on: 2026-11-23\nconfidence: high\n",
        ((), "incomplete", "a source and a quote", ""),
    ),
}


@pytest.mark.parametrize(("model", "text", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_its_place_and_its_cure(model: type, text: str, expected: tuple) -> None:
    """The contributor reads this line alone; it must be enough."""
    record, problems = decode_record(model, read_yaml(text.encode(), "a.yml").value, RECORD)
    path, code, message, hint = expected

    assert record is None
    assert {RECORD[:2]} == {problem.where[:2] for problem in problems}
    assert [(path, code)] == [(problem.where.path, problem.code) for problem in problems]
    assert message in problems[0].message
    assert hint in problems[0].hint


def test_all_problems_of_a_record_come_at_once() -> None:
    """One error at a time turns a small pull request into five rounds."""
    _, problems = decode_record(Fact, {"answer": "maybe", "txt": "a", "evidence": ["A"]}, RECORD)

    assert {"unknown-value", "missing-key", "unknown-key", "wrong-form"} == {problem.code for problem in problems}


@pytest.mark.parametrize("value", [[], "a text", 1, True])
def test_a_record_that_is_no_mapping_is_refused(value: object) -> None:
    """A file that holds a list by mistake must not end in a traceback."""
    record, problems = decode_record(Fact, value, RECORD)

    assert record is None
    assert ["wrong-type"] == [problem.code for problem in problems]


def test_a_bare_string_is_chinese() -> None:
    """Most contributors write Chinese; they should not have to type `zh:` to be understood."""
    record, _ = decode_record(Fact, {"answer": "no", "text": "不可以", "evidence": []}, RECORD)

    assert record is not None
    assert Text(zh="不可以") == record.text


def test_an_unknown_key_is_marked_at_the_key_and_a_wrong_value_at_the_value() -> None:
    """The caret of an editor lands where the mending begins."""
    document = read_yaml(b"a:\n  key: value\n", "a.yml")

    assert Location("a.yml", 2, 3) == document.locate(("a", "key"), on_key=True)
    assert Location("a.yml", 2, 8) == document.locate(("a", "key"))


def test_what_is_missing_is_marked_at_its_parent() -> None:
    """There is no place for what is not there; the nearest one is the record itself."""
    document = read_yaml(b"a:\n  key: value\n", "a.yml")

    assert Location("a.yml", 2, 3) == document.locate(("a", "other", "deeper"))


def test_fields_are_known_through_lists_and_options() -> None:
    """The «did you mean» needs the names that are allowed exactly there."""
    assert "starts_at" in fields_at(Platform, ("rules", 0, "window"))
    assert () == fields_at(Platform, ("name", "zh"))


def test_whether_a_rail_crosses_is_no_word() -> None:
    """`crosses: "no"` would be read as false today and as true by the next reader of YAML."""
    _, problems = decode_record(Rail, {"crosses": "no"}, RECORD)

    assert "wrong-type" in {problem.code for problem in problems if problem.where.path == ("crosses",)}
