"""The strict reader: every way a YAML file can mean something else than its writer thinks is refused, and line and column are right."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.loading.characters import MAX_BYTES
from generator.loading.unreadable import Unreadable
from generator.loading.yaml_reader import MAX_DEPTH, MAX_NODES, MOST_PROBLEMS, read_yaml

BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

TRAPS = {
    "norway": ("regions:\n  - NO\n", (2, 5, "ambiguous")),
    "yes": ("answer: yes\n", (1, 9, "ambiguous")),
    "on as a key": ("on: x\n", (1, 1, "ambiguous")),
    "null": ("a: null\n", (1, 4, "ambiguous")),
    "tilde": ("a: ~\n", (1, 4, "ambiguous")),
    "True": ("a: True\n", (1, 4, "ambiguous")),
    "sexagesimal": ("hours: 12:30\n", (1, 8, "ambiguous")),
    "sexagesimal with seconds": ("hours: 1:00:00\n", (1, 8, "ambiguous")),
    "midnight": ("hours: 24:00\n", (1, 8, "ambiguous")),
    "octal": ("number: 0755\n", (1, 9, "ambiguous")),
    "octal that is none": ("number: 0898\n", (1, 9, "ambiguous")),
    "octal of YAML 1.2": ("number: 0o17\n", (1, 9, "ambiguous")),
    "hexadecimal": ("number: 0x1F\n", (1, 9, "ambiguous")),
    "plus": ("number: +86755\n", (1, 9, "ambiguous")),
    "underscore": ("amount: 1_000\n", (1, 9, "ambiguous")),
    "exponent": ("amount: 1e3\n", (1, 9, "ambiguous")),
    "infinity": ("amount: .inf\n", (1, 9, "ambiguous")),
    "bare point": ("amount: .5\n", (1, 9, "ambiguous")),
    "too many digits": ("number: 6222021234567890123\n", (1, 9, "ambiguous")),
    "equals sign": ("a: =\n", (1, 4, "ambiguous")),
    "binary": ("a: 0b101\n", (1, 4, "ambiguous")),
    "merge": ("a:\n  <<: {b: 1}\n", (2, 3, "merge")),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", (3, 1, "duplicate-key")),
    "duplicate key, quoted": ('a: 1\n"a": 3\n', (2, 1, "duplicate-key")),
    "duplicate key inside": ("a:\n  - b: 1\n    b: 2\n", (3, 5, "duplicate-key")),
    "text cut by a comment": ("a: 见 #3 条\n", (1, 5, "cut-text")),
    "comment after a value": ("a: one # two\n", (1, 7, "cut-text")),
    "anchor": ("a: &x 1\n", (1, 4, "anchor")),
    "anchor on a mapping": ("a: &x\n  b: 1\n", (1, 4, "anchor")),
    "emphasis": ("a: &重要\n", (1, 5, "syntax")),
    "alias": ("a: *x\n", (1, 4, "alias")),
    "self reference": ("&a [*a]\n", (1, 1, "anchor")),
    "tag": ("a: !foo b\n", (1, 4, "tag")),
    "python object": ("a: !!python/object/apply:os.system [ls]\n", (1, 4, "tag")),
    "tag of a string": ("a: !!str 1\n", (1, 4, "tag")),
    "billion laughs": (BILLION_LAUGHS, (1, 4, "anchor")),
    "byte-order mark": ("\ufeffa: 1\n", (1, 1, "encoding")),
    "windows line ends": ("a: 1\r\nb: 2\r\n", (1, 5, "line-ends")),
    "old mac line ends": ("a: 1\rb: 2\n", (1, 5, "line-ends")),
    "tab as indent": ("a:\n\tb: 1\n", (2, 1, "tab")),
    "tab in a text": ("a: 1\nb: x\ty\n", (2, 5, "tab")),
    "bidi override in an escape": ('a: "x\\u202ey"\n', (1, 4, "character")),
    "nul in an escape": ('a: "x\\0y"\n', (1, 4, "character")),
    "zero-width space in the escape of a key": ('"a\\u200b": x\n', (1, 1, "character")),
    "soft hyphen": ("a: x\u00ady\n", (1, 5, "character")),
    "filler": ("a: \u3164\n", (1, 4, "character")),
    "em space": ("a: x\u2003y\n", (1, 5, "character")),
    "tag character": ("a: x\U000e0041\n", (1, 5, "character")),
    "lost character": ("a: \ufffd\n", (1, 4, "character")),
    "private use": ("a: \ue000\n", (1, 4, "character")),
    "no character": ("a: \uffff\n", (1, 4, "character")),
    "bidi override": ("a: x\u202ey\n", (1, 5, "character")),
    "bidi isolate": ("a: x\u2066y\n", (1, 5, "character")),
    "zero-width space": ("a: x\u200by\n", (1, 5, "character")),
    "zero-width no-break space": ("a: x\ufeffy\n", (1, 5, "character")),
    "line separator": ("a: x\u2028y\n", (1, 5, "character")),
    "no-break space as indent": ("a:\n\u00a0b: 1\n", (2, 1, "character")),
    "next line": ("a: x\u0085y\n", (1, 5, "character")),
    "nul": ("a: x\x00y\n", (1, 5, "character")),
    "escape sequence": ("a: \x1b[31m\n", (1, 4, "character")),
    "empty file": ("", (1, 1, "empty-file")),
    "only a comment": ("# nothing\n", (1, 1, "empty-file")),
    "empty value": ("a:\nb: 1\n", (1, 3, "empty-value")),
    "empty list item": ("- a\n-\n", (2, 2, "empty-value")),
    "full-width colon": ("a: 1\nname：微信\n", (2, 5, "colon")),
    "full-width colon in the middle": ("a: 1\nname：微信\nb: 2\n", (2, 5, "colon")),
    "full-width colon at the top": ("name：微信\nb: 2\n", (1, 5, "colon")),
    "full-width colon alone": ("name：微信\n", (1, 5, "colon")),
    "full-width colon inside": ("name:\n  zh：微信\n", (2, 5, "colon")),
    "full-width colon in a list": ("- name：微信\n", (1, 7, "colon")),
    "no space after the colon": ("a: 1\nname:微信\nb: 2\n", (2, 5, "colon")),
    "no space after the colon at the top": ("name:微信\nb: 2\n", (1, 5, "colon")),
    "no space after the only colon": ("name:\n  zh:微信\n", (2, 5, "colon")),
    "no space after a colon in braces": ("name: {zh:微信}\n", (1, 13, "empty-value")),
    "no space after the dash": ("a:\n  -b\n  -c\n", (2, 3, "dash")),
    "no space after the second dash": ("a:\n  - b\n  -c\n", (3, 3, "dash")),
    "full-width comma in brackets": ("a: [b，c]\n", (1, 5, "comma")),
    "enumeration comma in brackets": ("a: [微信、支付宝]\n", (1, 5, "comma")),
    "full-width dash": ("a:\n  －b\n", (2, 3, "dash")),
    "full-width space after the colon": ("a:\u3000b\nc: d\n", (1, 3, "character")),
    "full-width space as indent": ("a:\n\u3000- b\n", (2, 1, "character")),
    "text over two lines": ("a: 一\n  二\n", (1, 4, "lines")),
    "list item indented too far": ("a:\n  - b\n    - c\n", (2, 5, "lines")),
    "key indented too far": ("a: 1x\n b: 2\n", (1, 4, "lines")),
    "quote closed on the next line": ('a: "b\nc: d"\n', (1, 4, "lines")),
    "quote left open before another": ('a: "b\nc: "d"\n', (1, 4, "lines")),
    "directive": ("%YAML 1.1\n---\na: 1\n", (1, 1, "tag")),
    "conflict": ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n", (2, 1, "conflict")),
    "second document": ("a: 1\n---\nb: 2\n", (2, 1, "documents")),
    "text after a block sign": ("a: |#x\n  b\n", (1, 4, "block")),
    "key that is a list": ("[a]: 1\n", (1, 1, "key")),
    "second colon": ("a: b: c\n", (1, 5, "syntax")),
    "open quote": ('a: "b\n', (1, 4, "syntax")),
    "quote inside quotes": ('a: "b"c"\n', (1, 7, "syntax")),
    "open bracket": ("a: [b\n", (2, 1, "syntax")),
    "reserved sign": ("a: @b\n", (1, 4, "syntax")),
    "percent": ("a: %b\n", (1, 4, "syntax")),
    "comma in a flow mapping": ("a: {label: b, and c}\n", (1, 20, "empty-value")),
    "wrong indent": ("a:\n  b: 1\n c: 2\n", (3, 2, "syntax")),
    "too deep": ("[" * (MAX_DEPTH + 1), (1, MAX_DEPTH + 1, "depth")),
    "fifty thousand brackets": ("[" * 50_000, (1, MAX_DEPTH + 1, "depth")),
    "fifty thousand braces": ("{" * 50_000, (1, 2, "key")),
    "too many values": ("[" + "a," * MAX_NODES + "]", (1, 2 * MAX_NODES, "too-large")),
    "too many bytes": ("#" * (MAX_BYTES + 1), (1, 1, "too-large")),
}


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS.keys())
def test_a_trap_is_refused_at_its_place(text: str, expected: tuple[int, int, str]) -> None:
    """Each of these loads without a word in an ordinary YAML reader, or fails without saying where."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(text.encode(), "a.yml")

    problem = caught.value.problems[0]
    assert expected == (problem.location.line, problem.location.column, problem.code)
    assert problem.location.file == "a.yml"


