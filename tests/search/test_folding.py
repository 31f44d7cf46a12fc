"""One spelling for every character: who types traditional characters finds what simplified ones find, sign by sign."""

import pytest

from generator.search.folding import folding, normalise


@pytest.mark.parametrize(
    ("typed", "simplified"),
    [
        ("回覆", "回复"),
        ("答覆", "答复"),
        ("覆核", "复核"),
        ("重覆轉賬", "重复转账"),
        ("復議", "复议"),
        ("複印", "复印"),
        ("帳戶", "账户"),
        ("帳戸", "账户"),
        ("匯款", "汇款"),
        ("轉帳", "转账"),
        ("餘額", "余额"),
        ("徵信", "征信"),
        ("侵佔", "侵占"),
        ("臺灣", "台湾"),
        ("颱風", "台风"),
        ("乾淨", "干净"),
        ("祇有", "只有"),
        ("回執", "回执"),
        ("沖正", "冲正"),
        ("衝正", "冲正"),
        ("註銷", "注销"),
        ("聯繫", "联系"),
        ("掃瞄", "扫描"),
        ("藉口", "借口"),
        ("逕自", "径自"),
        ("姊姊", "姐姐"),
        ("區塊鍊", "区块链"),
        ("甚麼", "什么"),
        ("顯著", "显着"),
    ],
)
def test_traditional_characters_are_those_of_the_mainland(typed: str, simplified: str) -> None:
    """Those too that zhconv converts in phrases alone, or takes for right."""
    assert normalise(typed) == simplified


def test_simplified_text_stays_as_it_is() -> None:
    """Each changed character costs its reader a file: the map is fetched when a pair of characters is not in the index."""
    common = "还款回复账户余额身份证部分什么时候覆盖"
    assert normalise(common) == common.replace("覆", "复")


def test_every_character_stays_in_its_place() -> None:
    """What is marked in a snippet is counted in the text as it is written."""
    assert all(len(new) == 1 for new in folding().values())
    assert all(new not in map(chr, folding()) for new in folding().values()), "nothing is folded twice"
