"""The decoder: a typo becomes a problem with its place and the likely fix, never an exception."""

import pytest

from generator.loading.decoder import Fault, decode_record, fields_at, place
from generator.loading.yaml_reader import read_yaml
from generator.models.base import Money, Text
from generator.models.evidence import Evidence
from generator.models.platform import Platform
from generator.models.values import Fact, Window

FACT = 'answer: "yes"\ntext: 可以\nevidence: [a]\n'

FAULTS = {
    "unknown key": (Fact, FACT + "widnow: 1\n", (("widnow",), "unknown-key", "no field `widnow` here", "did you mean `window`?")),
    "unknown key inside": (
        Fact,
        FACT + "window: {length: 1, unit: hour, start_at: sent}\n",
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
    "length without its event": (Window, "{length: 24, unit: hour}\n", ((), "incomplete", "starts_at", "")),
    "length of zero": (
        Window,
        "{length: 0, unit: hour, starts_at: sent}\n",
        (("length",), "wrong-value", "greater than or equal to 1", ""),
    ),
    "length as a text": (Window, '{length: "24", unit: hour, starts_at: sent}\n', (("length",), "wrong-value", "integer", "")),
    "length as a decimal": (Window, "{length: 1.5, unit: hour, starts_at: sent}\n", (("length",), "wrong-value", "integer", "")),
    "currency in lower case": (Money, "{amount: 1, currency: cny}\n", (("currency",), "wrong-form", "`cny`", "")),
    "negative amount": (Money, "{amount: -1, currency: CNY}\n", (("amount",), "wrong-value", "greater than or equal to 0", "")),
    "evidence without a source": (
        Evidence,
        "statement: a\nchecked_on: 2026-11-23\nconfidence: high\n",
        ((), "incomplete", "a source and a quote", ""),
    ),
}


@pytest.mark.parametrize(("model", "text", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_its_place_and_its_cure(model: type, text: str, expected: tuple) -> None:
    """The contributor reads this line alone; it must be enough."""
    record, faults = decode_record(model, read_yaml(text.encode()).value)
    path, code, message, hint = expected

    assert record is None
    assert [(path, code)] == [(fault.path, fault.code) for fault in faults]
    assert message in faults[0].message
    assert hint in faults[0].hint


def test_all_faults_of_a_record_come_at_once() -> None:
    """One error at a time turns a small pull request into five rounds."""
    _, faults = decode_record(Fact, {"answer": "maybe", "txt": "a", "evidence": ["A"]})

    assert {"unknown-value", "missing-key", "unknown-key", "wrong-form"} == {fault.code for fault in faults}


@pytest.mark.parametrize("value", [[], "a text", 1, True])
def test_a_record_that_is_no_mapping_is_refused(value: object) -> None:
    """A file that holds a list by mistake must not end in a traceback."""
    record, faults = decode_record(Fact, value)

    assert record is None
    assert ["wrong-type"] == [fault.code for fault in faults]


def test_a_bare_string_is_chinese() -> None:
    """Most contributors write Chinese; they should not have to type `zh:` to be heard."""
    record, _ = decode_record(Fact, {"answer": "no", "text": "不可以", "evidence": []})

    assert record is not None
    assert Text(zh="不可以") == record.text


def test_an_unknown_key_is_marked_at_the_key_and_a_wrong_value_at_the_value() -> None:
    """The caret of an editor lands where the mending begins."""
    document = read_yaml(b"a:\n  key: value\n")

    assert (2, 3) == place(document, Fault(("a", "key"), "", "", "", on_key=True))
    assert (2, 8) == place(document, Fault(("a", "key"), "", "", ""))


def test_what_is_missing_is_marked_at_its_parent() -> None:
    """There is no place for what is not there; the nearest one is the record itself."""
    document = read_yaml(b"a:\n  key: value\n")

    assert (2, 3) == place(document, Fault(("a", "other", "deeper"), "", "", ""))


def test_fields_are_known_through_lists_and_options() -> None:
    """The «did you mean» needs the names that are allowed exactly there."""
    assert "starts_at" in fields_at(Platform, ("rules", 0, "window"))
    assert () == fields_at(Platform, ("name", "zh"))