BYTES = {
    "gbk": ("a: 1\nname: 微信\n".encode("gbk"), (2, 8, "encoding")),
    "latin-1": ("name: é\n".encode("latin-1"), (1, 7, "encoding")),
    "lone surrogate": (b"a: \xed\xa0\x80\n", (1, 4, "encoding")),
    "utf-16": ("a: 1\n".encode("utf-16"), (1, 1, "encoding")),
    "cut in the middle of a character": ("a: 微".encode()[:-1], (1, 4, "encoding")),
}


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_not_utf8_are_refused(data: bytes, expected: tuple[int, int, str]) -> None:
    """Half of the editors in use here can still save as GBK."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(data, "a.yml")

    problem = caught.value.problems[0]
    assert expected == (problem.location.line, problem.location.column, problem.code)
    assert problem.location.file == "a.yml"


VALUES = {
    "text that looks like a date": ("2026-02-30", "2026-02-30"),
    "date": ("2026-11-23", "2026-11-23"),
    "integer": ("24", 24),
    "negative": ("-3", -3),
    "zero": ("0", 0),
    "decimal": ("1.10", Decimal("1.10")),
    "true": ("true", True),
    "quoted yes": ('"yes"', "yes"),
    "quoted number": ("'110'", "110"),
    "number with a hyphen": ("0755-12333", "0755-12333"),
    "comment sign in quotes": ('"见 #3 条"', "见 #3 条"),
    "hash inside a word": ("a#b", "a#b"),
    "full-width colon inside": ("注意：重要", "注意：重要"),
    "full-width colon after a Latin word": ("ATM：次日到账", "ATM：次日到账"),
    "colon inside a word": ("https://a.example/b", "https://a.example/b"),
    "astral characters": ("𠮷😀❤\ufe0f", "𠮷😀❤\ufe0f"),
    "full-width comma in a sentence": ("先打电话，再截图、报警", "先打电话，再截图、报警"),
    "full-width space inside": ("一\u3000二", "一\u3000二"),
    "escaped quote": ('"a \\"b\\" c"', 'a "b" c'),
    "folded": (">-\n  a\n  b", "a b"),
    "literal": ("|\n  a\n  b", "a\nb\n"),
    "quoted empty": ('""', ""),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES.keys())
def test_a_value_means_what_it_says(text: str, expected: object) -> None:
    """Two contributors must not read one file in two ways."""
    value = read_yaml(f"a: {text}\n".encode(), "a.yml").value["a"]

    assert expected == value
    assert type(expected) is type(value)


def test_a_sentence_in_braces_keeps_its_commas() -> None:
    """Only a list is separated by them."""
    assert {"a": {"zh": "可以，但要快", "en": "yes"}} == read_yaml(
        "a: {zh: 可以，但要快, en: yes}\n".encode().replace(b"yes", b'"yes"'), "a.yml"
    ).value


def test_marks_lead_to_keys_and_values() -> None:
    """An error that points elsewhere costs the contributor an evening."""
    document = read_yaml(b"a:\n  - b: 1\n    c: [p, q]\n", "a.yml")

    assert {"a": [{"b": 1, "c": ["p", "q"]}]} == document.value
    assert (2, 8) == document.marks["a", 0, "b"]
    assert (2, 5) == document.keys["a", 0, "b"]
    assert (3, 12) == document.marks["a", 0, "c", 1]


def test_a_syntax_error_is_explained_to_a_newcomer() -> None:
    """The words of libyaml are for people who write parsers."""
    with pytest.raises(Unreadable) as caught:
        read_yaml("a: 注意: 重要\n".encode(), "a.yml")

    assert "quotes" in caught.value.problems[0].hint


def test_everything_wrong_in_a_file_is_reported_at_once() -> None:
    """A file with four slips must not take four rounds."""
    with pytest.raises(Unreadable) as caught:
        read_yaml("a: NO\nb: 见 #3\na: 1\nc: 010\nd:\ne: &x 1\nf：2\n".encode(), "a.yml")

    problems = [(each.location.line, each.code) for each in caught.value.problems]
    assert [
        (1, "ambiguous"),
        (2, "cut-text"),
        (3, "duplicate-key"),
        (4, "ambiguous"),
        (5, "empty-value"),
        (6, "anchor"),
        (7, "colon"),
    ] == problems


def test_one_slip_is_reported_once() -> None:
    """A text that runs on makes the parser stumble later; the second message would only confuse."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(b"name: a\n region: CN\n", "a.yml")

    (problem,) = caught.value.problems
    assert "indent the next line like its neighbours" in problem.hint


