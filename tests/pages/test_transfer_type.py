"""The page of a way of paying: where the money is, and what is still open when."""

import pytest

from tests.elements import read_cell, rows_of, table_of
from tests.small_world import LANGUAGES, labels, pages, printed_text, records

MOMENTS = ("1m", "5m", "30m", "2h", "24h", "3d", "later")
STANDS = {
    "chat": {"wait-return": ("depends", "depends", "depends", "depends", "closed", "closed", "closed")},
    "card": {
        "comes-back": ("coming", "coming", "coming", "coming", "due", "should-have-come", "should-have-come"),
        "stop-card": ("open", "open", "closing", "closed", "closed", "closed", "closed"),
    },
}
"""Way of paying → procedure with a window of its own → how it stands at each moment; a day until accepted, a day, forty minutes."""
TONES = {
    "open": "yes",
    "closing": "yes",
    "coming": "yes",
    "depends": "conditional",
    "due": "conditional",
    "should-have-come": "conditional",
    "closed": "no",
    "none": "no",
}
MATRIX = {
    "chat": ("depends", "depends", "depends", "depends", "closed", "closed", "closed"),
    "card": ("open", "open", "open", "coming", "due", "should-have-come", "should-have-come"),
    "cash": ("none",) * 7,
}
"""Way of paying → what is still open of its own at each moment."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", STANDS)
def test_a_window_stands_at_each_moment_as_its_clock_says_and_its_last_quarter_is_closing(way: str, language: str) -> None:
    """“Passed” in the last ten minutes of forty: nobody tries, and the money is gone. What comes by itself is never too late."""
    words = labels(language).words
    rows = table_of(pages(language)[f"transfer-types/{way}.md"].sections["windows"], f"windows-{way}")

    assert {key: {title: (cell.word, cell.tone) for title, cell in row.items()} for key, row in rows.items()} == {
        f"{way}-{key}": {
            words["moment"][moment]: (words["state"][state], TONES[state]) for moment, state in zip(MOMENTS, states, strict=True)
        }
        for key, states in STANDS[way].items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", MATRIX)
def test_the_matrix_calls_a_way_open_as_long_as_one_step_of_its_own_is(way: str, language: str) -> None:
    """A step that is about to close is the one to take first. Where nothing of its own is left, the general ones are."""
    words = labels(language).words
    cells = table_of(pages(language)["comparisons/time-windows.md"].lead, "time-windows")[way]
    left = {"closed": words["ui"]["nothing-own-open"], "none": words["ui"]["no-own-option"]}
    usable = [
        tuple(
            printed_text(records().procedures[key].name, language)
            for key, states in STANDS.get(way, {}).items()
            if states[place] != "closed"
        )
        for place, _ in enumerate(MOMENTS)
    ]

    assert [(title, cell.word, cell.tone, cell.text, cell.links) for title, cell in cells.items()] == [
        (words["moment"][moment], words["state"][state], TONES[state], left.get(state, ""), names)
        for moment, state, names in zip(MOMENTS, MATRIX[way], usable, strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_draws_each_window_as_long_as_it_is(language: str) -> None:
    """On an axis of equal steps: 40 minutes lie between the third and the fourth of seven moments, a day at the fifth."""
    found = []
    for way in ("card", "chat"):
        for bar in pages(language)[f"transfer-types/{way}.md"].sections["windows"].one("ul", "z-timeline").all("li"):
            words = bar.one(css="z-window").text
            found.append((bar.one("b").text, bar.one("rect").attributes["width"], bar.attributes["class"], "24" in words, "40" in words))

    assert found == [
        (printed_text(records().procedures["comes-back"].name, language), "227", "z-tone-open", True, False),
        (printed_text(records().procedures["stop-card"].name, language), "120", "z-tone-open", False, True),
        (printed_text(records().procedures["wait-return"].name, language), "227", "z-tone-depends", True, False),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_money_is_told_by_its_stages(language: str) -> None:
    """Sent, accepted where somebody must accept, credited, final: each in the words of its own field."""
    words = labels(language).words["stage"]
    for key, fields in {
        "chat": {"sent": "held_at", "accepted": "acceptance", "credited": "settlement", "final": "finality"},
        "card": {"sent": "held_at", "credited": "settlement", "final": "finality"},
    }.items():
        stages = pages(language)[f"transfer-types/{key}.md"].sections["money"].one("ol", "z-flow").all("li")
        way = records().transfer_types[key]

        assert [(stage.one("b").text, stage.one("span").text) for stage in stages] == [
            (words[name], printed_text(getattr(way, field).text, language)) for name, field in fields.items()
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_says_what_stands_above_is_not_said_again(language: str) -> None:
    """Whoever reads the same rule three times looks for the difference: one repeats a text, one gives the same answer again."""
    rows = rows_of(pages(language)["transfer-types/chat.md"].sections["rules"])
    left = next(rule for rule in records().platforms["some-pay"].rules if rule.id == "stop-now")

    assert [(label, cell.text) for label, cell in rows] == [
        (printed_text(records().vocabularies["questions"]["scam-stop"].name, language), printed_text(left.text, language))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_without_windows_of_its_own_says_so(language: str) -> None:
    """An empty heading would look like a mistake of ours."""
    section = pages(language)["transfer-types/cash.md"].sections["windows"]

    assert section.text == labels(language).words["ui"]["no-own-window"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("way", "there"),
    [
        ("chat", ["payer-wrong-payee", "payee-wrong-payee", "merchant-wrong-payee", "payer-scam", "payer-recovery-offer"]),
        ("card", ["payer-scam", "../chat/payer-recovery-offer"]),
    ],
)
def test_a_way_of_paying_leads_to_its_plans(way: str, there: list[str], language: str) -> None:
    """Two taps from the name of a way to what to do."""
    links = pages(language)[f"transfer-types/{way}.md"].sections["plans"].all("a")

    assert [link.attributes["href"] for link in links] == [
        f"../../plans/chat/{plan.removeprefix('../chat/')}/" if plan.startswith("..") else f"../../plans/{way}/{plan}/" for plan in there
    ]
    assert len({link.text for link in links}) == len(links)


def test_a_claim_about_a_way_stands_on_its_page_once_named_in_a_cell() -> None:
    """Named under two answers of a block, it looks like two claims."""
    page = pages("zh")["transfer-types/chat.md"]
    cells = [cell for _, cell in rows_of(page.sections["money"])]

    assert [len(cell.links) for cell in cells] == [1, 0, 0, 0, 0]
    assert read_cell(page.sections["claims"]).links == ()
    assert page.sections["claims"].one("a").attributes["href"] == "../../claims/heard-a/"
