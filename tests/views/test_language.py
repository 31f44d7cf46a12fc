"""What an English reader gets when there is no English, or only old English."""

import pytest

from generator.models.base import Text
from generator.models.dataset import Dataset
from generator.models.guidance import Labels
from generator.models.vocabulary import Answer
from generator.views.formats import format_article
from generator.views.language import ORIGINAL, Language, Phrase

LABELS = Labels(words={"ui": {"article": "Art. {number}"}})
ENGLISH = Language("en", LABELS, behind=frozenset({("一天内", "within two hours")}), untranslated=1)
CHINESE = Language("zh", LABELS)


def test_a_text_without_english_is_shown_in_chinese_and_marked() -> None:
    """A voice that reads English aloud would make noise of it."""
    assert ENGLISH.say(Text(zh="两小时内")) == Phrase("两小时内", ORIGINAL)


def test_english_that_has_fallen_behind_is_not_shown() -> None:
    """Two hours where the Chinese now says a day: no answer is better than the old one."""
    assert ENGLISH.say(Text(zh="一天内", en="within two hours")) == Phrase("一天内", ORIGINAL)
    assert ENGLISH.say(Text(zh="一天内", en="within a day")) == Phrase("within a day")


def test_a_menu_name_inside_an_english_sentence_is_marked() -> None:
    """It has to stay Chinese, for it is what stands on the reader's screen."""
    assert ENGLISH.runs("Bill → 投诉 (complaint)") == (Phrase("Bill → "), Phrase("投诉", ORIGINAL), Phrase(" (complaint)"))
    assert CHINESE.runs("账单 → 投诉") == (Phrase("账单 → 投诉"),)


def test_an_article_is_counted_as_the_language_counts_and_other_wording_stays() -> None:
    """`第122条` says nothing to somebody who cannot read it."""
    assert format_article("第316、320条", ENGLISH) == Phrase("Art. 316, 320")
    assert format_article("电子支付条款", ENGLISH) == Phrase("电子支付条款", ORIGINAL)


def test_the_yes_and_no_of_an_open_question_are_not_said() -> None:
    """“Who decides: yes” frightens a reader who is looking for a name."""
    labels = Labels(words={"answer": {"yes": "可以", "no": "不可以", "conditional": "有条件"}, "answered": {}})
    language = Language("zh", labels)

    assert language.answer("decider", Answer.YES) == ""
    assert language.answer("decider", Answer.NO) == ""
    assert language.answer("decider", Answer.CONDITIONAL) == "有条件"


def test_a_closed_question_is_answered_in_its_own_words() -> None:
    """要对方点收款吗：要. What is neither yes nor no is said alike everywhere."""
    labels = Labels(
        words={
            "answer": {"yes": "可以", "no": "不可以", "unknown": "未查到"},
            "answered": {"acceptance": "answer-must"},
            "answer-must": {"yes": "要", "no": "不要"},
        }
    )
    language = Language("zh", labels)

    assert language.answer("acceptance", Answer.YES) == "要"
    assert language.answer("acceptance", Answer.NO) == "不要"
    assert language.answer("acceptance", Answer.UNKNOWN) == "未查到"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_closed_question_of_the_labels_is_a_column_or_a_question(real: Dataset, language: str) -> None:
    """A misspelt one would be open, and its answers would lose their words without anybody noticing."""
    words = real.labels[language].words

    assert set(words["answered"]) <= set(words["column"]) | set(real.vocabularies["questions"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sentences_in_a_row_keep_their_stops_and_phrases_get_semicolons(real: Dataset, language: str) -> None:
    """“the sooner the better.; US experience: …” stood in a table."""
    said = Language(language, real.labels[language])
    stop, semicolon = said.ui("stop").strip(), said.ui("semicolon")

    assert said.in_a_row([f"甲{stop}", f"乙{stop}"]) == f"甲{stop}{said.ui('stop')[1:]}乙{stop}"
    assert said.in_a_row(["甲", "乙"]) == f"甲{semicolon}乙"
    assert (said.in_a_row(["甲"]), said.in_a_row([])) == ("甲", "")
