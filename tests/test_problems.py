"""One problem in four formats: for people, for terminals, for programs, for a pull request."""

import json

import pytest

from generator.problems import Format, Location, Problem, RecordPath, Severity, render

ERROR = Problem(Location("data/platforms/a.yml", 41, 13), "unknown-key", "no field `widnow` here", "did you mean `window`?")
WARNING = Problem(Location("data/claims/a.yml", 2, 3), "orphans", "nothing uses 100 %\nof it", severity=Severity.WARNING)

PLAIN = """\
data/claims/a.yml:2:3: warning: orphans: nothing uses 100 %
of it
data/platforms/a.yml:41:13: unknown-key: no field `widnow` here
  hint: did you mean `window`?"""

GITHUB = """\
::warning file=data/claims/a.yml,line=2,col=3,title=orphans::nothing uses 100 %25%0Aof it
::error file=data/platforms/a.yml,line=41,col=13,title=unknown-key::no field `widnow` here%0Ahint: did you mean `window`?"""

COLOUR = (
    "\x1b[1mdata/claims/a.yml:2:3\x1b[0m: \x1b[33morphans\x1b[0m: nothing uses 100 %\nof it\n"
    "\x1b[1mdata/platforms/a.yml:41:13\x1b[0m: \x1b[31munknown-key\x1b[0m: no field `widnow` here\n"
    "  \x1b[36mhint: did you mean `window`?\x1b[0m"
)


@pytest.mark.parametrize(("style", "expected"), [(Format.PLAIN, PLAIN), (Format.GITHUB, GITHUB), (Format.COLOUR, COLOUR)])
def test_problems_are_printed_in_file_order(style: Format, expected: str) -> None:
    """Editors jump along `file:line:column`; a code host shows the annotation at the line."""
    assert expected == render([ERROR, WARNING], style)


def test_json_holds_every_field() -> None:
    """A program must not have to parse the sentence."""
    first, second = json.loads(render([ERROR, WARNING], Format.JSON))

    assert {"file": "data/claims/a.yml", "line": 2, "column": 3} == first["location"]
    assert ["location", "code", "message", "hint", "severity"] == list(first)
    assert first["severity"] == "warning"
    assert {"code": "unknown-key", "hint": "did you mean `window`?", "severity": "error"}.items() <= second.items()


@pytest.mark.parametrize(("style", "expected"), [(Format.PLAIN, ""), (Format.COLOUR, ""), (Format.GITHUB, ""), (Format.JSON, "[]")])
def test_nothing_wrong_prints_nothing(style: Format, expected: str) -> None:
    """Silence is the good news; JSON stays JSON."""
    assert expected == render([], style)


def test_a_name_full_of_signs_spoils_no_annotation() -> None:
    """One line for each problem, whatever a file is called."""
    problem = Problem(Location("data/a,b:c%\n.yml"), "stray-file", "no kind of record lives here")

    assert "::error file=data/a%2Cb%3Ac%25%0A.yml,line=1," in render([problem], Format.GITHUB)


def test_a_problem_in_a_record_gets_its_line_from_whoever_knows_it() -> None:
    """A check knows the field; a contributor needs the line."""
    place = RecordPath("claims", "c-1", ("verdict",))
    found = Problem(place, "a-check", "wrong", "mend it", Severity.WARNING)
    known = {place: Location("data/claims/a.yml", 3, 12)}

    assert Problem(Location("data/claims/a.yml", 3, 12), "a-check", "wrong", "mend it", Severity.WARNING) == found.located(
        known.__getitem__
    )
    assert ERROR == ERROR.located(known.__getitem__)
    with pytest.raises(TypeError, match="not located yet"):
        render([found], Format.PLAIN)