def test_line_ends_are_reported_once_and_other_characters_each() -> None:
    """A file from Windows has one mistake, not four hundred."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(b"a: 1\r\nb:\t2\r\nc: x\xc2\xa0y\r\n", "a.yml")

    assert ["line-ends", "tab", "character"] == [each.code for each in caught.value.problems]


def test_problems_come_in_the_order_of_the_file() -> None:
    """Whatever the reader looks for first: a contributor works downwards."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(b"a:\tx\nb: 1\r\n", "a.yml")

    assert [(1, "tab"), (2, "line-ends")] == [(each.location.line, each.code) for each in caught.value.problems]


def test_of_a_file_full_of_slips_the_first_ones_are_reported() -> None:
    """Four hundred problems of one kind were made by a program; nobody reads them."""
    with pytest.raises(Unreadable) as caught:
        read_yaml("".join(f"a{number}: &x 1\n" for number in range(2 * MOST_PROBLEMS)).encode(), "a.yml")

    assert [*range(1, MOST_PROBLEMS + 1)] == [each.location.line for each in caught.value.problems]


def test_a_file_nobody_can_read_is_not_called_empty_too() -> None:
    """Its author can see that it is not."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(b"@a\n", "a.yml")

    assert ["syntax"] == [each.code for each in caught.value.problems]


def test_every_complaint_of_the_parser_has_a_cure() -> None:
    """What a contributor can type must not end in the words of a parser alone."""
    starts = (
        r"""a'b' ?·a -·a |a >·a * & !重要 !! @ ` % 'a'b "\q" "\u12" "\UFFFFFFFF" {a [a [a]] {a:·b}} a:·b ] } -·[ !< !a!b ... ' " , [,]"""
    )
    for text in (start.replace("·", " ") for start in starts.split()):
        try:
            read_yaml(f"x: 1\na: {text}\nb: 1\n".encode(), "a.yml")
        except Unreadable as error:
            assert all(problem.hint for problem in error.problems), (text, error.problems)


@given(st.binary(max_size=300))
@settings(max_examples=400)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    """Pull requests come from anybody."""
    _read(data)


@given(st.text(alphabet=st.sampled_from("ab: -#&*!|>'\"%@`[]{},?\n~0123456789.微：yesno<=\\_+"), max_size=120))
@settings(max_examples=1500)
def test_no_text_crashes_the_reader(text: str) -> None:
    """The signs of YAML in every order: far likelier to reach its corners than arbitrary bytes."""
    _read(text.encode())


@given(st.text(max_size=200))
@settings(max_examples=400)
def test_no_unicode_crashes_the_reader(text: str) -> None:
    """All of Unicode, surrogates excepted: they cannot be encoded."""
    _read(text.encode("utf-8", "replace"))


def _read(data: bytes) -> None:
    """Reads or raises Unreadable; any other exception fails the test. Lines and columns lie inside the file."""
    lines = data.count(b"\n") + 1
    try:
        document = read_yaml(data, "a.yml")
    except Unreadable as error:
        assert error.problems
        assert all(1 <= each.location.line <= lines + 1 and each.location.column >= 1 and each.code for each in error.problems)
    else:
        assert all(1 <= line <= lines and column >= 1 for line, column in document.marks.values())
