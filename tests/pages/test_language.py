"""What an English reader gets when there is no English, and how answers and sentences are worded."""

import pytest

from generator.pages.formats import format_article
from generator.pages.language import ORIGINAL, Language, Phrase, nest_quotes
from generator.records.base import Text
from generator.records.guidance import Labels
from generator.records.vocabulary import Answer
from tests.small_world import LANGUAGES, labels

LABELS = Labels(words={"ui": {"article": "Art. {number}"}})
ENGLISH = Language("en", LABELS, untranslated=1)
CHINESE = Language("zh", LABELS)


def test_a_text_without_english_is_shown_in_chinese_and_marked() -> None:
    """A voice that reads English aloud would make noise of it."""
    assert ENGLISH.say(Text(zh="两小时内")) == Phrase("两小时内", ORIGINAL)


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
    """要对方点收款吗：要. What is neither yes nor no has the same words everywhere."""
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_in_a_row_keep_their_stops_and_phrases_get_semicolons(language: str) -> None:
    """“the sooner the better.; US experience: …” stood in a table."""
    text = Language(language, labels(language))
    stop, semicolon = text.ui("stop").strip(), text.ui("semicolon")

    assert text.join_sentences([f"甲{stop}", f"乙{stop}"]) == f"甲{stop}{text.ui('stop')[1:]}乙{stop}"
    assert text.join_sentences(["甲", "乙"]) == f"甲{semicolon}乙"
    assert (text.join_sentences(["甲"]), text.join_sentences([])) == ("甲", "")


def test_a_place_inside_a_sentence_has_its_article() -> None:
    """“The clock here is that of United Kingdom” sounds like a machine, on the page of somebody who needs a person."""
    labels = Labels(words={"region": {"GB": "United Kingdom", "HK": "Hong Kong"}, "region-in-sentence": {"GB": "the United Kingdom"}})
    english = Language("en", labels)

    assert [english.in_sentence(place) for place in ("United Kingdom", "Hong Kong", "Europe")] == [
        "the United Kingdom",
        "Hong Kong",
        "Europe",
    ]


def test_what_stands_between_quotation_marks_quotes_with_the_other_kind() -> None:
    """“tap “take back”” ends twice."""
    assert nest_quotes(Phrase("tap “take back”")) == Phrase("tap ‘take back’")
