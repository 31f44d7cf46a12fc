"""A corridor prints only evidence that holds between its places: its rails, its two ends and their firms."""

import pytest

from generator.pages.blocks import AnswerBox, Cell, Facts, Page, Statements
from generator.pages.place_pages import corridor_page
from generator.records.scope import Scope
from generator.records.vocabulary import Scenario
from tests.pages.conftest import MakeContext
from tests.small_world import labels, records

KEY = "cn-hk"
FIELDS = ("handling", "difficulty", "advice")


def cells(page: Page) -> list[Cell]:
    """What the corridor itself says, in the order of `FIELDS`."""
    blocks = (*page.lead, *(block for section in page.sections if section.id == "key-facts" for block in section.blocks))
    boxes = [block.cell for block in blocks if isinstance(block, AnswerBox)]
    return [*boxes, *(cell for block in blocks if isinstance(block, Facts) for _, cell in block.rows)]


@pytest.mark.parametrize(
    ("scope", "holds"),
    [
        (Scope(regions=("HK",)), True),
        (Scope(regions=("US",)), False),
        (Scope(rails=("hk-wire",)), True),
        (Scope(rails=("hk-local",)), True),
        (Scope(rails=("another-rail",)), False),
        (Scope(rails=("hk-wire",), regions=("US",)), False),
        (Scope(platforms=("some-pay",)), True),
        (Scope(platforms=("another-pay",), regions=("CN",)), False),
        (Scope(transfer_types=("chat",)), True),
        (Scope(transfer_types=("another-way",), regions=("CN",)), False),
        (Scope(institutions=("another-class",)), False),
        (Scope(regions=("CN",), scenarios=(Scenario.SCAM,)), True),
        (Scope(everywhere="各国都一样"), True),
    ],
)
def test_evidence_of_another_rail_or_place_is_not_printed(context: MakeContext, scope: Scope, *, holds: bool) -> None:
    """The rule on remittances from the US stood under the corridor to Japan: where nothing is left, it is general advice."""
    corridor = records().corridors[KEY]
    cited = {key for name in FIELDS for key in getattr(corridor, name).evidence} | {*corridor.facts}
    evidence = {key: item.model_copy(update={"scope": scope}) if key in cited else item for key, item in records().evidence.items()}
    page = corridor_page(context(evidence=evidence), KEY, corridor)
    facts = [item.evidence for part in page.sections for block in part.blocks if isinstance(block, Statements) for item in block.items]
    general = labels("zh").words["ui"]["general-advice"]

    assert [cell.evidence for cell in cells(page)] == [getattr(corridor, name).evidence if holds else () for name in FIELDS]
    assert [cell.window == general for cell in cells(page)] == [not holds] * len(FIELDS)
    assert facts == ([(key,) for key in corridor.facts] if holds else [])
