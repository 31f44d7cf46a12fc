"""Windows, situations, days, money and answers → words of one language."""

import re
from datetime import date

from generator.pages.language import Language, Phrase
from generator.planner.cases import Case
from generator.records.base import Money
from generator.records.values import Window
from generator.records.vocabulary import RECEIVERS, WaitsFor, WindowKind

_ARTICLE = re.compile(r"第([0-9、—]+)条")
_PAUSE = re.compile(r"[。，：；.,:;]\s*")


def format_window(window: Window, language: Language, *, receiver: bool = False, others: bool = False) -> str:
    """A window in words; the words and their order come from the labels.

    Args:
        window: Of an action, or of a fact.
        language: Of the page.
        receiver: Whether the reader is the one who received the money: then "before they accept" is "before you accept".
        others: Whether everything around it is about what others must do, so that it need not say whose time it is.

    Returns:
        `发出后 24 小时内，且对方收款之前`, `从转出起满 24 小时`; what binds others, holds and usual times
        say that they are no deadline. Without what keeps an event from coming, which the words beside it say.
    """
    parts = []
    if window.length is not None and window.unit is not None and window.starts_at is not None:
        unit = language.word("unit-many" if window.length > 1 else "unit", window.unit.value)
        start, event = (language.word(section, window.starts_at.value) for section in ("after-event", "event"))
        kind = "owed" if others and window.kind is WindowKind.OTHER_SIDE_BY else window.kind.value
        words = language.ui(f"window-{kind}", start=start, event=event, length=window.length, unit=unit)
        if window.kind is not WindowKind.ACT_BY:
            return words
        parts.append(words)
    if window.until is not None:
        event = window.until.value
        own = f"receiver-{event}" if receiver else event
        section = "before-event" if parts else "until-event"
        parts.append(language.word(section, own if own in language.sections[section] else event))
    return language.ui("window-join").join(parts)


def format_article(article: str, language: Language) -> Phrase:
    """`第122条` in the words this language has for articles; any other wording stays as it is, marked as Chinese."""
    found = _ARTICLE.fullmatch(article)
    return Phrase(language.ui("article", number=found[1].replace("、", ", ").replace("—", "–"))) if found else language.original(article)


def format_said(text: Phrase, word: str) -> Phrase:
    """A text without the word of its answer, which is printed in front of it: `不能。没有撤回按钮` with `不能` → `没有撤回按钮`.

    A text that consists of the word, or does not begin with it, stays as it is.
    """
    if not word or not text.text.startswith(word):
        return text
    pause = _PAUSE.match(text.text, len(word))
    rest = text.text[pause.end() :] if pause else ""
    return Phrase(rest[0].upper() + rest[1:], text.lang) if rest else text


def format_situation(language: Language, case: Case | None, section: str, key: str, waits: WaitsFor | None = None) -> str:
    """The label `key` of a section of labels, in the words of the case where it has some of its own.

    Args:
        language: Of the page.
        case: A receiver reads "you", not "they".
        section: Of the labels.
        key: In the section.
        waits: What the money waits for: a red packet is opened, a payment by Zelle finds its payee enrolled.
    """
    before = "receiver" if case and case.role in RECEIVERS else waits.value if waits else ""
    return language.word(section, own if before and (own := f"{before}-{key}") in language.sections[section] else key)


def format_day(day: date) -> str:
    """`2026-11-24`, in every language: every reader understands ISO 8601, and it sorts."""
    return day.isoformat()


def format_money(money: Money, language: Language) -> str:
    """`20,000 元（人民币）`, `CNY 20,000`: the amount as the source gives it; a currency without a label keeps its ISO code."""
    currency = language.sections["currency"].get(money.currency, money.currency)
    return language.ui("money", amount=f"{money.amount:,f}", currency=currency)
