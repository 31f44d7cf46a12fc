"""A voice that reads a title aloud needs its language: an English title read as Chinese is noise, a Japanese one is misread."""

import pytest

from generator.text.language_of_words import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("振込内容を間違えた", "ja"),
        ("訂正・組戻", "ja"),
        ("예보 착오송금 반환지원", "ko"),
        ("3 เรื่องต้องรู้", "th"),
        ("Отмена перевода в обработке", "ru"),
        ("إلغاء التحويل", "ar"),
        ("跨境支付通可“秒到账”", "zh-CN"),
        ("《云闪付APP安全中心上线》", "zh-CN"),
        ("匯款後發現不對勁", "zh-CN"),
        ("APP scams policy clarifications", "en"),
        ("Thailand’s New Cybercrime Measures", "en"),
        ("Progress of research and development of E-CNY (人行)", "en"),
        ("Botão de contestação do Pix", ""),
        ("2025-04", ""),
        ("", ""),
    ],
)
def test_the_script_tells_the_language(words: str, language: str) -> None:
    """Where it does not, nothing is said: a wrong language is worse than none."""
    assert language_of(words) == language
